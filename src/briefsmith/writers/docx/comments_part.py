"""The part of a Word file that holds its comments: those of the template, and those of the draft."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml

from briefsmith.writers.docx.comments import Comments
from briefsmith.writers.docx.numbering import W
from briefsmith.writers.docx.parts import R, q, related_xml_part


def first_comment_id(document: WordDocument) -> int:
    """The first id that no comment of the template has."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.COMMENTS:
            root = parse_xml(relation.target_part.blob)
            numbers = (node.get(q("id"), "") for node in root.findall(q("comment")))
            return max((int(number) + 1 for number in numbers if number.isdecimal()), default=0)
    return 0


def add_comments(document: WordDocument, comments: Comments) -> None:
    """Puts the comments that were made into the document's part for them."""
    if not comments.made:
        return
    empty = f'<w:comments xmlns:w="{W}" xmlns:r="{R}"/>'
    kind, content_type = RELATIONSHIP_TYPE.COMMENTS, CONTENT_TYPE.WML_COMMENTS
    part = related_xml_part(document, kind, "/word/comments.xml", content_type, empty)
    root = parse_xml(f'<w:comments xmlns:w="{W}">{"".join(comments.made)}</w:comments>')
    part.element.extend(list(root))
