"""Where the contents go: to their marker, into the template's own field, or before the first heading."""

from __future__ import annotations

from docx.document import Document as WordDocument
from lxml import etree

from briefsmith.document import Document
from briefsmith.writers.contents import contents_depth, contents_heading
from briefsmith.writers.docx.contents import (
    ContentsEntry,
    contents_control,
    contents_field,
    heading_entries,
    marked_paragraphs,
    page_references,
    title_stops,
)
from briefsmith.writers.docx.cross_references import is_section_heading
from briefsmith.writers.docx.effective_styles import EffectiveStyles
from briefsmith.writers.docx.layout_estimate import estimate_pages
from briefsmith.writers.docx.ledger import Ledger
from briefsmith.writers.docx.own_contents import OwnContents, own_contents
from briefsmith.writers.docx.page_geometry import geometry_of
from briefsmith.writers.docx.paragraph_text import text_of
from briefsmith.writers.docx.parts import numbering_part
from briefsmith.writers.docx.placeholder_syntax import marker_in
from briefsmith.writers.docx.xml_names import q

_LEVELS = 3
#: So many entries of the contents are not parted from their heading.
_TOGETHER = 3


def take_contents_marker(body: etree._Element) -> etree._Element | None:
    """The first paragraph that holds nothing but ``{{ contents }}``, emptied; others like it are too."""
    first = None
    for paragraph in body.iter(q("p")):
        if marker_in(text_of(paragraph)) == "contents":
            for item in paragraph.iter(q("t")):
                item.text = ""
            first = paragraph if first is None else first
    return first


def place_contents(
    word: WordDocument, document: Document, ledger: Ledger, marker: etree._Element | None, usual: bool
) -> etree._Element | None:
    """Puts the contents in, without page numbers, and gives back the content control made for them.

    The body, the notes and the lists must be in their parts. ``usual`` says whether the template is one
    whose briefings have contents unless the outline says no.
    """
    body = word.element.body
    own = own_contents(body) if marker is None else None
    wanted = _depth(document, usual, marker is not None, own)
    styles = EffectiveStyles(word.styles.element, numbering_part(word).element)
    numbering = numbering_part(word).element
    entries = heading_entries(body, styles, numbering, wanted, ledger.bookmarks) if wanted else []
    if not entries:
        if marker is not None:
            _remove(marker)
        return None
    width = int(geometry_of(_section_of(body, marker)).width)
    stops = title_stops(entries, _looks(word, {entry.level for entry in entries}, ledger))
    field = contents_field(entries, wanted, width, stops, ledger)
    if own is not None:
        own.refill(field)
        return None
    control = contents_control(field, contents_heading(document.language), ledger)
    _put(control, marker, entries)
    return control


def _looks(word: WordDocument, levels: set[int], ledger: Ledger) -> dict[int, tuple[float, float]]:
    """The indent and the size of type that entries of each level have, in twips."""
    styles = {level: ledger.styles.paragraph(f"toc {level}") for level in sorted(levels)}
    looks = EffectiveStyles(word.styles.element, numbering_part(word).element)
    return {level: (looks.style(key).left, looks.text(key, None).size) for level, key in styles.items()}


def _depth(document: Document, usual: bool, marked: bool, own: OwnContents | None) -> int:
    """How many levels of headings are listed, 0 for no contents."""
    if document.contents is not None:
        return document.contents
    if own is not None:
        return own.depth
    return _LEVELS if marked else contents_depth(document) if usual else 0


def number_pages(word: WordDocument, notes: etree._Element, control: etree._Element | None) -> None:
    """Writes the reckoned page of each heading into the contents; ``control`` is what was made for them."""
    body = word.element.body
    wanted = list(page_references(body))
    if not wanted:
        return
    styles = EffectiveStyles(word.styles.element, numbering_part(word).element)
    if control is not None and _stays_behind(body, control, styles, notes):
        _begin_on_new_page(control)
    pages = estimate_pages(body, styles, notes)
    marked = marked_paragraphs(body)
    for name, result in wanted:
        place = pages.get(marked[name]) if name in marked else None
        if place is not None:
            result.text = place.printed()


def _stays_behind(
    body: etree._Element, control: etree._Element, styles: EffectiveStyles, notes: etree._Element
) -> bool:
    """Whether the heading of the contents ends a page where it is not kept with its first entries.

    LibreOffice makes a section of them, and a paragraph does not stay with what stands in a section.
    """
    heading, *entries = list(control.iter(q("p")))
    properties = heading.find(q("pPr"))
    if properties is None:
        return False
    alone = etree.Element(q("keepNext"), {q("val"): "0"})
    properties.insert(1, alone)
    pages = estimate_pages(body, styles, notes)
    properties.remove(alone)
    first = entries[min(_TOGETHER, len(entries)) - 1]
    return heading in pages and first in pages and pages[heading].page != pages[first].page


def _begin_on_new_page(control: etree._Element) -> None:
    """Begins the contents on a new page, without the empty line behind a table in front of them, which
    could have that page for itself.
    """
    properties = next(control.iter(q("pPr")))
    properties.insert(1, etree.Element(q("pageBreakBefore")))
    spacer = control.getprevious()
    table = None if spacer is None else spacer.getprevious()
    parent = control.getparent()
    empty = spacer is not None and spacer.tag == q("p") and not list(spacer.iter(q("r"), q("sectPr")))
    if spacer is not None and table is not None and table.tag == q("tbl") and empty and parent is not None:
        parent.remove(spacer)


def _section_of(body: etree._Element, marker: etree._Element | None) -> etree._Element:
    sections = list(body.iter(q("sectPr")))
    if marker is not None:
        order = list(body.iter(q("sectPr"), q("p")))
        sections = [item for item in order[order.index(marker) :] if item.tag == q("sectPr")] or sections
    return sections[0] if sections else etree.Element(q("sectPr"))


def _put(control: etree._Element, marker: etree._Element | None, entries: list[ContentsEntry]) -> None:
    if marker is None:
        headings = [entry.paragraph for entry in entries]
        next((heading for heading in headings if is_section_heading(heading)), headings[0]).addprevious(
            control
        )
        return
    section = marker.find(f"{q('pPr')}/{q('sectPr')}")
    marker.addprevious(control)
    parent = control.getparent()
    alone = parent is not None and parent.tag == q("tc") and parent[-1] is marker
    if section is None and not alone:
        _remove(marker)


def _remove(paragraph: etree._Element) -> None:
    parent = paragraph.getparent()
    if parent is not None and paragraph.find(f"{q('pPr')}/{q('sectPr')}") is None:
        if parent.tag == q("tc") and len(parent.findall(q("p"))) < 2:
            return
        parent.remove(paragraph)
