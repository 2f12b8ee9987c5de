"""The paragraphs of a Word file as they are compared, and which of them belong to a recorded quotation."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz.distance import Indel
from rapidfuzz.process import extractOne

from briefsmith.provenance.printed import normalised
from briefsmith.verifying.package import DocumentError
from briefsmith.verifying.stories import Stories

#: From this likeness on a paragraph without a bookmark is an edited quotation.
ALIKE = 0.6
#: How many characters may be gone through, and how many compared with how many others: a file that asks
#: for more was made to.
_MOST_SEARCHED, _MOST_COMPARED = 500_000_000, 50_000_000_000


@dataclass
class Sheet:
    """The paragraphs, normalised, and which of them belong to a quotation of the record."""

    stories: Stories
    texts: list[str]
    styles: frozenset[str]
    claimed: set[int] = field(default_factory=set)
    searched: int = 0
    compared: int = 0

    @cached_property
    def whole(self) -> str:
        """All texts as one."""
        return "\n".join(self.texts)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The numbers of the paragraphs by their texts."""
        found: dict[str, list[int]] = {}
        for number, text in enumerate(self.texts):
            found.setdefault(text, []).append(number)
        return found

    def now(self, first: int, last: int) -> str:
        """The normalised text of several paragraphs."""
        self.spend(sum(map(len, self.texts[first : last + 1])) + last - first)
        return normalised(self.stories.text(first, last))

    def spend(self, characters: int) -> None:
        """Counts what is gone through; raises `DocumentError` where it is too much."""
        self.searched += max(0, characters)
        if self.searched > _MOST_SEARCHED:
            message = "The file is too large, or its record too long, for its quotations to be compared."
            raise DocumentError(message, "Verify a file that `brief build` wrote.")

    def most_alike(self, printed: str) -> int | None:
        """The number of the paragraph that is set as a quotation, belongs to none and is most like a text,
        if one is alike enough, and where not too much was compared before.
        """
        self.spend(len(self.texts))
        others = {number: self.texts[number] for number in self.set_as_quotation()}
        self.compared += len(printed) * sum(map(len, others.values()))
        if self.compared > _MOST_COMPARED:
            return None
        alike = Indel.normalized_similarity
        best = extractOne(printed, others, scorer=alike, score_cutoff=ALIKE)
        return best[2] if best else None

    def claim(self, first: int, last: int) -> None:
        """Gives paragraphs to a quotation."""
        self.claimed.update(range(first, last + 1))

    def set_as_quotation(self) -> list[int]:
        """The numbers of the paragraphs that look like quotations and belong to none."""
        return [
            number
            for number, paragraph in enumerate(self.stories.paragraphs)
            if paragraph.style in self.styles and self.texts[number] and number not in self.claimed
        ]
