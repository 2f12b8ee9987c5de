"""The shipped templates beside the standard one: what they hold, and what their pages look like."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx_checks import Package, W, marked_pages, problems
from open_xml_sdk import sdk_errors
from printed_pages import Line, converted, printed
from sample import english_sample, prose, sample, text

from briefsmith.diagnostics import Severity
from briefsmith.document import Document, Heading, KeyPoints, SourceEntry, SourceList
from briefsmith.resources import shipped
from briefsmith.writers.docx import TEMPLATE_NAMES, write_docx
from briefsmith.writers.docx.designs import design_of
from briefsmith.writers.docx.likelihood import likelihood_blocks
from briefsmith.writers.docx.shipped_templates import MAKERS
from briefsmith.writers.docx.typefaces import missing_typefaces, typeface_problems

OWN = ("gongwen", "intelligence")
_NASTY = "& < > \" ' \u200b\ufeff 𠮷 \U0001f469\u200d\U0001f4bb ﷽ %} #} "
BRIEFINGS: dict[str, Callable[[], Document]] = {
    "chinese": sample,
    "draft": lambda: sample(draft=True),
    "english": english_sample,
    "traditional": lambda: replace(sample(), language="zh-TW"),
    "nasty": lambda: replace(
        sample(),
        title=_NASTY * 3,
        subtitle=_NASTY,
        author=_NASTY,
        children=(prose(_NASTY), *sample().children),
    ),
    "unmarked": lambda: replace(sample(), marking="", author="", date_text=""),
}
CASES = tuple(itertools.product(OWN, BRIEFINGS))


def template(name: str) -> Path:
    return shipped(f"{name}.docx")


def built(name: str, document: Document) -> Package:
    return Package(write_docx(document, template(name))[0])


def texts(package: Package) -> list[str]:
    return [package.text(paragraph) for paragraph in package.body.iter(f"{W}p")]


@pytest.mark.parametrize("name", MAKERS)
def test_shipped_files_are_what_their_code_makes(name: str, root: Path) -> None:
    """If this fails: ``make template``."""
    made = MAKERS[name]()
    assert (root / "templates" / f"{name}.docx").read_bytes() == made
    assert problems(made) == []


def test_every_shipped_template_is_known_to_the_writer(root: Path) -> None:
    files = {path.stem for path in (root / "templates").glob("*.docx")}
    assert files == set(MAKERS) == set(TEMPLATE_NAMES)
    assert {name: design_of(docx.Document(str(template(name)))).name for name in files} == {
        name: name for name in files
    }


@pytest.mark.parametrize(("name", "briefing"), CASES)
def test_briefings_of_every_kind_are_sound(name: str, briefing: str) -> None:
    document = BRIEFINGS[briefing]()
    data, diagnostics = write_docx(document, template(name))
    assert diagnostics == ()
    assert problems(data) == []
    assert "{{" not in "".join(texts(Package(data)))
    if document.marking:
        assert marked_pages(data, document.marking) == []
    assert data == write_docx(document, template(name))[0]


@pytest.mark.parametrize("name", OWN)
def test_nothing_of_the_briefing_is_lost(name: str) -> None:
    said, kept = texts(built("standard", sample())), texts(built(name, sample()))
    furniture = ("要点", "东北亚组　　2025年2月1日")
    assert [one for one in said if one and one not in kept and one not in furniture] == []
    assert len(built(name, sample()).notes) == len(built("standard", sample()).notes)


@pytest.mark.parametrize("version", ["Office2019", "Microsoft365"])
@pytest.mark.parametrize(("name", "briefing"), CASES)
def test_open_xml_sdk_finds_nothing(name: str, briefing: str, version: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(BRIEFINGS[briefing](), template(name))[0])
    assert sdk_errors(path, version) == []


# ---------------------------------------------------------------------------------- gongwen, printed

_LINE = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[list[Line]]:
    """A briefing of running text: pages 2 to 4 have nothing else."""
    text_only = (Heading(1, text("标题"), "a", "一、"), *(prose(_LINE * 9) for _ in range(12)))
    document = replace(sample(), children=text_only)
    return printed(write_docx(document, template("gongwen"))[0], tmp_path_factory.mktemp("gongwen"))


def _body(page: list[Line]) -> list[Line]:
    """The lines of the type area, which is from 37 mm below the top of the page to 35 mm above its end."""
    return [line for line in page if 37 < line.baseline < 262]


def test_a_page_has_22_lines_that_fill_225_millimetres(pages: list[list[Line]]) -> None:
    for page in pages[1:4]:
        lines = _body(page)
        pitch = (lines[-1].baseline - lines[0].baseline) / 21
        assert len(lines) == 22
        assert 22 * pitch == pytest.approx(225, abs=1)
        assert lines[0].top >= 36
        assert lines[0].baseline <= 37 + pitch
        assert 262 - pitch - 1 <= lines[-1].baseline <= 262


def test_a_line_has_28_characters_between_the_margins(pages: list[list[Line]]) -> None:
    lines = [line for page in pages[1:4] for line in _body(page)]
    full = [line for line in lines if line.right > 180]
    assert len(full) > 40
    assert {len(line.text) for line in full if line.left < 30} == {28}
    assert {len(line.text) for line in full if line.left > 30} == {26}  # the first of a paragraph
    for line in full:
        assert 210 - line.right == pytest.approx(26, abs=1)
        assert min(abs(line.left - 28), abs(line.left - 28 - 11.15)) < 0.5


def test_page_numbers_stand_at_the_outer_edge_with_a_character_of_space(pages: list[list[Line]]) -> None:
    for number, page in enumerate(pages[:4], 1):
        line, marking = page[-2:]
        assert marking.text == "TLP:CLEAR"
        assert 210 - marking.right == pytest.approx(26, abs=0.5)
        assert f"—{number}—" in line.text
        if number % 2:
            assert line.text.endswith(f"—{number}—")
            assert 210 - line.right == pytest.approx(26 + 4.94, abs=0.5)
        else:
            assert line.text.startswith(f"—{number}—")
            assert line.left == pytest.approx(28 + 4.94, abs=0.5)
        # The dash, a third of an em above the baseline, is 7 mm below the type area.
        assert line.baseline - 14 / 3 * 25.4 / 72 == pytest.approx(262 + 7, abs=1)


def test_libreoffice_keeps_text_and_notes(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in OWN:
        (folder / f"{name}.docx").write_bytes(write_docx(sample(), template(name))[0])
    converted(tmp_path, "docx", *(folder / f"{name}.docx" for name in OWN))
    for name in OWN:
        before, after = built(name, sample()), Package((tmp_path / f"{name}.docx").read_bytes())
        assert "".join(texts(after)) == "".join(texts(before))
        assert sum(note.get(f"{W}type") is None for note in after.notes) == sum(
            note.get(f"{W}type") is None for note in before.notes
        )


# ---------------------------------------------------------------------------------- what stands where


def test_gongwen_signs_the_text_and_appends_the_annexes() -> None:
    said = [one for one in texts(built("gongwen", sample())) if one]
    note = said.index("附件：资料来源")
    assert said[0] == "TLP:CLEAR"
    assert said[note + 1 : note + 5] == ["东北亚组", "2025年2月1日", "附件", "资料来源"]
    assert (
        said.index("历史背景")
        < note
        < said.index(
            "北方观察. 三国会晤之后：一份被推迟的声明[EB/OL]. （2024-05-06）[2025-02-01]. " + _address(said)
        )
    )


def _address(said: list[str]) -> str:
    return next(one for one in said if one.startswith("北方观察. 三国会晤之后")).split("[2025-02-01]. ")[1]


def test_gongwen_counts_four_levels_of_headings() -> None:
    labels = ("一、", "（一）", "1.", "（1）")
    headings = tuple(
        Heading(level, text(f"第{level}级"), f"h{level}", labels[level - 1]) for level in range(1, 5)
    )
    package = built("gongwen", replace(sample(), children=headings))
    levels = package.tree("word/numbering.xml").find(f"{W}abstractNum").findall(f"{W}lvl")
    assert [one.find(f"{W}lvlText").get(f"{W}val") for one in levels] == ["%1、", "（%2）", "%3.", "（%4）"]
    assert [one for one in texts(package) if one.startswith("第")] == ["第1级", "第2级", "第3级", "第4级"]


@pytest.mark.parametrize(("language", "heading"), [("zh-CN", "主要判断"), ("en", "Key judgements")])
def test_intelligence_puts_judgements_first_and_likelihood_last(language: str, heading: str) -> None:
    points = KeyPoints((prose("甲"),))
    sources = SourceList((SourceEntry("a", text("Ref"), "B", "descriptor", "a.txt", "ab" * 32),))
    section = Heading(1, text("Section"), "s", "1" if language == "en" else "一、")
    document = replace(sample(), language=language, children=(points, section, prose("text"), sources))
    said = [one for one in texts(built("intelligence", document)) if one]
    places = [
        said.index(one) for one in (heading, "Section", "almost no chance" if language == "en" else "1–5%")
    ]
    assert places == sorted(places)
    annex = "Annex: sources and how they were checked" if language == "en" else "附录：资料来源与核验"
    assert places[1] < said.index(annex) < said.index("Ref") < places[2]


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "en", "ja", "ko", "fr"])
def test_the_table_of_likelihood_claims_no_conformity(language: str) -> None:
    heading, note, table = likelihood_blocks(language)
    said = str((heading, note))
    assert "conform" not in said
    assert "符合" not in said
    assert len(table.rows) == 7
    assert all(len(row) == len(table.header) == 3 for row in table.rows)
    assert "almost no chance" in str(table.rows[0])
    assert "nearly certain" in str(table.rows[-1])


def test_the_signature_of_an_official_document_stays_with_its_text() -> None:
    package = built("gongwen", replace(sample(), children=(prose("甲"), prose("乙"))))
    kept = [
        package.text(one) for one in package.body.iter(f"{W}p") if one.find(f"{W}pPr/{W}keepNext") is not None
    ]
    assert kept == ["乙"]


# ---------------------------------------------------------------------------------- copies and mistakes


def restyled(name: str, folder: Path) -> Path:
    """A copy as somebody may have changed it in Word."""
    word = docx.Document(str(template(name)))
    word.styles["Quote"].font.size = docx.shared.Pt(10)
    path = folder / "ours.docx"
    word.save(str(path))
    return path


def unnumbered(lines: list[str]) -> list[str]:
    """The lines without the numbers of sections: a copy counts them by its own list, in whatever language."""
    return [re.sub(r"^(?:\d(?:\.\d)* |[一二三]、|（[一二三]）)", "", line) for line in lines]


@pytest.mark.parametrize("name", OWN)
def test_a_restyled_copy_is_still_what_it_was_made_from(name: str, tmp_path: Path) -> None:
    path = restyled(name, tmp_path)
    data, diagnostics = write_docx(sample(), path)
    assert diagnostics == ()
    assert problems(data) == []
    assert unnumbered(texts(Package(data))) == unnumbered(texts(built(name, sample())))
    quote = next(one for one in Package(data).tree("word/styles.xml") if one.get(f"{W}styleId") == "Quote")
    assert quote.find(f"{W}rPr/{W}sz").get(f"{W}val") == "20"


@pytest.mark.parametrize("marker", ["annexes", "likelihood"])
def test_annexes_in_front_of_the_body_are_refused(marker: str, tmp_path: Path) -> None:
    word = docx.Document()
    for content in (f"{{{{ {marker} }}}}", "{{ body }}"):
        word.add_paragraph(content)
    word.sections[0].header.paragraphs[0].text = word.sections[0].footer.paragraphs[0].text = "{{ marking }}"
    word.save(str(tmp_path / "own.docx"))
    data, (said,) = write_docx(sample(), tmp_path / "own.docx")
    assert (said.code, said.severity) == ("template-invalid", Severity.ERROR)
    assert f"{marker} has to stand alone in one paragraph of the template's text, behind body" in said.message
    assert problems(data) == []


def test_an_unknown_template_names_the_shipped_ones(tmp_path: Path) -> None:
    _, diagnostics = write_docx(sample(), tmp_path / "gone.docx")
    assert diagnostics[0].code == "template-unknown"
    assert all(name in (diagnostics[0].help or "") for name in TEMPLATE_NAMES)


def test_missing_typefaces_are_told_by_their_chinese_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gongwen = design_of(docx.Document(str(template("gongwen"))))
    assert missing_typefaces(gongwen, {"stfangsong", "simhei", "楷体_gb2312", "宋体"}) == ("方正小标宋简体",)
    lister = tmp_path / "fc-list"
    lister.write_text("#!/bin/sh\nprintf 'FangSong,仿宋\\nSimHei\\nSimSun,宋体\\n'\n")
    lister.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    (said,) = typeface_problems(template("gongwen"))
    assert (said.code, said.severity) == ("typeface-missing", Severity.WARNING)
    assert "楷体、方正小标宋简体" in said.message
    assert typeface_problems(template("intelligence")) == ()


def test_nothing_is_told_of_typefaces_where_nothing_lists_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    assert typeface_problems(template("gongwen")) == ()
