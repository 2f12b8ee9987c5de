"""Advice on the analyst's own sentences: told where it is certain, and quiet otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsmith.checks import check_prose
from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.library import SourceRequest, build_library
from briefsmith.outline.reader import read_outline
from briefsmith.pipeline import check_project
from briefsmith.prose_checks import check_claims
from briefsmith.sources.reader import read_source
from briefsmith.spans import Place

ARTICLE = """---
title: 题目
url: https://example.org/a
source: 某报
date: 2024-11-15
---

1956年签署的协定至今有效，投入达1,200万美元，年增率为8.3%，约三成由对方承担。

星期四，三国举行演习，出动二十五艘舰艇；去年共举行了12次，涉及三万五千人。

In June the ministers met for the thirty-first time and spent 1.5 million.
"""


def checked(text: str, *, quotes: str = "[{source: a, quote: 至今有效}]", more: str = "") -> list[Diagnostic]:
    indented = "\n".join(f"      {line}" for line in text.split("\n"))
    head = f"title: 题\ndate: 2025-10-10\nsources: {{a: a.md}}\n{more}sections:\n  - title: 节\n"
    outline = f"{head}    text: |\n{indented}\n    quotes: {quotes}\n"
    made, problems = read_outline(outline.encode(), "outline.yaml", "/nowhere")
    assert made is not None, problems
    request = SourceRequest("a", "a.md", Place("outline.yaml"))
    library = build_library([request], lambda file: read_source(ARTICLE.encode(), file))
    return [*check_prose(made, library), *check_claims(made, library)]


@pytest.mark.parametrize(
    "said",
    [
        "1956年", "1200万美元", "1,200万美元", "12,000,000美元", "１２００万美元", "8.3%", "8.3％", "30%",
        "25艘舰艇",
        "11月14日", "2023年", "2024年11月15日", "3.5万人", "35,000人", "第31次", "31次", "150万", "6月",
        "三项措施", "3项措施", "20世纪50年代", "90年代", "第99条", "F-35战机", "38度线", "40余次", "1/15",
        "2025年10月10日",
        "`99`", "[九十九](https://example.org/99)", "百分之九十九", "COVID-19", "U235",
    ],
)  # fmt: skip
def test_numbers_that_a_source_may_hold_are_not_told(said: str) -> None:
    assert checked(f"本节依据一篇报道，其中提到{said}，以下逐条说明[@a]。") == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("1957年", "1957"),
        ("1300万美元", "1300万"),
        ("8.4%", "8.4"),
        ("26艘", "26"),
        ("11月27日", "27"),
        ("2019年", "2019"),
        ("99个", "99"),
        ("3.6万人", "3.6万"),
    ],
)
def test_a_number_that_no_source_holds_is_told(said: str, told: str) -> None:
    text = f"本节依据一篇报道[@a]。\n\n其中提到{said}，以下说明。"
    (found,) = checked(text)
    assert found.code == "number-unsourced"
    assert found.severity is Severity.NOTE
    assert f"{told} " in found.message
    assert found.place is not None
    assert (found.place.line, found.place.column) == (9, 11 + said.index(told))


def test_a_number_is_told_once() -> None:
    assert len(checked("1957年的协定，即1957年协定[@a]。")) == 1


def test_marks_of_lists_and_keys_are_no_numbers() -> None:
    assert checked("要点[@a]：\n\n17. 甲\n18. 乙\n\n# 19 \n") == []


def test_prose_that_cites_nothing_is_told_once_it_says_something() -> None:
    long = "这一段说了许多话，却没有一处说明它依据的是什么材料，读者无从判断，也无从核对它究竟从何而来。"
    (found,) = checked(long)
    assert (found.code, found.severity) == ("prose-uncited", Severity.NOTE)
    assert checked("以下分述。") == []
    assert checked(long[:-1] + "，要点如下：") == []
    assert checked(long + "[@a]") == []


def test_the_bottom_line_may_rest_on_every_source() -> None:
    more = "bottom_line: 协定签于1956年，另有1957年一说[@a]。\n"
    assert [found.message.split()[0] for found in checked("见报道[@a]。", more=more)] == ["1957"]


def test_a_locator_that_the_source_does_not_have_is_told() -> None:
    (found,) = checked("见报道[@a, 第99段]。")
    assert (found.code, found.severity) == ("citation-locator", Severity.WARNING)
    assert "the last is 3" in found.message
    assert checked("见报道[@a, 第3段]和[@a, 第1–3段]。") == []
    assert [item.code for item in checked("见报道[@a, 第2–4段]。")] == ["citation-locator"]
    # Web pages have no pages, but what they were printed in has.
    assert checked("见报道[@a, p. 99]。") == []


def test_an_unknown_key_is_told_with_the_nearest() -> None:
    (found,) = checked("见报道[@aa]和[@a]。")
    assert (found.code, found.help) == ("citation-unknown", "Did you mean `a`?")
    assert found.place is not None
    assert found.place.line == 7
    (found,) = checked("见报道[@A]和[@a]。")
    assert found.help == "Did you mean `a`?"


def test_an_escaped_bracket_is_no_citation_and_no_slip() -> None:
    assert checked(r"引注写作\[@a]，或者\[ @b]，见[@a]。") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("见说明[^1][@a]。", "has no text"),
        ("见说明[@a]。\n\n[^1]: 说明。", "would be lost"),
        ("见[^1][@a]。\n\n[^1]: 一。\n\n[^1]: 二。", "two texts"),
        ("见[^1][@a]。\n\n[^1]: 一[^2]。\n\n[^2]: 二。", "within another"),
    ],
)
def test_footnotes_that_cannot_be_printed_stop_the_build(text: str, words: str) -> None:
    (found,) = checked(text)
    assert (found.code, found.severity) == ("footnote-malformed", Severity.ERROR)
    assert words in found.message
    assert found.place is not None
    assert found.place.end_column > found.place.column


def test_a_translation_has_no_footnotes() -> None:
    quotes = "[{source: a, quote: 至今有效, translation: 'in force[^1]'}]"
    (found,) = checked("见报道[@a]。", quotes=quotes)
    assert "translation" in found.message


def test_the_projects_own_outline_gives_no_such_advice(root: Path) -> None:
    found = check_project(root / "outline.yaml").diagnostics
    assert not {item.code for item in found} & {"prose-uncited", "number-unsourced", "citation-locator"}
