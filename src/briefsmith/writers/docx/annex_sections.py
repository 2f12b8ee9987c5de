"""The sections in the verification annex, under the numbers that a template's own lists give them."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from briefsmith.document import Document, Heading, heading_gap
from briefsmith.writers.docx.cross_references import PREFIXES
from briefsmith.writers.docx.heading_numbers import HeadingNumber
from briefsmith.writers.docx.ledger import Ledger
from briefsmith.writers.docx.paragraph_text import text_of
from briefsmith.writers.docx.xml_names import q


def name_annex_sections(
    body: etree._Element, document: Document, ledger: Ledger, numbers: Mapping[str, HeadingNumber]
) -> None:
    """Makes the rows of sections say what Word prints in front of the headings, instead of the briefing's
    labels. ``numbers`` are those of the sections by their bookmarks; the blocks must be in their places.
    """
    named = _named(document, ledger, numbers, _titles(body))
    style = ledger.styles.known("Annex Section")
    for paragraph in body.iter(q("p")):
        its = paragraph.find(f"{q('pPr')}/{q('pStyle')}")
        shown = named.get(text_of(paragraph)) if its is not None and its.get(q("val")) == style else None
        if shown is not None:
            first, *others = paragraph.iter(q("t"))
            first.text = shown
            for item in others:
                item.text = ""


def _titles(body: etree._Element) -> dict[str, str]:
    """What the paragraphs say that a bookmark begins in, by its name."""
    return {
        mark.get(q("name"), ""): text_of(paragraph)
        for paragraph in body.iter(q("p"))
        for mark in paragraph.findall(q("bookmarkStart"))
    }


def _named(
    document: Document, ledger: Ledger, numbers: Mapping[str, HeadingNumber], titles: Mapping[str, str]
) -> dict[str, str]:
    """What the sections are called by their labels, and what by their numbers."""
    named: dict[str, str] = {}
    for block in document.children:
        if isinstance(block, Heading) and block.number:
            name = ledger.bookmarks.name_of(PREFIXES["section"], block.anchor)
            if name in numbers:
                number, title = numbers[name], titles[name]
                label = f"{block.number}{heading_gap(block.number)}"
                named[f"{label}{title}"] = f"{number.text}{' ' if number.gap else ''}{title}"
    return named
