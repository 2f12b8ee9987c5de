"""The paragraphs, runs and fields that the shipped Word templates are written with, as WordprocessingML."""

from __future__ import annotations

#: The way to the next tab stop.
TAB = "<w:r><w:tab/></w:r>"


def template_paragraph(style: str, inner: str) -> str:
    """A paragraph in the style of an id."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'


def template_run(text: str, properties: str = "") -> str:
    """A run of text that is set as East Asian, with further ``properties`` in front."""
    marks = f'<w:rPr>{properties}<w:rFonts w:hint="eastAsia"/></w:rPr>'
    return f'<w:r>{marks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def template_field(instruction: str) -> str:
    """A live field such as ``PAGE``."""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{part}</w:r>" for part in parts)


def marking_line() -> str:
    """The marking in a line of its own, so that a long one has room and can go on in a second one."""
    return template_paragraph("MarkingLine", template_run("{{ marking }}", '<w:rStyle w:val="Marking"/>'))
