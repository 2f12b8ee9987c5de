"""The analyst's prose: Markdown, citations, and what may not become live."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsmith.compose.prose import prose_blocks, prose_inlines
from briefsmith.compose.prose_citations import find_citations, find_slips
from briefsmith.document import (
    BulletList,
    Citation,
    CitedSource,
    Heading,
    LineBreak,
    Link,
    NumberedList,
    Paragraph,
    Strong,
    Table,
    Text,
)


def only(text: str) -> tuple[object, ...]:
    (block,) = prose_blocks(text)
    assert isinstance(block, Paragraph)
    return block.children


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[@key]", CitedSource("key")),
        ("[@路透-2024]", CitedSource("路透-2024")),
        ("[@key, 第3段]", CitedSource("key", "3", "paragraph")),
        ("[@key，第3-5段]", CitedSource("key", "3–5", "paragraph")),
        ("[@key, p. 7]", CitedSource("key", "7", "page")),
        ("[@key, pp. 7-9]", CitedSource("key", "7–9", "page")),
        ("[@key, 第12页]", CitedSource("key", "12", "page")),
        ("[@key, para. 7]", CitedSource("key", "7", "paragraph")),
        ("[@key, 12]", CitedSource("key", "12", "page")),
        ("[see @key]", CitedSource("key", prefix="see")),
        ("[@key, 附录]", CitedSource("key", suffix="附录")),
    ],
)
def test_a_citation_is_read_with_its_locator(written: str, meant: CitedSource) -> None:
    assert only(f"前文{written}。") == (Text("前文"), Citation((meant,)), Text("。"))


@pytest.mark.parametrize("between", ["; ", ";", "；"])
def test_several_sources_stand_in_one_citation(between: str) -> None:
    assert only(f"x[@a{between}@b, 第2段]")[1] == Citation(
        (CitedSource("a"), CitedSource("b", "2", "paragraph"))
    )


def test_the_place_of_a_key_is_its_own() -> None:
    text = "第一[@a]，第二[见 @b-c; @d]。"
    found = [text[start:end] for cited in find_citations(text) for _, start, end in cited.keys]
    assert found == ["a", "b-c", "d"]


@pytest.mark.parametrize("text", ["`[@a]`", "\\[@a]", "a@b.example", "[x](http://a.example/@b)"])
def test_what_is_no_citation_stays_text(text: str) -> None:
    children = only(text)
    assert not any(isinstance(child, Citation) for child in children)


def test_emphasis_closes_after_chinese_punctuation() -> None:
    assert only("**要点。**下文") == (Strong((Text("要点。"),)), Text("下文"))
    assert only("出**《条约》**中")[1] == Strong((Text("《条约》"),))


def test_a_line_end_is_a_space_only_between_words() -> None:
    assert only("前半\n后半 one\ntwo") == (Text("前半后半 one two"),)
    assert only("前半  \n后半") == (Text("前半"), LineBreak(), Text("后半"))


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x"],
)
def test_only_web_and_mail_addresses_become_links(address: str) -> None:
    assert not any(isinstance(child, Link) for child in only(f"[点这里]({address})"))


def test_html_stands_as_its_characters_and_images_give_their_text() -> None:
    text = "".join(
        c.value for c in only("<script>alert(1)</script>![图](http://a.example/x.png)") if isinstance(c, Text)
    )
    assert text == "<script>alert(1)</script>图"


def test_lists_tables_and_headings() -> None:
    bullets, numbers, table, heading = prose_blocks("- a\n- b\n\n3. c\n4. d\n\n|x|y|\n|-|-|\n|1|2|\n\n# h", 3)
    assert isinstance(bullets, BulletList)
    assert len(bullets.items) == 2
    assert isinstance(numbers, NumberedList)
    assert numbers.start == 3
    assert isinstance(table, Table)
    assert table.rows == (((Text("1"),), (Text("2"),)),)
    assert isinstance(heading, Heading)
    assert heading.level == 3
    assert heading.number is None


@given(st.text(alphabet="ab朝。，*_[]()@;；,#->|`\\\n !<1.&", max_size=60))
def test_no_prose_is_refused_or_breaks(text: str) -> None:
    blocks = prose_blocks(text)
    assert isinstance(blocks, tuple)
    for cited in find_citations(text):
        assert text[cited.start] == "["
        for key, start, end in cited.keys:
            assert text[start:end] == key


def test_a_citation_may_be_wrapped_but_not_over_a_blank_line() -> None:
    assert only("x[@a;\n@b]")[1] == Citation((CitedSource("a"), CitedSource("b")))
    assert find_citations("x [see\n\n@b]") == ()


def test_no_text_vanishes() -> None:
    assert only("[注]: 本段依据公开来源。") == (Text("[注]: 本段依据公开来源。"),)
    (numbered,) = prose_blocks("0. 零")
    assert isinstance(numbered, NumberedList)
    assert numbered.start == 0
    deep = "*a " * 3000 + "b*" * 3000
    assert "b" in repr(only(deep))
    quoted = prose_blocks("> " * 60 + "底")
    assert "底" in repr(quoted)


@pytest.mark.parametrize("text", ["3. The parties agree", "- minus", "> larger", "# one"])
def test_a_translation_is_no_place_for_blocks(text: str) -> None:
    assert prose_inlines(text) == (Text(text),)


def test_paragraphs_of_a_translation_are_parted() -> None:
    assert prose_inlines("one\n\ntwo **three**") == (
        Text("one"),
        LineBreak(),
        Text("two "),
        Strong((Text("three"),)),
    )


@pytest.mark.parametrize("text", ["[-@a]", "［@a］", "[@ a]", "[@]", "见@a。"])
def test_slips_are_found(text: str) -> None:
    slips = find_slips(f"前文{text}")
    malformed = [cited for cited in find_citations(text) if cited.citation is None]
    assert len(slips) + len(malformed) == 1
