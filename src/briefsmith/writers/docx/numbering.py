"""Real numbering: heading levels that print the labels of the document, bullets and numbered lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docx.oxml.parser import parse_xml
from lxml import etree

from briefsmith.writers.docx.free_ids import last_before_free
from briefsmith.writers.docx.xml_names import W

_DECLARATION = f'xmlns:w="{W}"'
_HAN = re.compile(r"(\D*?)[〇零一二三四五六七八九十百千]+(\D*)")
_DECIMAL = re.compile(r"(\D*)(\d+(?:\.\d+)*)(\D*)")
_LETTER = re.compile(r"([(（]?)([IVXLC]+|[A-Z]|[a-z])([.)）、]?)")
#: How far each level of a list stands in, in twips.
LIST_STEP = 420
_BULLETS = "•–▪"
_LIST_FORMATS = (("decimal", "%{}."), ("lowerLetter", "%{})"), ("lowerRoman", "%{}."))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a multi-level list: Word's number format, the text around it, what follows it.

    One that is not ``indented`` leaves the indents to the paragraph's style.
    """

    number_format: str
    text: str
    left: int = 0
    hanging: int = 0
    style_id: str = ""
    follow: str = "nothing"
    face: str = ""
    indented: bool = True

    def xml(self, index: int, start: int = 1) -> str:
        """The ``w:lvl`` element for the level ``index``, counted from 0."""
        linked = f'<w:pStyle w:val="{self.style_id}"/>' if self.style_id else ""
        face = f'<w:rPr><w:rFonts w:ascii="{self.face}" w:hAnsi="{self.face}" w:hint="default"/></w:rPr>'
        indent = f'<w:pPr><w:ind w:left="{self.left}" w:hanging="{self.hanging}"/></w:pPr>'
        legal = "<w:isLgl/>" if self.number_format == "decimal" and self.text.count("%") > 1 else ""
        return (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{self.number_format}"/>'
            f'{linked}{legal}<w:suff w:val="{self.follow}"/><w:lvlText w:val="{self.text}"/>'
            f'<w:lvlJc w:val="left"/>{indent if self.indented else ""}'
            f"{face if self.face else ''}</w:lvl>"
        )


#: How Chinese briefings number their sections.
HEADING_LEVELS = (
    Level("chineseCountingThousand", "%1、", style_id="Heading1"),
    Level("chineseCountingThousand", "（%2）", style_id="Heading2"),
    Level("decimal", "%3.", style_id="Heading3", follow="space"),
)


def bullet_levels() -> tuple[Level, ...]:
    """The nine levels of a list with bullets."""
    return tuple(
        Level("bullet", _BULLETS[n % 3], LIST_STEP * (n + 1), LIST_STEP, follow="tab", face="Times New Roman")
        for n in range(9)
    )


def numbered_levels() -> tuple[Level, ...]:
    """The nine levels of a numbered list."""
    return tuple(
        Level(
            _LIST_FORMATS[n % 3][0],
            _LIST_FORMATS[n % 3][1].format(n + 1),
            LIST_STEP * (n + 1),
            LIST_STEP,
            follow="tab",
        )
        for n in range(9)
    )


def level_for_label(label: str, index: int, style_id: str, japanese: bool = False) -> Level | None:
    """The level that makes Word print ``label`` for the first heading of level ``index`` (from 0).

    ``None`` where the label is of no kind that Word can count.
    """
    here = f"%{index + 1}"
    if found := _HAN.fullmatch(label):
        counting = "japaneseCounting" if japanese else "chineseCountingThousand"
        return _level(counting, found[1], here, found[2], style_id)
    if found := _DECIMAL.fullmatch(label):
        depth = found[2].count(".") + 1
        if depth > index + 1:
            return None
        numbers = ".".join(f"%{n}" for n in range(index + 2 - depth, index + 2))
        return _level("decimal", found[1], numbers, found[3], style_id)
    if found := _LETTER.fullmatch(label):
        upper = "upperRoman" if found[2][0] in "IVXLC" else "upperLetter"
        return _level(upper if found[2].isupper() else "lowerLetter", found[1], here, found[3], style_id)
    return None


def _level(number_format: str, before: str, numbers: str, after: str, style_id: str) -> Level:
    follow = "nothing" if after[-1:] in set("、）．：") else "space"
    text = f"{before}{numbers}{after}".rstrip()
    return Level(number_format, _attribute(text), style_id=style_id, follow=follow)


def _attribute(text: str) -> str:
    legal = "".join(character for character in text if character.isprintable())
    return legal.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def abstract_numbering(abstract_id: int, levels: tuple[Level, ...]) -> str:
    """A ``w:abstractNum`` element; its ``nsid`` follows from its id, so that it is the same each time."""
    body = "".join(level.xml(index) for index, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="{abstract_id}"><w:nsid w:val="{0x5B000000 + abstract_id:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{body}</w:abstractNum>'
    )


class Numbering:
    """The numbering part while a document is being written: hands out new lists."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self._abstract_ids = self._ids("abstractNum", "abstractNumId")
        self._number_ids = self._ids("num", "numId")
        self._kinds: dict[tuple[Level, ...], int] = {}
        self._abstracts: list[str] = []
        self._numbers: list[str] = []

    def _ids(self, tag: str, attribute: str) -> int:
        values = (item.get(f"{{{W}}}{attribute}", "0") for item in self.element.findall(f"{{{W}}}{tag}"))
        return last_before_free(values)

    def abstract(self, levels: tuple[Level, ...]) -> int:
        """The id of an abstract list with these levels, made when first asked for."""
        if levels not in self._kinds:
            self._abstract_ids += 1
            self._abstracts.append(abstract_numbering(self._abstract_ids, levels))
            self._kinds[levels] = self._abstract_ids
        return self._kinds[levels]

    def new_list(self, levels: tuple[Level, ...], depth: int = 0, start: int | None = None) -> int:
        """The id of a new list; with ``start`` its level ``depth`` counts anew from there."""
        self._number_ids += 1
        override = (
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            if start is not None
            else ""
        )
        self._numbers.append(
            f'<w:num w:numId="{self._number_ids}"><w:abstractNumId w:val="{self.abstract(levels)}"/>'
            f"{override}</w:num>"
        )
        return self._number_ids

    def finish(self) -> None:
        """Puts the new lists into the part: abstract lists have to stand before all lists."""
        made = parse_xml(
            f"<w:numbering {_DECLARATION}>{''.join(self._abstracts + self._numbers)}</w:numbering>"
        )
        first = self.element.find(f"{{{W}}}num")
        last = self.element.find(f"{{{W}}}numIdMacAtCleanup")
        for item in list(made):
            is_list = item.tag == f"{{{W}}}num"
            before = last if is_list else (first if first is not None else last)
            if before is None:
                self.element.append(item)
            else:
                before.addprevious(item)
            if is_list and first is None:
                first = item
