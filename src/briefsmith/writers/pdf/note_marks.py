"""Circled figures in front of footnotes are printed as large as the notes.

The Word file raises them in the text by the style of references, and lowers them in the notes by the run. For
the number in front of a note LibreOffice looks at the style alone, and prints it too small to be read.
So in the copy that is printed the style raises nothing, and each reference in the text does so itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from briefsmith.writers.docx.xml_names import q
from briefsmith.writers.pdf.word_part import parsed, written

_BODY, _NOTES, _STYLES = "word/document.xml", "word/footnotes.xml", "word/styles.xml"
_VALUE = q("val")
#: What stands behind ``vertAlign`` in the properties of a run (ISO/IEC 29500-1, CT_RPr).
_BEHIND = {q(name) for name in ("rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath")}


def with_large_marks(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a Word file by their names; the same where no note's number is lowered."""
    made = dict(parts)
    if not {_BODY, _NOTES, _STYLES} <= parts.keys() or b"footnoteRef/" not in parts[_NOTES]:
        return made
    style = _lowered_style(parsed(parts[_NOTES]))
    styles = parsed(parts[_STYLES])
    properties = [
        found
        for one in styles.iter(q("style"))
        if style and one.get(q("styleId")) == style and (found := one.find(q("rPr"))) is not None
    ]
    raised = [(one, mark) for one in properties if (mark := one.find(q("vertAlign"))) is not None]
    if not raised:
        return made
    for one, mark in raised:
        one.remove(mark)
    body = parsed(parts[_BODY])
    for reference in body.iter(q("footnoteReference")):
        _raise(reference.getparent(), style)
    return {**made, _STYLES: written(styles), _BODY: written(body)}


def _lowered_style(notes: etree._Element) -> str:
    """The style of numbers that their runs lower; empty where there are none."""
    for mark in notes.iter(q("footnoteRef")):
        run = mark.getparent()
        aligned = run.find(f"{q('rPr')}/{q('vertAlign')}") if run is not None else None
        style = run.find(f"{q('rPr')}/{q('rStyle')}") if run is not None else None
        if aligned is not None and style is not None and aligned.get(_VALUE) == "baseline":
            return str(style.get(_VALUE, ""))
    return ""


def _raise(run: etree._Element | None, style: str) -> None:
    properties = run.find(q("rPr")) if run is not None else None
    named = properties.find(q("rStyle")) if properties is not None else None
    if properties is None or named is None or named.get(_VALUE) != style:
        return
    if properties.find(q("vertAlign")) is None:
        place = sum(1 for one in properties if one.tag not in _BEHIND)
        properties.insert(place, etree.Element(q("vertAlign"), {_VALUE: "superscript"}))
