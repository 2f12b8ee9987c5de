"""The table of contents that a template has of its own: which field it is, and how it is filled."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.parser import parse_xml
from lxml import etree

from briefsmith.writers.docx.field_markup import complex_fields
from briefsmith.writers.docx.paragraph_text import breaks_page, is_idle, text_of
from briefsmith.writers.docx.xml_names import W, q

_TOC = re.compile(r'\s*TOC\b(?:.*\\o\s*"?\s*\d\s*-\s*(\d))?', re.DOTALL | re.IGNORECASE)
#: Switches by which headings are listed (ISO/IEC 29500-1, 17.16.5.68): by level, style, outline.
_OF_HEADINGS = re.compile(r"\\[out]\b", re.IGNORECASE)
#: Switches of a list of figures or tables, and of contents of a part of the file.
_OF_OTHERS = re.compile(r"\\[abc]\b", re.IGNORECASE)
#: The switch for marked entries, which LibreOffice writes into contents without any, and such an entry.
_OF_MARKED, _MARKED = re.compile(r"\\f\b", re.IGNORECASE), re.compile(r"\s*TC\b", re.IGNORECASE)
_LEVELS = 3
_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_FIRST = tuple(f"{{{W}}}{name}" for name in ("pStyle", "keepNext", "keepLines"))


@dataclass(frozen=True, slots=True)
class OwnContents:
    """The template's own field of contents, by the signs that it begins and ends with, and how many levels it
    lists.
    """

    begin: etree._Element
    end: etree._Element
    depth: int

    def refill(self, field: str) -> None:
        """Puts our paragraphs (``field``, as XML) in the place of its own. What stands in front of the field
        or behind it in the same paragraph stays, in a paragraph of its own.
        """
        start, last = _paragraph(self.begin), _paragraph(self.end)
        if start is None or last is None:
            return
        before, after = _part(start, self.begin, behind=False), _part(last, self.end, behind=True)
        made = list(parse_xml(f'<w:body xmlns:w="{W}">{field}</w:body>'))
        if before is None and breaks_page(start):
            _break_page(made[0])
        section = last.find(f"{q('pPr')}/{q('sectPr')}")
        properties = made[-1].find(q("pPr"))
        if section is not None and after is None and properties is not None:
            properties.append(section)
        for paragraph in (before, *made, after):
            if paragraph is not None:
                start.addprevious(paragraph)
        for old in list(_between(start, last)):
            parent = old.getparent()
            if parent is not None:
                parent.remove(old)


def own_contents(body: etree._Element) -> OwnContents | None:
    """The first contents of the template, where they begin and end in the same container."""
    fields = complex_fields(body)
    marked = any(_MARKED.match(field.code) for field in fields)
    for field in fields:
        found = _TOC.match(field.code)
        if found is None or field.begin is None or _lists_others(field.code, marked):
            continue
        start = _paragraph(field.begin)
        last = _paragraph(field.end) if field.end is not None else None
        if start is None or last is None or field.end is None or not _can_be_filled(start, last):
            return None
        return OwnContents(field.begin, field.end, min(max(int(found[1] or _LEVELS), 1), _LEVELS))
    return None


def _lists_others(code: str, marked: bool) -> bool:
    """Whether contents list something other than all headings."""
    by_marks = _OF_MARKED.search(code) and (marked or not _OF_HEADINGS.search(code))
    return bool(_OF_OTHERS.search(code) or by_marks)


def _can_be_filled(start: etree._Element, last: etree._Element) -> bool:
    """Whether nothing is lost with the paragraphs from ``start`` to ``last``: no end of a section."""
    if start.getparent() is not last.getparent():
        return False
    section = f"{q('pPr')}/{q('sectPr')}"
    return all(item is last or item.find(section) is None for item in _between(start, last))


def _paragraph(item: etree._Element) -> etree._Element | None:
    return next(item.iterancestors(q("p")), None)


def _between(start: etree._Element, end: etree._Element) -> Iterator[etree._Element]:
    here: etree._Element | None = start
    while here is not None:
        yield here
        if here is end:
            return
        here = here.getnext()


def _part(paragraph: etree._Element, sign: etree._Element, behind: bool) -> etree._Element | None:
    """What a paragraph holds in front of the sign of a field or ``behind`` it, as a paragraph; ``None`` where
    that is nothing.
    """
    position = list(paragraph.iter()).index(sign)
    made = copy.deepcopy(paragraph)
    items = list(made.iter())
    kept = {id(item) for item in _settings(items[position])}
    for item in items[1 : position + 1] if behind else items[position:]:
        parent = item.getparent()
        if parent is not None and id(item) not in kept:
            parent.remove(item)
    if not text_of(made).strip() and is_idle(made):
        return None
    if behind:
        for name in ("paraId", "textId"):
            made.attrib.pop(f"{_WORD_2010}{name}", "")
        for mark in made.findall(f"{q('pPr')}/{q('pageBreakBefore')}"):
            mark.getparent().remove(mark)  # type: ignore[union-attr] # it was found in one
    else:
        for section in made.findall(f"{q('pPr')}/{q('sectPr')}"):
            section.getparent().remove(section)  # type: ignore[union-attr] # it was found in one
    return made


def _settings(sign: etree._Element) -> Iterator[etree._Element]:
    """What is kept of a paragraph up to a sign: what is around the sign, and how that looks."""
    for around in sign.iterancestors():
        yield around
        for name in ("pPr", "rPr", "sdtPr"):
            for properties in around.findall(q(name)):
                yield from properties.iter()


def _break_page(paragraph: etree._Element) -> None:
    properties = paragraph.find(q("pPr"))
    if properties is not None:
        first = [item for item in properties if item.tag in _FIRST]
        properties.insert(len(first), etree.Element(q("pageBreakBefore")))
