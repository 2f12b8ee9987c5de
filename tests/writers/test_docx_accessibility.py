"""Everybody can read the Word files: our checker finds nothing in them, and what is wrong in bad ones."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx_accessibility import barriers, contrast
from docx_checks import Package, W
from sample import english_sample, sample, text, web_note

from briefsmith.citations.formatting import cite
from briefsmith.citations.styles import find_style
from briefsmith.compose.annex import with_annex
from briefsmith.compose.cross_references import with_cross_references
from briefsmith.compose.tree import compose
from briefsmith.document import Document, Paragraph, Quotation, Text
from briefsmith.pipeline import check_project
from briefsmith.resources import shipped
from briefsmith.writers.docx import TEMPLATE_NAMES, write_docx


def project(root: Path) -> Document:
    """The briefing of this repository."""
    checked = check_project(root / "outline.yaml")
    assert checked.outline is not None
    assert checked.library is not None
    document = compose(checked.outline, checked.library, checked.evidence)
    style, _ = find_style("gb-t-7714-2025-note", root)
    assert style is not None
    cited, _ = cite(document, checked.library, style, "zh-CN", None)
    return with_cross_references(with_annex(cited, checked.library, checked.evidence))


BRIEFINGS: dict[str, Callable[[Path], Document]] = {
    "project": project,
    "features": lambda _: replace(sample(), contents=3),
    "draft": lambda _: replace(sample(draft=True), contents=3),
    "english": lambda _: replace(english_sample(), contents=3),
    "traditional": lambda _: replace(sample(), language="zh-TW", contents=3),
}


@pytest.mark.parametrize(("template", "name"), tuple(itertools.product(TEMPLATE_NAMES, BRIEFINGS)))
def test_nothing_is_in_the_way(template: str, name: str, root: Path) -> None:
    assert barriers(write_docx(BRIEFINGS[name](root), shipped(f"{template}.docx"))[0]) == []


# ---------------------------------------------------------------------------------- bad files

_GOOD = write_docx(replace(sample(), contents=3), None)[0]
_DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="9" name="x"/></wp:inline></w:drawing></w:r></w:p><w:sectPr'
)


def spoiled(part: str, pattern: str, new: str, count: int = 1) -> bytes:
    """The good file with something in one of its parts replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_GOOD)) as old, zipfile.ZipFile(stream, "w") as made:
        for name in old.namelist():
            content = old.read(name).decode() if name.endswith((".xml", ".rels")) else ""
            if name == part:
                content, done = re.subn(pattern, new, content, count=count, flags=re.DOTALL)
                assert done
            made.writestr(name, content or old.read(name))
    return stream.getvalue()


_BODY, _STYLES = "word/document.xml", "word/styles.xml"


@pytest.mark.parametrize(
    ("part", "pattern", "new", "told"),
    [
        ("docProps/core.xml", "<dc:title>[^<]*</dc:title>", "", "has no title"),
        ("docProps/core.xml", "<dc:language>[^<]*</dc:language>", "", "has no language"),
        (_STYLES, "<w:lang [^>]*/>", "", "text has no language"),
        (_BODY, '<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Heading4"/>', "jumps from level 1 to 4"),
        (_BODY, '<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Subtitle"/>', "0 paragraphs are titles"),
        (_BODY, "<w:tblHeader/>", "", "has no header row"),
        (_BODY, "<w:tblCaption [^>]*/>", "", "has no title"),
        (_BODY, ">年份<", "><", "has an empty header cell"),
        (_BODY, "<w:cantSplit/>", "", "lets a short row run over"),
        (_BODY, "<w:sectPr", _DRAWING, "no alternative text"),
        (_BODY, ">下表为说明格式而设，数字均为虚构。<", "><", "an empty paragraph of the style “body text”"),
        (_BODY, ">声明全文<", ">here<", "no words that say where it leads: “here”"),
        (_BODY, 'w:name="_Toc200000001"', 'w:name="_Toc1"', "_Toc200000001, which is not there"),
        (_STYLES, 'w:color w:val="595959"', 'w:color w:val="9A9A9A"', "9A9A9A on FFFFFF has a contrast of"),
        (_BODY, '(<w:lang )w:eastAsia="ko-KR"', r'\1w:eastAsia="zh-CN"', "is marked as zh-CN"),
        (_BODY, ' w:eastAsia="Batang"', "", "may have no hangul"),
        ("word/settings.xml", "<w:characterSpacingControl [^>]*/>", "", "compression of punctuation"),
        (_STYLES, "<w:kinsoku/>", '<w:kinsoku w:val="0"/>', "kinsoku is off"),
    ],
)
def test_a_bad_file_is_told(part: str, pattern: str, new: str, told: str) -> None:
    assert barriers(_GOOD) == []
    assert any(told in problem for problem in barriers(spoiled(part, pattern, new)))


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)


# ---------------------------------------------------------------------------------- languages


def runs(document: Document) -> list[tuple[str, str, str]]:
    """Text, East Asian language and East Asian typeface of each run of body and notes."""
    package = Package(write_docx(document, None)[0])
    found = []
    for story in (package.body, package.notes):
        for run in story.iter(f"{W}r"):
            lang, fonts = run.find(f"{W}rPr/{W}lang"), run.find(f"{W}rPr/{W}rFonts")
            tag = "" if lang is None else lang.get(f"{W}eastAsia") or lang.get(f"{W}val", "")
            face = "" if fonts is None else fonts.get(f"{W}eastAsia", "")
            found.append((package.text(run), tag, face))
    return found


def test_each_quotation_has_its_language_and_a_typeface_for_it() -> None:
    said = {"ja": "対話の窓口", "ko": "대화의 문", "zh-TW": "會談的窗口", "en-US": "The window"}
    quotes = tuple(
        Quotation(tag, ((Text(words, tag), web_note(number)),), tag, True)
        for number, (tag, words) in enumerate(said.items(), 1)
    )
    made = {words: (tag, face) for words, tag, face in runs(replace(sample(), children=quotes))}
    assert made["対話の窓口"] == ("ja-JP", "MS Mincho")
    assert made["대화의 문"] == ("ko-KR", "Batang")
    assert made["會談的窗口"][0] == "zh-TW"
    assert made["The window"][0] == "en-US"


def test_hangul_in_a_chinese_sentence_or_note_is_korean() -> None:
    sentence = Paragraph((Text("他称之为대화의 문，即“对话之门”"), web_note(1)))
    note = replace(web_note(2), children=text("首尔报. 대화의 문[N]. 2024."))
    made = runs(replace(sample(), children=(sentence, Paragraph((Text("又及"), note)))))
    assert made.count(("대화의 문", "ko-KR", "Batang")) == 2
    assert ("他称之为", "", "") in [(words, tag, face) for words, tag, face in made]


def test_properties_say_what_the_file_is() -> None:
    draft = replace(sample(draft=True), subtitle="副题")
    core = Package(write_docx(draft, None)[0]).tree("docProps/core.xml")
    said = {item.tag.rsplit("}", 1)[1]: item.text for item in core}
    assert said["title"] == draft.title
    assert said["creator"] == draft.author
    assert said["language"] == "zh-CN"
    assert said["subject"] == "副题"
    assert said["contentStatus"] == "Draft"


def test_a_table_says_what_its_columns_are() -> None:
    package = Package(_GOOD)
    said = [item.get(f"{W}val") for item in package.body.iter(f"{W}tblCaption")]
    assert said[:3] == ["要点", "年份、会谈次数、说明", "资料来源"]
