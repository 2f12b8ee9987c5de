"""Headings are counted as Word counts the paragraphs of lists (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

from types import SimpleNamespace

from docx.oxml.parser import parse_xml
from docx_checks import W

from briefsmith.writers.docx.heading_numbers import HeadingCounter

NAMESPACE = W[1:-1]


def printed(levels: str, lists: str, *paragraphs: tuple[str, int]) -> list[str]:
    """The numbers of paragraphs, each given by its list and its level."""
    numbering = parse_xml(
        f'<w:numbering xmlns:w="{NAMESPACE}"><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        f"{lists}</w:numbering>"
    )
    counter = HeadingCounter(numbering)
    return [counter.next(SimpleNamespace(numbering=one)).text for one in paragraphs]  # type: ignore[arg-type]


def level(index: int, text: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="decimal"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def list_of(number_id: str, more: str = "") -> str:
    return f'<w:num w:numId="{number_id}"><w:abstractNumId w:val="1"/>{more}</w:num>'


def test_a_list_may_begin_with_zero() -> None:
    levels = level(0, "%1.", 0) + level(1, "%1.%2")
    assert printed(levels, list_of("1"), ("1", 0), ("1", 1), ("1", 0)) == ["0.", "0.1", "1."]


def test_a_level_above_that_was_not_counted_has_its_first_number() -> None:
    assert printed(level(0, "%1", 4) + level(1, "%1.%2"), list_of("1"), ("1", 1)) == ["4.1"]


def test_a_level_may_go_on_through_the_chapters() -> None:
    levels = level(0, "第%1章") + level(1, "第%2节", more='<w:lvlRestart w:val="0"/>')
    found = printed(levels, list_of("1"), ("1", 0), ("1", 1), ("1", 0), ("1", 1))
    assert found == ["第1章", "第1节", "第2章", "第2节"]


def test_a_level_may_begin_anew_behind_the_first_one_only() -> None:
    levels = level(0, "%1") + level(1, "%1.%2") + level(2, "%3)", more='<w:lvlRestart w:val="1"/>')
    found = printed(
        levels, list_of("1"), ("1", 0), ("1", 1), ("1", 2), ("1", 1), ("1", 2), ("1", 0), ("1", 2)
    )
    assert found == ["1", "1.1", "1)", "1.2", "2)", "2", "1)"]


def test_a_second_list_of_a_definition_goes_on_unless_it_says_where_it_begins() -> None:
    other = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    lists = list_of("1") + list_of("2") + list_of("3", other)
    found = printed(level(0, "%1."), lists, ("1", 0), ("2", 0), ("3", 0), ("3", 0), ("1", 0))
    assert found == ["1.", "2.", "7.", "8.", "9."]


def test_a_list_may_have_a_level_of_its_own() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "篇%1")}</w:lvlOverride>'
    assert printed(level(0, "%1."), list_of("1") + list_of("2", other), ("1", 0), ("2", 0)) == ["1.", "篇2"]
