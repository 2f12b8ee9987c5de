"""Chooses where the pieces of a quotation stand: in order, within bounds, as close together as can be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from briefsmith.evidence.body import FoldedBody, Range


@dataclass(frozen=True, slots=True)
class Chain:
    """One place for each piece; ``unique`` unless a piece between the first and the last could stand
    elsewhere between its neighbours too.
    """

    places: tuple[Range, ...]
    unique: bool = True

    @property
    def whole(self) -> Range:
        """From the beginning of the first piece to the end of the last one."""
        return self.places[0][0], self.places[-1][1]


def chains(body: FoldedBody, places: Sequence[Sequence[Range]], bounds: Sequence[int]) -> tuple[Chain, ...]:
    """The shortest chain from each place of the first piece, in the order of the body.

    ``places`` holds the ranges of each piece, in order; ``bounds`` how many code points may lie between
    each piece and the next one.
    """
    following = [Chain((place,)) for place in places[-1]]
    for index in range(len(places) - 2, -1, -1):
        starts = [chain.places[0][0] for chain in following]
        reached = []
        for place in places[index]:
            nearest = bisect_left(starts, place[1])
            if nearest < len(following) and _near(body, place, following[nearest], bounds[index]):
                reached.append(_extended(body, place, following, nearest, bounds[index]))
        following = reached
    return tuple(following)


def closest(possible: Sequence[Chain]) -> tuple[Chain, ...]:
    """Of the chains that end at the same place only the one that begins nearest to it."""
    return tuple({chain.places[-1]: chain for chain in possible}.values())


def _near(body: FoldedBody, place: Range, chain: Chain, bound: int) -> bool:
    return len(body.gap(place, chain.places[0])) <= bound


def _extended(body: FoldedBody, place: Range, following: Sequence[Chain], nearest: int, bound: int) -> Chain:
    """The chain from ``place`` on; the next one that ends alike is another way to the same end."""
    chain = following[nearest]
    other = following[nearest + 1] if nearest + 1 < len(following) else None
    twice = other is not None and other.places[-1] == chain.places[-1] and _near(body, place, other, bound)
    return Chain((place, *chain.places), chain.unique and not twice)
