"""Every quotation of an outline, with its diagnostics, over a library made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from briefsmith.diagnostics import Severity
from briefsmith.evidence.elsewhere import FoldedBodies
from briefsmith.evidence.finding import find_quotes
from briefsmith.evidence.model import Evidence, Verdict
from briefsmith.evidence.request import QuoteRequest
from briefsmith.library import Library, LibraryEntry
from briefsmith.outline.entries import OutlineEntry, QuoteEntry, SectionEntry, SourceEntry
from briefsmith.outline.model import Outline
from briefsmith.sources.model import Block, BlockKind, Metadata, Source
from briefsmith.spans import LineIndex, Place, Span
from briefsmith.text.mapped import MappedText

FIRST = "部长说，美国没有通知盟友就撤出了2,300名士兵。\n\n协议于2020年签署。部长说，谈判继续。"
SECOND = "另一篇文章说，油价上涨了一成。"
CAPTION = "国防部长星期五发表讲话。"


def source(body: str, caption: str = "") -> Source:
    raw = f"<p>{body}"
    blocks = [Block(BlockKind.PARAGRAPH, MappedText.verbatim(body, 3), 0, len(body), number=1)]
    if caption:
        blocks.append(Block(BlockKind.CAPTION, MappedText.verbatim(caption, len(raw))))
    text = MappedText.verbatim(body, 3)
    return Source("a.md", "plain", "utf-8", "0", raw + caption, Metadata(), tuple(blocks), text)


LIBRARY = Library(
    {
        "first": LibraryEntry("first", "a.md", source(FIRST, CAPTION), Metadata()),
        "second": LibraryEntry("second", "b.md", source(SECOND), Metadata()),
        "missing": LibraryEntry("missing", "c.md", None, Metadata()),
        "empty": LibraryEntry("empty", "d.md", source(" "), Metadata()),
    }
)


def find(**quote: Any) -> Evidence:
    entry = QuoteEntry(**{"source": "first", **quote})
    section = SectionEntry(title="节", quotes=(entry,))
    root = OutlineEntry(title="题", sources={"first": SourceEntry(file="a.md")}, sections=(section,))
    path = ("sections", 0, "quotes", 0)
    places = {
        (*path, key): Place("o.yaml", line) for line, key in enumerate(("quote", "from", "after", "to"), 1)
    }
    outline = Outline("o.yaml", "/project", root, LineIndex("o.yaml", ""), places, {})
    return find_quotes(outline, LIBRARY)[0]


def test_an_exact_quotation_has_nothing_said_of_it() -> None:
    found = find(quote="协议于2020年签署")
    assert (found.verdict, found.diagnostics, found.quote_id, found.section_id) == (
        Verdict.EXACT,
        (),
        "s1-1",
        "s1",
    )
    start = FIRST.index("协议")
    assert found.found[0].span == Span(start, start + 10)
    assert found.found[0].raw_span == Span(start + 3, start + 13)


@pytest.mark.parametrize(
    ("quote", "code", "severity"),
    [
        ("協議於2020年簽署", "quote-folded", Severity.NOTE),
        ("部长说……谈判继续", "quote-elided", Severity.NOTE),
        ("通知盟友就撤出了2,300名士兵", "quote-cut-negation", Severity.WARNING),
        ("协议于2021年签署", "quote-altered", Severity.ERROR),
        ("协议于2020年签署。", "quote-elided", None),
        ("谈判继续", "quote-cut-attribution", Severity.WARNING),
        ("部长说", "quote-ambiguous", Severity.ERROR),
        ("毫不相干的一段文字，完全没有写过", "quote-absent", Severity.ERROR),
        ("", "quote-too-short", Severity.ERROR),
        ("2020", "quote-too-short", Severity.ERROR),
    ],
)
def test_what_is_said(quote: str, code: str, severity: Severity | None) -> None:
    found = find(quote=quote)
    if severity is None:
        assert found.diagnostics == ()
        return
    told = [(said.code, said.severity) for said in found.diagnostics if said.code != "quote-cut-inside"]
    assert told == [(code, severity)]
    said = found.diagnostics[0]
    assert said.place == Place("o.yaml", 1)
    assert said.message
    assert said.help
    assert found.verified == (severity is not Severity.ERROR)


def test_a_quotation_that_begins_or_ends_within_a_clause_is_noted() -> None:
    said = find(quote="国没有通知盟友就撤").diagnostics
    assert [(item.code, item.severity) for item in said] == [("quote-cut-inside", Severity.NOTE)]
    assert "…长说，美|国没有通…" in said[0].message
    assert "友就撤|出了2," in said[0].message
    assert find(quote="部长说，美国没有通知盟友就撤出了2,300名士兵。").diagnostics == ()
    said = find(quote="美国没有通知盟友就撤……协议于2020年签").diagnostics
    (note,) = [item for item in said if item.code == "quote-cut-inside"]
    assert "友就撤|出了2," in note.message
    assert "年签|署。" in note.message
    assert "通知|" not in note.message
    assert find(**{"from": "长说，美国", "to": "签署。"}).diagnostics[0].code == "quote-cut-inside"


def test_a_difference_is_shown_and_the_line_to_paste_is_given() -> None:
    said = find(quote="协议于2021年签署").diagnostics[0]
    assert said.detail == ("typed:  协议于[2021]年签署", "source: 协议于[2020]年签署")
    assert "a number" in said.message
    assert said.help == "The source says: 协议于2020年签署"
    said = find(quote="美国通知盟友就撤出了2,300名士兵").diagnostics[0]
    assert "a negation" in said.message
    assert said.detail[1] == "source: 美国[没有]通知盟友就撤出了2,300名士兵"


def test_words_in_another_part_of_the_page_or_another_source_are_told() -> None:
    said = find(quote="国防部长星期五发表讲话").diagnostics[0]
    assert said.code == "quote-absent"
    assert "caption" in said.message
    for words in (
        {"quote": "油价上涨了一成"},
        {"quote": "另一篇文章……油价上涨了一成"},
        {"quote": "文章[当时]说，油价上涨了一成", "nth": 1},
        {"from": "另一篇文章", "to": "一成。"},
    ):
        said = find(**words).diagnostics[0]
        assert said.code in ("quote-absent", "quote-altered")
        assert "second" in said.help
    assert "caption" in find(quote="国防部长……发表讲话").diagnostics[0].message


def test_places_of_an_ambiguous_quotation_are_listed_with_their_surroundings() -> None:
    said = find(quote="部长说").diagnostics[0]
    assert len(said.detail) == 2
    assert "谈判继续" in said.detail[1]


def test_after_is_blamed_at_its_own_place() -> None:
    said = find(quote="部长说", after="没有的话").diagnostics[0]
    assert (said.code, said.place) == ("quote-after-absent", Place("o.yaml", 3))
    assert find(quote="部长说", after="年签署。").verdict is Verdict.EXACT


def test_a_passage_is_placed_at_its_first_words() -> None:
    found = find(**{"from": "部长说，美国", "to": "签署。"})
    assert found.found[0].text == FIRST[: FIRST.index("部长说，谈判")]
    said = find(**{"from": "部长说，英国", "to": "签署。"}).diagnostics[0]
    assert said.place == Place("o.yaml", 2)


@pytest.mark.parametrize("last", ["年签字。", "美国没有", "。"])
def test_wrong_last_words_are_blamed_at_their_own_place(last: str) -> None:
    said = find(**{"from": "部长说，美国", "to": last}).diagnostics[0]
    assert (said.severity, said.place) == (Severity.ERROR, Place("o.yaml", 4))


def test_places_of_an_ambiguous_quotation_lead_into_the_file() -> None:
    found = find(quote="部长说")
    assert [span.start for span in found.raw_places] == [span.start + 3 for span in found.places]


@pytest.mark.parametrize("key", ["missing", "empty", "nowhere"])
def test_an_unreadable_source(key: str) -> None:
    found = find(source=key, quote="随便什么话")
    assert found.verdict is Verdict.UNREADABLE
    # A key that nothing defines is a mistake of the outline, and told there.
    assert [said.code for said in found.diagnostics] == ([] if key == "nowhere" else ["quote-unreadable"])


@pytest.mark.parametrize("quote", ["[" * 50, "…" * 50, "a" * 5000, "[x]" * 30, "。" * 9])
def test_hostile_quotations_end_in_a_verdict(quote: str) -> None:
    assert not find(quote=quote).verified


@pytest.mark.parametrize("quote", ["[T]he talks went on today", "[T]he talks went on … in Seoul"])
def test_a_first_letter_in_brackets_is_found_in_another_source_too(quote: str) -> None:
    bodies = {"first": FIRST, "other": "He said that the talks went on today, and so on, in Seoul."}
    library = Library({key: LibraryEntry(key, key, source(body), Metadata()) for key, body in bodies.items()})
    elsewhere = FoldedBodies(library).elsewhere(QuoteRequest(quote=quote), "first")
    assert elsewhere.keys == ("other",)
