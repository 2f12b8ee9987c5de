"""The texts of a Word file paragraph by paragraph, as a reader sees them, with the bookmarks in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property


@dataclass
class StoryParagraph:
    """One paragraph: its text as it reads with tracked changes accepted, and with them rejected; what is
    hidden or struck through counts in neither, and ``crossed`` says that there is such text. A tracked
    change may take away its end (``end_deleted``) or have made it (``end_inserted``). ``row_links`` are the
    bookmarks that the row of a table that it stands in leads to.
    """

    style: str
    end_deleted: bool = False
    end_inserted: bool = False
    crossed: bool = False
    length: int = 0
    row_links: frozenset[str] = frozenset()
    accepted: list[str] = field(default_factory=list, repr=False)
    rejected: list[str] = field(default_factory=list, repr=False)

    @cached_property
    def text(self) -> str:
        """The text with tracked changes accepted; to be asked for when all is read."""
        return "".join(self.accepted)

    def add(self, text: str, inserted: bool, deleted: bool) -> None:
        """More text, as a tracked change may have it."""
        if not deleted:
            self.accepted.append(text)
            self.length += len(text)
        if not inserted:
            self.rejected.append(text)


@dataclass(slots=True)
class BookmarkRange:
    """A bookmark: the numbers of its first and last paragraph, and its offsets in their ``text``."""

    first: int
    start: int
    last: int
    end: int


@dataclass
class Stories:
    """All paragraphs in the order of the file, and the bookmarks by their names."""

    paragraphs: list[StoryParagraph] = field(default_factory=list)
    bookmarks: dict[str, BookmarkRange] = field(default_factory=dict)

    def joined(self, first: int, last: int) -> tuple[int, int]:
        """The paragraphs with those that a tracked change joins to them, for it took away the end between
        them; paragraphs that have no text left are not there to be joined.
        """
        if not any(paragraph.text for paragraph in self.paragraphs[first : last + 1]):
            return first, last
        while first > 0 and self.paragraphs[first - 1].end_deleted:
            first -= 1
        while last + 1 < len(self.paragraphs) and self.paragraphs[last].end_deleted:
            last += 1
        return first, last

    def text(self, first: int, last: int) -> str:
        """The text of several paragraphs, parted by line feeds where no deletion joins them."""
        return self._accepted(
            first, last, [paragraph.text for paragraph in self.paragraphs[first : last + 1]]
        )

    def before(self, first: int, last: int) -> str:
        """The same with every tracked change rejected."""
        parts = self.paragraphs[first : last + 1]
        return "".join("".join(part.rejected) + ("" if part.end_inserted else "\n") for part in parts)

    def within(self, found: BookmarkRange) -> str:
        """The text inside a bookmark."""
        texts = [paragraph.text for paragraph in self.paragraphs[found.first : found.last + 1]]
        if not texts:
            return ""
        texts[-1] = texts[-1][: found.end]
        texts[0] = texts[0][found.start :]
        return self._accepted(found.first, found.last, texts)

    def _accepted(self, first: int, last: int, texts: Iterable[str]) -> str:
        parts = zip(self.paragraphs[first : last + 1], texts, strict=True)
        return "".join(text + ("" if paragraph.end_deleted else "\n") for paragraph, text in parts)
