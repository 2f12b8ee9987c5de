"""The numbers of sections in references to them, as the lists of the file count them.

A template of the user's own may number headings in its own way, and have headings of its own in front:
what a ``REF`` field shows until Word updates it is written once all headings stand in the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from briefsmith.document import reference_gap
from briefsmith.writers.docx.cross_references import PREFIXES
from briefsmith.writers.docx.effective_styles import EffectiveStyles
from briefsmith.writers.docx.heading_numbers import HeadingCounter, HeadingNumber
from briefsmith.writers.docx.xml_names import q

_NUMBER_OF = re.compile(r"\s*REF\s+(\S+)\s+\\n\b")


def section_numbers(
    body: etree._Element, styles: EffectiveStyles, numbering: etree._Element
) -> dict[str, HeadingNumber]:
    """What the lists of the file print in front of each section of the briefing, by its bookmark."""
    counter = HeadingCounter(numbering)
    numbers: dict[str, HeadingNumber] = {}
    for paragraph in body.iter(q("p")):
        number = counter.next(styles.paragraph(paragraph))
        names = (mark.get(q("name"), "") for mark in paragraph.iterchildren(q("bookmarkStart")))
        numbers |= {name: number for name in names if name.startswith(PREFIXES["section"])}
    return numbers


def write_reference_numbers(
    body: etree._Element, notes: etree._Element, numbers: Mapping[str, HeadingNumber]
) -> None:
    """Writes into each field that shows the number of a section the one that its heading has in the file,
    without a full stop at its end.
    """
    shown = {name: number.text.rstrip(".") for name, number in numbers.items()}
    for root in (body, notes):
        for code in list(root.iter(q("instrText"))):
            found = _NUMBER_OF.match(code.text or "")
            if found is not None:
                _show(code, found[1], shown)


def _show(code: etree._Element, bookmark: str, numbers: Mapping[str, str]) -> None:
    """Makes the number the result of a field, and the gap behind it the one that such a number has."""
    number = numbers.get(bookmark, "")
    result, end = _result(code)
    if not number or end is None or not result or "".join(map(_text, result)) == number:
        return
    gap = end.getnext()
    if gap is not None and _text(gap) == " ":
        _remove(gap)
    first, *rest = result
    for run in rest:
        _remove(run)
    _set_text(first, number)
    if reference_gap(number):
        parting = deepcopy(first)
        _set_text(parting, reference_gap(number))
        end.addnext(parting)


def _result(code: etree._Element) -> tuple[list[etree._Element], etree._Element | None]:
    """The runs that a field shows, and the run that ends it."""
    runs: list[etree._Element] = []
    run, shown = code.getparent(), False
    while run is not None and (run := run.getnext()) is not None:
        mark = run.find(q("fldChar"))
        kind = "" if mark is None else mark.get(q("fldCharType"), "")
        if kind == "end":
            return runs, run
        if shown:
            runs.append(run)
        shown = shown or kind == "separate"
    return runs, None


def _text(run: etree._Element) -> str:
    return "".join(item.text or "" for item in run.iter(q("t")))


def _set_text(run: etree._Element, value: str) -> None:
    first, *rest = list(run.iter(q("t")))
    for item in rest:
        _remove(item)
    first.text = value
    first.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
