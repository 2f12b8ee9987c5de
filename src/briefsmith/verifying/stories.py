"""The texts of a Word file paragraph by paragraph, as a reader sees them, with the bookmarks in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from briefsmith.verifying.package import WORD_NAMESPACES

_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
#: What is no text, is not shown, or stands in the file a second time.
_SKIPPED = frozenset({"pPr", "sectPr", "instrText", "delText", "Fallback", "rt", "tblPr", "trPr", "tcPr"})
_SPACES = frozenset({"tab", "br", "cr", "ptab"})
_ON = frozenset({None, "1", "true", "on"})
_HIDING = ("vanish", "specVanish")
_STRIKING = ("strike", "dstrike")


@dataclass
class StoryParagraph:
    """One paragraph: its text as it reads with tracked changes accepted, and with them rejected; what is
    hidden or struck through counts in neither, and ``crossed`` says that there is such text. A tracked
    change may take away its end (``end_deleted``) or have made it (``end_inserted``).
    """

    style: str
    end_deleted: bool = False
    end_inserted: bool = False
    crossed: bool = False
    length: int = 0
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


def read_stories(roots: Iterable[etree._Element], styles: etree._Element | None) -> Stories:
    """The paragraphs of the main text and then of the notes; ``styles`` is the styles part."""
    names, hiding = _styles(styles)
    reader = _Reader(names, hiding)
    for root in roots:
        reader.open_bookmarks.clear()
        reader.children(root)
    return reader.stories


def _styles(root: etree._Element | None) -> tuple[dict[str, str], frozenset[str]]:
    """The names of the styles by their ids, and the ids of those that hide text or strike it through."""
    names: dict[str, str] = {}
    hiding: set[str] = set()
    for style in root if root is not None else ():
        if _local(style) != "style":
            continue
        style_id = _value(style, "styleId") or ""
        for child in style:
            if _local(child) == "name":
                names[style_id] = (_value(child) or "").lower()
            if _local(child) == "rPr" and _crosses(child):
                hiding.add(style_id)
    return names, frozenset(hiding)


class _Reader:
    """Walks through a story; what stands in a text box is a paragraph of its own."""

    def __init__(self, names: dict[str, str], hiding: frozenset[str]) -> None:
        self.stories = Stories()
        self.open_bookmarks: dict[str, list[str]] = {}
        self._names, self._hiding = names, hiding
        self._inside: list[int] = []
        self._crossed = self._inserted = self._deleted = 0

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
        if name in ("t", "delText"):
            self._add(node.text or "")
        elif name in _SPACES:
            self._add(" ")
        elif name == "noBreakHyphen":
            self._add("\u2011")
        elif name == "sym":
            self._add("\ufffc")
        else:
            self.children(node)

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
        if name in self.stories.bookmarks:
            return  # a second one of the name: what stands in it is in no record
        first, start = self._here()
        self.stories.bookmarks[name] = BookmarkRange(first, start, first, start)
        self.open_bookmarks.setdefault(_value(node, "id") or "", []).append(name)

    def _finish(self, node: etree._Element) -> None:
        names = self.open_bookmarks.pop(_value(node, "id") or "", ())
        last, end = self._here()
        for name in names:
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
