"""What an omission or the words in brackets must not take away from a quotation, or put into it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from briefsmith.evidence.arrangement import Chain
from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.brackets import misused, neighbour_before, neighbour_behind
from briefsmith.evidence.cuts import dropped_beside
from briefsmith.evidence.inserted_numbers import is_one_number
from briefsmith.evidence.omissions import drops_limit, governs, turns_round
from briefsmith.evidence.pieces import Pieces
from briefsmith.evidence.welds import Weld, weld
from briefsmith.spans import Span


def swallowed_words(pieces: Pieces, chain: Chain, body: FoldedBody) -> str | None:
    """The words of the body that an omission or insertion must not take away; ``None`` if it may."""
    for index, (first, second) in enumerate(pairwise(chain.places), 1):
        span = body.gap(first, second)
        typed = pieces.texts[index - 1], pieces.texts[index]
        if pieces.gaps[index].ellipsis and weld(body, span, *typed) is Weld.FALSE:
            return body.body.text[span.start : span.end]
        if is_one_number(*typed):
            return body.body.text[span.start : span.end]
        if drops_limit(body, span):
            return body.body.text[span.start : span.end]
        if turns_round(body, span) or governs(body, span) or misused(pieces.gaps[index], body, span, typed):
            return body.body.text[span.start : span.end]
    return _swallowed_at_ends(pieces, chain, body)


def _swallowed_at_ends(pieces: Pieces, chain: Chain, body: FoldedBody) -> str | None:
    beside = dropped_beside(body, chain.whole)
    if beside and (pieces.gaps[0].insertions or pieces.gaps[-1].insertions):
        return beside[0]
    whole = body.span(chain.whole)
    ends = (
        (pieces.gaps[0], Span(neighbour_before(body, whole.start), whole.start), ("", pieces.texts[0])),
        (pieces.gaps[-1], Span(whole.end, neighbour_behind(body, whole.end)), (pieces.texts[-1], "")),
    )
    for gap, neighbour, typed in ends:
        if misused(replace(gap, ellipsis=True), body, neighbour, typed):
            return body.body.text[neighbour.start : neighbour.end]
    return None
