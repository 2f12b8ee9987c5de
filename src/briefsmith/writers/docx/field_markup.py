"""Complex fields of Word: an instruction, and the result that is shown until it is updated."""

from __future__ import annotations


def field_xml(instruction: str, result: str, properties: str = "") -> str:
    """The runs of a field; ``result`` are runs, too, and ``properties`` the ``w:rPr`` of all others."""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>{result}'
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )
