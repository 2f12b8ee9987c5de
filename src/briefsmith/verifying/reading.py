"""Reads the texts of a Word file: what a reader sees, tracked changes and bookmarks included."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from briefsmith.verifying.markup import crosses, local_name, text_styles, value_of
from briefsmith.verifying.package import DocumentError
from briefsmith.verifying.stories import BookmarkRange, Stories, StoryParagraph

#: What is no text, is not shown, or stands in the file a second time.
_SKIPPED = frozenset({"pPr", "sectPr", "instrText", "delText", "Fallback", "rt", "tblPr", "trPr", "tcPr"})
_SPACES = frozenset({"tab", "br", "cr", "ptab"})


def read_stories(roots: Iterable[etree._Element], styles: etree._Element | None) -> Stories:
    """The paragraphs of the main text and then of the notes; ``styles`` is the styles part.

    Raises `DocumentError` for what is nested beyond reason.
    """
    names, hiding = text_styles(styles)
    reader = _Reader(names, hiding)
    try:
        for root in roots:
            reader.story(root)
    except RecursionError as error:
        message = "The file is nested deeper than any document."
        raise DocumentError(message, "Verify a file that `brief build` wrote.") from error
    return reader.stories


class _Reader:
    """Walks through a story; what stands in a text box is a paragraph of its own."""

    def __init__(self, names: dict[str, str], hiding: frozenset[str]) -> None:
        self.stories = Stories()
        self._open_ids: dict[str, list[str]] = {}
        self._open_names: set[str] = set()
        self._names, self._hiding = names, hiding
        self._inside: list[int] = []
        self._crossed = self._inserted = self._deleted = 0

    def story(self, root: etree._Element) -> None:
        """Reads one part; a bookmark does not reach from one into another."""
        self._open_ids.clear()
        self._open_names.clear()
        self.children(root)

    def children(self, node: etree._Element) -> None:
        for child in node:
            self._node(child)

    def _node(self, node: etree._Element) -> None:
        name = local_name(node)
        if name in _SKIPPED:
            return
        if name == "p":
            self._paragraph(node)
        elif name == "r":
            self._run(node)
        elif name == "tr":
            self._row(node)
        elif name in ("ins", "moveTo"):
            self._tracked(node, 1, 0)
        elif name in ("del", "moveFrom"):
            self._tracked(node, 0, 1)
        elif name == "bookmarkStart":
            self._begin(node)
        elif name == "bookmarkEnd":
            self._finish(node)
        else:
            self._leaf(node, name)

    def _leaf(self, node: etree._Element, name: str) -> None:
        if name == "t":
            self._add(node.text or "")
        elif name in _SPACES:
            self._add(" ")
        elif name == "noBreakHyphen":
            self._add("\u2011")
        elif name == "sym":
            self._add("\ufffc")
        elif name == "bdo":
            self._turned(node)
        else:
            self.children(node)

    def _turned(self, node: etree._Element) -> None:
        """Text whose direction is overridden, which can turn a number round, reads as with the marks for it
        (Unicode Standard Annex 9).
        """
        self._add("\u202e" if value_of(node) == "rtl" else "\u202d")
        self.children(node)
        self._add("\u202c")

    def _row(self, node: etree._Element) -> None:
        """A row of a table, with what the links in it lead to."""
        first = len(self.stories.paragraphs)
        self.children(node)
        links = frozenset(
            anchor
            for link in node.iter()
            if local_name(link) == "hyperlink" and (anchor := value_of(link, "anchor"))
        )
        for paragraph in self.stories.paragraphs[first:] if links else ():
            paragraph.row_links |= links

    def _paragraph(self, node: etree._Element) -> None:
        style_id, changes = _paragraph_properties(node)
        name = self._names.get(style_id, style_id.lower())
        deleted, inserted = bool(changes & {"del", "moveFrom"}), bool(changes & {"ins", "moveTo"})
        self.stories.paragraphs.append(StoryParagraph(name, deleted, inserted))
        self._inside.append(len(self.stories.paragraphs) - 1)
        kept = self._crossed
        self._crossed += style_id in self._hiding
        self.children(node)
        self._crossed = kept
        self._inside.pop()

    def _run(self, node: etree._Element) -> None:
        properties = next((child for child in node if local_name(child) == "rPr"), None)
        crossed = properties is not None and (crosses(properties) or _run_style(properties) in self._hiding)
        self._crossed += crossed
        for child in node:
            if child is not properties:
                self._run_child(child)
        self._crossed -= crossed

    def _run_child(self, child: etree._Element) -> None:
        if local_name(child) == "delText" and self._deleted:
            self._add(child.text or "")
        else:
            self._node(child)

    def _tracked(self, node: etree._Element, inserted: int, deleted: int) -> None:
        self._inserted, self._deleted = self._inserted + inserted, self._deleted + deleted
        self.children(node)
        self._inserted, self._deleted = self._inserted - inserted, self._deleted - deleted

    def _add(self, text: str) -> None:
        if not self._inside or not text:
            return
        paragraph = self.stories.paragraphs[self._inside[-1]]
        if self._crossed:
            paragraph.crossed = True
        else:
            paragraph.add(text, bool(self._inserted), bool(self._deleted))

    def _here(self) -> tuple[int, int]:
        """The paragraph and the offset at which the walk stands; between two, the beginning of the next."""
        if self._inside:
            return self._inside[-1], self.stories.paragraphs[self._inside[-1]].length
        return len(self.stories.paragraphs), 0

    def _begin(self, node: etree._Element) -> None:
        name = value_of(node, "name") or ""
        is_open = name in self._open_names
        if name in self.stories.bookmarks and not is_open:
            return  # a second one of the name: what stands in it is in no record
        # LibreOffice 7.4 begins a bookmark over several paragraphs anew in each, and ends the last one.
        if not is_open:
            first, start = self._here()
            self.stories.bookmarks[name] = BookmarkRange(first, start, first, start)
        self._open_names.add(name)
        self._open_ids.setdefault(value_of(node, "id") or "", []).append(name)

    def _finish(self, node: etree._Element) -> None:
        names = self._open_ids.pop(value_of(node, "id") or "", ())
        last, end = self._here()
        for name in names:
            self._open_names.discard(name)
            found = self.stories.bookmarks[name]
            found.last, found.end = _ended(self.stories, found, last, end)


def _ended(stories: Stories, found: BookmarkRange, last: int, end: int) -> tuple[int, int]:
    """The end of a bookmark; the very beginning of a paragraph is the end of the one before."""
    if end == 0 and last > found.first:
        last -= 1
        end = stories.paragraphs[last].length
    return last, end


def _paragraph_properties(node: etree._Element) -> tuple[str, set[str]]:
    """The id of a paragraph's style, and the marks that its end has for tracked changes and the like."""
    properties = next((child for child in node if local_name(child) == "pPr"), ())
    style = next((value_of(child) for child in properties if local_name(child) == "pStyle"), None)
    marks = (local_name(mark) for child in properties if local_name(child) == "rPr" for mark in child)
    return style or "", set(marks)


def _run_style(properties: etree._Element) -> str | None:
    return next((value_of(child) for child in properties if local_name(child) == "rStyle"), None)
