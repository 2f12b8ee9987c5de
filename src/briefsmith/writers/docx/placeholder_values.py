"""What a template can ask for by name: the values of a briefing, and the outline's own texts."""

from __future__ import annotations

import re
from collections import Counter

from briefsmith.document import Document
from briefsmith.writers.docx.back_matter import attachments
from briefsmith.writers.docx.designs import Design, in_language
from briefsmith.writers.docx.titles import balanced, shortened
from briefsmith.writers.docx.xml_text import without_illegal


def placeholder_values(document: Document, design: Design, dropped: Counter[str]) -> dict[str, str]:
    """The values by their names; characters that XML cannot hold are counted in ``dropped``."""
    draft = document.labels.draft if document.draft else ""
    annex = in_language(design.annex, document.language)
    values = {
        "title": document.title,
        "short_title": shortened(document.title),
        "subtitle": document.subtitle,
        "author": document.author,
        "byline": "　　".join(part for part in (document.author, document.date_text) if part),
        "date": document.date_text,
        "marking": document.marking,
        "copy_number": document.copy_number,
        "urgency": document.urgency,
        "head_marks": document.head_marks,
        "draft": draft,
        "short_draft": re.split("[：:]", draft)[0],
        "language": document.language,
        "annex": annex,
        "attachments": attachments(document, annex),
        **{variable.name: variable.value for variable in document.variables},
    }
    return {name: without_illegal(value, dropped) for name, value in values.items()}


def in_lines(values: dict[str, str], design: Design) -> dict[str, str]:
    """The values with title and subtitle in lines, as a shipped template has room for."""
    lines = {"title": design.title_line, "subtitle": design.subtitle_line}
    return {**values, **{name: balanced(values[name], width) for name, width in lines.items()}}
