"""Blocks become paragraphs, tables and lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from briefsmith.document import (
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    Heading,
    KeyPoints,
    LineBreak,
    NumberedList,
    Paragraph,
    Quotation,
    SourceList,
    Table,
    ThematicBreak,
    VerificationAnnex,
    begins_section,
    heading_gap,
)
from briefsmith.writers.docx.annex import annex_xml
from briefsmith.writers.docx.commented import commented
from briefsmith.writers.docx.cross_references import PREFIXES
from briefsmith.writers.docx.headings import heading_style
from briefsmith.writers.docx.inlines import breaking, inline_xml, plain_text
from briefsmith.writers.docx.language import is_east_asian
from briefsmith.writers.docx.ledger import Ledger, ProvenRecord
from briefsmith.writers.docx.numbering import bullet_levels, numbered_levels
from briefsmith.writers.docx.runs import RunFormat, code_lines, shown_text, text_runs
from briefsmith.writers.docx.setting import Setting
from briefsmith.writers.docx.tables import BOX_PADDING, box, prose_table, source_table

#: A quotation of at most so many characters is kept on one page.
_SHORT = 130
#: What a paragraph keeps free below it before a table, which cannot keep it itself.
_ROOM_BELOW = '<w:spacing w:after="120"/>'
_UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'


def paragraph(style_id: str, runs: str, *, keep: str = "", middle: str = "", indent: str = "") -> str:
    """A ``w:p``; ``keep`` holds keepNext and keepLines, ``middle`` what the schema puts between them
    and the indent (numbering, wordWrap, spacing), in its order.
    """
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{keep}{middle}{indent}</w:pPr>{runs}</w:p>'


def blocks_xml(blocks: tuple[Block, ...], setting: Setting, ledger: Ledger) -> str:
    """The blocks one after the other, each knowing what stands before and after it."""
    parts: list[str] = []
    before: Block | None = None
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        parts.append(_block(block, before, after, setting, ledger))
        if isinstance(block, Table | KeyPoints | SourceList | VerificationAnnex):
            parts.append(paragraph(ledger.styles.paragraph("Table Spacer"), ""))
        before = block
    return "".join(parts)


def _block(block: Block, before: Block | None, after: Block | None, setting: Setting, ledger: Ledger) -> str:
    match block:
        case Heading():
            return _heading(block, ledger)
        case Paragraph():
            return _paragraph(block, after, setting, ledger)
        case BulletList() | NumberedList():
            return _list(block, setting, ledger)
        case BlockQuote():
            return blocks_xml(block.children, setting.inside("Block Text", setting.quotation_indent), ledger)
        case CodeBlock():
            runs = code_lines(block.value, setting.run, ledger)
            return paragraph(ledger.styles.paragraph("Code Block"), runs)
        case ThematicBreak():
            return paragraph(
                ledger.styles.paragraph("Thematic Break"), text_runs("＊　＊　＊", setting.run, ledger)
            )
        case Table():
            return prose_table(block, setting, ledger)
        case Quotation():
            return _quotation(block, before, setting, ledger)
        case KeyPoints():
            return _key_points(block, setting, ledger)
        case SourceList():
            return _sources(block, before, setting, ledger)
        case VerificationAnnex():
            return annex_xml(block, setting, ledger)
        case _:
            assert_never(block)


def _heading(heading: Heading, ledger: Ledger) -> str:
    name = heading_style(ledger.heading_level(heading.level, heading.number is not None))
    if begins_section(heading):
        ledger.note_numbers.begin_section()
    style_id = ledger.styles.paragraph(name)
    look = RunFormat(ledger.language)
    counting = ledger.counting
    written_out = counting.literal or not (name in counting.by_style or name in counting.direct)
    literal = indent = ""
    if heading.number is None or written_out:
        numbering = _UNNUMBERED if name in counting.by_style else ""
        indent = counting.indents.get(name, "")
        literal = _written_number(heading.number, look, ledger) if heading.number else ""
    else:
        numbering = counting.direct.get(name, "")
    start, end, _ = ledger.bookmarks.around(PREFIXES["section"], heading.anchor)
    runs = commented(heading.children, heading.comments, look, ledger)
    level = f'<w:outlineLvl w:val="{heading.level - 1}"/>' if name in counting.unmarked else ""
    return paragraph(style_id, f"{start}{literal}{runs}{end}", middle=numbering, indent=indent + level)


def _written_number(number: str, look: RunFormat, ledger: Ledger) -> str:
    return text_runs(f"{number.rstrip()}{heading_gap(number)}", look, ledger)


def _paragraph(block: Paragraph, after: Block | None, setting: Setting, ledger: Ledger) -> str:
    runs = commented(block.children, block.comments, setting.run, ledger)
    if any(isinstance(child, LineBreak) for child in block.children):
        setting = replace(setting, alignment=ledger.broken_lines)
    room = _ROOM_BELOW if isinstance(after, Table | CodeBlock | VerificationAnnex) else ""
    middle = breaking(block.children) + room
    return _set(runs, setting, ledger, keep=_keep_lead(block, after), middle=middle)


def _set(runs: str, setting: Setting, ledger: Ledger, keep: str = "", middle: str = "") -> str:
    style_id = (
        ledger.body_style if setting.paragraph == "Body Text" else ledger.styles.paragraph(setting.paragraph)
    )
    return paragraph(
        style_id,
        runs,
        keep=keep,
        middle=setting.numbering + middle,
        indent=setting.indent + setting.alignment,
    )


def _keep_lead(block: Paragraph, after: Block | None) -> str:
    """A sentence that announces what follows must not stay behind on the page before, and what closes a
    text not go to the next one alone.
    """
    if isinstance(after, Paragraph) and after.closing:
        return "<w:keepNext/>"
    if not isinstance(after, Quotation | BulletList | NumberedList | Table | BlockQuote | CodeBlock):
        return ""
    announces = plain_text(block.children).rstrip().endswith(("：", ":"))
    return "<w:keepNext/>" if announces else ""


def _list(block: BulletList | NumberedList, setting: Setting, ledger: Ledger) -> str:
    return "".join(_list_items(block, setting, ledger))


def _list_items(block: BulletList | NumberedList, setting: Setting, ledger: Ledger) -> Iterator[str]:
    depth = min(setting.depth + 1, 8)
    if isinstance(block, NumberedList):
        number_id = ledger.numbering.new_list(numbered_levels(), depth, block.start)
        style = setting.number
    else:
        number_id, style = ledger.bullet_list(bullet_levels()), setting.bullet
    for item in block.items:
        yield _item(item, setting.deeper(number_id, style), ledger)


def _item(item: tuple[Block, ...], setting: Setting, ledger: Ledger) -> str:
    if item and isinstance(item[0], Paragraph):
        first = _paragraph(item[0], item[1] if len(item) > 1 else None, setting, ledger)
        return first + blocks_xml(item[1:], setting.following(), ledger)
    return _set("", setting, ledger) + blocks_xml(item, setting.following(), ledger)


def _key_points(block: KeyPoints, setting: Setting, ledger: Ledger) -> str:
    inner = replace(
        setting.inside("Key Points"), width=setting.width - 2 * BOX_PADDING, depth=-1, numbering=""
    )
    title = text_runs(block.mark + ledger.labels.key_points, setting.run, ledger)
    heading = paragraph(ledger.styles.paragraph("Key Points Heading"), title)
    first, *rest = list(_points(block.children, inner, ledger)) or [""]
    return box([heading + first, *rest], setting.width, ledger)


def _points(blocks: tuple[Block, ...], setting: Setting, ledger: Ledger) -> Iterator[str]:
    """The key points one by one: the items of a list, or whole blocks."""
    for index, block in enumerate(blocks):
        if isinstance(block, BulletList | NumberedList):
            yield from _list_items(block, setting, ledger)
        else:
            after = blocks[index + 1] if index + 1 < len(blocks) else None
            before = blocks[index - 1] if index else None
            spacer = (
                paragraph(ledger.styles.paragraph("Table Spacer"), "") if isinstance(block, Table) else ""
            )
            yield _block(block, before, after, setting, ledger) + spacer


def _sources(block: SourceList, before: Block | None, setting: Setting, ledger: Ledger) -> str:
    heading = "" if isinstance(before, Heading) else _heading(Heading(1, (), "sources"), ledger)
    if heading:
        title = text_runs(ledger.labels.sources, setting.run, ledger)
        heading = heading.replace("<w:bookmarkEnd", f"{title}<w:bookmarkEnd", 1)
    return heading + source_table(block, setting, ledger)


def _quotation(block: Quotation, before: Block | None, setting: Setting, ledger: Ledger) -> str:
    start, end, name = ledger.bookmarks.around(PREFIXES["quotation"], block.quote_id)
    ledger.quotations[block.quote_id] = name
    opening, closing = ledger.comments.around(block.comments)
    start, end = opening + start, end + closing
    look = replace(setting.run, language=block.language, upright=ledger.slanted_quotes)
    style_name = "Quote" if block.verified else "Unverified Quotation"
    style_id = ledger.styles.paragraph(style_name)
    indent = ledger.parting_indent(
        style_name, isinstance(before, Quotation) and not (before.has_note_line or before.translation)
    )
    parts = [] if block.verified else [_warning(block, setting, ledger)]
    last = len(block.paragraphs) - 1
    printed: list[str] = []
    behind = ""
    for index, children in enumerate(block.paragraphs):
        follows = index == last and (block.has_note_line or block.translation)
        keep = "<w:keepNext/>" if follows else ""
        keep += "<w:keepLines/>" if len(plain_text(children)) <= _SHORT else ""
        words, behind = (inline_xml(some, look, ledger) for some in (children[:1], children[1:]))
        printed.append(shown_text(words))
        # The citation is not among what was quoted, and so stands outside the bookmark.
        runs = (start if index == 0 else "") + words + (end if index == last else "") + behind
        parts.append(paragraph(style_id, runs, keep=keep, middle=breaking(children), indent=indent))
    if block.provenance is not None:
        said = (ledger.styles.name_of("paragraph", style_name), "\n".join(printed), shown_text(behind))
        ledger.records.append(ProvenRecord(name, block.provenance, *said))
    parts.append(_translation(block, setting, ledger))
    parts.append(_note(block, setting, ledger))
    return "".join(parts)


def _label(text: str, setting: Setting, ledger: Ledger) -> str:
    """A label with the colon of the briefing's language, however the label was given."""
    return text_runs(
        text.strip().rstrip("：:") + ledger.labels.colon, replace(setting.run, label=True), ledger
    )


def _warning(block: Quotation, setting: Setting, ledger: Ledger) -> str:
    open_mark, close_mark = "【】" if is_east_asian(ledger.language) else "[]"
    label, warning = ledger.labels.unverified, block.warning.strip()
    said = warning if warning.startswith(label) else f"{label} {warning}".rstrip()
    runs = text_runs(f"{open_mark}{said}{close_mark}", replace(setting.run, strong=True), ledger)
    return paragraph(ledger.styles.paragraph("Quotation Warning"), runs)


def _translation(block: Quotation, setting: Setting, ledger: Ledger) -> str:
    if not block.translation:
        return ""
    runs = _label(ledger.labels.translation, setting, ledger) + inline_xml(
        block.translation, setting.run, ledger
    )
    keep = "<w:keepNext/>" if block.has_note_line else ""
    return paragraph(ledger.styles.paragraph("Quotation Translation"), runs, keep=keep)


def _note(block: Quotation, setting: Setting, ledger: Ledger) -> str:
    """Source, rating and the analyst's remark, which begin in one paragraph."""
    facts = _labelled_facts(block, setting, ledger)
    inner = replace(setting.inside("Quotation Note", setting.quotation_indent), depth=-1, numbering="")
    if not block.note:
        return _set(facts, inner, ledger) if facts else ""
    label = facts + (text_runs("　", setting.run, ledger) if facts else "")
    label += _label(ledger.labels.note, setting, ledger)
    first, rest = block.note[0], block.note[1:]
    if not isinstance(first, Paragraph):
        return _set(label, inner, ledger, keep="<w:keepNext/>") + blocks_xml(block.note, inner, ledger)
    runs = label + inline_xml(first.children, inner.run, ledger)
    keep = "<w:keepNext/>" if rest else ""
    lead = _set(runs, inner, ledger, keep=keep, middle=breaking(first.children))
    return lead + blocks_xml(rest, inner, ledger)


def _labelled_facts(block: Quotation, setting: Setting, ledger: Ledger) -> str:
    labels = ledger.labels
    facts = ((labels.source, block.source_line), (labels.rating, block.rating))
    said = (
        _label(label, setting, ledger) + text_runs(fact, setting.run, ledger) for label, fact in facts if fact
    )
    return text_runs("　", setting.run, ledger).join(said)
