"""The paragraphs of a template, each with the words that say to a person in Word where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefsmith.writers.docx.checking.model import Spot
from briefsmith.writers.docx.checking.opening import OpenedTemplate
from briefsmith.writers.docx.data_parts import DRAWN_TYPES
from briefsmith.writers.docx.guide import GUIDE_AUTHOR
from briefsmith.writers.docx.paragraph_text import DRAWN_PARAGRAPH, text_of
from briefsmith.writers.docx.xml_names import R, q

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES, _CHOICE = f"{_COMPATIBLE}AlternateContent", f"{_COMPATIBLE}Choice"
#: Elements around paragraphs, rows or cells that are nothing to a reader.
_TRANSPARENT = frozenset(
    {q("sdt"), q("sdtContent"), q("ins"), q("moveTo"), q("customXml"), q("smartTag"), _ALTERNATIVES, _CHOICE}
)
_BOX = q("txbxContent")
_MOVED = q("moveFrom")
#: What is drawn or read out and stands in attributes, and what a message calls it.
_DRAWN = {
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr": (
        "alternative text",
        ("descr", "title"),
    ),
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr": (
        "alternative text",
        ("descr", "title"),
    ),
    q("hyperlink"): ("tip of a link", (q("tooltip"),)),
    "{urn:schemas-microsoft-com:vml}shape": ("alternative text", ("alt",)),
    "{urn:schemas-microsoft-com:vml}textpath": ("watermark", ("string",)),
}
_TEXTS = frozenset({q("t"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"})
#: What a reader sees in a paragraph beside letters.
_SIGNS = {
    q("tab"): "\t",
    q("ptab"): "\t",
    q("br"): "\n",
    q("cr"): "\n",
    q("noBreakHyphen"): "-",
    q("softHyphen"): "",
}
_PAGES = {"first": "first-page ", "even": "even-page "}
#: The document properties, as Word's own dialogue calls them.
_PROPERTIES = {
    "creator": "Author",
    "title": "Title",
    "subject": "Subject",
    "description": "Comments",
    "keywords": "Keywords",
    "category": "Category",
    "contentStatus": "Status",
}


@dataclass(frozen=True)
class TemplateParagraph:
    """One paragraph. ``story`` is ``text``, ``header``, ``footer``, ``footnote``, ``endnote``, ``comment``,
    ``box``, ``drawing`` or ``property``; ``text`` is what is read in it, a break as a
    line feed.
    """

    spot: Spot
    story: str
    text: str
    deleted: str = ""
    instructions: str = ""
    element: etree._Element | None = field(default=None, repr=False, compare=False)


def all_paragraphs(opened: OpenedTemplate) -> Iterator[TemplateParagraph]:
    """Every paragraph that a placeholder may stand in, in the order in which they are best told."""
    yield from _below(opened.body, "text", "")
    for kind in ("header", "footer"):
        for label, root in page_parts(opened, kind):
            yield from _below(root, kind, label)
    for kind in ("footnote", "endnote"):
        yield from _notes(opened, kind)
    yield from _comments(opened)
    yield from _drawn(opened)
    yield from _properties(opened)


def sections(opened: OpenedTemplate) -> list[etree._Element]:
    """The properties of the sections, without those that a tracked change keeps of old."""
    return [item for item in opened.body.iter(q("sectPr")) if _parent_tag(item) != q("sectPrChange")]


def page_parts(opened: OpenedTemplate, kind: str) -> Iterator[tuple[str, etree._Element]]:
    """The headers or the footers (``kind``), each once, called by the first section that uses it."""
    relations = {item.key: item.target for item in opened.relations(opened.main) if not item.external}
    told: set[str] = set()
    for number, section in enumerate(sections(opened), 1):
        for reference in section.findall(q(f"{kind}Reference")):
            part = relations.get(reference.get(f"{{{R}}}id", ""), "")
            if part in opened.trees and part not in told:
                told.add(part)
                page = _PAGES.get(reference.get(q("type"), ""), "")
                yield f"{page}{kind} of section {number}", opened.trees[part]
    for item in opened.relations(opened.main):
        if item.kind.endswith(f"/{kind}") and item.target in opened.trees and item.target not in told:
            told.add(item.target)
            yield f"{kind} that no section uses ({item.target})", opened.trees[item.target]


def children(parent: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The children of some kinds, also those inside content controls and the like; of alternatives the
    first one counts.
    """
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag == _ALTERNATIVES:
            choice = next(iter(child), None)
            if choice is not None:
                yield from children(choice, *tags)
        elif child.tag in _TRANSPARENT:
            yield from children(child, *tags)


def inside(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Everything in a paragraph, without what is in text boxes or was moved away; each of these is given as
    one element.
    """
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        yield element
        if element.tag in (_BOX, _MOVED):
            continue
        inner = list(element)[:1] if element.tag == _ALTERNATIVES else list(element)
        waiting.extend(reversed(inner))


def _parent_tag(element: etree._Element) -> str:
    parent = element.getparent()
    return str(parent.tag) if parent is not None else ""


def _below(container: etree._Element, story: str, label: str) -> Iterator[TemplateParagraph]:
    paragraphs = tables = 0
    for block in children(container, q("p"), q("tbl")):
        if block.tag == q("tbl"):
            tables += 1
            yield from _described(block, _joined(label, f"table {tables}"))
            yield from _cells(block, story, _joined(label, f"table {tables}"))
        else:
            paragraphs += 1
            yield from _paragraph(block, story, Spot(label, paragraphs))


def _described(table: etree._Element, label: str) -> Iterator[TemplateParagraph]:
    """What is read out of a table as a whole."""
    for name in ("tblCaption", "tblDescription"):
        found = table.find(f"{q('tblPr')}/{q(name)}")
        if found is not None:
            yield TemplateParagraph(
                Spot(_joined(label, "alternative text")), "drawing", found.get(q("val"), "")
            )


def _cells(table: etree._Element, story: str, label: str) -> Iterator[TemplateParagraph]:
    for row_number, row in enumerate(children(table, q("tr")), 1):
        for number, cell in enumerate(children(row, q("tc")), 1):
            yield from _below(cell, story, f"{label}, row {row_number}, cell {number}")


def _paragraph(paragraph: etree._Element, story: str, spot: Spot) -> Iterator[TemplateParagraph]:
    text: list[str] = []
    deleted: list[str] = []
    instructions: list[str] = []
    boxes: list[etree._Element] = []
    drawn: list[tuple[str, str]] = []
    for element in inside(paragraph):
        if element.tag in _TEXTS:
            text.append(element.text or "")
        elif element.tag == q("delText"):
            deleted.append(element.text or "")
        elif element.tag == _MOVED:
            deleted += [item.text or "" for item in element.iter(q("t"))]
        elif element.tag == q("fldChar"):
            instructions.append("\n")
        elif element.tag == q("instrText"):
            instructions.append(element.text or "")
        elif element.tag == q("fldSimple"):
            instructions.append(f"\n{element.get(q('instr'), '')}")
        elif element.tag == _BOX:
            boxes.append(element)
        elif element.tag in _DRAWN:
            what, names = _DRAWN[element.tag]
            drawn += [(what, element.get(name, "")) for name in names]
        elif element.tag in _SIGNS and _parent_tag(element) == q("r"):
            text.append(_SIGNS[element.tag])
    yield TemplateParagraph(
        spot, story, "".join(text), "".join(deleted), "".join(instructions), element=paragraph
    )
    for what, words in drawn:
        yield TemplateParagraph(
            Spot(_joined(spot.part, f"{what} in paragraph {spot.paragraph}")), "drawing", words
        )
    for number, box in enumerate(boxes, 1):
        which = f"text box {number}" if len(boxes) > 1 else "text box"
        where = _joined(spot.part, f"{which} in paragraph {spot.paragraph}")
        yield from _below(box, "box", where)
    yield from _copies(paragraph, boxes, spot)


def _copies(
    paragraph: etree._Element, boxes: list[etree._Element], spot: Spot
) -> Iterator[TemplateParagraph]:
    """What the copies of text boxes say that older programs show, where it is not what the boxes say."""
    said = {text_of(item) for box in boxes for item in box.iter(q("p"))}
    for alternatives in paragraph.iter(_ALTERNATIVES):
        if next(alternatives.iterancestors(q("p")), None) is paragraph:
            where = _joined(spot.part, f"copy of a text box for old programs in paragraph {spot.paragraph}")
            for copy in (box for other in list(alternatives)[1:] for box in other.iter(_BOX)):
                yield from (item for item in _below(copy, "box", where) if item.text not in said)


def _joined(*labels: str) -> str:
    return ", ".join(label for label in labels if label)


def _notes(opened: OpenedTemplate, kind: str) -> Iterator[TemplateParagraph]:
    root = opened.related(f"{kind}s")
    notes = (
        [item for item in root.findall(q(kind)) if item.get(q("type")) is None] if root is not None else []
    )
    for number, note in enumerate(notes, 1):
        yield from _below(note, kind, f"{kind} {number}")


def _comments(opened: OpenedTemplate) -> Iterator[TemplateParagraph]:
    """The comments that a briefing keeps."""
    root = opened.related("comments")
    for number, comment in enumerate(root.findall(q("comment")) if root is not None else (), 1):
        if comment.get(q("author")) != GUIDE_AUTHOR:
            yield from _below(comment, "comment", f"comment {number}")


def _drawn(opened: OpenedTemplate) -> Iterator[TemplateParagraph]:
    """The texts of charts and diagrams."""
    for name, root in opened.trees.items():
        if opened.type_of(name) in DRAWN_TYPES:
            for number, paragraph in enumerate(root.iter(DRAWN_PARAGRAPH), 1):
                text = text_of(paragraph)
                yield TemplateParagraph(Spot(f"chart or diagram {name}", number), "drawing", text)


def _properties(opened: OpenedTemplate) -> Iterator[TemplateParagraph]:
    for relation in opened.relations(""):
        root = opened.trees.get(relation.target)
        if root is None or not relation.kind.endswith(("-properties", "/custom-properties")):
            continue
        for item in root:
            if not isinstance(item.tag, str):
                continue
            name = item.get("name") or etree.QName(item).localname
            text = "".join(str(part) for part in item.itertext())
            yield TemplateParagraph(
                Spot(f"document property {_PROPERTIES.get(name, name)}"), "property", text
            )
