"""The verification annex: what it says of each quotation, and that it changes nothing before it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefsmith.citations.formatting import cite
from briefsmith.citations.styles import find_style
from briefsmith.compose.annex import shortened, with_annex
from briefsmith.compose.annex_words import annex_title, folding_label, place_text, result_text
from briefsmith.compose.tree import compose
from briefsmith.document import CheckedQuotation, Document, Text, VerificationAnnex
from briefsmith.evidence.finding import find_quotes
from briefsmith.evidence.foldings import KINDS
from briefsmith.evidence.model import Verdict
from briefsmith.library import Library, SourceFileError, SourceRequest, build_library
from briefsmith.outline.reader import read_outline
from briefsmith.sources.reader import read_source
from briefsmith.spans import Place

LANGUAGES = ("zh-CN", "zh-TW", "ja", "ko", "en")
ARTICLE = """---
title: 港口谈判又一年，各方仍然各说各话
url: https://example.org/a
source: 海港日报
date: 2025-01-15
lang: zh-CN
---

第一段说港口谈判没有结果，部长随后离开了会场，记者没有等到答复。

## 谈判的标题写在这里

第二段说双方同意再谈，时间定在明年三月，地点仍在海港城的旧厅。
"""
OUTLINE = """title: 题
language: {language}
citation_style: {style}
annex: verification
sources: {{a: a.md, b: b.md, c: a.md}}
sections:
  - title: 甲
    text: 起句[@a]。
    quotes:
      - {{source: a, quote: 第一段说港口谈判没有结果}}
      - {{source: a, quote: 第二段說雙方同意再談}}
  - title: 乙
    sections:
      - title: 丙
        quotes:
          - {{source: a, quote: '第二段说双方同意再谈……地点仍在[海港城]的旧厅'}}
          - {{source: a, quote: 谈判的标题写在这里}}
          - {{source: a, quote: 第二段说双方不同意再谈}}
          - {{source: b, quote: 这里什么都没有}}
"""


def library() -> Library:
    def read(file: str):  # type: ignore[no-untyped-def]
        if file != "a.md":
            raise SourceFileError(file)
        return read_source(ARTICLE.encode(), file)

    return build_library([SourceRequest(key, f"{key}.md", Place("o.yaml")) for key in "ab"], read)


def built(language: str = "zh-CN", style: str = "gb-t-7714-2025-note") -> tuple[Document, Document]:
    """The briefing before and after the annex."""
    text = OUTLINE.format(language=language, style=style)
    outline, _ = read_outline(text.encode(), "o.yaml", "/nowhere")
    assert outline is not None
    sources = library()
    evidence = find_quotes(outline, sources)
    path, _ = find_style(style, Path())
    assert path is not None
    cited, _ = cite(compose(outline, sources, evidence, draft=True), sources, path, language)
    return cited, with_annex(cited, sources, evidence)


def annex(document: Document) -> VerificationAnnex:
    found = document.children[-1]
    assert isinstance(found, VerificationAnnex)
    return found


@pytest.fixture(scope="module")
def rows() -> tuple[CheckedQuotation, ...]:
    return annex(built()[1]).quotations


def test_it_follows_the_briefing_and_changes_nothing_in_it() -> None:
    before, after = built()
    assert after.children[: len(before.children)] == before.children
    assert replace(after, children=before.children) == before


def test_each_quotation_is_found_by_the_number_of_its_footnote(rows: tuple[CheckedQuotation, ...]) -> None:
    assert [row.notes for row in rows] == [(2,), (3,), (4,), (5,), (6,), (7,)]
    assert [row.section for row in rows[1:3]] == [("一、", "甲"), ("（一）", "丙")]


def test_without_footnotes_the_quotations_are_counted() -> None:
    made = annex(built(style="gb-t-7714-2025-numeric")[1])
    assert [row.order for row in made.quotations] == [1, 2, 3, 4, 5, 6]
    assert not made.by_notes


def test_verdicts_are_told_in_words(rows: tuple[CheckedQuotation, ...]) -> None:
    assert [row.verdict for row in rows] == [
        "逐字一致",
        "归一后一致",
        "有删补，其余一致",
        "逐字一致",
        "未核实：与来源不符",
        "未核实：来源无法读取",
    ]
    assert [row.verified for row in rows] == [True, True, True, True, False, False]


def test_what_was_folded_omitted_and_put_in_isshortened(rows: tuple[CheckedQuotation, ...]) -> None:
    assert rows[0].folded == ""
    assert rows[1].folded == "繁简"
    labelled = [(label, text.value) for label, text in rows[2].changes]
    assert ("略去", "，时间定在明年三月，") in labelled
    assert all(text.language == "zh-CN" for _, text in rows[2].changes)
    assert rows[0].changes == ()


def test_places_and_offsets_lead_to_the_very_words(rows: tuple[CheckedQuotation, ...]) -> None:
    assert [row.place for row in rows] == ["第1段", "第2段", "第2段", "标题", "—", "—"]
    raw = read_source(ARTICLE.encode(), "a.md").raw
    assert [raw[span.start : span.end] for span in rows[0].raw_spans] == ["第一段说港口谈判没有结果"]
    pieces = [raw[span.start : span.end] for span in rows[2].raw_spans]
    assert pieces[0] == "第二段说双方同意再谈"
    assert rows[4].raw_spans == rows[5].raw_spans == ()


def test_the_source_is_named_and_its_file_is_listed_once() -> None:
    made = annex(built()[1])
    shown = "".join(part.value for part in made.quotations[0].source if isinstance(part, Text))
    assert shown == "海港日报《港口谈判又一年，各方仍然各说各话》"
    digest = read_source(ARTICLE.encode(), "a.md").digest
    assert [(file.key, file.file, file.digest) for file in made.files] == [("a", "a.md", digest)]
    assert made.quotations[0].digest == digest
    assert made.quotations[5].digest == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_it_has_a_translation(language: str) -> None:
    words = {annex_title(language)} | {result_text(str(verdict), language) for verdict in Verdict}
    words |= {folding_label(kind, language) for kind in KINDS}
    assert all(words)
    assert len(words) == 1 + len(Verdict) + len(KINDS)
    if language != "en":
        assert not words & (set(KINDS) | {str(verdict) for verdict in Verdict})


@pytest.mark.parametrize(
    ("pages", "paragraphs", "language", "text"),
    [
        ("", "3", "zh-CN", "第3段"),
        ("2", "3–4", "zh-CN", "第2页、第3–4段"),
        ("2–3", "", "en", "pp. 2–3"),
        ("2", "5", "en", "p. 2, para. 5"),
        ("", "", "ko", "제목"),
    ],
)
def test_pages_and_paragraphs(pages: str, paragraphs: str, language: str, text: str) -> None:
    assert place_text(pages, paragraphs, language) == text


def test_long_words_are_cut_where_no_number_or_word_is() -> None:
    assert shortened("a few words", 48, 24) == "a few words"
    long = shortened("The ministers met in 2024 and agreed that nothing would be said", 23, 10)
    assert long == "The ministers met in…be said"
    assert shortened("韩" * 10 + "2026年" + "朝" * 30, 22, 10) == "韩" * 10 + "…" + "朝" * 5
    assert shortened("", 4, 2) == ""


def test_a_briefing_without_quotations_gets_no_annex() -> None:
    document = built()[0]
    empty = replace(document, children=())
    assert with_annex(empty, library(), ()) == empty
