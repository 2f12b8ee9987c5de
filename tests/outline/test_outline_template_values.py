"""What the outline says to a Word template: `variables` and `styles`."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsmith.compose.template_choices import template_styles, template_variables
from briefsmith.diagnostics import Diagnostic
from briefsmith.outline.model import Outline
from briefsmith.outline.reader import read_outline
from briefsmith.pipeline import check_project
from briefsmith.template_names import MARKERS, PLACEHOLDERS, STYLES
from briefsmith.writers.docx.style_definitions import style_definitions

HEAD = "title: 甲\nsources:\n  a: seeds/a.txt\nsections:\n  - title: 乙\n"


def read(text: str) -> tuple[Outline | None, tuple[Diagnostic, ...]]:
    return read_outline((HEAD + text).encode(), "outline.yaml", "/project")


def test_variables_with_their_places() -> None:
    outline, found = read(
        "variables:\n  单位: 海港研究所\n  address: |\n    一\n    二\n  year_2: 2025\n  empty: ''\n"
    )
    assert found == ()
    assert outline is not None
    variables = template_variables(outline)
    assert [(one.name, one.value) for one in variables] == [
        ("单位", "海港研究所"),
        ("address", "一\n二"),
        ("year_2", "2025"),
        ("empty", ""),
    ]
    assert [(one.place.line, one.place.column) for one in variables if one.place] == [
        (7, 3),
        (8, 3),
        (11, 3),
        (12, 3),
    ]


_JINJAS = ("true", "None", "self", "loop")
_NO_NAMES = ("2b", "a-b", "a b", "a.b", "é" * 61, "ｕｎｉｔ", "ﬁrma")


@pytest.mark.parametrize("name", [*PLACEHOLDERS, *MARKERS, *_JINJAS, *_NO_NAMES])
def test_names_that_cannot_be_asked_for(name: str) -> None:
    outline, found = read(f"variables:\n  {name}: x\n  good: y\n")
    assert [(item.code, item.place.line, item.place.column) for item in found if item.place] == [
        ("value-invalid", 7, 3)
    ]
    assert found[0].help
    # The rest is read all the same.
    assert outline is not None
    assert dict(outline.entry.variables) == {"good": "y"}


def test_the_nearest_name_is_proposed() -> None:
    assert "as in `a_b`" in read("variables:\n  a-b: x\n")[1][0].help
    assert "`unit`" in read("variables:\n  ｕｎｉｔ: x\n")[1][0].help
    assert read("styles:\n  Headin 1: x\n")[1][0].help == "Did you mean `Heading 1`?"


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("variables:\n  a: [x]\n", "value-type", 6),
        ("variables:\n  a:\n", "key-missing", 3),
        ("variables: x\n", "value-type", 12),
        ("styles:\n  Quote:\n", "key-missing", 3),
        ("styles:\n  Quote: ''\n", "value-invalid", 10),
        ("styles:\n  Zitat: x\n", "value-invalid", 3),
        ("styles: [Quote]\n", "value-type", 9),
    ],
)
def test_mistakes_are_told_where_they_stand(text: str, code: str, column: int) -> None:
    outline, found = read(text)
    assert [(item.code, item.place.column) for item in found if item.place] == [(code, column)]
    assert outline is not None


def test_a_style_that_stands_twice() -> None:
    found = read("styles:\n  Quote: x\n  quote: y\n")[1]
    assert [(item.code, item.place.line) for item in found if item.place] == [("key-doubled", 8)]


def test_styles_with_their_places() -> None:
    outline, found = read("styles:\n  heading  1: 一级标题\n  Quote: ' 引文 '\n")
    assert found == ()
    assert outline is not None
    choices = template_styles(outline)
    assert [(one.style, one.name) for one in choices] == [("Heading 1", "一级标题"), ("Quote", "引文")]
    assert [(one.place.line, one.place.column) for one in choices if one.place] == [(7, 15), (8, 10)]


def test_the_styles_that_can_be_chosen_are_those_that_are_written() -> None:
    made = {(item.kind, item.name.lower()) for item in style_definitions("zh-CN")}
    assert {(kind, name.lower()) for name, kind in STYLES.items()} <= made


def test_check_tells_what_the_template_lacks(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("甲\n\n正文一段。", encoding="utf-8")
    text = HEAD + "variables:\n  unit: x\nstyles:\n  Quote: Zitat\n"
    path = tmp_path / "outline.yaml"
    path.write_text(text, encoding="utf-8")
    found = {item.code: item.place for item in check_project(path).diagnostics}
    assert (found["variable-unused"].line, found["variable-unused"].column) == (7, 3)  # type: ignore[union-attr]
    assert (found["template-style"].line, found["template-style"].column) == (9, 10)  # type: ignore[union-attr]
