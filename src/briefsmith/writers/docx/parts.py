"""Parts that python-docx does not make: notes, numbering, settings, properties, provenance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, PartFactory, XmlPart
from docx.oxml.parser import parse_xml
from docx.package import Package
from lxml import etree

from briefsmith import __version__
from briefsmith.document import PieceWords
from briefsmith.provenance.model import PieceRecord, ProvenanceRecord, QuotationRecord
from briefsmith.provenance.part import NAMESPACE, record_as_xml
from briefsmith.writers.docx.free_ids import LARGEST_NOTE_ID, last_before_free
from briefsmith.writers.docx.language import default_tags
from briefsmith.writers.docx.ledger import ProvenRecord
from briefsmith.writers.docx.xml_names import R, W, q

_DATA = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ITEM_ID = "{6E7A0B52-51F0-4C1B-9D56-0B7B4C1E5A01}"
_AFTER_NOTES = (
    "endnotePr",
    "compat",
    "docVars",
    "rsids",
    "attachedSchema",
    "themeFontLang",
    "clrSchemeMapping",
)
_AFTER_LANGUAGE = (
    "clrSchemeMapping",
    "doNotIncludeSubdocsInStats",
    "doNotAutoCompressPictures",
    "forceUpgrade",
)
_LAST = (
    "captions",
    "readModeInkLockDown",
    "smartTagType",
    "shapeDefaults",
    "doNotEmbedSmartTags",
    "decimalSymbol",
    "listSeparator",
)


class FootnotesPart(XmlPart):
    """``word/footnotes.xml``; registered so that a template's own notes are opened as XML."""


PartFactory.part_type_for[CONTENT_TYPE.WML_FOOTNOTES] = FootnotesPart


def related_xml_part(document: WordDocument, kind: str, name: str, content_type: str, empty: str) -> XmlPart:
    """The part of the document of that relation, made of ``empty`` where there is none."""
    for relation in document.part.rels.values():
        if relation.reltype == kind and isinstance(relation.target_part, XmlPart):
            return relation.target_part
    package = cast(Package, document.part.package)
    part = XmlPart(PackURI(name), content_type, parse_xml(empty), package)
    document.part.relate_to(part, kind)
    return part


def footnotes_part(document: WordDocument, separators: str) -> XmlPart:
    """The notes of the document, made where the template has none."""
    empty = f'<w:footnotes xmlns:w="{W}" xmlns:r="{R}">{separators}</w:footnotes>'
    kind, content_type = RELATIONSHIP_TYPE.FOOTNOTES, CONTENT_TYPE.WML_FOOTNOTES
    return related_xml_part(document, kind, "/word/footnotes.xml", content_type, empty)


def numbering_part(document: WordDocument) -> XmlPart:
    """The lists of the document, made where the template has none."""
    empty = f'<w:numbering xmlns:w="{W}"/>'
    kind, content_type = RELATIONSHIP_TYPE.NUMBERING, CONTENT_TYPE.WML_NUMBERING
    return related_xml_part(document, kind, "/word/numbering.xml", content_type, empty)


def last_note_id(notes: etree._Element) -> int:
    """The id behind which those of new notes are free; 0 where there are only separators.

    Raises ``ValueError`` where an id is no number.
    """
    taken = (str(int(note.get(q("id"), "0"))) for note in notes.findall(q("footnote")))
    return last_before_free(taken, LARGEST_NOTE_ID)


def add_notes(notes: etree._Element, made: list[str]) -> None:
    """Puts notes given as XML into the part: parsed at once, which is what makes it quick."""
    root = parse_xml(f'<w:footnotes xmlns:w="{W}" xmlns:r="{R}">{"".join(made)}</w:footnotes>')
    notes.extend(list(root))


def name_separators(settings: etree._Element, notes: etree._Element) -> None:
    """Makes ``settings.xml`` name the separator notes, as Word expects of a file with footnotes."""
    kinds = ("separator", "continuationSeparator", "continuationNotice")
    special = [note.get(q("id"), "") for note in notes.findall(q("footnote")) if note.get(q("type")) in kinds]
    properties = settings.find(q("footnotePr"))
    if properties is None:
        properties = etree.SubElement(settings, q("footnotePr"))
        _insert_before(settings, properties, (*_AFTER_NOTES, *_AFTER_LANGUAGE, *_LAST))
    for named in properties.findall(q("footnote")):
        properties.remove(named)
    for note_id in special:
        etree.SubElement(properties, q("footnote"), {q("id"): note_id})


def _insert_before(parent: etree._Element, child: etree._Element, followers: Iterable[str]) -> None:
    wanted = {q(name) for name in followers}
    first = next((item for item in parent if item.tag in wanted and item is not child), None)
    if first is not None:
        first.addprevious(child)


def set_language(document: WordDocument, language: str) -> None:
    """Sets the default languages of text and theme, and the mode of today's Word."""
    latin, asian = default_tags(language)
    settings = document.settings.element
    theme = settings.find(q("themeFontLang"))
    if theme is None:
        theme = etree.SubElement(settings, q("themeFontLang"))
        _insert_before(settings, theme, (*_AFTER_LANGUAGE, *_LAST))
    _set_mode(settings)
    defaults = _default_run_properties(document.styles.element)
    lang = defaults.find(q("lang"))
    if lang is None:
        lang = etree.SubElement(defaults, q("lang"))
    for element in (theme, lang):
        element.set(q("val"), latin)
        element.set(q("eastAsia"), asian)


def _set_mode(settings: etree._Element) -> None:
    """Lays the document out as Word does since 2013, not as its predecessors did."""
    compat = settings.find(q("compat"))
    if compat is None:
        compat = etree.SubElement(settings, q("compat"))
        _insert_before(settings, compat, _AFTER_NOTES[2:])
    for setting in compat.findall(q("compatSetting")):
        if setting.get(q("name")) == "compatibilityMode":
            setting.set(q("val"), "15")
            return
    uri = "http://schemas.microsoft.com/office/word"
    values = {q("name"): "compatibilityMode", q("uri"): uri, q("val"): "15"}
    etree.SubElement(compat, q("compatSetting"), values)


def _default_run_properties(styles: etree._Element) -> etree._Element:
    here = styles
    for index, name in enumerate(("docDefaults", "rPrDefault", "rPr")):
        child = here.find(q(name))
        if child is None:
            child = etree.Element(q(name))
            here.insert(0 if index < 2 else len(here), child)
        here = child
    return here


def drop_thumbnail(document: WordDocument) -> None:
    """Takes out the picture of the template's first page."""
    relations = cast(Package, document.part.package).rels
    for key in [
        key for key, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL
    ]:
        del relations[key]


def _record(record: ProvenRecord) -> QuotationRecord:
    found = record.provenance
    words = found.words or (PieceWords("", "", ""),) * len(found.spans)
    pieces = tuple(
        PieceRecord(word.exact, word.prefix, word.suffix, span, raw_span)
        for word, span, raw_span in zip(words, found.spans, found.raw_spans, strict=True)
    )
    return QuotationRecord(
        quote_id=found.quote_id,
        bookmark=record.bookmark,
        style=record.style,
        source_key=found.source_key,
        file=found.file,
        digest=found.digest,
        verdict=found.verdict,
        printed=record.printed,
        citation=record.citation,
        pieces=pieces,
    )


def add_provenance(document: WordDocument, records: list[ProvenRecord]) -> None:
    """Adds the custom XML part that says of each quotation where it was found (docs/provenance.md)."""
    package = cast(Package, document.part.package)
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in range(1, len(taken) + 2) if f"/customXml/item{n}.xml" not in taken)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    content = record_as_xml(ProvenanceRecord(f"briefsmith {__version__}", tuple(map(_record, records))))
    item = Part(PackURI(f"/customXml/item{number}.xml"), "application/xml", content, package)
    about = (
        f'{head}<ds:datastoreItem xmlns:ds="{_DATA}" ds:itemID="{_ITEM_ID}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    properties = Part(PackURI(f"/customXml/itemProps{number}.xml"), kind, about.encode(), package)
    item.relate_to(properties, f"{R}/customXmlProps")
    document.part.relate_to(item, f"{R}/customXml")
