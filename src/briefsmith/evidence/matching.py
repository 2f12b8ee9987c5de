"""Matches one quotation against one body: the rules of what counts as verified."""

from __future__ import annotations

from collections.abc import Sequence

from briefsmith.evidence.body import FoldedBody, Range
from briefsmith.evidence.cuts import dropped_beside
from briefsmith.evidence.elided import match_elided
from briefsmith.evidence.foldings import folding_kinds
from briefsmith.evidence.misses import not_found
from briefsmith.evidence.model import Verdict
from briefsmith.evidence.passages import match_passage
from briefsmith.evidence.pieces import is_meaningful, take_apart
from briefsmith.evidence.qualifiers import fallen_beside
from briefsmith.evidence.request import Match, Problem, QuoteRequest
from briefsmith.evidence.settling import ambiguous, settle
from briefsmith.text.folding import Folded, fold


def match_quote(request: QuoteRequest, body: FoldedBody) -> Match:
    """Look for one quotation in one body. Pure: the answer depends on the two alone.

    A quotation is first looked for as it is typed, ellipses and brackets included; only where it
    does not stand so is it taken apart. Every place where it stands after folding counts: where
    there are several, one that stands character for character does not win over the others, since
    a reader could not tell them apart either.
    """
    if request.quote is None:
        return match_passage(request, body)
    typed = fold(request.typed)
    if not is_meaningful(typed.text):
        return Match(Verdict.ABSENT, problem=Problem.TOO_SHORT, subject=request.typed)
    places = body.standing(typed)
    if places:
        return _whole(request, typed, places, body)
    pieces = take_apart(request.typed, body.folded.text)
    return match_elided(request, pieces, body) if pieces else not_found(typed, body)


def _whole(request: QuoteRequest, typed: Folded, places: Sequence[Range], body: FoldedBody) -> Match:
    meant = settle(request, places, body)
    if isinstance(meant, Match):
        return meant
    if len(meant) > 1:
        return ambiguous([places[index] for index in meant], body)
    place = places[meant[0]]
    found = body.found(place)
    dropped, fallen = dropped_beside(body, place), fallen_beside(body, found.span)
    if found.text == request.typed:
        return Match(Verdict.EXACT, (found,), dropped=dropped, fallen=fallen)
    kinds = folding_kinds(typed, body.folded, place[0])
    return Match(Verdict.EQUIVALENT, (found,), kinds, dropped=dropped, fallen=fallen)
