"""Tables: those of the prose, the list of sources, and the box of the key points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefsmith.document import Comment, Inlines, SourceEntry, SourceList, Table, Text
from briefsmith.writers.docx.commented import commented
from briefsmith.writers.docx.inlines import breaking, plain_text
from briefsmith.writers.docx.language import primary
from briefsmith.writers.docx.ledger import Ledger
from briefsmith.writers.docx.runs import shown_text, text_runs
from briefsmith.writers.docx.setting import Setting
from briefsmith.writers.docx.titles import columns

#: What the box of the key points keeps free on each side, in twips.
BOX_PADDING = 227
_DIGEST_SHOWN = 12
#: The widest label, in columns, that a narrow column of grades has room for.
_GRADE_LABEL = 6
_NARROW, _WIDE = 6, 44
#: A row that is not parted by the end of a page, and how many characters a key point has at most that is so.
_WHOLE, _SHORT_POINT = "<w:trPr><w:cantSplit/></w:trPr>", 130
#: What would end the value of an attribute.
_QUOTE = '"'


@dataclass(frozen=True, slots=True)
class TableWords:
    """What a screen reader says of a table before it reads it: its title, and what is in it."""

    title: str
    description: str = ""


def table_xml(style: str, widths: list[int], rows: str, ledger: Ledger, look: str, words: TableWords) -> str:
    """A ``w:tbl`` with columns of fixed widths in twips."""
    said = "".join(
        f'<w:{tag} w:val="{ledger.clean(text).replace(_QUOTE, "&quot;")}"/>'
        for tag, text in (("tblCaption", words.title), ("tblDescription", words.description))
        if text
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{ledger.styles.find("table", style)}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}{said}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def table_look(first_row: bool) -> str:
    """The ``w:tblLook`` of a table with or without a header."""
    value = "0420" if first_row else "0400"
    flags = f'w:firstRow="{int(first_row)}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    return f'<w:tblLook w:val="{value}" {flags} w:noHBand="0" w:noVBand="1"/>'


def cell_xml(width: int, content: str, span: int = 1, closed: tuple[bool, bool] = (False, False)) -> str:
    """A ``w:tc`` of a width in twips that takes ``span`` columns; ``closed`` says whether it keeps nothing
    free above and below, whatever its table does.
    """
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    sides = "".join(
        f'<w:{side} w:w="0" w:type="dxa"/>'
        for side, shut in zip(("top", "bottom"), closed, strict=True)
        if shut
    )
    margins = f"<w:tcMar>{sides}</w:tcMar>" if sides else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{margins}</w:tcPr>{content}</w:tc>'


def row_xml(widths: list[int], cells: list[str], *, header: bool = False, splits: bool = False) -> str:
    """A ``w:tr``; a ``header`` is repeated on each page, and only a row that ``splits`` runs over its end."""
    whole = "" if splits else "<w:cantSplit/>"
    repeated = "<w:tblHeader/>" if header else ""
    inner = "".join(cell_xml(width, cell) for width, cell in zip(widths, cells, strict=True))
    return f"<w:tr><w:trPr>{whole}{repeated}</w:trPr>{inner}</w:tr>"


def cell_paragraph(style: str, runs: str, ledger: Ledger, middle: str = "") -> str:
    """A paragraph of a cell; ``middle`` holds further properties, in the order of the schema."""
    style_id = ledger.styles.paragraph(style)
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{middle}</w:pPr>{runs}</w:p>'


def column_names(names: list[str], ledger: Ledger) -> str:
    """The heads of the columns in one line."""
    mark = "、" if primary(ledger.language) in {"zh", "ja", "yue"} else ", "
    return mark.join(name for name in names if name)


def column_widths(cells: list[list[str]], width: int) -> list[int]:
    """Widths in twips that sum up to ``width``: by the longest cell of each column, within bounds."""
    longest = [max(columns(text) for text in column) for column in zip(*cells, strict=True)]
    weights = [min(max(length, _NARROW), _WIDE) for length in longest]
    widths = [width * weight // sum(weights) for weight in weights]
    widths[-1] += width - sum(widths)
    return widths


def prose_table(table: Table, setting: Setting, ledger: Ledger) -> str:
    """A table of the analyst's own; its header is repeated on each page."""
    rows = [row for row in (table.header, *table.rows) if row]
    if not rows:
        return ""
    widths = column_widths([[plain_text(cell) for cell in row] for row in rows], setting.width)
    has_header = any(plain_text(cell).strip() for cell in table.header)
    told = _by_cell(table.comments, rows if has_header else list(table.rows))
    parts = []
    for order, row in enumerate(rows if has_header else table.rows):
        style = "Table Heading" if has_header and order == 0 else "Table Text"
        comments = [told.get((order, place), []) for place in range(len(row))]
        parts.append(_prose_row(row, comments, widths, setting, ledger, style))
    names = [plain_text(cell).strip() for cell in (table.header if has_header else rows[0])]
    words = TableWords(column_names(names, ledger))
    return table_xml("Briefing Table", widths, "".join(parts), ledger, table_look(has_header), words)


def _by_cell(
    comments: Sequence[Comment], rows: Sequence[tuple[Inlines, ...]]
) -> dict[tuple[int, int], list[Comment]]:
    """The comments by the row and the column of the cell that holds their words, if one alone does; else
    at the first cell.
    """
    texts = {
        (order, place): plain_text(cell) for order, row in enumerate(rows) for place, cell in enumerate(row)
    }
    found: dict[tuple[int, int], list[Comment]] = {}
    for comment in comments:
        at = [cell for cell, text in texts.items() if comment.words and comment.words in text]
        found.setdefault(at[0] if len(at) == 1 else (0, 0), []).append(comment)
    return found


def _prose_row(
    row: tuple[Inlines, ...],
    comments: Sequence[Sequence[Comment]],
    widths: list[int],
    setting: Setting,
    ledger: Ledger,
    style: str,
) -> str:
    cells = [
        cell_paragraph(style, commented(cell, told, setting.run, ledger), ledger, breaking(cell))
        for cell, told in zip(row, comments, strict=True)
    ]
    return row_xml(widths, cells, header=style == "Table Heading")


def source_table(sources: SourceList, setting: Setting, ledger: Ledger) -> str:
    """The list of sources: number, reference with the saved copy under it, grade, descriptor; the
    last two only where any source has one.
    """
    graded = any(entry.grade for entry in sources.entries)
    described = any(entry.descriptor for entry in sources.entries)
    labels = ledger.labels
    titles = [labels.number, labels.source, *([labels.grade] * graded), *([labels.descriptor] * described)]
    grade = 9 if columns(labels.grade) <= _GRADE_LABEL else 16
    shares = [7, 93 - grade * graded - 26 * described, *([grade] * graded), *([26] * described)]
    widths = [setting.width * share // 100 for share in shares]
    widths[1] += setting.width - sum(widths)
    header = [
        cell_paragraph("Table Heading", text_runs(title, setting.run, ledger), ledger) for title in titles
    ]
    rows = [row_xml(widths, header, header=True)]
    for number, entry in enumerate(sources.entries, 1):
        rows.append(
            row_xml(
                widths, _source_cells(entry.label or str(number), entry, graded, described, setting, ledger)
            )
        )
    words = TableWords(labels.sources, column_names(titles, ledger))
    return table_xml("Briefing Table", widths, "".join(rows), ledger, table_look(True), words)


def _source_cells(
    number: str, entry: SourceEntry, graded: bool, described: bool, setting: Setting, ledger: Ledger
) -> list[str]:
    def plain(text: str) -> str:
        return cell_paragraph("Table Text", text_runs(text, setting.run, ledger), ledger)

    shown = entry.reference or (Text(entry.key),)
    reference = commented(shown, entry.comments, setting.run, ledger)
    colon = ledger.labels.colon
    lines = [
        entry.particulars,
        f"{ledger.labels.saved_copy}{colon}{entry.file}" if entry.file else "",
        f"SHA-256{colon}{entry.digest[:_DIGEST_SHOWN]}…" if entry.file and entry.digest else "",
    ]
    runs = "<w:r><w:br/></w:r>".join(text_runs(line, setting.run, ledger) for line in lines if line)
    saved = cell_paragraph("Saved Copy", runs, ledger) if runs else ""
    cells = [
        plain(number),
        cell_paragraph("Table Text", reference, ledger, breaking(entry.reference)) + saved,
    ]
    cells += [plain(entry.grade or "—")] * graded
    cells += [plain(entry.descriptor or "—")] * described
    return cells


def box(contents: list[str], width: int, ledger: Ledger) -> str:
    """The frame of the key points: a table of one column, because lists keep their indents in it.

    Each of ``contents`` has a row, for LibreOffice takes a row with footnotes to the next page as a whole.
    """
    last = len(contents) - 1
    rows = (
        f"<w:tr>{_WHOLE if len(shown_text(content)) <= _SHORT_POINT else ''}"
        f"{cell_xml(width, content, closed=(index > 0, index < last))}</w:tr>"
        for index, content in enumerate(contents)
    )
    words = TableWords(ledger.labels.key_points)
    return table_xml("Key Points Box", [width], "".join(rows), ledger, table_look(False), words)
