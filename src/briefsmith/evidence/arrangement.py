"""Chooses where the pieces of a quotation stand: in order, within bounds, as close together as can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefsmith.evidence.body import FoldedBody, Range

#: Places of one piece beyond this number are not considered.
_MOST_PLACES = 200


@dataclass(frozen=True, slots=True)
class Chain:
    """One place for each piece; ``gap`` is what lies between them in all, in code points of the
    body, and ``ways`` how many chains that begin with the same place are as short.
    """

    places: tuple[Range, ...]
    gap: int
    ways: int


def chains(body: FoldedBody, places: Sequence[Sequence[Range]], bounds: Sequence[int]) -> tuple[Chain, ...]:
    """The shortest chain from each place of the first piece, in the order of the body.

    ``places`` holds the ranges of each piece; ``bounds`` how many code points may lie between each
    piece and the next one.
    """
    following = [Chain((place,), 0, 1) for place in places[-1][:_MOST_PLACES]]
    for index in range(len(places) - 2, -1, -1):
        following = [
            chain
            for place in places[index][:_MOST_PLACES]
            if (chain := _shortest(body, place, following, bounds[index])) is not None
        ]
    return tuple(following)


def _shortest(body: FoldedBody, place: Range, following: Sequence[Chain], bound: int) -> Chain | None:
    best: Chain | None = None
    for chain in following:
        if chain.places[0][0] < place[1]:
            continue
        gap = len(body.gap(place, chain.places[0]))
        if gap > bound:
            break
        total = gap + chain.gap
        if best is None or total < best.gap:
            best = Chain((place, *chain.places), total, chain.ways)
        elif total == best.gap:
            best = Chain(best.places, total, best.ways + chain.ways)
    return best
