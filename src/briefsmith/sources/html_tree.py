"""The tree of a page, built by a real HTML parser from tags alone, so that no repair can touch the text."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from briefsmith.sources.markup import VOID, Close, Item, Open, Run
from briefsmith.text.mapped import MappedText

#: Elements nested deeper than this are left out of the tree (their text stays).
DEPTH_LIMIT = 100

#: In the parser's input each run of text is its number between these two private-use characters.
_MARK = re.compile("\ue000([0-9]+)\ue001")

#: What the name of an element or attribute may be; anything else is not given to the parser.
_NAME = re.compile(r"[a-z][a-z0-9:_-]*\Z")

#: Attributes that are never looked at.
_HEAVY = frozenset({"src", "srcset", "poster", "d", "points", "sizes", "integrity", "nonce"})

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


@dataclass(frozen=True)
class Tree:
    """The parser's tree, in which each run of text is a mark that ``parts`` turns back into text.

    ``lost`` are the numbers of the runs that the parser dropped, in the order of the page.
    """

    root: Tag
    runs: tuple[MappedText, ...]
    lost: tuple[int, ...]

    def parts(self, text: str) -> list[int]:
        """The numbers of the runs that a piece of the tree's text stands for."""
        return [int(match[1]) for match in _MARK.finditer(text)]


def build_tree(items: Iterable[Item]) -> Tree:
    """The tree of a stream of markup; no run of text is lost without being named in ``lost``."""
    writer = _Writer()
    for item in items:
        writer.add(item)
    soup = BeautifulSoup(writer.page(), "lxml")
    root = soup.body or soup
    kept = {int(match[1]) for text in soup.find_all(string=True) for match in _MARK.finditer(text)}
    lost = (i for i, run in enumerate(writer.runs) if i not in kept and run.text.strip())
    return Tree(root, tuple(writer.runs), tuple(lost))


class _Writer:
    """Writes the parser's input: tags with their attributes, and marks in place of text."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.runs: list[MappedText] = []
        self.open: list[tuple[str, bool]] = []
        self.counts: Counter[str] = Counter()
        self.depth = 0

    def add(self, item: Item) -> None:
        match item:
            case Run(content):
                self.pieces.append(f"\ue000{len(self.runs)}\ue001")
                self.runs.append(content)
            case Open(name, _):
                self._open(name, item)
            case Close(name):
                self._close(name)

    def page(self) -> str:
        """One division in one body: the parser would wrap text that stands alone into paragraphs."""
        return "<html><body><div>" + "".join(self.pieces) + "</div></body></html>"

    def _open(self, name: str, item: Open) -> None:
        if name in ("html", "head", "body") or not _NAME.match(name):
            return
        if name in VOID:
            self.pieces.append(_tag(item))
            return
        while self.open and self.open[-1][0] in _IMPLIED.get(name, ()):
            self._close(self.open[-1][0])
        written = self.depth < DEPTH_LIMIT
        self.open.append((name, written))
        self.counts[name] += 1
        if written:
            self.depth += 1
            self.pieces.append(_tag(item))
        else:
            self.pieces.append("<br><br>" if name in ("p", "div", "li", "tr", "blockquote") else "")

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


def _tag(item: Open) -> str:
    attributes = "".join(
        f' {name}="{html.escape(value)}"'
        for name, value in item.attributes.items()
        if _is_wanted(name, value)
    )
    return f"<{item.name}{attributes}>"


def _is_wanted(name: str, value: str) -> bool:
    """Pictures, scripts and drawings that stand in attributes tell nothing of the text."""
    return bool(_NAME.match(name)) and name not in _HEAVY and not value.startswith("data:")
