"""The numbers that Word will print in front of headings, counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from briefsmith.writers.docx.effective_styles import ParagraphLook, number
from briefsmith.writers.docx.headings import counted_as
from briefsmith.writers.docx.note_numbers import shown
from briefsmith.writers.docx.numbering import W

_DEEPEST = 8
_PLACE = re.compile(r"%([1-9])")
_CJK = {"chineseCountingThousand", "chineseCounting", "japaneseCounting", "taiwaneseCountingThousand"}


def _q(tag: str) -> str:
    return f"{{{W}}}{tag}"


def _value(element: etree._Element, tag: str, default: str) -> str:
    found = element.find(_q(tag))
    return default if found is None else found.get(_q("val"), default)


@dataclass(frozen=True, slots=True)
class _CountedLevel:
    start: int
    number_format: str
    text: str
    follow: str
    legal: bool


@dataclass(frozen=True, slots=True)
class HeadingNumber:
    """The number as it is printed, and what parts it from the title: a tab, a space or nothing."""

    text: str = ""
    gap: str = ""


class HeadingCounter:
    """Counts the paragraphs of one document, in their order. ``numbering`` is the root of its part."""

    def __init__(self, numbering: etree._Element) -> None:
        abstracts = {item.get(_q("abstractNumId")): item for item in numbering.findall(_q("abstractNum"))}
        self._lists: dict[str, str] = {}
        self._levels: dict[str, dict[int, _CountedLevel]] = {}
        for item in numbering.findall(_q("num")):
            abstract_id = _value(item, "abstractNumId", "")
            if abstract_id in abstracts:
                self._lists[item.get(_q("numId"), "")] = abstract_id
                self._levels.setdefault(abstract_id, _levels(abstracts[abstract_id]))
        self._counts: dict[str, list[int]] = {}

    def next(self, look: ParagraphLook) -> HeadingNumber:
        """The number of the next paragraph of the document that is one of a list."""
        if look.numbering is None or look.numbering[0] not in self._lists:
            return HeadingNumber()
        abstract_id, index = self._lists[look.numbering[0]], look.numbering[1]
        levels = self._levels[abstract_id]
        level = levels.get(index)
        if level is None or index > _DEEPEST:
            return HeadingNumber()
        counts = self._counts.setdefault(abstract_id, [0] * 9)
        counts[index] = counts[index] + 1 if counts[index] else level.start
        counts[index + 1 :] = [0] * (8 - index)
        return HeadingNumber(_printed(levels, counts, level), level.follow)


def _levels(abstract: etree._Element) -> dict[int, _CountedLevel]:
    gaps = {"space": " ", "nothing": ""}
    made = {}
    for level in abstract.findall(_q("lvl")):
        start = _value(level, "start", "1")
        made[int(number(level.get(_q("ilvl"), "0")))] = _CountedLevel(
            int(start) if start.isdecimal() else 1,
            _value(level, "numFmt", "decimal"),
            _value(level, "lvlText", ""),
            gaps.get(_value(level, "suff", "tab"), "\t"),
            level.find(_q("isLgl")) is not None,
        )
    return made


def _printed(levels: Mapping[int, _CountedLevel], counts: list[int], level: _CountedLevel) -> str:
    if level.number_format in {"none", "bullet"}:
        return "" if level.number_format == "none" else level.text

    def one(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        number_format = levels[index].number_format if index in levels else "decimal"
        # A level above that nothing was counted at has its first number.
        return _digits(counts[index] or 1, "decimal" if level.legal else number_format)

    return _PLACE.sub(one, level.text)


def _digits(number: int, number_format: str) -> str:
    if number_format in _CJK:
        return counted_as(number, "chineseCountingThousand") or str(number)
    if number_format == "decimalZero":
        return f"{number:02}"
    return shown(number, number_format)
