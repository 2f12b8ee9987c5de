"""Diagnostics and verdicts as one JSON object, in the form that other programs rely on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefsmith.diagnostics import as_json
from briefsmith.evidence.model import Evidence, Found, Insertion, Nearest, Omission, Part
from briefsmith.spans import Span

if TYPE_CHECKING:
    from briefsmith.pipeline import Checked


def render_json(checked: Checked) -> str:
    """One object with ``diagnostics`` and ``quotes``.

    Lines and columns are 1-based and count code points; ``spans`` are offsets in the body of the
    source, ``raw_spans`` in its decoded file: 0-based code points, the end exclusive.
    """
    report = {
        "diagnostics": [as_json(item) for item in checked.diagnostics],
        "quotes": [_quote(item) for item in checked.evidence],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _quote(item: Evidence) -> dict[str, Any]:
    found = item.found
    return {
        "id": item.quote_id,
        "section": item.section_id,
        "source": item.source_key,
        "verdict": str(item.verdict),
        "text": "".join(_printed(part) for part in item.parts) if item.parts else None,
        "spans": [_span(piece.span) for piece in found] or [_span(span) for span in item.places],
        "raw_spans": [_span(piece.raw_span) for piece in found] or [_span(span) for span in item.raw_places],
        "folded": list(item.folded),
        "omitted": [part.omitted for part in item.parts if isinstance(part, Omission)],
        "nearest": _nearest(item.nearest) if item.nearest else None,
    }


def _printed(part: Part) -> str:
    match part:
        case Found(text=text) | Insertion(text=text):
            return text
        case Omission():
            return "……"


def _nearest(nearest: Nearest) -> dict[str, Any]:
    return {
        "text": nearest.text,
        "source": nearest.source_key,
        "similarity": round(nearest.similarity, 4),
        "spans": [_span(nearest.span)],
        "raw_spans": [_span(nearest.raw_span)],
        "operations": [
            {"op": kind, "typed": typed, "source": stands, "kind": kind, "stands": stands}
            for kind, typed, stands in nearest.operations
        ],
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
