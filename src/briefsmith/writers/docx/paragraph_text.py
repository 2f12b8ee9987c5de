"""The text of a Word paragraph piece by piece, however Word has cut it, and put back changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice

from lxml import etree

from briefsmith.writers.docx.placeholder_syntax import BARRIER
from briefsmith.writers.docx.xml_names import q

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


PARAGRAPH = q("p")
#: Paragraphs of charts and diagrams.
DRAWN_PARAGRAPH = f"{{{_A}}}p"
_TEXT = {q("t"), f"{{{_A}}}t", f"{{{_MATH}}}t"}
#: What a placeholder never spans.
_BARRIERS = {
    f"{{{_A}}}br",
    *map(q, ("tab", "ptab", "br", "cr", "fldChar", "drawing", "pict", "object", "footnoteReference")),
}
#: Hyphens that are elements of their own.
_HYPHENS = {q("noBreakHyphen"): "\u2011", q("softHyphen"): "\u00ad"}
#: What is not read: paragraphs of text boxes are paragraphs themselves, deleted text is gone.
_SKIPPED = {PARAGRAPH, DRAWN_PARAGRAPH, *map(q, ("pPr", "rPr", "sdtPr", "del", "moveFrom"))}
#: What a paragraph may hold and still be left out when its placeholders print nothing.
_IDLE = {*map(q, ("r", "t", "br", "proofErr", "lastRenderedPageBreak", "ins", "smartTag", "hyperlink"))}
_IDLE |= set(map(q, ("sdt", "sdtContent", "sdtEndPr", "noBreakHyphen", "softHyphen")))
_LINE_OR_TAB = re.compile(r"([\n\t])")


@dataclass(slots=True)
class Piece:
    """An element of a paragraph that prints text, or parts it (``BARRIER``)."""

    element: etree._Element
    text: str


def _walk(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag in _SKIPPED or not isinstance(child.tag, str):
            continue
        yield child
        if child.tag not in _TEXT:
            yield from _walk(child)


def pieces_of(paragraph: etree._Element) -> list[Piece]:
    """The pieces of a paragraph in their order, without those of text boxes anchored in it."""
    pieces = []
    for item in _walk(paragraph):
        if item.tag in _TEXT:
            pieces.append(Piece(item, item.text or ""))
        elif item.tag in _BARRIERS:
            pieces.append(Piece(item, BARRIER))
        elif item.tag in _HYPHENS:
            pieces.append(Piece(item, _HYPHENS[str(item.tag)]))
    return pieces


def text_of(paragraph: etree._Element) -> str:
    """The text of a paragraph, without barriers."""
    return "".join(piece.text for piece in pieces_of(paragraph)).replace(BARRIER, "")


def replace_spans(pieces: list[Piece], spans: list[tuple[int, int, str]]) -> None:
    """Puts each value in the place of the characters ``start:end`` of the pieces together: into the
    piece in which they begin, whose look it takes over.
    """
    whole = "".join(piece.text for piece in pieces)
    for piece, content in zip(pieces, _contents(pieces, whole, spans), strict=True):
        if piece.element.tag in _TEXT:
            _set_text(piece, content)
        elif not content and piece.text != BARRIER:
            _remove(piece.element)
        piece.text = content


def _contents(pieces: list[Piece], whole: str, spans: list[tuple[int, int, str]]) -> list[str]:
    ends = list(accumulate(len(piece.text) for piece in pieces))
    contents: list[list[str]] = [[] for _ in pieces]
    run = position = 0
    for start, end, value in (*spans, (len(whole), len(whole), "")):
        while position < start:
            run = _run_at(position, run, ends)
            cut = min(start, ends[run])
            contents[run].append(whole[position:cut])
            position = cut
        if start < end:
            run = _run_at(start, run, ends)
            contents[run].append(value)
            position = end
    return ["".join(parts) for parts in contents]


def _run_at(position: int, run: int, ends: list[int]) -> int:
    """The run, ``run`` or one after it, that holds the character at ``position``."""
    while ends[run] <= position:
        run += 1
    return run


def _set_text(piece: Piece, content: str) -> None:
    item = piece.element
    if content == piece.text:
        return
    if item.tag != q("t"):
        item.text = content.replace("\n", " ")
        return
    first, *rest = _LINE_OR_TAB.split(content)
    _put(item, first)
    for sign, line in reversed(list(zip(rest[::2], rest[1::2], strict=True))):
        following = etree.Element(q("t"))
        _put(following, line)
        item.addnext(following)
        item.addnext(etree.Element(q("br" if sign == "\n" else "tab")))


def _put(item: etree._Element, text: str) -> None:
    item.text = text
    item.set(_SPACE, "preserve")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def is_idle(paragraph: etree._Element) -> bool:
    """Whether a paragraph holds nothing but text: no picture, field, bookmark or break of a page."""
    own = {item.get(q("id")) for item in paragraph.iter(q("bookmarkStart")) if _is_words_own(item)}
    return all(_may_go(item, own) for item in _walk(paragraph))


def breaks_page(paragraph: etree._Element) -> bool:
    """Whether a paragraph begins a new page."""
    mark = paragraph.find(f"{q('pPr')}/{q('pageBreakBefore')}")
    return mark is not None and mark.get(q("val"), "1") not in {"0", "false", "off"}


def _parts_tables(paragraph: etree._Element) -> bool:
    """Whether Word would make one table of those around the paragraph, were it not there."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    table, section = q("tbl"), q("sectPr")
    return before is not None and before.tag == table and (after is None or after.tag in (table, section))


def _ends_section(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{q('pPr')}/{q('sectPr')}") is not None


def _is_words_own(bookmark: etree._Element) -> bool:
    """Whether Word set a bookmark for itself: where somebody wrote last, or copied from."""
    return bookmark.get(q("name"), "").startswith(("_GoBack", "OLE_LINK"))


def _may_go(item: etree._Element, bookmarks: set[str | None]) -> bool:
    if item.tag in (q("bookmarkStart"), q("bookmarkEnd")):
        return item.get(q("id")) in bookmarks
    # Breaks of pages and columns have another type than the break of a line.
    return item.tag in _IDLE and item.get(q("type"), "textWrapping") == "textWrapping"


def remove_if_idle(paragraph: etree._Element) -> None:
    """Takes a paragraph that became empty out of a container that can do without it; with a content
    control that holds nothing else.
    """
    if paragraph.tag != PARAGRAPH or not is_idle(paragraph) or _ends_section(paragraph):
        return
    if breaks_page(paragraph):
        return
    target, parent = paragraph, paragraph.getparent()
    while parent is not None and parent.tag in (q("sdtContent"), q("sdt")) and _is_alone(target):
        target, parent = parent, parent.getparent()
    if parent is None or parent[-1] is target or parent.tag == q("sdt") or _parts_tables(target):
        return
    if target.tag == PARAGRAPH and len(list(islice(parent.iterchildren(PARAGRAPH), 2))) < 2:
        return
    parent.remove(target)


def _is_alone(element: etree._Element) -> bool:
    siblings = element.itersiblings(preceding=True)
    about = {q("sdtPr"), q("sdtEndPr")}
    return element.getnext() is None and all(sibling.tag in about for sibling in siblings)
