"""Settles which of several places is meant, by words in front of it or behind it, or by its number."""

from __future__ import annotations

from collections.abc import Sequence

from briefsmith.evidence.body import FoldedBody, Range
from briefsmith.evidence.model import Verdict
from briefsmith.evidence.request import Match, Problem, QuoteRequest, trimmed
from briefsmith.text.folding import fold


def settle(request: QuoteRequest, places: Sequence[Range], body: FoldedBody) -> tuple[int, ...] | Match:
    """The indexes of the places that ``after``, ``before`` and ``nth`` leave possible, at least one; or
    what is wrong with these keys, as an ambiguous match.

    ``places`` are ranges of the folded body in the order of their beginnings. ``after`` and ``before``
    each choose by their own words; a place must be chosen by both. ``nth`` counts what they leave.
    """
    possible = tuple(range(len(places)))
    for words, choose, problem in (
        (request.after, _behind, Problem.AFTER_ABSENT),
        (request.before, _in_front, Problem.BEFORE_ABSENT),
    ):
        if words is None:
            continue
        chosen = choose(places, trimmed(words), body)
        if not chosen:
            return _refused(problem, trimmed(words), places, body)
        possible = tuple(index for index in possible if index in chosen)
    if not possible:
        return _refused(Problem.CONTRADICTION, "", places, body)
    if request.nth is None:
        return possible
    left = [places[index] for index in possible]
    if request.nth > len(left):
        return _refused(Problem.NTH_ABSENT, str(request.nth), left, body)
    return (possible[request.nth - 1],)


def ambiguous(places: Sequence[Range], body: FoldedBody) -> Match:
    """The quotation stands at ``places``, and nothing says which is meant."""
    return Match(Verdict.AMBIGUOUS, places=tuple(map(body.span, places)))


def _behind(places: Sequence[Range], after: str, body: FoldedBody) -> set[int]:
    """For each place of the words the first place that begins behind them: several where the words
    stand several times and lead to different places, none where they are in front of none.
    """
    ends = [end for _, end in body.everywhere(fold(after))]
    found = (next((i for i, place in enumerate(places) if place[0] >= end), None) for end in ends)
    return {index for index in found if index is not None}


def _in_front(places: Sequence[Range], before: str, body: FoldedBody) -> set[int]:
    """For each place of the words the last place that ends in front of them; of several the one that
    begins nearest to them.
    """
    starts = [start for start, _ in body.everywhere(fold(before))]
    found = (
        max((i for i, place in enumerate(places) if place[1] <= start), default=None) for start in starts
    )
    return {index for index in found if index is not None}


def _refused(problem: Problem, subject: str, places: Sequence[Range], body: FoldedBody) -> Match:
    spans = tuple(map(body.span, places))
    return Match(Verdict.AMBIGUOUS, places=spans, problem=problem, subject=subject)
