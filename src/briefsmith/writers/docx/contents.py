"""The table of contents of a Word file: a live field whose result is already there.

It is marked up as Word does it (a content control of the gallery “Table of Contents” around a ``TOC``
field, in it a link and a ``PAGEREF`` field for each heading), so that Word can update it. Nothing asks for
an update when the file is opened: a field that is marked ``w:dirty``, and the setting ``w:updateFields``,
make Word put a question to the reader first. Page numbers are reckoned (``layout_estimate.py``); Word counts
them itself before it prints, and whenever the reader presses F9 in the contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from docx.oxml.parser import parse_xml
from lxml import etree

from briefsmith.writers.docx.effective_styles import EffectiveStyles
from briefsmith.writers.docx.field_markup import field_xml
from briefsmith.writers.docx.heading_numbers import HeadingCounter, HeadingNumber
from briefsmith.writers.docx.ledger import Bookmarks, Ledger
from briefsmith.writers.docx.runs import RunFormat, text_runs
from briefsmith.writers.docx.titles import columns
from briefsmith.writers.docx.xml_names import W, q

#: Word's own names for the bookmarks that a table of contents leads to are ``_Toc`` and nine digits.
_FIRST_BOOKMARK = 200_000_001
_TAB = "<w:r><w:tab/></w:r>"
#: The deepest heading that there is a style of the contents for here.
DEEPEST = 3
#: The stops behind numbers stand at multiples of this distance, in twips.
_STOPS = 210
_SPACES = re.compile("[ \\t\\n\\r]+")
_SHOWN_AS = {"br": " ", "tab": " ", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading as the contents have it: its level from 1, its number, its text, its bookmark."""

    level: int
    number: HeadingNumber
    title: str
    bookmark: str
    paragraph: etree._Element


def heading_entries(
    body: etree._Element,
    styles: EffectiveStyles,
    numbering: etree._Element,
    depth: int,
    bookmarks: Bookmarks,
) -> list[ContentsEntry]:
    """The headings that a ``TOC`` field of that depth collects, in order; each is given its bookmark."""
    counter = HeadingCounter(numbering)
    entries: list[ContentsEntry] = []
    for paragraph in body.iter(q("p")):
        look = styles.paragraph(paragraph)
        number = counter.next(look)
        title = heading_text(paragraph)
        if look.outline is None or look.outline >= depth or not title or _inside_contents(paragraph):
            continue
        mark, name = bookmarks.new("_Toc", str(_FIRST_BOOKMARK + len(entries)))
        _mark(paragraph, mark, name)
        entries.append(ContentsEntry(look.outline + 1, number, title, name, paragraph))
    return entries


def heading_text(paragraph: etree._Element) -> str:
    """The text of a heading on one line, without its notes."""
    parts: list[str] = []
    for item in (item for run in paragraph.iter(q("r")) for item in run.iterchildren(etree.Element)):
        if next(item.iterancestors(q("p")), None) is paragraph:
            text = item.text or "" if item.tag == q("t") else _SHOWN_AS.get(etree.QName(item).localname, "")
            parts.append(text)
    # An ideographic space, as behind 附录, is part of the title, and Word keeps it.
    return _SPACES.sub(" ", "".join(parts)).strip()


def _inside_contents(paragraph: etree._Element) -> bool:
    gallery = f"{q('sdtPr')}/{q('docPartObj')}/{q('docPartGallery')}"
    found = (control.find(gallery) for control in paragraph.iterancestors(q("sdt")))
    return any(item is not None and item.get(q("val")) == "Table of Contents" for item in found)


def _mark(paragraph: etree._Element, number: int, name: str) -> None:
    """Puts a bookmark around all that a heading holds."""
    start = etree.Element(q("bookmarkStart"), {q("id"): str(number), q("name"): name})
    properties = paragraph.find(q("pPr"))
    paragraph.insert(0 if properties is None else 1, start)
    etree.SubElement(paragraph, q("bookmarkEnd"), {q("id"): str(number)})


def _opening(depth: int) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
        f'TOC \\o "1-{depth}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def title_stops(entries: Sequence[ContentsEntry], looks: Mapping[int, tuple[float, float]]) -> dict[int, int]:
    """For each level where a tab parts titles from their numbers, the stop that it goes to, in twips: without
    one it would go to that of the page number. Word makes stops, too.

    ``looks`` has the indent and the size of type of each level, in twips.
    """
    stops: dict[int, int] = {}
    for entry in entries:
        if entry.number.text and entry.number.gap == "\t":
            left, size = looks[entry.level]
            wanted = left + size * (columns(entry.number.text) / 2 + 1)
            stops[entry.level] = max(stops.get(entry.level, 0), _STOPS * ceil(wanted / _STOPS))
    return stops


def _entry(entry: ContentsEntry, before: str, keep: str, width: int, stop: int, ledger: Ledger) -> str:
    style = ledger.styles.paragraph(f"toc {entry.level}")
    look = RunFormat(ledger.language)
    gap = _TAB if entry.number.gap == "\t" else text_runs(entry.number.gap, look, ledger)
    number = text_runs(entry.number.text, look, ledger) + gap if entry.number.text else ""
    page = field_xml(f"PAGEREF {entry.bookmark} \\h", "<w:r><w:t>1</w:t></w:r>")
    inner = f"{number}{text_runs(entry.title, look, ledger)}{_TAB}{page}"
    title = f'<w:tab w:val="left" w:pos="{stop}"/>' if stop else ""
    tab = f'<w:tabs>{title}<w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{tab}</w:pPr>{before}'
        f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{inner}</w:hyperlink></w:p>'
    )


def contents_field(
    entries: Sequence[ContentsEntry], depth: int, width: int, stops: Mapping[int, int], ledger: Ledger
) -> str:
    """The paragraphs of the field, the last of which ends it; ``width`` is that of the text in twips,
    ``stops`` are those of ``title_stops``.
    """
    before = _opening(depth)
    parts: list[str] = []
    for index, entry in enumerate(entries):
        # Neither the first nor the last entries stand alone on a page.
        keep = "<w:keepNext/>" if index < 2 or index >= len(entries) - 3 else ""
        parts.append(
            _entry(
                entry,
                before,
                keep if entry is not entries[-1] else "",
                width,
                stops.get(entry.level, 0),
                ledger,
            )
        )
        before = ""
    spacer = ledger.styles.paragraph("Table Spacer")
    end = f'{before}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    parts.append(f'<w:p><w:pPr><w:pStyle w:val="{spacer}"/></w:pPr>{end}</w:p>')
    return "".join(parts)


def contents_control(field: str, heading: str, ledger: Ledger) -> etree._Element:
    """The content control that Word shows its button for contents at, with their heading."""
    style = ledger.styles.paragraph("TOC Heading")
    title = text_runs(heading, RunFormat(ledger.language), ledger)
    number = 1 + sum(map(ord, heading))
    return parse_xml(
        f'<w:sdt xmlns:w="{W}"><w:sdtPr><w:id w:val="{number}"/><w:docPartObj>'
        '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        f'<w:sdtContent><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{title}</w:p>{field}</w:sdtContent>'
        "</w:sdt>"
    )


def page_references(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Each ``PAGEREF`` of a table of contents: the bookmark that it asks for, and its result (``w:t``)."""
    for link in root.iter(q("hyperlink")):
        words = "".join(item.text or "" for item in link.iter(q("instrText"))).split()
        texts = list(link.iter(q("t")))
        if words[:1] == ["PAGEREF"] and len(words) > 1 and texts:
            yield words[1], texts[-1]


def marked_paragraphs(body: etree._Element) -> dict[str, etree._Element]:
    """The paragraphs that bookmarks begin in, by the names of these."""
    marks = ((item, next(item.iterancestors(q("p")), None)) for item in body.iter(q("bookmarkStart")))
    return {item.get(q("name"), ""): paragraph for item, paragraph in marks if paragraph is not None}
