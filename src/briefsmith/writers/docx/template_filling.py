"""Fills a whole template: its texts, its notes, its properties, and what shows these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import PartFactory, XmlPart
from lxml import etree

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.document import Document, Variable
from briefsmith.outline.spelling import nearest
from briefsmith.writers.docx.content_controls import controls_to_fill, open_up, settle_controls
from briefsmith.writers.docx.data_parts import (
    APPLICATION_STORE,
    CORE_STORE,
    custom_properties,
    data_stores,
    drawn_parts,
)
from briefsmith.writers.docx.placeholders import Filling
from briefsmith.writers.docx.properties import field_values, set_properties
from briefsmith.writers.docx.property_fields import update_fields

_STORIES = (
    RELATIONSHIP_TYPE.HEADER,
    RELATIONSHIP_TYPE.FOOTER,
    RELATIONSHIP_TYPE.FOOTNOTES,
    RELATIONSHIP_TYPE.ENDNOTES,
    RELATIONSHIP_TYPE.COMMENTS,
)
_PROPERTIES = "document properties"


class EndnotesPart(XmlPart):
    """``word/endnotes.xml``; registered so that a template's own endnotes are opened as XML."""


PartFactory.part_type_for[CONTENT_TYPE.WML_ENDNOTES] = EndnotesPart


def stories_of(word: WordDocument) -> Iterator[etree._Element]:
    """What text stands in: the body, headers, footers, notes and comments."""
    yield word.element.body
    for kind in _STORIES:
        for relation in word.part.rels.values():
            if relation.reltype == kind and isinstance(relation.target_part, XmlPart):
                yield relation.target_part.element


def fill_template(
    word: WordDocument,
    filling: Filling,
    markers: Mapping[str, etree._Element],
    briefing: Document,
    clean: Mapping[str, str],
) -> None:
    """Fills every placeholder of the template, and writes the properties of the briefing.

    ``clean`` are the values as they stand in the properties: on one line.
    """
    filling.know_markers(markers)
    for marker in markers.values():
        open_up(marker)
    stories = list(stories_of(word))
    controls = [controls_to_fill(story) for story in stories]
    filled_data = fill_texts(word, filling)
    core = word.core_properties._element
    set_properties(core, [item for item in filled_data if item.getparent() is core], briefing.date, clean)
    stores, custom = data_stores(word), custom_properties(word)
    for story, filled in zip(stories, controls, strict=True):
        settle_controls(story, filled, stores)
    values = field_values(stores[CORE_STORE].root, stores.get(APPLICATION_STORE), custom)
    for story in stories:
        update_fields(story, values)


def fill_texts(word: WordDocument, filling: Filling) -> list[etree._Element]:
    """Fills texts, charts, properties and data; those elements of the data that changed."""
    for story in stories_of(word):
        filling.fill(story)
    for drawn in drawn_parts(word):
        filling.fill(drawn.root, "charts")
        drawn.save()
    custom = custom_properties(word)
    filled: list[etree._Element] = []
    for name, store in data_stores(word).items():
        if name in {CORE_STORE, APPLICATION_STORE}:
            filled.extend(store.fill(lambda text: filling.fill_text(text, _PROPERTIES)))
        else:
            store.fill(filling.fill_data)
    if custom is not None:
        filled.extend(custom.fill(lambda text: filling.fill_text(text, _PROPERTIES)))
    return filled


def unused_variables(
    variables: tuple[Variable, ...], filling: Filling, template: str
) -> Iterator[Diagnostic]:
    """A warning for each variable that the template asks for nowhere."""
    for variable in variables:
        if variable.name in filling.used:
            continue
        meant = nearest(variable.name, filling.unknown)
        hint = f"Did you mean `{meant}`, for which the template asks? " if meant else ""
        yield Diagnostic(
            "variable-unused",
            Severity.WARNING,
            f"Nothing in {template} asks for the variable `{variable.name}`.",
            f"{hint}Write {{{{ {variable.name} }}}} where the template is to print it, or take the line out.",
            variable.place,
        )
