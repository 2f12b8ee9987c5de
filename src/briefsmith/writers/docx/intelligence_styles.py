"""The styles of the ``intelligence`` template: judgements first, marking lines, sans-serif headings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefsmith.writers.docx.language import Faces, faces
from briefsmith.writers.docx.style_building import (
    ACCENT,
    MUTED,
    StyleDefinition,
    border,
    cell_margins,
    fonts,
    indent,
    paragraph_style,
    rule,
    spacing,
    style,
    type_size,
)
from briefsmith.writers.docx.style_definitions import style_definitions

_LEFT = '<w:jc w:val="left"/>'
_HEADINGS = ((300, 120, 400, 28), (220, 80, 360, 25), (160, 60, 340, 23))


def _front(face: Faces) -> Iterator[StyleDefinition]:
    heading = fonts(face.heading, face.latin_heading)
    yield paragraph_style(
        "Title",
        "Title",
        f"<w:keepNext/><w:keepLines/>{spacing(120, 60, 620)}{indent()}{_LEFT}",
        f'{heading}<w:b/><w:bCs/><w:color w:val="{ACCENT}"/>{type_size(44)}',
        following="Subtitle",
        gallery=10,
    )
    yield paragraph_style(
        "Subtitle",
        "Subtitle",
        f"<w:keepNext/><w:keepLines/>{spacing(0, 60, 400)}{indent()}{_LEFT}",
        f'{heading}<w:color w:val="{MUTED}"/>{type_size(26)}',
        following="Byline",
        gallery=11,
    )
    yield paragraph_style(
        "Byline",
        "Byline",
        f"{border(rule('bottom', 18, 8, ACCENT))}{spacing(40, 280, 360)}{indent()}{_LEFT}",
        f'{heading}<w:color w:val="{MUTED}"/>{type_size(20)}',
        following="BodyText",
    )


def _headings(face: Faces) -> Iterator[StyleDefinition]:
    for level in range(1, 7):
        before, after, line, size = _HEADINGS[min(level, 3) - 1]
        counted = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>' if level < 4 else ""
        edge = border(rule("bottom", 6, 3, ACCENT)) if level == 1 else ""
        yield paragraph_style(
            f"Heading{level}",
            f"heading {level}",
            f"<w:keepNext/><w:keepLines/>{counted}{edge}{spacing(before, after, line)}{indent()}"
            f'{_LEFT}<w:outlineLvl w:val="{level - 1}"/>',
            f"{fonts(face.heading, face.latin_heading)}<w:b/><w:bCs/>"
            f'<w:color w:val="{ACCENT}"/>{type_size(size)}',
            following="BodyText",
            gallery=9,
        )


def _annex(face: Faces) -> Iterator[StyleDefinition]:
    yield paragraph_style(
        "AnnexTitle",
        "Annex Title",
        f"<w:keepNext/><w:pageBreakBefore/>{border(rule('bottom', 18, 6, ACCENT))}"
        f"{spacing(0, 160, 480)}{indent()}{_LEFT}",
        f'{fonts(face.heading, face.latin_heading)}<w:b/><w:bCs/><w:color w:val="{ACCENT}"/>{type_size(34)}',
        following="BodyText",
    )


def _box(face: Faces) -> Iterator[StyleDefinition]:
    """The judgements: a band over the box, which is ruled on all sides."""
    yield paragraph_style(
        "KeyPointsHeading",
        "Key Points Heading",
        f'<w:keepNext/><w:shd w:val="clear" w:color="auto" w:fill="{ACCENT}"/>'
        f"{spacing(40, 120, 440)}{indent()}{_LEFT}",
        f'{fonts(face.heading, face.latin_heading)}<w:b/><w:bCs/><w:color w:val="FFFFFF"/>{type_size(26)}',
    )
    frame = "".join(rule(side, 12, 0, ACCENT) for side in ("top", "left", "bottom", "right"))
    room = cell_margins(80, 227, 80, 227)
    yield style(
        "table",
        "KeyPointsBox",
        "Key Points Box",
        f"<w:tblPr><w:tblBorders>{frame}</w:tblBorders>{room}</w:tblPr>"
        '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F7F9FB"/></w:tcPr>',
        based="TableNormal",
        gallery=40,
    )


def _furniture() -> Iterator[StyleDefinition]:
    """The marking has a line of its own, in the middle, at the top and at the bottom of each page."""
    tabs = '<w:tabs><w:tab w:val="right" w:pos="8844"/></w:tabs>'
    for style_id, side, after in (("Header", "bottom", 100), ("Footer", "top", 0)):
        edge = border(rule(side, 4, 4, "A6A6A6"))
        yield paragraph_style(
            style_id,
            style_id.lower(),
            f"{edge}{tabs}{spacing(0, after, 300)}{indent()}{_LEFT}",
            f'<w:color w:val="{MUTED}"/>{type_size(17)}',
            gallery=None,
        )
    yield paragraph_style(
        "MarkingLine",
        "Marking Line",
        f'{spacing(0, 40, 340)}{indent()}<w:jc w:val="center"/>',
        type_size(24),
        gallery=None,
    )


@cache
def intelligence_styles(language: str) -> tuple[StyleDefinition, ...]:
    """Every style of the template, set in the typefaces of ``language`` (BCP 47)."""
    face = faces(language)
    own = (*_front(face), *_headings(face), *_annex(face), *_box(face), *_furniture())
    named = {(item.kind, item.style_id): item for item in own}
    common = style_definitions(language)
    made = tuple(named.pop((item.kind, item.style_id), item) for item in common)
    return (*made, *named.values())
