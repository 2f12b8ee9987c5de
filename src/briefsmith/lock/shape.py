"""The shape of a lock file, checked by pydantic, and the lock that it stands for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from briefsmith.lock.model import CONTEXT, Lock, LockedPiece, LockedQuote, LockedSource
from briefsmith.spans import Span

_Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Offset = Annotated[int, Field(ge=0)]
_Context = Annotated[str, Field(max_length=CONTEXT)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)


class _Range(_Part):
    start: _Offset
    end: _Offset

    @model_validator(mode="after")
    def _forwards(self) -> _Range:
        if self.end < self.start:
            raise ValueError("it ends before it begins")
        return self


class _Words(_Part):
    type: Literal["TextQuoteSelector"]
    exact: Annotated[str, Field(min_length=1)]
    prefix: _Context
    suffix: _Context


class _Position(_Range):
    type: Literal["TextPositionSelector"]


class _Piece(_Part):
    selector: tuple[_Words, _Position] = Field(strict=False)
    raw: _Range

    @model_validator(mode="after")
    def _of_one_length(self) -> _Piece:
        words, position = self.selector
        if position.end - position.start != len(words.exact):
            raise ValueError("`exact` and the positions do not have the same length")
        return self


class _Quote(_Part):
    source: str
    verdict: Literal["exact", "equivalent", "elided"]
    text: str | None = None
    pieces: tuple[_Piece, ...] = Field(strict=False)

    @model_validator(mode="after")
    def _has_words(self) -> _Quote:
        if not self.pieces:
            raise ValueError("it has no piece")
        return self


class _Source(_Part):
    file: str
    sha256: _Digest
    format: str
    encoding: str
    body_sha256: _Digest


class LockFile(_Part):
    """The whole file."""

    about: str
    version: Literal[1]
    sources: dict[str, _Source]
    quotes: dict[str, _Quote]

    @model_validator(mode="after")
    def _sources_are_there(self) -> LockFile:
        for key, quote in self.quotes.items():
            if quote.source not in self.sources:
                raise ValueError(f"`{key}` names the source `{quote.source}`, which is not in the lock")
        return self


def as_lock(file: LockFile) -> Lock:
    """The lock that a file of the right shape stands for."""
    sources = {
        key: LockedSource(one.file, one.sha256, one.format, one.encoding, one.body_sha256)
        for key, one in file.sources.items()
    }
    return Lock(sources, {key: _quote(one) for key, one in file.quotes.items()})


def _quote(quote: _Quote) -> LockedQuote:
    pieces = tuple(map(_piece, quote.pieces))
    text = quote.text if quote.text is not None else "".join(piece.exact for piece in pieces)
    return LockedQuote(quote.source, quote.verdict, text, pieces)


def _piece(piece: _Piece) -> LockedPiece:
    words, position = piece.selector
    span, raw = Span(position.start, position.end), Span(piece.raw.start, piece.raw.end)
    return LockedPiece(words.exact, words.prefix, words.suffix, span, raw)
