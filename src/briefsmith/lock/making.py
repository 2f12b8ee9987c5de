"""Makes the lock of a project from what was found."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable

from briefsmith.evidence.model import Evidence, Found, Insertion, Omission, Part
from briefsmith.library import Library, LibraryEntry
from briefsmith.lock.model import CONTEXT, Lock, LockedPiece, LockedQuote, LockedSource
from briefsmith.sources.model import Source

_OMITTED = "……"


def make_lock(library: Library, evidence: Iterable[Evidence], used: Collection[str]) -> Lock:
    """The lock of what was found: every source that was read (of a folder, those in ``used``: the keys
    that are quoted or cited), and every quotation that is verified.
    """
    sources = {
        key: locked_source(entry, entry.source)
        for key, entry in library.entries.items()
        if entry.source is not None and (entry.folder is None or key in used)
    }
    quotes = {}
    for found in evidence:
        entry = library.entries.get(found.source_key)
        if found.verified and entry is not None and entry.source is not None:
            quotes[found.quote_id] = _locked_quote(found, entry.source.body.text)
    return Lock(sources, quotes)


def locked_source(entry: LibraryEntry, source: Source) -> LockedSource:
    """What is kept of one source."""
    return LockedSource(entry.file, source.digest, source.format, source.encoding, body_digest(source))


def body_digest(source: Source) -> str:
    """The SHA-256 of a body in UTF-8, in hex."""
    return hashlib.sha256(source.body.text.encode("utf-8", "surrogatepass")).hexdigest()


def _locked_quote(found: Evidence, body: str) -> LockedQuote:
    pieces = tuple(_piece(piece, body) for piece in found.found)
    text = "".join(map(_printed, found.parts))
    return LockedQuote(found.source_key, str(found.verdict), text, pieces)


def _piece(piece: Found, body: str) -> LockedPiece:
    start, end = piece.span.start, piece.span.end
    prefix, suffix = body[max(0, start - CONTEXT) : start], body[end : end + CONTEXT]
    return LockedPiece(piece.text, prefix, suffix, piece.span, piece.raw_span)


def _printed(part: Part) -> str:
    match part:
        case Found(text=text) | Insertion(text=text):
            return text
        case Omission():
            return _OMITTED
