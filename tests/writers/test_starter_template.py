"""`brief template new`: a starter that is the shipped template with a guide in its margin."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from docx_checks import Package, W, problems
from sample import sample
from typer.testing import CliRunner

from briefsmith.cli import app
from briefsmith.compose.labels import heading_number
from briefsmith.document import Block, Document, Heading, VerificationAnnex
from briefsmith.resources import shipped
from briefsmith.writers.docx import TEMPLATE_NAMES, write_docx
from briefsmith.writers.docx.checking import check_template
from briefsmith.writers.docx.guide import GUIDE_AUTHOR
from briefsmith.writers.docx.inlines import plain_text
from briefsmith.writers.docx.packaging import pack
from briefsmith.writers.docx.starter_template import starter_template

LANGUAGES = ("zh-CN", "zh-TW", "en", "ja", "ko", "fr")


def short(language: str) -> Document:
    """The sample with titles that fit one line, for those of a template of one's own are not broken, and with
    the numbers of headings that briefings in the language have.
    """
    made = sample()
    sections: dict[tuple[str, str], tuple[str, str]] = {}
    children: list[Block] = []
    counters: tuple[int, ...] = ()
    for block in made.children:
        if isinstance(block, Heading) and block.number:
            above = (*counters, *[0] * block.level)[: block.level]
            counters = (*above[:-1], above[-1] + 1)
            number, title = heading_number(counters, language), plain_text(block.children)
            sections[block.number, title] = (number, title)
            block = replace(block, number=number)
        elif isinstance(block, VerificationAnnex):
            rows = (replace(row, section=sections.get(row.section, row.section)) for row in block.quotations)
            block = replace(block, quotations=tuple(rows))
        children.append(block)
    return replace(made, title="题", subtitle="副题", language=language, children=tuple(children))


def _text(package: Package) -> bytes:
    """The document; a heading without a number may repeat the indent of its style."""
    return re.sub(rb"(</w:numPr>)<w:ind [^>]*/>", rb"\1", package.parts["word/document.xml"])


def remarks(data: bytes) -> list[str]:
    package = Package(data)
    if "word/comments.xml" not in package.parts:
        return []
    return [package.text(item) for item in package.tree("word/comments.xml")]


@pytest.mark.parametrize("language", ["", *LANGUAGES])
@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_a_starter_is_sound_and_has_no_problem(name: str, language: str) -> None:
    data = starter_template(name, language)
    assert data == starter_template(name, language)
    assert problems(data) == []
    report = check_template(data, "x", ())
    assert (report.findings, report.added_styles) == ((), ())
    assert report.placeholders == check_template(shipped(f"{name}.docx").read_bytes(), "x").placeholders
    paragraphs = Package(data).body.iter(f"{W}p")
    filled = [p for p in paragraphs if "{{" in Package(data).text(p)]
    assert len(remarks(data)) == len(filled)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_a_briefing_from_a_starter_is_that_from_the_shipped_one(
    name: str, language: str, tmp_path: Path
) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(starter_template(name, language))
    data, diagnostics = write_docx(short(language), path)
    assert diagnostics == ()
    assert problems(data) == []
    package, other = Package(data), Package(write_docx(short(language), shipped(f"{name}.docx"))[0])
    assert _text(package) == _text(other)
    assert package.parts["word/styles.xml"] == other.parts["word/styles.xml"]
    assert package.parts.keys() == other.parts.keys()


def test_the_guide_is_in_the_language(tmp_path: Path) -> None:
    chinese, english = remarks(starter_template("standard")), remarks(starter_template("standard", "en"))
    assert "生成简报时会去掉" in chinese[0]
    assert "left out of briefings" in english[0]
    assert "{{" not in "".join((*chinese, *english))


def test_only_the_guide_is_left_out(tmp_path: Path) -> None:
    parts = Package(starter_template("standard")).parts
    comments = parts["word/comments.xml"].decode()
    parts["word/comments.xml"] = comments.replace(f'w:author="{GUIDE_AUTHOR}"', 'w:author="Li"', 1).encode()
    path = tmp_path / "own.docx"
    path.write_bytes(pack(parts))
    data, _ = write_docx(short("zh-CN"), path)
    assert len(remarks(data)) == 1
    said = [item.code for item in check_template(path.read_bytes(), "x", ()).findings]
    assert said == ["template-unfinished"]


def test_a_draft_has_its_own_comments_in_place_of_the_guide(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(starter_template("standard"))
    data, _ = write_docx(sample(draft=True), path)
    assert problems(data) == []
    assert len(remarks(data)) == len(remarks(write_docx(sample(draft=True), None)[0]))


def run(*arguments: str) -> tuple[int, str]:
    outcome = CliRunner().invoke(app, ["template", "new", *arguments])
    return outcome.exit_code, outcome.output


def test_the_command_writes_a_new_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, output = run()
    assert code == 0
    assert "wrote template.docx" in output
    assert (tmp_path / "template.docx").read_bytes() == starter_template("standard")
    assert run("own.docx", "--from", "intelligence", "--language", "zh-CN")[0] == 0
    assert (tmp_path / "own.docx").read_bytes() == starter_template("intelligence", "zh-CN")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("there.docx", "is already there"),
        ("gone/own.docx", "its folder is not there"),
        ("own.doc", "name a file that ends in .docx"),
    ],
)
def test_what_cannot_be_written_is_told(name: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "there.docx").write_bytes(b"mine")
    outcome = CliRunner().invoke(app, ["template", "new", str(tmp_path / name)])
    assert isinstance(outcome.exception, OSError)
    assert reason in str(outcome.exception)
    assert [path.name for path in tmp_path.iterdir()] == ["there.docx"]
    assert (tmp_path / "there.docx").read_bytes() == b"mine"
