"""References from the prose to sections and quotations, in all outputs."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from briefsmith.compose.cross_references import find_references, with_cross_references
from briefsmith.compose.prose import prose_blocks
from briefsmith.document import CrossReference, NoteReference, Paragraph, Text
from briefsmith.pipeline import build_project, check_project

ARTICLE = "来源：示例社\n\n三国外长在会后发表声明。任何一方受到威胁时，三方都将磋商。\n"
OUTLINE = """\
title: 题目
date: 2025-02-01
outputs: [docx, markdown, html]
bottom_line: 先看[](#second)。
sources:
  one: seeds/one.txt
sections:
  - id: first
    title: 甲节
    text: |
      {text}
    quotes:
      - id: threat
        source: one
        quote: 任何一方受到威胁时，三方都将磋商。
  - id: second
    title: 乙节
    text: |
      参见[](#first)和[前面的引文](#threat)。[^1]

      [^1]: 注中也可以：[](#threat)。
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "one.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path / "outline.yaml"


def outline(text: str) -> str:
    return OUTLINE.format(text=text)


def written(project: Path, text: str) -> tuple[str, str, bytes]:
    project.write_text(outline(text), encoding="utf-8")
    built = build_project(project)
    assert [item.message for item in built.checked.diagnostics if item.severity.value == "error"] == []
    folder = project.parent / "briefs"
    return (
        (folder / "outline.md").read_text(encoding="utf-8"),
        (folder / "outline.html").read_text(encoding="utf-8"),
        (folder / "outline.docx").read_bytes(),
    )


def test_prose_reads_a_reference_as_one() -> None:
    (block,) = prose_blocks("见[下文](#甲-1)和[](#b)。")
    assert isinstance(block, Paragraph)
    assert block.children[1] == CrossReference((Text("下文"),), "甲-1")
    assert block.children[3] == CrossReference((), "b")


@pytest.mark.parametrize("hostile", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "#"])
def test_other_links_stay_refused(hostile: str) -> None:
    (block,) = prose_blocks(f"[坏]({hostile})")
    assert not any(isinstance(child, CrossReference) for child in block.children)  # type: ignore[union-attr]


def test_markdown_and_html_lead_to_the_place(project: Path) -> None:
    markdown, html, _ = written(project, "见[](#second)，[下文](#second)，[](#threat)，[](#sources)。")
    assert "见[“二、乙节”](#second)，[下文](#second)，[注1](#quote-threat)，" in markdown
    assert "，[“资料来源”](#sources)。" in markdown
    assert '## <a id="second"></a>二、乙节' in markdown
    assert '<a id="quote-threat"></a>' in markdown
    root = lxml.html.document_fromstring(html)
    ids = set(root.xpath("//@id"))
    inner = [target[1:] for target in root.xpath("//@href") if target.startswith("#")]
    assert set(inner) <= ids
    assert root.xpath("//a[@href='#section-second']/text()") == ["“二、乙节”", "“二、乙节”", "下文"]


def test_word_has_fields_that_name_the_heading(project: Path) -> None:
    from io import BytesIO
    from zipfile import ZipFile

    from lxml import etree

    _, _, docx = written(project, "见[](#second)，[下文](#second)，[](#threat)。")
    with ZipFile(BytesIO(docx)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    codes = [(item.text or "").split() for item in body.iter(f"{w}instrText")]
    marks = {item.get(f"{w}name") for item in body.iter(f"{w}bookmarkStart")}
    assert ["REF", "sec_second", "\\n", "\\h"] in codes
    assert ["REF", "sec_second", "\\h"] in codes
    assert {code[1] for code in codes if code[0] in {"REF", "NOTEREF"}} <= marks
    links = {item.get(f"{w}anchor") for item in (*body.iter(f"{w}hyperlink"), *notes.iter(f"{w}hyperlink"))}
    assert {"sec_second", "quote_threat"} <= links
    assert links - {None} <= marks
    shown = ("".join(t.text or "" for t in one.iter(f"{w}t")) for one in body.iter(f"{w}p"))
    assert "见“二、乙节”，下文，注①。" in shown


def test_an_unknown_id_is_told_at_its_place_with_the_nearest(project: Path) -> None:
    project.write_text(outline("见[](#secnd)和`[](#nothing)`。"), encoding="utf-8")
    (said,) = [item for item in check_project(project).diagnostics if item.code == "cross-reference-unknown"]
    assert said.help == "Did you mean `#second`?"
    assert said.place is not None
    line = project.read_text(encoding="utf-8").split("\n")[said.place.line - 1]
    assert line[said.place.column - 1 :].startswith("secnd")
    assert build_project(project).outputs == ()


def test_places_are_those_of_the_id_alone() -> None:
    text = "见[x](#a)、[y]( <#b> )、\\](#no)"
    assert [(text[found.start : found.end], found.target) for found in find_references(text)] == [
        ("a", "a"),
        ("b", "b"),
    ]


def test_a_quotation_is_named_by_words_where_pages_begin_notes_anew(project: Path) -> None:
    project.write_text(
        outline("见[](#threat)。").replace("bottom_line", "footnotes: {restart: page}\nbottom_line"),
        encoding="utf-8",
    )
    build_project(project)
    markdown = (project.parent / "briefs" / "outline.md").read_text(encoding="utf-8")
    assert "见[“任何一方受到威胁时，三方都将磋商…”](#quote-threat)。" in markdown


def test_what_leads_nowhere_becomes_words() -> None:
    from dataclasses import fields

    from briefsmith.document import Document, Labels

    labels = Labels(**{field.name: "" for field in fields(Labels)})
    lost = Paragraph((CrossReference((Text("x"),), "gone"), NoteReference(1)))
    made = with_cross_references(Document("t", "", "", "", "", "en", "", labels, (lost,)))
    assert made.children == (Paragraph((Text("x"), Text(" (#gone)"), NoteReference(1))),)


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("[](<#a b>)", "a b"),
        ("[](#a%20b)", "a b"),
        ("[](#x(1))", "x(1)"),
        ("[](#a\\_b)", "a_b"),
        ("[](#50%)", "50%"),
        ('[](#a "题")', "a"),
        ("[](<#a> '题')", "a"),
    ],
)
def test_a_reference_is_found_as_it_is_printed(typed: str, target: str) -> None:
    (block,) = prose_blocks(f"见{typed}。")
    assert isinstance(block, Paragraph)
    assert block.children[1] == CrossReference((), target)
    assert [(one.target, one.linked) for one in find_references(typed)] == [(target, True)]


def test_an_id_with_a_space_is_told_with_the_way_to_type_it(project: Path) -> None:
    text = outline("见[](#a b)。").replace("id: first", "id: a").replace("id: second", "id: a b")
    project.write_text(
        text.replace("](#second)", "](#a%20b)").replace("](#first)", "](#a)"), encoding="utf-8"
    )
    (told,) = (item for item in check_project(project).diagnostics if item.severity.value == "error")
    assert (told.code, told.message) == ("cross-reference-unknown", "`#a b` leads nowhere as it is typed.")
    assert told.help == "Did you mean `#a%20b`?"


def test_an_id_that_looks_like_a_made_one_is_of_its_own_section_only(project: Path) -> None:
    project.write_text(
        outline("见[](#s2)。")
        .replace("id: first", "id: s2")
        .replace("(#first)", "(#s2)")
        .replace("  - id: second\n    title", "  - title")
        .replace("bottom_line: 先看[](#second)。\n", ""),
        encoding="utf-8",
    )
    built = build_project(project)
    assert built.outputs, built.checked.diagnostics
    markdown = (project.parent / "briefs" / "outline.md").read_text(encoding="utf-8")
    assert "见[“一、甲节”](#s2)。" in markdown
    assert markdown.count('<a id="s2">') == 1


def test_ids_that_differ_in_signs_only_have_anchors_of_their_own_in_markdown(project: Path) -> None:
    markdown, _, _ = written(project, "甲")
    text = outline("见[](#a_b)和[](#a-b)。").replace("id: first", "id: a-b").replace("id: second", "id: a_b")
    project.write_text(text.replace("(#first)", "(#a-b)").replace("(#second)", "(#a_b)"), encoding="utf-8")
    assert build_project(project).outputs
    markdown = (project.parent / "briefs" / "outline.md").read_text(encoding="utf-8")
    assert "见[“二、乙节”](#a-b-2)和[“一、甲节”](#a-b)。" in markdown
    assert '<a id="a-b"></a>一、甲节' in markdown
    assert '<a id="a-b-2"></a>二、乙节' in markdown


@pytest.mark.parametrize("name", ["sources", "verification"])
def test_the_ids_of_the_back_matter_are_taken(project: Path, name: str) -> None:
    text = outline("甲").replace("id: second", f"id: {name}").replace("#second", f"#{name}")
    project.write_text(text, encoding="utf-8")
    errors = [item for item in check_project(project).diagnostics if item.severity.value == "error"]
    assert [(item.code, item.place.line if item.place else 0) for item in errors] == [("id-duplicate", 16)]


@pytest.mark.parametrize("restart", ["section", "page"])
def test_a_number_that_several_notes_have_names_none(project: Path, restart: str) -> None:
    text = outline("甲").replace("date:", f"footnotes: {{restart: {restart}}}\ndate:")
    project.write_text(text.replace("先看[](#second)", "先看[](#threat)"), encoding="utf-8")
    assert build_project(project).outputs
    markdown = (project.parent / "briefs" / "outline.md").read_text(encoding="utf-8")
    assert "先看[“任何一方受到威胁时，三方都将磋商…”](#quote-threat)。" in markdown
