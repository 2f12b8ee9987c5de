"""The Word file as a whole: sound, the same each time, and saying what the document says."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from docx_checks import Package, W, marked_pages, problems
from open_xml_sdk import sdk_errors
from printed_pages import converted
from sample import CHINESE, LONG_ADDRESS, annex, english_sample, prose, provenance, sample, text

from briefsmith.compose.labels import labels_for
from briefsmith.document import (
    Citation,
    CitedSource,
    Document,
    Footnote,
    Heading,
    KeyPoints,
    Link,
    Paragraph,
    Quotation,
    SourceEntry,
    SourceList,
    Table,
    Text,
    VerificationAnnex,
)
from briefsmith.writers.docx import write_docx

CASES = {"plain": sample(), "draft": sample(draft=True), "english": english_sample()}


def written(document: Document) -> Package:
    data, diagnostics = write_docx(document, None)
    assert diagnostics == ()
    assert problems(data) == []
    return Package(data)


def body_only(*blocks: object, **changes: object) -> Document:
    return replace(sample(), children=blocks, **changes)


@pytest.mark.parametrize("name", CASES)
def test_file_is_sound(name: str) -> None:
    data, diagnostics = write_docx(CASES[name], None)
    assert diagnostics == ()
    assert problems(data) == []
    assert marked_pages(data, "TLP:CLEAR") == []


@pytest.mark.parametrize("name", CASES)
def test_same_input_same_bytes(name: str) -> None:
    assert write_docx(CASES[name], None)[0] == write_docx(CASES[name], None)[0]


def test_every_word_is_printed() -> None:
    package = written(sample(draft=True))
    body = package.text(package.body)
    front = ("三方磋商机制", "依据公开来源", "东北亚组", "2025年2月1日", "草稿")
    for words in (*front, "要点", "按：", "译文：", "评级：B2", "【未核实 (absent)】"):
        assert words in body
    assert "说明“威胁”一词的含义" in body


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "ja", "ko", "en"])
def test_a_draft_says_so_on_every_page_in_its_language(language: str) -> None:
    labels = labels_for(language)
    package = written(replace(sample(draft=True), language=language, labels=labels))
    for part in ("word/header1.xml", "word/footer1.xml"):
        shown = package.text(package.tree(part))
        assert re.split("[：:]", labels.draft)[0] in shown
        assert shown.count("TLP:CLEAR") == 1
    body = package.text(package.body)
    assert f"{labels.rating}{labels.colon}B2" in body
    assert f"{labels.saved_copy}{labels.colon}seeds/" in body
    assert labels.unverified in body


def test_a_fair_copy_does_not_say_draft() -> None:
    package = written(sample())
    assert all("草稿" not in package.text(tree) for _, tree in package.stories())


@pytest.mark.parametrize(
    ("language", "tag"), [("zh-CN", "zh-CN"), ("ja", "ja-JP"), ("ko", None), ("en", None)]
)
def test_a_quotation_mark_at_the_start_is_of_the_language_of_its_text(language: str, tag: str | None) -> None:
    said = {"zh-CN": "“威胁”一词", "ja": "“脅威”という", "ko": "“위협”이라는", "en": "“threat” is"}[language]
    block = Quotation("q", ((Text(said),),), language, True)
    package = written(replace(sample(), children=(block,)))
    quoted = next(p for p in package.body.iter(f"{W}p") if package.text(p) == said)
    first = next(quoted.iter(f"{W}r"))
    found = first.find(f"{W}rPr/{W}lang")
    assert package.text(first).startswith("“")
    if tag is not None:
        assert found.get(f"{W}val") == tag
        assert package.text(first) == "“"
    elif found is not None:
        assert found.get(f"{W}val") in {None, "en-US"}


def test_headings_count_themselves_and_plain_ones_do_not() -> None:
    package = written(sample())
    headings = [p for p in package.body.iter(f"{W}p") if "sec_" in (_bookmark(p) or "")]
    labelled = {package.text(p): p.find(f"{W}pPr/{W}numPr") for p in headings}
    assert labelled["历史背景"] is None, "its style counts it"
    assert labelled["不编号的小节"].find(f"{W}numId").get(f"{W}val") == "0"
    levels = package.tree("word/numbering.xml").find(f"{W}abstractNum").findall(f"{W}lvl")
    assert [level.find(f"{W}lvlText").get(f"{W}val") for level in levels] == ["%1、", "（%2）", "%3."]


def _bookmark(paragraph: object) -> str | None:
    start = paragraph.find(f"{W}bookmarkStart")
    return None if start is None else start.get(f"{W}name")


def test_labels_that_word_would_not_count_are_written_out() -> None:
    blocks = (Heading(1, text("甲"), "a", "一、"), Heading(1, text("乙"), "b", "五、"))
    package = written(body_only(*blocks))
    body = package.text(package.body)
    assert "一、甲" in body
    assert "五、乙" in body
    numbers = [n.get(f"{W}val") for n in package.body.iter(f"{W}numId")]
    assert numbers == ["0", "0"]


def test_english_numbers() -> None:
    package = written(english_sample())
    levels = package.tree("word/numbering.xml").find(f"{W}abstractNum").findall(f"{W}lvl")
    assert [level.find(f"{W}lvlText").get(f"{W}val") for level in levels[:2]] == ["%1", "%1.%2"]
    lang = package.tree("word/styles.xml").find(f".//{W}docDefaults//{W}lang")
    assert lang.get(f"{W}val") == "en-US"


def test_notes_keep_their_order_and_links() -> None:
    package = written(sample())
    notes = [n for n in package.notes.findall(f"{W}footnote") if n.get(f"{W}type") is None]
    assert len(notes) == 8
    targets = package.parts["word/_rels/footnotes.xml.rels"].decode()
    assert LONG_ADDRESS in targets
    assert "亚洲/20230801" in package.text(notes[1]), (
        "the reader sees the characters, the link keeps its address"
    )
    wrapped = [n.find(f"{W}p/{W}pPr/{W}wordWrap") is not None for n in notes]
    assert not wrapped[4], "English words are not cut"


def test_quotation_marks_are_wide_in_chinese_and_narrow_in_english() -> None:
    package = written(body_only(Paragraph((Text("他说“可以”，又说 Kim’s 不行。"), Text("the “other” one")))))
    hints = {
        package.text(run): run.find(f"{W}rPr/{W}rFonts") is not None
        for run in package.body.iter(f"{W}r")
        if package.text(run)
    }
    assert hints["’"] is False
    assert hints["他说“可以”，又说 Kim"] is True
    assert hints["the “other” one"] is False


def test_japanese_and_korean_have_their_own_face_and_language() -> None:
    package = written(sample())
    found = {
        (run.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia"), run.find(f"{W}rPr/{W}lang").get(f"{W}eastAsia"))
        for run in package.body.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}lang") is not None and run.find(f"{W}rPr/{W}lang").get(f"{W}eastAsia")
    }
    assert found == {("MS Mincho", "ja-JP"), ("Batang", "ko-KR")}


def test_provenance_is_in_a_custom_part_and_leads_to_bookmarks() -> None:
    package = written(sample())
    tree = package.tree("customXml/item1.xml")
    namespace = "{urn:briefsmith:provenance:1}"
    records = tree.findall(f"{namespace}quotation")
    assert [r.get("id") for r in records][:2] == ["statement-1", "adjacent-1"]
    first = records[0]
    assert first.get("file") == "seeds/a.txt"
    assert first.get("verdict") == "exact"
    assert [(s.get("start"), s.get("end")) for s in first.findall(f"{namespace}rawSpan")] == [
        ("110", "144"),
        ("160", "170"),
    ]
    bookmarks = {b.get(f"{W}name") for b in package.body.iter(f"{W}bookmarkStart")}
    assert {r.get("bookmark") for r in records} <= bookmarks


def test_core_properties_are_the_briefings() -> None:
    core = written(sample()).parts["docProps/core.xml"].decode()
    assert "2025-02-01T00:00:00Z" in core
    assert "<cp:revision>1</cp:revision>" in core
    assert "三方磋商机制的形成与半岛局势：公开来源梳理" in core
    assert "东北亚组" in core


def test_characters_that_xml_forbids_are_left_out_and_told() -> None:
    bad = "甲\x00乙\x0b丙\ufffe丁\ud800戊"
    document = body_only(
        Paragraph((Text(bad), Link((Text("l"),), "https://e.org/\x00x"), Footnote(1, (Text(f"注{bad}"),)))),
        Heading(1, text(bad), bad, None),
        Quotation(bad, (text(bad),), "zh-CN", False, warning=bad, provenance=provenance(bad)),
        SourceList((SourceEntry("k", text(bad), "A", bad, bad, bad),)),
        title=bad,
        author=bad,
    )
    data, diagnostics = write_docx(document, None)
    assert [d.code for d in diagnostics] == ["text-illegal"]
    assert problems(data) == []
    package = Package(data)
    assert "甲乙丙丁戊" in package.text(package.body)


def test_only_web_and_mail_links_are_live() -> None:
    bad = (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https://a b",
        "http://[x",
        "mailto:nobody",
    )
    too_long = "https://" + "e" * 3000
    document = body_only(
        Paragraph(tuple(Link(text(f"坏{n}"), target) for n, target in enumerate((*bad, too_long)))),
        Paragraph((Link(text("好"), "https://e.org/a b?q=<1>&r=%zz"), Link(text("信"), "mailto:a@e.org"))),
    )
    package = written(document)
    live = [package.text(h) for h in package.body.iter(f"{W}hyperlink")]
    assert live == ["好", "信"]
    assert (
        "https://e.org/a%20b?q=%3C1%3E&amp;r=%25zz" in package.parts["word/_rels/document.xml.rels"].decode()
    )


def test_text_never_passes_through_the_template_engine() -> None:
    package = written(body_only(prose("{{ title }} {% raw %}"), title="{{ author }}"))
    body = package.text(package.body)
    assert "{{ title }} {% raw %}" in body
    assert "{{ author }}" in body


def test_what_stays_unformatted_is_a_bug() -> None:
    with pytest.raises(ValueError, match="citation"):
        write_docx(body_only(Paragraph((Citation((CitedSource("a"),)),))), None)
    with pytest.raises(ValueError, match="footnote"):
        write_docx(body_only(Paragraph((Footnote(1, (Footnote(2, text("x")),)),))), None)


def test_the_annex_leads_to_the_quotations_and_repeats_its_header() -> None:
    package = written(sample())
    table = list(package.body.iter(f"{W}tbl"))[-2]
    rows = table.findall(f"{W}tr")
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    names = {start.get(f"{W}name") for start in package.body.iter(f"{W}bookmarkStart")}
    links = {package.text(link): link.get(f"{W}anchor") for link in table.iter(f"{W}hyperlink")}
    assert links == {"2": "quote_statement_1"}
    assert "quote_statement_1" in names
    sections = [row for row in rows if row.find(f"{W}tc/{W}tcPr/{W}gridSpan") is not None]
    assert [package.text(row) for row in sections] == ["一、历史背景", "（一）数据"]
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows]
    assert whole.count(False) == 1, "only the row with the long omission may run over a page"
    styles = {item.get(f"{W}val") for row in rows for item in row.iter(f"{W}pStyle")}
    assert styles == {"AnnexHeading", "AnnexSection", "AnnexText", "AnnexDetail", "AnnexWarning"}


def test_an_annex_sets_each_language_as_its_own() -> None:
    table = written(replace(sample(), children=(annex(),))).body.find(f".//{W}tbl")
    title = next(run for run in table.iter(f"{W}r") if "A quiet year" in "".join(run.itertext()))
    assert title.find(f"{W}rPr/{W}lang").get(f"{W}val") == "en-US"


def test_a_signature_stays_with_the_paragraph_before_it() -> None:
    package = written(body_only(prose("甲"), prose("乙"), Paragraph(text("签署"), closing=True)))
    kept = {
        package.text(one): one.find(f"{W}pPr/{W}keepNext") is not None for one in package.body.iter(f"{W}p")
    }
    assert (kept["甲"], kept["乙"], kept["签署"]) == (False, True, False)


def test_a_source_line_stands_below_and_stays_with_its_quotation() -> None:
    quotation = Quotation(
        "q", (text("话。", "zh-CN"),), "zh-CN", True, rating="B2", source_line="某报，2025年"
    )
    package = written(body_only(quotation))
    lines = [one for one in package.body.iter(f"{W}p") if package.text(one)]
    at = next(index for index, one in enumerate(lines) if package.text(one) == "话。")
    assert package.text(lines[at + 1]) == f"{CHINESE.source}：某报，2025年　{CHINESE.rating}：B2"
    assert lines[at].find(f"{W}pPr/{W}keepNext") is not None


def test_odd_documents() -> None:
    for blocks in (
        (),
        (KeyPoints(()),),
        (SourceList(()),),
        (VerificationAnnex(annex().labels, (), ()),),
        (Table((), ()),),
        (Table((text(""), text("")), ((text("a"), text("b")),)), Table((text("x"),), ())),
        (
            Quotation("q" * 90, (text("甲"),), "zh-CN", True),
            Quotation("Q" * 90, (text("乙"),), "zh-CN", True),
        ),
        (Heading(9, text("深"), "", "1.1.1.1.1.1.1.1.1"),),
        (Quotation("q", (), "en", True),),
    ):
        written(body_only(*blocks))
    written(body_only(prose("a"), date="", author="", subtitle="", marking="", language="xx-bad tag"))


def test_ten_thousand_quotations_in_seconds() -> None:
    said = Text("三国外长在会后发表的声明中说。", "zh-CN")
    blocks = tuple(
        Quotation(
            f"q-{n}",
            (
                (
                    said,
                    Footnote(n, (Link(text("注"), f"https://e.org/{n}"),)),
                ),
            ),
            "zh-CN",
            True,
            note=(prose("按语。"),),
        )
        for n in range(1, 10_001)
    )
    data, _ = write_docx(body_only(*blocks), None)
    assert problems(data) == []


@pytest.mark.parametrize("version", ["Office2019", "Microsoft365"])
@pytest.mark.parametrize("name", CASES)
def test_open_xml_sdk_finds_nothing(name: str, version: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(CASES[name], None)[0])
    assert sdk_errors(path, version) == []


def test_libreoffice_keeps_text_notes_and_provenance(tmp_path: Path) -> None:
    source = tmp_path / "in" / "a.docx"
    source.parent.mkdir()
    source.write_bytes(write_docx(sample(), None)[0])
    converted(tmp_path, "docx:MS Word 2007 XML", source)
    before, after = Package(source.read_bytes()), Package((tmp_path / "a.docx").read_bytes())
    kept = [
        name for name, tree in after.trees.items() if tree.tag == "{urn:briefsmith:provenance:1}provenance"
    ]
    assert kept, "the custom part with the provenance is gone"
    for one in (before, after):
        assert len([n for n in one.notes.findall(f"{W}footnote") if n.get(f"{W}type") is None]) == 8
    bookmarks = {b.get(f"{W}name") for b in before.body.iter(f"{W}bookmarkStart")}
    assert bookmarks <= {b.get(f"{W}name") for b in after.body.iter(f"{W}bookmarkStart")}
