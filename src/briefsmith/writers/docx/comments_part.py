"""The part of a Word file that holds its comments: those of the template, and ours."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml
from lxml import etree

from briefsmith.writers.docx.comments import Comments
from briefsmith.writers.docx.free_ids import last_before_free
from briefsmith.writers.docx.parts import related_xml_part
from briefsmith.writers.docx.xml_names import R, W, q

#: LibreOffice 7.4 takes a comment whose id a footnote has too for that footnote, and loses the text of
#: others: ours begin above the number of any.
_ABOVE_NOTES = 100_000


def first_comment_id(document: WordDocument) -> int:
    """The first id that no comment of the template has, and no footnote."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.COMMENTS:
            root = parse_xml(relation.target_part.blob)
            numbers = (node.get(q("id"), "") for node in root.findall(q("comment")))
            return max(_ABOVE_NOTES, last_before_free(numbers) + 1)
    return _ABOVE_NOTES


def comment_on_title(
    titled: Sequence[etree._Element], marker: etree._Element, around: tuple[str, str]
) -> None:
    """Puts the XML of comments around the title: the first paragraph that prints it, or, in a template that
    prints none, in front of the briefing.
    """
    opening, closing = around
    there = next((one for one in titled if one.getparent() is not None), None)
    if not opening:
        return
    if there is None:
        there = parse_xml(f'<w:p xmlns:w="{W}"/>')
        marker.addprevious(there)
    properties = there.find(q("pPr"))
    start = 0 if properties is None else 1
    there[start:start] = list(parse_xml(f'<w:p xmlns:w="{W}">{opening}</w:p>'))
    there.extend(list(parse_xml(f'<w:p xmlns:w="{W}">{closing}</w:p>')))


def add_comments(document: WordDocument, comments: Comments) -> None:
    """Puts the comments that were made into the document's part for them."""
    if not comments.made:
        return
    empty = f'<w:comments xmlns:w="{W}" xmlns:r="{R}"/>'
    kind, content_type = RELATIONSHIP_TYPE.COMMENTS, CONTENT_TYPE.WML_COMMENTS
    part = related_xml_part(document, kind, "/word/comments.xml", content_type, empty)
    root = parse_xml(f'<w:comments xmlns:w="{W}">{"".join(comments.made)}</w:comments>')
    part.element.extend(list(root))
