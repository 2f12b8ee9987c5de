"""The design of ``templates/intelligence.docx``: an assessment with marking lines, judgements and annexes.

What it has room for follows US practice (ICD 203, ICD 206); it claims no conformity.
"""

from __future__ import annotations

from briefsmith.writers.docx.intelligence_styles import intelligence_styles
from briefsmith.writers.docx.language import faces
from briefsmith.writers.docx.numbering import Level
from briefsmith.writers.docx.page import MARGIN_LEFT, MARGIN_RIGHT, PAGE_HEIGHT, PAGE_WIDTH
from briefsmith.writers.docx.template_markup import (
    TAB,
    marking_line,
    template_field,
    template_paragraph,
    template_run,
)
from briefsmith.writers.docx.template_package import PagePart, TemplateDesign, template_package

_LANGUAGE = "en-US"
_PAGE = (
    f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
    f'<w:pgMar w:top="1814" w:right="{MARGIN_RIGHT}" w:bottom="1814" w:left="{MARGIN_LEFT}" '
    'w:header="680" w:footer="680" w:gutter="0"/><w:cols w:space="425"/>'
)
_LEVELS = (
    Level("decimal", "%1", style_id="Heading1", follow="space"),
    Level("decimal", "%1.%2", style_id="Heading2", follow="space"),
    Level("decimal", "%1.%2.%3", style_id="Heading3", follow="space"),
)
_PARAGRAPHS = (
    ("HeadMarks", "head_marks"),
    ("DraftMark", "draft"),
    ("Title", "title"),
    ("Subtitle", "subtitle"),
    ("Byline", "byline"),
    ("BodyText", "body"),
    ("AnnexTitle", "annex"),
    ("BodyText", "annexes"),
    ("BodyText", "likelihood"),
)


def _page_parts() -> tuple[PagePart, ...]:
    marking = marking_line()
    draft = template_run("{{ short_draft }}", '<w:rStyle w:val="DraftLabel"/>')
    title = template_paragraph("Header", f"{template_run('{{ short_title }}')}{TAB}{draft}")
    page = f"{template_field('PAGE')}{template_run(' / ')}{template_field('NUMPAGES')}"
    number = template_paragraph("Footer", f"{template_run('{{ date }}')}{TAB}{page}")
    return PagePart("header", marking + title), PagePart("footer", number + marking)


def intelligence_template() -> bytes:
    """The template as the bytes of a .docx: A4, English, the same bytes each time."""
    design = TemplateDesign(
        name="intelligence",
        language=_LANGUAGE,
        face=faces(_LANGUAGE),
        styles=intelligence_styles(_LANGUAGE),
        paragraphs=tuple(
            template_paragraph(style, template_run(f"{{{{ {name} }}}}")) for style, name in _PARAGRAPHS
        ),
        page_parts=_page_parts(),
        page=_PAGE,
        levels=_LEVELS,
        body_size=22,
    )
    return template_package(design)
