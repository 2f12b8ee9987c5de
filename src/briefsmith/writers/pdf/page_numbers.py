"""Page numbers in a table of contents that LibreOffice works out while it prints.

LibreOffice prints what stands in a TOC field and never looks again, but works out every PAGEREF field that
stands alone. So the copy that is printed keeps the lines of the contents, with their links and their
page fields, and loses the TOC field around them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from briefsmith.writers.docx.xml_names import q
from briefsmith.writers.pdf.word_part import parsed, written


def with_live_page_numbers(body: bytes) -> bytes:
    """The main part of a Word file without its TOC fields, whose results stay; the same bytes where it has
    none.
    """
    if b"TOC" not in body:
        return body
    root = parsed(body)
    if not _without_contents_fields(root):
        return body
    return written(root)


@dataclass
class _Field:
    """A complex field that is being read: its marks, and its instruction while that lasts."""

    marks: list[etree._Element] = field(default_factory=list)
    instruction: str = ""
    separated: bool = False

    @property
    def lists_contents(self) -> bool:
        return self.instruction.split()[:1] == ["TOC"]


def _without_contents_fields(root: etree._Element) -> bool:
    """Takes the marks of TOC fields out; gives whether a contents list with page fields was found."""
    found: list[_Field] = []
    open_fields: list[_Field] = []
    for mark in root.iter(q("fldChar"), q("instrText")):
        _read(mark, open_fields, found)
    for each in found:
        for mark in each.marks:
            parent = mark.getparent()
            if parent is not None:
                parent.remove(mark)
    return bool(found)


def _read(mark: etree._Element, open_fields: list[_Field], found: list[_Field]) -> None:
    kind = mark.get(q("fldCharType"))
    if kind == "begin":
        open_fields.append(_Field())
    if not open_fields:
        return
    current = open_fields[-1]
    if kind is not None or not current.separated:
        current.marks.append(mark)
    if kind is None and not current.separated:
        current.instruction += mark.text or ""
    current.separated |= kind == "separate"
    if kind == "end":
        open_fields.pop()
        if current.lists_contents and current.separated:
            found.append(current)
