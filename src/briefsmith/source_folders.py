"""What lies in a folder of sources on disk."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Callable
from pathlib import Path

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.library import SourceFileError
from briefsmith.outline.model import Outline
from briefsmith.project import leads_out
from briefsmith.source_requests import FolderFile, FolderListing

#: What systems and office programs leave in every folder: not worth a word.
_LEFT_BEHIND = ("thumbs.db", "desktop.ini", "icon\r")
#: What a saved page brings along, told by its name only where nothing else can be meant by it.
_COMPANIONS = frozenset({"text/css", "text/javascript", "application/javascript"})
_TYPES = mimetypes.MimeTypes(filenames=())

_SUBFOLDERS = "subfolders"
_HIDDEN = "hidden files"
_PICTURES = "pictures, sound and parts of saved pages"
_ODD = "neither files nor folders"
_NAMES = "files whose names cannot be printed"
_OUTLINE = "the outline itself"


def list_folders(outline: Outline) -> tuple[dict[str, FolderListing], tuple[Diagnostic, ...]]:
    """The folders among the sources by their keys, and a message for each that cannot be listed."""
    listings: dict[str, FolderListing] = {}
    problems: list[Diagnostic] = []
    for key, entry in outline.entry.sources.items():
        if entry.is_folder:
            try:
                listings[key] = list_folder(Path(outline.folder), entry.file, Path(outline.file).name)
            except SourceFileError as error:
                place = outline.place("sources", key, "file")
                problems.append(Diagnostic(error.code, Severity.ERROR, str(error), error.advice, place))
    return listings, tuple(problems)


def list_folder(project: Path, folder: str, outline_name: str = "") -> FolderListing:
    """What lies in ``folder``, a path from the project folder; subfolders are not entered.

    Raises `SourceFileError` where there is no such folder, where it cannot be read, or where it leads
    out of the project folder.
    """
    path = project / folder
    if leads_out(project, path):
        message, advice = f"{folder} leads out of the project folder.", "Copy the folder into the project."
        raise SourceFileError(message, "path-outside", advice)
    try:
        with os.scandir(path) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except NotADirectoryError as error:
        advice = "Take the slash at its end away, or name a folder."
        raise SourceFileError(f"{folder} is not a folder.", advice=advice) from error
    except FileNotFoundError as error:
        advice = "Paths are relative to the folder that the outline lies in."
        raise SourceFileError(f"There is no folder {folder}.", advice=advice) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceFileError(f"{folder} cannot be read: {reason}.") from error
    own = outline_name if path.resolve() == project.resolve() else ""
    return _listing(project, path, folder, entries, own)


def real_path(project: Path) -> Callable[[str], str]:
    """A function that gives the file behind a path from the project folder."""
    return lambda file: os.path.realpath(project / file)


def _listing(
    project: Path, path: Path, folder: str, entries: list[os.DirEntry[str]], own: str
) -> FolderListing:
    files: list[FolderFile] = []
    outside: list[str] = []
    passed: dict[str, list[str]] = {}
    real = path.resolve()
    for entry in entries:
        reason = _OUTLINE if own and entry.name == own else _reason(entry)
        if entry.is_symlink() and not entry.name.startswith(".") and leads_out(project, Path(entry.path)):
            outside.append(_shown(entry.name))
        elif reason is None:
            behind = os.path.realpath(entry.path) if entry.is_symlink() else str(real / entry.name)
            files.append(FolderFile(f"{folder.rstrip('/')}/{entry.name}", behind))
        elif reason:
            passed.setdefault(reason, []).append(_shown(entry.name))
    kept = {reason: tuple(names) for reason, names in passed.items()}
    return FolderListing(_each_once(files), tuple(outside), kept)


def _reason(entry: os.DirEntry[str]) -> str | None:
    """Why something in a folder is not read; ``None`` where it is, empty where it goes without saying."""
    name = entry.name
    if name.lower() in _LEFT_BEHIND or name.startswith(("~$", "._", ".DS_")):
        return ""
    if name.startswith("."):
        return _HIDDEN
    if not name.isprintable():
        return _NAMES
    try:
        if entry.is_dir():
            return _SUBFOLDERS
        if not entry.is_file():
            return "links that lead nowhere" if entry.is_symlink() else _ODD
    except OSError:
        return _ODD
    kind = _TYPES.guess_type(name)[0] or ""
    return (
        _PICTURES if kind.startswith(("image/", "audio/", "video/", "font/")) or kind in _COMPANIONS else None
    )


def _each_once(files: list[FolderFile]) -> tuple[FolderFile, ...]:
    """A file that also a link in the same folder leads to stands there once, under its own name."""
    own = {found.real for found in files if found.real.endswith(os.sep + found.name)}
    chosen: dict[str, FolderFile] = {}
    for found in files:
        if found.real in own and not found.real.endswith(os.sep + found.name):
            continue
        chosen.setdefault(found.real, found)
    return tuple(chosen.values())


def _shown(name: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in name)
