"""Puts blocks in the place of a marker, and keeps what else the marker's paragraph carries."""

from __future__ import annotations

from docx.document import Document as WordDocument
from lxml import etree

from briefsmith.writers.docx.note_numbers import governing_section
from briefsmith.writers.docx.page import TEXT_WIDTH
from briefsmith.writers.docx.paragraph_text import breaks_page, is_idle, text_of
from briefsmith.writers.docx.xml_names import q

_LEAST_WIDTH = 2000
_MOST_WIDTH = 31680


def text_width(word: WordDocument, marker: etree._Element) -> int:
    """How wide a line is where the marker stands, in twips: the page of its section without margins and
    gutter, or one of its columns.
    """
    section = governing_section(word, marker)
    size = section.find(q("pgSz")) if section is not None else None
    margins = section.find(q("pgMar")) if section is not None else None
    if section is None or size is None or margins is None:
        return TEXT_WIDTH
    page = _number(size, "w")
    width = page - _number(margins, "left") - _number(margins, "right") - _number(margins, "gutter")
    columns = section.find(q("cols"))
    count = max(_number(columns, "num"), 1) if columns is not None else 1
    if columns is not None and count > 1:
        width = (width - (count - 1) * (_number(columns, "space") or 720)) // count
    return min(max(width, _LEAST_WIDTH), _MOST_WIDTH)


def _number(element: etree._Element, name: str) -> int:
    """A measure in twips; raises ``ValueError`` where it is none."""
    return round(float(element.get(q(name), "0")))


def follows_table(marker: etree._Element) -> bool:
    """Whether a table stands right in front of the marker: Word would make one of it and the next one."""
    before = marker.getprevious()
    return before is not None and before.tag == q("tbl")


def follows_text(marker: etree._Element) -> bool:
    """Whether a paragraph with text or a table stands right in front of the marker."""
    before = marker.getprevious()
    if before is None or before.tag not in (q("p"), q("tbl")):
        return False
    return before.tag == q("tbl") or bool(text_of(before).strip())


def keep_with_closing(marker: etree._Element, made: list[etree._Element]) -> None:
    """Lets the last paragraph stay on one page with the template's own text right behind the marker: a
    signature never stands on a page without any of the text that it is for.
    """
    behind = marker.getnext()
    closes = behind is not None and behind.tag == q("p") and bool(text_of(behind).strip())
    if not made or not closes or made[-1].tag != q("p"):
        return
    properties = made[-1].find(q("pPr"))
    if properties is None or properties.find(q("keepNext")) is not None:
        return
    properties.insert(int(properties.find(q("pStyle")) is not None), etree.Element(q("keepNext")))


def put_blocks(marker: etree._Element, made: list[etree._Element]) -> None:
    """Puts the blocks where the marker stands. The end of a section that its paragraph carries goes to
    the last of them; pictures, bookmarks and page breaks stay in front, in a paragraph of their own.
    """
    parent = marker.getparent()
    if parent is None or not made:
        return
    _hand_on_section(marker, made)
    position = parent.index(marker)
    stays = not is_idle(marker) or breaks_page(marker)
    parent[position + stays : position + 1] = made


def _hand_on_section(marker: etree._Element, made: list[etree._Element]) -> None:
    section = marker.find(f"{q('pPr')}/{q('sectPr')}")
    if section is None:
        return
    last = made[-1]
    if last.tag != q("p") or last.find(f"{q('pPr')}/{q('sectPr')}") is not None:
        last = etree.Element(q("p"))
        made.append(last)
    properties = last.find(q("pPr"))
    if properties is None:
        properties = etree.Element(q("pPr"))
        last.insert(0, properties)
    change = properties.find(q("pPrChange"))
    if change is None:
        properties.append(section)
    else:
        change.addprevious(section)
