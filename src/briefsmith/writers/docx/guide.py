"""The comments that explain a starter template to whoever restyles it: made here, left out of briefings."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml
from lxml import etree

from briefsmith.writers.docx.parts import related_xml_part
from briefsmith.writers.docx.xml_names import R, W, q

#: By this name the comments of the guide are known.
GUIDE_AUTHOR = "Briefsmith guide"
#: Above the ids of footnotes: LibreOffice takes a comment and a footnote of one id for one another.
_FIRST_ID = 1000
_MARKS = (q("commentRangeStart"), q("commentRangeEnd"), q("commentReference"))


def add_guide(word: WordDocument, remarks: Sequence[tuple[etree._Element, str]]) -> None:
    """Adds a comment of the guide to each paragraph; the lines of its text become paragraphs."""
    empty = f'<w:comments xmlns:w="{W}" xmlns:r="{R}"/>'
    kind, content_type = RELATIONSHIP_TYPE.COMMENTS, CONTENT_TYPE.WML_COMMENTS
    root = related_xml_part(word, kind, "/word/comments.xml", content_type, empty).element
    for number, (paragraph, text) in enumerate(remarks, _FIRST_ID):
        root.append(parse_xml(_comment(number, text)))
        properties = paragraph.find(q("pPr"))
        start = 0 if properties is None else 1
        paragraph.insert(start, etree.Element(q("commentRangeStart"), {q("id"): str(number)}))
        paragraph.append(etree.Element(q("commentRangeEnd"), {q("id"): str(number)}))
        run = etree.SubElement(paragraph, q("r"))
        etree.SubElement(run, q("commentReference"), {q("id"): str(number)})


def _comment(number: int, text: str) -> str:
    runs = [f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' for line in text.split("\n")]
    runs[0] = f"<w:r><w:annotationRef/></w:r>{runs[0]}"
    return (
        f'<w:comment xmlns:w="{W}" w:id="{number}" w:author="{GUIDE_AUTHOR}" w:initials="B">'
        f"{''.join(f'<w:p>{run}</w:p>' for run in runs)}</w:comment>"
    )


def drop_guide(word: WordDocument) -> None:
    """Takes the comments of the guide, and their marks in the text, out of a template; others stay."""
    for key, relation in list(word.part.rels.items()):
        if relation.reltype != RELATIONSHIP_TYPE.COMMENTS or not isinstance(relation.target_part, XmlPart):
            continue
        root = relation.target_part.element
        guide = [item for item in root.findall(q("comment")) if item.get(q("author")) == GUIDE_AUTHOR]
        _drop_marks(word, {item.get(q("id"), "") for item in guide})
        for item in guide:
            root.remove(item)
        if guide and root.find(q("comment")) is None:
            del word.part.rels[key]


def _drop_marks(word: WordDocument, ids: set[str]) -> None:
    for mark in [item for item in word.element.body.iter(*_MARKS) if item.get(q("id")) in ids]:
        holder = mark.getparent()
        assert holder is not None
        holder.remove(mark)
        if holder.tag == q("r") and all(child.tag == q("rPr") for child in holder):
            above = holder.getparent()
            if above is not None:
                above.remove(holder)
