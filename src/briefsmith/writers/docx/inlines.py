"""Inline content becomes runs, hyperlinks and references to footnotes."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import assert_never

from briefsmith.document import (
    Citation,
    Code,
    CrossReference,
    Emphasis,
    Footnote,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    Strong,
    Superscript,
    Text,
)
from briefsmith.writers.addresses import readable_address
from briefsmith.writers.docx.cross_references import cross_reference_xml
from briefsmith.writers.docx.field_markup import field_xml
from briefsmith.writers.docx.late_numbers import late_number
from briefsmith.writers.docx.ledger import Ledger
from briefsmith.writers.docx.runs import RunFormat, run_properties, text_runs

_LONG_WORD = re.compile(r"[!-~]{48,}")
_HAN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
#: Lets a line end anywhere inside a Latin word: the only remedy for long addresses without
#: invisible characters, which would break the address when it is copied.
BREAK_ANYWHERE = '<w:wordWrap w:val="0"/>'


def plain_text(children: Inlines) -> str:
    """The characters alone, without those of footnotes."""
    parts: list[str] = []
    for child in children:
        match child:
            case Text(value=value) | Code(value=value):
                parts.append(value)
            case Link():
                parts.append(plain_text(_shown(child)))
            case Emphasis() | Strong() | Superscript():
                parts.append(plain_text(child.children))
            case LineBreak():
                parts.append("\n")
            case NoteReference():
                parts.append(str(child.number))
            case CrossReference():
                parts.append(plain_text(child.shown))
            case Citation() | Footnote():
                pass
            case _:
                assert_never(child)
    return "".join(parts)


def breaking(children: Inlines) -> str:
    """The paragraph property for content with a long address in East Asian text, else nothing."""
    text = plain_text(children)
    return BREAK_ANYWHERE if _LONG_WORD.search(text) and _HAN.search(_LONG_WORD.sub("", text)) else ""


def inline_xml(children: Inlines, look: RunFormat, ledger: Ledger, *, in_note: bool = False) -> str:
    """Runs for inline content. Raises ``ValueError`` for a citation that nobody formatted, or a
    footnote inside a footnote.
    """
    parts: list[str] = []
    for child in children:
        match child:
            case Text(value=value, language=language):
                parts.append(text_runs(value, replace(look, language=language) if language else look, ledger))
            case Emphasis(children=inner):
                parts.append(inline_xml(inner, replace(look, emphasis=True), ledger, in_note=in_note))
            case Strong(children=inner):
                parts.append(inline_xml(inner, replace(look, strong=True), ledger, in_note=in_note))
            case Superscript(children=inner):
                parts.append(inline_xml(inner, replace(look, superscript=True), ledger, in_note=in_note))
            case Code(value=value):
                parts.append(text_runs(value, replace(look, code=True), ledger))
            case Link():
                parts.append(_link(child, look, ledger, in_note))
            case CrossReference():
                parts.append(cross_reference_xml(child, look, ledger, partial(inline_xml, in_note=in_note)))
            case LineBreak():
                parts.append("<w:r><w:br/></w:r>")
            case Footnote():
                if in_note:
                    raise ValueError("a footnote inside a footnote")
                parts.append(_footnote(child, ledger))
            case NoteReference(number=number):
                parts.append(_note_reference(number, look, ledger))
            case Citation():
                raise ValueError("a citation that the citation pass has not formatted")
            case _:
                assert_never(child)
    return "".join(parts)


def _shown(link: Link) -> Inlines:
    """What a link shows; an address that shows itself, with or without its passage, is made readable."""
    match link.children:
        case (Text(value=value, language=language),) if value in (link.target, link.target.split("#")[0]):
            return (Text(readable_address(value), language),)
        case _:
            return link.children


def _link(link: Link, look: RunFormat, ledger: Ledger, in_note: bool) -> str:
    links = ledger.note_links if in_note else ledger.body_links
    reference = None if look.link else links.reference(link.target)
    if reference is None:
        return inline_xml(_shown(link), look, ledger, in_note=in_note)
    inner = inline_xml(_shown(link), replace(look, link=True), ledger, in_note=in_note)
    return f'<w:hyperlink r:id="{reference}" w:history="1">{inner}</w:hyperlink>'


def _footnote(note: Footnote, ledger: Ledger) -> str:
    note_id = ledger.first_note + len(ledger.notes)
    ledger.note_numbers.add(note.number)
    style = ledger.styles.paragraph("footnote text")
    runs = inline_xml(note.children, RunFormat(ledger.language), ledger, in_note=True)
    # A circled figure is raised in the text, and as large as the note in front of it.
    lowered = '<w:vertAlign w:val="baseline"/>' if ledger.note_numbers.circled else ""
    ledger.notes.append(
        f'<w:footnote w:id="{note_id}"><w:p>'
        f'<w:pPr><w:pStyle w:val="{style}"/>{breaking(note.children)}</w:pPr>'
        f"<w:r>{_mark(ledger, lowered)}<w:footnoteRef/></w:r>"
        f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{runs}</w:p></w:footnote>'
    )
    return f'<w:r>{_mark(ledger)}<w:footnoteReference w:id="{note_id}"/></w:r>'


def _mark(ledger: Ledger, more: str = "") -> str:
    """The properties of a note's number; circled figures are in the East Asian typeface only."""
    style = f'<w:rStyle w:val="{ledger.styles.character("footnote reference")}"/>'
    face = '<w:rFonts w:hint="eastAsia"/>' if ledger.note_numbers.circled else ""
    return f"<w:rPr>{style}{face}{more}</w:rPr>"


def _note_reference(number: int, look: RunFormat, ledger: Ledger) -> str:
    """The number of another note as a field: Word counts it anew when a reader adds a note."""
    shown = ledger.note_numbers.printed.get(number, late_number(number))
    properties = run_properties(look, ledger.note_numbers.circled, ledger)
    result = f"<w:r>{properties}<w:t>{shown}</w:t></w:r>"
    return field_xml(f"NOTEREF {ledger.note_bookmark(number)} \\h", result, properties)
