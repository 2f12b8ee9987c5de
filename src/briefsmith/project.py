"""The project folder on disk: reads what lies in it, writes outputs whole, and goes nowhere else."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefsmith.citation_cache import CitationCache, formatting_version
from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.library import SourceFileError
from briefsmith.replacing import access_rights, replace_file, sweep
from briefsmith.source_cache import CACHE_FOLDER, CITATION_FOLDER, SourceCache, own_key, reading_version
from briefsmith.sources.model import Source
from briefsmith.spans import Place

if TYPE_CHECKING:
    from briefsmith.sources.profiles import Profile

#: Where the outputs go, below the project folder.
OUTPUT_FOLDER = "briefs"

#: What the name of a lock ends in.
LOCK_SUFFIX = ".lock"

#: Where an analyst's own profiles of publishers lie, below the project folder.
PROFILE_FOLDER = "profiles"
#: No project has more of them.
_PROFILE_COUNT = 1000

#: How an output is called until it takes its place, and after how many seconds nobody writes it any more.
_PREFIX, _SUFFIX, _ABANDONED = ".briefsmith-", ".part", 3600


def read_project_source(
    folder: Path,
    outline: Path,
    file: str,
    cache: SourceCache | None = None,
    profiles: Mapping[str, Profile] | None = None,
) -> Source:
    """Reads one source file, named relative to the project folder; what ``cache`` has of it is taken
    from there, and what it has not is kept there. ``profiles`` are the project's own.

    The outline, its lock and the outputs are refused: a quotation would be proven by what quotes it.

    Raises `SourceFileError` where there is no such file, where it is not a plain file, where it
    cannot be opened, or where it leads out of the project folder (also by a symbolic link).
    """
    path = folder / file
    if not leads_out(folder, path) and _quotes_itself(folder, outline, path):
        raise SourceFileError(
            f"{file} is the outline, its lock or one of its outputs, which cannot be a source.",
            "source-circular",
            "Name the saved article itself.",
        )
    data = read_inside(folder, file)
    kept = cache.load(hashlib.sha256(data).hexdigest(), file) if cache else None
    if kept is not None:
        return kept
    from briefsmith.sources.reader import read_source

    source = read_source(data, file, profiles)
    if cache:
        cache.store(source)
    return source


def project_cache(folder: Path) -> SourceCache | None:
    """What was read before of the sources of a project; ``None`` where a link leads it elsewhere,
    or this user has no place for a key.

    The project's own profiles decide how a file is read, and so belong to the version.
    """
    path = folder / CACHE_FOLDER
    key = own_key()
    if key is None or leads_out(folder, path):
        return None
    return SourceCache(path, reading_version(b"".join(_profile_bytes(folder))), key)


def citation_cache(folder: Path) -> CitationCache | None:
    """The citations that were formatted before for a project; ``None`` as for `project_cache`."""
    path = folder / CACHE_FOLDER / CITATION_FOLDER
    key = own_key()
    return None if key is None or leads_out(folder, path) else CitationCache(path, formatting_version(), key)


def _profile_bytes(folder: Path) -> Iterator[bytes]:
    for file in _profile_files(folder):
        with contextlib.suppress(SourceFileError):
            yield file.encode() + b"\0" + read_inside(folder, file) + b"\0"


def _quotes_itself(folder: Path, outline: Path, path: Path) -> bool:
    resolved = path.resolve()
    own = (outline.resolve(), lock_path(outline).resolve())
    return resolved in own or resolved.is_relative_to((folder / OUTPUT_FOLDER).resolve())


def read_project_profiles(folder: Path) -> tuple[Mapping[str, Profile], tuple[Diagnostic, ...]]:
    """The profiles of publishers in the project's ``profiles`` folder by name, and what is wrong with them.

    A profile with a mistake is left out; the others hold. There need not be any.
    """
    found: dict[str, Profile] = {}
    problems: list[Diagnostic] = []
    for file in _profile_files(folder):
        from briefsmith.sources.profile_files import read_profiles

        try:
            own, wrong = read_profiles(read_inside(folder, file), Path(file).stem, file)
        except SourceFileError as error:
            own, wrong = (
                {},
                (Diagnostic("profile-invalid", Severity.ERROR, str(error), error.advice, Place(file)),),
            )
        found |= own
        problems.extend(wrong)
    return found, tuple(problems)


def _profile_files(folder: Path) -> list[str]:
    """The names of the profiles, relative to the project folder, in an order that does not change."""
    try:
        names = sorted(entry.name for entry in (folder / PROFILE_FOLDER).iterdir())
    except OSError:
        return []
    return [f"{PROFILE_FOLDER}/{name}" for name in names if name.endswith(".toml")][:_PROFILE_COUNT]


def read_inside(folder: Path, file: str) -> bytes:
    """The bytes of a file inside the project folder; raises `SourceFileError` otherwise."""
    path = folder / file
    try:
        resolved = path.resolve()
        if leads_out(folder, path):
            raise SourceFileError(
                f"{file} leads out of the project folder.",
                "path-outside",
                "Copy the file into the project folder and name the copy.",
            )
        if not resolved.exists():
            raise SourceFileError(f"There is no file {file}.", advice=_suggestion(folder, file))
        if not resolved.is_file():
            advice = f"Name a file; or write {file.rstrip('/')}/ for every article in the folder."
            raise SourceFileError(f"{file} is not a file.", advice=advice)
        return resolved.read_bytes()
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceFileError(f"{file} cannot be read: {reason}.") from error


def read_plain_file(path: Path) -> bytes:
    """The bytes of a file; raises ``OSError`` where there is none, or where it is not a file."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is not a file", str(path))
    return path.read_bytes()


def leads_out(folder: Path, path: Path) -> bool:
    """Whether a path is outside the project folder once symbolic links are followed."""
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return True


def lock_path(outline: Path) -> Path:
    """Where the lock of an outline lies: beside it, under its name."""
    if outline.suffix == LOCK_SUFFIX:
        return outline.with_name(outline.name + LOCK_SUFFIX)
    return outline.with_suffix(LOCK_SUFFIX)


def read_lock_file(outline: Path) -> bytes | None:
    """The bytes of the lock beside an outline, ``None`` where there is none.

    Raises `SourceFileError` where it cannot be read, or leads out of the project folder.
    """
    path = lock_path(outline)
    if not path.exists() and not path.is_symlink():
        return None
    return read_inside(path.parent, path.name)


def replace_inside(path: Path, content: bytes, expected: bytes | None) -> None:
    """Replaces the outline or its lock whole or not at all, as `replace_file` does.

    Raises ``OSError`` also where a link leads out of the project folder.
    """
    if leads_out(path.parent, path):
        raise OSError(errno.EPERM, "it leads out of the project folder", str(path))
    replace_file(path, content, expected)


def clear_leftovers(path: Path) -> None:
    """Clears away what runs that were killed left beside the outline or its lock."""
    sweep(path.resolve())


def _suggestion(folder: Path, file: str) -> str:
    from rapidfuzz import process

    parent = (folder / file).parent
    with contextlib.suppress(OSError, ValueError):
        names = sorted(entry.name for entry in parent.iterdir() if entry.is_file())[:5000]
        best = process.extractOne(Path(file).name, names, score_cutoff=60)
        if best:
            near = Path(file).with_name(best[0]).as_posix()
            return f"Did you mean {near}? Paths are relative to the outline's folder."
    return "Paths are relative to the folder that the outline lies in."


def write_outputs(folder: Path, outputs: Mapping[str, bytes]) -> tuple[tuple[Path, bool], ...]:
    """Writes all files or none: each goes to a temporary file first, and only when all of them lie
    on the disk do they take the places of the old ones.

    ``outputs`` maps file names to contents. Gives each path, and whether its content is new; a file
    that already holds the same bytes is left alone, and one that is replaced keeps its access rights.
    Raises ``OSError`` where the disk refuses; the old files then still stand.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _clear_abandoned(folder)
    written: list[tuple[Path, bool]] = []
    waiting: list[_Waiting] = []
    done: list[_Waiting] = []
    target = folder
    try:
        for name, content in outputs.items():
            target = folder / name
            old = target.read_bytes() if target.exists() else None
            written.append((target, old != content))
            if old != content:
                waiting.append(_Waiting(target, _temporary(target, content), old))
        for each in waiting:
            target = each.target
            each.temporary.replace(target)
            done.append(each)
    except OSError as error:
        for each in done:
            _restore(each)
        raise OSError(error.errno, error.strerror, str(target)) from error
    finally:
        for each in waiting:
            each.temporary.unlink(missing_ok=True)
    return tuple(written)


@dataclass(frozen=True)
class _Waiting:
    """A file that is to be replaced, its new content on the disk, and its old content."""

    target: Path
    temporary: Path
    old: bytes | None


def _restore(each: _Waiting) -> None:
    with contextlib.suppress(OSError):
        if each.old is None:
            each.target.unlink(missing_ok=True)
        else:
            _temporary(each.target, each.old).replace(each.target)


def _clear_abandoned(folder: Path) -> None:
    """Removes what builds that were killed left behind; a build that runs has younger files."""
    oldest = time.time() - _ABANDONED
    for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < oldest:
                path.unlink()


def _temporary(target: Path, content: bytes) -> Path:
    """A file beside ``target`` with the content and the access rights that the target has or would get."""
    folder, old = target.parent, target.stat() if target.exists() else None
    handle, path = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(path).chmod(access_rights(old))
    except BaseException:
        Path(path).unlink(missing_ok=True)
        raise
    return Path(path)
