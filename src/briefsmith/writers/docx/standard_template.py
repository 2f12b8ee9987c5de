"""The design of ``templates/standard.docx``: a briefing for every day."""

from __future__ import annotations

from briefsmith.writers.docx.language import faces
from briefsmith.writers.docx.numbering import HEADING_LEVELS
from briefsmith.writers.docx.page import MARGIN_LEFT, MARGIN_RIGHT, PAGE_HEIGHT, PAGE_WIDTH
from briefsmith.writers.docx.style_definitions import style_definitions
from briefsmith.writers.docx.template_markup import (
    TAB,
    marking_line,
    template_field,
    template_paragraph,
    template_run,
)
from briefsmith.writers.docx.template_package import PagePart, TemplateDesign, template_package

_LANGUAGE = "zh-CN"
_PAGE = (
    f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
    f'<w:pgMar w:top="1814" w:right="{MARGIN_RIGHT}" w:bottom="1701" w:left="{MARGIN_LEFT}" '
    'w:header="964" w:footer="907" w:gutter="0"/><w:cols w:space="425"/>'
)
_PARAGRAPHS = (
    ("HeadMarks", "head_marks"),
    ("DraftMark", "draft"),
    ("Title", "title"),
    ("Subtitle", "subtitle"),
    ("Byline", "byline"),
    ("BodyText", "body"),
)


def _draft() -> str:
    return template_run("{{ short_draft }}", '<w:rStyle w:val="DraftLabel"/>')


def _header() -> str:
    title = template_paragraph("Header", "".join((template_run("{{ short_title }}"), TAB, _draft())))
    return marking_line() + title


def _footer() -> str:
    page = f"{template_field('PAGE')}{template_run(' / ')}{template_field('NUMPAGES')}"
    line = template_paragraph("Footer", "".join((template_run("{{ date }}"), TAB, page, TAB, _draft())))
    return line + marking_line()


def standard_template() -> bytes:
    """The standard template as the bytes of a .docx: A4, Chinese, the same bytes each time."""
    design = TemplateDesign(
        name="",
        language=_LANGUAGE,
        face=faces(_LANGUAGE),
        styles=style_definitions(_LANGUAGE),
        paragraphs=tuple(
            template_paragraph(style, template_run(f"{{{{ {name} }}}}")) for style, name in _PARAGRAPHS
        ),
        page_parts=(PagePart("header", _header()), PagePart("footer", _footer())),
        page=_PAGE,
        levels=HEADING_LEVELS,
    )
    return template_package(design)
