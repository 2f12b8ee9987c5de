"""Replaces one file whole or not at all, and never over what somebody else wrote in the meantime."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

if os.name == "posix":
    import fcntl

_SUFFIX = ".part"
#: For reading and writing by everybody, as far as the user's own mask leaves that.
_NEW_FILE = 0o666


class FileChangedError(OSError):
    """The file is not any more what was read; nothing was written."""

    def __init__(self, file: str) -> None:
        reason = "another program changed it meanwhile, so nothing was written; run the command again"
        super().__init__(errno.EBUSY, reason, file)


def replace_file(target: Path, content: bytes, expected: bytes | None) -> None:
    """Puts ``content`` in the place of the file ``target``, which held ``expected`` when it was read
    (``None``: there was none).

    The new content goes into a temporary file in the same folder, reaches the disk, and takes the name
    of the old one in one step: whatever happens, the old file stands there or the new one. Access rights
    are kept, and where ``target`` is a symbolic link, the file behind it is replaced. What a run
    that was killed left behind is cleared away. Raises `FileChangedError` where the file holds
    something else by now, and ``OSError`` where the disk refuses.
    """
    try:
        _replace(target.resolve(), content, expected)
    except FileChangedError:
        raise FileChangedError(str(target)) from None
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error


def _replace(target: Path, content: bytes, expected: bytes | None) -> None:
    sweep(target)
    old = _status(target)
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "the file is write-protected")
    with _temporary(target, content, old) as temporary:
        if _content(target) != expected:
            raise FileChangedError(target.name)
        temporary.replace(target)
    _settle(target.parent)


def sweep(target: Path) -> None:
    """Removes the temporary files for ``target`` that no running program holds."""
    with contextlib.suppress(OSError):
        for path in target.parent.iterdir():
            if path.name.startswith(_prefix(target)) and path.name.endswith(_SUFFIX):
                with contextlib.suppress(OSError):
                    _remove_abandoned(path)


def _prefix(target: Path) -> str:
    return f".{target.name}."


def _remove_abandoned(path: Path) -> None:
    if os.name != "posix":
        path.unlink()  # which such systems refuse while a program holds it open
        return
    with path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def _temporary(target: Path, content: bytes, old: os.stat_result | None) -> Iterator[Path]:
    """A file in the target's folder with the content, on the disk, with the rights of the old file; it
    is held until it has taken its place, and is gone in any case.
    """
    handle, name = tempfile.mkstemp(prefix=_prefix(target), suffix=_SUFFIX, dir=target.parent)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _hold(file)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            _with_rights(path, old)
            if os.name != "posix":
                file.close()  # such systems do not rename a file that is open
            yield path
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _hold(file: IO[bytes]) -> None:
    """Shows to other runs that somebody is writing here."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _with_rights(path: Path, old: os.stat_result | None) -> None:
    if old is not None and os.name == "posix":
        with contextlib.suppress(OSError):
            os.chown(path, old.st_uid, old.st_gid)
    path.chmod(access_rights(old))


def access_rights(old: os.stat_result | None) -> int:
    """The mode of a file that takes the place of ``old``: its own, or what the user grants to new files."""
    if old is not None:
        return stat.S_IMODE(old.st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return _NEW_FILE & ~mask


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _settle(folder: Path) -> None:
    """Makes the new name reach the disk, where the system can do that."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
