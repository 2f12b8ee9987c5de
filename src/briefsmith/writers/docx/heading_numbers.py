"""The numbers that Word will print in front of headings, counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from briefsmith.writers.docx.effective_styles import ParagraphLook, number
from briefsmith.writers.docx.headings import counted_as
from briefsmith.writers.docx.note_numbers import shown
from briefsmith.writers.docx.xml_names import q

_DEEPEST = 8
_PLACE = re.compile(r"%([1-9])")
_CJK = {"chineseCountingThousand", "chineseCounting", "japaneseCounting", "taiwaneseCountingThousand"}


def _value(element: etree._Element, tag: str, default: str) -> str:
    found = element.find(q(tag))
    return default if found is None else found.get(q("val"), default)


@dataclass(frozen=True, slots=True)
class _CountedLevel:
    """``restart`` is the deepest level (from 1) that this one begins anew behind, 0 where none does it."""

    start: int
    number_format: str
    text: str
    follow: str
    legal: bool
    restart: int


@dataclass(frozen=True, slots=True)
class HeadingNumber:
    """The number as it is printed, and what parts it from the title: a tab, a space or nothing."""

    text: str = ""
    gap: str = ""


class HeadingCounter:
    """Counts the paragraphs of one document, in their order. ``numbering`` is the root of its part."""

    def __init__(self, numbering: etree._Element) -> None:
        abstracts = {item.get(q("abstractNumId")): item for item in numbering.findall(q("abstractNum"))}
        self._lists: dict[str, str] = {}
        self._levels: dict[str, dict[int, _CountedLevel]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        for item in numbering.findall(q("num")):
            abstract_id, number_id = _value(item, "abstractNumId", ""), item.get(q("numId"), "")
            if abstract_id in abstracts:
                self._lists[number_id] = abstract_id
                self._levels[number_id] = _levels(abstracts[abstract_id])
                self._override(number_id, item)
        self._counts: dict[str, list[int | None]] = {}

    def _override(self, number_id: str, item: etree._Element) -> None:
        """What a list changes of the definition that it shares with others."""
        for change in item.findall(q("lvlOverride")):
            self._levels[number_id].update(_levels(change))
            start = _value(change, "startOverride", "")
            if start.isdecimal():
                self._starts[number_id, int(number(change.get(q("ilvl"), "0")))] = int(start)

    def next(self, look: ParagraphLook) -> HeadingNumber:
        """The number of the next paragraph of the document that is one of a list."""
        if look.numbering is None or look.numbering[0] not in self._lists:
            return HeadingNumber()
        number_id, index = look.numbering
        levels = self._levels[number_id]
        level = levels.get(index)
        if level is None or index > _DEEPEST:
            return HeadingNumber()
        counts = self._counts.setdefault(self._lists[number_id], [None] * (_DEEPEST + 1))
        before = counts[index]
        # A list that begins with a number of its own does so once.
        own = self._starts.pop((number_id, index), None)
        counts[index] = own if own is not None else level.start if before is None else before + 1
        for deeper in range(index + 1, _DEEPEST + 1):
            if deeper not in levels or index < levels[deeper].restart:
                counts[deeper] = None
        return HeadingNumber(_printed(levels, counts, level), level.follow)


def _levels(parent: etree._Element) -> dict[int, _CountedLevel]:
    gaps = {"space": " ", "nothing": ""}
    made = {}
    for level in parent.findall(q("lvl")):
        index = int(number(level.get(q("ilvl"), "0")))
        start, restart = _value(level, "start", "1"), _value(level, "lvlRestart", "")
        made[index] = _CountedLevel(
            int(start) if start.isdecimal() else 1,
            _value(level, "numFmt", "decimal"),
            _value(level, "lvlText", ""),
            gaps.get(_value(level, "suff", "tab"), "\t"),
            level.find(q("isLgl")) is not None,
            int(restart) if restart.isdecimal() else index,
        )
    return made


def _printed(levels: Mapping[int, _CountedLevel], counts: list[int | None], level: _CountedLevel) -> str:
    if level.number_format in {"none", "bullet"}:
        return "" if level.number_format == "none" else level.text

    def one(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        above = levels.get(index)
        number_format = above.number_format if above else "decimal"
        # A level above that nothing was counted at has its first number.
        first = above.start if above else 1
        counted = counts[index]
        return _digits(first if counted is None else counted, "decimal" if level.legal else number_format)

    return _PLACE.sub(one, level.text)


def _digits(number: int, number_format: str) -> str:
    if number_format in _CJK:
        return counted_as(number, "chineseCountingThousand") or str(number)
    if number_format == "decimalZero":
        return f"{number:02}"
    return shown(number, number_format)
