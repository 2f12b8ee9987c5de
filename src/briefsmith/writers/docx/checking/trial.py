"""A small made-up briefing: what the values of a template are called, and whether one can be filled."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from docx.oxml.parser import parse_xml
from lxml import etree

from briefsmith.compose.labels import labels_for
from briefsmith.document import Document, Footnote, Heading, Paragraph, Quotation, Text, Variable
from briefsmith.template_names import PLACEHOLDERS
from briefsmith.writers.docx.checking.leftover_check import check_leftovers
from briefsmith.writers.docx.checking.marker_check import Neighbour
from briefsmith.writers.docx.checking.model import Findings
from briefsmith.writers.docx.checking.opening import OpenedTemplate
from briefsmith.writers.docx.placeholders import MARKERS, Filling, find_markers
from briefsmith.writers.docx.template import opened_document
from briefsmith.writers.docx.writing import _written
from briefsmith.writers.docx.xml_names import W, q

_SIDES = ("top", "right", "bottom", "left", "header", "footer", "gutter")
#: Attributes that hold numbers, by their elements; lengths may have a unit (ISO/IEC 29500-4).
_NUMBERS = {
    q(tag): names
    for tag, names in {
        "pgSz": ("w", "h"),
        "pgMar": _SIDES,
        "bookmarkStart": ("id",),
        "footnote": ("id",),
        "footnoteReference": ("id",),
        "numId": ("val",),
        "abstractNum": ("abstractNumId",),
        "num": ("numId",),
        "sz": ("val",),
        "ind": ("left", "right", "firstLine", "hanging"),
        "spacing": ("before", "after", "line"),
    }.items()
}
#: What a trial of one placeholder prints.
_FILLED = "filled"
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?(?:mm|cm|in|pt|pc|pi)?", re.ASCII)


def _briefing(variables: Iterable[str]) -> Document:
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
        variables=tuple(Variable(name, _FILLED) for name in variables),
        children=(
            Heading(1, (Text("Heading"),), "heading", "1"),
            text,
            Quotation("quotation", ((Text("Words"),),), "en", True),
        ),
    )


@lru_cache(maxsize=1000)
def is_filled(token: str, known: frozenset[str]) -> bool:
    """Whether the writer itself takes the characters for a placeholder, or for a marker, and fills it."""
    body = parse_xml(f'<w:body xmlns:w="{W}"><w:p><w:r><w:t/></w:r></w:p></w:body>')
    text = next(body.iter(q("t")))
    text.text = token
    if find_markers(body):
        return True
    filling = Filling(dict.fromkeys(known - set(MARKERS), _FILLED), "")
    filling.fill(body)
    return not filling.diagnostics and "".join(item.text or "" for item in body.iter(q("t"))) != token


def check_by_trial(
    opened: OpenedTemplate,
    content: bytes,
    file: str,
    neighbours: Iterable[Neighbour],
    known: frozenset[str],
    findings: Findings,
) -> None:
    """Tells where a briefing cannot be put into the template for reasons that no rule names, what
    beside its markers would be lost, and which placeholders for the names ``known`` would be left.
    """
    try:
        # A part that is related in a wrong way would be written a second time: zipfile only warns.
        with warnings.catch_warnings(action="error", category=UserWarning):
            word = opened_document(content)
            _written(_briefing(known - set(PLACEHOLDERS) - set(MARKERS)), word, False, Path(file))
    except Exception:  # a package that opens can hold values of a hundred kinds that Word never writes
        said = "a briefing cannot be put into the file: one of its parts holds what Word does not write"
        for wrong in _no_numbers(opened):
            said = wrong
            break
        help_text = "Open it in Word and save it again as a Word document (.docx), or take an older copy."
        findings.error("template-invalid", said, help_text)
        return
    before, after = _counted(opened.body), _counted(word.element.body)
    for item in neighbours:
        if after[item.tag] < before[item.tag]:
            item.tell_lost(findings)
    check_leftovers(word, known, findings)


def _counted(body: etree._Element) -> Counter[str]:
    return Counter(str(element.tag) for element in body.iter())


def _no_numbers(opened: OpenedTemplate) -> Iterator[str]:
    """Where something other than a number stands for one."""
    for name, root in opened.trees.items():
        for element in root.iter(*_NUMBERS):
            for attribute in _NUMBERS[str(element.tag)]:
                value = element.get(q(attribute), "0")
                if not _NUMBER.fullmatch(value):
                    tag = etree.QName(element).localname
                    where = f"w:{attribute} of w:{tag}"
                    yield f"the part {name} is damaged: “{value[:20]}” stands for a number ({where})"
