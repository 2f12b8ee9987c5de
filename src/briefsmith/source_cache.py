"""Sources that were read before, kept on disk by the hash of their file; it can be deleted at any time."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import platform
import secrets
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from briefsmith.sources.model import Source
from briefsmith.sources.stored import DamagedError, pack, unpack

#: Where it lies, below the project folder.
CACHE_FOLDER = ".cache/briefsmith"
#: The folder in it that is not ours: the answers of the citation engine.
CITATION_FOLDER = "citations"
#: What it may take on the disk, in bytes; beyond it, what was stored first goes first.
MOST_BYTES = 1 << 30
#: One entry may take this much.
MOST_ENTRY_BYTES = 1 << 27
_ENTRY = ".source"
#: The length of a seal (HMAC-SHA-256) and of the key, in bytes.
SEAL_BYTES = 32
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# What Briefsmith read; delete it at any time.\n"
#: What decides how a file is read, below the package.
_READING = ("sources", "text", "spans.py", "diagnostics.py")


@dataclass(frozen=True)
class SourceCache:
    """What one version of the reading code has read. ``folder`` holds one folder a version.

    Quotations are proven against what is read from here, so every entry is sealed with ``key``, which
    only this user has: a cache that comes along with somebody's project counts for nothing.

    No failure of the disk is raised: what cannot be loaded is read anew, what cannot be stored is
    not. Several processes may use one folder at a time.
    """

    folder: Path
    version: str
    key: bytes

    def load(self, digest: str, path: str) -> Source | None:
        """The source whose file has that SHA-256 (in hex), as if read from ``path``."""
        entry = self._entry(digest)
        try:
            if entry.stat().st_size > MOST_ENTRY_BYTES:
                return None
            source = unpack(self._unsealed(entry.read_bytes(), digest))
        except (OSError, DamagedError):
            return None
        return _at(source, path) if source.digest == digest else None

    def store(self, source: Source) -> None:
        """Keeps a source: the entry appears whole or not at all."""
        data = pack(source)
        data = self._seal(data, source.digest) + data
        if len(data) > MOST_ENTRY_BYTES:
            return
        entry = self._entry(source.digest)
        with contextlib.suppress(OSError):
            if not entry.parent.is_dir():
                entry.parent.mkdir(parents=True, exist_ok=True)
                (self.folder / "CACHEDIR.TAG").write_text(_TAG, encoding="utf-8")
            write_whole(entry, data)

    def tidy(self) -> None:
        """Removes what other versions left, all but the latest of them, and what is beyond the bound."""
        with contextlib.suppress(OSError):
            kept = (self.version, CITATION_FOLDER)
            others = [path for path in self.folder.iterdir() if path.is_dir() and path.name not in kept]
            for path in sorted(others, key=_age)[:-1]:
                shutil.rmtree(path, ignore_errors=True)
            _shrink(self.folder / self.version)

    def _seal(self, data: bytes, digest: str) -> bytes:
        return hmac.digest(self.key, f"{self.version} {digest} ".encode() + data, "sha256")

    def _unsealed(self, sealed: bytes, digest: str) -> bytes:
        """What was sealed with this user's key; raises ``DamagedError`` for anything else."""
        seal, data = sealed[:SEAL_BYTES], sealed[SEAL_BYTES:]
        if not hmac.compare_digest(seal, self._seal(data, digest)):
            raise DamagedError("not sealed by this user")
        return data

    def _entry(self, digest: str) -> Path:
        return self.folder / self.version / digest[:2] / f"{digest}{_ENTRY}"


def own_key() -> bytes | None:
    """The key of this user, made when it is first asked for; ``None`` where it cannot be kept."""
    state = os.environ.get("XDG_STATE_HOME") or ""
    try:
        folder = (
            Path(state) if Path(state).is_absolute() else Path.home() / ".local" / "state"
        ) / "briefsmith"
        path = folder / "cache-key"
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(path, secrets.token_bytes(SEAL_BYTES))  # mkstemp makes it readable by its owner alone
        key = path.read_bytes()
    except (OSError, RuntimeError):
        return None
    return key if len(key) == SEAL_BYTES else None


@cache
def reading_version(also: bytes = b"") -> str:
    """A hash of everything that decides how a file is read: the reading code, the profiles, the
    libraries, and ``also`` (what a project adds). Another version never sees the results of this one.
    """
    hashed = hashlib.sha256(also)
    package = files("briefsmith")
    for name in _READING:
        for path, data in package_contents(package / name, name):
            hashed.update(f"{path} {len(data)}\n".encode())
            hashed.update(data)
    for line in (platform.python_version(), unicodedata.unidata_version, *_libraries()):
        hashed.update(f"{line}\n".encode())
    return hashed.hexdigest()[:16]


def package_contents(entry: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """The files below an entry of a package, with their paths, in an order that does not change."""
    if entry.is_file():
        if not path.endswith(".pyc"):
            yield path, entry.read_bytes()
    elif entry.name != "__pycache__":
        for below in sorted(entry.iterdir(), key=lambda one: one.name):
            yield from package_contents(below, f"{path}/{below.name}")


def _libraries() -> Iterator[str]:
    """The libraries that are installed for Briefsmith, with their versions."""
    with contextlib.suppress(metadata.PackageNotFoundError):
        for line in metadata.requires("briefsmith") or ():
            name = line.split(";")[0].split("[")[0].split(">")[0].split("=")[0].split("<")[0].strip(" ~!")
            if "extra ==" not in line:
                with contextlib.suppress(metadata.PackageNotFoundError):
                    yield f"{name} {metadata.version(name)}"


def _at(source: Source, path: str) -> Source:
    """The source with the path of the file that was asked for."""
    if source.path == path:
        return source
    problems = tuple(
        replace(problem, place=replace(problem.place, file=path))
        if problem.place and problem.place.file == source.path
        else problem
        for problem in source.problems
    )
    return replace(source, path=path, problems=problems)


def write_whole(target: Path, data: bytes) -> None:
    """Writes a file in a folder that is there: it appears whole or not at all. Raises ``OSError``."""
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _age(path: Path) -> float:
    return path.stat().st_mtime


def _shrink(folder: Path) -> None:
    """Removes the oldest entries until no more than four fifths of the bound are taken."""
    entries = []
    for path in folder.glob("*/*"):
        with contextlib.suppress(OSError):
            known = path.stat()
            entries.append((known.st_mtime, known.st_size, path))
    taken = sum(size for _, size, _ in entries)
    if taken <= MOST_BYTES:
        return
    for _, size, path in sorted(entries):
        if taken <= MOST_BYTES * 4 // 5:
            return
        with contextlib.suppress(OSError):
            path.unlink()
            taken -= size
