"""What a template would fetch or run when somebody opens the briefing: it is told, or taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.opc.rel import _Relationship
from docx.package import Package

from briefsmith.provenance.part import part_version
from briefsmith.writers.docx.data_parts import custom_xml
from briefsmith.writers.docx.reach_rules import OPENED_WITH, Wrong, is_web_link, wrong_reaches
from briefsmith.writers.docx.xml_names import q

_SIGNATURE = "/digital-signature/"
_CORE_PROPERTIES = "/relationships/metadata/core-properties"


def name_properties(word: WordDocument) -> None:
    """Gives the relationship of the core properties the type that OPC says. LibreOffice 7.4 and some others
    write another one; a second part for the properties would else be made beside the first.
    """
    for relation in cast(Package, word.part.package).rels.values():
        if relation.reltype.lower().endswith(_CORE_PROPERTIES):
            relation._reltype = RELATIONSHIP_TYPE.CORE_PROPERTIES


def forget_origin(word: WordDocument) -> None:
    """Takes out what belongs to the template and not to a briefing: where on somebody's disk it was made
    (Word would look for that file, and a reader would see the path), the demand to ask the reader whether
    fields are to be updated, and signatures, which hold for the template alone.
    """
    settings = word.settings.element
    for name in ("attachedTemplate", "mailMerge", "updateFields"):
        for element in settings.findall(q(name)):
            settings.remove(element)
    _forget_records(word)
    package = cast(Package, word.part.package)
    for key in [key for key, relation in package.rels.items() if _SIGNATURE in relation.reltype]:
        del package.rels[key]
    for owner in word.part.rels.values():
        if owner.reltype == RELATIONSHIP_TYPE.SETTINGS:
            rels = owner.target_part.rels
            for key in [key for key, relation in rels.items() if relation.is_external]:
                del rels[key]


def _forget_records(word: WordDocument) -> None:
    """Takes out the record of quotations of a briefing that was made into a template: they are not
    those of the briefing that is built now.
    """
    rels = word.part.rels
    for key, relation in list(rels.items()):
        root = custom_xml(relation)
        if root is not None and part_version(root) is not None:
            del rels[key]


def reaches_out(word: WordDocument) -> Iterator[str]:
    """What the template would fetch or run, as the end of the sentence “the template …”."""
    package = cast(Package, word.part.package)
    yield from _outside(package.rels)
    for part in package.iter_parts():
        yield from _outside(part.rels)
        for found in wrong_reaches(part.element) if isinstance(part, XmlPart) else ():
            yield f"has {found.kind.value}{f': {found.what[:80]}' if found.what else ''}"


def _outside(relations: Mapping[str, _Relationship]) -> Iterator[str]:
    for relation in relations.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if not relation.is_external:
            if kind in OPENED_WITH:
                yield f"holds {OPENED_WITH[kind]}"
            continue
        target = relation.target_ref[:80]
        if relation.reltype != RELATIONSHIP_TYPE.HYPERLINK:
            yield f"takes a part of kind {kind} from outside of the file, {target}"
        elif not is_web_link(target):
            yield f"has {Wrong.LINK.value}: {target}"
