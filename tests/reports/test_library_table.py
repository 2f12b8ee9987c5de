"""The library in a terminal: a table where there is room, else lines of its own for each source."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.cells import cell_len

from briefsmith.pipeline import read_library
from briefsmith.reports.terminal import print_library


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def shown(folder: Path, columns: int, monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> list[str]:
    (folder / "seeds").mkdir()
    (folder / "seeds" / "a-rather-long-name-of-a-saved-file.md").write_text(
        "---\ntitle: 海事局公布结果\nsource: 示例海事报\ndate: 2025-01-15\n---\n\n共12起险情。\n",
        encoding="utf-8",
    )
    outline = folder / "outline.yaml"
    outline.write_text("title: x\nsources: seeds/\nsections: []\n", encoding="utf-8")
    library = read_library(outline).library
    assert library is not None
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    print_library(library, stream)
    return stream.getvalue().splitlines()


def test_a_narrow_terminal_gets_lines_that_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(tmp_path, 80, monkeypatch, Terminal())
    assert lines == [
        "a-rather-long-name-of-a-saved-file",
        "    海事局公布结果",
        "    grade — · 2025-01-15 · 示例海事报 · ¶ 1",
        "    seeds/a-rather-long-name-of-a-saved-file.md (markdown-post)",
    ]
    assert all(cell_len(line) <= 80 for line in lines)


def test_a_wide_terminal_and_a_file_get_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").mkdir()
    (tmp_path / "wide").mkdir()
    assert shown(tmp_path / "file", 80, monkeypatch, io.StringIO())[0].startswith("key ")
    assert shown(tmp_path / "wide", 200, monkeypatch, Terminal())[0].startswith("key ")
