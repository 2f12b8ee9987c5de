"""Tables: the analyst's own, the list of sources, the verification annex."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from markupsafe import Markup

from briefsmith.document import (
    CheckedFile,
    CheckedQuotation,
    Inlines,
    SourceEntry,
    SourceList,
    Table,
    Text,
    VerificationAnnex,
)
from briefsmith.writers.html.characters import text_html
from briefsmith.writers.html.inlines import Setting, inline_html, joined
from briefsmith.writers.html.ledger import Ledger

_DIGEST_SHOWN = 12
_HEAD = Markup('<th scope="col">{}</th>')
_ROW_HEAD = Markup('<th scope="row">{}</th>')
_CELL = Markup("<td>{}</td>")
_DETAIL = Markup('<div class="detail">{}</div>')


def _table(kind: str, header: Iterable[Markup], bodies: Iterable[Markup]) -> Markup:
    head = Markup("<thead>\n<tr>{}</tr>\n</thead>\n").format(joined(header))
    return Markup('<table class="{}">\n{}{}\n</table>').format(kind, head, joined(bodies, "\n"))


def _body(rows: Iterable[Markup]) -> Markup:
    return Markup("<tbody>\n{}\n</tbody>").format(joined(rows, "\n"))


def _row(*cells: Markup) -> Markup:
    return Markup("<tr>{}</tr>").format(joined(cells))


def _titles(*titles: tuple[str, str]) -> Iterable[Markup]:
    """Over each column what its cells say, and below it what they say in smaller type."""
    for title, smaller in titles:
        yield _HEAD.format(text_html(title) + (_DETAIL.format(text_html(smaller)) if smaller else Markup("")))


def prose_table(table: Table, setting: Setting, ledger: Ledger) -> Markup:
    """A table of the analyst's own, which may be wider than a telephone: it can be moved by itself."""
    ledger.tables += 1

    def cells(row: Sequence[Inlines], full: Markup) -> Iterable[Markup]:
        # An empty header would be announced over every cell of its column.
        for cell in row:
            content = inline_html(cell, setting, ledger)
            yield full.format(content) if content.strip() else _CELL.format(content)

    header = list(cells(table.header, _HEAD))
    rows = [_row(*cells(row, _CELL)) for row in table.rows]
    headed = any(cell.startswith("<th") for cell in header)
    head = Markup("<thead>\n<tr>{}</tr>\n</thead>\n").format(joined(header)) if headed else Markup("")
    body = _body(rows) if rows else Markup("")
    frame = Markup(
        '<div class="wide" role="group" tabindex="0" aria-label="{} {}">\n<table>\n{}{}\n</table>\n</div>'
    )
    return frame.format(ledger.words.table, ledger.tables, head, body)


def source_table(sources: SourceList, setting: Setting, ledger: Ledger) -> Markup:
    """The list of sources: number, reference with the saved copy under it, grade, descriptor; the last two
    only where any source has one.
    """
    graded = any(entry.grade for entry in sources.entries)
    described = any(entry.descriptor for entry in sources.entries)
    labels = ledger.labels
    titles = [(labels.number, ""), (labels.source, "")]
    titles += [(labels.grade, "")] * graded + [(labels.descriptor, "")] * described
    rows = []
    for number, entry in enumerate(sources.entries, 1):
        ledger.sources[entry.key] = anchor = ledger.anchor("source", entry.key)
        cells = [
            _ROW_HEAD.format(text_html(entry.label or str(number))),
            _CELL.format(_reference(entry, setting, ledger)),
        ]
        cells += [_labelled_cell(labels.grade, entry.grade or "—", ledger)] * graded
        cells += [_labelled_cell(labels.descriptor, entry.descriptor or "", ledger)] * described
        rows.append(Markup('<tr id="{}">{}</tr>').format(anchor, joined(cells)))
    return _table("sources", _titles(*titles), [_body(rows)] if rows else [])


def _labelled_cell(label: str, value: str, ledger: Ledger) -> Markup:
    """A cell that says its column's title itself, for narrow screens, where cells stand one below another."""
    made = Markup('<td data-label="{}{}">{}</td>')
    return made.format(label, ledger.labels.colon, text_html(value)) if value else _CELL.format("")


def _reference(entry: SourceEntry, setting: Setting, ledger: Ledger) -> Markup:
    colon = ledger.labels.colon
    reference = inline_html(entry.reference, setting, ledger) or text_html(entry.key)
    lines = [
        entry.particulars,
        f"{ledger.labels.saved_copy}{colon}{entry.file}" if entry.file else "",
        f"SHA-256{colon}{entry.digest[:_DIGEST_SHOWN]}…" if entry.file and entry.digest else "",
    ]
    return reference + joined(_DETAIL.format(text_html(line)) for line in lines if line)


def annex_html(annex: VerificationAnnex, setting: Setting, ledger: Ledger) -> Markup:
    """The table of the quotations under their sections, each row with a link to the quotation, and that of
    the files.
    """
    labels = annex.labels
    titles = _titles(
        (labels.note if annex.by_notes else labels.number, ""),
        (labels.quotation, labels.source),
        (labels.place, labels.position),
        (labels.result, ""),
    )
    bodies = [
        _section("".join(section), list(quotations), annex, setting, ledger)
        for section, quotations in groupby(annex.quotations, lambda one: one.section)
    ]
    files = [_file(file, setting, ledger) for file in annex.files]
    files_table = _table(
        "files", _titles((labels.source, ""), (labels.file, "SHA-256")), [_body(files)] if files else []
    )
    return joined((_table("annex", titles, bodies), files_table), "\n")


def _section(
    title: str,
    quotations: list[CheckedQuotation],
    annex: VerificationAnnex,
    setting: Setting,
    ledger: Ledger,
) -> Markup:
    head = Markup('<tr><th scope="rowgroup" colspan="4">{}</th></tr>').format(text_html(title))
    return _body(
        [head, *(_quotation(one, annex.by_notes, annex.labels.folded, setting, ledger) for one in quotations)]
    )


def _quotation(
    one: CheckedQuotation, by_notes: bool, folded: str, setting: Setting, ledger: Ledger
) -> Markup:
    spans = joined(_DETAIL.format(f"{span.start}–{span.end}") for span in one.raw_spans)
    changes = (_labelled(label, text, setting, ledger) for label, text in one.changes)
    words = inline_html((one.words,), setting, ledger)
    verdict = text_html(one.verdict)
    return _row(
        _ROW_HEAD.format(_number(one, by_notes, ledger)),
        _CELL.format(words + _DETAIL.format(_source(one, setting, ledger)) + joined(changes)),
        _CELL.format(text_html(one.place) + spans),
        _CELL.format(
            (verdict if one.verified else Markup('<strong class="warning">{}</strong>').format(verdict))
            + (_labelled(folded, Text(one.folded), setting, ledger) if one.folded else Markup(""))
        ),
    )


def _number(one: CheckedQuotation, by_notes: bool, ledger: Ledger) -> Markup:
    """The numbers of its footnotes as printed, or its own, as a link to the quotation itself."""
    shown = (", ".join(map(ledger.shown, one.notes)) or "—") if by_notes else str(one.order)
    anchor, number = ledger.quotations.get(one.quote_id), text_html(shown)
    return Markup('<a href="#{}">{}</a>').format(anchor, number) if anchor else number


def _source(one: CheckedQuotation, setting: Setting, ledger: Ledger) -> Markup:
    """Outlet and title, the key as a link into the list of sources, and the beginning of the digest."""
    key, anchor = text_html(one.source_key), ledger.sources.get(one.source_key)
    linked = Markup('<a href="#{}">{}</a>').format(anchor, key) if anchor else key
    digest = Markup(" · <code>{}</code>").format(one.digest[:_DIGEST_SHOWN]) if one.digest else Markup("")
    before = inline_html((*one.source, Text(" ")), setting, ledger) if one.source else Markup("")
    return before + linked + digest


def _labelled(label: str, text: Text, setting: Setting, ledger: Ledger) -> Markup:
    said = text_html(f"{label}{ledger.labels.colon}")
    return _DETAIL.format(Markup("<b>{}</b>{}").format(said, inline_html((text,), setting, ledger)))


def _file(file: CheckedFile, setting: Setting, ledger: Ledger) -> Markup:
    source = inline_html(file.source, setting, ledger)
    details = _DETAIL.format(text_html(file.file)) + _DETAIL.format(
        Markup("<code>{}</code>").format(text_html(file.digest))
    )
    return _row(_ROW_HEAD.format(text_html(file.key)), _CELL.format(source + details))
