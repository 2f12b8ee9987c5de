"""A small made-up briefing: what the values of a template are called, and whether one can be filled."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from briefsmith.compose.labels import labels_for
from briefsmith.document import Document, Footnote, Heading, Paragraph, Quotation, Text
from briefsmith.writers.docx.checking.model import Findings
from briefsmith.writers.docx.designs import STANDARD
from briefsmith.writers.docx.template import opened_document
from briefsmith.writers.docx.writing import _values, _written


def _briefing() -> Document:
    text = Paragraph((Text("Text"), Footnote(1, (Text("Note"),))))
    return Document(
        title="Title",
        subtitle="Subtitle",
        author="Author",
        date="2025-01-01",
        date_text="2025-01-01",
        language="en",
        marking="Marking",
        labels=labels_for("en"),
        children=(
            Heading(1, (Text("Heading"),), "heading", "1"),
            text,
            Quotation("quotation", ((Text("Words"),),), "en", True),
        ),
    )


@cache
def value_names() -> frozenset[str]:
    """What a template can ask for whatever the outline says, beside the markers."""
    return frozenset(_values(_briefing(), STANDARD, Counter()))


def check_by_trial(content: bytes, file: str, findings: Findings) -> None:
    """Tells where a briefing cannot be put into the template for reasons that no rule names."""
    try:
        _written(_briefing(), opened_document(content), False, Path(file))
    except Exception:  # a package that opens can hold values of a hundred kinds that Word never writes
        findings.error(
            "template-invalid",
            "a briefing cannot be put into the file: one of its parts holds what Word does not write",
            "Open it in Word and save it again as a Word document (.docx), or take an older copy.",
        )
