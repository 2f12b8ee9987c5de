"""Tells which of many texts hold given words; an index makes it quick once it is asked often."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

#: How often all texts are read before an index is made: making it takes as long as reading them some
#: hundred times.
_READ_FIRST = 100
#: How many characters a piece has that the index knows; it knows those that begin with one of so many
#: code points out of every so many.
_LENGTH, _KNOWN, _OF = 4, 4, 20
#: A piece is kept as its hash and the number of the text that it stands in, in one number.
_NUMBER_BITS, _HASH_BITS = 24, 32
#: How many pieces of the words are looked up.
_MOST_LOOKED_UP = 8


class Holders:
    """Texts, as `outline_of` gives them, and in time an index of the pieces that stand in them.

    A text holds words only if it holds every piece of them. So the texts with the rarest piece of the words
    are read, and no others; words that have no piece are looked for in every text.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._asked = 0
        self._pieces: array[int] | None = None

    def holding(self, *words: str) -> Iterator[int]:
        """The numbers of the texts that hold all the words, each wherever they stand, in order."""
        self._asked += 1
        if self._pieces is None and self._asked > _READ_FIRST:
            self.index()
        possible = range(len(self._texts)) if self._pieces is None else self._possible(words, self._pieces)
        return (number for number in possible if all(each in self._texts[number] for each in words))

    def index(self) -> None:
        """Makes the index; without it, `holding` gives the same answers."""
        found = [
            hashed << _NUMBER_BITS | number
            for number, text in enumerate(self._texts)
            for hashed in _hashes(text)
        ]
        found.sort()
        self._pieces = array("Q", found)

    def _possible(self, words: Sequence[str], pieces: array[int]) -> Sequence[int]:
        hashes = sorted(set().union(*map(_hashes, words)))[:_MOST_LOOKED_UP]
        ranges = [_range(hashed, pieces) for hashed in hashes]
        if not ranges:
            return range(len(self._texts))
        first, last = min(ranges, key=lambda pair: pair[1] - pair[0])
        mask = (1 << _NUMBER_BITS) - 1
        return [piece & mask for piece in pieces[first:last]]


def _range(hashed: int, pieces: array[int]) -> tuple[int, int]:
    """Where the entries of one hash begin and end."""
    first = bisect_left(pieces, hashed << _NUMBER_BITS)
    return first, bisect_left(pieces, (hashed + 1) << _NUMBER_BITS, first)


def _hashes(text: str) -> set[int]:
    mask = (1 << _HASH_BITS) - 1
    return {hash(piece) & mask for piece in _known_pieces().findall(text)}


@cache
def _known_pieces() -> re.Pattern[str]:
    first = range(0, 0x10000, _OF)
    kinds = "".join(f"{re.escape(chr(code))}-{re.escape(chr(code + _KNOWN - 1))}" for code in first)
    return re.compile(f"(?=([{kinds}]{'.' * (_LENGTH - 1)}))", re.DOTALL)
