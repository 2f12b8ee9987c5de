"""The tree of a page, built by a real HTML parser from tags alone, so that no repair can touch the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lxml import etree

from briefsmith.sources.markup import VOID, Item, Open, Run
from briefsmith.text.mapped import MappedText

#: Elements nested deeper than this are left out of the tree (their text stays).
DEPTH_LIMIT = 100

#: In the parser's input each run of text is its number and a comma.
_MARK = re.compile("([0-9]+),")

#: What the name of an element may be; anything else is not given to the parser.
_NAME = re.compile(r"[a-z][a-z0-9:_-]*\Z")

#: The one attribute that the parser is given: the number of the tag.
_NUMBER = "n"

#: Elements that end when another of their kind begins.
_IMPLIED = {
    "p": ("p",),
    "li": ("li",),
    "option": ("option",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "rb": ("rb", "rt", "rp"),
    "rt": ("rb", "rt", "rp"),
    "rp": ("rb", "rt", "rp"),
}


@dataclass(slots=True, eq=False)
class Element:
    """One element of the repaired page, told from every other one by its identity.

    ``children`` are elements and the numbers of runs of text, in order. ``length`` is how much text there
    is in all of it, the white space around runs left out, and ``longest`` the length of the longest run.
    """

    name: str
    attributes: Mapping[str, str]
    parent: Element | None
    children: list[Element | int] = field(default_factory=list)
    length: int = 0
    longest: int = 0

    def words(self, key: str) -> list[str]:
        """The words of an attribute, of which a class has several."""
        return self.attributes.get(key, "").split()

    def around(self) -> Iterator[Element]:
        """The elements around this one, the nearest first."""
        outer = self.parent
        while outer is not None:
            yield outer
            outer = outer.parent

    def inside(self) -> Iterator[Element]:
        """The elements in this one, in the order of the page."""
        waiting = [child for child in reversed(self.children) if not isinstance(child, int)]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(child for child in reversed(element.children) if not isinstance(child, int))

    def run_numbers(self) -> Iterator[int]:
        """The numbers of all runs of text in it, in the order of the page."""
        waiting: list[Element | int] = [self]
        while waiting:
            part = waiting.pop()
            if isinstance(part, int):
                yield part
            else:
                waiting.extend(reversed(part.children))


@dataclass(frozen=True)
class Tree:
    """The repaired page, each run of text by its number.

    ``lengths`` are those of the runs without the white space around them; ``lost`` are the numbers of
    the runs that the parser dropped, in the order of the page.
    """

    root: Element
    runs: tuple[MappedText, ...]
    lengths: tuple[int, ...]
    lost: tuple[int, ...]


def build_tree(items: Iterable[Item]) -> Tree:
    """The tree of a stream of markup; no run of text is lost without being named in ``lost``."""
    writer = _Writer()
    for item in items:
        writer.add(item)
    runs = writer.runs
    builder = _Builder([len(run.text.strip()) for run in runs], writer.attributes)
    root = builder.element(_parsed(writer.page()), None)
    lost = (i for i, length in enumerate(builder.lengths) if length and i not in builder.kept)
    return Tree(root, tuple(runs), tuple(builder.lengths), tuple(lost))


def _parsed(page: str) -> Any:
    """The body of the page as the parser repairs it."""
    top = etree.fromstring(page, _parser())
    body = top.find("body")
    return top if body is None else body


@cache
def _parser() -> etree.HTMLParser:
    return etree.HTMLParser(remove_comments=True, remove_pis=True)


class _Builder:
    """Turns the parser's elements into ours and adds up how much text they hold."""

    def __init__(self, lengths: list[int], attributes: list[Mapping[str, str]]) -> None:
        self.lengths = lengths
        self.attributes = attributes
        self.kept: set[int] = set()

    def element(self, made: Any, parent: Element | None) -> Element:
        """The element and all in it; the depth of the tree is bounded by the one who wrote it."""
        number = made.get(_NUMBER)
        element = Element(made.tag, self.attributes[int(number)] if number else {}, parent)
        if made.text:
            self._runs(element, made.text)
        for child in made:
            inner = self.element(child, element)
            element.children.append(inner)
            element.length += inner.length
            element.longest = max(element.longest, inner.longest)
            if child.tail:
                self._runs(element, child.tail)
        return element

    def _runs(self, element: Element, text: str) -> None:
        for mark in _MARK.findall(text):
            number = int(mark)
            element.children.append(number)
            self.kept.add(number)
            length = self.lengths[number]
            element.length += length
            element.longest = max(element.longest, length)


class _Writer:
    """Writes the parser's input: tags by their names and numbers, and marks in place of text."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.runs: list[MappedText] = []
        self.attributes: list[Mapping[str, str]] = []
        self.open: list[tuple[str, bool]] = []
        self.counts: Counter[str] = Counter()
        self.depth = 0

    def add(self, item: Item) -> None:
        if isinstance(item, Run):
            self.pieces.append(f"{len(self.runs)},")
            self.runs.append(item.content)
        elif isinstance(item, Open):
            self._open(item.name, item)
        else:
            self._close(item.name)

    def page(self) -> str:
        """One division in one body: the parser would wrap text that stands alone into paragraphs."""
        return "<html><body><div>" + "".join(self.pieces) + "</div></body></html>"

    def _open(self, name: str, item: Open) -> None:
        if name in ("html", "head", "body") or not _NAME.match(name):
            return
        if name in VOID:
            self.pieces.append(self._tag(item))
            return
        implied = _IMPLIED.get(name)
        while implied and self.open and self.open[-1][0] in implied:
            self._close(self.open[-1][0])
        written = self.depth < DEPTH_LIMIT
        self.open.append((name, written))
        self.counts[name] += 1
        if written:
            self.depth += 1
            self.pieces.append(self._tag(item))
        elif name in ("p", "div", "li", "tr", "blockquote"):
            self.pieces.append("<br><br>")

    def _close(self, name: str) -> None:
        if name in ("p", "br") and not self.counts[name]:
            self.pieces.append("<br><br>" if name == "p" else "<br>")
        if not self.counts[name]:
            return
        while self.open:
            top, written = self.open.pop()
            self.counts[top] -= 1
            if written:
                self.depth -= 1
                self.pieces.append(f"</{top}>")
            if top == name:
                return

    def _tag(self, item: Open) -> str:
        if not item.attributes:
            return f"<{item.name}>"
        self.attributes.append(item.attributes)
        return f'<{item.name} {_NUMBER}="{len(self.attributes) - 1}">'
