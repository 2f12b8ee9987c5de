"""Headings are counted by Word itself, in the form in which the document labels them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docx.oxml.parser import parse_xml
from lxml import etree

from briefsmith.document import Block, Heading
from briefsmith.writers.docx.language import primary
from briefsmith.writers.docx.numbering import HEADING_LEVELS, Level, Numbering, W, level_for_label
from briefsmith.writers.docx.stylesheet import Stylesheet

_NUMBER = re.compile(r"%(\d)")
_DIGITS = "〇一二三四五六七八九"


def _q(tag: str) -> str:
    return f"{{{W}}}{tag}"


def _han(number: int) -> str:
    """A Chinese numeral as Word counts, up to 99."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    letters = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    result = ""
    for value, letter in letters:
        result += letter * (number // value)
        number %= value
    return result


def _counted(number: int, number_format: str) -> str:
    match number_format:
        case "chineseCountingThousand" | "japaneseCounting":
            return _han(number) if number < 100 else ""
        case "upperRoman":
            return _roman(number)
        case "upperLetter" | "lowerLetter":
            letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter if number_format == "upperLetter" else letter.lower()
        case _:
            return str(number)


def _printed(levels: tuple[Level, ...], counters: list[int], index: int) -> str:
    """What Word will print before a heading of level ``index``."""
    level = levels[index]
    several = level.text.count("%") > 1

    def one(found: re.Match[str]) -> str:
        n = int(found[1]) - 1
        return str(counters[n]) if several else _counted(counters[n], levels[n].number_format)

    return _NUMBER.sub(one, level.text)


def _agrees(levels: tuple[Level, ...], headings: list[Heading]) -> bool:
    """Whether Word's own counting gives every label that the document has."""
    counters = [0] * len(levels)
    for heading in headings:
        index = heading.level - 1
        counters[index] += 1
        counters[index + 1 :] = [0] * (len(counters) - index - 1)
        if _printed(levels, counters, index) != (heading.number or "").strip():
            return False
    return True


def heading_levels(blocks: Iterable[Block], language: str, style_ids: list[str]) -> tuple[Level, ...] | None:
    """The levels under which Word counts the headings just as the document labels them.

    Empty where no heading is numbered; ``None`` where Word cannot, and the labels must be written out.
    """
    headings = [block for block in blocks if isinstance(block, Heading) and block.number is not None]
    if not headings:
        return ()
    if max(heading.level for heading in headings) > len(style_ids) or min(h.level for h in headings) < 1:
        return None
    first = {heading.level - 1: heading.number or "" for heading in reversed(headings)}
    levels = []
    for index in range(max(first) + 1):
        label = first.get(index, f"{index + 1}.")
        level = level_for_label(label.strip(), index, style_ids[index], primary(language) == "ja")
        if level is None:
            return None
        levels.append(level)
    return tuple(levels) if _agrees(tuple(levels), headings) else None


def _counts(style: etree._Element) -> bool:
    return style.find(f"{_q('pPr')}/{_q('numPr')}") is not None


def replace_levels(numbering: Numbering, levels: tuple[Level, ...]) -> None:
    """Gives a shipped template's own list of headings other levels."""
    abstract = numbering.element.find(_q("abstractNum"))
    assert abstract is not None
    for old in abstract.findall(_q("lvl")):
        abstract.remove(old)
    for index, level in enumerate(levels):
        abstract.append(parse_xml(level.xml(index).replace("<w:lvl ", f'<w:lvl xmlns:w="{W}" ', 1)))


@dataclass(frozen=True, slots=True)
class Counting:
    """How headings get their numbers. ``by_style`` names the styles that count by themselves;
    ``direct`` has the ``w:numPr`` for headings of styles that do not; ``literal`` says that the
    labels of the document must be written out.
    """

    by_style: frozenset[str] = frozenset()
    direct: Mapping[str, str] = field(default_factory=dict)
    literal: bool = False


def count_headings(
    blocks: tuple[Block, ...], language: str, styles: Stylesheet, numbering: Numbering, *, standard: bool
) -> Counting:
    """Sets up the counting. A template of the user's own that numbers its headings keeps its own
    way; in one that does not, only the headings of the briefing are counted.
    """
    names = [f"heading {level}" for level in range(1, 7)]
    present = [name for name in names if styles.has("paragraph", name)]
    by_style = frozenset(name for name in present if _counts(styles.element_of("paragraph", name)))
    if by_style and not standard:
        return Counting(by_style)
    style_ids = [styles.paragraph(name) if name in by_style else "" for name in names]
    levels = heading_levels(blocks, language, style_ids)
    if not levels:
        return Counting(by_style, literal=levels is None)
    if by_style:
        replace_levels(numbering, levels + HEADING_LEVELS[len(levels) :])
    number_id = 1 if by_style else numbering.new_list(levels)
    direct = {
        name: f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number_id}"/></w:numPr>'
        for index, name in enumerate(names[: len(levels)])
        if name not in by_style
    }
    return Counting(by_style, direct)
