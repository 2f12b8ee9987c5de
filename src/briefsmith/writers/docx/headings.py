"""Headings are counted by Word itself, in the form in which the document labels them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from docx.oxml.parser import parse_xml

from briefsmith.document import Block, Heading
from briefsmith.writers.docx.language import primary
from briefsmith.writers.docx.numbering import (
    HEADING_LEVELS,
    Level,
    Numbering,
    level_for_label,
)
from briefsmith.writers.docx.stylesheet import Stylesheet
from briefsmith.writers.docx.xml_names import W, q

_NUMBER = re.compile(r"%(\d)")
_NAMES = [f"heading {level}" for level in range(1, 7)]
_DIGITS = "〇一二三四五六七八九"


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


def counted_as(number: int, number_format: str) -> str:
    """A number in one of Word's formats for headings; empty for what Word alone can write out."""
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
        return str(counters[n]) if several else counted_as(counters[n], levels[n].number_format)

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


def heading_style(level: int) -> str:
    """The name of the style of a heading."""
    return f"heading {min(max(level, 1), 6)}"


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


def _counts(styles: Stylesheet, name: str) -> bool:
    """Whether a heading style counts by itself, or by what it is based on; list 0 is none."""
    numbers = styles.first_of("paragraph", name, "pPr/numPr")
    found = numbers.find(q("numId")) if numbers is not None else None
    return numbers is not None and (found is None or found.get(q("val")) != "0")


def _own_indent(styles: Stylesheet, name: str) -> str:
    """The indent that a heading style has of its own: LibreOffice drops it along with the number."""
    found = styles.first_of("paragraph", name, "pPr/ind")
    names = (
        "left",
        "right",
        "firstLine",
        "hanging",
        "leftChars",
        "rightChars",
        "firstLineChars",
        "hangingChars",
    )
    given = {key: found.get(q(key), "") for key in names} if found is not None else {}
    measures = "".join(f' w:{key}="{value}"' for key, value in given.items() if value.lstrip("-").isdecimal())
    return f"<w:ind{measures}/>" if measures else ""


def _has_level(styles: Stylesheet, name: str) -> bool:
    """Whether a heading style says that it is a heading, to contents and to screen readers."""
    for style in styles.chain("paragraph", name):
        own = style.find(q("name"))
        if own is not None and own.get(q("val"), "").lower().startswith("heading "):
            return True
        level = style.find(f"{q('pPr')}/{q('outlineLvl')}")
        if level is not None:
            return level.get(q("val")) != "9"
    return False


def replace_levels(numbering: Numbering, levels: tuple[Level, ...]) -> None:
    """Gives a shipped template's own list of headings other levels."""
    abstract = numbering.element.find(q("abstractNum"))
    assert abstract is not None
    for old in abstract.findall(q("lvl")):
        abstract.remove(old)
    for index, level in enumerate(levels):
        abstract.append(parse_xml(level.xml(index).replace("<w:lvl ", f'<w:lvl xmlns:w="{W}" ', 1)))


@dataclass(frozen=True, slots=True)
class Counting:
    """How headings get their numbers. ``by_style`` names the styles that count by themselves;
    ``direct`` has the ``w:numPr`` for headings of styles that do not; ``literal`` says that the
    labels of the document must be written out. ``unmarked`` are the styles that do not say that
    they are headings, so that each heading has to. ``indents`` are for headings without a number, by
    the name of their style.
    """

    by_style: frozenset[str] = frozenset()
    direct: Mapping[str, str] = field(default_factory=dict)
    literal: bool = False
    unmarked: frozenset[str] = frozenset()
    indents: Mapping[str, str] = field(default_factory=dict)


def count_headings(
    blocks: tuple[Block, ...], language: str, styles: Stylesheet, numbering: Numbering, *, standard: bool
) -> Counting:
    """Sets up the counting. A template of the user's own that numbers its headings keeps its own
    way; in one that does not, only the headings of the briefing are counted.
    """
    present = [name for name in _NAMES if styles.has("paragraph", name)]
    unmarked = frozenset(name for name in present if not _has_level(styles, name))
    return replace(_counting(blocks, language, styles, numbering, present, standard), unmarked=unmarked)


def _counting(
    blocks: tuple[Block, ...],
    language: str,
    styles: Stylesheet,
    numbering: Numbering,
    present: list[str],
    standard: bool,
) -> Counting:
    names = _NAMES
    by_style = frozenset(name for name in present if _counts(styles, name))
    if by_style and not standard:
        return Counting(by_style, indents={name: _own_indent(styles, name) for name in by_style})
    style_ids = [styles.paragraph(name) if name in by_style else "" for name in names]
    levels = heading_levels(blocks, language, style_ids)
    if not levels:
        return Counting(by_style, literal=levels is None)
    if by_style:
        replace_levels(numbering, levels + HEADING_LEVELS[len(levels) :])
    if not standard:
        levels = tuple(replace(level, indented=False) for level in levels)
    number_id = 1 if by_style else numbering.new_list(levels)
    direct = {
        name: f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number_id}"/></w:numPr>'
        for index, name in enumerate(names[: len(levels)])
        if name not in by_style
    }
    return Counting(by_style, direct)
