"""What the engine answers, read back: every kind of inline, and nothing live but web addresses."""

from __future__ import annotations

from typing import Any

import pytest

from briefsmith.citations.engine import engine_locale
from briefsmith.citations.inlines import in_language, plain, read_inlines, without_end, without_start
from briefsmith.document import Emphasis, Inline, LineBreak, Link, Strong, Superscript, Text

NO_ATTRIBUTES: list[Any] = ["", [], []]


def s(text: str) -> dict[str, Any]:
    return {"t": "Str", "c": text}


@pytest.mark.parametrize(
    ("node", "inline"),
    [
        (s("a"), Text("a")),
        ({"t": "Emph", "c": [s("a")]}, Emphasis((Text("a"),))),
        ({"t": "Strong", "c": [s("a")]}, Strong((Text("a"),))),
        ({"t": "Superscript", "c": [s("a"), {"t": "Space"}, s("b")]}, Superscript((Text("a b"),))),
        ({"t": "LineBreak"}, LineBreak()),
        ({"t": "SmallCaps", "c": [s("a")]}, Text("a")),
        ({"t": "Underline", "c": [{"t": "Emph", "c": [s("a")]}]}, Emphasis((Text("a"),))),
        ({"t": "Quoted", "c": [{"t": "DoubleQuote"}, [s("a")]]}, Text("“a”")),
        ({"t": "Code", "c": [NO_ATTRIBUTES, "a"]}, Text("a")),
        ({"t": "RawInline", "c": ["html", "<b>"]}, Text("<b>")),
        ({"t": "Note", "c": [{"t": "Para", "c": [s("a")]}]}, Text("a")),
        (
            {"t": "Link", "c": [NO_ATTRIBUTES, [s("a")], ["https://e.cn", ""]]},
            Link((Text("a"),), "https://e.cn"),
        ),
        ({"t": "Link", "c": [NO_ATTRIBUTES, [s("a")], ["javascript:alert(1)", ""]]}, Text("a")),
        ({"t": "Link", "c": [NO_ATTRIBUTES, [s("a")], ["file:///etc/hosts", ""]]}, Text("a")),
        (s("e\u0301"), Text("é")),
    ],
)
def test_each_kind(node: dict[str, Any], inline: Inline) -> None:
    assert read_inlines([node]) == (inline,)


def test_a_label_in_the_margin_is_left_out_unless_asked_for() -> None:
    margin = {"t": "Span", "c": [["", ["csl-left-margin"], []], [s("[1]")]]}
    right = {"t": "Span", "c": [["", ["csl-right-inline"], []], [s("a")]]}
    assert read_inlines([margin, right]) == (Text("a"),)
    assert read_inlines([margin, right], label=True) == (Text("[1] a"),)


def test_ends_are_taken_away_only_where_they_stand() -> None:
    link = Link((Text("https://e.cn"),), "https://e.cn")
    assert without_end((link, Text(".")), ".") == (link,)
    assert without_end((Text("a."),), ".") == (Text("a"),)
    assert without_end((link,), ".") == (link,)
    assert without_start((Text("(a"),), "(") == (Text("a"),)
    assert without_start((link,), "(") == (link,)


def test_a_language_marks_only_text_that_can_be_in_it() -> None:
    inlines = (Text("同1."), Emphasis((Text("title"),)), Link((Text("https://e.cn"),), "https://e.cn"))
    marked = in_language(inlines, "en-US")
    assert marked == (Text("同1."), Emphasis((Text("title", "en-US"),)), inlines[2])
    assert in_language((Text("同1."),), "ja-JP") == (Text("同1.", "ja-JP"),)
    assert plain(marked) == plain(inlines)


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("zh", "zh-CN"),
        ("zh-CN", "zh-CN"),
        ("zh-Hans-SG", "zh-CN"),
        ("zh-Hant", "zh-TW"),
        ("zh-HK", "zh-TW"),
        ("en", "en-US"),
        ("en-GB", "en-GB"),
        ("ja-JP", "ja-JP"),
        ("ko", "ko-KR"),
        ("eo", "eo"),
    ],
)
def test_locales(language: str, locale: str) -> None:
    assert engine_locale(language) == locale
