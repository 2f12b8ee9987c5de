"""Looks for placeholders that a build leaves in the file, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import cast

from docx.document import Document as WordDocument
from docx.opc.part import Part
from docx.package import Package
from lxml import etree

from briefsmith.writers.docx.checking.model import Findings, Passage, Spot
from briefsmith.writers.docx.template import is_xml
from briefsmith.writers.docx.xml_names import q

#: The building blocks of a file are never filled, and stand in no briefing.
_BLOCKS = "/word/glossary/"
#: What is told where it stands, or shown to nobody.
_TOLD = frozenset(map(q, ("t", "delText", "instrText", "delInstrText", "fldSimple", "docVar", "tag")))
#: Where a placeholder may be left, as a message calls it.
_WHERE = {
    q("lvlText"): "the numbers of a list",
    q("listItem"): "an entry of a drop-down list",
    q("alias"): "the title of a content control",
    q("helpText"): "the help of a form field",
    q("statusText"): "the help of a form field",
    q("default"): "a form field",
}
_ELSEWHERE = "a setting, a diagram or the like"


def check_leftovers(word: WordDocument, names: Iterable[str], findings: Findings) -> None:
    """Tells of placeholders for ``names`` that stand in ``word`` after it was filled, such as those in the
    numbers of a list.
    """
    listed = "|".join(sorted(map(re.escape, names)))
    pattern = re.compile(rf"[{{｛]{{2}}\s{{0,9}}({listed})\b[^{{}}｛｝]{{0,200}}[}}｝]{{0,2}}")
    for part in cast(Package, word.part.package).iter_parts():
        for element in _elements(part):
            for value in _values(element):
                for found in pattern.finditer(value):
                    where = _WHERE.get(str(element.tag), _ELSEWHERE)
                    findings.warning(
                        "template-placeholder-idle",
                        f"a placeholder stands in {where}, where it is not filled",
                        "Put it into the text or a text box.",
                        Spot(f"part {str(part.partname).lstrip('/')}"),
                        Passage(value, found.start(), found.end()),
                    )


def _elements(part: Part) -> Iterator[etree._Element]:
    name = str(part.partname)
    if name.startswith(_BLOCKS) or not is_xml(name):
        return
    try:
        yield from etree.fromstring(
            part.blob, etree.XMLParser(resolve_entities=False, no_network=True)
        ).iter()
    except (etree.XMLSyntaxError, ValueError):
        return


def _values(element: etree._Element) -> Iterator[str]:
    """What an element says that could be shown."""
    if isinstance(element.tag, str) and element.tag not in _TOLD:
        for value in (element.text or "", *element.attrib.values()):
            if "{" in value or "｛" in value:
                yield str(value)
