"""Checks that nothing of a template's own is set as a quotation is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lxml import etree

from briefsmith.writers.docx.checking.model import Findings, Passage
from briefsmith.writers.docx.checking.opening import OpenedTemplate
from briefsmith.writers.docx.checking.places import TemplateParagraph
from briefsmith.writers.docx.placeholder_syntax import marker_in
from briefsmith.writers.docx.style_names import QUOTED, StyleIndex
from briefsmith.writers.docx.xml_names import q

#: The parts in which `brief verify` looks for quotations.
_READ = frozenset(map(q, ("document", "footnotes", "endnotes")))


def check_quotation_styles(
    opened: OpenedTemplate,
    paragraphs: Iterable[TemplateParagraph],
    chosen: Collection[str],
    findings: Findings,
) -> None:
    """Tells of the template's own words in a style for quotations (``chosen`` are those of the outline): in a
    briefing that was handed around they are a quotation that somebody added.
    """
    root = opened.related("styles")
    index = StyleIndex(root) if root is not None else None
    ids = {index.find("paragraph", name) for name in (*QUOTED, *chosen)} if index is not None else set()
    for paragraph in paragraphs:
        element = paragraph.element
        if element is None or not paragraph.text.strip() or marker_in(paragraph.text) is not None:
            continue
        style = element.find(f"{q('pPr')}/{q('pStyle')}")
        if style is not None and style.get(q("val")) in ids and _is_read(element):
            findings.error(
                "template-style",
                "the template's own words are set in a style for quotations, so `brief verify` would take "
                "them for a quotation that somebody added",
                "Give them another style in Word.",
                paragraph.spot,
                Passage(paragraph.text),
            )


def _is_read(element: etree._Element) -> bool:
    return element.getroottree().getroot().tag in _READ
