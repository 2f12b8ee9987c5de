"""The design of ``templates/gongwen.docx``: the layout of Chinese official documents (GB/T 9704-2012)."""

from __future__ import annotations

from briefsmith.writers.docx.gongwen_styles import (
    BODY_SIZE,
    FANGSONG,
    HEITI,
    KAITI,
    SONGTI,
    XIAOBIAOSONG,
    gongwen_styles,
)
from briefsmith.writers.docx.language import Faces
from briefsmith.writers.docx.numbering import HEADING_LEVELS, Level
from briefsmith.writers.docx.page import PAGE_HEIGHT, PAGE_WIDTH
from briefsmith.writers.docx.template_markup import (
    TAB,
    marking_line,
    template_field,
    template_paragraph,
    template_run,
)
from briefsmith.writers.docx.template_package import PagePart, TemplateDesign, template_package

_LANGUAGE = "zh-CN"
#: 37, 26, 35 and 28 mm, and a line of 579 twips, 22 of which fit into 225 mm. The grid has no ``charSpace``:
#: LibreOffice gives each character two cells where it is negative, so the styles draw characters together.
#: Below the page number is a line of 320 twips for the marking.
_PAGE = (
    f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" '
    'w:header="1134" w:footer="1088" w:gutter="0"/><w:cols w:space="425"/>'
    '<w:docGrid w:type="linesAndChars" w:linePitch="579"/>'
)
_LEVELS = (
    *HEADING_LEVELS[:2],
    Level("decimal", "%3.", style_id="Heading3"),
    Level("decimal", "（%4）", style_id="Heading4"),
)
_PARAGRAPHS = (
    ("DraftMark", "{{ draft }}"),
    # In the order of GB/T 9704-2012, 7.2.1 to 7.2.3.
    ("SecrecyMark", "{{ copy_number }}"),
    ("SecrecyMark", "{{ marking }}"),
    ("SecrecyMark", "{{ urgency }}"),
    ("Title", "{{ title }}"),
    ("Subtitle", "{{ subtitle }}"),
    ("TitleSpace", ""),
    ("BodyText", "{{ body }}"),
    ("AttachmentNote", "{{ attachments }}"),
    ("Signature", "{{ author }}"),
    ("Date", "{{ date }}"),
    ("AttachmentLabel", "{{ annex }}"),
    ("BodyText", "{{ annexes }}"),
)


def _number(*, right: bool = False) -> str:
    return f"{TAB if right else ''}{template_run('— ')}{template_field('PAGE')}{template_run(' —')}"


def _page_parts() -> tuple[PagePart, ...]:
    draft = template_run("{{ short_draft }}", '<w:rStyle w:val="DraftLabel"/>')
    # Without a draft mark the paragraph in front of the marking falls away.
    header = template_paragraph("Header", draft) + marking_line()
    odd = template_paragraph("Footer", _number(right=True)) + marking_line()
    even = template_paragraph("FooterEven", _number()) + marking_line()
    return (
        PagePart("header", header, "even"),
        PagePart("header", header),
        PagePart("footer", even, "even"),
        PagePart("footer", odd),
    )


def gongwen_template() -> bytes:
    """The template as the bytes of a .docx, the same bytes each time."""
    design = TemplateDesign(
        name="gongwen",
        language=_LANGUAGE,
        face=Faces(FANGSONG, HEITI, KAITI, latin_heading="Times New Roman"),
        styles=gongwen_styles(_LANGUAGE),
        paragraphs=tuple(template_paragraph(style, template_run(text)) for style, text in _PARAGRAPHS),
        page_parts=_page_parts(),
        page=_PAGE,
        levels=_LEVELS,
        body_size=BODY_SIZE,
        fallbacks=((FANGSONG, "仿宋_GB2312"), (KAITI, "楷体_GB2312"), (XIAOBIAOSONG, SONGTI)),
    )
    return template_package(design)
