"""What people read in a terminal: diagnostics, one saved file, the library as a table."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from briefsmith.diagnostics import Diagnostic
from briefsmith.evidence.model import Evidence
from briefsmith.library import Library
from briefsmith.reports.text_report import harmless, render_text
from briefsmith.sources.listing import source_as_json
from briefsmith.sources.model import BODY_KINDS, Source
from briefsmith.spans import LineIndex


def print_diagnostics(
    diagnostics: Iterable[Diagnostic], lines: Mapping[str, LineIndex], stream: TextIO
) -> None:
    """Prints the diagnostics with their lines, in colour where the stream is a terminal."""
    text = render_text(tuple(diagnostics), lines, color=_colour(stream), width=_width())
    if text:
        print(text, file=stream)


def evidence_summary(evidence: Iterable[Evidence]) -> str:
    """One line that counts the verdicts: ``34 quotations: 32 exact, 1 equivalent, 1 elided``."""
    counts: dict[str, int] = {}
    for found in evidence:
        counts[str(found.verdict)] = counts.get(str(found.verdict), 0) + 1
    total = sum(counts.values())
    parts = ", ".join(f"{number} {verdict}" for verdict, number in counts.items())
    return f"{total} quotation{'' if total == 1 else 's'}" + (f": {parts}" if parts else "")


def print_source(source: Source, stream: TextIO, as_json: bool) -> None:
    """Prints one saved file as Briefsmith sees it."""
    if as_json:
        print(json.dumps(source_as_json(source), ensure_ascii=False, indent=2), file=stream)
        return
    console = _console(stream)
    console.print(
        f"{harmless(source.path)}: {source.format}, {source.encoding}, SHA-256 {source.digest[:12]}"
    )
    for name in source.metadata.FIELDS:
        console.print(_field_line(name, source))
    console.print()
    for block in source.blocks:
        kind = Text(f"{block.kind:>9}  ", style="bold" if block.kind in BODY_KINDS else "dim")
        number = f"¶{block.number} " if block.number else ""
        console.print(
            kind.append(number + harmless(block.text), style="" if block.kind in BODY_KINDS else "dim")
        )
    for problem in source.problems:
        console.print(f"{problem.severity}[{problem.code}] {harmless(problem.message)}", style="bold")


def print_library(library: Library, stream: TextIO) -> None:
    """Prints the library as a table, one source a row."""
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    for name in ("key", "grade", "date", "outlet", "title", "format", "paragraphs", "file"):
        table.add_column(name, overflow="fold", justify="right" if name == "paragraphs" else "left")
    for entry in library.entries.values():
        source, metadata = entry.source, entry.metadata
        table.add_row(
            Text(entry.key),
            Text(entry.grade or "—"),
            *(Text(harmless(metadata.get(name).value or "—")) for name in ("date", "outlet", "title")),
            Text(source.format if source else "unreadable", style="" if entry.readable else "red"),
            Text(str(sum(block.number is not None for block in source.blocks)) if source else "—"),
            Text(harmless(entry.file)),
        )
    _console(stream).print(table)


def _field_line(name: str, source: Source) -> Text:
    found = source.metadata.get(name)
    line = Text(f"{name:>9}  ", style="bold").append(harmless(found.value or "—"), style="")
    if found.origin:
        line.append(f"   ({found.origin})", style="dim")
    for other in found.candidates[1:]:
        if other.value != found.value:
            line.append(f"\n{'':11}not {harmless(other.value)} ({other.origin})", style="dim")
    return line


def _console(stream: TextIO) -> Console:
    return Console(file=stream, width=_width(), highlight=False, markup=False, no_color=not _colour(stream))


def _colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    return max(60, shutil.get_terminal_size((110, 24)).columns)
