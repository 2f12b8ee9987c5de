"""Matches a passage given by its first and its last words."""

from __future__ import annotations

from briefsmith.evidence.body import FoldedBody, Range
from briefsmith.evidence.cuts import dropped_beside
from briefsmith.evidence.foldings import KINDS, folding_kinds
from briefsmith.evidence.misses import not_found
from briefsmith.evidence.model import Verdict
from briefsmith.evidence.nearest import describe
from briefsmith.evidence.pieces import is_meaningful, is_weighty
from briefsmith.evidence.qualifiers import fallen_beside
from briefsmith.evidence.request import Match, Problem, QuoteRequest, trimmed
from briefsmith.evidence.settling import ambiguous, settle
from briefsmith.text.folding import Folded, fold


def match_passage(request: QuoteRequest, body: FoldedBody) -> Match:
    """From the first words to the first place of the last words behind them, within the bound.

    Ambiguous where the first words stand, with the last ones behind them, at several places.
    """
    first, last = fold(trimmed(request.first)), fold(trimmed(request.last))
    for words, enough in ((first, is_meaningful(first.text)), (last, is_weighty(last.text))):
        if not enough:
            return Match(Verdict.ABSENT, problem=Problem.TOO_SHORT, subject=words.original)
    opening, closing = body.standing(first), body.standing(last)
    for words, places in ((first, opening), (last, closing)):
        if not places:
            return not_found(words, body, Problem.PIECE_MISSING, words.original)
    following = [(start, end) for start in opening if (end := _closing(start, closing))]
    lengths = [len(body.span((start[0], end[1]))) for start, end in following]
    passages = [pair for pair, size in zip(following, lengths, strict=True) if size <= request.max_passage]
    if passages:
        return _one_of(request, passages, first, last, body)
    nearest = describe(first, body, opening[0])
    if following:
        return Match(Verdict.ALTERED, nearest=nearest, problem=Problem.LAST_FAR, subject=str(min(lengths)))
    return Match(Verdict.ALTERED, nearest=nearest, problem=Problem.LAST_MISSING, subject=last.original)


def _closing(start: Range, closing: tuple[Range, ...]) -> Range | None:
    """The first place of the last words behind ``start``."""
    return next((end for end in closing if end[0] >= start[1]), None)


def _one_of(
    request: QuoteRequest, passages: list[tuple[Range, Range]], first: Folded, last: Folded, body: FoldedBody
) -> Match:
    places = [(start[0], end[1]) for start, end in passages]
    meant = settle(request, places, body)
    if isinstance(meant, Match):
        return meant
    if len(meant) > 1:
        return ambiguous([places[index] for index in meant], body)
    place, (start, end) = places[meant[0]], passages[meant[0]]
    exact = body.text(start) == first.original and body.text(end) == last.original
    kinds = {*folding_kinds(first, body.folded, start[0]), *folding_kinds(last, body.folded, end[0])}
    return Match(
        Verdict.EXACT if exact else Verdict.EQUIVALENT,
        (body.found(place),),
        tuple(kind for kind in KINDS if kind in kinds),
        dropped=dropped_beside(body, place),
        fallen=fallen_beside(body, body.span(place)),
    )
