"""Which files a briefing is made from, and how each of them looks on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefsmith.outline.model import Outline
from briefsmith.project import PROFILE_FOLDER, lock_path

#: How a file looks: time of its last change in nanoseconds, size, number; ``None`` where there is none.
Looks = tuple[int, int, int] | None


@dataclass(frozen=True)
class Watched:
    """Files, and folders of which every file counts; paths as the user would write them."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...] = ()


def watched_for(path: Path, outline: Outline | None, before: Watched | None = None) -> Watched:
    """What the build of the outline at ``path`` reads. Where it is broken, and so names nothing, what was
    watched ``before`` still is.
    """
    if outline is None:
        return before or Watched((path, lock_path(path)), (path.parent / PROFILE_FOLDER,))
    entry, folder = outline.entry, path.parent
    named = [source.file for source in entry.sources.values() if not source.is_folder]
    named += [*entry.references]
    named += [
        file for file in (entry.template, entry.citation_style) if file.lower().endswith((".docx", ".csl"))
    ]
    folders = [source.file for source in entry.sources.values() if source.is_folder]
    return Watched(
        (path, lock_path(path), *(folder / file for file in named)),
        (folder / PROFILE_FOLDER, *(folder / file for file in folders)),
    )


def look(watched: Watched) -> Mapping[Path, Looks]:
    """How every watched file looks now."""
    found: dict[Path, Looks] = {}
    for folder in watched.folders:
        found.update(_listed(folder))
    for file in watched.files:
        found[file] = _looks(file)
    return found


def _listed(folder: Path) -> Iterator[tuple[Path, Looks]]:
    """The files of a folder but those that programs hide; subfolders are never read."""
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not (_is_passing(entry.name) or entry.is_dir())]
    except OSError:
        return
    for entry in found:
        yield folder / entry.name, _looks(entry)


def _is_passing(name: str) -> bool:
    """What editors and office programs put beside a file while they hold it or save it."""
    return (
        name.startswith((".", "~$", "#")) or name.endswith((".part", ".tmp", ".swp", "~")) or name == "4913"
    )


def _looks(path: os.PathLike[str]) -> Looks:
    try:
        known = os.stat(path)  # noqa: PTH116 - of an entry, its own `stat` may be old on Windows
    except (OSError, ValueError):
        return None
    return known.st_mtime_ns, known.st_size, known.st_ino
