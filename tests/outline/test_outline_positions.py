"""From the characters of a value back to the characters of the file."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsmith.outline.positions import span_in
from briefsmith.outline.reader import read_outline

FOOT = "sources: {}\nsections: []\n"
CITATION = "[@钥匙]"


def shown(written: str) -> str:
    """What stands in the file at the place of the citation in `bottom_line`."""
    outline, found = read_outline(f"title: t\nbottom_line: {written}\n{FOOT}".encode(), "o.yaml", "/p")
    assert outline is not None, found
    value = outline.entry.bottom_line
    assert value is not None
    start = value.index(CITATION)
    place = outline.place_in(("bottom_line",), start, start + len(CITATION))
    assert place.line == place.end_line or place == outline.place("bottom_line")
    if place == outline.place("bottom_line"):
        return "whole"
    return outline.lines.line(place.line)[place.column - 1 : place.end_column - 1]


@pytest.mark.parametrize(
    "written",
    [
        f"甲{CITATION}乙",
        f'"甲{CITATION}乙"',
        f"'甲{CITATION}乙'",
        f"|\n  甲\n\n    缩 {CITATION} 乙\n  丙",
        f"|-\n  甲 {CITATION}",
        f"|2\n    甲 {CITATION}\n",
        f"|+\n  甲 {CITATION}\n\n\n",
        f"|  # remark\n  甲 {CITATION}",
        f">\n  甲\n  乙 {CITATION}\n\n  丙\n",
        f"甲\n  乙 {CITATION}\n\n  丙",
        f'"甲\n  乙 {CITATION}"',
        f"|\r\n  甲\r\n  乙 {CITATION}\r\n",
        f"|\n  😀\u2028{CITATION}\n",
    ],
)
def test_exact(written: str) -> None:
    assert shown(written) == CITATION


@pytest.mark.parametrize(
    "written",
    [
        f'"甲\\n{CITATION}"',
        f"'it''s {CITATION}'",
        f"'''甲'' {CITATION}'",
        f'"\\u7532\\x41\\U0001F600\\t\\\\\\"{CITATION}\\n"',
        f'"甲\\n\n  乙\\\n  {CITATION}"',
        f"'it''s\n  乙\n\n  {CITATION}'",
        f'"\\n甲\n\n\n  乙 {CITATION}"',
    ],
)
def test_exact_where_escapes_are_used(written: str) -> None:
    assert shown(written) == CITATION


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="甲b 😀'\"\\\t\n[]\x85", min_size=1, max_size=12), st.sampled_from("'\""))
def test_every_character_of_a_scalar_in_quotation_marks(text: str, mark: str) -> None:
    dumped = yaml.dump(text, default_style=mark, allow_unicode=mark == "'", width=8)
    written = dumped.removesuffix("\n")
    for offset, character in enumerate(text):
        found = span_in(written, text, offset, offset + 1)
        if found is None or character in " \n\t\x85":
            continue  # white space may be written as a break of lines
        assert yaml.safe_load(f"{written[0]}{written[found.start : found.end]}{written[0]}") == character


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="甲b 😀：[]", max_size=6).map(str.rstrip), min_size=1, max_size=6))
def test_every_character_of_a_literal_block(lines: list[str]) -> None:
    written = "|1\n" + "\n".join(f" {line}" for line in lines)
    outline, _ = read_outline(f"title: t\nbottom_line: {written}\n{FOOT}".encode(), "o.yaml", "/p")
    assert outline is not None
    value = outline.entry.bottom_line or ""
    for offset, character in enumerate(value):
        if character == "\n":
            continue
        place = outline.place_in(("bottom_line",), offset, offset + 1)
        assert outline.lines.line(place.line)[place.column - 1] == character
        assert place.line == 3 + value.count("\n", 0, offset)


def test_a_key_that_is_not_there_gives_the_place_around_it() -> None:
    outline, _ = read_outline(f"title: t\n{FOOT}".encode(), "o.yaml", "/p")
    assert outline is not None
    assert outline.place_in(("bottom_line",), 0, 1) == outline.place()
