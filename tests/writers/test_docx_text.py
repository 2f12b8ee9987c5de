"""Whatever the text is: the file is sound, and says the text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from docx_checks import Package, W, problems
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import sample

from briefsmith.document import Footnote, Heading, Inlines, Link, Paragraph, Quotation, Strong, Text
from briefsmith.writers.addresses import readable_address, safe_target
from briefsmith.writers.docx import write_docx
from briefsmith.writers.docx.headings import heading_levels
from briefsmith.writers.docx.ledger import without_illegal
from briefsmith.writers.docx.runs import segments
from briefsmith.writers.docx.titles import balanced, columns, shortened

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
@settings(max_examples=40, deadline=None)
def test_any_text_makes_a_sound_file_that_says_it(first: str, second: str, third: str) -> None:
    inlines: Inlines = (Text(first), Strong((Text(second),)), Footnote(1, (Text(third), Text("."))))
    blocks = (
        Heading(1, (Text(first),), second, None),
        Paragraph((*inlines, Link((Text(second),), third))),
        Quotation(third, ((Text(first, "zh-CN"),),), second or "zh", True),
    )
    data, _ = write_docx(replace(sample(), title=first, author=second, children=blocks), None)
    assert problems(data) == []
    package = Package(data)
    wanted = re.sub(r"[\t\n\r]", " ", without_illegal(first + second, Counter()).replace("\r\n", " "))
    assert wanted in package.text(package.body)


@given(ANY_TEXT, st.booleans(), st.booleans())
def test_segments_lose_nothing(value: str, east_asian: bool, by_script: bool) -> None:
    assert "".join(piece for piece, _ in segments(value, east_asian, by_script)) == value


@given(st.text("甲乙丙，。：“”《》 abc12—", max_size=80), st.integers(8, 60))
def test_titles_lose_nothing_but_spaces(title: str, width: int) -> None:
    assert re.sub(r"\s", "", balanced(title, width)) == re.sub(r"\s", "", title)
    assert columns(shortened(title)) <= 56 + 1


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("三方磋商机制的形成与半岛局势：公开来源梳理", ["三方磋商机制的形成", "与半岛局势：公开来源梳理"]),
        ("一份短的题目", ["一份短的题目"]),
        ("Trilateral consultation and the peninsula", ["Trilateral consultation", "and the peninsula"]),
        ("甲\n乙", ["甲", "乙"]),
    ],
)
def test_titles_break_where_an_editor_would(title: str, lines: list[str]) -> None:
    assert balanced(title, 38).split("\n") == lines


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("https://e.org/%E4%BA%9A%E6%B4%B2/1-%EF%BC%8C", "https://e.org/亚洲/1-，"),
        ("https://e.org/%2F%20%3C?a=%25", "https://e.org/%2F%20%3C?a=%25"),
        ("https://e.org/%E4%BA", "https://e.org/%E4%BA"),
        ("https://e.org/%E2%80%AE%E3%80%80", "https://e.org/%E2%80%AE%E3%80%80"),
        ("https://e.org/%D1%80%D1%83", "https://e.org/%D1%80%D1%83"),
    ],
)
def test_only_east_asian_characters_of_an_address_are_shown(target: str, shown: str) -> None:
    assert readable_address(target) == shown


@given(ANY_TEXT)
def test_targets_are_web_or_mail_or_nothing(value: str) -> None:
    for target in (value, f"https://{value}", f"mailto:{value}"):
        safe = safe_target(target)
        assert safe is None or re.match(r"(?i)(https?|mailto):", safe)


def _headings(*labels: tuple[int, str]) -> list[Heading]:
    return [Heading(level, (Text("题"),), f"a{n}", label) for n, (level, label) in enumerate(labels)]


@pytest.mark.parametrize(
    ("labels", "texts"),
    [
        (
            [(1, "一、"), (2, "（一）"), (3, "1."), (3, "2."), (2, "（二）"), (1, "二、")],
            ["%1、", "（%2）", "%3."],
        ),
        ([(1, "1"), (2, "1.1"), (3, "1.1.1"), (2, "1.2"), (1, "2")], ["%1", "%1.%2", "%1.%2.%3"]),
        ([(1, "I."), (1, "II."), (2, "A."), (2, "B.")], ["%1.", "%2."]),
        ([(1, f"第{n}章") for n in "一二三四五六七八九十"], ["第%1章"]),
        ([(1, "一、"), (1, "三、")], None),
        ([(1, "§")], None),
        ([(1, "1.1")], None),
        ([], []),
    ],
)
def test_word_counts_as_the_labels_do(labels: list[tuple[int, str]], texts: list[str] | None) -> None:
    levels = heading_levels(_headings(*labels), "zh-CN", ["a", "b", "c"])
    assert (None if levels is None else [level.text for level in levels]) == texts


def test_twenty_sections_count_in_chinese() -> None:
    tens = [f"{t}{o}" for t in ("", "十", "二十", "三十") for o in ("", *"一二三四五六七八九")][1:]
    assert heading_levels(_headings(*((1, f"{n}、") for n in tens)), "zh-CN", ["a"]) is not None


def test_emphasis_leans_only_in_latin() -> None:
    from briefsmith.document import Emphasis

    package = Package(
        write_docx(replace(sample(), children=(Paragraph((Emphasis((Text("强调 the word 处"),)),)),)), None)[
            0
        ]
    )
    leaning = {
        package.text(run): run.find(f"{W}rPr/{W}i").get(f"{W}val")
        for run in package.body.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}i") is not None
    }
    assert leaning == {"强调 ": "0", "the word ": None, "处": "0"}
