"""Every mistake of an outline is told, at its place, in one run."""

from __future__ import annotations

import pytest

from briefsmith.diagnostics import Diagnostic
from briefsmith.outline.model import Outline
from briefsmith.outline.reader import read_outline

HEAD = "title: 甲\nsources:\n  a: seeds/a.txt\n  b: {file: seeds/b.txt, grade: D}\n"
GOOD = HEAD + "sections:\n  - id: s\n    title: 乙\n    quotes:\n      - {id: q, source: a, quote: 丙丁}\n"


def read(text: str | bytes) -> tuple[Outline | None, tuple[Diagnostic, ...]]:
    data = text.encode() if isinstance(text, str) else text
    return read_outline(data, "outline.yaml", "/project")


def told(text: str | bytes) -> list[tuple[str, int, int]]:
    found = read(text)[1]
    assert all(item.place and item.message.endswith(".") and item.help for item in found)
    return [(item.code, item.place.line, item.place.column) for item in found if item.place]


def only(text: str | bytes) -> Diagnostic:
    found = read(text)[1]
    assert len(found) == 1, found
    return found[0]


def quote(inside: str) -> str:
    """An outline with one quotation, which stands in line 7 from column 9 on."""
    return HEAD + "sections:\n  - title: 乙\n    quotes: [{" + inside + "}]\n"


def test_a_good_outline() -> None:
    outline, found = read(GOOD)
    assert found == ()
    assert outline is not None
    assert outline.entry.sources["a"].file == "seeds/a.txt"
    assert [located.id for located in outline.quotes()] == ["q"]
    assert outline.place("sources", "a", "file").column == 6
    assert outline.place("sections", 0, "quotes", 0, "quote").line == 9
    assert outline.name == "outline"


def test_scalars_that_yaml_would_turn_into_something_else() -> None:
    outline, found = read(GOOD.replace("甲", "2025") + "date: 2025-02-01\nname: 007\nauthor: no\n")
    assert found == ()
    assert outline is not None
    entry = outline.entry
    assert (entry.title, entry.date, entry.name, entry.author) == ("2025", "2025-02-01", "007", "no")


def test_optional_keys_without_a_value_are_absent() -> None:
    outline, found = read(GOOD + "subtitle:\nlanguage:\noutputs: ~\nbottom_line: null\n")
    assert found == ()
    assert outline is not None
    assert (outline.entry.language, outline.entry.outputs) == ("zh-CN", ("docx", "markdown"))


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("autor: x", "key-unknown", 1),
        ("date: 2025-02-30", "value-invalid", 7),
        ("date: 20250201", "value-invalid", 7),
        ("language: zh_CN", "value-invalid", 11),
        ("name: ../x", "value-invalid", 7),
        ("name: con", "value-invalid", 7),
        ("name: ''", "value-invalid", 7),
        ("outputs: [docx, epub]", "value-invalid", 17),
        ("outputs: docx", "value-type", 10),
        ("outputs: []", "value-invalid", 10),
        ("locators: page", "value-invalid", 11),
        ("author: [a, b]", "value-type", 9),
        ('author: "a\\0b"', "value-invalid", 9),
        ("title: again", "key-doubled", 1),
    ],
)
def test_a_mistake_at_the_top(line: str, code: str, column: int) -> None:
    assert told(GOOD + line + "\n") == [(code, 10, column)]


@pytest.mark.parametrize(
    ("inside", "code", "spot"),
    [
        ("quote: x", "key-missing", "{"),
        ("source: a", "key-missing", "{"),
        ("source: a, quote: ", "key-missing", "quote"),
        ("source: a, quote: x, from: y", "value-invalid", "from"),
        ("source: a, quote: x, to: y", "value-invalid", "to"),
        ("source: a, from: y", "key-missing", "from"),
        ("source: a, to: y", "key-missing", "to"),
        ("source: c, quote: x", "source-undefined", "c, "),
        ("source: a, quote: x, credibility: 7", "value-invalid", "7"),
        ("source: a, quote: x, credibility: high", "value-invalid", "high"),
        ("source: a, quote: x, grade: A", "key-unknown", "grade"),
        ("source: [a], quote: x", "value-type", "[a]"),
    ],
)
def test_a_mistake_in_a_quotation(inside: str, code: str, spot: str) -> None:
    column = 14 + ("{" + inside).index(spot)
    if spot == "c, ":
        column = 14 + len("{source: ")
    assert told(quote(inside)) == [(code, 7, column)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("c: /etc/passwd", "path-outside"),
        ("c: ../x.txt", "path-outside"),
        ("c: seeds/../../x.txt", "path-outside"),
        ("c: C:\\x.txt", "path-outside"),
        ("c: \\\\server\\x", "path-outside"),
        ("c: ..\\x", "path-outside"),
        ("c: ~/x", "path-outside"),
        ("c: https://example.org/x", "value-invalid"),
        ("c: ''", "value-invalid"),
        ("c:", "key-missing"),
        ("c: {}", "key-missing"),
        ("c: [x]", "value-type"),
        ("c: {file: x, grade: G}", "value-invalid"),
        ("c: {file: x, grade: d}", "value-invalid"),
        ("c: {file: x, type: articel}", "value-invalid"),
        ("c: {file: x, url: 'javascript:x'}", "value-invalid"),
        ("c: {file: x, accessed: 2025}", "value-invalid"),
        ("c: {file: x, date: 2025-13}", "value-invalid"),
        ("c: {file: x, fiel: y}", "key-unknown"),
        ("a b: x", "value-invalid"),
        ("c.: x", "value-invalid"),
        ("'c]': x", "value-invalid"),
    ],
)
def test_a_mistake_in_a_source(line: str, code: str) -> None:
    assert [found[:2] for found in told(GOOD.replace("sections:", f"  {line}\nsections:", 1))] == [(code, 5)]


@pytest.mark.parametrize("key", ["来源1", "a_b", "v.1:2-3", "2025"])
def test_keys_that_can_be_cited(key: str) -> None:
    assert told(GOOD.replace("sections:", f"  {key}: {{file: x, date: 2024-06}}\nsections:", 1)) == []


def test_paths_that_stay_inside() -> None:
    assert told(GOOD.replace("seeds/a.txt", "./seeds/../seeds/..a/b c.txt")) == []


def test_duplicate_ids_name_the_first() -> None:
    text = GOOD + "      - {id: q, source: a, quote: 戊己}\n  - {id: s, title: x}\n"
    assert told(text) == [("id-duplicate", 10, 14), ("id-duplicate", 11, 10)]
    assert "line 9" in read(text)[1][0].message
    assert "line 6" in read(text)[1][1].message


def test_made_ids_give_way_to_own_ones() -> None:
    quotes = "[{source: a, quote: x}, {id: s1-1, source: a, quote: y}]"
    text = HEAD + f"sections:\n  - title: x\n    quotes: {quotes}\n  - {{id: s1, title: y}}\n"
    outline, found = read(text)
    assert found == ()
    assert outline is not None
    made = [section_id for section_id, _, _ in outline.sections()]
    ids = [located.id for located in outline.quotes()]
    assert len(set(made)) == len(made)
    assert len(set(ids)) == len(ids)


def test_sections_go_three_levels_deep() -> None:
    inner = "{title: c, sections: []}"
    assert told(HEAD + f"sections: [{{title: a, sections: [{{title: b, sections: [{inner}]}}]}}]\n") == []
    inner = "{title: c, sections: [{title: d, sections: [{title: e}]}]}"
    found = told(HEAD + f"sections: [{{title: a, sections: [{{title: b, sections: [{inner}]}}]}}]\n")
    assert [item[:2] for item in found] == [("value-invalid", 5)]


def test_a_missing_value_is_told_at_its_key() -> None:
    assert told("title:\nsources:\nsections:\n") == [
        ("key-missing", 1, 1),
        ("key-missing", 2, 1),
        ("key-missing", 3, 1),
    ]


def test_a_misspelt_key_is_told_once() -> None:
    found = only(GOOD.replace("title: 甲", "titel: 甲"))
    assert (found.code, found.help) == ("key-unknown", "Did you mean `title`?")


def test_all_mistakes_in_one_run() -> None:
    text = (
        "titel: x\ndate: 1\nsources:\n  a: /x\nsections:\n  - title: ''\n    quotes:\n"
        "      - {id: q, source: z, quote: x, credibility: 9}\n"
        "      - {id: q, source: a, from: x}\n  - text: y\n"
    )
    assert sorted(code for code, _, _ in told(text)) == sorted(
        ["key-unknown", "value-invalid", "path-outside", "value-invalid", "source-undefined", "value-invalid",
         "id-duplicate", "key-missing", "key-missing"]
    )  # fmt: skip


def test_the_rest_can_be_checked_in_spite_of_mistakes() -> None:
    text = GOOD + "autor: x\ndate: 1\noutputs: [epub]\n"
    outline, found = read(
        text.replace("grade: D", "grade: Z").replace("quote: 丙丁", "quote: 丙丁, from: x, to: y")
    )
    assert len(found) == 5
    assert outline is not None
    located = next(outline.quotes())
    assert (located.entry.quote, located.entry.from_) == ("丙丁", None)
    assert set(outline.entry.sources) == {"a", "b"}


def test_a_bad_source_is_left_out_and_the_rest_stays() -> None:
    outline, found = read(GOOD.replace("seeds/a.txt", "/etc/passwd"))
    assert [item.code for item in found] == ["path-outside"]
    assert outline is not None
    assert set(outline.entry.sources) == {"b"}


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("title: x\nsources:\n\ta: b\n", 3, 1, "tab"),
        ("title:x\nname: y\n", 1, 6, "No space"),
        ('title: "未完\nname: y\n', 1, 8, "quotation mark"),
        ("title: '未完\nname: y\n", 1, 8, "quotation mark"),
        ("title：甲\nname: y\n", 1, 6, "full-width colon"),
        ("title：甲", 1, 6, "full-width colon"),
        ("sections:\n  - title: x\n    text：y\n    id: z\n", 3, 9, "full-width colon"),
        ("title: a: b\n", 1, 9, "colon"),
        ("text: [@a] says\n", 1, 7, "begins with"),
        ("text: **a** says\n", 1, 7, "begins with"),
        ("text: `a` says\n", 1, 7, "begins with"),
        ('title: "a" b\n', 1, 12, "closing quotation mark"),
        ("outputs: [docx\ntitle: x\n", 2, 6, "not closed"),
        ("title: x\n name: y\n", 2, 6, "colon"),
        ("title: [航道] 安全\nname: y\n", 1, 8, "begins with `[`"),
        ("a:\n  - title: [航道]安全，又\n    text: y\n", 2, 12, "begins with `[`"),
        ("title: [航道 安全\nname: y\n", 1, 8, "begins with `[`"),
        ("title: {航道} 安全\nname: y\n", 1, 8, "begins with `{`"),
        ("title: &航道 安全\n", 1, 8, "begins with `&`"),
        ("title: !重要 安全\n", 1, 8, "begins with `!`"),
        ("title: %5 安全\n", 1, 8, "begins with `%`"),
        ("title: @社 安全\n", 1, 8, "begins with `@`"),
        ("title: - 安全\n", 1, 8, "begins with `-`"),
        ("title: '航道'安全\n", 1, 12, "closing quotation mark"),
        ("title: '航道安全\ntext: it's\n", 1, 8, "quotation mark opens"),
        ("title: x\ntext: | 文字\n", 2, 7, "behind `|`"),
        ("title: x\ntext: |文字\n  又\n", 2, 7, "behind `|`"),
        ("title: >50人\nname: x\n", 1, 8, "behind `>`"),
        ("title: 没有 #伤亡\n  后文\n", 1, 11, "`#`"),
    ],
)
def test_syntax_in_the_words_of_an_analyst(text: str, line: int, column: int, words: str) -> None:
    found = only(text)
    assert found.code == "yaml-syntax"
    assert found.place is not None
    assert (found.place.line, found.place.column) == (line, column)
    assert words in found.message


@pytest.mark.parametrize("dash", ["－", "—", "–", "——"])
def test_a_dash_that_is_no_hyphen_is_told_at_its_own_line(dash: str) -> None:
    """Whether the line is then read as a key, as part of the text above, or not at all."""
    good = HEAD + "sections:\n  - title: 乙\n    text: x\n  - title: 丙\n    text: y\n"
    for number in (1, 2):
        parts = good.split("  - ")
        text = "  - ".join(parts[:number]) + f"  {dash}" + "  - ".join(parts[number:])
        found = only(text)
        assert (found.code, dash in found.message) == ("yaml-syntax", True)
        assert found.place is not None
        assert (found.place.line, found.place.column) == (4 + 2 * number, 3)
    listed = "sections:\n  - title: 乙\n    quotes:\n"
    assert told(HEAD + listed + f"      {dash}source: a\n" * 2) == [
        ("yaml-syntax", 8, 7),
        ("yaml-syntax", 9, 7),
    ]
    assert only(HEAD + f"sections: [{{title: x, {dash}id: y}}]\n").code == "yaml-syntax"


def test_a_refused_value_is_told_once() -> None:
    assert only("title: *abc def\nname: x\n").code == "yaml-forbidden"


def test_each_full_width_colon_is_told() -> None:
    assert told("title：甲\nname: y\nauthor：乙\n") == [("yaml-syntax", 1, 6), ("yaml-syntax", 3, 7)]


def test_full_width_spaces_and_dashes_without_a_space() -> None:
    found = read(HEAD + "sections:\n　- title: x\n")[1]
    assert "full-width" in found[-1].help
    assert "space after each dash" in only(HEAD + "sections:\n  -title: x\n").help


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (b"title: x\nname: \xff\n", 2, 7, "Byte 16"),
        (b"title: \xed\xa0\x80\n", 1, 8, "UTF-8"),
        ("title: 中文".encode("gbk"), 1, 8, "UTF-8"),
        ("title: x".encode("utf-16"), 1, 1, "UTF-16"),
        (b"\xef\xbb\xbftitle: \xff", 1, 8, "UTF-8"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, line: int, column: int, words: str) -> None:
    found = only(data)
    assert found.code == "outline-encoding"
    assert found.place is not None
    assert (found.place.line, found.place.column) == (line, column)
    assert words in found.message


def test_old_chinese_encodings_are_named() -> None:
    assert "GBK" in only("title: 中文简报".encode("gbk")).help


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\ufffe", "\ufeff"])
def test_forbidden_characters_are_told_and_the_rest_is_checked(character: str) -> None:
    found = told(GOOD.replace("甲", f"甲{character}") + "autor: x\n")
    assert found == [("outline-encoding", 1, 9), ("key-unknown", 10, 1)]


def test_line_ends_and_byte_order_marks_change_nothing() -> None:
    text = GOOD + "autor: x\n"
    expected = told(text)
    assert told(text.replace("\n", "\r\n")) == expected
    assert told("\ufeff" + text) == expected


def test_an_outline_has_a_largest_size() -> None:
    assert only(b"#" * 10_000_001).code == "outline-too-large"
    assert only(b"").code == "key-missing"


@pytest.mark.parametrize("line", ["c: seeds\\x.md", "c: {file: seeds\\deep\\x.md}"])
def test_backslashes_are_told_with_the_path_that_is_meant(line: str) -> None:
    found = only(GOOD.replace("sections:", f"  {line}\nsections:", 1))
    assert (found.code, found.place and found.place.line) == ("value-invalid", 5)
    assert "`/` instead of `\\`" in found.help
    assert "x.md`" in found.help
    assert only(GOOD + "template: own\\x.docx\n").code == "value-invalid"


@pytest.mark.parametrize("bad", ["a: /etc/passwd", "a:", "a: {fil: x, file: }", "a: [x]", "a: {grade: Z}"])
def test_the_keys_of_bad_sources_are_known(bad: str) -> None:
    outline, found = read(GOOD.replace("a: seeds/a.txt", bad))
    assert outline is not None
    assert outline.source_keys == ("a", "b")
    assert "source-undefined" not in {item.code for item in found}
