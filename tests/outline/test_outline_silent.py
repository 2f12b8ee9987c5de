"""What YAML takes away or an editor does not show is told."""

from __future__ import annotations

import pytest

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.outline.reader import read_outline

HEAD = "title: 甲\nsources:\n  a: seeds/a.txt\nsections:\n  - title: 乙\n    quotes:\n      - source: a\n"


def found(text: str) -> tuple[Diagnostic, ...]:
    return read_outline(text.encode(), "o.yaml", "/p")[1]


def spots(text: str) -> list[tuple[str, Severity, int, int]]:
    return [
        (item.code, item.severity, item.place.line, item.place.column) for item in found(text) if item.place
    ]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("        quote: 没有造成 #伤亡。", 21),
        ("        quote: 没有造成\n          人员 #伤亡。", 14),
        ("        quote: 没有造成 #injury", 21),
        ("        quote: 没有造成  ##伤亡", 22),
        ("        quote: 没有（见 # 3 号）。", 21),
        ("        quote: 没有\n        note: #1 号", 15),
        ("        from: 没有 #1\n        to: 伤亡", 18),
    ],
)
def test_a_value_that_a_comment_cuts_off(line: str, column: int) -> None:
    told = [item for item in spots(HEAD + line + "\n") if item[0] == "value-cut"]
    assert [item[1:2] + item[3:] for item in told] == [(Severity.WARNING, column)]


@pytest.mark.parametrize(
    "line",
    [
        "quote: 没有造成 # 注",
        "quote: 没有造成 #",
        "quote: 没有造成#伤亡",
        'quote: "没有造成 #伤亡"  #remark',
        "quote: |  #remark\n          没有 #伤亡",
        "quote: 没有\n        # note",
        "quote: 没有\n        #note",
        "quote: 没有\n        credibility: 3 #sure",
    ],
)
def test_what_is_plainly_a_comment_or_no_comment_at_all(line: str) -> None:
    assert spots(f"{HEAD}        {line}\n") == []


def test_a_source_is_watched_too() -> None:
    text = HEAD.replace("a: seeds/a.txt", "a:\n    file: a.txt\n    outlet: 社 #5") + "        quote: 没有\n"
    assert spots(text) == [("value-cut", Severity.WARNING, 5, 15)]


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("marking: #TLP:RED", "value-cut", 10),
        ("marking: TLP:RED #内部", "value-cut", 18),
        ("marking:", "value-invalid", 1),
        ("marking: # none", "value-invalid", 1),
        ("marking: ''", "value-invalid", 1),
    ],
)
def test_a_marking_that_is_none(line: str, code: str, column: int) -> None:
    assert spots(f"{line}\n{HEAD}        quote: 没有\n") == [(code, Severity.WARNING, 1, column)]


@pytest.mark.parametrize(
    "character",
    ["\u202a", "\u202e", "\u2066", "\u2069", "\u200b", "\u200e", "\u00ad", "\u2060", "\U000e0041"],
)
def test_invisible_characters_are_named_at_their_place(character: str) -> None:
    text = f"{HEAD}        quote: 没有{character}造{character}成\n"
    assert spots(text) == [("character-invisible", Severity.WARNING, 8, 18)]
    assert f"U+{ord(character):04X}" in found(text)[0].message
    escaped = f'{HEAD}        quote: "没有\\U{ord(character):08x}"\n'
    assert spots(escaped) == [("character-invisible", Severity.WARNING, 8, 19)]


def test_several_invisible_characters_of_one_value_are_one_message() -> None:
    told = found(f"{HEAD}        quote: 没\u202e有\u2066造\n")
    assert len(told) == 1
    assert "U+202E (right-to-left override), U+2066 (left-to-right isolate)" in told[0].message


@pytest.mark.parametrize("value", ["می\u200cخواهم", "👨\u200d👩\u200d👧", "٠\u0600", "全　角", "a\u00a0b"])
def test_characters_that_scripts_need_are_no_matter(value: str) -> None:
    assert spots(f"{HEAD}        quote: {value}\n") == []


@pytest.mark.parametrize("language", ["fr", "de-CH"])
def test_a_language_without_labels(language: str) -> None:
    text = f"language: {language}\n{HEAD}        quote: 没有\n"
    assert spots(text) == [("value-invalid", Severity.WARNING, 1, 11)]
    assert "English" in found(text)[0].message


@pytest.mark.parametrize("language", ["zh", "zh-CN", "zh-HK", "zh-Hant", "ja", "ko-KR", "en-GB", "EN"])
def test_languages_with_labels(language: str) -> None:
    assert spots(f"language: {language}\n{HEAD}        quote: 没有\n") == []
