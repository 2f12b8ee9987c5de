"""Sections are named by the numbers that a template's own list gives them."""

# ruff: noqa: E501 - lines of XML read better whole

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx_checks import W
from house_parts import House, p, style
from sample import annex, prose, sample
from test_docx_placeholders import house, lines, written

from briefsmith.document import CrossReference, Document, Heading, Paragraph, Text


def numbered(text: str, cover: str = "") -> House:
    """A template whose first-level headings are counted by a list that prints ``text``."""
    made = house((cover or p("前言", style="1")) + p("{{ body }}"))
    look = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>'
    made.styles += style("paragraph", "1", "heading 1", look, based="Normal")
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="1"/><w:suff w:val="space"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="7">{level}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    made.add("numbering", "numbering.xml", lists)
    return made


def briefing() -> Document:
    reference = CrossReference((), "gaps", "section", 1, "二、", (Text("尚不清楚的"),), ("“", "”"))
    headings = (
        Heading(1, (Text("结果"),), "results", "一、"),
        Heading(1, (Text("尚不清楚的"),), "gaps", "二、"),
    )
    table = annex()
    rows = tuple(replace(row, section=("二、", "尚不清楚的")) for row in table.quotations)
    blocks = (
        headings[0],
        Paragraph((reference,)),
        headings[1],
        prose("正文"),
        replace(table, quotations=rows),
    )
    return replace(sample(), marking="", title="题", contents=0, children=blocks)


@pytest.mark.parametrize(
    ("text", "named", "row"),
    [("第%1章", "“第三章 尚不清楚的”", "第三章 尚不清楚的"), ("%1、", "“三、尚不清楚的”", "三、 尚不清楚的")],
)
def test_sections_are_named_as_the_template_counts_them(
    text: str, named: str, row: str, tmp_path: Path
) -> None:
    package, _ = written(tmp_path, numbered(text), briefing())
    assert named in lines(package)
    assert row in lines(package)
    assert "二、尚不清楚的" not in lines(package)
    codes = [item.text for item in package.body.iter(f"{W}instrText")]
    assert " REF sec_gaps \\n \\h " in codes


def test_contents_list_headings_within_a_building_block(tmp_path: Path) -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Cover Pages"/></w:docPartObj>'
    made = house(
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('{{ contents }}')}{p('{{ body }}')}</w:sdtContent></w:sdt>"
    )
    package, _ = written(tmp_path, made, replace(briefing(), contents=1))
    assert any("PAGEREF" in (item.text or "") for item in package.body.iter(f"{W}instrText"))
