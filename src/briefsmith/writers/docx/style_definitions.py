"""The paragraph, character and table styles of the standard template, by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefsmith.writers.docx.language import Faces, faces, is_east_asian
from briefsmith.writers.docx.page import TEXT_WIDTH
from briefsmith.writers.docx.style_building import (
    ACCENT,
    ALARM,
    MUTED,
    QUOTATION_INDENT,
    StyleDefinition,
    border,
    cell_margins,
    character_style,
    fonts,
    indent,
    paragraph_style,
    rule,
    spacing,
    style,
    type_size,
)


def _line(east_asian: bool) -> int:
    """The height of a line of body text, in twips."""
    return 440 if east_asian else 330


def _foundations(east_asian: bool) -> Iterator[StyleDefinition]:
    line = _line(east_asian)
    size = 24 if east_asian else 22
    yield style(
        "paragraph",
        "Normal",
        "Normal",
        f"<w:pPr><w:widowControl/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE/><w:autoSpaceDN/>"
        f'{spacing(line=line)}<w:jc w:val="both"/></w:pPr><w:rPr>{type_size(size)}</w:rPr>',
        default=True,
        gallery=0,
    )
    yield style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True, priority=1)
    cells = cell_margins(0, 108, 0, 108)
    yield style(
        "table",
        "TableNormal",
        "Normal Table",
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{cells}</w:tblPr>',
        default=True,
    )
    yield style("numbering", "NoList", "No List", default=True)
    body = (
        '<w:ind w:firstLineChars="200" w:firstLine="480"/>' if east_asian else spacing(after=140, line=line)
    )
    yield paragraph_style("BodyText", "Body Text", body, gallery=1)


_HEADINGS = ((320, 160, 520, 32), (240, 100, 460, 28), (160, 60, 440, 24))


def _headings(face: Faces) -> Iterator[StyleDefinition]:
    for level in range(1, 7):
        before, after, line, size = _HEADINGS[min(level, 3) - 1]
        numbered = (
            f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>' if level < 4 else ""
        )
        colour = f'<w:color w:val="{ACCENT}"/>' if level == 1 else ""
        yield paragraph_style(
            f"Heading{level}",
            f"heading {level}",
            f"<w:keepNext/><w:keepLines/>{numbered}{spacing(before, after, line)}{indent()}"
            f'<w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>',
            f"{fonts(face.heading, face.latin_heading)}<w:b/><w:bCs/>{colour}{type_size(size)}",
            following="BodyText",
            gallery=9,
        )


def _front(face: Faces) -> Iterator[StyleDefinition]:
    heading = fonts(face.heading, face.latin_heading)
    yield paragraph_style(
        "DraftMark",
        "Draft Mark",
        border(*(rule(side, 12, 4, ALARM) for side in ("top", "left", "bottom", "right")))
        + spacing(after=200, line=400)
        + indent(800, 800)
        + '<w:jc w:val="center"/>',
        f'{heading}<w:b/><w:bCs/><w:color w:val="{ALARM}"/>{type_size(26)}',
        following="Title",
    )
    yield paragraph_style(
        "HeadMarks",
        "Head Marks",
        f"<w:keepNext/>{spacing(0, 80, 340)}{indent()}",
        f"{heading}<w:b/><w:bCs/>{type_size(24)}",
        following="Title",
    )
    yield paragraph_style(
        "Title",
        "Title",
        f'<w:keepNext/><w:keepLines/>{spacing(200, 120, 680)}{indent()}<w:jc w:val="center"/>',
        f"{heading}<w:b/><w:bCs/>{type_size(44)}",
        following="Subtitle",
        gallery=10,
    )
    yield paragraph_style(
        "Subtitle",
        "Subtitle",
        f'<w:keepNext/><w:keepLines/>{spacing(0, 120, 460)}{indent()}<w:jc w:val="center"/>',
        f"{fonts(face.quotation, face.latin)}{type_size(30)}",
        following="Byline",
        gallery=11,
    )
    yield paragraph_style(
        "Byline",
        "Byline",
        f'{border(rule("bottom", 12, 10, ACCENT))}{spacing(60, 360, 400)}{indent()}<w:jc w:val="center"/>',
        f'<w:color w:val="{MUTED}"/>',
        following="BodyText",
    )


def _quotations(face: Faces, line: int) -> Iterator[StyleDefinition]:
    kai = fonts(face.quotation, face.latin)
    heading = fonts(face.heading, face.latin_heading)
    left = QUOTATION_INDENT
    yield paragraph_style(
        "BlockText", "Block Text", f"{spacing(100, 100, line - 20)}{indent(left, left)}", kai, gallery=29
    )
    yield paragraph_style(
        "Quote",
        "Quote",
        f"{border(rule('left', 18, 10, ACCENT))}{spacing(140, 80, line - 20)}{indent(left, 240)}",
        kai,
    )
    yield paragraph_style(
        "UnverifiedQuotation",
        "Unverified Quotation",
        border(rule("left", 18, 10, ALARM)),
        based="Quote",
    )
    yield paragraph_style(
        "QuotationWarning",
        "Quotation Warning",
        f"<w:keepNext/>{border(rule('left', 18, 10, ALARM))}{spacing(120, 0, 360)}{indent(left, 240)}"
        '<w:jc w:val="left"/>',
        f'{heading}<w:color w:val="{ALARM}"/>{type_size(20)}',
    )
    yield paragraph_style(
        "QuotationTranslation",
        "Quotation Translation",
        f'{spacing(20, 80, min(line, 360))}{indent(left, 240)}<w:jc w:val="left"/>',
        f'<w:color w:val="404040"/>{type_size(21)}',
    )
    yield paragraph_style(
        "QuotationNote",
        "Quotation Note",
        f"{spacing(20, 80, min(line, 360))}{indent(left, 240)}",
        type_size(21),
    )


def _lists_and_blocks(face: Faces, line: int) -> Iterator[StyleDefinition]:
    fixed = fonts(face.body, face.fixed)
    heading = fonts(face.heading, face.latin_heading)
    yield paragraph_style("ListBullet", "List Bullet", spacing(after=40, line=line), gallery=34)
    yield paragraph_style("ListNumber", "List Number", spacing(after=40, line=line), gallery=34)
    yield paragraph_style("ListContinue", "List Continue", spacing(after=40, line=line), gallery=34)
    yield paragraph_style(
        "CodeBlock",
        "Code Block",
        '<w:shd w:val="clear" w:color="auto" w:fill="F3F4F6"/><w:wordWrap w:val="0"/>'
        f'{spacing(80, 120, 300)}{indent(120, 120)}<w:jc w:val="left"/>',
        f"{fixed}<w:noProof/>{type_size(19)}",
    )
    yield paragraph_style(
        "ThematicBreak", "Thematic Break", f'{spacing(120, 120, 360)}{indent()}<w:jc w:val="center"/>'
    )
    yield paragraph_style(
        "KeyPointsHeading",
        "Key Points Heading",
        f'<w:keepNext/>{spacing(60, 60, 440)}{indent()}<w:jc w:val="left"/>',
        f'{heading}<w:b/><w:bCs/><w:color w:val="{ACCENT}"/>{type_size(26)}',
    )
    yield paragraph_style("KeyPoints", "Key Points", f"{spacing(0, 80, line - 20)}{indent()}")
    yield paragraph_style(
        "TableText", "Table Text", f'{spacing(40, 40, 300)}{indent()}<w:jc w:val="left"/>', type_size(20)
    )
    yield paragraph_style(
        "TableHeading", "Table Heading", "<w:keepNext/>", f"{heading}<w:b/><w:bCs/>", based="TableText"
    )
    yield paragraph_style(
        "SavedCopy",
        "Saved Copy",
        spacing(0, 40, 260),
        f'{fonts(face.body, face.latin)}<w:noProof/><w:color w:val="{MUTED}"/>{type_size(17)}',
        based="TableText",
    )
    yield from _annex(heading)
    yield paragraph_style("TableSpacer", "Table Spacer", f"{spacing(line=200)}{indent()}", type_size(12))


def _contents(face: Faces, east_asian: bool) -> Iterator[StyleDefinition]:
    """The contents: each level further in, dots up to the page number."""
    yield paragraph_style(
        "TOCHeading",
        "TOC Heading",
        f'<w:keepNext/>{spacing(240, 100, 440)}{indent()}<w:jc w:val="left"/>',
        f'{fonts(face.heading, face.latin_heading)}<w:b/><w:bCs/><w:color w:val="{ACCENT}"/>{type_size(28)}',
        following="BodyText",
        gallery=39,
    )
    line, size = (360, 22) if east_asian else (310, 21)
    for level in range(1, 4):
        bold = "<w:b/><w:bCs/>" if level == 1 and not east_asian else ""
        yield paragraph_style(
            f"TOC{level}",
            f"toc {level}",
            f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
            f"{spacing(40 if level == 1 else 0, 0, line)}{indent(440 * (level - 1))}"
            '<w:jc w:val="left"/>',
            f"{bold}{type_size(size)}",
            following="Normal",
            gallery=39,
        )


def _annex(heading: str) -> Iterator[StyleDefinition]:
    """Smaller type for the tables of the verification annex."""
    yield paragraph_style("AnnexText", "Annex Text", spacing(30, 20, 240), type_size(17), based="TableText")
    yield paragraph_style(
        "AnnexHeading", "Annex Heading", "<w:keepNext/>", f"{heading}<w:b/><w:bCs/>", based="AnnexText"
    )
    yield paragraph_style(
        "AnnexSection",
        "Annex Section",
        f"<w:keepNext/>{spacing(50, 30, 240)}",
        f'{heading}<w:color w:val="{ACCENT}"/>',
        based="AnnexText",
    )
    yield paragraph_style(
        "AnnexDetail",
        "Annex Detail",
        spacing(0, 20, 210),
        f'<w:color w:val="{MUTED}"/>{type_size(15)}',
        based="AnnexText",
    )
    yield paragraph_style(
        "AnnexWarning", "Annex Warning", "", f'<w:b/><w:bCs/><w:color w:val="{ALARM}"/>', based="AnnexText"
    )


def _furniture(face: Faces) -> Iterator[StyleDefinition]:
    right = '<w:tab w:val="right" w:pos="8844"/>'
    centre = '<w:tab w:val="center" w:pos="4422"/>'
    left = '<w:jc w:val="left"/>'
    yield paragraph_style(
        "FootnoteText",
        "footnote text",
        f'<w:snapToGrid w:val="0"/>{spacing(0, 30, 280)}'
        f'<w:ind w:left="200" w:firstLineChars="0" w:hanging="200"/>{left}',
        type_size(18),
        gallery=None,
    )
    # What they keep free towards the text counts where a long marking makes them higher than the margin.
    for style_id, edge, tabs, free in (
        ("Header", border(rule("bottom", 4, 4, "A6A6A6")), right, spacing(0, 100, 320)),
        ("Footer", "", centre + right, spacing(60, 0, 320)),
    ):
        yield paragraph_style(
            style_id,
            style_id.lower(),
            f'{edge}<w:tabs>{tabs}</w:tabs><w:snapToGrid w:val="0"/>{free}{indent()}{left}',
            f'<w:color w:val="{MUTED}"/>{type_size(18)}',
            gallery=None,
        )
    yield paragraph_style(
        "MarkingLine",
        "Marking Line",
        f'<w:snapToGrid w:val="0"/>{spacing(line=320)}{indent()}<w:jc w:val="right"/>',
        type_size(24),
        gallery=None,
    )
    yield character_style("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>')
    yield character_style("Strong", "Strong", "<w:b/><w:bCs/>")
    yield character_style(
        "Emphasis", "Emphasis", f'<w:rFonts w:eastAsia="{face.quotation}"/><w:i w:val="0"/><w:iCs w:val="0"/>'
    )
    yield character_style("Hyperlink", "Hyperlink", f'<w:color w:val="{ACCENT}"/>')
    yield character_style("Verbatim", "Verbatim", f"{fonts(face.body, face.fixed)}<w:noProof/>")
    yield character_style(
        "QuotationLabel",
        "Quotation Label",
        f'{fonts(face.heading, face.latin_heading)}<w:color w:val="{ACCENT}"/>',
    )
    yield character_style(
        "DraftLabel",
        "Draft Label",
        f'{fonts(face.heading, face.latin_heading)}<w:b/><w:bCs/><w:color w:val="{ALARM}"/>{type_size(21)}',
    )
    yield character_style(
        "Marking",
        "Marking",
        f'{fonts(face.heading, face.latin_heading)}<w:b/><w:bCs/><w:color w:val="000000"/>{type_size(24)}',
    )


def _tables() -> Iterator[StyleDefinition]:
    thick, thin = (
        'w:val="single" w:sz="10" w:space="0" w:color="404040"',
        'w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"',
    )
    margins = cell_margins(20, 90, 20, 90)
    borders = f"<w:tblBorders><w:top {thick}/><w:bottom {thick}/><w:insideH {thin}/></w:tblBorders>"
    head = (
        '<w:tblStylePr w:type="firstRow"><w:tcPr>'
        '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="404040"/></w:tcBorders>'
        '<w:shd w:val="clear" w:color="auto" w:fill="F0F3F7"/></w:tcPr></w:tblStylePr>'
    )
    yield style(
        "table", "BriefingTable", "Briefing Table",
        f"<w:tblPr>{borders}{margins}</w:tblPr>{head}", based="TableNormal", gallery=40,
    )  # fmt: skip
    frame = "".join(rule(side, 6, 0, "A9B7C8") for side in ("top", "left", "bottom", "right"))
    room = cell_margins(80, 227, 80, 227)
    yield style(
        "table", "KeyPointsBox", "Key Points Box",
        f"<w:tblPr><w:tblBorders>{frame}</w:tblBorders>"
        f"{room}</w:tblPr>"
        '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F4F7FA"/></w:tcPr>',
        based="TableNormal", gallery=40,
    )  # fmt: skip


@cache
def style_definitions(language: str) -> tuple[StyleDefinition, ...]:
    """Every style of the standard template, set in the typefaces of ``language`` (BCP 47)."""
    face, line = faces(language), _line(is_east_asian(language))
    return (
        *_foundations(is_east_asian(language)),
        *_headings(face),
        *_front(face),
        *_quotations(face, line),
        *_lists_and_blocks(face, line),
        *_contents(face, is_east_asian(language)),
        *_furniture(face),
        *_tables(),
    )
