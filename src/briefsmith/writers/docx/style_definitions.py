"""The paragraph, character and table styles of the standard template, as WordprocessingML by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefsmith.writers.docx.language import Faces, faces, is_east_asian

#: The one colour beside black: rules, links and the frame of the key points.
ACCENT = "1F3A5F"
#: What warns.
ALARM = "B3261E"
#: What is subordinate, still dark enough to read on paper.
MUTED = "595959"
#: How far a quotation stands in from the left, in twips: two characters of body text.
QUOTATION_INDENT = 480


@dataclass(frozen=True, slots=True)
class StyleDefinition:
    """One style: its kind (``paragraph``, ``character``, ``table``, ``numbering``), id, name and XML."""

    kind: str
    style_id: str
    name: str
    xml: str


def _fonts(face: str, latin: str) -> str:
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{face}" w:cs="{latin}"/>'


def _spacing(before: int = 0, after: int = 0, line: int = 0) -> str:
    """Distances in twips; ``line`` is an exact height, the same whatever typeface stands in."""
    exact = f' w:line="{line}" w:lineRule="exact"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{exact}/>'


def _indent(left: int = 0, right: int = 0) -> str:
    return f'<w:ind w:left="{left}" w:right="{right}" w:firstLineChars="0" w:firstLine="0"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _rule(side: str, size: int, space: int, colour: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def _box(*rules: str) -> str:
    return f"<w:pBdr>{''.join(rules)}</w:pBdr>"


_BUILT_IN = frozenset(
    "normal;default paragraph font;normal table;no list;body text;heading 1;heading 2;heading 3;heading 4;"
    "heading 5;heading 6;title;subtitle;quote;list bullet;list number;list continue;footnote text;"
    "footnote reference;header;footer;strong;emphasis;hyperlink".split(";")
)


def _style(
    kind: str,
    style_id: str,
    name: str,
    inner: str = "",
    *,
    based: str = "",
    following: str = "",
    default: bool = False,
    gallery: int | None = None,
    priority: int = 99,
) -> StyleDefinition:
    attributes = ' w:default="1"' if default else ""
    attributes += "" if name.lower() in _BUILT_IN else ' w:customStyle="1"'
    head = f'<w:name w:val="{name}"/>'
    head += f'<w:basedOn w:val="{based}"/>' if based else ""
    head += f'<w:next w:val="{following}"/>' if following else ""
    head += f'<w:uiPriority w:val="{gallery if gallery is not None else priority}"/>'
    head += "<w:qFormat/>" if gallery is not None else ""
    xml = f'<w:style w:type="{kind}"{attributes} w:styleId="{style_id}">{head}{inner}</w:style>'
    return StyleDefinition(kind, style_id, name, xml)


def _paragraph(
    style_id: str,
    name: str,
    paragraph: str = "",
    run: str = "",
    *,
    based: str = "Normal",
    following: str = "",
    gallery: int | None = 30,
) -> StyleDefinition:
    inner = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    inner += f"<w:rPr>{run}</w:rPr>" if run else ""
    return _style(
        "paragraph", style_id, name, inner, based=based, following=following, gallery=gallery
    )


def _character(style_id: str, name: str, run: str) -> StyleDefinition:
    return _style(
        "character", style_id, name, f"<w:rPr>{run}</w:rPr>", based="DefaultParagraphFont", gallery=31
    )


def _foundations(east_asian: bool) -> Iterator[StyleDefinition]:
    line = 440 if east_asian else 330
    size = 24 if east_asian else 22
    yield _style(
        "paragraph",
        "Normal",
        "Normal",
        f'<w:pPr><w:widowControl/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE/><w:autoSpaceDN/>'
        f"{_spacing(line=line)}<w:jc w:val=\"both\"/></w:pPr><w:rPr>{_size(size)}</w:rPr>",
        default=True,
        gallery=0,
    )
    yield _style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True, priority=1)
    cells = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    )
    yield _style(
        "table",
        "TableNormal",
        "Normal Table",
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{cells}</w:tblCellMar></w:tblPr>',
        default=True,
    )
    yield _style("numbering", "NoList", "No List", default=True)
    body = (
        '<w:ind w:firstLineChars="200" w:firstLine="480"/>' if east_asian else _spacing(after=140, line=line)
    )
    yield _paragraph("BodyText", "Body Text", body, gallery=1)


_HEADINGS = ((320, 160, 520, 32), (240, 100, 460, 28), (160, 60, 440, 24))


def _headings(face: Faces) -> Iterator[StyleDefinition]:
    for level in range(1, 7):
        before, after, line, size = _HEADINGS[min(level, 3) - 1]
        numbered = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>' if level < 4 else ""
        colour = f'<w:color w:val="{ACCENT}"/>' if level == 1 else ""
        yield _paragraph(
            f"Heading{level}",
            f"heading {level}",
            f"<w:keepNext/><w:keepLines/>{numbered}{_spacing(before, after, line)}{_indent()}"
            f'<w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>',
            f"{_fonts(face.heading, face.latin_heading)}<w:b/><w:bCs/>{colour}{_size(size)}",
            following="BodyText",
            gallery=9,
        )


def _front(face: Faces) -> Iterator[StyleDefinition]:
    heading = _fonts(face.heading, face.latin_heading)
    yield _paragraph(
        "DraftMark",
        "Draft Mark",
        _box(*(_rule(side, 12, 4, ALARM) for side in ("top", "left", "bottom", "right")))
        + _spacing(after=200, line=400)
        + _indent(2600, 2600)
        + '<w:jc w:val="center"/>',
        f'{heading}<w:b/><w:bCs/><w:color w:val="{ALARM}"/>{_size(28)}',
        following="Title",
    )
    yield _paragraph(
        "Title",
        "Title",
        f'<w:keepNext/><w:keepLines/>{_spacing(200, 120, 680)}{_indent()}<w:jc w:val="center"/>',
        f"{heading}<w:b/><w:bCs/>{_size(44)}",
        following="Subtitle",
        gallery=10,
    )
    yield _paragraph(
        "Subtitle",
        "Subtitle",
        f'<w:keepNext/><w:keepLines/>{_spacing(0, 120, 460)}{_indent()}<w:jc w:val="center"/>',
        f"{_fonts(face.quotation, face.latin)}{_size(30)}",
        following="Byline",
        gallery=11,
    )
    yield _paragraph(
        "Byline",
        "Byline",
        f"{_box(_rule('bottom', 12, 10, ACCENT))}{_spacing(60, 360, 400)}{_indent()}"
        '<w:jc w:val="center"/>',
        f'<w:color w:val="{MUTED}"/>',
        following="BodyText",
    )


def _quotations(face: Faces) -> Iterator[StyleDefinition]:
    kai = _fonts(face.quotation, face.latin)
    heading = _fonts(face.heading, face.latin_heading)
    left = QUOTATION_INDENT
    yield _paragraph(
        "Quote", "Quote", f"{_spacing(80, 80, 420)}{_indent(left, left)}", kai, gallery=29
    )
    yield _paragraph(
        "SourceQuotation",
        "Source Quotation",
        f"{_box(_rule('left', 18, 10, ACCENT))}{_spacing(100, 60, 420)}{_indent(left, 240)}",
        kai,
    )
    yield _paragraph(
        "UnverifiedQuotation",
        "Unverified Quotation",
        _box(_rule("left", 18, 10, ALARM)),
        based="SourceQuotation",
    )
    yield _paragraph(
        "QuotationWarning",
        "Quotation Warning",
        f"<w:keepNext/>{_box(_rule('left', 18, 10, ALARM))}{_spacing(120, 0, 360)}{_indent(left, 240)}"
        '<w:jc w:val="left"/>',
        f'{heading}<w:color w:val="{ALARM}"/>{_size(20)}',
    )
    yield _paragraph(
        "QuotationTranslation",
        "Quotation Translation",
        f"{_spacing(20, 60, 360)}{_indent(left, 240)}",
        f'<w:color w:val="404040"/>{_size(21)}',
    )
    yield _paragraph(
        "QuotationNote",
        "Quotation Note",
        f"{_spacing(20, 60, 360)}{_indent(left, 240)}",
        _size(21),
    )


def _lists_and_blocks(face: Faces) -> Iterator[StyleDefinition]:
    fixed = _fonts(face.body, face.fixed)
    heading = _fonts(face.heading, face.latin_heading)
    contextual = f'{_spacing(after=60)}<w:contextualSpacing/>'
    yield _paragraph("ListBullet", "List Bullet", contextual, gallery=34)
    yield _paragraph("ListNumber", "List Number", contextual, gallery=34)
    yield _paragraph("ListContinue", "List Continue", _spacing(after=60), gallery=34)
    yield _paragraph(
        "CodeBlock",
        "Code Block",
        '<w:shd w:val="clear" w:color="auto" w:fill="F3F4F6"/><w:wordWrap w:val="0"/>'
        f'{_spacing(80, 120, 300)}{_indent(120, 120)}<w:jc w:val="left"/>',
        f"{fixed}<w:noProof/>{_size(19)}",
    )
    yield _paragraph(
        "ThematicBreak", "Thematic Break", f'{_spacing(120, 120, 360)}{_indent()}<w:jc w:val="center"/>'
    )
    yield _paragraph(
        "KeyPointsHeading",
        "Key Points Heading",
        f'<w:keepNext/>{_spacing(60, 60, 440)}{_indent()}<w:jc w:val="left"/>',
        f'{heading}<w:b/><w:bCs/><w:color w:val="{ACCENT}"/>{_size(26)}',
    )
    yield _paragraph("KeyPoints", "Key Points", f"{_spacing(0, 80, 420)}{_indent()}")
    yield _paragraph(
        "TableText", "Table Text", f'{_spacing(40, 40, 300)}{_indent()}<w:jc w:val="left"/>', _size(20)
    )
    yield _paragraph(
        "TableHeading", "Table Heading", "<w:keepNext/>", f"{heading}<w:b/><w:bCs/>", based="TableText"
    )
    yield _paragraph(
        "SavedCopy",
        "Saved Copy",
        f'<w:wordWrap w:val="0"/>{_spacing(0, 40, 260)}',
        f'{_fonts(face.body, face.latin)}<w:noProof/><w:color w:val="{MUTED}"/>{_size(17)}',
        based="TableText",
    )
    yield _paragraph("TableSpacer", "Table Spacer", f"{_spacing(line=200)}{_indent()}", _size(12))


def _furniture(face: Faces) -> Iterator[StyleDefinition]:
    right = '<w:tab w:val="right" w:pos="8844"/>'
    centre = '<w:tab w:val="center" w:pos="4422"/>'
    left = '<w:jc w:val="left"/>'
    yield _paragraph(
        "FootnoteText",
        "footnote text",
        f'<w:snapToGrid w:val="0"/>{_spacing(0, 30, 270)}'
        f'<w:ind w:left="200" w:firstLineChars="0" w:hanging="200"/>{left}',
        _size(18),
        gallery=None,
    )
    for style_id, rule in (("Header", _rule("bottom", 4, 4, "A6A6A6")), ("Footer", "")):
        yield _paragraph(
            style_id,
            style_id.lower(),
            f'{_box(rule) if rule else ""}<w:tabs>{"" if rule else centre}{right}</w:tabs><w:snapToGrid w:val="0"/>{_spacing(line=320)}{_indent()}{left}',
            f'<w:color w:val="{MUTED}"/>{_size(18)}',
            gallery=None,
        )
    yield _character("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>')
    yield _character("Strong", "Strong", "<w:b/><w:bCs/>")
    yield _character(
        "Emphasis", "Emphasis", f'<w:rFonts w:eastAsia="{face.quotation}"/><w:i w:val="0"/><w:iCs w:val="0"/>'
    )
    yield _character("Hyperlink", "Hyperlink", f'<w:color w:val="{ACCENT}"/>')
    yield _character("Verbatim", "Verbatim", f"{_fonts(face.body, face.fixed)}<w:noProof/>")
    yield _character(
        "QuotationLabel",
        "Quotation Label",
        f'{_fonts(face.heading, face.latin_heading)}<w:color w:val="{ACCENT}"/>',
    )
    yield _character(
        "Marking",
        "Marking",
        f'{_fonts(face.heading, face.latin_heading)}<w:b/><w:bCs/><w:color w:val="000000"/>{_size(24)}',
    )


def _tables() -> Iterator[StyleDefinition]:
    thick, thin = (
        'w:val="single" w:sz="10" w:space="0" w:color="404040"',
        'w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"',
    )
    margins = '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>'
    margins += '<w:bottom w:w="20" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
    borders = f"<w:tblBorders><w:top {thick}/><w:bottom {thick}/><w:insideH {thin}/></w:tblBorders>"
    head = (
        '<w:tblStylePr w:type="firstRow"><w:tcPr>'
        '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="404040"/></w:tcBorders>'
        '<w:shd w:val="clear" w:color="auto" w:fill="F0F3F7"/></w:tcPr></w:tblStylePr>'
    )
    yield _style(
        "table", "BriefingTable", "Briefing Table",
        f"<w:tblPr>{borders}{margins}</w:tblPr>{head}", based="TableNormal", gallery=40,
    )  # fmt: skip
    frame = "".join(_rule(side, 6, 0, "A9B7C8") for side in ("left", "bottom", "right"))
    room = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 80), ("left", 227), ("bottom", 80), ("right", 227))
    )
    yield _style(
        "table", "KeyPointsBox", "Key Points Box",
        f"<w:tblPr><w:tblBorders>{_rule('top', 18, 0, ACCENT)}{frame}</w:tblBorders>"
        f"<w:tblCellMar>{room}</w:tblCellMar></w:tblPr>"
        '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F4F7FA"/></w:tcPr>',
        based="TableNormal", gallery=40,
    )  # fmt: skip


@cache
def style_definitions(language: str) -> tuple[StyleDefinition, ...]:
    """Every style of the standard template, set in the typefaces of ``language`` (BCP 47)."""
    face = faces(language)
    return (
        *_foundations(is_east_asian(language)),
        *_headings(face),
        *_front(face),
        *_quotations(face),
        *_lists_and_blocks(face),
        *_furniture(face),
        *_tables(),
    )
