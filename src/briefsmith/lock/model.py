"""A lock as values: what each source was, and where each quotation stood in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefsmith.spans import Span

#: The version of the file's form; a lock of a later one is refused.
VERSION = 1

#: How many code points of the body beside a piece are kept, on each side.
CONTEXT = 32


@dataclass(frozen=True, slots=True)
class LockedSource:
    """One source: its file, the SHA-256 of the file's bytes, and how it was read.

    ``body_digest`` is the SHA-256 of the body in UTF-8: while it holds, every offset holds. ``form`` is
    the format that the file was read as.
    """

    file: str
    digest: str
    form: str
    encoding: str
    body_digest: str


@dataclass(frozen=True, slots=True)
class LockedPiece:
    """One piece of a quotation: its words, the words beside it, its place in the body and in the file."""

    exact: str
    prefix: str
    suffix: str
    span: Span
    raw_span: Span

    @property
    def context(self) -> tuple[str, str]:
        """What stands in front of it and behind it."""
        return self.prefix, self.suffix


@dataclass(frozen=True, slots=True)
class LockedQuote:
    """One quotation: the key of its source, its verdict, what is printed, and its pieces in order."""

    source: str
    verdict: str
    text: str
    pieces: tuple[LockedPiece, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The source's own words, piece by piece."""
        return tuple(piece.exact for piece in self.pieces)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the pieces stand in the body."""
        return tuple(piece.span for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Lock:
    """Sources by their keys, quotations by their ids."""

    sources: Mapping[str, LockedSource]
    quotes: Mapping[str, LockedQuote]
