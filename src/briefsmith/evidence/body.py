"""The body of one source, folded once, and where words stand in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefsmith.evidence.model import Found
from briefsmith.spans import Span
from briefsmith.text.boundaries import splits
from briefsmith.text.folding import Folded, fold
from briefsmith.text.mapped import MappedText

#: Words that stand more often than this are not told apart any further.
MOST_PLACES = 1000

#: Start and end of a match: offsets of the folded text.
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoldedBody:
    """A body and its folded text. Ranges are offsets of the folded text, end exclusive."""

    body: MappedText = field(repr=False)
    folded: Folded = field(repr=False)

    @classmethod
    def of(cls, body: MappedText) -> FoldedBody:
        """The body, folded."""
        return cls(body, fold(body.text))

    def everywhere(self, needle: str, most: int = MOST_PLACES) -> tuple[Range, ...]:
        """Every range where the folded words stand, numbers and words cut or not; ``most`` at most."""
        places: list[Range] = []
        at = self.folded.text.find(needle) if needle else -1
        while at >= 0 and len(places) < most:
            places.append((at, at + len(needle)))
            at = self.folded.text.find(needle, at + 1)
        return tuple(places)

    def standing(self, needle: str, most: int = MOST_PLACES) -> tuple[Range, ...]:
        """Every range where the folded words stand without cutting a number or a word."""
        return tuple(place for place in self.everywhere(needle, most) if self.is_whole(place))

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
