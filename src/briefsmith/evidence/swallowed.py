"""What an omission or the words in brackets must not take away from a quotation, or put into it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from briefsmith.evidence.arrangement import Chain
from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.brackets import misused, neighbour_before, neighbour_behind
from briefsmith.evidence.cuts import dropped_beside
from briefsmith.evidence.inserted_numbers import is_one_number
from briefsmith.evidence.omissions import drops_limit, governs, swaps_number, swaps_speaker, turns_round
from briefsmith.evidence.pieces import Gap, Pieces
from briefsmith.evidence.welds import Weld, weld
from briefsmith.spans import Span


def swallowed_words(pieces: Pieces, chain: Chain, body: FoldedBody) -> str | None:
    """The words of the body that an omission or insertion must not take away; ``None`` if it may."""
    for index, (first, second) in enumerate(pairwise(chain.places), 1):
        span = body.gap(first, second)
        if _misleads(pieces.gaps[index], (pieces.texts[index - 1], pieces.texts[index]), span, body):
            return body.body.text[span.start : span.end]
    return _swallowed_at_ends(pieces, chain, body)


def _misleads(gap: Gap, typed: tuple[str, str], omitted: Span, body: FoldedBody) -> bool:
    """Whether a gap between two pieces changes what the source says."""
    if gap.ellipsis and (
        weld(body, omitted, *typed) is Weld.FALSE
        or swaps_number(body, omitted)
        or swaps_speaker(body, omitted)
    ):
        return True
    return (
        is_one_number(*typed)
        or drops_limit(body, omitted)
        or turns_round(body, omitted)
        or governs(body, omitted)
        or misused(gap, body, omitted, typed)
    )


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
