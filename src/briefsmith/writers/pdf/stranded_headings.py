"""Headings that LibreOffice leaves at the end of a page, without the text below them, begin the next page.

LibreOffice keeps a heading with its next paragraph, but not where that paragraph goes to the next page only
because there is no room for its footnote. Word does. So headings and what follows them get bookmarks in the
copy that is printed, which the PDF gives back as destinations with their pages.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from lxml import etree
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from briefsmith.writers.docx.cross_references import is_section_heading
from briefsmith.writers.docx.free_ids import last_before_free
from briefsmith.writers.docx.xml_names import q
from briefsmith.writers.pdf.word_part import parsed, written

_HEADING, _FOLLOWING = "BriefsmithHeading", "BriefsmithFollowing"
_NUMBERED = re.compile(rf"({_HEADING}|{_FOLLOWING})(\d+)")
#: Paragraphs in these are left alone.
_APART = (q("tc"), q("txbxContent"))
#: What stands in front of ``pageBreakBefore`` in the properties of a paragraph (ISO/IEC 29500-1, CT_PPrBase).
_BEFORE_BREAK = {q(name) for name in ("pStyle", "keepNext", "keepLines")}
#: How often at most the file is printed again: what is moved can strand another heading.
_MOST_ROUNDS = 4

#: Makes a PDF of the main part of a Word file.
Printer = Callable[[bytes], bytes]


def print_unstranded(body: bytes, printer: Printer) -> bytes:
    """The PDF that ``printer`` makes of ``body`` (``word/document.xml``), printed again with a page break
    before each heading that was left behind.
    """
    root = parsed(body)
    headings = _mark(root)
    pdf = printer(written(root) if headings else body)
    for _ in range(_MOST_ROUNDS if headings else 0):
        behind = (headings[number] for number in _left_behind(pdf) if number < len(headings))
        moved = [heading for heading in behind if _break_before(heading)]
        if not moved:
            break
        pdf = printer(written(root))
    return pdf


def forget_destinations(writer: PdfWriter) -> None:
    """Takes the destinations out that were only there to be counted; links within the PDF name pages."""
    writer.root_object.pop("/Dests", None)
    names = writer.root_object.get("/Names")
    if names is not None:
        names.get_object().pop("/Dests", None)


def _mark(root: etree._Element) -> list[etree._Element]:
    """Puts the bookmarks in; gives the headings in their order."""
    paragraphs = [one for one in root.iter(q("p")) if next(one.iterancestors(*_APART), None) is None]
    following = _followers(root)
    headings = [one for one in paragraphs if is_section_heading(one) and one in following]
    free = last_before_free(one.get(q("id"), "0") for one in root.iter(q("bookmarkStart"))) + 1
    for number, heading in enumerate(headings):
        _bookmark(heading, f"{_HEADING}{number}", free + 2 * number)
        _bookmark(following[heading], f"{_FOLLOWING}{number}", free + 2 * number + 1)
    return headings


def _followers(root: etree._Element) -> dict[etree._Element, etree._Element]:
    """For each paragraph the one that follows it, in a table, too."""
    paragraphs = list(root.iter(q("p")))
    return dict(pairwise(paragraphs))


def _bookmark(paragraph: etree._Element, name: str, number: int) -> None:
    start = etree.Element(q("bookmarkStart"), {q("id"): str(number), q("name"): name})
    end = etree.Element(q("bookmarkEnd"), {q("id"): str(number)})
    properties = paragraph.find(q("pPr"))
    place = 0 if properties is None else paragraph.index(properties) + 1
    paragraph[place:place] = [start, end]


def _left_behind(pdf: bytes) -> Iterator[int]:
    """The numbers of the headings whose following paragraph begins on a later page."""
    pages: dict[str, dict[int, int]] = {_HEADING: {}, _FOLLOWING: {}}
    try:
        reader = PdfReader(io.BytesIO(pdf))
        for name, destination in reader.named_destinations.items():
            found = _NUMBERED.fullmatch(str(name).lstrip("/"))
            page = reader.get_destination_page_number(destination) if found else None
            if found and page is not None:
                pages[found[1]][int(found[2])] = page
    except (PyPdfError, ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return
    for number, page in sorted(pages[_HEADING].items()):
        if pages[_FOLLOWING].get(number, page) > page:
            yield number


def _break_before(heading: etree._Element) -> bool:
    """Lets a heading, with the headings right above it, begin a page; gives whether it did not before."""
    first = heading
    while (above := first.getprevious()) is not None and above.tag == q("p") and is_section_heading(above):
        first = above
    properties = first.find(q("pPr"))
    if properties is None:
        properties = etree.Element(q("pPr"))
        first.insert(0, properties)
    if properties.find(q("pageBreakBefore")) is not None:
        return False
    place = sum(1 for one in properties if one.tag in _BEFORE_BREAK)
    properties.insert(place, etree.Element(q("pageBreakBefore")))
    return True
