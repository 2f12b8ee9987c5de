"""What people read in a terminal: diagnostics, one saved file, the library as a table."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from briefsmith.diagnostics import Diagnostic
from briefsmith.evidence.model import Evidence, Verdict
from briefsmith.fixes.fixing import Fix
from briefsmith.library import Library, LibraryEntry
from briefsmith.reports.changes import render_change
from briefsmith.reports.columns import wrapped
from briefsmith.reports.text_report import harmless, render_text
from briefsmith.sources.listing import source_as_json
from briefsmith.sources.model import BODY_KINDS, Source
from briefsmith.spans import LineIndex

#: Columns before the text of a block; of a table that is not printed to a terminal; of a title in one.
_MARGIN, _FILE_WIDTH, _LEAST_TITLE = 11, 160, 20


def print_diagnostics(
    diagnostics: Iterable[Diagnostic], lines: Mapping[str, LineIndex], stream: TextIO
) -> None:
    """Prints the diagnostics with their lines, in colour where the stream is a terminal."""
    text = render_text(tuple(diagnostics), lines, color=_colour(stream), width=_width(), wrap=stream.isatty())
    if text:
        print(text, file=stream)


def print_change(fix: Fix, file: str, stream: TextIO) -> None:
    """Prints what a fix changes in the outline, line by line, and how many quotations it fixes."""
    text = render_change(fix.before, fix.after, file, color=_colour(stream))
    if text:
        print(text, end="\n\n", file=stream)
    print(fix_summary(fix), file=stream)


def fix_summary(fix: Fix) -> str:
    """One line: how many quotations get the source's own characters, and which in another style."""
    if not fix.fixed:
        return "nothing to fix: no quotation can be brought closer to its source"
    count = len(fix.fixed)
    styles = f"; in another style of YAML: {', '.join(fix.restyled)}" if fix.restyled else ""
    return f"{count} quotation{'' if count == 1 else 's'} in the source's own characters{styles}"


def evidence_summary(evidence: Iterable[Evidence]) -> str:
    """One line that counts the verdicts: ``34 quotations: 32 exact, 1 equivalent, 1 elided``."""
    counts = Counter(found.verdict for found in evidence)
    total = counts.total()
    parts = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])
    return f"{total} quotation{'' if total == 1 else 's'}" + (f": {parts}" if parts else "")


def render_source(source: Source) -> str:
    """One saved file as one JSON object, in the form that other programs rely on."""
    return json.dumps(source_as_json(source), ensure_ascii=False, indent=2)


def print_source(source: Source, stream: TextIO) -> None:
    """Prints one saved file as Briefsmith sees it."""
    console, width = _console(stream), _width() - _MARGIN
    console.print(
        f"{harmless(source.path)}: {source.format}, {source.encoding}, SHA-256 {source.digest[:12]}"
    )
    for name in source.metadata.FIELDS:
        console.print(_field_line(name, source), soft_wrap=True)
    console.print()
    for block in source.blocks:
        style = "" if block.kind in BODY_KINDS else "dim"
        number = f"¶{block.number} " if block.number else ""
        lines = wrapped(number + harmless(block.text), width)
        kind = Text(f"{block.kind:>9}  ", style="bold" if block.kind in BODY_KINDS else "dim")
        console.print(kind.append(f"\n{' ' * _MARGIN}".join(lines), style=style), soft_wrap=True)
    for problem in source.problems:
        console.print(f"{problem.severity}[{problem.code}] {harmless(problem.message)}", style="bold")


def print_library(library: Library, stream: TextIO) -> None:
    """Prints the library as a table, one source a row; wide where the stream is no terminal.

    In a terminal that is too narrow for the table each source has lines of its own.
    """
    width = _width() if stream.isatty() else _FILE_WIDTH
    names = ["key", "grade", "date", "outlet", "¶", "file", "format", "title"]
    rows = [_library_row(entry) for entry in library.entries.values()]
    if _room(names, rows, width) < _LEAST_TITLE:
        narrow = [(*row[:6], row[-1]) for row in rows]
        if stream.isatty() and _room([*names[:6], "title"], narrow, width) < _LEAST_TITLE:
            _print_stacked(library, rows, stream)
            return
        names, rows = [*names[:6], "title"], narrow
    room = max(_room(names, rows, width), _LEAST_TITLE)
    table = Table(show_edge=False, pad_edge=False, header_style="bold", box=SIMPLE_HEAD)
    for name in names:
        table.add_column(name, no_wrap=True, justify="right" if name == "¶" else "left", overflow="ignore")
    for entry, row in zip(library.entries.values(), rows, strict=True):
        title = "\n".join(wrapped(row[-1], room))
        cells = (Text(cell) for cell in (*row[:-1], title))
        table.add_row(*cells, style="" if entry.readable else "red")
    _console(stream, width=10_000).print(table, soft_wrap=True)


def _print_stacked(library: Library, rows: Sequence[Sequence[str]], stream: TextIO) -> None:
    console, indent = _console(stream), " " * 4
    for entry, (key, grade, date, outlet, paragraphs, file, form, title) in zip(
        library.entries.values(), rows, strict=True
    ):
        style = "" if entry.readable else "red"
        console.print(Text(key, style=f"bold {style}".strip()), soft_wrap=True)
        facts = f"grade {grade} · {date} · {outlet} · ¶ {paragraphs}"
        for line in (*wrapped(title, _width() - len(indent)), facts, f"{file} ({form})"):
            console.print(Text(indent + line, style=style), soft_wrap=True)


def _room(names: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> int:
    """The columns that are left for titles, which come last; three part one column from the next."""
    taken = (
        max(map(cell_len, column)) + 3 for column in zip(names[:-1], *(row[:-1] for row in rows), strict=True)
    )
    return width - sum(taken)


def _library_row(entry: LibraryEntry) -> tuple[str, ...]:
    source = entry.source
    date, outlet, title = (entry.metadata.get(name).value or "—" for name in ("date", "outlet", "title"))
    paragraphs = str(sum(block.number is not None for block in source.blocks)) if source else "—"
    form = source.format if source and entry.readable else "unreadable"
    row = (entry.key, entry.grade or "—", date, outlet, paragraphs, entry.file, form, title)
    return tuple(harmless(cell) for cell in row)


def _field_line(name: str, source: Source) -> Text:
    found = source.metadata.get(name)
    line = Text(f"{name:>9}  ", style="bold").append(harmless(found.value or "—"), style="")
    if found.origin:
        line.append(f"   ({found.origin})", style="dim")
    for other in found.candidates[1:]:
        if other.value != found.value:
            line.append(f"\n{'':11}not {harmless(other.value)} ({other.origin})", style="dim")
    return line


def _console(stream: TextIO, width: int | None = None) -> Console:
    return Console(
        file=stream, width=width or _width(), highlight=False, markup=False, no_color=not _colour(stream)
    )


def _colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    return max(60, shutil.get_terminal_size((110, 24)).columns)
