"""References from the prose to a section or a quotation: ``[words](#id)``, and ``[](#id)`` that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

from markdown_it.common.utils import unescapeAll

from briefsmith.citations.tree import Rewriting
from briefsmith.compose.labels import language_group
from briefsmith.document import (
    Block,
    CrossReference,
    Document,
    Footnote,
    Heading,
    Inlines,
    NoteReference,
    Quotation,
    SourceEntry,
    Text,
)
from briefsmith.outline.model import Outline
from briefsmith.outline.values import BACK_MATTER

#: Links to an id as CommonMark has them: the address in angle brackets, or without spaces and with paired
#: brackets, perhaps with a title; and what was meant for one.
_TARGET = re.compile(
    r"""`+[^`]*`+|\\.|\]\([ \t]*(?:
        (?:<\#(?P<angled>(?:\\.|[^<>\\\n])*)>
        |\#(?P<plain>(?:\\.|\((?:\\.|[^()\s\\])*\)|[^()\s\\])*))(?:\s+(?:"[^"]*"|'[^']*'))?[ \t]*\)
        |\#(?P<broken>[^)\n]*)\))""",
    re.VERBOSE,
)
#: What such an address cannot hold as it is.
_NOT_IN_ADDRESS = re.compile(r"[\s()<>\\%]")
#: What stands around the name of a section, and in front of the number of a note.
_MARKS = {"zh-hant": "「」", "ja": "「」", "ko": "‘’"}
_NOTE = {"zh-hans": "注", "zh-hant": "註", "ja": "注", "ko": "주 ", "en": "note "}
#: How many characters of a quotation name it where no number of a footnote does.
_EXCERPT = 16


@dataclass(frozen=True, slots=True)
class ReferencePlace:
    """An id as it stands in a text: code points, 0-based, end exclusive. What is not ``linked`` is printed as
    it is typed, for an address holds no spaces.
    """

    start: int
    end: int
    target: str
    linked: bool = True


def find_references(text: str) -> Iterator[ReferencePlace]:
    """Every reference in a prose text, in order; code spans are not looked at."""
    for found in _TARGET.finditer(text):
        name = found.lastgroup
        if name:
            target = unquote(unescapeAll(found[name]))
            yield ReferencePlace(found.start(name), found.end(name), target, name != "broken")


def reference_address(target: str) -> str:
    """An id as it is typed in a reference: ``a%20b`` for ``a b``."""
    return _NOT_IN_ADDRESS.sub(lambda found: quote(found[0]), target)


def reference_ids(outline: Outline) -> tuple[str, ...]:
    """The ids that can be referred to: those that the outline gives, and those of the back matter."""
    sections = [section.id for _, _, section in outline.sections() if section.id]
    quotes = [quote.entry.id for quote in outline.quotes() if quote.entry.id]
    return (*sections, *quotes, *BACK_MATTER)


def with_cross_references(document: Document) -> Document:
    """The document with what each reference leads to and, where it has no words, its target's name.

    The citation pass must have run, for a quotation is named by the number of its footnote. What leads
    nowhere becomes plain text; ``check`` has told of it.
    """
    return _resolving(document).document(document)


def resolved_blocks(blocks: tuple[Block, ...], document: Document) -> tuple[Block, ...]:
    """Blocks that do not stand in the document, with what their references lead to in it."""
    return _resolving(document).document(replace(document, children=blocks)).children


def _resolving(document: Document) -> Rewriting:
    headings = {block.anchor: block for block in document.children if isinstance(block, Heading)}
    quotations = {block.quote_id: block for block in document.children if isinstance(block, Quotation)}

    def resolved(found: CrossReference) -> Inlines:
        if found.target in headings:
            return (_to_heading(found, headings[found.target], document.language),)
        if found.target in quotations:
            return (_to_quotation(found, quotations[found.target], document),)
        return (*found.children, Text(f" (#{found.target})"))

    def entry(one: SourceEntry) -> SourceEntry:
        return one

    return Rewriting(lambda cited, _: (cited,), lambda note: note.number, entry, reference=resolved)


def _to_heading(found: CrossReference, heading: Heading, language: str) -> CrossReference:
    title = tuple(child for child in heading.children if not isinstance(child, Footnote))
    marks = _MARKS.get(language_group(language), "“”")
    return replace(
        found,
        kind="section",
        level=heading.level,
        number=(heading.number or "").strip(),
        title=title,
        marks=(marks[0], marks[1]),
    )


def _to_quotation(found: CrossReference, quotation: Quotation, document: Document) -> CrossReference:
    if found.children:
        return replace(found, kind="quotation")
    group = language_group(document.language)
    note = next((one for one in quotation.paragraphs[-1] if isinstance(one, Footnote)), None)
    # Where numbers begin anew, several notes have the same one.
    if note is not None and document.notes.restart == "document":
        return replace(found, kind="quotation", children=(Text(_NOTE[group]), NoteReference(note.number)))
    words = "".join(one.value for one in quotation.paragraphs[0] if isinstance(one, Text))
    marks = _MARKS.get(group, "“”")
    cut = words if len(words) <= _EXCERPT else f"{words[:_EXCERPT].rstrip()}…"
    return replace(found, kind="quotation", children=(Text(f"{marks[0]}{cut}{marks[1]}"),))
