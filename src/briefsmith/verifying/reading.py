"""Reads the texts of a Word file: what a reader sees, tracked changes and bookmarks included."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from briefsmith.verifying.package import WORD_NAMESPACES, DocumentError
from briefsmith.verifying.stories import BookmarkRange, Stories, StoryParagraph

_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
#: What is no text, is not shown, or stands in the file a second time.
_SKIPPED = frozenset({"pPr", "sectPr", "instrText", "delText", "Fallback", "rt", "tblPr", "trPr", "tcPr"})
_SPACES = frozenset({"tab", "br", "cr", "ptab"})
_ON = frozenset({None, "1", "true", "on"})
_HIDING = ("vanish", "specVanish")
_STRIKING = ("strike", "dstrike")


def read_stories(roots: Iterable[etree._Element], styles: etree._Element | None) -> Stories:
    """The paragraphs of the main text and then of the notes; ``styles`` is the styles part.

    Raises `DocumentError` for what is nested beyond reason.
    """
    names, hiding = _styles(styles)
    reader = _Reader(names, hiding)
    try:
        for root in roots:
            reader.story(root)
    except RecursionError as error:
        message = "The file is nested deeper than any document."
        raise DocumentError(message, "Verify a file that `brief build` wrote.") from error
    return reader.stories


def _styles(root: etree._Element | None) -> tuple[dict[str, str], frozenset[str]]:
    """The names of the styles by their ids, and the ids of those that hide text or strike it through, be it
    because a style that they are based on does.
    """
    names: dict[str, str] = {}
    hiding: set[str] = set()
    based: dict[str, set[str]] = {}
    for style in root if root is not None else ():
        if _local(style) != "style":
            continue
        style_id = _value(style, "styleId") or ""
        for child in style:
            if _local(child) == "name":
                names[style_id] = (_value(child) or "").lower()
            if _local(child) == "basedOn":
                based.setdefault(_value(child) or "", set()).add(style_id)
            if _local(child) == "rPr" and _crosses(child):
                hiding.add(style_id)
    asked = list(hiding)
    while asked:
        new = based.get(asked.pop(), set()) - hiding
        hiding |= new
        asked += new
    return names, frozenset(hiding)


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
        name = _local(node)
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
        self._add("\u202e" if _value(node) == "rtl" else "\u202d")
        self.children(node)
        self._add("\u202c")

    def _row(self, node: etree._Element) -> None:
        """A row of a table, with what the links in it lead to."""
        first = len(self.stories.paragraphs)
        self.children(node)
        links = frozenset(
            anchor
            for link in node.iter()
            if _local(link) == "hyperlink" and (anchor := _value(link, "anchor"))
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
        properties = next((child for child in node if _local(child) == "rPr"), None)
        crossed = properties is not None and (_crosses(properties) or _run_style(properties) in self._hiding)
        self._crossed += crossed
        for child in node:
            if child is not properties:
                self._run_child(child)
        self._crossed -= crossed

    def _run_child(self, child: etree._Element) -> None:
        if _local(child) == "delText" and self._deleted:
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
        name = _value(node, "name") or ""
        is_open = name in self._open_names
        if name in self.stories.bookmarks and not is_open:
            return  # a second one of the name: what stands in it is in no record
        # LibreOffice 7.4 begins a bookmark over several paragraphs anew in each, and ends the last one.
        if not is_open:
            first, start = self._here()
            self.stories.bookmarks[name] = BookmarkRange(first, start, first, start)
        self._open_names.add(name)
        self._open_ids.setdefault(_value(node, "id") or "", []).append(name)

    def _finish(self, node: etree._Element) -> None:
        names = self._open_ids.pop(_value(node, "id") or "", ())
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
    properties = next((child for child in node if _local(child) == "pPr"), ())
    style = next((_value(child) for child in properties if _local(child) == "pStyle"), None)
    marks = (_local(mark) for child in properties if _local(child) == "rPr" for mark in child)
    return style or "", set(marks)


def _run_style(properties: etree._Element) -> str | None:
    return next((_value(child) for child in properties if _local(child) == "rStyle"), None)


def _crosses(properties: etree._Element) -> bool:
    """Whether run properties hide text or strike it through."""
    return any(_local(child) in (*_HIDING, *_STRIKING) and _value(child) in _ON for child in properties)


def _local(node: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is neither text nor mathematics."""
    tag = node.tag
    if not isinstance(tag, str):
        return ""
    namespace, _, name = tag.rpartition("}")
    if namespace[1:] in WORD_NAMESPACES or name in ("Fallback", "AlternateContent", "Choice"):
        return name
    return name if namespace[1:] == _MATH and name in ("t", "r") else ""


def _value(node: etree._Element, name: str = "val") -> str | None:
    for namespace in WORD_NAMESPACES:
        found = node.get(f"{{{namespace}}}{name}")
        if found is not None:
            return found
    return None
