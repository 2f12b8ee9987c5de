"""The citation pass on small documents: numbers, repeats, languages, locators, hostile text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefsmith.citations.formatting import cite
from briefsmith.citations.inlines import plain
from briefsmith.citations.styles import list_styles
from briefsmith.document import (
    Block,
    BlockQuote,
    BulletList,
    Citation,
    CitedSource,
    Document,
    Footnote,
    Heading,
    Inline,
    KeyPoints,
    Labels,
    Link,
    NoteReference,
    Paragraph,
    Quotation,
    SourceEntry,
    SourceList,
    Superscript,
    Table,
    Text,
)
from briefsmith.library import Library, LibraryEntry
from briefsmith.sources.model import Candidate, Metadata, MetadataField

STYLES = Path(__file__).resolve().parents[2] / "templates" / "styles"
NOTE = STYLES / "gb-t-7714-2025-note.csl"
NUMERIC = STYLES / "gb-t-7714-2025-numeric.csl"
LABELS = Labels(**{field.name: field.name for field in fields(Labels)})

AUTHOR_DATE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>t</title><id>t</id><updated>2025-01-01T00:00:00+00:00</updated></info>
<citation et-al-min="3" et-al-use-first="1"><layout prefix="(" suffix=")" delimiter="; ">
<group delimiter=", "><names variable="author"><name form="short"/></names>
<date variable="issued"><date-part name="year"/></date>
<group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></group>
</layout></citation></style>"""


def entry(
    key: str, accessed: str | None = None, csl: dict[str, Any] | None = None, **known: str
) -> LibraryEntry:
    metadata = Metadata(**{name: MetadataField((Candidate(value, "x"),)) for name, value in known.items()})
    return LibraryEntry(key, f"seeds/{key}.txt", None, metadata, accessed=accessed, csl=csl or {})


ENTRIES = (
    entry(
        "voa",
        title="三方将会晤",
        outlet="美国之音",
        date="2024-11-15",
        url="https://e.cn/1",
        language="zh-CN",
    ),
    entry(
        "post",
        accessed="2025-10-06",
        title="三国“抱团”",
        outlet="某某观察",
        date="2025-01-30",
        url="https://mp.weixin.qq.com/s?a=1&b=2",
        language="zh-CN",
    ),
    entry(
        "en",
        title="iPhone news",
        outlet="The Example Times",
        author="Ann Lee; Bob Ray; Cy Poe; Di Fox",
        date="2024-06",
        url="https://e.com/2",
        language="en",
    ),
    entry("ja", title="会談の成果", outlet="某新聞", date="2024-01-03", url="https://e.jp/3", language="ja"),
    entry("ko", title="회담 결과", outlet="모 일보", date="2024-01-04", url="https://e.kr/4", language="ko"),
)
LIBRARY = Library({item.key: item for item in ENTRIES})


def note_of(*sources: str | CitedSource) -> Citation:
    return Citation(tuple(CitedSource(item) if isinstance(item, str) else item for item in sources))


def document(*children: Block, listed: tuple[str, ...] = ()) -> Document:
    rows = tuple(SourceEntry(key, (), None, None, f"seeds/{key}.txt", "") for key in listed)
    blocks = (*children, SourceList(rows)) if rows else children
    return Document("题目", "", "", "2025-02-01", "", "zh-CN", "", LABELS, blocks)


def paragraphs(*citations: Citation) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Text("文"), citation)) for citation in citations)


def printed(style: Path, *citations: Citation, library: Library = LIBRARY) -> list[str]:
    """The text of what each citation became, in order."""
    made, problems = cite(document(*paragraphs(*citations)), library, style, "zh-CN")
    assert problems == ()
    found = []
    for block in made.children:
        assert isinstance(block, Paragraph)
        last = block.children[1:]
        found.append(plain(last[0].children if isinstance(last[0], Footnote) else last))
    return found


def test_first_citation_and_repeats_name_the_printed_note() -> None:
    assert printed(NOTE, note_of("voa"), note_of("post"), note_of("voa"), note_of("voa")) == [
        "三方将会晤[N/OL]. 美国之音，2024-11-15. https://e.cn/1.",
        "某某观察. 三国“抱团”[EB/OL]. （2025-01-30）[2025-10-06]. https://mp.weixin.qq.com/s?a=1&b=2.",
        "同1.",
        "同1.",
    ]


def test_repeats_count_notes_not_citations() -> None:
    several = note_of("voa", "post", "ja")
    assert printed(NOTE, several, note_of("ko"), note_of("post"), note_of("ko", "post")) == [
        (
            "三方将会晤[N/OL]. 美国之音，2024-11-15. https://e.cn/1；"
            "某某观察. 三国“抱团”[EB/OL]. （2025-01-30）[2025-10-06]. https://mp.weixin.qq.com/s?a=1&b=2；"
            "会談の成果[N/OL]. 某新聞，2024-01-03. https://e.jp/3."
        ),
        "회담 결과[N/OL]. 모 일보，2024-01-04. https://e.kr/4.",
        "某某观察. 三国“抱团”[EB/OL]. （2025-01-30）[2025-10-06]. https://mp.weixin.qq.com/s?a=1&b=2.",
        "同2；同3.",
    ]


def test_a_note_without_citation_counts_too() -> None:
    standing = Paragraph((Footnote(99, (Text("说明"), note_of("en"))),))
    made, _ = cite(document(standing, *paragraphs(note_of("voa"), note_of("voa"))), LIBRARY, NOTE, "zh-CN")
    numbers = [inline for block in made.children for inline in block.children if isinstance(inline, Footnote)]  # type: ignore[union-attr]  # only paragraphs are in it
    assert [note.number for note in numbers] == [1, 2, 3]
    assert plain(numbers[0].children).startswith("说明Lee A，Ray B")
    assert plain(numbers[2].children) == "同2."


@pytest.mark.parametrize(
    ("source", "label", "locator", "first", "repeat"),
    [
        ("voa", "paragraph", "7", "美国之音，2024-11-15：第7段. https", "同1：第7段."),
        ("voa", "page", "12", "美国之音，2024-11-15：12. https", "同1：12."),
        ("post", "paragraph", "3", "[2025-10-06]：第3段. https", "同1：第3段."),
        ("en", "paragraph", "7", "2024-06：para. 7. https", "同1：para. 7."),
        ("ja", "paragraph", "7", "2024-01-03：第7段落. https", "同1：第7段落."),
        ("ko", "paragraph", "7", "2024-01-04：제7단락. https", "同1：제7단락."),
        ("voa", "nonsense", "3–5", "2024-11-15：3-5. https", "同1：3-5."),
    ],
)
def test_locators(source: str, label: str, locator: str, first: str, repeat: str) -> None:
    cited = note_of(CitedSource(source, locator, label))
    made = printed(NOTE, cited, cited)
    assert first in made[0]
    assert made[1] == repeat


def test_a_locator_cannot_end_its_braces() -> None:
    assert printed(NOTE, note_of("voa"), note_of(CitedSource("voa", "2}{ 3", "page")))[1] == "同1：2 3."


def test_prefix_and_suffix_stand_as_typed() -> None:
    cited = [
        CitedSource("voa", prefix="参见", suffix="，另见他处。"),
        CitedSource("voa", "2", "page", "see", "12 more"),
    ]
    assert printed(NOTE, note_of("voa"), *(note_of(source) for source in cited)) == [
        "三方将会晤[N/OL]. 美国之音，2024-11-15. https://e.cn/1.",
        "参见同1，另见他处.",
        "see 同1：2, 12 more.",
    ]


def test_et_al_is_in_the_language_of_the_source() -> None:
    four = {
        "zh": ("王伟、李芳、张敏、赵明", "标题", "王伟，李芳，张敏，等."),
        "en": ("Ann Lee; Bob Ray; Cy Poe; Di Fox", "A title", "Lee A，Ray B，Poe C，et al."),
        "ja": ("田中一、鈴木二、佐藤三、高橋四", "題名", "田中一，鈴木二，佐藤三，他."),
        "ko": ("김일; 이이; 박삼; 최사", "제목", "김일，이이，박삼，외."),
        "ru": (
            "А. Иванов; Б. Петров; В. Сидоров; Г. Орлов",
            "Название",
            "Иванов А，Петров Б，Сидоров В，и др.",
        ),
    }
    entries = [entry(k, author=names, title=title, language=k) for k, (names, title, _) in four.items()]
    library = Library({item.key: item for item in entries})
    made, _ = cite(document(*paragraphs(note_of("zh")), listed=tuple(four)), library, NOTE, "zh-CN")
    rows = made.children[-1]
    assert isinstance(rows, SourceList)
    for row, (_names, title, start) in zip(rows.entries, four.values(), strict=True):
        assert plain(row.reference) == f"{start} {title}[EB]."


def test_all_authors_stand_in_a_note() -> None:
    assert printed(NOTE, note_of("en"))[0].startswith("Lee A，Ray B，Poe C，Fox D. iPhone news[N/OL].")


def test_text_in_another_language_is_marked_and_addresses_are_links() -> None:
    made, _ = cite(document(*paragraphs(note_of("en"), note_of("en"))), LIBRARY, NOTE, "zh-CN")
    first, second = (block.children[1] for block in made.children if isinstance(block, Paragraph))
    assert isinstance(first, Footnote)
    assert isinstance(second, Footnote)
    text, link, end = first.children
    assert isinstance(text, Text)
    assert text.language == "en-US"
    assert link == Link((Text("https://e.com/2"),), "https://e.com/2")
    assert end == Text(".")
    assert second.children == (Text("同"), NoteReference(1), Text("."))


def test_notes_are_numbered_in_the_order_of_printing() -> None:
    def here(name: str) -> tuple[Inline, ...]:
        return (Text(name), note_of("voa"))

    quotation = Quotation("q", (here("6"),), "zh", True, translation=here("7"), note=(Paragraph(here("8")),))
    children: tuple[Block, ...] = (
        KeyPoints((Paragraph(here("1")),)),
        Heading(1, here("2"), "a"),
        BulletList(((Paragraph(here("3")),),)),
        Table((here("4"),), ((here("5"),),)),
        quotation,
        BlockQuote((Paragraph(here("9")),)),
    )
    made, _ = cite(document(*children), LIBRARY, NOTE, "zh-CN")
    pairs = _named_numbers(made)
    assert pairs == [(str(number), number) for number in range(1, 10)]


def _named_numbers(value: object) -> list[tuple[str, int]]:
    """Each footnote with the text before it, wherever it stands."""
    if isinstance(value, tuple):
        here = [
            (before.value, note.number)
            for before, note in pairwise(value)
            if isinstance(before, Text) and isinstance(note, Footnote)
        ]
        return here + [pair for item in value for pair in _named_numbers(item)]
    names = getattr(value, "__dataclass_fields__", {})
    found = [pair for name in names for pair in _named_numbers(getattr(value, name))]
    return sorted(found, key=lambda pair: pair[1])


def test_a_note_in_a_link_follows_it() -> None:
    link = Link((Text("词"), note_of("voa")), "https://e.cn")
    made, _ = cite(document(Paragraph((link, Text("。")))), LIBRARY, NOTE, "zh-CN")
    block = made.children[0]
    assert isinstance(block, Paragraph)
    assert block.children[0] == Link((Text("词"),), "https://e.cn")
    assert isinstance(block.children[1], Footnote)
    assert block.children[2] == Text("。")


def test_the_source_list_keeps_its_order_and_has_no_labels() -> None:
    listed = ("ko", "voa", "post")
    made, _ = cite(document(*paragraphs(note_of("voa")), listed=listed), LIBRARY, NOTE, "zh-CN")
    rows = made.children[-1]
    assert isinstance(rows, SourceList)
    assert [row.key for row in rows.entries] == list(listed)
    assert plain(rows.entries[0].reference) == "회담 결과[N/OL]. 모 일보，2024-01-04. https://e.kr/4."
    assert plain(rows.entries[1].reference) == "三方将会晤[N/OL]. 美国之音，2024-11-15. https://e.cn/1."


def test_a_numeric_style_prints_numbers_in_the_text_and_in_the_list() -> None:
    children = paragraphs(note_of("post"), note_of(CitedSource("voa", prefix="参见")), note_of("voa", "post"))
    made, _ = cite(document(*children, listed=("voa", "post")), LIBRARY, NUMERIC, "zh-CN")
    cited = [block.children[1] for block in made.children if isinstance(block, Paragraph)]
    assert cited == [
        Superscript((Text("[1]"),)),
        Superscript((Text("[参见2]"),)),
        Superscript((Text("[1,2]"),)),
    ]
    rows = made.children[-1]
    assert isinstance(rows, SourceList)
    # The list goes by the numbers of the text, and a number stands in one place only.
    assert [(row.key, row.label) for row in rows.entries] == [("post", "[1]"), ("voa", "[2]")]
    assert plain(rows.entries[1].reference).startswith("三方将会晤[N/OL].")


def test_an_author_date_style_of_ones_own_without_bibliography(tmp_path: Path) -> None:
    style = tmp_path / "own.csl"
    style.write_text(AUTHOR_DATE, encoding="utf-8")
    assert printed(style, note_of("post", "en"), note_of(CitedSource("en", "7", "paragraph"))) == [
        "(某某观察, 2025; Lee et al., 2024)",
        "(Lee et al., 2024, para. 7)",
    ]
    made, _ = cite(document(listed=("post",)), LIBRARY, style, "zh-CN")
    rows = made.children[-1]
    assert isinstance(rows, SourceList)
    assert plain(rows.entries[0].reference) == "(某某观察, 2025)"


@pytest.mark.parametrize(
    ("cited", "last"),
    [
        ((("voa", "post"), ("post",), ("en",), ("post",)), "同2."),
        ((("voa", "en"), ("voa",), ("post",), ("voa", "en"), ("voa",)), "同2."),
        ((("voa",), ("voa",)), "同上."),
        ((("voa",), ("en", "voa"), ("voa",)), "同1."),
        ((("voa", "en"), ("en",), ("en",)), "同上."),
    ],
)
def test_ibid_only_after_a_note_of_that_source_alone(cited: tuple[tuple[str, ...], ...], last: str) -> None:
    made = printed(STYLES / "gb-t-7714-2015-note.csl", *(note_of(*keys) for keys in cited))
    assert made[-1] == last


def test_a_repeat_never_names_a_note_of_several_sources() -> None:
    keys = (("voa", "post"), ("post",), ("post", "voa"), ("voa",), ("post", "voa"))
    made = printed(NOTE, *(note_of(*each) for each in keys))
    assert made[1].startswith("某某观察. ")
    assert made[2].startswith("同2；三方将会晤")
    assert made[3].startswith("三方将会晤")
    assert made[4] == "同2；同4."


HOSTILE = (
    "美日韩“抱团”",
    "“wrong‘ way”",
    "\"straight\" and 'single' -- dashes --- and ... dots",
    "<b>bold</b> <i>x</i> <script>alert(1)</script> &amp; &lt;",
    "*star* _under_ ~tilde~ ^up^ `code` $x^2$ \\emph{x} [@voa] ![a](b)",
    "iPhone and de facto lower case",
    ".NET 8 ，first",
    "{braces} {p. 7}",
    "朝俄\u3000订立 联盟",
    "a\u0301 b",
)


def test_hostile_titles_come_out_as_they_are() -> None:
    entries = [entry(f"k{index}", title=title) for index, title in enumerate(HOSTILE)]
    library = Library({item.key: item for item in entries})
    made = printed(NOTE, *(note_of(item.key) for item in entries), library=library)
    assert made == [unicodedata.normalize("NFC", title) + "[EB]." for title in HOSTILE]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.text(
            st.one_of(
                st.sampled_from("“”‘’\"'.,;:!?。，；：！？<>&*_~^`$\\{}[]()（）@|#-–— \u3000\u00a0"),
                st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"]),
            ),
            min_size=1,
            max_size=20,
        ),
        min_size=1,
        max_size=60,
    )
)
def test_any_title_comes_out_as_it_is(titles: list[str]) -> None:
    # White space around a title and doubled spaces are no part of it; all else is.
    clean = [re.sub(" +", " ", unicodedata.normalize("NFC", title).strip()) for title in titles]
    entries = [entry(f"k{index}", title=title) for index, title in enumerate(clean) if title]
    library = Library({item.key: item for item in entries})
    made = printed(NOTE, *(note_of(item.key) for item in entries), library=library) if entries else []
    assert made == [f"{title}[EB]." for title in clean if title]


def test_only_web_addresses_are_printed_and_linked() -> None:
    entries = [
        entry("bad", title="题", url="javascript:alert(1)"),
        entry("own", title="题", csl={"URL": "file:///x"}),
    ]
    library = Library({item.key: item for item in entries})
    assert printed(NOTE, note_of("bad"), note_of("own"), library=library) == ["题[EB].", "题[EB]."]


def test_an_unknown_key_is_told_once_and_the_rest_is_formatted() -> None:
    children = paragraphs(note_of("nobody", "voa"), note_of("nobody"))
    made, problems = cite(document(*children), LIBRARY, NOTE, "zh-CN")
    assert [problem.code for problem in problems] == ["citation-unknown"]
    notes = [block.children[1] for block in made.children if isinstance(block, Paragraph)]
    assert [plain(note.children) for note in notes if isinstance(note, Footnote)] == [
        "三方将会晤[N/OL]. 美国之音，2024-11-15. https://e.cn/1.",
        "[@nobody]",
    ]


def test_a_document_without_citations_stays_as_it_is() -> None:
    plain_document = document(Paragraph((Text("文"),)))
    assert cite(plain_document, LIBRARY, NOTE, "zh-CN") == (plain_document, ())


@pytest.mark.parametrize("name", list_styles())
def test_every_shipped_style_formats_every_kind_of_source(name: str) -> None:
    kinds = (
        "article",
        "article-journal",
        "book",
        "chapter",
        "dataset",
        "broadcast",
        "report",
        "thesis",
        "webpage",
    )
    entries = [
        entry(
            kind,
            title="题",
            csl={"type": kind, "publisher": "社", "container-title": "集"},
            date="2024-05-06",
        )
        for kind in kinds
    ]
    library = Library({item.key: item for item in entries})
    made, problems = cite(document(listed=kinds), library, STYLES / f"{name}.csl", "zh-CN")
    assert problems == ()
    rows = made.children[-1]
    assert isinstance(rows, SourceList)
    assert all("题" in plain(row.reference) for row in rows.entries)


CHICAGO = STYLES / "chicago-18-notes-bibliography.csl"


@pytest.mark.parametrize(
    ("style", "csl", "known", "expected"),
    [
        (CHICAGO, {}, {"title": "说“好”与《书》"}, "《说“好”与〈书〉》, 不详."),
        (
            CHICAGO,
            {},
            {"title": "Is “deterrence” dead?", "outlet": "RAND"},
            "RAND, “Is ‘Deterrence’ Dead?,” n.d.",
        ),
        (CHICAGO, {"type": "book"}, {"title": "何为威慑？", "date": "2024"}, "何为威慑？ (2024)."),
        (
            CHICAGO,
            {},
            {"title": "Talks: after the summit, allies meet without Kim ahead of May", "outlet": "RAND"},
            "RAND, “Talks: After the Summit, Allies Meet without Kim ahead of May,” n.d.",
        ),
        (
            CHICAGO,
            {"type": "book", "translator": "李芳"},
            {"title": "威慑", "author": "王伟", "date": "2024"},
            "王伟, 威慑, 李芳译 (2024).",
        ),
        (
            CHICAGO,
            {"type": "chapter", "editor": "鈴木一郎", "container-title": "論集"},
            {"title": "抑止の本", "author": "佐藤健", "date": "2024"},
            "佐藤健, 「抑止の本」, 所収 論集, 鈴木一郎編 (2024).",
        ),
        (
            CHICAGO,
            {"type": "book", "translator": "Ann Lee; Bo Ray"},
            {"title": "On war", "author": "Cy Poe", "date": "2024"},
            "Cy Poe, On War, trans. Ann Lee and Bo Ray (2024).",
        ),
        (CHICAGO, {}, {"title": "What comes after", "outlet": "RAND"}, "RAND, “What Comes After,” n.d."),
        (NOTE, {"type": "book", "edition": "2"}, {"title": "威慑", "date": "2024"}, "威慑[M]. 2版. 2024."),
        (
            NOTE,
            {"type": "book", "edition": "2"},
            {"title": "抑止の本", "date": "2024"},
            "抑止の本[M]. 第2版. 2024.",
        ),
        (NOTE, {"type": "book", "edition": "2"}, {"title": "억지", "date": "2024"}, "억지[M]. 제2판. 2024."),
        (
            NOTE,
            {"type": "book", "edition": "3"},
            {"title": "On war", "date": "2024"},
            "On war[M]. 3rd ed. 2024.",
        ),
        (
            NOTE,
            {"type": "book", "translator": "李芳"},
            {"title": "威慑", "author": "王伟", "date": "2024"},
            "王伟. 威慑[M]. 李芳，译. 2024.",
        ),
        (
            NOTE,
            {"issued": {"date-parts": [["2024", "1", "2"], ["2024", "1", "5"]]}},
            {"title": "题", "outlet": "某日报"},
            "题[N]. 某日报，2024-01-02/05.",
        ),
        (
            STYLES / "gb-t-7714-2015-note.csl",
            {},
            {"title": "Talks", "author": "AT&T Inc.; Ann Lee", "outlet": "The Times"},
            "AT&T Inc., LEE A. Talks[N]. The Times.",
        ),
    ],
)
def test_what_a_style_makes_of_a_source(
    style: Path, csl: dict[str, Any], known: dict[str, str], expected: str
) -> None:
    library = Library({"k": entry("k", csl=csl, **known)})
    assert printed(style, note_of("k"), library=library) == [expected]


def test_titles_come_out_as_they_are_in_every_style() -> None:
    titles = [title for title in HOSTILE if "‘" not in title]
    entries = [entry(f"k{index}", title=title, language="zh-CN") for index, title in enumerate(titles)]
    library = Library({item.key: item for item in entries})
    for style in ("chicago-18-notes-bibliography", "icd-206", "gb-t-7714-2015-note"):
        made = printed(STYLES / f"{style}.csl", *(note_of(item.key) for item in entries), library=library)
        for title, note in zip(titles, made, strict=True):
            assert unicodedata.normalize("NFC", title) in note


def test_a_bracket_in_the_text_stands_apart_from_western_words() -> None:
    apa = STYLES / "apa-7.csl"
    children = (
        Paragraph((Text("the talks"), note_of("en"))),
        Paragraph((Text("会谈"), note_of("en"))),
        Paragraph((Text("the talks "), note_of("en"))),
    )
    made, _ = cite(document(*children), LIBRARY, apa, "zh-CN")
    assert [plain(block.children) for block in made.children if isinstance(block, Paragraph)] == [
        "the talks (Lee et al., 2024)",
        "会谈(Lee et al., 2024)",
        "the talks (Lee et al., 2024)",
    ]


def test_what_stands_between_repeats_in_other_languages_is_known() -> None:
    style = STYLES / "gb-t-7714-2015-note.csl"
    assert printed(style, note_of("voa"), note_of("en"), note_of("voa"), note_of("voa"))[2:] == [
        "同1.",
        "同上.",
    ]
    assert printed(style, note_of("voa"), note_of("voa"), note_of("en"), note_of("en"))[1:] == [
        "同上.",
        printed(style, note_of("en"))[0],
        "同上.",
    ]


def test_a_list_that_is_sorted_by_author_has_chinese_first_and_by_pinyin() -> None:
    names = {"a": "Lee", "b": "张三", "c": "安全", "d": "鈴木", "e": "罗强"}
    languages = {"a": "en", "b": "zh-CN", "c": "zh-CN", "d": "ja", "e": "zh-CN"}
    entries = [entry(key, title="题", author=names[key], language=languages[key]) for key in names]
    made, _ = cite(
        document(listed=tuple(names)), Library({item.key: item for item in entries}), CHICAGO, "zh-CN"
    )
    rows = made.children[-1]
    assert isinstance(rows, SourceList)
    assert [row.key for row in rows.entries] == ["c", "e", "b", "d", "a"]


def test_a_date_in_words_is_printed_once() -> None:
    library = Library({"k": entry("k", title="威慑论", author="王伟", csl={"issued": "去年夏天"})})
    rows = SourceList((SourceEntry("k", (), "", "", "", ""),))
    made, _ = cite(document(*paragraphs(note_of("k")), rows), library, STYLES / "apa-7.csl", "zh-CN")
    listed = made.children[-1]
    assert isinstance(listed, SourceList)
    assert plain(listed.entries[0].reference) == "王伟. (去年夏天). 威慑论."


def test_a_style_that_has_titles_in_capitals_has_all_words_in_capitals(tmp_path: Path) -> None:
    style = tmp_path / "own.csl"
    title = '<text variable="title" text-case="{}"/>'
    layout = f"<layout>{title.format('title')} {title.format('uppercase')}</layout>"
    style.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>t</title>'
        "<id>t</id><updated>2025-01-01T00:00:00+00:00</updated></info>"
        f"<citation>{layout}</citation></style>",
        encoding="utf-8",
    )
    library = Library({"k": entry("k", title="Talks after the summit", language="en")})
    assert printed(style, note_of("k"), library=library)[0].endswith("TALKS AFTER THE SUMMIT")
