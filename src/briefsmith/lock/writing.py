"""Writes a lock as text that a person can read and a diff can show: sorted, one thing a line."""

from __future__ import annotations

import json
import re
from typing import Any

from briefsmith.lock.model import VERSION, Lock, LockedPiece, LockedQuote, LockedSource
from briefsmith.spans import Span

#: Says in the file itself what it is.
ABOUT = "Made by `brief lock`; docs/lock.md explains it. Not edited by hand."

#: Written as an escape: what an editor or a diff would not show, or would obey.
_UNSEEN = re.compile(
    "[\x7f-\x9f\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ud800-\udfff\ufeff"
    "\uffa0\ufff9-\ufffb]"
)


def write_lock(lock: Lock) -> bytes:
    """The file of a lock: JSON in UTF-8, the same bytes for the same lock, a line feed at its end.

    Pieces are W3C Web Annotation selectors (TextQuoteSelector, TextPositionSelector); positions count
    code points of the body, ``raw`` those of the decoded file; 0-based, the end exclusive.
    """
    content = {
        "about": ABOUT,
        "version": VERSION,
        "sources": {key: _source(lock.sources[key]) for key in sorted(lock.sources)},
        "quotes": {key: _quote(lock.quotes[key]) for key in sorted(lock.quotes)},
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    return (_UNSEEN.sub(_escaped, text) + "\n").encode("utf-8")


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _source(source: LockedSource) -> dict[str, str]:
    return {
        "file": source.file,
        "sha256": source.digest,
        "format": source.form,
        "encoding": source.encoding,
        "body_sha256": source.body_digest,
    }


def _quote(quote: LockedQuote) -> dict[str, Any]:
    text = {} if quote.words == (quote.text,) else {"text": quote.text}
    pieces = [_piece(piece) for piece in quote.pieces]
    return {"source": quote.source, "verdict": quote.verdict, **text, "pieces": pieces}


def _piece(piece: LockedPiece) -> dict[str, Any]:
    words = {"exact": piece.exact, "prefix": piece.prefix, "suffix": piece.suffix}
    return {
        "selector": [
            {"type": "TextQuoteSelector", **words},
            {"type": "TextPositionSelector", **_range(piece.span)},
        ],
        "raw": _range(piece.raw_span),
    }


def _range(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
