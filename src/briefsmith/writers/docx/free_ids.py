"""Numbers for what is added to a template: those that it has not given away, within what Word reads."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

#: The largest id of a bookmark, a list or a comment (a signed integer of 32 bits), and of a note, which
#: the Open XML SDK holds to 16 bits.
LARGEST_ID, LARGEST_NOTE_ID = 2**31 - 1, 2**15 - 1


def last_before_free(taken: Iterable[str], largest: int = LARGEST_ID) -> int:
    """The id behind which most ids are free, 0 where none is taken. In most files that is the highest
    one; a few have one that is as high as can be. Raises ``ValueError`` for digits that are no figures.
    """
    numbers = {int(value) for value in taken if value.isdigit()}
    bounds = sorted({0, *(number for number in numbers if number <= largest), largest + 1})
    before, _ = max(pairwise(bounds), key=lambda pair: pair[1] - pair[0])
    return before
