"""The body of one source, folded once, and where words stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from briefsmith.evidence.model import Found
from briefsmith.spans import Span
from briefsmith.text.boundaries import splits
from briefsmith.text.characters import SPACE
from briefsmith.text.folding import Folded, fold
from briefsmith.text.mapped import MappedText
from briefsmith.text.variants import CONTEXTUAL, joined_classes

#: Words that stand more often than this are not told apart any further.
MOST_PLACES = 1000

#: Start and end of a match: offsets of the folded text.
Range = tuple[int, int]


_PARAGRAPH_END = re.compile(r"\n\s*\n")
#: What a paragraph ends with that ends its sentence; a heading ends without.
_SENTENCE_ENDS = frozenset("。！？!?….;；:：")
_LOOK_BACK = 8
_CLOSING = "\"'”’」』）)》]］】"


@dataclass(frozen=True, slots=True)
class FoldedBody:
    """A body and its folded text. Ranges are offsets of the folded text, end exclusive."""

    body: MappedText = field(repr=False)
    folded: Folded = field(repr=False)
    written: str = field(repr=False)
    loose: str = field(repr=False)
    breaks: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, body: MappedText) -> FoldedBody:
        """The body, folded."""
        folded = fold(body.text)
        return cls(body, folded, folded.as_written(), joined_classes(folded.text), _breaks(folded))

    def everywhere(self, words: Folded | str, most: int = MOST_PLACES) -> tuple[Range, ...]:
        """Every range where words stand, numbers and words cut or not; ``most`` at most."""
        typed = fold(words) if isinstance(words, str) else words
        needle, written = joined_classes(typed.text), typed.as_written()
        places: list[Range] = []
        at = self.loose.find(needle) if needle else -1
        while at >= 0 and len(places) < most:
            if self._stands(written, at) and self._may_cross(typed, at):
                places.append((at, at + len(needle)))
            at = self.loose.find(needle, at + 1)
        return tuple(places)

    def standing(self, words: Folded | str, most: int = MOST_PLACES) -> tuple[Range, ...]:
        """Every range where words stand without cutting a number or a word."""
        return tuple(place for place in self.everywhere(words, most) if self.is_whole(place))

    def _stands(self, written: str, at: int) -> bool:
        """Whether words stand at a place of the same class of characters: as written, or as the
        characters around that very place say.
        """
        there = self.written[at : at + len(written)]
        return written == there or all(
            mine == theirs or self._form(mine, at + index) == self.folded.text[at + index]
            for index, (mine, theirs) in enumerate(zip(written, there, strict=True))
        )

    def _may_cross(self, typed: Folded, at: int) -> bool:
        """Whether the typed words show every end of a heading or a cut paragraph that they run over."""
        first, last = bisect_right(self.breaks, at), bisect_left(self.breaks, at + len(typed))
        return all(any(map(str.isspace, typed.between(index - at))) for index in self.breaks[first:last])

    def _form(self, character: str, at: int) -> str:
        """What a typed character counts as where the body has another one of its class."""
        if character not in CONTEXTUAL:
            return character
        before, after = self.folded.text[max(0, at - 1) : at], self.folded.text[at + 1 : at + 2]
        return CONTEXTUAL[character].form_between(before, after)

    def is_whole(self, place: Range) -> bool:
        """Whether neither end of the range cuts a number, a word or a character."""
        return not splits(self.folded, place[0]) and not splits(self.folded, place[1])

    def widened(self, place: Range) -> Range:
        """The range with the numbers and words that it cuts taken in whole."""
        start, end = place
        while splits(self.folded, start):
            start -= 1
        while splits(self.folded, end):
            end += 1
        return start, end

    def span(self, place: Range) -> Span:
        """The range in the body."""
        return self.folded.span(*place)

    def text(self, place: Range) -> str:
        """The body's own characters."""
        span = self.span(place)
        return self.body.text[span.start : span.end]

    def found(self, place: Range) -> Found:
        """The body's own characters, with where they stand in the body and in the file."""
        span = self.span(place)
        return Found(self.text(place), span, self.body.raw_span(span.start, span.end))

    def gap(self, first: Range, second: Range) -> Span:
        """What of the body lies between two ranges; empty if the second begins where the first ends."""
        low, high = self.folded.ends[first[1] - 1], self.folded.starts[second[0]]
        return Span(low, max(low, high))


def _breaks(folded: Folded) -> tuple[int, ...]:
    """The folded characters that begin a paragraph behind one that does not end its sentence."""
    breaks = []
    for match in _PARAGRAPH_END.finditer(folded.original):
        ending = (
            folded.original[max(0, match.start() - _LOOK_BACK) : match.start()].rstrip().rstrip(_CLOSING)[-1:]
        )
        at = bisect_left(folded.starts, match.end())
        # A space that stands for the break was typed as well, or nothing would match.
        if at and ending not in _SENTENCE_ENDS and folded.text[at - 1 : at] != SPACE:
            breaks.append(at)
    return tuple(breaks)
