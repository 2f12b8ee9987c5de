"""Writes a whole briefing as a Word file: template filled, body at its marker, notes, provenance."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from docx.document import Document as WordDocument
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml
from lxml import etree

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.document import Block, Document, begins_section
from briefsmith.writers.docx.annex_sections import name_annex_sections
from briefsmith.writers.docx.back_matter import parted
from briefsmith.writers.docx.blocks import blocks_xml
from briefsmith.writers.docx.comments import Comments
from briefsmith.writers.docx.comments_part import add_comments, comment_on_title, first_comment_id
from briefsmith.writers.docx.contents_place import number_pages, place_contents, take_contents_marker
from briefsmith.writers.docx.designs import Design, design_of, in_language
from briefsmith.writers.docx.effective_styles import EffectiveStyles
from briefsmith.writers.docx.free_ids import last_before_free
from briefsmith.writers.docx.guide import drop_guide
from briefsmith.writers.docx.headings import count_headings
from briefsmith.writers.docx.language import faces, is_east_asian, word_tag
from briefsmith.writers.docx.late_numbers import with_late_numbers
from briefsmith.writers.docx.ledger import Bookmarks, Ledger
from briefsmith.writers.docx.likelihood import likelihood_blocks
from briefsmith.writers.docx.links import Links
from briefsmith.writers.docx.marker_places import (
    follows_table,
    follows_text,
    keep_with_closing,
    put_blocks,
    text_width,
)
from briefsmith.writers.docx.marking import marking_problems
from briefsmith.writers.docx.marking_look import colour_labels
from briefsmith.writers.docx.note_numbers import (
    governing_section,
    name_notes,
    part_sections,
    restart_problem,
    set_note_numbers,
)
from briefsmith.writers.docx.numbering import Numbering
from briefsmith.writers.docx.packaging import repack
from briefsmith.writers.docx.page import footnote_separators
from briefsmith.writers.docx.parts import (
    add_notes,
    add_provenance,
    drop_thumbnail,
    footnotes_part,
    last_note_id,
    name_separators,
    numbering_part,
    set_language,
)
from briefsmith.writers.docx.placeholder_values import in_lines, placeholder_values
from briefsmith.writers.docx.placeholders import Filling, asking, find_markers
from briefsmith.writers.docx.reference_numbers import section_numbers, write_reference_numbers
from briefsmith.writers.docx.runs import RunFormat
from briefsmith.writers.docx.setting import Setting
from briefsmith.writers.docx.style_names import StyleIndex, chosen_styles
from briefsmith.writers.docx.stylesheet import Stylesheet
from briefsmith.writers.docx.template import damaged, open_template
from briefsmith.writers.docx.template_filling import fill_template, stories_of, unused_variables
from briefsmith.writers.docx.xml_names import R, W, q


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
    values = placeholder_values(document, design, dropped)
    shown = in_lines(values, design) if standard else values
    name = template.name if template is not None else "standard"
    filling = Filling(shown, name)
    markers, missing = _markers(word)
    contents = take_contents_marker(word.element.body)
    stories = tuple(stories_of(word))
    marked, titled = asking(stories, "marking"), asking(stories[:1], "title")
    fill_template(word, filling, markers, document, values)
    colour_labels(word, marked, values["marking"], Stylesheet(word.styles.element, ()).known("Marking Line"))
    notes = footnotes_part(word, footnote_separators())
    name_separators(word.settings.element, notes.element)
    comments = Comments(document.date, first_comment_id(word), dropped)
    comment_on_title(titled, markers["body"], comments.around(document.comments))
    chosen, wrong = chosen_styles(StyleIndex(word.styles.element), document.styles, name)
    ledger = _ledger(word, document, notes, comments, design, standard, chosen)
    ledger.note_numbers = set_note_numbers(word, document.notes, markers["body"], standard)
    ledger.note_numbers.goes_on = bool(document.children) and begins_section(document.children[0])
    settings = {key: _setting(word, document, design, markers[key]) for key in markers}
    parts = _parts(document, markers)
    made = {key: blocks_xml(parts[key], settings[key], ledger) for key in markers}
    printed = ledger.note_numbers.printed
    made = {key: with_late_numbers(xml, printed) for key, xml in made.items()}
    ledger.notes = [with_late_numbers(xml, printed) for xml in ledger.notes]
    comments.made = [with_late_numbers(xml, printed) for xml in comments.made]
    if "likelihood" in made:
        cell = f'<w:pStyle w:val="{ledger.styles.paragraph("Table Text")}"/>'
        made["likelihood"] = made["likelihood"].replace(cell, f"{cell}<w:keepNext/>")
    for key, marker in markers.items():
        _insert(word, marker, made[key], ledger)
    _finish(word, document, ledger, notes)
    _name_sections(word, document, ledger, notes.element)
    control = place_contents(word, document, ledger, contents, usual=design.has_contents)
    number_pages(word, notes.element, control)
    dropped.update(ledger.dropped)
    unmarked = () if standard or template is None else marking_problems(word, values["marking"].strip(), name)
    said = (
        *missing,
        *wrong,
        *filling.diagnostics,
        *unused_variables(document.variables, filling, name),
        *unmarked,
        *restart_problem(ledger.note_numbers, document.notes, name),
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


def _ledger(
    word: WordDocument,
    document: Document,
    notes: XmlPart,
    comments: Comments,
    design: Design,
    standard: bool,
    chosen: Mapping[tuple[str, str], str],
) -> Ledger:
    styles = Stylesheet(word.styles.element, design.styles(document.language), design.body_size, chosen)
    if standard and design.language not in {"", word_tag(document.language)}:
        styles.replace_all(faces(document.language))
    body_style = "Body Text" if styles.has("paragraph", "Body Text") else "Normal"
    numbering = Numbering(numbering_part(word).element)
    marks = [item for story in stories_of(word) for item in story.iter(q("bookmarkStart"))]
    names = {item.get(q("name"), "") for item in marks}
    return Ledger(
        styles=styles,
        numbering=numbering,
        bookmarks=Bookmarks(names, last_before_free(item.get(q("id"), "0") for item in marks)),
        body_links=Links(set(word.part.rels)),
        note_links=Links(set(notes.rels)),
        labels=document.labels,
        language=document.language,
        first_note=last_note_id(notes.element) + 1,
        counting=count_headings(document.children, document.language, styles, numbering, standard=standard),
        slanted_quotes=styles.is_italic("Quote"),
        body_style=styles.paragraph(body_style),
        broken_lines=_broken_lines(word, styles, body_style),
        comments=comments,
    )


def _broken_lines(word: WordDocument, styles: Stylesheet, body_style: str) -> str:
    """How a paragraph with breaks of lines is set: Word draws a justified line that ends in one out to the
    margin, unless the file says that it should not.
    """
    kept = word.settings.element.find(f"{q('compat')}/{q('doNotExpandShiftReturn')}") is not None
    found = styles.first_of("paragraph", body_style, "pPr/jc")
    drawn = found is not None and found.get(q("val")) in {"both", "distribute"}
    return '<w:jc w:val="left"/>' if drawn and not kept else ""


def _setting(word: WordDocument, document: Document, design: Design, marker: etree._Element) -> Setting:
    width = text_width(word, marker)
    indent = design.quotation_indent
    left = indent if is_east_asian(document.language) else 0
    return Setting(RunFormat(document.language), width, left=left, quotation_indent=indent)


def _insert(word: WordDocument, marker: etree._Element, xml: str, ledger: Ledger) -> None:
    """Parses the whole body at once and puts it in the place of the marker."""
    root = parse_xml(f'<w:body xmlns:w="{W}" xmlns:r="{R}">{xml}</w:body>')
    numbers = ledger.note_numbers
    named = {ledger.first_note + number - 1: name for number, name in numbers.bookmarks.items()}
    name_notes(root, named, ledger.bookmarks.new_id)
    made = list(root)
    if numbers.restart == "eachSect":
        part_sections(made, governing_section(word, marker), ledger.styles.paragraph("heading 1"))
    # Templates that come from a shipped one have distances of their own around the box.
    apart = follows_table(marker) or (follows_text(marker) and "Table Spacer" in ledger.styles.added)
    if made and made[0].tag == q("tbl") and apart:
        style = ledger.styles.paragraph("Table Spacer")
        made.insert(0, parse_xml(f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'))
    keep_with_closing(marker, made)
    put_blocks(marker, made)


def _name_sections(word: WordDocument, document: Document, ledger: Ledger, notes: etree._Element) -> None:
    """Lets references and the verification annex say the numbers that the lists of the file print."""
    lists = numbering_part(word).element
    numbers = section_numbers(word.element.body, EffectiveStyles(word.styles.element, lists), lists)
    write_reference_numbers(word.element.body, notes, numbers)
    if ledger.counting.by_style:
        name_annex_sections(word.element.body, document, ledger, numbers)


def _finish(word: WordDocument, document: Document, ledger: Ledger, notes: XmlPart) -> None:
    ledger.numbering.finish()
    add_notes(notes.element, ledger.notes)
    ledger.body_links.attach(word.part)
    ledger.note_links.attach(notes)
    set_language(word, document.language)
    drop_thumbnail(word)
    add_provenance(word, ledger.records)
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
