"""The page numbers of the contents as they are in a PDF, for the Word file that it was made from.

LibreOffice prints what stands in the contents of a Word file and counts nothing anew, neither on loading nor
when it converts. A PDF that it makes has an outline of all headings with their true pages, so where a
reckoned number is wrong, the right one is put into a copy of the Word file, and that is printed.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from lxml import etree
from pdfminer.pdfdocument import PDFDocument, PDFNoOutlines
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from briefsmith.diagnostics import Diagnostic
from briefsmith.writers.docx.contents import heading_text, marked_paragraphs, page_references
from briefsmith.writers.docx.effective_styles import EffectiveStyles
from briefsmith.writers.docx.layout_estimate import estimate_pages
from briefsmith.writers.docx.packaging import repack
from briefsmith.writers.docx.parts import numbering_part

#: Makes a PDF of a Word file, as ``write_pdf`` does.
Printer = Callable[[bytes], tuple[bytes, tuple[Diagnostic, ...]]]


def print_with_pages(word_file: bytes, printer: Printer) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF that ``printer`` makes of a Word file (.docx), with true page numbers in its contents.

    It is made a second time only where a reckoned number was wrong.
    """
    pdf, said = printer(word_file)
    if not pdf:
        return pdf, said
    right = with_printed_pages(word_file, pdf)
    return (pdf, said) if right == word_file else printer(right)


def with_printed_pages(word_file: bytes, pdf: bytes) -> bytes:
    """The Word file (.docx) with the page numbers in its contents as the PDF has them.

    The same bytes where nothing is to be changed: no contents, all numbers right, or headings that are not
    all found in the outline of the PDF, in their order.
    """
    word = docx.Document(io.BytesIO(word_file))
    body = word.element.body
    wanted = list(page_references(body))
    if not wanted:
        return word_file
    marked = marked_paragraphs(body)
    if any(name not in marked for name, _ in wanted):
        return word_file
    printed = _pages([heading_text(marked[name]) for name, _ in wanted], list(printed_headings(pdf)))
    styles = EffectiveStyles(word.styles.element, numbering_part(word).element)
    places = estimate_pages(body, styles, _notes(word))
    changed = False
    for (name, result), page in zip(wanted, printed, strict=False):
        place = places.get(marked[name])
        number = place.printed(page) if place is not None else str(page)
        changed, result.text = changed or result.text != number, number
    return _saved(word) if changed else word_file


def listed_pages(word_file: bytes) -> list[int]:
    """The page numbers that stand in the contents of a Word file (.docx), where they are figures."""
    body = docx.Document(io.BytesIO(word_file)).element.body
    numbers = (result.text or "" for _, result in page_references(body))
    return [int(number) for number in numbers if number.isdecimal()]


def _pages(titles: list[str], outline: list[tuple[str, int]]) -> list[int]:
    """The page of each title, nothing where one is not found behind the one before."""
    found: list[int] = []
    rest = iter(outline)
    for title in titles:
        flat = _flat(title)
        page = next((page for text, page in rest if _flat(text).endswith(flat)), None)
        if page is None:
            return []
        found.append(page)
    return found


def _flat(text: str) -> str:
    return "".join(text.split())


def printed_headings(pdf: bytes) -> Iterator[tuple[str, int]]:
    """The titles in the outline of a PDF, each with its page from 1."""
    document = PDFDocument(PDFParser(io.BytesIO(pdf)))
    pages = {page.pageid: number for number, page in enumerate(PDFPage.create_pages(document), 1)}
    try:
        for _, title, target, action, _ in document.get_outlines():
            number = pages.get(_page_id(document, target, action))
            if number is not None:
                yield str(title), number
    except PDFNoOutlines:
        return


def _page_id(document: PDFDocument, target: Any, action: Any) -> Any:
    """The id of the page that an entry of an outline leads to, by itself or by its action."""
    where = resolve1(target)
    if where is None and isinstance(resolved := resolve1(action), Mapping):
        where = resolve1(resolved.get("D"))
    if isinstance(where, bytes):
        where = resolve1(document.get_dest(where))
    if isinstance(where, Mapping):
        where = resolve1(where.get("D"))
    return getattr(where[0], "objid", None) if isinstance(where, list) and where else None


def _notes(word: docx.document.Document) -> etree._Element | None:
    for relation in word.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES and isinstance(relation.target_part, XmlPart):
            return cast(etree._Element, relation.target_part.element)
    return None


def _saved(word: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    word.save(stream)
    return repack(stream.getvalue())
