"""Styles found by name, because ids differ (a Chinese Word gives ``a3``), and added where missing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docx.oxml.parser import parse_xml
from lxml import etree

from briefsmith.writers.docx.numbering import W
from briefsmith.writers.docx.style_definitions import StyleDefinition

_DECLARATION = f'xmlns:w="{W}"'
_LINE_HEIGHT = re.compile(r' w:line="\d+" w:lineRule="exact"')
_NUMBERING = re.compile(r"<w:numPr>.*?</w:numPr>")
_REFERENCE = re.compile(r'<w:(basedOn|next) w:val="([^"]+)"/>')
_ID = re.compile(r'w:styleId="[^"]+"')


def _q(tag: str) -> str:
    return f"{{{W}}}{tag}"


class Stylesheet:
    """The styles part of the document being written.

    ``definitions`` are what a missing style is made from. A style added to a template of the
    user's own takes over the line height of that template unless it sets a size itself.
    """

    def __init__(self, element: etree._Element, definitions: Iterable[StyleDefinition]) -> None:
        self.element = element
        self._definitions = {(item.kind, item.name.lower()): item for item in definitions}
        self._names = {item.style_id: item.name for item in self._definitions.values()}
        self._ids: dict[tuple[str, str], str] = {}
        for style in element.findall(_q("style")):
            name = style.find(_q("name"))
            if name is not None:
                key = (style.get(_q("type"), "paragraph"), name.get(_q("val"), "").lower())
                self._ids.setdefault(key, style.get(_q("styleId"), ""))
        self.added: set[str] = set()

    def has(self, kind: str, name: str) -> bool:
        """Whether a style of that name is there."""
        return (kind, name.lower()) in self._ids

    def find(self, kind: str, name: str) -> str:
        """The id of the style called ``name``; made from its definition where it is missing."""
        key = (kind, name.lower())
        if key not in self._ids:
            self._add(self._definitions[key])
        return self._ids[key]

    def paragraph(self, name: str) -> str:
        """The id of a paragraph style."""
        return self.find("paragraph", name)

    def character(self, name: str) -> str:
        """The id of a character style."""
        return self.find("character", name)

    def element_of(self, kind: str, name: str) -> etree._Element:
        """The ``w:style`` element of a style, made where it is missing."""
        wanted = self.find(kind, name)
        return next(item for item in self.element.findall(_q("style")) if item.get(_q("styleId")) == wanted)

    def replace_all(self) -> None:
        """Puts every definition in the place of the style of its name: another language's typefaces."""
        for style in self.element.findall(_q("style")):
            self.element.remove(style)
        self._ids.clear()
        for definition in self._definitions.values():
            self._ids[definition.kind, definition.name.lower()] = definition.style_id
            self._append(definition.xml)

    def _append(self, xml: str) -> None:
        self.element.append(parse_xml(xml.replace("<w:style ", f"<w:style {_DECLARATION} ", 1)))

    def _add(self, definition: StyleDefinition) -> None:
        style_id = self._free_id(definition.style_id)
        self._ids[definition.kind, definition.name.lower()] = style_id
        self.added.add(definition.name)
        xml = _NUMBERING.sub("", definition.xml)
        xml = xml if "<w:sz " in xml else _LINE_HEIGHT.sub("", xml)
        xml = _ID.sub(f'w:styleId="{style_id}"', xml, count=1).replace(' w:default="1"', "")
        self._append(_REFERENCE.sub(lambda found: self._reference(definition.kind, found), xml))

    def _reference(self, kind: str, found: re.Match[str]) -> str:
        return f'<w:{found[1]} w:val="{self.find(kind, self._names[found[2]])}"/>'

    def _free_id(self, wanted: str) -> str:
        taken, number, free = set(self._ids.values()), 2, wanted
        while free in taken:
            free, number = f"{wanted}{number}", number + 1
        return free
