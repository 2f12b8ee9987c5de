"""What can be written within the brackets of a citation in the prose."""

from __future__ import annotations

import pytest

from briefsmith.compose.prose import prose_blocks
from briefsmith.compose.prose_citations import find_citations
from briefsmith.document import Citation, CitedSource, Paragraph, Text


def cited(text: str) -> list[CitedSource]:
    return [source for found in find_citations(text) if found.citation for source in found.citation.sources]


@pytest.mark.parametrize(
    ("rest", "label", "locator"),
    [
        ("第3段", "paragraph", "3"),
        ("第 3 段落", "paragraph", "3"),
        ("第３—５段", "paragraph", "3–5"),
        ("第3段至第5段", "paragraph", "3–5"),
        ("第三段", "paragraph", "3"),
        ("第十二至十五段", "paragraph", "12–15"),
        ("第3、5段", "paragraph", "3, 5"),
        ("3段", "paragraph", "3"),
        ("第7段落", "paragraph", "7"),
        ("제7단락", "paragraph", "7"),
        ("7문단", "paragraph", "7"),
        ("para. 7", "paragraph", "7"),
        ("para 7", "paragraph", "7"),
        ("paras. 7-9", "paragraph", "7–9"),
        ("paragraphs 7 and 9", "paragraph", "7, 9"),
        ("¶7", "paragraph", "7"),
        ("¶¶ 7–9", "paragraph", "7–9"),
        ("p. 4", "page", "4"),
        ("p4", "page", "4"),
        ("pp. 4-6", "page", "4–6"),
        ("page 4", "page", "4"),
        ("第4页", "page", "4"),
        ("第4頁", "page", "4"),
        ("12-14页", "page", "12–14"),
        ("4ページ", "page", "4"),
        ("4쪽", "page", "4"),
        ("4", "page", "4"),
        ("4-6", "page", "4–6"),
    ],
)
def test_locators(rest: str, label: str, locator: str) -> None:
    for separator in (", ", "，", " "):
        assert cited(f"[@key{separator}{rest}]") == [CitedSource("key", locator, label)]


@pytest.mark.parametrize(
    "rest", ["第二版", "2024年", "12 Nov. 2024", "part 3", "chapter 2", "passim", "第3段话"]
)
def test_what_is_no_locator_is_printed_as_typed(rest: str) -> None:
    assert cited(f"[@key, {rest}]") == [CitedSource("key", suffix=rest)]


def test_words_may_follow_a_locator() -> None:
    assert cited("[@key, 第3段，另见他处]") == [CitedSource("key", "3", "paragraph", suffix="另见他处")]
    assert cited("[@key, p. 4, my italics]") == [CitedSource("key", "4", "page", suffix="my italics")]


def test_several_sources_each_with_its_own() -> None:
    assert cited("[参见 @a, 第3段; @b；see @c.d:e-f, p. 4]") == [
        CitedSource("a", "3", "paragraph", "参见"),
        CitedSource("b"),
        CitedSource("c.d:e-f", "4", "page", "see"),
    ]


@pytest.mark.parametrize("text", [r"\[@key]", "`[@key]`", "见@key所述", "a@key.example", "[key]"])
def test_no_citation(text: str) -> None:
    assert find_citations(text) == ()


def test_an_escaped_citation_is_printed() -> None:
    (block,) = prose_blocks(r"写作\[@key]即可，@key 照印。")
    assert block == Paragraph((Text("写作[@key]即可，@key 照印。"),))


def test_a_citation_stands_in_the_prose_where_it_was_written() -> None:
    (block,) = prose_blocks("前[@key, 第3段]后")
    assert block == Paragraph((Text("前"), Citation((CitedSource("key", "3", "paragraph"),)), Text("后")))
