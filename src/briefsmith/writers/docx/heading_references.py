"""Names sections by the numbers that a template's own lists give them, not by the briefing's labels."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping

from docx.document import Document as WordDocument
from lxml import etree

from briefsmith.document import Document, Heading
from briefsmith.writers.docx.effective_styles import EffectiveStyles
from briefsmith.writers.docx.field_markup import ComplexField, complex_fields
from briefsmith.writers.docx.heading_numbers import HeadingCounter, HeadingNumber
from briefsmith.writers.docx.ledger import Ledger
from briefsmith.writers.docx.numbering import W
from briefsmith.writers.docx.paragraph_text import text_of
from briefsmith.writers.docx.parts import numbering_part

_NUMBER = re.compile(r"\s*REF (sec_\w+) \\n \\h\s*")


def _q(tag: str) -> str:
    return f"{{{W}}}{tag}"


def name_sections(
    word: WordDocument, document: Document, ledger: Ledger, roots: Iterable[etree._Element]
) -> None:
    """Makes the references below ``roots`` and the sections of the verification annex say what Word prints in
    front of the headings. The blocks must be in their places.
    """
    body = word.element.body
    titles: dict[str, str] = {}
    numbers = _numbers(body, EffectiveStyles(word.styles.element, numbering_part(word).element), titles, word)
    for root in roots:
        for field in complex_fields(root):
            found = _NUMBER.fullmatch(field.code)
            if found is not None and found[1] in numbers:
                _show(field, numbers[found[1]].text.rstrip("."))
    _name_in_annex(body, _named(document, ledger, numbers, titles), ledger)


def _numbers(
    body: etree._Element, styles: EffectiveStyles, titles: dict[str, str], word: WordDocument
) -> dict[str, HeadingNumber]:
    """The number of each section by the name of its bookmark; ``titles`` is given what it is called."""
    counter = HeadingCounter(numbering_part(word).element)
    numbers: dict[str, HeadingNumber] = {}
    for paragraph in body.iter(_q("p")):
        number = counter.next(styles.paragraph(paragraph))
        for mark in paragraph.findall(_q("bookmarkStart")):
            name = mark.get(_q("name"), "")
            if name.startswith("sec_"):
                numbers[name], titles[name] = number, text_of(paragraph)
    return numbers


def _named(
    document: Document, ledger: Ledger, numbers: Mapping[str, HeadingNumber], titles: Mapping[str, str]
) -> dict[str, str]:
    """What the sections are called by their labels, and what by their numbers."""
    named: dict[str, str] = {}
    for block in document.children:
        if isinstance(block, Heading) and block.number:
            name = ledger.bookmarks.name_of("sec_", block.anchor)
            gap = "" if block.number.endswith(("、", "）")) else " "
            if name in numbers:
                number, title = numbers[name], titles[name]
                named[f"{block.number}{gap}{title}"] = f"{number.text}{' ' if number.gap else ''}{title}"
    return named


def _name_in_annex(body: etree._Element, named: Mapping[str, str], ledger: Ledger) -> None:
    style = ledger.styles.known("Annex Section")
    for paragraph in body.iter(_q("p")):
        its = paragraph.find(f"{_q('pPr')}/{_q('pStyle')}")
        shown = named.get(text_of(paragraph)) if its is not None and its.get(_q("val")) == style else None
        if shown is not None:
            first, *others = paragraph.iter(_q("t"))
            first.text = shown
            for item in others:
                item.text = ""


def _show(field: ComplexField, number: str) -> None:
    """Puts a number into the result of a field whose runs stand side by side."""
    run = field.begin.getparent() if field.begin is not None else None
    texts: list[etree._Element] = []
    for following in run.itersiblings() if run is not None else ():
        texts.extend(following.iter(_q("t")))
        if field.end is not None and field.end.getparent() is following:
            break
    for index, item in enumerate(texts):
        item.text = "" if index else number
    if texts and number[-1:].isalnum() and field.end is not None:
        _part(field.end, texts[0])


def _part(end: etree._Element, like: etree._Element) -> None:
    """Parts a number that ends in a letter or a figure from the title behind it."""
    run, look = end.getparent(), like.getparent()
    following = run.getnext() if run is not None else None
    if run is None or look is None or (following is not None and following.findtext(_q("t")) == " "):
        return
    gap = copy.deepcopy(look)
    for item in gap.findall(_q("t")):
        item.text = " "
        item.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(gap)
