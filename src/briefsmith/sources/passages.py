"""A page cut into passages: what stands together, with what its surroundings say about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from briefsmith.sources.html_tree import Tree, build_tree
from briefsmith.sources.markup import Item
from briefsmith.sources.model import BlockKind
from briefsmith.sources.printed import printed, printed_string
from briefsmith.spans import Span
from briefsmith.text.mapped import MappedText


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of a page, before anything is decided about it.

    ``element`` is the nearest block element (``p``, ``h2``, ``li``); ``level`` that of a heading.
    ``told`` is what an element around it is by its name or class. ``linked``, ``bold`` and ``small`` are
    the shares of its text in such elements, from 0 to 1; ``links`` are the addresses. ``after_image``
    says that nothing but an image stands before it, and ``image_texts`` what that image is called.
    ``group`` is the same for all items of one list.
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

    @property
    def text(self) -> str:
        """The text as printed."""
        return self.content.text


BLOCK_ELEMENTS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul "
    "title".split()
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

_SENTENCE_END = re.compile(r"[。！？!?.…：:；;”」』）)]\s*\Z")
_NUMBERED = re.compile(r"\s*(?:[0-9]{1,2}\s?[).、．]|[•·●◆■-]\s)")
_OF_ITS_OWN = re.compile(
    r"\s*(?:By\s+[A-Z]|(?:文|作者|记者|記者)\s*[:：/／]|[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})"
)


def read_passages(
    items: Iterable[Item], classes: tuple[tuple[re.Pattern[str], BlockKind], ...]
) -> list[Passage]:
    """The passages of a page in the order of its text.

    ``classes`` are patterns of class names and ids with the kind that they tell of. Text that the
    HTML parser dropped is put back where it stood, as passages of its own.
    """
    tree = build_tree(items)
    walker = _Walker(tree, classes)
    walker.element(tree.root)
    walker.flush()
    return _with_lost(walker.passages, tree)


def _with_lost(passages: list[Passage], tree: Tree) -> list[Passage]:
    back = [Passage(printed(tree.runs[number])) for number in tree.lost]
    back = [passage for passage in back if len(passage.content)]
    if not back:
        return passages
    return sorted([*passages, *back], key=lambda passage: passage.content.starts[0])


@dataclass(slots=True)
class _Inline:
    """A piece of the text that is being collected; ``content`` is ``None`` for a line break."""

    content: MappedText | None
    link: str | None = None
    bold: bool = False
    small: bool = False
    timed: bool = False


@dataclass(slots=True)
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


@dataclass
class _Walker:
    tree: Tree
    classes: tuple[tuple[re.Pattern[str], BlockKind], ...]
    passages: list[Passage] = field(default_factory=list)
    style: _Style = field(default_factory=_Style)
    inline: list[_Inline] = field(default_factory=list)
    image_texts: set[str] = field(default_factory=set)
    after_image: bool = False
    groups: int = 0

    def element(self, tag: Tag) -> None:
        """Collect the text of an element; the depth of the tree is bounded by the one who built it."""
        outer = self.style
        told = None if outer.told else self._told(tag)
        parts = tag.name in BLOCK_ELEMENTS or told is not None
        if parts:
            self.flush()
        self.style = self._styled(tag, told)
        for child in tag.children:
            self._child(child)
        if parts:
            self.flush()
        self.style = outer

    def _child(self, child: object) -> None:
        if isinstance(child, Tag):
            if child.name == "br":
                self.inline.append(_Inline(None))
            elif child.name == "img":
                self._image(child)
            else:
                self.element(child)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            for number in self.tree.parts(child):
                self._text(self.tree.runs[number])

    def _text(self, run: MappedText) -> None:
        style = self.style
        self.inline.append(_Inline(run, style.link, style.bold, style.small, style.timed))

    def _image(self, tag: Tag) -> None:
        if any(piece.content is not None and piece.content.text.strip() for piece in self.inline):
            return
        names = (str(tag.get(key) or "") for key in ("alt", "title", "data-caption"))
        self.image_texts.update(name for name in map(printed_string, names) if name)
        self.after_image = True

    def _told(self, tag: Tag) -> BlockKind | None:
        if tag.name in _TOLD_BY_ELEMENT:
            return _TOLD_BY_ELEMENT[tag.name]
        names = " ".join(
            str(name) for key in ("class", "id", "data-test-id") for name in tag.get_attribute_list(key) if name
        )
        if not names.strip():
            return None
        kind = next((kind for pattern, kind in self.classes if pattern.search(names)), None)
        return kind if kind and not self._holds_article(tag) else None

    def _holds_article(self, tag: Tag) -> bool:
        """Whether an element holds so much text that its class cannot mean all of it."""
        lengths = [
            len(self.tree.runs[number].text.strip())
            for text in tag.find_all(string=True)
            for number in self.tree.parts(text)
        ]
        return sum(lengths) > 1500 or max(lengths, default=0) > 500

    def _styled(self, tag: Tag, told: BlockKind | None) -> _Style:
        outer, name = self.style, tag.name
        style = _Style(
            outer.block,
            outer.level,
            outer.told or told,
            outer.link,
            outer.bold,
            outer.small,
            outer.timed,
            outer.group,
        )
        if name in BLOCK_ELEMENTS and not (name in ("p", "div") and outer.block in ("li", "td", "th")):
            style.block = name
            style.level = int(name[1]) if re.fullmatch("h[1-6]", name) else None
        if name in ("ul", "ol"):
            self.groups += 1
            style.group = self.groups
        style.link = str(tag.get("href") or "") or outer.link if name == "a" else outer.link
        style.bold = outer.bold or name in ("b", "strong")
        style.small = outer.small or name == "small"
        style.timed = outer.timed or name == "time"
        return style

    def flush(self) -> None:
        """Make passages of what has been collected."""
        lines, self.inline = _lines(self.inline), []
        for line in lines:
            passage = self._passage(line)
            if passage is not None:
                self.passages.append(passage)
                self.image_texts, self.after_image = set(), False

    def _passage(self, line: list[_Inline]) -> Passage | None:
        content = printed(MappedText.join(piece.content for piece in line if piece.content is not None))
        if not content.text:
            return None
        style = self.style
        return Passage(
            content=content,
            element=style.block,
            level=style.level,
            told=style.told,
            linked=_share(line, lambda piece: piece.link is not None),
            bold=_share(line, lambda piece: piece.bold),
            small=_share(line, lambda piece: piece.small),
            timed=_share(line, lambda piece: piece.timed),
            links=tuple(dict.fromkeys(piece.link for piece in line if piece.link)),
            after_image=self.after_image,
            image_texts=frozenset(self.image_texts),
            group=style.group,
        )


def _lines(pieces: list[_Inline]) -> list[list[_Inline]]:
    """The collected pieces cut at line breaks: always at two of them, at a single one where the lines are
    sentences or items of their own rather than one that was broken for its looks.
    """
    lines: list[list[_Inline]] = []
    for block in _segments(pieces):
        texts = ["".join(piece.content.text for piece in line if piece.content) for line in block]
        apart = any(_SENTENCE_END.search(text) for text in texts[:-1]) or any(map(_NUMBERED.match, texts[1:]))
        apart = apart or any(map(_OF_ITS_OWN.match, texts))
        if apart or len(block) < 2:
            lines.extend(block)
        else:
            lines.append(_joined(block))
    return lines


def _segments(pieces: list[_Inline]) -> list[list[list[_Inline]]]:
    """Blocks that are parted by two or more breaks, each a list of the lines that single breaks part."""
    blocks: list[list[list[_Inline]]] = [[]]
    line: list[_Inline] = []
    breaks = 0
    for piece in pieces:
        if piece.content is None:
            breaks += 1
        elif piece.content.text.strip():
            if breaks and line:
                blocks[-1].append(line)
                line = []
            if breaks > 1:
                blocks.append([])
            breaks = 0
            line.append(piece)
        elif not breaks:
            line.append(piece)
    blocks[-1].append(line)
    return blocks


def _joined(block: list[list[_Inline]]) -> list[_Inline]:
    result: list[_Inline] = []
    for line in block:
        if result and line:
            result.append(_Inline(_gap(result[-1].content, line[0].content)))
        result.extend(line)
    return result


def _gap(before: MappedText | None, after: MappedText | None) -> MappedText:
    """One space that stands for a line break between two pieces."""
    start = before.ends[-1] if before else 0
    end = after.starts[0] if after else start
    return MappedText.standing_for(" ", Span(start, max(start, end)))


def _share(line: list[_Inline], holds: Callable[[_Inline], bool]) -> float:
    weights = [(len(piece.content.text.strip()), holds(piece)) for piece in line if piece.content]
    total = sum(weight for weight, _ in weights)
    return sum(weight for weight, true in weights if true) / total if total else 0.0
