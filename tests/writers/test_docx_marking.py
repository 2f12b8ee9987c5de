"""The marking in Word: labels in their colours on every page, in shipped templates and a house's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.parser import parse_xml
from docx.shared import Pt, RGBColor
from docx_checks import Package, W, marked_pages, problems
from open_xml_sdk import sdk_errors
from printed_pages import printed
from sample import prose, sample, text

from briefsmith.document import Document, Heading, KeyPoints
from briefsmith.marking import TLP_COLOURS
from briefsmith.resources import shipped
from briefsmith.writers.docx import TEMPLATE_NAMES, write_docx

LONG = "TLP:AMBER+STRICT 仅限编辑部内部，不得转发给任何第三方，也不得在调查结束后留存，违者自负其责，特此说明"
MARKINGS = (*TLP_COLOURS, LONG, "内部", "机密★1年", "UNCLASSIFIED//FOR OFFICIAL USE ONLY", "前 TLP:RED 后")


def written(marking: str, template: Path) -> Package:
    data, said = write_docx(replace(sample(), marking=marking), template)
    assert said == ()
    assert problems(data) == []
    assert marked_pages(data, marking) == []
    return Package(data)


def labels(package: Package) -> Iterator[tuple[str, str, str, str, float]]:
    """Each run on black: the part it stands in, its text, colour, background, and own size in points."""
    for name, story in package.stories():
        for run in story.iter(f"{W}r"):
            shade = run.find(f"{W}rPr/{W}shd")
            if shade is not None:
                colour, size = run.find(f"{W}rPr/{W}color"), run.find(f"{W}rPr/{W}sz")
                points = int(size.get(f"{W}val")) / 2 if size is not None else 0
                yield (
                    name.split("/")[1].rstrip("0123456789.xml"),
                    package.text(run),
                    colour.get(f"{W}val"),
                    shade.get(f"{W}fill"),
                    points,
                )


@pytest.mark.parametrize("template", TEMPLATE_NAMES)
@pytest.mark.parametrize("marking", MARKINGS)
def test_shipped_templates_print_every_marking_and_colour_its_label(template: str, marking: str) -> None:
    package = written(marking, shipped(f"{template}.docx"))
    label = next((one for one in sorted(TLP_COLOURS, key=len, reverse=True) if one in marking), "")
    found = list(labels(package))
    assert all(one[1:4] == (label, TLP_COLOURS[label], "000000") for one in found)
    pages = [name for name, story in package.stories() if story.tag in (f"{W}hdr", f"{W}ftr")]
    assert len([one for one in found if one[0] != "document"]) == (len(pages) if label else 0)


@pytest.mark.parametrize("template", TEMPLATE_NAMES)
def test_the_marking_has_twelve_points_or_more_and_fits_the_page(template: str, tmp_path: Path) -> None:
    data = write_docx(replace(sample(), marking=LONG), shipped(f"{template}.docx"))[0]
    for page in printed(data, tmp_path):
        lines = [line for line in page if line.text.startswith("TLP:AMBER+STRICT")]
        tails = [line for line in page if line.text.endswith("特此说明")]
        assert len(lines) >= 2
        assert len(tails) >= 2
        assert lines[0].top < 37
        assert tails[-1].baseline > 260
        assert all(line.right <= 190 for line in page)
    styles = Package(data).tree("word/styles.xml")
    (marking,) = (one for one in styles if one.get(f"{W}styleId") == "Marking")
    assert int(marking.find(f"{W}rPr/{W}sz").get(f"{W}val")) >= 24


def test_a_label_stands_at_the_right_and_a_classification_in_the_middle() -> None:
    def alignment(marking: str) -> set[str]:
        package = written(marking, shipped("intelligence.docx"))
        lines = [
            paragraph
            for _, story in package.stories()
            for paragraph in story.iter(f"{W}p")
            if any(one.get(f"{W}val") == "MarkingLine" for one in paragraph.iter(f"{W}pStyle"))
        ]
        found = [one.find(f"{W}pPr/{W}jc") for one in lines]
        return {"style" if one is None else one.get(f"{W}val") for one in found}

    assert alignment("TLP:RED") == {"right"}
    assert alignment("SECRET//NOFORN") == {"style"}


def house(folder: Path, **look: object) -> Path:
    word = docx.Document()
    word.add_paragraph("{{ body }}")
    for place in (word.sections[0].header, word.sections[0].footer):
        run = place.paragraphs[0].add_run("Haus {{ marking }} Ende")
        for name, value in look.items():
            setattr(run.font, name, value)
    path = folder / "house.docx"
    word.save(str(path))
    return path


def test_even_pages_that_a_template_has_switched_off_need_no_marking(tmp_path: Path) -> None:
    path = house(tmp_path)
    word = docx.Document(str(path))
    word.settings.element.append(parse_xml(f'<w:evenAndOddHeaders xmlns:w="{W[1:-1]}" w:val="0"/>'))
    word.sections[0].even_page_header.paragraphs[0].text = "ohne"
    word.save(str(path))
    assert write_docx(replace(sample(), marking="内部"), path)[1] == ()


def test_a_house_template_has_the_label_in_its_colours_and_size(tmp_path: Path) -> None:
    package = written("TLP:GREEN only us", house(tmp_path))
    assert sorted(labels(package)) == [
        ("footer", "TLP:GREEN", "33FF00", "000000", 12.0),
        ("header", "TLP:GREEN", "33FF00", "000000", 12.0),
    ]
    assert package.text(package.tree("word/header1.xml")) == "Haus TLP:GREEN only us Ende"


@pytest.mark.parametrize(
    "look", [{"highlight_color": WD_COLOR_INDEX.YELLOW}, {"size": Pt(9)}, {"bold": False}], ids=str
)
def test_a_run_that_the_house_has_formatted(look: dict[str, object], tmp_path: Path) -> None:
    found = list(labels(written("TLP:RED", house(tmp_path, **look))))
    if "highlight_color" in look:
        assert found == []
    else:
        assert [one[1:] for one in found] == [("TLP:RED", "FF2B2B", "000000", 12.0)] * 2


def test_a_colour_of_the_house_stays(tmp_path: Path) -> None:
    word = docx.Document(str(house(tmp_path)))
    for place in (word.sections[0].header, word.sections[0].footer):
        place.paragraphs[0].runs[0].font.color.rgb = RGBColor(0x12, 0x34, 0x56)
    word.save(str(tmp_path / "own.docx"))
    assert list(labels(written("TLP:RED", tmp_path / "own.docx"))) == []


def _marked(template: str) -> bytes:
    points = KeyPoints((prose("甲"),), "（TLP:GREEN）")
    heading = Heading(1, text("（TLP:AMBER）背景"), "s1", "一、")
    document: Document = replace(
        sample(),
        marking="TLP:AMBER 仅限编辑部内部",
        copy_number="000001",
        urgency="特急",
        head_marks="份号：000001　　特急",
        children=(points, heading, prose("文")),
    )
    return write_docx(document, shipped(f"{template}.docx"))[0]


def test_gongwen_has_copy_number_secrecy_and_urgency_in_the_order_of_the_standard() -> None:
    package = Package(_marked("gongwen"))
    said = [package.text(paragraph) for paragraph in package.body.iter(f"{W}p")]
    assert said[:3] == ["000001", "TLP:AMBER 仅限编辑部内部", "特急"]


@pytest.mark.parametrize("template", ["standard", "intelligence"])
def test_the_other_templates_have_copy_number_and_urgency_above_the_title(template: str) -> None:
    package = Package(_marked(template))
    said = [package.text(paragraph) for paragraph in package.body.iter(f"{W}p")]
    assert said[0] == "份号：000001　　特急"


@pytest.mark.parametrize("template", TEMPLATE_NAMES)
def test_portion_marks_stand_in_the_text_of_headings_that_word_counts(template: str) -> None:
    package = Package(_marked(template))
    said = {package.text(paragraph): paragraph for paragraph in package.body.iter(f"{W}p")}
    assert any(one.startswith("（TLP:GREEN）") for one in said)
    style = said["（TLP:AMBER）背景"].find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    assert style == "Heading1"


@pytest.mark.parametrize("version", ["Office2019", "Microsoft365"])
@pytest.mark.parametrize("template", TEMPLATE_NAMES)
def test_open_xml_sdk_finds_nothing_wrong_with_a_marked_file(
    template: str, version: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(_marked(template))
    assert sdk_errors(path, version) == []
