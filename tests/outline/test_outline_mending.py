"""One mistake hides no other: what is wrong is left out, and the rest keeps its places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsmith.diagnostics import Diagnostic, has_errors
from briefsmith.outline.model import Outline
from briefsmith.outline.reader import read_outline

GOOD = """\
title: 甲
sources:
  a: seeds/a.txt
  b: {file: seeds/b.txt}
sections:
  - title: 乙
    text: 见 [@a]。
    quotes:
      - source: a
        quote: 第一句
      - source: b
        from: 开头
        to: 结尾
      - source: a
        quote: 第三句
    sections:
      - title: 丙
        quotes:
          - source: b
            quote: 第四句
"""


def read(text: str) -> tuple[Outline, tuple[Diagnostic, ...]]:
    outline, found = read_outline(text.encode(), "o.yaml", "/p")
    assert outline is not None, found
    return outline, found


def words(outline: Outline) -> list[str | None]:
    return [located.entry.quote or located.entry.from_ for located in outline.quotes()]


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "kept"),
    [
        ("- source: a\n        quote: 第一", "- quote: 第一", "key-missing", 9, "开三四"),
        ("- source: a\n        quote: 第一", "- sauce: a\n        quote: 第一", "key-unknown", 9, "一开三四"),
        ("quote: 第一句", "quote:", "key-missing", 10, "开三四"),
        ("quote: 第一句", "quot: 第一句", "key-unknown", 10, "一开三四"),
        ("quote: 第一句", "quote: [第一句]", "value-type", 10, "开三四"),
        ("quote: 第一句", "quote: *first", "yaml-forbidden", 10, "开三四"),
        ("        to: 结尾\n", "", "key-missing", 12, "一三四"),
        ("from: 开头", "from: ''", "value-invalid", 12, "一三四"),
        ("- source: b\n        from: 开头\n        to: 结尾", "- 开头", "value-type", 11, "一三四"),
        ("- title: 乙\n    text", "- text", "key-missing", 6, "一开三四"),
        ("- title: 乙", "- titel: 乙", "key-unknown", 6, "一开三四"),
        ("- title: 乙", "- title: [乙]", "value-type", 6, "一开三四"),
        ("- title: 丙\n        quotes", "- quotes", "key-missing", 17, "一开三四"),
        ("title: 甲\n", "", "key-missing", 1, "一开三四"),
        ("title: 甲", "title:", "key-missing", 1, "一开三四"),
        ("sources:", "source:", "key-unknown", 2, "一开三四"),
        ("sections:\n  -", "section:\n  -", "key-unknown", 5, "一开三四"),
        ("sections:\n  -", "sections:\n  - 甲\n  -", "value-type", 6, "一开三四"),
        ("a: seeds/a.txt", "a: ../a.txt", "path-outside", 3, "一开三四"),
        ("{file:", "{fil:", "key-unknown", 4, "一开三四"),
    ],
)
def test_a_mistake_is_told_once_and_the_rest_stays(
    old: str, new: str, code: str, line: int, kept: str
) -> None:
    text = GOOD.replace(old, new, 1)
    outline, found = read(text)
    assert [(item.code, item.place.line) for item in found if item.place] == [(code, line)]
    whole = {"一": "第一句", "开": "开头", "三": "第三句", "四": "第四句"}
    assert words(outline) == [whole[name] for name in kept]
    for located in outline.quotes():
        key = "quote" if located.entry.quote else "from"
        place = outline.place(*located.path, key)
        assert outline.lines.line(place.line)[place.column - 1 : place.end_column - 1] == (
            located.entry.quote or located.entry.from_
        )


def test_what_stands_behind_a_misspelt_key_is_checked() -> None:
    found = read(GOOD.replace("sources:", "source:").replace("a: seeds/a.txt", "a: /x"))[1]
    assert [item.code for item in found] == ["key-unknown", "path-outside"]
    found = read(GOOD.replace("quotes:", "qoutes:").replace("source: b", "source: c"))[1]
    assert [item.code for item in found] == ["key-unknown", "source-undefined"] * 2


def test_a_misspelt_key_does_not_take_the_place_of_a_right_one() -> None:
    outline, found = read("titel: 丁\n" + GOOD)
    assert [item.code for item in found] == ["key-unknown"]
    assert outline.entry.title == "甲"


def test_a_key_of_another_mapping_stays_where_it_belongs() -> None:
    found = read(GOOD.replace("        quote: 第一句", "        quotes: 第一句"))[1]
    assert {item.code for item in found} == {"key-unknown", "key-missing"}
    assert "It belongs in a section" in " ".join(item.help for item in found)


@given(st.lists(st.integers(0, GOOD.count("\n") - 1), min_size=1, max_size=4, unique=True))
def test_without_any_lines_the_places_hold(gone: list[int]) -> None:
    lines = GOOD.splitlines(keepends=True)
    text = "".join(line for number, line in enumerate(lines) if number not in gone)
    outline, found = read_outline(text.encode(), "o.yaml", "/p")
    if outline is None:
        assert has_errors(found)
        return
    for located in outline.quotes():
        name, value = ("quote", located.entry.quote) if located.entry.quote else ("from", located.entry.from_)
        assert (value or "") in outline.lines.line(outline.place(*located.path, name).line)
