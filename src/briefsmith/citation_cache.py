"""Citations that were formatted before, on disk by the hash of the question; delete it at any time."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from briefsmith.source_cache import SEAL_BYTES, package_contents, write_whole

#: How many answers are kept; a build asks one question.
MOST_ENTRIES = 64
#: What one answer may hold, in bytes; ten thousand notes take a tenth of it.
MOST_ENTRY_BYTES = 1 << 27
_ENTRY = ".answer"


@dataclass(frozen=True)
class CitationCache:
    """The answers to the questions of earlier builds by one ``version`` of the code.

    Notes are printed from what is read here, so every entry is sealed with ``key``, which only this
    user has: a cache that comes along with somebody's project counts for nothing. No failure of the
    disk is raised: what cannot be loaded is asked anew, what cannot be stored is not.
    """

    folder: Path
    version: str
    key: bytes

    def load(self, question: bytes) -> bytes | None:
        """The answer to that very question, as it was stored by this user."""
        digest = self._digest(question)
        entry = self._entry(digest)
        try:
            if entry.stat().st_size > MOST_ENTRY_BYTES:
                return None
            sealed = entry.read_bytes()
            if not hmac.compare_digest(sealed[:SEAL_BYTES], self._seal(digest, sealed[SEAL_BYTES:])):
                return None
            unpacker = zlib.decompressobj()
            answer = unpacker.decompress(sealed[SEAL_BYTES:], MOST_ENTRY_BYTES)
        except (OSError, zlib.error):
            return None
        return None if unpacker.unconsumed_tail else answer

    def store(self, question: bytes, answer: bytes) -> None:
        """Keeps an answer: the entry appears whole or not at all. What is oldest goes."""
        digest, packed = self._digest(question), zlib.compress(answer, 1)
        if len(answer) > MOST_ENTRY_BYTES:
            return
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._entry(digest), self._seal(digest, packed) + packed)
            self._tidy()

    def _tidy(self) -> None:
        dated = [(path.stat().st_mtime, path) for path in self.folder.glob(f"*{_ENTRY}")]
        for _, path in sorted(dated)[:-MOST_ENTRIES]:
            path.unlink(missing_ok=True)

    def _digest(self, question: bytes) -> bytes:
        return hashlib.sha256(self.version.encode() + b"\0" + question).digest()

    def _seal(self, digest: bytes, packed: bytes) -> bytes:
        return hmac.digest(self.key, b"citations " + digest + packed, "sha256")

    def _entry(self, digest: bytes) -> Path:
        return self.folder / f"{digest.hex()}{_ENTRY}"


@cache
def formatting_version() -> str:
    """A hash of the code that decides how citations are printed."""
    hashed = hashlib.sha256()
    for name in ("citations", "document.py"):
        for path, data in package_contents(files("briefsmith") / name, name):
            hashed.update(f"{path} {len(data)}\n".encode())
            hashed.update(data)
    return hashed.hexdigest()
