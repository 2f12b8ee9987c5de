"""What a template must not ask for: the one set of rules by which it is checked and refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from lxml import etree

from briefsmith.writers.docx.field_markup import ComplexField, complex_fields
from briefsmith.writers.docx.xml_names import W

_WEB = ("http://", "https://", "mailto:", "#")
#: Fields by which Word fetches a file or asks another program (ISO/IEC 29500-1, 17.16.5).
_FETCHING = re.compile(r"\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DDEAUTO|DDE|DATABASE|RD)\b", re.I)
_LINK = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE)
#: A switch, or an argument, with quotation marks or without; Word takes typographic ones, too.
_WORD = re.compile(r'\\(\w)|["“”„]([^"“”„]*)["“”„]?|([^\s"“”„\\]+)')
#: Switches of a link that have an argument of their own: a place in the file, a tip, a window (17.16.5.25).
_WITH_ARGUMENT = frozenset("lot")
_VML, _OFFICE = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
#: Attributes of drawings by which a file is fetched.
_SOURCES = ("src", f"{_OFFICE}href", f"{_OFFICE}althref")
#: Kinds of relationships by which something is opened with the file, as the end of “the file holds …”.
OPENED_WITH = {
    "aFChunk": "another document that is opened with it",
    "control": "a control that is opened with it",
    "webextensiontaskpanes": "an add-in that is started with it",
}


class Wrong(Enum):
    """What a part of a file asks for."""

    FIELD = "a field that fetches something"
    LINK = "a link that leads to something other than a page or a mail address"
    HIDDEN_LINK = "a link whose target another field gives"
    PICTURE = "a drawing that fetches something"


@dataclass(frozen=True, slots=True)
class Reach:
    """One thing that a part asks for: ``what`` names the field or the address, and ``element`` is where it
    stands.
    """

    kind: Wrong
    what: str
    element: etree._Element | None


def is_web_link(target: str) -> bool:
    """Whether a link leads to a page, to a mail address, or to a place in the file itself."""
    return target.strip().lower().startswith(_WEB)


def wrong_reaches(root: etree._Element) -> Iterator[Reach]:
    """What the fields and the drawings of a part ask for and must not."""
    for simple in root.iter(f"{{{W}}}fldSimple"):
        yield from _of_field(ComplexField(simple, simple.get(f"{{{W}}}instr", "")))
    for field in complex_fields(root):
        yield from _of_field(field)
    for element in root.iter(f"{_VML}*"):
        for name in _SOURCES:
            if element.get(name, "").strip():
                yield Reach(Wrong.PICTURE, element.get(name, ""), element)
        target = element.get("href", "").strip()
        if target and not is_web_link(target):
            yield Reach(Wrong.LINK, target, element)


def _of_field(field: ComplexField) -> Iterator[Reach]:
    if found := _FETCHING.match(field.code):
        yield Reach(Wrong.FIELD, found[1].upper(), field.begin)
    elif found := _LINK.match(field.code):
        target = _target(field.code[found.end() :])
        if target and not is_web_link(target):
            yield Reach(Wrong.LINK, target, field.begin)
        elif not target and field.nests:
            yield Reach(Wrong.HIDDEN_LINK, "", field.begin)


def _target(arguments: str) -> str:
    """Where a link leads to: its first argument that belongs to no switch; empty for a place in the file."""
    belongs = False
    for found in _WORD.finditer(arguments):
        if found[1]:
            belongs = found[1].lower() in _WITH_ARGUMENT
        elif belongs:
            belongs = False
        else:
            return found[2] if found[2] is not None else found[3]
    return ""
