"""Headings are counted by Word itself, in the form in which the document labels them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docx.oxml.parser import parse_xml
from lxml import etree

from briefsmith.document import Block, Heading
from briefsmith.writers.docx.language import primary
from briefsmith.writers.docx.numbering import HEADING_LEVELS, Level, Numbering, W, level_for_label
from briefsmith.writers.docx.stylesheet import Stylesheet

_NUMBER = re.compile(r"%(\d)")
_DIGITS = "〇一二三四五六七八九"
_BEFORE_NUMBERING = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")


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


def _numbering_of(style: etree._Element) -> etree._Element | None:
    return style.find(f"{_q('pPr')}/{_q('numPr')}")


def _number_style(style: etree._Element, number_id: int, index: int) -> None:
    properties = style.find(_q("pPr"))
    if properties is None:
        properties = etree.Element(_q("pPr"))
        run = style.find(_q("rPr"))
        style.append(properties) if run is None else run.addprevious(properties)
    marks = etree.Element(_q("numPr"))
    etree.SubElement(marks, _q("ilvl"), {_q("val"): str(index)})
    etree.SubElement(marks, _q("numId"), {_q("val"): str(number_id)})
    before = [child for child in properties if child.tag in {_q(name) for name in _BEFORE_NUMBERING}]
    before[-1].addnext(marks) if before else properties.insert(0, marks)


def _replace_levels(numbering: Numbering, levels: tuple[Level, ...]) -> None:
    """Gives the standard template's own list of headings other levels."""
    abstract = numbering.element.find(_q("abstractNum"))
    assert abstract is not None
    for old in abstract.findall(_q("lvl")):
        abstract.remove(old)
    for index, level in enumerate(levels):
        abstract.append(parse_xml(level.xml(index).replace("<w:lvl ", f'<w:lvl xmlns:w="{W}" ', 1)))


def count_headings(
    blocks: tuple[Block, ...], language: str, styles: Stylesheet, numbering: Numbering, *, standard: bool
) -> dict[str, bool]:
    """Sets up the counting; gives for each heading style that counts whether its count is the one
    to print. A template of the user's own that numbers its headings keeps its own way.
    """
    used = {block.level for block in blocks if isinstance(block, Heading)}
    names = [f"heading {level}" for level in range(1, 7)]
    present = [name for n, name in enumerate(names, 1) if n in used or styles.has("paragraph", name)]
    elements = {name: styles.element_of("paragraph", name) for name in present}
    counting = {name for name, element in elements.items() if _numbering_of(element) is not None}
    if not standard and counting:
        return dict.fromkeys(counting, True)
    style_ids = [styles.paragraph(name) for name in names[: max(used, default=0)]]
    levels = heading_levels(blocks, language, style_ids)
    if not levels:
        return dict.fromkeys(counting, False) if levels is None else dict.fromkeys(counting, True)
    if standard:
        _replace_levels(numbering, levels + HEADING_LEVELS[len(levels) :])
    number_id = 1 if standard else numbering.new_list(levels)
    for index, name in enumerate(names[: len(levels)]):
        element = styles.element_of("paragraph", name)
        if _numbering_of(element) is None:
            _number_style(element, number_id, index)
    return dict.fromkeys({*counting, *names[: len(levels)]}, True)
