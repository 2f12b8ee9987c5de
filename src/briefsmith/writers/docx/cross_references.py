"""References to a section or a quotation: links to its bookmark, and live fields that name it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from briefsmith.document import CrossReference, Inlines, heading_gap, reference_gap
from briefsmith.writers.docx.field_markup import field_xml
from briefsmith.writers.docx.headings import heading_style
from briefsmith.writers.docx.ledger import Ledger
from briefsmith.writers.docx.runs import RunFormat, text_runs
from briefsmith.writers.docx.xml_names import q

#: Makes runs of inlines.
Runs = Callable[[Inlines, RunFormat, Ledger], str]
#: What the bookmarks around headings and quotations begin with.
PREFIXES = {"section": "sec_", "quotation": "quote_"}


def is_section_heading(paragraph: etree._Element) -> bool:
    """Whether a ``w:p`` is a heading of the briefing, not of the template: its bookmark tells."""
    names = (item.get(q("name"), "") for item in paragraph.iter(q("bookmarkStart")))
    return any(name.startswith(PREFIXES["section"]) for name in names)


def cross_reference_xml(found: CrossReference, look: RunFormat, ledger: Ledger, runs: Runs) -> str:
    """A link on the words of the reference; where it has none, fields with number and title of its target.

    The number is a ``REF`` field with the switch ``n``, which leaves out a full stop at its end.
    """
    if not found.kind:
        return runs(found.children, look, ledger)
    bookmark = ledger.bookmarks.name_of(PREFIXES[found.kind], found.target)
    if found.kind == "section" and not found.children:
        return _named(found, bookmark, look, ledger, runs)
    if look.link:
        return runs(found.children, look, ledger)
    inner = runs(found.children, replace(look, link=True), ledger)
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{inner}</w:hyperlink>'


def _named(found: CrossReference, bookmark: str, look: RunFormat, ledger: Ledger, runs: Runs) -> str:
    number = found.number.rstrip(".")
    gap = reference_gap(number)
    name = heading_style(found.level)
    counting = ledger.counting
    counted = not counting.literal and (name in counting.by_style or name in counting.direct)
    title, before = runs(found.title, look, ledger), ""
    if number and counted:
        before = field_xml(f"REF {bookmark} \\n \\h", text_runs(number, look, ledger))
        before += text_runs(gap, look, ledger) if gap else ""
    elif number:
        # The number is part of the heading's own text.
        title = text_runs(found.number + heading_gap(found.number), look, ledger) + title
    whole = before + field_xml(f"REF {bookmark} \\h", title)
    return text_runs(found.marks[0], look, ledger) + whole + text_runs(found.marks[1], look, ledger)
