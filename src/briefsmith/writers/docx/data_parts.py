"""The parts of a template that hold data and no text: document properties, custom XML, charts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from docx.opc.rel import _Relationship
from docx.oxml.parser import parse_xml
from docx.package import Package
from lxml import etree

_DATA = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_APPLICATION = RELATIONSHIP_TYPE.EXTENDED_PROPERTIES
_CUSTOM = RELATIONSHIP_TYPE.CUSTOM_PROPERTIES
_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}lpwstr"
#: The names under which content controls know the properties (ISO/IEC 29500-1, 22.5).
CORE_STORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
APPLICATION_STORE = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
#: Parts whose text is drawn: charts, and both forms of a diagram.
DRAWN_TYPES = (
    "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
    "application/vnd.ms-office.drawingml.diagramDrawing+xml",
)


class DataPart:
    """A part as XML, which is written back when it was changed."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)

    def save(self) -> None:
        """Puts the XML into the part; the part of a story needs none of it."""
        if not isinstance(self.part, XmlPart):
            self.part._blob = etree.tostring(
                self.root, xml_declaration=True, encoding="UTF-8", standalone=True
            )

    def leaves(self) -> Iterator[etree._Element]:
        """The elements that hold text and nothing else."""
        return (item for item in self.root.iter() if isinstance(item.tag, str) and len(item) == 0)

    def fill(self, filled: Callable[[str], str]) -> list[etree._Element]:
        """Fills the text of each leaf; those that changed."""
        changed = []
        for item in self.leaves():
            text = item.text or ""
            if "{" in text or "｛" in text:
                item.text = filled(text)
                changed.append(item)
        if changed:
            self.save()
        return changed


def _package_part(word: WordDocument, kind: str) -> DataPart | None:
    package = cast(Package, word.part.package)
    found = (one.target_part for one in package.rels.values() if one.reltype == kind and not one.is_external)
    return next((DataPart(part) for part in found), None)


def data_stores(word: WordDocument) -> dict[str, DataPart]:
    """What content controls can be bound to, by its name: properties, and the template's custom XML."""
    package = cast(Package, word.part.package)
    stores = {CORE_STORE: DataPart(package._core_properties_part)}
    application = _package_part(word, _APPLICATION)
    if application is not None:
        stores[APPLICATION_STORE] = application
    for relation in word.part.rels.values():
        name = _item_id(relation.target_part) if custom_xml(relation) is not None else ""
        if name:
            stores.setdefault(name, DataPart(relation.target_part))
    return stores


def custom_xml(relation: _Relationship) -> etree._Element | None:
    """The custom XML that a relationship of the document leads to; ``None`` where it is none, or broken."""
    if relation.is_external or relation.reltype != RELATIONSHIP_TYPE.CUSTOM_XML:
        return None
    try:
        return parse_xml(relation.target_part.blob)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _item_id(item: Part) -> str:
    for relation in item.rels.values():
        if not relation.is_external and relation.reltype.endswith("/customXmlProps"):
            return str(parse_xml(relation.target_part.blob).get(f"{{{_DATA}}}itemID", "")).upper()
    return ""


def custom_properties(word: WordDocument) -> DataPart | None:
    """The properties that somebody made for this template."""
    return _package_part(word, _CUSTOM)


def custom_values(part: DataPart | None) -> dict[str, str]:
    """The custom properties that are text, by their names."""
    if part is None:
        return {}
    return {
        item.get("name", ""): value.text or "" for item in part.root for value in item if value.tag == _TEXT
    }


def drawn_parts(word: WordDocument) -> Iterator[DataPart]:
    """Charts and diagrams, each as XML."""
    for part in cast(Package, word.part.package).iter_parts():
        if part.content_type in DRAWN_TYPES:
            yield DataPart(part)
