"""What a template would fetch or run when somebody opens the briefing: it is told, or taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from docx.package import Package

from briefsmith.provenance.part import part_version
from briefsmith.writers.docx.data_parts import custom_xml
from briefsmith.writers.docx.field_markup import field_codes
from briefsmith.writers.docx.numbering import W

_LINKS = ("http://", "https://", "mailto:", "#")
#: Fields by which Word fetches a file or asks another program (ISO/IEC 29500-1, 17.16.5).
_FETCHING = re.compile(r"\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD)\b", re.I)

_CORE_PROPERTIES = "/relationships/metadata/core-properties"
_LINKING = re.compile(r'\s*HYPERLINK\s+"?\s*([^"\s\\]+)', re.IGNORECASE)


def _q(tag: str) -> str:
    return f"{{{W}}}{tag}"


def name_properties(word: WordDocument) -> None:
    """Gives the relationship of the core properties the type that OPC says. LibreOffice 7.4 and some others
    write another one; a second part for the properties would else be made beside the first.
    """
    for relation in cast(Package, word.part.package).rels.values():
        if relation.reltype.lower().endswith(_CORE_PROPERTIES):
            relation._reltype = RELATIONSHIP_TYPE.CORE_PROPERTIES


def forget_origin(word: WordDocument) -> None:
    """Takes out where on somebody's disk the template was made: Word would look for that file, and a
    reader would see the path.
    """
    settings = word.settings.element
    for name in ("attachedTemplate", "mailMerge"):
        for element in settings.findall(_q(name)):
            settings.remove(element)
    _forget_records(word)
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
    for part in cast(Package, word.part.package).iter_parts():
        yield from _outside(part)
        for code in field_codes(part.element) if isinstance(part, XmlPart) else ():
            if found := _FETCHING.match(code):
                yield f"has a field {found[1].upper()}, which fetches something when it is opened"
            found = _LINKING.match(code)
            if found and not found[1].lower().startswith(_LINKS):
                yield f"has a link that is no web address, {found[1][:80]}"


def _outside(part: Part) -> Iterator[str]:
    for relation in part.rels.values():
        if not relation.is_external:
            continue
        kind, target = relation.reltype.rsplit("/", 1)[-1], relation.target_ref[:80]
        if relation.reltype != RELATIONSHIP_TYPE.HYPERLINK:
            yield f"takes a part of kind {kind} from outside of the file, {target}"
        elif not target.lower().startswith(_LINKS):
            yield f"has a link that is no web address, {target}"
