"""The contents of the Word file: filled in, live, and with page numbers that LibreOffice agrees with."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.parser import parse_xml
from docx_checks import Package, W, problems
from open_xml_sdk import sdk_errors
from pdfminer.high_level import extract_text
from printed_pages import converted, office, printed_headings
from sample import english_sample, prose, provenance, sample, text, web_note

from briefsmith.document import (
    CrossReference,
    Document,
    Footnote,
    Heading,
    KeyPoints,
    Paragraph,
    Quotation,
    StyleChoice,
    Text,
)
from briefsmith.resources import shipped
from briefsmith.writers.contents import contents_depth
from briefsmith.writers.docx import TEMPLATE_NAMES, write_docx
from briefsmith.writers.docx.contents import page_references
from briefsmith.writers.pdf import write_pdf

FULL = replace(sample(), contents=3)
EXPECTED = [
    (1, "一、历史背景"),
    (2, "（一）第一次危机"),
    (3, "1. 英文来源"),
    (1, "二、各方立场"),
    (2, "（一）数据"),
    (2, "不编号的小节"),
    (2, "（二）编号继续"),
    (1, "资料来源"),
]


def built(document: Document, template: str = "standard") -> Package:
    return Package(write_docx(document, shipped(f"{template}.docx"))[0])


def style_name(package: Package, paragraph: object) -> str:
    style_id = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")  # type: ignore[attr-defined]
    styles = package.tree("word/styles.xml")
    found = next(item for item in styles if item.get(f"{W}styleId") == style_id)
    return str(found.find(f"{W}name").get(f"{W}val"))


def entries(package: Package) -> Iterator[tuple[int, str, str, str]]:
    """Level, text, bookmark and page number of each entry of the contents."""
    for paragraph in package.body.iter(f"{W}p"):
        for link in paragraph.findall(f"{W}hyperlink"):
            code = "".join(item.text or "" for item in link.iter(f"{W}instrText")).split()
            if code[:1] == ["PAGEREF"]:
                texts = [item.text or "" for item in link.iter(f"{W}t")]
                level = int(style_name(package, paragraph).removeprefix("toc "))
                yield level, "".join(texts[:-1]), link.get(f"{W}anchor", ""), texts[-1]


@pytest.mark.parametrize("template", TEMPLATE_NAMES)
def test_every_heading_is_in_the_contents_with_its_number_and_level(template: str) -> None:
    package = built(FULL, template)
    made = list(entries(package))
    assert [(level, words) for level, words, _, _ in made][: len(EXPECTED)] == EXPECTED
    pages = [int(page) for *_, page in made]
    assert pages == sorted(pages)
    assert pages[0] >= 1


@pytest.mark.parametrize("template", TEMPLATE_NAMES)
def test_the_field_is_whole_and_its_links_lead_to_the_headings(template: str) -> None:
    package = built(FULL, template)
    control = next(package.body.iter(f"{W}sdt"))
    assert control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery").get(f"{W}val") == "Table of Contents"
    kinds = [item.get(f"{W}fldCharType") for item in control.iter(f"{W}fldChar")]
    assert (
        kinds.count("begin")
        == kinds.count("separate")
        == kinds.count("end")
        == len(EXPECTED) + 1 + (len(list(entries(package))) - len(EXPECTED))
    )
    code = next(control.iter(f"{W}instrText")).text or ""
    assert code.split() == ["TOC", "\\o", '"1-3"', "\\h", "\\z", "\\u"]
    marked = {item.get(f"{W}name"): item.getparent() for item in package.body.iter(f"{W}bookmarkStart")}
    for level, words, bookmark, _ in entries(package):
        heading = marked[bookmark]
        assert style_name(package, heading) == f"heading {level}"
        assert words.endswith("".join(item.text or "" for item in heading.iter(f"{W}t")))


def test_nothing_makes_word_ask_for_an_update() -> None:
    package = built(FULL)
    assert not list(package.tree("word/settings.xml").iter(f"{W}updateFields"))
    assert not [item for item in package.body.iter(f"{W}fldChar") if item.get(f"{W}dirty")]


@pytest.mark.parametrize(
    ("template", "some"), [("standard", True), ("gongwen", False), ("intelligence", True)]
)
def test_only_official_documents_have_none_unasked(template: str, some: bool) -> None:
    assert bool(list(entries(built(replace(sample(), contents=None), template)))) is some
    assert not list(entries(built(replace(sample(), contents=0), template)))


def test_a_memo_of_few_sections_has_none() -> None:
    assert contents_depth(replace(english_sample(), contents=None)) == 0
    assert contents_depth(replace(sample(), contents=None)) == 3
    assert [level for level, *_ in entries(built(replace(english_sample(), contents=1)))] == [1, 1, 1]


def test_contents_come_after_the_key_points() -> None:
    children = list(built(FULL).body[0])
    tags = [child.tag.removeprefix(W) for child in children]
    assert tags.index("tbl") < tags.index("sdt")
    following = children[tags.index("sdt") + 1]
    assert "历史背景" in "".join(item.text or "" for item in following.iter(f"{W}t"))


def test_a_heading_with_a_note_and_a_broken_line_is_listed_as_its_words() -> None:
    heading = Heading(1, (Text("甲"), web_note(1), Text("乙 & <丙>")), "a", "一、")
    (entry,) = entries(built(replace(sample(), children=(heading, prose("丁")), contents=3)))
    assert entry[1] == "一、甲乙 & <丙>"


def test_an_ideographic_space_of_a_heading_stays() -> None:
    package = built(replace(FULL, children=(Heading(1, text("附录　核验  表"), "a"),)))
    assert [words for _, words, *_ in entries(package)] == ["附录　核验 表"]


def test_headings_do_not_jump_and_styles_have_their_outline_levels() -> None:
    headings = (
        Heading(1, text("甲"), "a", "一、"),
        Heading(4, text("乙"), ""),
        Heading(4, text("丙"), ""),
        Heading(2, text("丁"), "b", "（一）"),
    )
    package = built(replace(sample(), children=headings, contents=3))
    made = [(level, words) for level, words, *_ in entries(package)]
    assert made == [(1, "一、甲"), (2, "乙"), (2, "丙"), (2, "（一）丁")]
    for style in package.tree("word/styles.xml").iter(f"{W}style"):
        name = style.find(f"{W}name").get(f"{W}val")
        if name.startswith("heading "):
            level = int(name.removeprefix("heading ")) - 1
            assert style.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == str(level)
            assert style.find(f"{W}pPr/{W}keepNext") is not None


# ---------------------------------------------------------------------------------- templates


def own_template(folder: Path, *paragraphs: str) -> Path:
    word = docx.Document()
    for content in paragraphs:
        word.add_paragraph(content)
    word.sections[0].header.paragraphs[0].text = word.sections[0].footer.paragraphs[0].text = "{{ marking }}"
    path = folder / "own.docx"
    word.save(str(path))
    return path


def test_a_template_places_the_contents_before_the_body(tmp_path: Path) -> None:
    path = own_template(tmp_path, "{{ contents }}", "我们的导言", "{{ body }}")
    data, said = write_docx(replace(sample(), contents=None), path)
    assert said == ()
    assert problems(data) == []
    package = Package(data)
    texts = [package.text(one) for one in package.body.iter(f"{W}p")]
    assert texts.index("目录") < texts.index("我们的导言")
    assert [level for level, *_ in entries(package)] == [level for level, _ in EXPECTED]
    nothing = Package(write_docx(replace(sample(), contents=0), path)[0])
    assert "{{" not in nothing.text(nothing.body)


def test_a_field_of_the_templates_own_is_filled(tmp_path: Path) -> None:
    path = own_template(tmp_path, "TOC", "{{ body }}")
    word = docx.Document(str(path))
    word.paragraphs[0].clear()
    field_paragraph(word.paragraphs[0], ' TOC \\o "1-2" \\h ')
    word.save(str(path))
    data, said = write_docx(replace(sample(), contents=None), path)
    assert said == ()
    assert problems(data) == []
    package = Package(data)
    assert {level for level, *_ in entries(package)} == {1, 2}
    assert not list(package.body.iter(f"{W}sdt"))


def field_paragraph(paragraph: Any, code: str) -> None:
    """An empty field in a paragraph of a template."""
    for kind in ("begin", "", "separate", "end"):
        run = paragraph.add_run()._r
        made = run.makeelement(f"{W}fldChar" if kind else f"{W}instrText", {})
        if kind:
            made.set(f"{W}fldCharType", kind)
        else:
            made.text = code
        run.append(made)


def test_a_list_of_figures_is_left_alone(tmp_path: Path) -> None:
    path = own_template(tmp_path, "", "{{ body }}")
    word = docx.Document(str(path))
    field_paragraph(word.paragraphs[0], ' TOC \\h \\z \\c "Figure" ')
    word.save(str(path))
    package = Package(write_docx(replace(sample(), contents=None), path)[0])
    assert "Figure" in "".join(item.text or "" for item in package.body.iter(f"{W}instrText"))
    assert len(list(package.body.iter(f"{W}sdt"))) == 1


def test_cover_pages_and_first_numbers_of_a_template_count(tmp_path: Path) -> None:
    path = own_template(tmp_path, "封面", "{{ body }}")
    word = docx.Document(str(path))
    word.paragraphs[0].add_run().add_break(docx.enum.text.WD_BREAK.PAGE)
    numbers = word.sections[0]._sectPr.makeelement(f"{W}pgNumType", {f"{W}start": "5"})
    word.sections[0]._sectPr.find(f"{W}pgMar").addnext(numbers)
    word.save(str(path))
    (page, *_), *_ = [[page] for *_, page in entries(Package(write_docx(FULL, path)[0]))]
    assert page == "6"


def test_contents_in_a_sentence_are_refused(tmp_path: Path) -> None:
    path = own_template(tmp_path, "siehe {{ contents }}", "{{ body }}")
    _, said = write_docx(sample(), path)
    assert "contents has to stand alone" in said[0].message


def test_numbers_are_those_that_the_templates_own_lists_print(tmp_path: Path) -> None:
    word = docx.Document(str(shipped("intelligence.docx")))
    path = tmp_path / "restyled.docx"
    word.save(str(path))
    made = list(entries(Package(write_docx(replace(sample(), contents=None), path)[0])))
    assert [words for _, words, *_ in made][:3] == ["1 历史背景", "1.1 第一次危机", "1.1.1 英文来源"]


CHAPTERS = (
    '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
    '<w:lvlText w:val="第%1章"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>'
)


def chapters(path: Path) -> Path:
    """A template that numbers headings in its own way and has one of its own in front of the briefing."""
    word = docx.Document(str(shipped("standard.docx")))
    lists = word.part.numbering_part.element
    lists.insert(
        0, parse_xml(f'<w:abstractNum xmlns:w="{W[1:-1]}" w:abstractNumId="77">{CHAPTERS}</w:abstractNum>')
    )
    lists.append(parse_xml(f'<w:num xmlns:w="{W[1:-1]}" w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, name in enumerate(("Heading 1", "Heading 2")):
        properties = word.styles[name].element.get_or_add_pPr()
        properties._remove_numPr()
        numbers = properties.get_or_add_numPr()
        numbers.get_or_add_ilvl().val = level
        numbers.get_or_add_numId().val = 77
    body = next(one for one in word.paragraphs if "body" in one.text)
    body.insert_paragraph_before("前言", style="Heading 1")
    word.save(str(path))
    return path


def test_numbers_that_a_tab_parts_from_titles_have_a_stop(tmp_path: Path) -> None:
    package = Package(write_docx(replace(sample(), contents=3), chapters(tmp_path / "house.docx"))[0])
    found = dict(stops(package))
    assert found["第4章 历史背景"] == ["right"]
    assert found["4.1.第一次危机"] == ["left", "right"]


def stops(package: Package) -> Iterator[tuple[str, list[str]]]:
    """The words of each entry of the contents, and the kinds of its tab stops."""
    for paragraph in package.body.iter(f"{W}p"):
        if any("PAGEREF" in (code.text or "") for code in paragraph.iter(f"{W}instrText")):
            words = "".join(item.text or "" for item in paragraph.iter(f"{W}t"))
            yield (
                words.rstrip("0123456789"),
                [tab.get(f"{W}val") for tab in paragraph.iterfind(f"{W}pPr/{W}tabs/{W}tab")],
            )


def test_references_show_the_numbers_that_the_templates_own_lists_print(tmp_path: Path) -> None:
    to = {"kind": "section", "marks": ("“", "”")}
    found = (
        CrossReference((), "history", level=1, number="一、", title=(Text("历史背景"),), **to),
        CrossReference((), "crisis", level=2, number="（一）", title=(Text("第一次危机"),), **to),
    )
    document = replace(sample(), children=(Paragraph(found), *sample().children))
    body = Package(write_docx(document, chapters(tmp_path / "house.docx"))[0]).body
    shown = next(
        "".join(item.text or "" for item in paragraph.iter(f"{W}t"))
        for paragraph in body.iter(f"{W}p")
        if any("REF sec_" in (code.text or "") for code in paragraph.iter(f"{W}instrText"))
    )
    assert shown == "“第4章 历史背景”“4.1 第一次危机”"


# ---------------------------------------------------------------------------------- page numbers


def long_briefing(quotations: int) -> Document:
    """Twelve sections of quotations with notes of two and three lines, remarks and prose between them."""
    blocks: list[Heading | Paragraph | Quotation] = []
    for number in range(quotations):
        if number % (quotations // 12) == 0:
            section = number // (quotations // 12)
            label = "一二三四五六七八九十"[section] if section < 10 else f"十{'一二'[section - 10]}"
            blocks.append(Heading(1, text(f"第{section}节"), f"s{section}", f"{label}、"))
            blocks.append(prose("分析的出发点是公开来源，其中官方声明与转述并重。" * (1 + number % 7)))
        words = "三国外长在会后发表的声明中说，任何一方受到威胁时，三方都将磋商。" * (1 + number % 4)
        # No Latin letters: how wide they are depends on the typefaces of the machine.
        note = Footnote(number + 1, text("北方观察，三国会晤之后：一份被推迟的声明。" * (2 + number % 3)))
        remark = (prose("这里的“磋商”比二〇二二年的措辞更强。"),) if number % 2 else ()
        quoted = ((Text(words, "zh-CN"), note),)
        made = provenance(f"q{number}")
        blocks.append(Quotation(f"q{number}", quoted, "zh-CN", True, note=remark, provenance=made))
    return replace(sample(), children=tuple(blocks), contents=3)


BRIEFINGS = {"sample": FULL, "long": long_briefing(120)}


@pytest.fixture(scope="module")
def pdf_files(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], tuple[bytes, bytes]]:
    """Each briefing in each template: the Word file, and what LibreOffice prints of it."""
    folder = tmp_path_factory.mktemp("contents")
    for template in TEMPLATE_NAMES:
        for name, briefing in BRIEFINGS.items():
            data = write_docx(briefing, shipped(f"{template}.docx"))[0]
            (folder / f"{template}-{name}.docx").write_bytes(data)
    converted(folder, "pdf", *sorted(folder.glob("*.docx")))
    return {
        (template, name): tuple(  # type: ignore[misc]
            (folder / f"{template}-{name}.{suffix}").read_bytes() for suffix in ("docx", "pdf")
        )
        for template in TEMPLATE_NAMES
        for name in BRIEFINGS
    }


def test_reckoned_pages_are_those_of_libreoffice_or_next_to_them(
    pdf_files: dict[tuple[str, str], tuple[bytes, bytes]],
) -> None:
    exact = total = 0
    for word, pdf in pdf_files.values():
        reckoned = [int(page) for *_, page in entries(Package(word))]
        printed = [page for _, page in printed_headings(pdf)]
        assert len(printed) == len(reckoned)
        assert all(abs(one - other) <= 1 for one, other in zip(reckoned, printed, strict=True))
        exact += sum(one == other for one, other in zip(reckoned, printed, strict=True))
        total += len(printed)
    assert exact >= 0.8 * total


def test_a_pdf_prints_the_pages_that_its_headings_stand_on() -> None:
    office()
    word = docx.Document(io.BytesIO(write_docx(BRIEFINGS["long"], None)[0]))
    for _, result in page_references(word.element.body):
        result.text = "99"
    stream = io.BytesIO()
    word.save(stream)
    pdf, said = write_pdf(stream.getvalue(), BRIEFINGS["long"])
    assert said == ()
    shown = extract_text(io.BytesIO(pdf), page_numbers=[0, 1])
    listed = [int(found) for found in re.findall(r"节\.{4,}\s*(\d+)", shown)]
    assert listed == [page for _, page in printed_headings(pdf)]


def test_libreoffice_keeps_the_contents(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.docx").write_bytes(write_docx(FULL, None)[0])
    converted(tmp_path, "docx", folder / "a.docx")
    after = Package((tmp_path / "a.docx").read_bytes())
    lines = [after.text(one) for one in after.body.iter(f"{W}p") if one.find(f"{W}hyperlink") is not None]
    assert [line.rstrip("0123456789") for line in lines[: len(EXPECTED)]] == [words for _, words in EXPECTED]
    codes = (
        "".join(item.text or "" for item in one.iter(f"{W}instrText")) for one in after.body.iter(f"{W}p")
    )
    assert any(code.strip().startswith("TOC") for code in codes)


@pytest.mark.parametrize("template", TEMPLATE_NAMES)
def test_open_xml_sdk_finds_nothing(template: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(FULL, shipped(f"{template}.docx"))[0])
    assert sdk_errors(path) == []


def test_the_same_briefing_gives_the_same_bytes() -> None:
    assert write_docx(FULL, None)[0] == write_docx(FULL, None)[0]


def test_a_note_that_is_too_long_for_its_page_does_not_stop_the_reckoning() -> None:
    long = Paragraph((Text("正文"), Footnote(1, text("很长的脚注。" * 4000))))
    made = list(entries(built(replace(sample(), children=(Heading(1, text("甲"), "a"), long), contents=3))))
    assert [page for *_, page in made] == ["1"]


def test_contents_that_would_be_parted_from_their_heading_begin_a_page(tmp_path: Path) -> None:
    """LibreOffice would leave the heading behind; and no page is left empty in front of them."""
    broken = 0
    folder = tmp_path / "in"
    folder.mkdir()
    for lines in range(13, 20):
        points = KeyPoints(tuple(prose(f"判断{number}。") for number in range(lines)))
        document = replace(FULL, children=(points, *FULL.children[1:]))
        (folder / f"{lines}.docx").write_bytes(write_docx(document, None)[0])
        broken += "<w:pageBreakBefore/>" in built(document).parts["word/document.xml"].decode()
    assert 0 < broken < 7
    converted(tmp_path, "pdf", *sorted(folder.glob("*.docx")))
    for path in tmp_path.glob("*.pdf"):
        pages = [extract_text(str(path), page_numbers=[page]) for page in range(3)]
        (heading,) = [number for number, shown in enumerate(pages) if "目录" in shown]
        assert "一、历史背景" in pages[heading]
        assert all(len("".join(shown.split())) > 150 for shown in pages)


def test_a_house_style_for_entries_is_taken(tmp_path: Path) -> None:
    word = docx.Document()
    word.styles.add_style("目录一", WD_STYLE_TYPE.PARAGRAPH)
    for line in ("{{ contents }}", "{{ body }}"):
        word.add_paragraph(line)
    word.save(str(tmp_path / "own.docx"))
    document = replace(FULL, styles=(StyleChoice("TOC 1", "目录一"),))
    package = Package(write_docx(document, tmp_path / "own.docx")[0])
    listed = [
        style_name(package, one) for one in package.body.iter(f"{W}p") if "PAGEREF" in "".join(one.itertext())
    ]
    assert listed[:3] == ["目录一", "toc 2", "toc 3"]
