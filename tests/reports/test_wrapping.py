"""Messages in a terminal: broken between words, further lines standing in."""

from __future__ import annotations

from rich.cells import cell_len

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.reports.text_report import render_text
from briefsmith.spans import Place

SAID = Diagnostic(
    "template-invalid",
    Severity.ERROR,
    "house.docx, 表格一: " + "a word and 中文的一句话，" * 12,
    "Do this " * 20,
    Place("outline.yaml", 3, 4),
)


def test_messages_are_broken_for_eyes_and_whole_for_programs() -> None:
    broken, whole = render_text([SAID], {}, width=60, wrap=True), render_text([SAID], {}, width=60)
    assert len(whole.splitlines()) == 4
    assert all(cell_len(line) <= 60 for line in broken.splitlines())
    assert all(line.startswith("    ") for line in broken.splitlines()[1:-2])
    assert "".join(broken.split()) == "".join(whole.split())


def test_colours_do_not_count_as_columns() -> None:
    plain = render_text([SAID], {}, width=60, wrap=True)
    coloured = render_text([SAID], {}, color=True, width=60, wrap=True)
    assert len(plain.splitlines()) == len(coloured.splitlines())
