"""Settles which of several places is meant, by the words that stand in front of it."""

from __future__ import annotations

from collections.abc import Sequence

from briefsmith.evidence.body import FoldedBody
from briefsmith.text.folding import fold


def settle(starts: Sequence[int], after: str, body: FoldedBody) -> tuple[int, ...]:
    """The indexes of those places that ``after`` leaves possible.

    ``starts`` are where the places begin in the folded body, in order. For each place of the words
    ``after`` the first one that begins behind them is meant; several indexes come back where those
    words stand several times and lead to different places, none where they are not in front of any.
    """
    meant: set[int] = set()
    for _, end in body.everywhere(fold(after.strip())):
        index = next((i for i, start in enumerate(starts) if start >= end), None)
        if index is not None:
            meant.add(index)
    return tuple(sorted(meant))
