"""Styles found by name, because ids differ (a Chinese Word gives ``a3``), and added where missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from docx.oxml.parser import parse_xml
from lxml import etree

from briefsmith.writers.docx.language import Faces
from briefsmith.writers.docx.style_building import StyleDefinition
from briefsmith.writers.docx.style_names import StyleIndex
from briefsmith.writers.docx.xml_names import W, q

_DECLARATION = f'xmlns:w="{W}"'
_LINE_HEIGHT = re.compile(r' w:line="\d+" w:lineRule="exact"')
_SIZE = re.compile(r'(<w:szC?s? w:val=")(\d+)(")')
_LINE = re.compile(r'( w:line=")(\d+)(")')
_EXACT = re.compile(r'<w:spacing [^>]*w:lineRule="exact"')
_NUMBERING = re.compile(r"<w:numPr>.*?</w:numPr>")
_REFERENCE = re.compile(r'<w:(basedOn|next) w:val="([^"]+)"/>')
_ID = re.compile(r'w:styleId="[^"]+"')


_DEFAULTS = f"{q('docDefaults')}/{q('rPrDefault')}/{q('rPr')}"


class Stylesheet:
    """The styles part of the document being written.

    ``definitions`` are what a missing style is made from, ``size`` that of the body text they are made
    for, in half points; ``chosen`` are the ids of the styles of the template that the outline
    wants instead of Briefsmith's (kind and name in small letters). A style added to a template of the
    user's own takes over the line height of that template unless it sets a size itself.
    """

    def __init__(
        self,
        element: etree._Element,
        definitions: Iterable[StyleDefinition],
        size: int = 24,
        chosen: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        self.element = element
        self._definitions = {(item.kind, item.name.lower()): item for item in definitions}
        self._names = {item.style_id: item.name for item in self._definitions.values()}
        self._chosen = dict(chosen or {})
        self._ids = {**StyleIndex(element).ids, **self._chosen}
        self.added: set[str] = set()
        self._scale = min(max(self._body_size() / size, 0.9), 1.4)

    def has(self, kind: str, name: str) -> bool:
        """Whether a style of that name is there."""
        return (kind, name.lower()) in self._ids

    def known(self, name: str) -> str:
        """The id of a paragraph style that is there; empty where it is not."""
        return self._ids.get(("paragraph", name.lower()), "")

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
        return next(item for item in self.element.findall(q("style")) if item.get(q("styleId")) == wanted)

    def chain(self, kind: str, name: str) -> Iterator[etree._Element]:
        """The ``w:style`` of a style, of the one that it is based on, and so on."""
        by_id = {item.get(q("styleId")): item for item in self.element.findall(q("style"))}
        style: etree._Element | None = self.element_of(kind, name)
        while style is not None:
            yield style
            by_id.pop(style.get(q("styleId")), None)
            based = style.find(q("basedOn"))
            style = by_id.get(based.get(q("val"))) if based is not None else None

    def first_of(self, kind: str, name: str, path: str) -> etree._Element | None:
        """The element at ``path`` (names of WordprocessingML, parted by slashes) that holds for a style."""
        wanted = "/".join(map(q, path.split("/")))
        return next((item for style in self.chain(kind, name) for item in style.findall(wanted)), None)

    def name_of(self, kind: str, name: str) -> str:
        """The name that the file has for a style of Briefsmith's."""
        found = self.element_of(kind, name).find(q("name"))
        return found.get(q("val"), name) if found is not None else name

    def left_indent(self, name: str) -> int | None:
        """How far a paragraph style stands in from the left, in twips, where it says so itself."""
        found = self.element_of("paragraph", name).find(f"{q('pPr')}/{q('ind')}")
        left = found.get(q("left"), "") if found is not None else ""
        return int(left) if left.isdigit() else None

    def is_italic(self, name: str) -> bool:
        """Whether a paragraph style that is there sets its text in italics."""
        if not self.has("paragraph", name):
            return False
        mark = self.first_of("paragraph", name, "rPr/i")
        return mark is not None and mark.get(q("val"), "1") not in {"0", "false", "off"}

    def replace_all(self, face: Faces) -> None:
        """Puts every definition in the place of the style of its name, and the typefaces of another
        language into the defaults.
        """
        for fonts in self.element.iterfind(f"{q('docDefaults')}/{q('rPrDefault')}/{q('rPr')}/{q('rFonts')}"):
            fonts.set(q("eastAsia"), face.body)
        for style in self.element.findall(q("style")):
            self.element.remove(style)
        self._ids.clear()
        for definition in self._definitions.values():
            self._ids[definition.kind, definition.name.lower()] = definition.style_id
            self._append(definition.xml)
        there = set(self._ids.values())
        self._ids.update({key: style_id for key, style_id in self._chosen.items() if style_id in there})

    def _append(self, xml: str) -> None:
        self.element.append(parse_xml(xml.replace("<w:style ", f"<w:style {_DECLARATION} ", 1)))

    def _add(self, definition: StyleDefinition) -> None:
        style_id = self._free_id(definition.style_id)
        self._ids[definition.kind, definition.name.lower()] = style_id
        self.added.add(definition.name)
        xml = _NUMBERING.sub("", definition.xml)
        # LibreOffice puts lines of an exact height on the template's grid all the same.
        xml = _EXACT.sub(r'<w:snapToGrid w:val="0"/>\g<0>', xml) if "snapToGrid" not in xml else xml
        xml = self._scaled(xml) if "<w:sz " in xml else _LINE_HEIGHT.sub("", xml)
        xml = _ID.sub(f'w:styleId="{style_id}"', xml, count=1).replace(' w:default="1"', "")
        self._append(_REFERENCE.sub(lambda found: self._reference(definition.kind, found), xml))

    def _scaled(self, xml: str) -> str:
        """The style at the scale of the template: its body text may be larger than ours."""

        def times(found: re.Match[str]) -> str:
            return f"{found[1]}{round(int(found[2]) * self._scale)}{found[3]}"

        return _LINE.sub(times, _SIZE.sub(times, xml))

    def _body_size(self) -> float:
        """The size of the body text, in half points; Word's own default is 20."""
        normal = self._ids.get(("paragraph", "normal"), "")
        for holder in self.element.iter(q("style"), q("rPrDefault")):
            size = holder.find(f"{q('rPr')}/{q('sz')}")
            if size is not None and (holder.get(q("styleId")) == normal):
                return float(size.get(q("val"), "24"))
        default = self.element.find(f"{_DEFAULTS}/{q('sz')}")
        return float(default.get(q("val"), "24")) if default is not None else 20.0

    def _reference(self, kind: str, found: re.Match[str]) -> str:
        return f'<w:{found[1]} w:val="{self.find(kind, self._names[found[2]])}"/>'

    def _free_id(self, wanted: str) -> str:
        taken = {style.get(q("styleId")) for style in self.element.findall(q("style"))}
        number, free = 2, wanted
        while free in taken:
            free, number = f"{wanted}{number}", number + 1
        return free
