"""Repeats: which note they name, in which words, and what they say where notes are numbered anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from test_citing import LIBRARY, NOTE, STYLES, document, note_of, paragraphs

from briefsmith.citations.formatting import cite
from briefsmith.citations.inlines import plain
from briefsmith.document import (
    Block,
    Citation,
    CitedSource,
    Document,
    Footnote,
    Heading,
    Inlines,
    Link,
    NoteNumbering,
    NoteReference,
    Paragraph,
    Superscript,
    Text,
)

NOTE_2015 = STYLES / "gb-t-7714-2015-note.csl"
FULL = "三方将会晤[N/OL]. 美国之音，2024-11-15. https://e.cn/1."


def section(title: str, *citations: Citation) -> tuple[Block, ...]:
    return (Heading(1, (Text(title),), title), *paragraphs(*citations))


def notes_of(made: Document) -> list[Footnote]:
    return [
        inline
        for block in made.children
        if isinstance(block, Paragraph)
        for inline in block.children
        if isinstance(inline, Footnote)
    ]


def printed(*blocks: Block, style: Path = NOTE, language: str = "zh-CN", **numbering: object) -> list[str]:
    notes = NoteNumbering(**numbering)  # type: ignore[arg-type]  # the tests know its fields
    given = replace(document(*blocks), notes=notes, language=language)
    made, problems = cite(given, LIBRARY, style, language)
    assert problems == ()
    return [plain(note.children) for note in notes_of(made)]


def test_a_repeat_refers_to_the_note_itself() -> None:
    made, _ = cite(
        document(*paragraphs(note_of("ja"), note_of("voa"), note_of("voa"))), LIBRARY, NOTE, "zh-CN"
    )
    assert notes_of(made)[2].children == (Text("同"), NoteReference(2), Text("."))


def test_notes_without_citations_between_are_counted() -> None:
    own = Paragraph((Text("文"), Footnote(0, (Text("说明。"),))))
    blocks = (
        *paragraphs(note_of("voa")),
        own,
        own,
        *paragraphs(note_of("ja"), note_of("ja"), note_of("voa")),
    )
    assert printed(*blocks)[-2:] == ["同4.", "同1."]


def test_a_citation_within_a_note_of_ones_own_repeats_and_is_repeated() -> None:
    cited = replace(note_of("voa"), goes_on=True)
    own = Paragraph((Text("文"), Footnote(0, (Text("参看"), cited, Text("，并非定论。")))))
    made = printed(own, *paragraphs(note_of("voa"), note_of("ja")), own)
    assert made[1] == "同1."
    assert made[0] == f"参看{FULL[:-1]}，并非定论。"
    assert made[3] == "参看同1，并非定论。"


def test_sections_in_another_order_are_counted_anew() -> None:
    first, second = section("甲", note_of("voa"), note_of("ja")), section("乙", note_of("ja"), note_of("voa"))
    assert printed(*first, *second)[2:] == ["同2.", "同1."]
    assert printed(*second, *first)[2:] == ["同2.", "同1."]


def test_as_above_is_said_of_the_note_above_only() -> None:
    own = Paragraph((Text("文"), Footnote(0, (Text("说明。"),))))
    cited = paragraphs(note_of("voa"), note_of("voa"), note_of(CitedSource("voa", "3", "paragraph")))
    assert printed(*cited, style=NOTE_2015)[1:] == ["同上.", "同上: 第3段."]
    assert (
        printed(*paragraphs(note_of("voa")), own, *paragraphs(note_of("voa")), style=NOTE_2015)[2] == "同1."
    )
    both = paragraphs(note_of("voa"), note_of("ja"), note_of("voa", "ja"), note_of("ja"))
    assert printed(*both, style=NOTE_2015)[2:] == ["同1; 同2.", "同2."]


@pytest.mark.parametrize(
    ("language", "repeat", "after", "above"),
    [
        ("zh-CN", "同1.", "参见同1：第3段.", "同上."),
        ("zh-TW", "同1.", "参见同1：第3段.", "同上."),
        ("en", "Same as note 1.", "参见note 1：第3段.", "Ibid."),
        ("ja", "注1に同じ.", "参见注1に同じ：第3段.", "同上."),
        ("ko", "앞의 각주 1.", "参见앞의 각주 1：第3段.", "위와 같음."),
        ("fr", "Same as note 1.", "参见note 1：第3段.", "Ibid."),
    ],
)
def test_a_repeat_is_said_in_the_language_of_the_briefing(
    language: str, repeat: str, after: str, above: str
) -> None:
    located = CitedSource("voa", "3", "paragraph", prefix="参见")
    blocks = paragraphs(note_of("voa"), note_of("ja"), note_of("voa"), note_of(located))
    assert printed(*blocks, language=language)[2:] == [repeat, after]
    assert (
        printed(*paragraphs(note_of("voa"), note_of("voa")), style=NOTE_2015, language=language)[1] == above
    )


def test_several_sources_are_each_the_same_as_a_note() -> None:
    blocks = paragraphs(note_of("voa"), note_of("ja"), note_of("voa", "ja"))
    assert printed(*blocks, language="en")[2] == "Same as note 1；same as note 2."


def test_a_title_that_says_as_above_is_left_alone() -> None:
    made = printed(*paragraphs(note_of("voa")), language="en")
    assert made == [FULL]


def test_where_sections_begin_anew_a_source_is_cited_in_full_in_each() -> None:
    blocks = (
        *paragraphs(note_of("voa")),
        *section("甲", note_of("voa"), note_of("voa")),
        *section("乙", note_of("ja"), note_of("voa"), note_of("voa")),
    )
    made = printed(*blocks, restart="section")
    assert [made[0], made[1], made[4]] == [FULL, FULL, FULL]
    # The tree counts through; that this is note ② of its section is the writer's to say.
    assert [made[2], made[5]] == ["同2.", "同5."]


def test_where_pages_begin_anew_no_number_is_named() -> None:
    assert printed(*paragraphs(note_of("voa"), note_of("voa"), note_of("voa")), restart="page") == [FULL] * 3


def test_styles_with_short_forms_do_not_mind_where_notes_begin() -> None:
    numeric = STYLES / "gb-t-7714-2025-numeric.csl"
    given = replace(
        document(*paragraphs(note_of("voa"), note_of("voa"))), notes=NoteNumbering(restart="page")
    )
    made, _ = cite(given, LIBRARY, numeric, "zh-CN")
    assert [plain(block.children) for block in made.children if isinstance(block, Paragraph)] == ["文[1]"] * 2


@pytest.mark.parametrize(
    ("style", "circled"), [("2025-note", True), ("2015-note", True), ("2025-numeric", False)]
)
def test_gb_notes_have_circled_figures(style: str, circled: bool) -> None:
    given = document(*paragraphs(note_of("voa")))
    made, _ = cite(given, LIBRARY, STYLES / f"gb-t-7714-{style}.csl", "zh-CN")
    assert made.notes.circled is circled


def test_the_outline_has_the_last_word_on_figures() -> None:
    given = replace(document(*paragraphs(note_of("voa"))), notes=NoteNumbering(format_asked=True))
    assert cite(given, LIBRARY, NOTE, "zh-CN")[0].notes.circled is False


def test_a_saved_copy_is_named_where_a_source_is_cited_in_full() -> None:
    given = replace(document(*paragraphs(note_of("voa"), note_of("voa", "ja"))), copies_in_notes=True)
    made, _ = cite(given, LIBRARY, NOTE, "zh-CN")
    first, second = (plain(note.children) for note in notes_of(made))
    assert first == f"{FULL} saved_copycolonseeds/voa.txt."
    assert second.endswith("https://e.jp/3. saved_copycolonseeds/ja.txt.")


def linked_of(source: CitedSource, style: Path = NOTE) -> tuple[Inlines, Inlines]:
    made, _ = cite(document(*paragraphs(note_of(source), note_of(source))), LIBRARY, style, "zh-CN")
    first, second = notes_of(made)
    return first.children, second.children


def test_links_open_at_the_passage_and_print_the_plain_address() -> None:
    first, second = linked_of(CitedSource("voa", "12", "paragraph", passage=":~:text=a"))
    assert Link((Text("https://e.cn/1"),), "https://e.cn/1#:~:text=a") in first
    assert second == (
        Text("同"),
        NoteReference(1),
        Text("："),
        Link((Text("第12段"),), "https://e.cn/1#:~:text=a"),
        Text("."),
    )


@pytest.mark.parametrize(
    ("key", "locator", "shown"),
    [("en", "7", "para. 7"), ("ja", "3–5", "第3–5段落"), ("ko", "7", "제7단락"), ("voa", "2, 9", "第2, 9段")],
)
def test_the_whole_locator_is_the_link(key: str, locator: str, shown: str) -> None:
    _, second = linked_of(CitedSource(key, locator, "paragraph", passage="page=2"))
    (link,) = (inline for inline in second if isinstance(inline, Link))
    assert plain(link.children) == shown


def test_several_sources_are_opened_where_their_addresses_are_printed() -> None:
    cited = note_of(CitedSource("voa", passage="page=2"), CitedSource("ja", passage="page=3"))
    made, _ = cite(document(*paragraphs(cited, cited)), LIBRARY, NOTE, "zh-CN")
    first, _ = notes_of(made)
    targets = [inline.target for inline in first.children if isinstance(inline, Link)]
    assert targets == ["https://e.cn/1#page=2", "https://e.jp/3#page=3"]


def test_the_locator_of_a_raised_number_is_a_link() -> None:
    cited = note_of(CitedSource("voa", "12", "paragraph", passage="page=2"))
    made, _ = cite(document(*paragraphs(cited)), LIBRARY, STYLES / "gb-t-7714-2025-numeric.csl", "zh-CN")
    (block,) = made.children
    assert isinstance(block, Paragraph)
    raised = block.children[1]
    assert isinstance(raised, Superscript)
    assert raised.children[1] == Link((Text("第12段"),), "https://e.cn/1#page=2")


def test_no_passage_no_locator_no_link() -> None:
    plain_first, second = linked_of(CitedSource("voa", "3", "paragraph"))
    assert Link((Text("https://e.cn/1"),), "https://e.cn/1") in plain_first
    assert not any(isinstance(inline, Link) for inline in second)
    _, bare = linked_of(CitedSource("voa", passage=":~:text=a"))
    assert not any(isinstance(inline, Link) for inline in bare)


def test_icd_206_says_see_note_in_the_language_of_the_briefing() -> None:
    style, both = STYLES / "icd-206.csl", Citation((CitedSource("voa"), CitedSource("ko")))
    blocks = paragraphs(note_of("voa"), note_of("ko"), both, Citation((CitedSource("ko", prefix="cf. "),)))
    assert printed(*blocks, style=style)[2:] == ["见注1; 见注2.", "cf. 见注2."]
    assert printed(*blocks, style=style, language="en")[2:] == ["See note 1; see note 2.", "cf. see note 2."]
    assert printed(*blocks, style=style, language="ja")[2:] == ["注1参照; 注2参照.", "cf. 注2参照."]


def test_in_a_note_of_several_repeats_a_locator_is_linked_where_it_is_certainly_its_own() -> None:
    def links(first: str, second: str) -> list[tuple[str, str]]:
        cited = Citation(
            (
                CitedSource("voa", first, "paragraph", passage="page=2"),
                CitedSource("ja", second, "paragraph", passage="page=3"),
            )
        )
        made, _ = cite(document(*paragraphs(note_of("voa"), note_of("ja"), cited)), LIBRARY, NOTE, "zh-CN")
        return [
            (plain(inline.children), inline.target)
            for inline in notes_of(made)[2].children
            if isinstance(inline, Link)
        ]

    assert links("12", "3") == [("第12段", "https://e.cn/1#page=2"), ("第3段落", "https://e.jp/3#page=3")]
    assert links("3", "3") == []
