"""The Markdown output, read back by pandoc as GitHub's dialect and as its own."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pypandoc
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample import annex

from briefsmith.compose.labels import labels_for
from briefsmith.document import (
    Block,
    BulletList,
    Citation,
    CitedSource,
    Code,
    CrossReference,
    Document,
    Footnote,
    Heading,
    Inlines,
    Link,
    NumberedList,
    Paragraph,
    Quotation,
    Strong,
    Text,
)
from briefsmith.writers.markdown import escape, write_markdown

DIALECTS = ["gfm", "markdown"]
CHARACTERS = "aZ1朝。“”…·，《》*_[]()<>@#$^~|`\\!&{}+-=.:%'\" "
WORDS = [":smile:", ":+1:", "e.g. ", "Mr. ", "p. 5"]


def document(*children: Block) -> Document:
    return Document(
        title="题目",
        subtitle="",
        author="",
        date="2025-02-01",
        date_text="2025年2月1日",
        language="zh-CN",
        marking="",
        labels=labels_for("zh-CN"),
        children=children,
    )


def blocks_of(markdown: bytes, dialect: str) -> list[dict[str, object]]:
    tree = json.loads(
        pypandoc.convert_text(markdown.decode(), "json", dialect, extra_args=["--wrap=preserve"])
    )
    blocks: list[dict[str, object]] = tree["blocks"][2:]  # after the title and the date
    return blocks


def table_rows(table: dict[str, object]) -> list[list[str]]:
    """The text of every cell, the header first."""
    _, _, _, (_, head), bodies, _ = table["c"]  # type: ignore[misc]
    rows = [*head, *(row for body in bodies for row in body[3])]
    return [[plain(cell[4]) for cell in row[1]] for row in rows]


def plain(node: object) -> str:
    """The characters that a reader sees; footnotes left out."""
    if isinstance(node, list):
        return "".join(plain(item) for item in node)
    if not isinstance(node, dict):
        return ""
    match node.get("t"):
        case "Str":
            return str(node["c"])
        case "Space" | "SoftBreak":
            return " "
        case "Code":
            return str(node["c"][1])
        case "Note":
            return ""
        case "Quoted":
            raise AssertionError("straight quotation marks were made smart")
        case "Math" | "RawInline" | "Cite":
            raise AssertionError(f"text became markup: {node}")
        case "Link" | "Span":
            return plain(node["c"][1])
        case _:
            return plain(node.get("c"))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_annex_is_two_tables_of_whole_rows(dialect: str) -> None:
    made = annex()
    first, second = blocks_of(write_markdown(document(made)), dialect)
    rows = table_rows(first)
    assert [len(row) for row in rows] == [7] * 8
    assert rows[0][:2] == ["注", "引文"]
    assert [row[1] for row in rows if not row[0]] == ["一、历史背景", "（一）数据"]
    quotations = [row for row in rows[1:] if row[0]]
    assert quotations[0][1:3] == ["三国外长|在会后…发表", "海港日报《A quiet year》 (north)"]
    assert quotations[1][4] == "归一后一致；归一：空白、引号"
    assert quotations[2][4].endswith("“略去”的话。" * 70)
    assert quotations[0][5:] == ["110–144, 160–170", "0acb96c30acb"]
    assert table_rows(second)[1] == ["north", f"海港日报《A quiet year》 seeds/{'a' * 90}", "0a" * 32]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "text",
    [
        "1. 不是列表",
        "(2) not a list",
        "iv. not a list",
        "# not a heading",
        "- not a list",
        "+ not a list",
        ": not a definition",
        "% not a title",
        "= =",
        "--- --",
        "a -- b --- c ... d",
        "\"straight\" and 'single'",
        "a*b*c _d_ __e__ ~f~ ~~g~~ ^h^ $i$ $$j$$ `k` |l| @m [n] [^1] {o} <p> &amp; &#x41; \\q ![r](s)",
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "价格100-200美元，5*6=30，2^10",
        "https://example.org/a_b*c",
        "– e.g. prohibiting – Mr. X, (vol. 3, p. 5) et al. Y",
        "p. 5",
        ":smile: a:+1: b:100:c :e_mail: x:y:z :heart_eyes::-1:",
        "10:30:45",
    ],
)
def test_text_is_printed_as_its_characters(text: str, dialect: str) -> None:
    (block,) = blocks_of(write_markdown(document(Paragraph((Text(text),)))), dialect)
    assert block["t"] == "Para"
    assert plain(block) == text


@pytest.mark.parametrize("dialect", DIALECTS)
def test_abbreviations_at_the_borders_of_texts(dialect: str) -> None:
    mixed = (Text("see p."), Text(" 5, e.g. "), Strong((Text("vol. "),)), Text("x"), Strong((Text("Mr. Y"),)))
    (block,) = blocks_of(write_markdown(document(Paragraph(mixed))), dialect)
    assert plain(block) == "see p. 5, e.g. vol. xMr. Y"
    assert json.dumps(block).count('"Strong"') == 2


def test_times_of_day_stay_readable() -> None:
    assert escape("10:30:45") == "10:30:45"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.lists(st.sampled_from([*CHARACTERS, *WORDS]), min_size=1, max_size=25)
        .map("".join)
        .filter(lambda text: text.strip()),
        min_size=1,
        max_size=25,
    )
)
def test_any_text_comes_back(texts: list[str]) -> None:
    lines = [re.sub(" +", " ", text.strip()) for text in texts]
    written = write_markdown(document(*(Paragraph((Text(line),)) for line in lines)))
    for dialect in DIALECTS:
        blocks = blocks_of(written, dialect)
        assert [block["t"] for block in blocks] == ["Para"] * len(lines)
        assert [plain(block) for block in blocks] == lines


def quotation(*paragraphs: Inlines, **more: object) -> Quotation:
    return Quotation("q1", paragraphs, "zh-CN", verified=True, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_quotation_has_its_footnote(dialect: str) -> None:
    address = "https://example.org/a?b=1&c=%E4%BD%A0"
    note = Footnote(1, (Text("某报. 题[N/OL]. "), Link((Text(address),), address), Text(".")))
    first, second = (Text("第一段。"),), (Text("第二段。"), note)
    (block,) = blocks_of(write_markdown(document(quotation(first, second))), dialect)
    assert block["t"] == "BlockQuote"
    assert [plain(paragraph) for paragraph in block["c"]] == ["第一段。", "第二段。"]  # type: ignore[attr-defined]
    notes = re.findall(r'"t": "Note"', json.dumps(block))
    assert len(notes) == 1
    assert address in json.dumps(block)
    assert "某报. 题[N/OL]. " in plain(json.loads(json.dumps(block).replace('"Note"', '"Div2"')))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_lists_and_emphasis(dialect: str) -> None:
    strong = Paragraph((Strong((Text("要点。"),)), Text("下文")))
    blocks = blocks_of(
        write_markdown(
            document(
                BulletList(((strong,), (strong,))),
                NumberedList(((strong,),), start=3),
                Heading(2, (Text("小节"),), "a", "（一）"),
            )
        ),
        dialect,
    )
    assert [block["t"] for block in blocks if block["t"] != "RawBlock"] == [
        "BulletList",
        "OrderedList",
        "Header",
    ]
    assert json.dumps(blocks).count('"Strong"') == 3
    assert plain(blocks[0]) == "要点。下文" * 2


def test_code_with_backticks() -> None:
    (block,) = blocks_of(write_markdown(document(Paragraph((Code("a``b`"),)))), "gfm")
    assert plain(block) == "a``b`"


def test_an_unverified_quotation_is_marked() -> None:
    bad = Quotation("q1", ((Text("假的"),),), "zh-CN", verified=False, warning="未核实 (altered)")
    assert "【未核实" in write_markdown(document(bad)).decode()


def test_a_citation_must_have_been_formatted() -> None:
    with pytest.raises(ValueError, match="not formatted"):
        write_markdown(document(Paragraph((Citation((CitedSource("a"),)),))))


def test_a_line_end_in_a_text_cannot_begin_a_block() -> None:
    assert escape("a\n# b\u2028c") == "a # b c"


# ---------------------------------------------------------------------------------- contents, references

_SECTIONS = (
    Heading(1, (Text("甲*"),), "first", "一、"),
    Heading(2, (Text("乙"), Footnote(1, (Text("注"),))), "俄朝_因素", "（一）"),
    Paragraph((CrossReference((), "first", "section", 1, "一、", (Text("甲*"),), ("“", "”")),)),
    Quotation("q.1", ((Text("引文"),),), "zh-CN", True),
    Paragraph((CrossReference((Text("前文"),), "q.1", "quotation"), CrossReference((Text("失"),), "x"))),
)


def test_contents_that_are_asked_for_are_a_list_of_links() -> None:
    made = write_markdown(replace(document(*_SECTIONS), contents=2)).decode()
    assert "**目录**\n\n- [一、甲\\*](#first)\n  - [（一）乙](#俄朝-因素)\n\n## <a" in made
    assert '### <a id="俄朝-因素"></a>（一）乙[^1]' in made
    assert "目录" not in write_markdown(replace(document(*_SECTIONS), contents=None)).decode()


def test_references_lead_to_anchors_that_only_they_ask_for() -> None:
    made = write_markdown(document(*_SECTIONS)).decode()
    assert "[“一、甲\\*”](#first)" in made
    assert "[前文](#quote-q-1)失" in made
    assert re.findall(r'<a id="([^"]+)">', made) == ["first", "quote-q-1"]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_both_readers_take_them_for_links(dialect: str) -> None:
    made = write_markdown(replace(document(*_SECTIONS), contents=2))
    links = re.findall(
        r'"t":"Link","c":\[\["",\[\],\[\]\],.*?\["(#[^"]+)",""\]',
        json.dumps(blocks_of(made, dialect), ensure_ascii=False, separators=(",", ":")),
    )
    assert [link for link in links if link != "#"][:2] == ["#first", "#俄朝-因素"]
    assert {"#first", "#quote-q-1"} <= set(links)
