"""The verification annex as two tables: the quotations under their sections, and the files."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from briefsmith.document import CheckedFile, CheckedQuotation, Text, VerificationAnnex
from briefsmith.writers.docx.inlines import BREAK_ANYWHERE, inline_xml
from briefsmith.writers.docx.ledger import Ledger
from briefsmith.writers.docx.runs import text_runs
from briefsmith.writers.docx.setting import Setting
from briefsmith.writers.docx.tables import (
    TableWords,
    cell_paragraph,
    cell_xml,
    column_names,
    row_xml,
    table_look,
    table_xml,
)

_DIGEST_SHOWN = 12
#: Of a hundred parts of the width: number, quotation with its source, place, result.
_SHARES = (7, 53, 17, 23)
_FILE_SHARES = (22, 78)
#: A row with more characters left out or put in may run over the end of a page.
_LONG_CHANGES = 400


def annex_xml(annex: VerificationAnnex, setting: Setting, ledger: Ledger) -> str:
    """The tables, each with a header that is repeated on every page; the number of each quotation leads to
    its place in the text.
    """
    spacer = cell_paragraph("Table Spacer", "", ledger)
    return _quotations(annex, setting, ledger) + spacer + _files(annex, setting, ledger)


def _quotations(annex: VerificationAnnex, setting: Setting, ledger: Ledger) -> str:
    widths, labels = _widths(_SHARES, setting.width), annex.labels
    titles = (
        (labels.note if _by_notes(annex, ledger) else labels.number, ""),
        (labels.quotation, labels.source),
        (labels.place, labels.position),
        (labels.result, ""),
    )
    rows = [_header(titles, widths, setting, ledger)]
    for section, quotations in groupby(annex.quotations, lambda one: one.section):
        rows.append(_section("".join(section), widths, setting, ledger))
        rows.extend(
            _quotation(one, _shown(one, annex, ledger), labels.folded, widths, setting, ledger)
            for one in quotations
        )
    heads = [labels.quotation, labels.place, labels.result]
    words = TableWords(ledger.labels.verification, column_names(heads, ledger))
    return table_xml("Briefing Table", widths, "".join(rows), ledger, table_look(True), words)


def _section(title: str, widths: list[int], setting: Setting, ledger: Ledger) -> str:
    """A row over the whole width, which stays with the row below it."""
    cell = cell_xml(sum(widths), _text("Annex Section", title, setting, ledger), span=len(widths))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"


def _quotation(
    one: CheckedQuotation, number: str, folded: str, widths: list[int], setting: Setting, ledger: Ledger
) -> str:
    spans = (f"{span.start}–{span.end}" for span in one.raw_spans)
    cells = [
        cell_paragraph("Annex Text", _number(one, number, setting, ledger), ledger),
        cell_paragraph("Annex Text", inline_xml((one.words,), setting.run, ledger), ledger)
        + cell_paragraph("Annex Detail", _source(one, setting, ledger), ledger)
        + "".join(_detail(label, text, setting, ledger) for label, text in one.changes),
        _text("Annex Text", one.place, setting, ledger)
        + "".join(_text("Annex Detail", span, setting, ledger) for span in spans),
        _text("Annex Text" if one.verified else "Annex Warning", one.verdict, setting, ledger)
        + (_detail(folded, Text(one.folded), setting, ledger) if one.folded else ""),
    ]
    return row_xml(widths, cells, splits=sum(len(text.value) for _, text in one.changes) > _LONG_CHANGES)


def _source(one: CheckedQuotation, setting: Setting, ledger: Ledger) -> str:
    """Outlet and title, the key, and the beginning of the digest."""
    key = " · ".join(filter(None, (one.source_key, one.digest[:_DIGEST_SHOWN])))
    before = inline_xml((*one.source, Text(" ")), setting.run, ledger) if one.source else ""
    return before + text_runs(key, setting.run, ledger)


def _by_notes(annex: VerificationAnnex, ledger: Ledger) -> bool:
    """Whether the numbers of footnotes tell quotations apart: not where each page begins them anew, and only
    Word knows which those are.
    """
    return annex.by_notes and ledger.note_numbers.restart != "eachPage"


def _shown(one: CheckedQuotation, annex: VerificationAnnex, ledger: Ledger) -> str:
    """The numbers of the footnotes as a reader sees them, or that of the quotation itself."""
    if not _by_notes(annex, ledger):
        return str(one.order)
    printed = ledger.note_numbers.printed
    return ", ".join(printed.get(note, str(note)) for note in one.notes) or "—"


def _number(one: CheckedQuotation, number: str, setting: Setting, ledger: Ledger) -> str:
    """The number as a link to the quotation itself."""
    bookmark = ledger.quotations.get(one.quote_id)
    if bookmark is None:
        return text_runs(number, setting.run, ledger)
    runs = text_runs(number, replace(setting.run, link=True), ledger)
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{runs}</w:hyperlink>'


def _detail(label: str, text: Text, setting: Setting, ledger: Ledger) -> str:
    shown = text_runs(f"{label}{ledger.labels.colon}", replace(setting.run, label=True), ledger)
    return cell_paragraph("Annex Detail", shown + inline_xml((text,), setting.run, ledger), ledger)


def _files(annex: VerificationAnnex, setting: Setting, ledger: Ledger) -> str:
    widths, labels = _widths(_FILE_SHARES, setting.width), annex.labels
    rows = [_header(((labels.source, ""), (labels.file, "SHA-256")), widths, setting, ledger)]
    rows.extend(row_xml(widths, _file_cells(file, setting, ledger)) for file in annex.files)
    words = TableWords(labels.file, column_names([labels.source, labels.file, "SHA-256"], ledger))
    return table_xml("Briefing Table", widths, "".join(rows), ledger, table_look(True), words)


def _file_cells(file: CheckedFile, setting: Setting, ledger: Ledger) -> list[str]:
    source = inline_xml(file.source, setting.run, ledger)
    digest = text_runs(file.digest, replace(setting.run, code=True), ledger)
    return [
        _text("Annex Text", file.key, setting, ledger, BREAK_ANYWHERE),
        (cell_paragraph("Annex Text", source, ledger) if source else "")
        + _text("Annex Detail", file.file, setting, ledger, BREAK_ANYWHERE)
        + cell_paragraph("Annex Detail", digest, ledger, BREAK_ANYWHERE),
    ]


def _header(titles: tuple[tuple[str, str], ...], widths: list[int], setting: Setting, ledger: Ledger) -> str:
    """The header row: over each column what its cells say, and below it what they say in smaller type."""
    cells = [
        _text("Annex Heading", title, setting, ledger)
        + (_text("Annex Detail", smaller, setting, ledger) if smaller else "")
        for title, smaller in titles
    ]
    return row_xml(widths, cells, header=True)


def _text(style: str, text: str, setting: Setting, ledger: Ledger, middle: str = "") -> str:
    return cell_paragraph(style, text_runs(text, setting.run, ledger), ledger, middle)


def _widths(shares: tuple[int, ...], width: int) -> list[int]:
    widths = [width * share // 100 for share in shares]
    widths[-1] += width - sum(widths)
    return widths
