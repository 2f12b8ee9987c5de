"""What the analyst reads at midnight: the right line, and a caret under the right characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.reports.columns import wrapped
from briefsmith.reports.text_report import harmless, render_text
from briefsmith.spans import LineIndex, Span

TEXT = "title: 题\nquote: 1994年，朝鲜第一次宣布退出 # x\n"


def shown(text: str, start: int, end: int, width: int = 100, **more: object) -> list[str]:
    index = LineIndex("outline.yaml", text)
    item = Diagnostic(
        "quote-altered",
        Severity.ERROR,
        "differs",
        "Mend it.",
        index.place(Span(start, end)),
        **more,  # type: ignore[arg-type]
    )
    return render_text([item], {"outline.yaml": index}, width=width).split("\n")


def test_a_message_has_place_line_caret_detail_and_help() -> None:
    start = TEXT.index("1994")
    assert shown(TEXT, start, start + 5, detail=("typed: 1994", "source: 1993")) == [
        "outline.yaml:2:8: error[quote-altered] differs",
        "    2 | quote: 1994年，朝鲜第一次宣布退出 # x",
        "      |        ^^^^^^",
        "    typed: 1994",
        "    source: 1993",
        "    help: Mend it.",
        "",
        "1 error",
    ]


@pytest.mark.parametrize("before", ["", "ab ", "朝鲜", "ｆｕｌｌ", "a\u0301e\u0301", "한국", "\t朝", "👍🏽 "])
def test_the_caret_stands_under_wide_characters(before: str) -> None:
    lines = shown(f"{before}核武X", len(before), len(before) + 2)
    line, caret = lines[1], lines[2]
    column = caret.index("^")
    assert cell_len(line[: line.index("核武")]) == column
    assert caret.count("^") == 4


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    text = "朝" * 500 + "核武" + "鲜" * 500
    line, caret = shown(text, 500, 502, width=80)[1:3]
    assert cell_len(line) <= 80
    assert "…" in line
    assert cell_len(line[: line.index("核武")]) == caret.index("^")


def test_nothing_stands_behind_a_mark_that_is_cut() -> None:
    text = "q: " + "朝" * 60 + "鲜  # remark"
    line = shown(text, 3, 64, width=80)[1]
    assert line.endswith("朝…"), "the remark does not stand there"


def test_a_range_over_several_lines_shows_the_first() -> None:
    line, caret = shown("a: |\n  b\n  c\n", 3, 12)[1:3]
    assert line == "    1 | a: |"
    assert caret == "      |    ^"


def test_an_empty_range_has_a_caret_all_the_same() -> None:
    assert shown("a:", 2, 2)[2] == "      |   ^"


def test_the_summary_counts_by_severity() -> None:
    items = [Diagnostic("quote-altered", Severity.ERROR, "x")] * 2 + [
        Diagnostic("quote-folded", Severity.NOTE, "y")
    ]
    assert render_text(items, {}).endswith("2 errors, 1 note")
    assert render_text([], {}) == ""


def test_colour_only_where_asked() -> None:
    item = Diagnostic("quote-altered", Severity.ERROR, "x")
    assert "\x1b" not in render_text([item], {})
    assert "\x1b[1;31m" in render_text([item], {}, color=True)


def test_changes_are_coloured_in_place_of_their_marks() -> None:
    detail = ("typed:  甲[乙]丙", "source: 甲[ ]丙\x1b")
    changes = ((0, 9, 12), (1, 9, 12))
    item = Diagnostic("quote-altered", Severity.ERROR, "x", "", None, detail, changes)
    plain = render_text([item], {})
    assert "甲[乙]丙" in plain
    assert "甲[ ]丙" in plain
    coloured = render_text([item], {}, color=True)
    assert "甲\x1b[1;4;31m乙\x1b[0m丙" in coloured
    assert "甲\x1b[1;4;32m[ ]\x1b[0m丙\\x1b" in coloured


@given(st.text())
def test_nothing_in_a_source_reaches_the_terminal_as_a_command(text: str) -> None:
    made = harmless(text)
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F or 0x202A <= ord(c) <= 0x202E for c in made)
    made.encode("utf-8")


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80), st.integers(20, 200))
def test_no_text_breaks_the_report(text: str, start: int, length: int, width: int) -> None:
    lines = shown(text, min(start, len(text)), min(start + length, len(text)), width)
    assert lines[-1] == "1 error"


@given(st.text(alphabet="朝鲜核，。“”《》ab c1.5% 한", max_size=80), st.integers(8, 40))
def test_wrapping_keeps_every_character_but_spaces(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(alphabet="朝鲜核，。”》a1", max_size=80), st.integers(8, 40))
def test_no_line_begins_with_closing_punctuation(text: str, width: int) -> None:
    assert not any(line[0] in "，。”》" for line in wrapped(text, width)[1:])


def test_wrapping_breaks_between_east_asian_characters() -> None:
    assert wrapped("美国总统乔·拜登（Joe Biden）", 12) == ["美国总统乔·", "拜登（Joe", "Biden）"]
