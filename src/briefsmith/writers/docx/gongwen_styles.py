"""The styles of the ``gongwen`` template: typefaces and sizes after GB/T 9704-2012, all of it in black."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefsmith.writers.docx.style_building import (
    ACCENT,
    ALARM,
    MUTED,
    StyleDefinition,
    border,
    fonts,
    indent,
    paragraph_style,
    rule,
    spacing,
    style,
    type_size,
)
from briefsmith.writers.docx.style_definitions import style_definitions

#: The typefaces that the standard names, by their common Word names.
FANGSONG, HEITI, KAITI, SONGTI, XIAOBIAOSONG = "FangSong", "SimHei", "KaiTi", "SimSun", "方正小标宋简体"
_LATIN = "Times New Roman"
#: 16 pt less a quarter: 28 characters take 441 of the 442.2 pt that a line has (156 mm).
_DRAWN_TOGETHER = '<w:spacing w:val="-5"/>'
#: A line of the grid and two of its characters, in twips: 225 mm in 22 lines, 156 mm in 28 characters.
LINE, TWO_CHARACTERS = 579, 632
#: Sizes in half points: 2号, 3号, 4号.
_SIZE_TWO, BODY_SIZE, _SIZE_FOUR = 44, 32, 28
_COLOURED = re.compile(rf'(w:(?:color|fill)=")(?:{ACCENT}|{MUTED}|404040|A9B7C8|A6A6A6|BFBFBF)(")')
_TEXT_COLOUR = re.compile(rf'(<w:color w:val=")(?:{ACCENT}|{MUTED}|404040)("/>)')
_FILL = re.compile(r'<w:shd [^>]*w:fill="(?:F0F3F7|F4F7FA)"/>')
_FIRST_LINE = f'<w:ind w:firstLineChars="200" w:firstLine="{TWO_CHARACTERS}"/>'
_LEFT = '<w:jc w:val="left"/>'


def _face(asian: str) -> str:
    return fonts(asian, _LATIN)


def _body(asian: str = FANGSONG) -> str:
    """The type of the text: 3号, 28 characters to a line."""
    return f"{_face(asian)}{_DRAWN_TOGETHER}{type_size(BODY_SIZE)}"


def _foundations() -> Iterator[StyleDefinition]:
    yield style(
        "paragraph",
        "Normal",
        "Normal",
        # Without widow control, which would take lines away from pages that are to have 22.
        '<w:pPr><w:widowControl w:val="0"/>'
        "<w:kinsoku/><w:overflowPunct/><w:autoSpaceDE/><w:autoSpaceDN/>"
        f'{spacing(line=LINE)}<w:jc w:val="both"/></w:pPr><w:rPr>{type_size(BODY_SIZE)}</w:rPr>',
        default=True,
        gallery=0,
    )
    yield paragraph_style("BodyText", "Body Text", _FIRST_LINE, _body(), gallery=1)
    for name in ("List Bullet", "List Number", "List Continue"):
        yield paragraph_style(name.replace(" ", ""), name, spacing(line=LINE), _body(), gallery=34)


def _headings() -> Iterator[StyleDefinition]:
    """Level 1 in 黑体, 2 in 楷体, 3 and 4 in 仿宋, each set in by two characters."""
    faces = (HEITI, KAITI, FANGSONG, FANGSONG, FANGSONG, FANGSONG)
    for level, face in enumerate(faces, 1):
        counted = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>' if level < 5 else ""
        yield paragraph_style(
            f"Heading{level}",
            f"heading {level}",
            f"<w:keepNext/><w:keepLines/>{counted}{spacing(line=LINE)}{_FIRST_LINE}{_LEFT}"
            f'<w:outlineLvl w:val="{level - 1}"/>',
            _body(face),
            following="BodyText",
            gallery=9,
        )


def _front() -> Iterator[StyleDefinition]:
    centre = '<w:jc w:val="center"/>'
    yield paragraph_style(
        "SecrecyMark",
        "Secrecy Mark",
        f"<w:keepNext/>{spacing(line=LINE)}{indent()}{_LEFT}",
        f"{fonts(HEITI, HEITI)}{type_size(BODY_SIZE)}",
        following="Title",
    )
    yield paragraph_style(
        "Title",
        "Title",
        f"<w:keepNext/><w:keepLines/>{spacing(2 * LINE, 0, LINE)}{indent()}{centre}",
        f"{_face(XIAOBIAOSONG)}{type_size(_SIZE_TWO)}",
        following="BodyText",
        gallery=10,
    )
    for name in ("Subtitle", "Byline"):
        yield paragraph_style(
            name,
            name,
            f"<w:keepNext/><w:keepLines/>{spacing(0, 0, LINE)}{indent()}{centre}",
            _face(KAITI),
            following="BodyText",
            gallery=11,
        )
    yield paragraph_style("TitleSpace", "Title Space", f"{spacing(line=LINE)}{indent()}")


def _closing() -> Iterator[StyleDefinition]:
    """The note of attachments, the signature over the date, the date with four characters at its right."""
    hanging = 3 * TWO_CHARACTERS // 2
    yield paragraph_style(
        "AttachmentNote",
        "Attachment Note",
        f"<w:keepNext/>{spacing(LINE, 0, LINE)}"
        f'<w:ind w:left="{TWO_CHARACTERS + hanging}" w:hanging="{hanging}"/>{_LEFT}',
    )
    # Centred over a date of eight characters, which is what most dates take.
    yield paragraph_style(
        "Signature",
        "Signature",
        f"<w:keepNext/>{spacing(2 * LINE, 0, LINE)}"
        f'<w:ind w:left="{6 * TWO_CHARACTERS}" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>',
    )
    yield paragraph_style(
        "Date",
        "Date",
        f"{spacing(line=LINE)}"
        f'<w:ind w:rightChars="400" w:right="{2 * TWO_CHARACTERS}" w:firstLineChars="0" w:firstLine="0"/>'
        '<w:jc w:val="right"/>',
    )
    yield paragraph_style(
        "AttachmentLabel",
        "Attachment Label",
        f"<w:keepNext/><w:pageBreakBefore/>{spacing(0, LINE, LINE)}{indent()}{_LEFT}",
        _face(HEITI),
    )


def _quotations() -> Iterator[StyleDefinition]:
    left, grey = TWO_CHARACTERS, "808080"
    # No space between quotations, which would leave the grid: each begins two characters further in.
    inner = f'<w:ind w:left="{left}" w:firstLineChars="200" w:firstLine="{TWO_CHARACTERS}"/>'
    bar = border(rule("left", 12, 8, grey))
    yield paragraph_style(
        "BlockText", "Block Text", f"{spacing(line=LINE)}{indent(left)}", _body(KAITI), gallery=29
    )
    yield paragraph_style("Quote", "Quote", f"{bar}{spacing(line=LINE)}{inner}", _body(KAITI))
    yield paragraph_style(
        "QuotationWarning",
        "Quotation Warning",
        f"<w:keepNext/>{border(rule('left', 18, 8, ALARM))}{spacing(line=LINE)}{indent(left)}{_LEFT}",
        f'{_face(HEITI)}<w:color w:val="{ALARM}"/>{type_size(_SIZE_FOUR)}',
    )
    for name, alignment in (("Translation", _LEFT), ("Note", "")):
        yield paragraph_style(
            f"Quotation{name}",
            f"Quotation {name}",
            f"{spacing(line=LINE)}{indent(left)}{alignment}",
            type_size(_SIZE_FOUR),
        )


def _box() -> Iterator[StyleDefinition]:
    yield paragraph_style(
        "KeyPointsHeading",
        "Key Points Heading",
        f"{spacing(line=LINE)}{indent()}{_LEFT}",
        f"{_face(HEITI)}{type_size(BODY_SIZE)}",
    )
    yield paragraph_style("KeyPoints", "Key Points", f"{spacing(line=LINE)}{indent()}", _body())


def _furniture() -> Iterator[StyleDefinition]:
    """Page numbers in 4号 宋体, a character from the right on odd pages and from the left on even ones."""
    character = _SIZE_FOUR * 10
    right = 8844
    song = f"{fonts(SONGTI, SONGTI)}{type_size(_SIZE_FOUR)}"
    plain = f'<w:snapToGrid w:val="0"/>{spacing(line=400)}'
    for style_id, name, tab, left in (
        ("Footer", "footer", right - character, 0),
        ("FooterEven", "Footer Even", right, character),
        ("Header", "header", right, 0),
    ):
        yield paragraph_style(
            style_id,
            name,
            f'<w:tabs><w:tab w:val="right" w:pos="{tab}"/></w:tabs>{plain}{indent(left)}{_LEFT}',
            song if style_id != "Header" else type_size(24),
            gallery=None,
        )


def _adapted(definition: StyleDefinition) -> StyleDefinition:
    """A style of the standard template in black, which is what an official document is printed in, and off
    the grid, whose lines are twice as high as those of a table.
    """
    xml = _FILL.sub("", _TEXT_COLOUR.sub(r"\g<1>000000\2", _COLOURED.sub(r"\g<1>000000\2", definition.xml)))
    if "<w:snapToGrid" not in xml:
        xml = xml.replace("<w:spacing w:before", '<w:snapToGrid w:val="0"/><w:spacing w:before', 1)
    return StyleDefinition(definition.kind, definition.style_id, definition.name, xml)


@cache
def gongwen_styles(_language: str) -> tuple[StyleDefinition, ...]:
    """Every style of the template; the typefaces are those of the standard whatever the language."""
    own = (
        *_foundations(),
        *_headings(),
        *_front(),
        *_closing(),
        *_quotations(),
        *_box(),
        *_furniture(),
    )
    named = {(item.kind, item.style_id): item for item in own}
    common = (_adapted(item) for item in style_definitions("zh-CN"))
    made = tuple(named.pop((item.kind, item.style_id), item) for item in common)
    return (*made, *named.values())
