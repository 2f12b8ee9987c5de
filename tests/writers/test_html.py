"""The HTML output: what it holds, where its links lead, and that hostile text stays text."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from html_tools import asked_in_chromium, invalid, printed_pages
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import CHINESE, annex, english_sample, prose, provenance, sample, text, web_note

from briefsmith.document import (
    Block,
    BlockQuote,
    BulletList,
    Citation,
    CitedSource,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Footnote,
    Heading,
    KeyPoints,
    Link,
    NoteNumbering,
    NoteReference,
    NumberedList,
    Paragraph,
    Quotation,
    SourceEntry,
    SourceList,
    Strong,
    Table,
    Text,
)
from briefsmith.writers.html import write_html

NASTY = [
    "<script>window.pwned=1</script>",
    "</style><script>window.pwned=2</script>",
    "</title></head><body onload=window.pwned=3>",
    '"><img src=x onerror=window.pwned=4>',
    "' onmouseover='window.pwned=5' x='",
    "]]></blockquote><!-- <iframe src=https://example.org>",
    "javascript:window.pwned=6",
    "{{ 7*7 }}{% for x in y %}${7*7}<%= 7*7 %>",
    "\\3c/style\\3e } @import url(https://example.org/a.css); *{",
    "\u202e123\u2066 \u2069\u202c abc",
    "a\x00b\x07c\x1bd\x7fe\x85f\ufffeg\ud800h\U0001ffff",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "\r\n\t\v\f\u2028line",
]
ELEMENTS = set(
    re.findall(
        r"\S+",
        "html head meta title style body a header p span strong h1 h2 h3 h4 h5 h6 time main section nav ol "
        "ul li div blockquote b em i sup code pre br hr bdi table thead tbody tr th td footer",
    )
)
ATTRIBUTES = set(
    re.findall(
        r"\S+",
        "lang dir charset http-equiv content name class id href rel role aria-label aria-labelledby datetime "
        "start scope colspan cite tabindex data-label",
    )
)


def document(*children: Block, **more: Any) -> Document:
    made = Document("题目", "", "", "2025-02-01", "2025年2月1日", "zh-CN", "", CHINESE, children, contents=3)
    return replace(made, **more)


def page(*children: Block, **more: Any) -> Any:
    return lxml.html.document_fromstring(write_html(document(*children, **more)))


def shown(value: str) -> str:
    """What is printed of a text: line ends as a space, what HTML cannot hold as U+FFFD."""
    flat = re.sub("[\r\n\v\f\x85\u2028\u2029]+", " ", value)
    return "".join(
        "\ufffd"
        if (ord(c) < 32 and c != "\t")
        or 0x7F <= ord(c) <= 0x9F
        or 0xD800 <= ord(c) <= 0xDFFF
        or 0xFDD0 <= ord(c) <= 0xFDEF
        or ord(c) & 0xFFFE == 0xFFFE
        else c
        for c in flat
    )


def texts(node: object) -> Iterator[str]:
    """Every text of a part of the tree, whatever it is part of."""
    if isinstance(node, Text | Code):
        yield node.value
    elif isinstance(node, tuple):
        for item in node:
            yield from texts(item)
    elif is_dataclass(node):
        for field in fields(node):
            yield from texts(getattr(node, field.name))


def hostile(nasty: str) -> Document:
    """A briefing with ``nasty`` wherever a document holds text that somebody wrote."""
    words = (Text(nasty, nasty), Strong(text(nasty)), Code(nasty), Link(text(nasty), nasty), Link((), nasty))
    note = Footnote(1, (*words, Link(text(nasty), f"https://example.org/{nasty}")))
    found = replace(provenance(nasty), source_key=nasty, file=nasty)
    made = annex()
    row = replace(made.quotations[0], quote_id=nasty, section=(nasty, nasty), words=Text(nasty, nasty))
    row = replace(row, source_key=nasty, place=nasty, verdict=nasty, folded=nasty, digest=nasty)
    row = replace(row, changes=((nasty, Text(nasty)),), verified=False)
    file = replace(made.files[0], key=nasty, file=nasty, digest=nasty, source=words)
    children: tuple[Block, ...] = (
        KeyPoints((Paragraph(words),)),
        Heading(1, words, nasty, nasty),
        Paragraph((*words, note)),
        BulletList(((prose(nasty), CodeBlock(nasty)),)),
        Table((text(nasty), text("")), ((words, text(nasty)),)),
        Quotation(nasty, (words,), nasty, False, nasty, words, (Paragraph(words),), nasty, found),
        SourceList((SourceEntry(nasty, words, nasty, nasty, nasty, nasty, nasty, nasty),)),
        replace(made, quotations=(row,), files=(file,)),
    )
    return document(*children, title=nasty, subtitle=nasty, author=nasty, marking=nasty, draft=True)


@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_text_stays_text_wherever_it_stands(nasty: str) -> None:
    made = lxml.html.document_fromstring(write_html(hostile(nasty)))
    elements = [element for element in made.iter() if isinstance(element.tag, str)]
    assert len(elements) == sum(1 for _ in made.iter()), "a comment"
    assert {element.tag for element in elements} <= ELEMENTS
    assert {name for element in elements for name in element.attrib} <= ATTRIBUTES
    for target in made.xpath("//@href | //@cite"):
        assert re.match(r"(https?://example\.org/|#)", target), target
    visible = made.find("body").text_content()
    for block in made.xpath("//h1 | //blockquote/p | //td/strong"):
        assert shown(nasty).strip() in block.text_content().strip()
    assert visible.count(shown(nasty).strip()) >= 30
    assert len(made.xpath("//style")) == 1


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec=None), min_size=1, max_size=40))
def test_any_text_comes_back(value: str) -> None:
    made = page(Paragraph((Text("["), Emphasis(text(value)), Code(value), Text("]"))))
    assert made.xpath("string(//main/p)") == f"[{shown(value)}{shown(value)}]"


@pytest.mark.parametrize(
    "made", [sample(), sample(draft=True), *(replace(one(), contents=3) for one in (sample, english_sample))]
)
def test_every_text_of_the_document_is_printed(made: Document) -> None:
    visible = re.sub(r"\s+", "", lxml.html.document_fromstring(write_html(made)).text_content())
    for value in (*texts(made), made.title, made.subtitle, made.author, made.date_text, made.marking):
        if not re.match("https?:", value):  # addresses are made readable
            assert re.sub(r"\s+", "", value) in visible


@pytest.mark.parametrize("made", [sample(draft=True), replace(english_sample(), contents=3)])
def test_every_link_within_the_page_leads_somewhere_and_every_id_is_there_once(made: Document) -> None:
    root = lxml.html.document_fromstring(write_html(made))
    names = root.xpath("//@id")
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"\S+", name) for name in names)
    inner = [target[1:] for target in root.xpath("//@href") if target.startswith("#")]
    assert set(inner) <= set(names)
    assert len(inner) >= 9
    for label in root.xpath("//@aria-labelledby"):
        assert root.get_element_by_id(label).text_content().strip()


def test_each_note_is_reached_and_leads_back() -> None:
    root = lxml.html.document_fromstring(write_html(sample()))
    references = root.xpath("//sup[@class='note']/a")
    notes = root.xpath("//section[@class='notes']/ol/li")
    assert [reference.text for reference in references] == [str(n) for n in range(1, 9)]
    assert [f"#{note.get('id')}" for note in notes] == [reference.get("href") for reference in references]
    for reference, note in zip(references, notes, strict=True):
        assert note.xpath(".//a[@role='doc-backlink']/@href") == [f"#{reference.get('id')}"]
    assert notes[2].xpath("string()").startswith("3 同1：第3段.")
    assert notes[2].xpath("./a/@href")[0] == "#note-1"


def test_a_note_that_is_named_from_several_places_leads_back_to_each() -> None:
    root = page(
        Paragraph((web_note(1), Text("又见注"), NoteReference(1))),
        Paragraph((web_note(1), Text("。"))),
    )
    (note,) = root.xpath("//section[@class='notes']/ol/li")
    back = note.xpath(".//a[@role='doc-backlink']")
    assert [link.get("href")[1:] for link in back] == root.xpath("//a[@role='doc-noteref']/@id")
    assert [link.text.strip("↩\ufe0e") for link in back] == ["", "2", "3"]


def test_notes_are_in_circled_figures_as_far_as_word_draws_them() -> None:
    notes = (Paragraph(tuple(Footnote(n, text("甲")) for n in range(1, 23))),)
    root = page(*notes, notes=NoteNumbering(circled=True))
    assert "".join(root.xpath("//sup/a/text()")).endswith("⑱⑲⑳2122")


def test_a_note_within_a_link_follows_the_link() -> None:
    root = page(Paragraph((Link((Text("甲"), Strong((Text("乙"), web_note(1)))), "https://example.org/"),)))
    paragraph = root.xpath("//main/p")[0]
    assert [child.tag for child in paragraph] == ["a", "sup"]
    assert paragraph[0].text_content() == "甲乙"
    assert paragraph[0].get("rel") == "noopener noreferrer"


def test_a_heading_with_a_note_is_in_the_contents_without_it() -> None:
    root = page(Heading(1, (Text("甲"), web_note(1), Link(text("乙"), "https://example.org/")), "a", "一、"))
    (entry,) = root.xpath("//nav//li")
    assert [child.tag for child in entry] == ["a"]
    assert entry.text_content() == "一、甲乙"
    assert len(root.xpath("//sup")) == 1


@pytest.mark.parametrize(
    ("levels", "printed"),
    [
        ((1, 2, 3, 1), (2, 3, 4, 2)),
        ((1, 4, 4, 2, 3), (2, 3, 3, 3, 4)),
        ((3, 1, 2), (2, 2, 3)),
        ((1, 2, 3, 4, 5, 6, 7), (2, 3, 4, 5, 6, 6, 6)),
    ],
)
def test_headings_never_jump(levels: tuple[int, ...], printed: tuple[int, ...]) -> None:
    root = page(*(Heading(level, text("题"), "") for level in levels))
    found = root.xpath("//main/*[starts-with(name(), 'h')]")
    assert [element.tag for element in found] == [f"h{level}" for level in printed]


def test_the_contents_are_nested_as_the_headings_are() -> None:
    root = lxml.html.document_fromstring(write_html(replace(sample(), contents=3)))
    top = root.xpath("//nav/ol/li")
    assert [item[0].text_content() for item in top] == ["一、历史背景", "二、各方立场", "资料来源"]
    assert top[0].xpath("./ol/li/ol/li/a/text()") == ["1. 英文来源"]
    assert root.xpath("//main/*")[0].get("class") == "key-points"


@pytest.mark.parametrize(("depth", "listed"), [(0, 0), (1, 3), (2, 7), (3, 8), (None, 8)])
def test_the_contents_are_as_deep_as_the_outline_asks(depth: int | None, listed: int) -> None:
    root = lxml.html.document_fromstring(write_html(replace(sample(), contents=depth)))
    assert len(root.xpath("//nav//li")) == listed


def test_a_quotation_says_its_language_its_source_and_what_is_not_of_it() -> None:
    arabic = Quotation(
        "q",
        ((Text("الحوار", "ar"), web_note(1)),),
        "ar",
        True,
        translation=text("对话"),
        note=(prose("按语"), BulletList(((prose("点"),),))),
        rating="B2",
        provenance=replace(provenance("q"), source_key="k"),
    )
    reference = (Text("报. "), Link(text("https://example.org/a?b=1&c=2"), "https://example.org/a?b=1&c=2"))
    root = page(arabic, SourceList((SourceEntry("k", reference, None, None, "", ""),)))
    (quoted,) = root.xpath("//blockquote")
    assert dict(quoted.attrib) == {"lang": "ar", "dir": "rtl", "cite": "https://example.org/a?b=1&c=2"}
    assert quoted.text_content() == "الحوار1"
    remarks = [element.text_content() for element in quoted.itersiblings()]
    assert remarks[:2] == ["译文：对话", "评级：B2"]
    assert remarks[2].split() == ["按：按语", "点"]


def test_other_languages_are_marked_within_prose_and_only_they() -> None:
    root = page(Paragraph((Text("甲", "zh-CN"), Text("word", "en"), Text("乙", "no language"))))
    assert [(span.get("lang"), span.text) for span in root.xpath("//main/p/span")] == [("en", "word")]
    assert root.get("lang") == "zh-CN"


def test_emphasis_slants_latin_letters_alone() -> None:
    root = page(Paragraph((Emphasis((Text("据the “Times”, 2024年"), Text("报 x"))),)))
    assert root.xpath("//em/i/text()") == ["the “Times”, 2024", "x"]
    assert root.xpath("string(//em)") == "据the “Times”, 2024年报 x"


def test_an_apostrophe_in_an_english_word_is_narrow_in_chinese_text_too() -> None:
    root = page(Paragraph((Text("据Kim’s“报”’甲"), Text("Kim’s", "en"))))
    assert [(span.get("class"), span.text) for span in root.xpath("//main/p/span")] == [
        ("latin", "’"),
        (None, "Kim’s"),
    ]
    assert root.xpath("string(//main/p)") == "据Kim’s“报”’甲Kim’s"


def test_controls_of_direction_reach_no_further_than_their_text() -> None:
    root = page(Paragraph((Text("前"), Text("a\u202eb"), Text("后"))), title="x\u202ey")
    assert root.xpath("//main/p/bdi/text()") == ["a\u202eb"]
    assert root.xpath("//title/text()") == ["xy"]


def test_a_draft_is_marked_at_head_and_foot_and_at_the_quotation() -> None:
    root = lxml.html.document_fromstring(write_html(sample(draft=True)))
    assert len(root.xpath("//p[@class='draft']")) == 2
    assert root.xpath("string(//div[@class='quotation unverified']/p)") == "【未核实 (absent)】"
    style = root.xpath("string(//style)")
    assert "@top-left" in style
    assert "@top-left" not in write_html(sample()).decode()


def margins(style: str) -> list[str]:
    """What the margins of each printed page say, head first: box and text."""
    found = re.findall(r'@((?:top|bottom)-(?:center|right)) \{ content: "([^"]*)"', style)
    return [f"{box} {_decoded(text)}" for box, text in found]


def _decoded(text: str) -> str:
    return re.sub(r"\\([0-9a-f]{6})", lambda one: chr(int(one[1], 16)), text)


@pytest.mark.parametrize("marking", ["内部资料", "机密★1年", "UNCLASSIFIED//FOUO", "TLP:PINK"])
def test_a_free_marking_stands_at_head_and_foot_and_in_the_margins_of_print(marking: str) -> None:
    root = page(prose("文"), marking=marking)
    assert root.xpath("//header/p[@class='marking']/span/@class") == ["free"]
    assert root.xpath("//footer/p[@class='marking']/span/text()") == [marking]
    assert margins(root.xpath("string(//style)")) == [f"top-center {marking}", f"bottom-center {marking}"]


@pytest.mark.parametrize(
    ("label", "name"), [("TLP:RED", "tlp-red"), ("TLP:AMBER+STRICT", "tlp-amber"), ("TLP:CLEAR", "tlp-clear")]
)
@pytest.mark.parametrize("beside", ["", " 仅限编辑部内部"])
def test_a_label_has_its_colours_and_the_words_beside_it_have_not(label: str, name: str, beside: str) -> None:
    root = page(prose("文"), marking=label + beside)
    for where in ("header", "footer"):
        (line,) = root.xpath(f"//{where}/p[@class='marking tlp']")
        assert line.text_content() == label + beside
        assert [(span.get("class"), span.text) for span in line.iter("span")] == [(name, label)]
    style = root.xpath("string(//style)")
    assert margins(style) == [f"top-right {label}", f"bottom-right {label}"]
    (foot,) = re.findall(r"@bottom-left \{ content: (counter.*); \}", style)
    assert _decoded(foot).endswith(f'" · " "{beside.strip()}"' if beside else "counter(pages)")
    head = [_decoded(text) for text in re.findall(r'@top-left \{ content: "([^"]*)"', style)]
    assert head == ([beside.strip()] if beside else [])


def test_head_marks_and_portion_marks_are_printed() -> None:
    points = KeyPoints((prose("甲"),), "（内部）")
    root = page(points, head_marks="份号：000001　　特急")
    assert root.xpath("string(//p[@class='head-marks'])") == "份号：000001　　特急"
    assert root.xpath("string(//section[@class='key-points']/h2)") == "（内部）要点"


@pytest.mark.parametrize("nasty", NASTY)
def test_no_marking_ends_the_style_sheet_or_a_string_in_it(nasty: str) -> None:
    plain = page(prose("文"), marking="x").xpath("string(//style)")
    made = page(prose("文"), marking=nasty).xpath("string(//style)")
    string = r'content: "(?:[A-Za-z0-9]|\\[0-9a-f]{6})*"'
    assert re.sub(string, "", made) == re.sub(string, "", plain)


@pytest.mark.parametrize("made", [sample(), hostile(NASTY[1])])
def test_the_policy_allows_the_style_sheet_by_its_hash_and_nothing_else(made: Document) -> None:
    written = write_html(made).decode()
    (style,) = re.findall("<style>(.*?)</style>", written, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    root = lxml.html.document_fromstring(written.encode())
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert not re.search(r"url\(|@import|expression", style)
    assert not root.xpath("//@style | //@src | //script | //link")


def test_the_annex_leads_to_the_quotation_and_to_the_source() -> None:
    root = lxml.html.document_fromstring(write_html(sample()))
    rows = root.xpath("//table[@class='annex']/tbody/tr[th[@scope='row']]")
    assert len(rows) == 5
    assert rows[0].xpath("./th/a/@href") == ["#quote-statement-1"]
    assert rows[0].xpath("./td[1]//a/@href") == ["#source-north"]
    assert rows[0].xpath("./td[2]/div/text()") == ["110–144", "160–170"]
    assert rows[2].text_content().endswith("有删补，其余一致")
    assert "略去：" + "“略去”的话。" * 70 in rows[2].text_content()
    assert rows[3].xpath("string(.//strong)") == "未核实：与来源不符"
    sections = root.xpath("//table[@class='annex']//th[@scope='rowgroup']")
    assert [section.text_content() for section in sections] == ["一、历史背景", "（一）数据"]
    assert root.xpath("//table[@class='files']/tbody/tr/th/text()") == ["north"]


def test_a_table_without_a_header_has_none() -> None:
    root = page(
        Table((text(""), text(" ")), ((text("a"), text("b")),)),
        Table((text(""), text("头")), ((text("a"), text("b")),)),
    )
    first, second = root.xpath("//table")
    assert not first.xpath("./thead")
    assert [cell.tag for cell in second.xpath("./thead/tr/*")] == ["td", "th"]


def test_lists_keep_their_first_number_and_their_shape() -> None:
    inner = NumberedList(((prose("丙"),),), start=3)
    root = page(BulletList(((prose("甲"),), (prose("乙"), inner))), BlockQuote((prose("丁"),)))
    assert [child.tag for child in root.xpath("//main/ul/li[2]/*")] == ["p", "ol"]
    assert root.xpath("//main//ol[@start]/@start") == ["3"]
    assert root.xpath("//blockquote/@class") == ["own"]


def test_a_citation_must_have_been_formatted_and_notes_hold_no_notes() -> None:
    with pytest.raises(ValueError, match="not formatted"):
        write_html(document(Paragraph((Citation((CitedSource("a"),)),))))
    with pytest.raises(ValueError, match="inside a footnote"):
        write_html(document(Paragraph((Footnote(1, (web_note(2),)),))))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_html(sample(draft=True)) == write_html(sample(draft=True))


PAGES = {
    "sample": write_html(sample()),
    "draft": write_html(replace(sample(draft=True), marking="TLP:RED", notes=NoteNumbering(circled=True))),
    "english": write_html(english_sample()),
    "hostile": write_html(hostile("".join(NASTY))),
    "bare": write_html(document(date="", date_text="")),
    "briefing": (Path(__file__).resolve().parents[2] / "briefs" / "trilateral-dprk.html").read_bytes(),
}


@pytest.mark.parametrize("name", PAGES)
def test_it_is_valid_html(name: str, tmp_path: Path) -> None:
    assert invalid(PAGES[name], tmp_path) == []


@pytest.mark.parametrize(
    ("name", "width"), [*((name, 1280) for name in PAGES if name != "bare"), ("briefing", 500)]
)
def test_axe_finds_nothing_and_no_script_runs(name: str, width: int, tmp_path: Path) -> None:
    answer = asked_in_chromium(PAGES[name], tmp_path, width)
    assert answer == {"violations": [], "scripts": 0, "pwned": "undefined"}


def test_every_printed_page_has_the_marking_twice_and_its_number(tmp_path: Path) -> None:
    size, *pages = printed_pages(PAGES["draft"], tmp_path)
    assert "(A4)" in size
    assert len(pages) > 2
    for number, page_text in enumerate(pages, 1):
        assert page_text.count("TLP:RED") >= 2
        assert f"{number}/{len(pages)}" in page_text.replace(" ", "")
        assert CHINESE.draft in page_text
