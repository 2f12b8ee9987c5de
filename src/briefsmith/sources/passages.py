"""A page cut into passages: what stands together, with what its surroundings say about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefsmith.sources.html_tree import Element, Tree, build_tree
from briefsmith.sources.lines import Piece, lines_of, shares
from briefsmith.sources.markup import Item
from briefsmith.sources.model import BlockKind
from briefsmith.sources.printed import printed, printed_string
from briefsmith.text.mapped import MappedText


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of a page, before anything is decided about it.

    ``element`` is the nearest block element (``p``, ``h2``, ``li``); ``level`` that of a heading.
    ``told`` is what an element around it is by its name or class. ``linked``, ``bold`` and ``small`` are
    the shares of its text in such elements, from 0 to 1; ``links`` are the addresses. ``after_image``
    says that nothing but an image stands before it, and ``image_texts`` what that image is called.
    ``group`` is the same for all items of one list. ``otherwise`` is what it is where no rule knows it
    (nothing: body), which tells the article of a whole page from what stands around it. ``page`` is
    the 1-based page of a paged format.
    """

    content: MappedText
    element: str = "p"
    level: int | None = None
    told: BlockKind | None = None
    linked: float = 0.0
    bold: float = 0.0
    small: float = 0.0
    timed: float = 0.0
    links: tuple[str, ...] = ()
    after_image: bool = False
    image_texts: frozenset[str] = frozenset()
    group: int | None = None
    otherwise: BlockKind | None = None
    page: int | None = None

    @property
    def text(self) -> str:
        """The text as printed."""
        return self.content.text


BLOCK_ELEMENTS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead
    title tr ul""".split()  # noqa: SIM905 - forty words read better as words
)

_TOLD_BY_ELEMENT = {
    "figcaption": BlockKind.CAPTION,
    "nav": BlockKind.CHROME,
    "footer": BlockKind.CHROME,
    "form": BlockKind.CHROME,
    "button": BlockKind.CHROME,
    "select": BlockKind.CHROME,
    "svg": BlockKind.CHROME,
    "video": BlockKind.CHROME,
    "audio": BlockKind.CHROME,
    "object": BlockKind.CHROME,
    "title": BlockKind.META,
}

_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
#: Elements within a line that say something of their text.
_STYLING = frozenset({"a", "b", "strong", "small", "time"})

ClassPatterns = tuple[tuple[re.Pattern[str], BlockKind], ...]


@dataclass(frozen=True, slots=True)
class Home:
    """Where a passage stands: the block element around it, ``None`` where the parser had dropped it."""

    element: Element | None


def read_passages(items: Iterable[Item], classes: ClassPatterns) -> list[Passage]:
    """The passages of a page in the order of its text.

    ``classes`` are patterns of class names and ids with the kind that they tell of. Text that the
    HTML parser dropped is put back where it stood, as passages of its own.
    """
    return [passage for passage, _ in passages_of(build_tree(items), classes)]


def passages_of(tree: Tree, classes: ClassPatterns) -> list[tuple[Passage, Home]]:
    """The same, each passage with its place in the tree."""
    walker = _Walker(tree, classes, total=sum(tree.lengths))
    walker.element(tree.root)
    walker.flush()
    back = [(Passage(printed(tree.runs[number])), Home(None)) for number in tree.lost]
    back = [pair for pair in back if len(pair[0].content)]
    found = list(zip(walker.passages, walker.homes, strict=True))
    return sorted([*found, *back], key=lambda pair: pair[0].content.first) if back else found


def _told_hidden(tag: Element) -> BlockKind | None:
    """What a browser did not show when the page was saved."""
    hidden = "hidden" in tag.attributes or "sf-hidden" in tag.words("class")
    return BlockKind.CHROME if hidden else None


@dataclass(frozen=True, slots=True)
class _Style:
    """What holds for the text inside the elements that are open."""

    block: str = "p"
    level: int | None = None
    told: BlockKind | None = None
    link: str | None = None
    bold: bool = False
    small: bool = False
    timed: bool = False
    group: int | None = None
    home: Element | None = None


@dataclass
class _Walker:
    tree: Tree
    classes: ClassPatterns
    passages: list[Passage] = field(default_factory=list)
    homes: list[Home] = field(default_factory=list)
    style: _Style = field(default_factory=_Style)
    inline: list[Piece] = field(default_factory=list)
    written: bool = False
    image_texts: set[str] = field(default_factory=set)
    after_image: bool = False
    told_by_names: dict[str, BlockKind | None] = field(default_factory=dict)
    groups: int = 0
    total: int = 0

    def element(self, tag: Element) -> None:
        """Collect the text of an element; the depth of the tree is bounded by the one who built it."""
        outer = self.style
        told = None if outer.told else self._told(tag)
        parts = tag.name in BLOCK_ELEMENTS or told is not None
        if parts:
            self.flush()
        if parts or tag.name in _STYLING:
            self.style = self._styled(tag, told)
        for child in tag.children:
            if isinstance(child, int):
                self._text(child)
            else:
                self._child(child)
        if parts:
            self.flush()
        self.style = outer

    def _child(self, child: Element) -> None:
        if child.name == "br":
            self.inline.append(Piece(None))
        elif child.name == "img":
            self._image(child)
        elif child.name not in ("rt", "rp"):
            # readings printed above the line are not part of the line
            self.element(child)

    def _text(self, number: int) -> None:
        style, weight = self.style, self.tree.lengths[number]
        self.written = self.written or weight > 0
        run = self.tree.runs[number]
        self.inline.append(Piece(run, weight, style.link, style.bold, style.small, style.timed))

    def _image(self, tag: Element) -> None:
        if self.written:
            return
        names = (tag.attributes.get(key, "") for key in ("alt", "title", "data-caption"))
        self.image_texts.update(name for name in map(printed_string, names) if name)
        self.after_image = True

    def _told(self, tag: Element) -> BlockKind | None:
        """What an element says it is, unless it holds so much that it cannot mean all of it."""
        kind = _TOLD_BY_ELEMENT.get(tag.name)
        if kind is None:
            if not tag.attributes or tag.name in ("article", "main", "body"):
                return None
            kind = _told_hidden(tag) or self._told_by_class(tag)
        return kind if kind and not self._holds_article(tag) else None

    def _told_by_class(self, tag: Element) -> BlockKind | None:
        keys = ("id", "data-test-id")
        found = [*tag.words("class"), *(tag.attributes[key] for key in keys if tag.attributes.get(key))]
        # WordPress writes the topics of a post among its classes
        names = " ".join(name for name in found if not name.startswith(("tag-", "category-")))
        if not names:
            return None
        if names not in self.told_by_names:
            kinds = (kind for pattern, kind in self.classes if pattern.search(names))
            self.told_by_names[names] = next(kinds, None)
        return self.told_by_names[names]

    def _holds_article(self, tag: Element) -> bool:
        most = 1500.0 if tag.name == "figcaption" else min(1500.0, max(60.0, self.total * 0.6))
        return tag.length > most or tag.longest > 500

    def _styled(self, tag: Element, told: BlockKind | None) -> _Style:
        outer, name = self.style, tag.name
        is_block = name in BLOCK_ELEMENTS
        names = is_block and not (name in ("p", "div") and outer.block in ("li", "td", "th"))
        if name in ("ul", "ol"):
            self.groups += 1
        return _Style(
            name if names else outer.block,
            _LEVELS.get(name) if names else outer.level,
            outer.told or told,
            tag.attributes.get("href") or outer.link if name == "a" else outer.link,
            outer.bold or name in ("b", "strong"),
            outer.small or name == "small",
            outer.timed or name == "time",
            self.groups if name in ("ul", "ol") else outer.group,
            tag if is_block else outer.home,
        )

    def flush(self) -> None:
        """Make passages of what has been collected."""
        inline, written = self.inline, self.written
        if inline:
            self.inline, self.written = [], False
        if not written:
            return
        lines = lines_of(inline)
        for line in lines:
            passage = self._passage(line)
            if passage is not None:
                self.passages.append(passage)
                self.homes.append(Home(self.style.home))
                self.image_texts, self.after_image = set(), False

    def _passage(self, line: list[Piece]) -> Passage | None:
        content = printed(MappedText.join([piece.content for piece in line if piece.content is not None]))
        if not content.text:
            return None
        style = self.style
        linked, bold, small, timed = shares(line)
        return Passage(
            content=content,
            element=style.block,
            level=style.level,
            told=style.told,
            linked=linked,
            bold=bold,
            small=small,
            timed=timed,
            links=tuple(dict.fromkeys(piece.link for piece in line if piece.link)),
            after_image=self.after_image,
            image_texts=frozenset(self.image_texts),
            group=style.group,
        )
