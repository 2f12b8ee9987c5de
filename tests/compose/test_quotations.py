"""How what was found is printed."""

from __future__ import annotations

import pytest

from briefsmith.compose.quotations import compose_quotation
from briefsmith.document import Citation, Text
from briefsmith.evidence.model import Evidence, Found, Insertion, Omission, Part, Verdict
from briefsmith.library import LibraryEntry, SourceRequest, build_library
from briefsmith.outline.model import Outline
from briefsmith.outline.reader import read_outline
from briefsmith.sources.reader import read_source
from briefsmith.spans import Place, Span

ARTICLE = """---
title: 题目
url: https://example.org/a
source: 某报
date: 2025-01-15
---

第一段的话说完了。

第二段的话也说完了，后面还有。

第三段。
"""
OUTLINE = """title: 题
sources: {a: {file: a.md, grade: B}}
sections:
  - title: 节
    quotes:
      - {source: a, quote: 第一段的话, credibility: 2, note: '按语[@a]', translation: The first}
"""


@pytest.fixture(scope="module")
def outline() -> Outline:
    made, problems = read_outline(OUTLINE.encode(), "outline.yaml", "/nowhere")
    assert made is not None
    assert problems == ()
    return made


@pytest.fixture(scope="module")
def source() -> LibraryEntry:
    request = SourceRequest("a", "a.md", Place("outline.yaml"), grade="B")
    return build_library([request], lambda file: read_source(ARTICLE.encode(), file)).entries["a"]


def printed(outline: Outline, source: LibraryEntry, *parts: Part) -> list[str]:
    (quote,) = outline.quotes()
    found = Evidence("q", "s", "a", Verdict.ELIDED, parts)
    made = compose_quotation(outline, quote.entry, found, source)
    return ["".join(inline.value for inline in each if isinstance(inline, Text)) for each in made.paragraphs]


def piece(source: LibraryEntry, text: str) -> Found:
    assert source.source is not None
    start = source.source.body.text.index(text)
    return Found(text, Span(start, start + len(text)), source.source.body.raw_span(start, start + len(text)))


def test_an_omission_is_printed_as_the_language_does(outline: Outline, source: LibraryEntry) -> None:
    parts = piece(source, "第一段"), Omission("的话", Span(3, 5)), piece(source, "说完了")
    assert printed(outline, source, *parts) == ["第一段……说完了"]


def test_brackets_stand_alone_for_what_they_replace(outline: Outline, source: LibraryEntry) -> None:
    parts = (
        piece(source, "第一段"),
        Omission("的话", Span(3, 5), marked=False),
        Insertion("[的话]"),
        piece(source, "说完了"),
    )
    assert printed(outline, source, *parts) == ["第一段[的话]说完了"]


def test_an_ellipsis_beside_brackets_is_printed(outline: Outline, source: LibraryEntry) -> None:
    parts = (
        piece(source, "第一段"),
        Omission("的话", Span(3, 5)),
        Insertion("[王毅]"),
        piece(source, "说完了"),
    )
    assert printed(outline, source, *parts) == ["第一段……[王毅]说完了"]


def test_a_quotation_over_a_paragraph_break_is_two_paragraphs(outline: Outline, source: LibraryEntry) -> None:
    assert printed(outline, source, piece(source, "话说完了。\n\n第二段")) == ["话说完了。", "第二段"]


def test_the_citation_names_the_paragraphs(outline: Outline, source: LibraryEntry) -> None:
    (quote,) = outline.quotes()
    found = Evidence("q", "s", "a", Verdict.EXACT, (piece(source, "话说完了。\n\n第二段"),))
    made = compose_quotation(outline, quote.entry, found, source)
    citation = made.paragraphs[-1][-1]
    assert isinstance(citation, Citation)
    (cited,) = citation.sources
    assert (cited.key, cited.locator, cited.label) == ("a", "1–2", "paragraph")
    assert made.rating == "B2"
    assert made.translation == (Text("The first"),)
    assert made.provenance is not None
    assert made.provenance.verdict == "exact"


def test_what_is_not_proven_is_marked_and_shows_what_was_typed(
    outline: Outline, source: LibraryEntry
) -> None:
    (quote,) = outline.quotes()
    made = compose_quotation(outline, quote.entry, Evidence("q", "s", "a", Verdict.ALTERED), source)
    assert not made.verified
    assert made.warning == "未核实：与来源不符"
    assert made.paragraphs[0][0] == Text("第一段的话", "zh-CN")


def test_spaces_around_brackets_are_those_typed(outline: Outline, source: LibraryEntry) -> None:
    (quote,) = outline.quotes()
    parts = piece(source, "第一段"), Insertion("[ten]"), piece(source, "说完了")
    found = Evidence("q", "s", "a", Verdict.ELIDED, parts)
    typed = quote.entry.model_copy(update={"quote": "第一段 [ten] 说完了"})
    made = compose_quotation(outline, typed, found, source)
    assert made.paragraphs[0][0] == Text("第一段 [ten] 说完了", "zh-CN")


@pytest.mark.parametrize(
    ("language", "lines", "said"),
    [
        ("zh-CN", "short", "某报，2025年1月15日"),
        ("en", "short", "某报, 15 January 2025"),
        ("zh-CN", "none", ""),
    ],
)
def test_outlet_and_day_stand_below_a_quotation(
    source: LibraryEntry, language: str, lines: str, said: str
) -> None:
    text = f"language: {language}\nsource_lines: {lines}\n{OUTLINE}"
    outline, problems = read_outline(text.encode(), "outline.yaml", "/nowhere")
    assert outline is not None
    assert problems == ()
    (quote,) = outline.quotes()
    found = Evidence("q", "s", "a", Verdict.EXACT, (piece(source, "第一段的话"),))
    assert compose_quotation(outline, quote.entry, found, source).source_line == said
    assert compose_quotation(outline, quote.entry, found, None).source_line == ""
