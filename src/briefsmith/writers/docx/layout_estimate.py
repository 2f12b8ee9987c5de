"""On which page each paragraph of a Word file begins, by a reckoning that no layout engine is needed for.

Word alone knows its pages. What is reckoned here follows its rules with the file's own measures: lines by
the widths of their characters, footnotes at the end of the page that they are referred to on, rows and
paragraphs that stay together. `bench/pages.py` compares the result with what LibreOffice prints.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from briefsmith.writers.docx.effective_styles import EffectiveStyles
from briefsmith.writers.docx.layout_blocks import Block, Line, Measure, blocks_of
from briefsmith.writers.docx.note_numbers import shown
from briefsmith.writers.docx.page_geometry import PageGeometry, geometry_of
from briefsmith.writers.docx.xml_names import W

#: The rule over the footnotes of a page with the space around it, in twips.
_SEPARATOR = 124.0


@dataclass(frozen=True, slots=True)
class PagePlace:
    """The page that something begins on, counted from 1; what is printed there as its number is by ``shift``
    higher, in Word's ``number_format``.
    """

    page: int
    shift: int = 0
    number_format: str = "decimal"

    def printed(self, page: int | None = None) -> str:
        """The number that is printed on the page, or on another ``page`` of the same section."""
        return shown((page or self.page) + self.shift, self.number_format)


class _Pages:
    """Puts blocks onto pages, one after the other."""

    def __init__(self) -> None:
        self.page = 1
        self.places: dict[etree._Element, PagePlace] = {}
        self._counting = (0, "decimal")
        self._room = 0.0
        self._used = 0.0
        self._gap = 0.0
        self._noted = False
        self._carried = 0.0
        self._ended = False

    def place(self, group: list[Block]) -> None:
        """Puts blocks that stay together; the last one may part where it is allowed to."""
        opens = group[0].section
        if opens is not None:
            if opens.new_page and self._room:
                self._new_page()
            self._room = opens.height
            shift = self._counting[0] if opens.start is None else opens.start - self.page
            self._counting = (shift, opens.number_format)
        if self._ended or (self._used and (group[0].breaks or not self._fits(_least(group), group))):
            self._new_page(group[0].header)
        for block in group:
            self._set(block)

    def _fits(self, height: float, group: list[Block]) -> bool:
        noted = any(line.notes for block in group for line in block.lines)
        rule = _SEPARATOR if noted and not self._noted else 0
        return self._used + height + rule - self._gap <= self._room

    def _new_page(self, header: float = 0) -> None:
        self.page += 1
        self._used, self._gap, self._noted, self._ended = header, 0.0, self._carried > 0, False
        if self._carried:
            self._used += self._carried + _SEPARATOR
        self._carried = 0.0

    def _set(self, block: Block) -> None:
        # Space above is not printed where the text was broken, but where a page was asked for.
        self._used += block.before if self._used or block.section or block.breaks else 0
        for element in block.source:
            self.places[element] = PagePlace(self.page, *self._counting)
        count = len(block.lines)
        for index, line in enumerate(block.lines):
            below = block.lines[-1].height if block.widows and index == count - 2 else 0
            needed = line.height + line.notes + below + self._rule(line)
            gap = line.gap if line.notes else self._gap
            if self._used + needed - line.over - gap > self._room and self._used:
                self._new_page(block.header)
            self._line(line)
        self._used += block.after
        self._ended = block.ends_page

    def _line(self, line: Line) -> None:
        self._used += line.height + line.notes + self._rule(line)
        if line.notes:
            self._noted, self._gap = True, line.gap
            excess = self._used - line.gap - self._room
            if 0 < excess <= line.over:
                self._carried, self._used = self._carried + excess, self._used - excess

    def _rule(self, line: Line) -> float:
        return _SEPARATOR if line.notes and not self._noted else 0


def _least(group: list[Block]) -> float:
    """The height of blocks that stay together, of the last one only as much as must stand where it begins."""
    whole = sum(block.before + block.height + block.after for block in group[:-1])
    last = group[-1]
    lines = last.lines
    if not last.whole and not (last.widows and len(lines) < 4):
        lines = lines[: 2 if last.widows else 1]
    return whole + last.before + sum(line.height + line.notes for line in lines) - lines[-1].over


def estimate_pages(
    body: etree._Element, styles: EffectiveStyles, notes: etree._Element | None
) -> dict[etree._Element, PagePlace]:
    """The page on which each paragraph (``w:p``) of the body begins, those in tables too."""
    sections = [geometry_of(item) for item in body.iter(f"{{{W}}}sectPr")] or [PageGeometry()]
    measure, pages = Measure(styles, notes), _Pages()
    group: list[Block] = []
    for block in blocks_of(body, measure, sections):
        group.append(block)
        if not block.keep_next:
            pages.place(group)
            group = []
    if group:
        pages.place(group)
    return pages.places
