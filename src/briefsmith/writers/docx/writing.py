"""Writes a whole briefing as a Word file: template filled, body at its marker, notes, provenance."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml
from lxml import etree

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.document import Block, Document
from briefsmith.writers.docx.back_matter import attachments, parted
from briefsmith.writers.docx.blocks import blocks_xml
from briefsmith.writers.docx.comments import Comments
from briefsmith.writers.docx.comments_part import add_comments, first_comment_id
from briefsmith.writers.docx.designs import Design, design_of, in_language
from briefsmith.writers.docx.guide import drop_guide
from briefsmith.writers.docx.headings import count_headings
from briefsmith.writers.docx.language import faces, is_east_asian, word_tag
from briefsmith.writers.docx.ledger import Bookmarks, Ledger, without_illegal
from briefsmith.writers.docx.likelihood import likelihood_blocks
from briefsmith.writers.docx.links import Links
from briefsmith.writers.docx.marking import marking_problems
from briefsmith.writers.docx.note_numbers import (
    governing_section,
    name_notes,
    part_sections,
    restart_problem,
    set_note_numbers,
)
from briefsmith.writers.docx.numbering import Numbering, W
from briefsmith.writers.docx.packaging import repack
from briefsmith.writers.docx.page import TEXT_WIDTH, footnote_separators
from briefsmith.writers.docx.parts import (
    R,
    add_notes,
    add_provenance,
    drop_thumbnail,
    footnotes_part,
    last_note_id,
    name_separators,
    numbering_part,
    q,
    set_language,
    set_properties,
)
from briefsmith.writers.docx.placeholders import Filling, find_markers
from briefsmith.writers.docx.runs import RunFormat
from briefsmith.writers.docx.setting import Setting
from briefsmith.writers.docx.stylesheet import Stylesheet
from briefsmith.writers.docx.template import damaged, open_template
from briefsmith.writers.docx.titles import balanced, shortened

#: The style of a paragraph in a table, which is to stay on one page with the next where it is short.
_TABLE_STYLE = re.compile(r'<w:pStyle w:val="TableText"/>')
_PAGE_PARTS = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def write_docx(document: Document, template: Path | None) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """A briefing as the bytes of a .docx, and what there is to say about the template and the text.

    ``template`` is the path of a .docx, shipped or the user's own, or ``None`` for the standard one. The
    citation pass must have run: a ``Citation`` raises ``ValueError``. The same document and
    template give the same bytes.
    """
    word, standard, problems = open_template(template)
    try:
        data, said = _written(document, word, standard, template)
    except Exception as error:
        if standard or template is None:
            raise
        # What the shipped template does not raise is the fault of the user's own: a package that
        # opens can still hold numbers that are none, or lack what every document has.
        data, said = write_docx(document, None)
        return data, (damaged(template, error), *said)
    return data, (*problems, *said)


def _written(
    document: Document, word: WordDocument, standard: bool, template: Path | None
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    dropped: Counter[str] = Counter()
    drop_guide(word)
    design = design_of(word)
    document = _worded(document, design)
    values = _values(document, design, dropped)
    shown = _broken(values, design) if standard else values
    filling = Filling(shown, template.name if template is not None else "standard")
    markers, missing = _markers(word)
    _fill(word, filling, markers)
    notes = footnotes_part(word, footnote_separators())
    name_separators(word.settings.element, notes.element)
    ledger = _ledger(word, document, notes, design, standard)
    ledger.note_numbers = set_note_numbers(word, document.notes, markers["body"], standard)
    setting = _setting(word, document, design)
    parts = _parts(document, markers)
    made = {name: blocks_xml(parts[name], setting, ledger) for name in markers}
    if "likelihood" in made:
        made["likelihood"] = _TABLE_STYLE.sub(r"\g<0><w:keepNext/>", made["likelihood"])
    for name, marker in markers.items():
        _insert(word, marker, made[name], ledger)
    _finish(word, document, ledger, notes, values)
    dropped.update(ledger.dropped)
    unmarked = (
        ()
        if standard or template is None
        else marking_problems(word, values["marking"].strip(), template.name)
    )
    said = (
        *missing,
        *filling.diagnostics,
        *unmarked,
        *restart_problem(ledger.note_numbers, document.notes, template.name if template else "standard"),
        *_left_out(dropped),
    )
    return _bytes(word), said


def _worded(document: Document, design: Design) -> Document:
    """The briefing with the heading over its key points that the template asks for."""
    heading = in_language(design.key_points, document.language)
    if not heading:
        return document
    return replace(document, labels=replace(document.labels, key_points=heading))


def _parts(document: Document, markers: Mapping[str, etree._Element]) -> dict[str, tuple[Block, ...]]:
    """What goes to each marker; the annexes stay with the body where they have no place of their own."""
    text, annexes = parted(document.children)
    return {
        "body": text if "annexes" in markers else document.children,
        "annexes": annexes,
        "likelihood": likelihood_blocks(document.language),
    }


def _values(document: Document, design: Design, dropped: Counter[str]) -> dict[str, str]:
    """What a template can ask for."""
    draft = document.labels.draft if document.draft else ""
    annex = in_language(design.annex, document.language)
    values = {
        "title": document.title,
        "short_title": shortened(document.title),
        "subtitle": document.subtitle,
        "author": document.author,
        "byline": "　　".join(part for part in (document.author, document.date_text) if part),
        "date": document.date_text,
        "marking": document.marking,
        "draft": draft,
        "short_draft": re.split("[：:]", draft)[0],
        "language": document.language,
        "annex": annex,
        "attachments": attachments(document, annex),
    }
    return {name: without_illegal(value, dropped) for name, value in values.items()}


def _broken(values: dict[str, str], design: Design) -> dict[str, str]:
    """Title and subtitle in lines as a shipped template has room for."""
    lines = {"title": design.title_line, "subtitle": design.subtitle_line}
    return {**values, **{name: balanced(values[name], width) for name, width in lines.items()}}


def _markers(word: WordDocument) -> tuple[dict[str, etree._Element], tuple[Diagnostic, ...]]:
    """The paragraphs that blocks take the place of; the body has the end where nothing marks its place."""
    body = word.element.body
    markers = find_markers(body)
    if markers:
        return markers, ()
    marker = parse_xml(f'<w:p xmlns:w="{W}"/>')
    section = body.find(q("sectPr"))
    body.append(marker) if section is None else section.addprevious(marker)
    said = Diagnostic(
        "template-marker-missing",
        Severity.WARNING,
        "The template does not say where the briefing goes; it was put at its end.",
        "Put {{ body }} alone into a paragraph of the template.",
    )
    return {"body": marker}, (said,)


def _page_parts(word: WordDocument, kind: str) -> list[XmlPart]:
    parts = (relation.target_part for relation in word.part.rels.values() if relation.reltype == kind)
    return [part for part in parts if isinstance(part, XmlPart)]


def _fill(word: WordDocument, filling: Filling, markers: Mapping[str, etree._Element]) -> None:
    for marker in markers.values():
        for text in list(marker.iter(q("t"))):
            text.text = ""
    filling.fill(word.element.body)
    for kind in _PAGE_PARTS:
        for part in _page_parts(word, kind):
            filling.fill(part.element)


def _ledger(word: WordDocument, document: Document, notes: XmlPart, design: Design, standard: bool) -> Ledger:
    styles = Stylesheet(word.styles.element, design.styles(document.language), design.body_size)
    if standard and design.language not in {"", word_tag(document.language)}:
        styles.replace_all(faces(document.language))
    body_style = "Body Text" if styles.has("paragraph", "Body Text") else "Normal"
    numbering = Numbering(numbering_part(word).element)
    names = {item.get(q("name"), "") for item in word.element.iter(q("bookmarkStart"))}
    numbers = (item.get(q("id"), "0") for item in word.element.iter(q("bookmarkStart")))
    return Ledger(
        styles=styles,
        numbering=numbering,
        bookmarks=Bookmarks(names, max((int(n) for n in numbers if n.isdigit()), default=0)),
        body_links=Links(set(word.part.rels)),
        note_links=Links(set(notes.rels)),
        labels=document.labels,
        language=document.language,
        first_note=last_note_id(notes.element) + 1,
        counting=count_headings(document.children, document.language, styles, numbering, standard=standard),
        slanted_quotes=styles.is_italic("Quote"),
        body_style=styles.paragraph(body_style),
        comments=Comments(document.date, first_comment_id(word)) if document.draft else None,
    )


def _setting(word: WordDocument, document: Document, design: Design) -> Setting:
    width = TEXT_WIDTH
    page = word.sections[-1]
    sizes = (page.page_width, page.left_margin, page.right_margin)
    if all(size is not None for size in sizes):
        width = max(
            2000, int(sum((s or 0) * sign for s, sign in zip(sizes, (1, -1, -1), strict=True))) // 635
        )
    indent = design.quotation_indent
    left = indent if is_east_asian(document.language) else 0
    return Setting(RunFormat(document.language), width, left=left, quotation_indent=indent)


def _insert(word: WordDocument, marker: etree._Element, xml: str, ledger: Ledger) -> None:
    """Parses the whole body at once and puts it in the place of the marker."""
    parent = marker.getparent()
    assert parent is not None
    root = parse_xml(f'<w:body xmlns:w="{W}" xmlns:r="{R}">{xml}</w:body>')
    numbers = ledger.note_numbers
    named = {ledger.first_note + number - 1: name for number, name in numbers.bookmarks.items()}
    name_notes(root, named, ledger.bookmarks.new("_RefNotes", "")[0])
    made = list(root)
    if numbers.restart == "eachSect":
        part_sections(made, governing_section(word, marker), ledger.styles.paragraph("heading 1"))
    position = parent.index(marker)
    parent[position : position + 1] = made or [marker]


def _finish(
    word: WordDocument, document: Document, ledger: Ledger, notes: XmlPart, values: dict[str, str]
) -> None:
    ledger.numbering.finish()
    add_notes(notes.element, ledger.notes)
    ledger.body_links.attach(word.part)
    ledger.note_links.attach(notes)
    set_language(word, document.language)
    set_properties(word, document, values)
    drop_thumbnail(word)
    add_provenance(word, ledger.records)
    if ledger.comments is not None:
        add_comments(word, ledger.comments)


def _left_out(dropped: Counter[str]) -> tuple[Diagnostic, ...]:
    if not dropped:
        return ()
    return (
        Diagnostic(
            "text-illegal",
            Severity.WARNING,
            f"{sum(dropped.values())} characters that a Word file cannot hold were left out.",
            "They are control characters or halves of characters in a source or in the outline.",
            detail=tuple(f"U+{ord(character):04X} × {count}" for character, count in sorted(dropped.items())),
        ),
    )


def _bytes(word: WordDocument) -> bytes:
    stream = io.BytesIO()
    word.save(stream)
    return repack(stream.getvalue())
