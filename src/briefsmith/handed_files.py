"""The disk around `brief verify`: reads a file that was handed around, and finds its saved sources."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefsmith.diagnostics import Diagnostic
from briefsmith.library import SourceFileError
from briefsmith.project import leads_out, read_inside, read_plain_file, read_project_profiles
from briefsmith.provenance.model import ProvenanceRecord
from briefsmith.verifying.model import Verification
from briefsmith.verifying.proving import FoundSource, Sources
from briefsmith.verifying.verification import verify

if TYPE_CHECKING:
    from briefsmith.sources.profiles import Profile

#: How many files of a folder are looked at, and how large one may be.
_MOST_FILES, _MOST_BYTES = 50_000, 512 * 1024 * 1024


def verify_file(path: Path, sources: Path | None) -> tuple[Verification, tuple[Diagnostic, ...]]:
    """Verifies the .docx at ``path``, also against the saved articles in the folder ``sources``, and gives
    what is wrong with the publishers' profiles that lie in that folder.

    Raises ``OSError`` where the file cannot be read, or where the folder is none.
    """
    data = read_plain_file(path)
    if sources is None:
        return verify(data, path.as_posix()), ()
    if not sources.is_dir():
        raise NotADirectoryError(20, "it is not a folder", str(sources))
    wrong: list[Diagnostic] = []
    return verify(data, path.as_posix(), partial(find_sources, sources, wrong)), tuple(wrong)


def find_sources(folder: Path, wrong: list[Diagnostic], record: ProvenanceRecord) -> Sources:
    """The files of a folder that a record names: by their digest, wherever they lie in it and whatever they
    are called now, or else by their name. What is wrong with profiles is added to ``wrong``.
    """
    wanted = dict.fromkeys((quotation.file, quotation.digest) for quotation in record.quotations)
    by_digest = _by_digest(folder, {digest for _, digest in wanted}, [file for file, _ in wanted])
    names = {Path(file).name for file, digest in wanted if digest not in by_digest}
    by_name = _by_name(folder, names) if names else {}
    profiles: dict[str, Profile] = {}
    # The folder of sources may be a project, or one that lies in the project of the working folder.
    for project in (Path(), folder):
        own, problems = read_project_profiles(project)
        profiles |= own
        wrong.extend(problem for problem in problems if problem not in wrong)
    found: dict[tuple[str, str], FoundSource] = {}
    opened: dict[str, FoundSource] = {}
    for file, digest in wanted:
        at = by_digest.get(digest) or _named(folder, file, by_name)
        if at is not None:
            if at not in opened:
                opened[at] = _read(folder, at, profiles)
            found[file, digest] = opened[at]
    return found


def _read(folder: Path, file: str, profiles: Mapping[str, Profile]) -> FoundSource:
    from briefsmith.sources.reader import read_source

    try:
        return FoundSource(file, read_source(read_inside(folder, file), file, profiles))
    except SourceFileError:
        return FoundSource(file, None)


def _by_digest(folder: Path, digests: set[str], likely: list[str]) -> dict[str, str]:
    """Where the files with these digests lie; those that have kept their names are looked at first."""
    found: dict[str, str] = {}
    guesses = [name for file in likely for name in (file, Path(file).name)]
    for file in (*dict.fromkeys(guesses), *_files(folder)):
        if digests <= found.keys():
            break
        digest = _digest(folder, file)
        if digest in digests:
            found.setdefault(digest, file)
    return found


def _digest(folder: Path, file: str) -> str:
    try:
        path = folder / file
        if leads_out(folder, path) or not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return ""
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


def _by_name(folder: Path, names: set[str]) -> dict[str, str]:
    """The first file of each name."""
    found: dict[str, str] = {}
    for file in _files(folder):
        name = Path(file).name
        if name in names:
            found.setdefault(name, file)
    return found


def _named(folder: Path, file: str, by_name: dict[str, str]) -> str | None:
    """The file at the recorded path, or else one of the same name."""
    try:
        if not leads_out(folder, folder / file) and (folder / file).is_file():
            return file
    except (OSError, ValueError):
        return None
    return by_name.get(Path(file).name)


def _files(folder: Path) -> Iterator[str]:
    """The files below a folder in an order that does not change; hidden folders are passed over."""
    seen = 0
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            seen += 1
            if seen > _MOST_FILES:
                return
            yield (Path(here) / name).relative_to(folder).as_posix()
