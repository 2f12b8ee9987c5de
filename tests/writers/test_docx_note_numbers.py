"""The numbers of footnotes in Word: their figures, where they begin anew, and live references to them."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.parser import parse_xml
from docx_checks import Package, W, problems
from open_xml_sdk import sdk_errors
from printed_pages import converted
from sample import annex, prose, sample, text

from briefsmith.document import (
    Block,
    Document,
    Footnote,
    Heading,
    KeyPoints,
    NoteNumbering,
    NoteReference,
    Paragraph,
    Table,
    Text,
)
from briefsmith.writers.docx import write_docx
from briefsmith.writers.docx.note_numbers import shown
from briefsmith.writers.markdown import write_markdown

NAMESPACE = W.strip("{}")


def noted(number: int, same_as: int | None = None) -> Paragraph:
    said = (Text("同"), NoteReference(same_as), Text("：第3段.")) if same_as else text("某报. 题目.")
    return Paragraph((Text("文"), Footnote(number, said)))


def briefing(*blocks: Block, **numbering: object) -> Document:
    notes = NoteNumbering(**numbering)  # type: ignore[arg-type]  # the tests know its fields
    return replace(sample(), children=blocks, notes=notes)


#: Key points, two sections, notes in a table: 24 notes, some of which name others.
LONG = (
    KeyPoints((noted(1),)),
    Heading(1, text("甲"), "a", "一、"),
    noted(2),
    noted(3, 2),
    Table((text("列"),), ((noted(4, 2).children,),)),
    Heading(1, text("乙"), "b", "二、"),
    noted(5),
    *(noted(number, 5) for number in range(6, 22)),
    Paragraph((Text("文"), Footnote(22, text("说明。")))),
    noted(23, 22),
    noted(24, 20),
)


def package_of(document: Document, template: Path | None = None) -> Package:
    data, _ = write_docx(document, template)
    assert problems(data) == []
    return Package(data)


def references(package: Package) -> list[tuple[str, str]]:
    """For each reference its bookmark and what it shows."""
    found = []
    for paragraph in package.notes.iter(f"{W}p"):
        code = "".join(item.text or "" for item in paragraph.iter(f"{W}instrText"))
        if code:
            result = re.search("同(.*)：", package.text(paragraph))
            assert result is not None
            found.append((code.split()[1], result[1]))
    return found


def properties(package: Package) -> list[dict[str, str]]:
    """What the settings and each section say about notes."""
    places = [package.tree("word/settings.xml"), *package.body.iter(f"{W}sectPr")]
    return [
        {
            item.tag.removeprefix(W): item.get(f"{W}val")
            for item in place.find(f"{W}footnotePr")
            if len(item.attrib) and item.get(f"{W}val")
        }
        for place in places
    ]


def test_repeats_are_live_and_show_what_the_reader_sees() -> None:
    made = references(package_of(briefing(*LONG)))
    assert made[:3] == [("_RefNote2", "2"), ("_RefNote2", "2"), ("_RefNote5", "5")]
    assert made[-2:] == [("_RefNote22", "22"), ("_RefNote20", "20")]


def test_circled_figures_end_where_word_ends_them() -> None:
    package = package_of(briefing(*LONG, circled=True))
    assert [result for _, result in references(package)][-3:] == ["⑤", "22", "⑳"]
    assert properties(package) == [{"numFmt": "decimalEnclosedCircle"}] * 2


@pytest.mark.parametrize(
    ("number", "number_format", "expected"),
    [
        (1, "decimalEnclosedCircle", "①"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "21"),
        (10, "decimalEnclosedCircleChinese", "⑩"),
        (11, "decimalEnclosedCircleChinese", "11"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (26, "lowerLetter", "z"),
        (28, "upperLetter", "BB"),
        (7, "decimal", "7"),
        (7, "chicago", "7"),
    ],
)
def test_numbers_are_shown_as_word_draws_them(number: int, number_format: str, expected: str) -> None:
    assert shown(number, number_format) == expected


def test_pages_begin_anew() -> None:
    package = package_of(briefing(noted(1), noted(2), circled=True, restart="page"))
    assert properties(package) == [{"numFmt": "decimalEnclosedCircle", "numRestart": "eachPage"}] * 2


def test_sections_begin_anew_and_go_on_on_the_same_page() -> None:
    package = package_of(briefing(*LONG, circled=True, restart="section"))
    assert [result for _, result in references(package)][:3] == ["①", "①", "①"]
    assert [result for _, result in references(package)][-2:] == ["⑱", "⑯"]
    sections = list(package.body.iter(f"{W}sectPr"))
    kinds = [section.find(f"{W}type") for section in sections]
    assert [None if kind is None else kind.get(f"{W}val") for kind in kinds][1:] == ["continuous"] * 2
    assert all(said.get("numRestart") == "eachSect" for said in properties(package))
    sizes = {section.find(f"{W}pgSz").get(f"{W}w") for section in sections}
    assert len(sizes) == 1


def own_template(folder: Path, note_properties: str) -> Path:
    """A house template that says something about its notes."""
    word = docx.Document()
    section = word.element.body.find(f"{W}sectPr")
    section.insert(0, parse_xml(f'<w:footnotePr xmlns:w="{NAMESPACE}">{note_properties}</w:footnotePr>'))
    word.add_paragraph("{{ body }}")
    path = folder / "own.docx"
    word.save(str(path))
    return path


@pytest.mark.parametrize(
    ("said", "numbering", "expected"),
    [
        ('<w:numFmt w:val="lowerRoman"/>', {"circled": True}, "ii"),
        ('<w:numFmt w:val="decimalEnclosedCircleChinese"/>', {}, "②"),
        ('<w:numFmt w:val="lowerRoman"/>', {"circled": True, "format_asked": True}, "②"),
        ('<w:numFmt w:val="lowerRoman"/>', {"format_asked": True}, "2"),
        ('<w:numStart w:val="7"/>', {"circled": True}, "⑧"),
    ],
)
def test_a_template_keeps_its_own_numbers(
    tmp_path: Path, said: str, numbering: dict[str, object], expected: str
) -> None:
    document = briefing(noted(1), noted(2), noted(3, 2), **numbering)
    data, _ = write_docx(document, own_template(tmp_path, said))
    assert [result for _, result in references(Package(data))] == [expected]


def test_notes_of_the_template_in_front_are_counted(tmp_path: Path) -> None:
    first = tmp_path / "first.docx"
    first.write_bytes(write_docx(briefing(noted(1)), None)[0])
    word = docx.Document(str(first))
    word.add_paragraph("{{ body }}")
    path = tmp_path / "own.docx"
    word.save(str(path))
    data, _ = write_docx(briefing(noted(1), noted(2, 1), circled=True, format_asked=True), path)
    assert problems(data) == []
    assert [result for _, result in references(Package(data))] == ["②"]


def test_a_template_that_begins_anew_is_told_where_repeats_name_numbers(tmp_path: Path) -> None:
    path = own_template(tmp_path, '<w:numRestart w:val="eachPage"/>')
    _, said = write_docx(briefing(noted(1), noted(2, 1)), path)
    assert [item.code for item in said if item.code != "template-marking"][-1:] == ["note-numbers-restart"]
    _, said = write_docx(briefing(noted(1), noted(2)), path)
    assert "note-numbers-restart" not in [item.code for item in said]
    data, said = write_docx(briefing(noted(1), noted(2, 1), restart="document", restart_asked=True), path)
    assert "note-numbers-restart" not in [item.code for item in said]
    assert "eachPage" not in str(properties(Package(data)))


def test_markdown_counts_through_in_plain_figures() -> None:
    printed = write_markdown(briefing(*LONG, circled=True, restart="section")).decode()
    assert "[^6]: 同5：第3段." in printed
    assert "[^23]: 同22：第3段." in printed


def test_a_note_that_begins_like_a_list_is_none() -> None:
    note = Footnote(1, text("1. 第一，说明。"))
    assert "[^1]: 1\\. 第一" in write_markdown(briefing(Paragraph((Text("文"), note)))).decode()


def test_what_a_number_stands_in_is_escaped_no_less() -> None:
    package = package_of(briefing(noted(1), Paragraph((Text("见注"), NoteReference(1), Text("。")))))
    assert "见注1。" in package.text(package.body)


@pytest.mark.parametrize("restart", ["document", "section", "page"])
def test_open_xml_sdk_finds_nothing(restart: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(briefing(*LONG, circled=True, restart=restart), None)[0])
    assert sdk_errors(path) == []


def test_libreoffice_keeps_references_and_figures(tmp_path: Path) -> None:
    source = tmp_path / "in" / "a.docx"
    source.parent.mkdir()
    source.write_bytes(write_docx(briefing(*LONG, circled=True), None)[0])
    for kind in ("docx:MS Word 2007 XML", "odt"):
        converted(tmp_path, kind, source)
    before, after = Package(source.read_bytes()), Package((tmp_path / "a.docx").read_bytes())
    assert references(after) == references(before)
    names = {name for name, _ in references(before)}
    assert names <= {mark.get(f"{W}name") for mark in after.body.iter(f"{W}bookmarkStart")}
    assert properties(after)[-1]["numFmt"] == "decimalEnclosedCircle"
    content = zipfile.ZipFile(tmp_path / "a.odt").read("content.xml").decode()
    assert set(re.findall(r"NOTEREF (\w+)", content)) == names
    assert ">⑳<" in content


def test_libreoffice_begins_each_section_anew(tmp_path: Path) -> None:
    text_of = shutil.which("pdftotext")
    if text_of is None:
        pytest.skip("no poppler (pdftotext) on this machine")
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(briefing(*LONG, circled=True, restart="section"), None)[0])
    converted(tmp_path, "pdf", path)
    done = subprocess.run(
        [text_of, "-layout", str(path.with_suffix(".pdf")), "-"], capture_output=True, check=True
    )
    notes = re.findall(r"^ *([①-⑳])(?= |$)", done.stdout.decode(), re.MULTILINE)
    assert "".join(notes).count("①②③") == 2
    assert notes.count("①") == 3


def test_prose_without_notes_says_nothing_of_them() -> None:
    package = package_of(briefing(prose("没有脚注。")))
    assert "NOTEREF" not in package.parts["word/footnotes.xml"].decode()


def annex_numbers(**numbering: object) -> list[str]:
    """The first column of the annex below two sections with two and three notes, header first."""
    notes = (Heading(1, text("甲"), "a"), noted(1), noted(2), Heading(1, text("乙"), "b"), noted(3), noted(4))
    package = package_of(briefing(*notes, annex(), **numbering))
    rows = list(package.body.iter(f"{W}tbl"))[-2].findall(f"{W}tr")
    cells = [package.text(row.find(f"{W}tc")) for row in rows if len(row.findall(f"{W}tc")) > 1]
    return [cell.strip() for cell in cells]


@pytest.mark.parametrize(
    ("numbering", "numbers"),
    [
        ({}, ["注", "2", "3", "4", "—", "—"]),
        ({"circled": True}, ["注", "②", "③", "④", "—", "—"]),
        ({"circled": True, "restart": "section"}, ["注", "②", "①", "②", "—", "—"]),
        ({"circled": True, "restart": "page"}, ["序号", "1", "2", "3", "4", "5"]),
    ],
)
def test_the_annex_names_notes_by_what_a_reader_sees(
    numbering: dict[str, object], numbers: list[str]
) -> None:
    assert annex_numbers(**numbering) == numbers


def test_markdown_counts_notes_through_in_the_annex_too() -> None:
    printed = write_markdown(briefing(noted(1), annex(), circled=True, restart="page")).decode()
    assert "| 注 |" in printed
    assert "| 3 |" in printed


def test_bookmarks_of_notes_and_of_contents_have_ids_of_their_own() -> None:
    head = Heading(1, (Text("历史"),), "history", "一、")
    blocks = (head, noted(1), noted(2), noted(3, 1), noted(4, 2))
    package = package_of(replace(briefing(*blocks), contents=1))
    names = [item.get(f"{W}name", "") for item in package.body.iter(f"{W}bookmarkStart")]
    assert sum(name.startswith("_RefNote") for name in names) == 2
    assert sum(name.startswith("_Toc") for name in names) == 1
    ids = [item.get(f"{W}id") for item in package.body.iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids))
