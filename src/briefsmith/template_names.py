"""The names that a Word template and an outline share: placeholders, markers, styles."""

from __future__ import annotations

#: What a template can ask for by ``{{ name }}``, beside the outline's own variables.
PLACEHOLDERS = (
    "annex", "attachments", "author", "byline", "copy_number", "date", "draft", "head_marks", "language",
    "marking", "short_draft", "short_title", "subtitle", "title", "urgency",
)  # fmt: skip
#: What whole blocks are put in place of: the briefing, its contents, its annexes, the words of likelihood.
MARKERS = ("body", "contents", "annexes", "likelihood")
#: What Jinja reads as something else than the name of a value.
RESERVED = frozenset(
    {"and", "else", "false", "if", "import", "in", "is", "loop", "none", "not", "or", "self", "super", "true"}
)

_PARAGRAPH = (
    *(f"Heading {level}" for level in range(1, 7)),
    "Body Text", "Quote", "Unverified Quotation", "Quotation Note", "Quotation Translation",
    "Quotation Warning", "Block Text", "List Bullet", "List Number", "List Continue", "Code Block",
    "Thematic Break", "Key Points", "Key Points Heading", "Table Heading", "Table Text", "Table Spacer",
    "Saved Copy", "Annex Heading", "Annex Section", "Annex Text", "Annex Detail", "Annex Warning",
    "Footnote Text", "TOC Heading", *(f"TOC {level}" for level in range(1, 4)),
)  # fmt: skip
_CHARACTER = ("Emphasis", "Footnote Reference", "Hyperlink", "Quotation Label", "Strong", "Verbatim")
_TABLE = ("Briefing Table", "Key Points Box")
#: The styles that a briefing is set in, and the kind of each (ST_StyleType of ISO/IEC 29500-1).
STYLES: dict[str, str] = {
    **dict.fromkeys(_PARAGRAPH, "paragraph"),
    **dict.fromkeys(_CHARACTER, "character"),
    **dict.fromkeys(_TABLE, "table"),
}


def style_called(name: str) -> str | None:
    """The name of Briefsmith's style as it is written here, however its letters were cased."""
    wanted = " ".join(name.lower().split())
    return next((style for style in STYLES if style.lower() == wanted), None)
