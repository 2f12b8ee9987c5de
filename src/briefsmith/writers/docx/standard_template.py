"""Makes the shipped Word template; run as a module, it writes ``templates/standard.docx``."""

from __future__ import annotations

import sys
from pathlib import Path

from briefsmith.writers.docx.language import Faces, default_tags, faces
from briefsmith.writers.docx.numbering import HEADING_LEVELS, abstract_numbering
from briefsmith.writers.docx.packaging import pack
from briefsmith.writers.docx.page import (
    MARGIN_LEFT,
    MARGIN_RIGHT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    footnote_separators,
)
from briefsmith.writers.docx.style_definitions import style_definitions

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "settings", "fontTable", "numbering", "footnotes")
_LANGUAGE = "zh-CN"

#: How names of typefaces fall back where they are not installed: name -> (other name, family, character set).
_FALLBACKS = {
    "SimSun": ("宋体", "roman", "86"),
    "SimHei": ("黑体", "swiss", "86"),
    "KaiTi": ("楷体", "roman", "86"),
    "PMingLiU": ("新細明體", "roman", "88"),
    "Microsoft JhengHei": ("微軟正黑體", "swiss", "88"),
    "DFKai-SB": ("標楷體", "roman", "88"),
    "MS Mincho": ("ＭＳ 明朝", "roman", "80"),
    "MS Gothic": ("ＭＳ ゴシック", "swiss", "80"),
    "Batang": ("바탕", "roman", "81"),
    "Gulim": ("굴림", "swiss", "81"),
    "Times New Roman": ("Liberation Serif", "roman", "00"),
    "Arial": ("Liberation Sans", "swiss", "00"),
    "Courier New": ("Liberation Mono", "modern", "00"),
}


def _root(name: str, inner: str) -> bytes:
    return f'{_HEAD}<w:{name} xmlns:w="{_W}" xmlns:r="{_R}">{inner}</w:{name}>'.encode()


def _paragraph(style: str, inner: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'


def _run(text: str, properties: str = "") -> str:
    marks = f'<w:rPr>{properties}<w:rFonts w:hint="eastAsia"/></w:rPr>'
    return f'<w:r>{marks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(instruction: str) -> str:
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{part}</w:r>" for part in parts)


def _document() -> bytes:
    paragraphs = (
        _paragraph("DraftMark", _run("{{ draft }}")),
        _paragraph("Title", _run("{{ title }}")),
        _paragraph("Subtitle", _run("{{ subtitle }}")),
        _paragraph("Byline", _run("{{ byline }}")),
        _paragraph("BodyText", _run("{{ body }}")),
    )
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
        '<w:footerReference w:type="default" r:id="rIdFooter"/>'
        '<w:footnotePr><w:numFmt w:val="decimal"/></w:footnotePr>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="1814" w:right="{MARGIN_RIGHT}" w:bottom="1701" w:left="{MARGIN_LEFT}" '
        'w:header="964" w:footer="907" w:gutter="0"/><w:cols w:space="425"/></w:sectPr>'
    )
    return _root("document", f"<w:body>{''.join(paragraphs)}{section}</w:body>")


_TAB = "<w:r><w:tab/></w:r>"
_MARKING = '<w:rStyle w:val="Marking"/>'


def _marks() -> str:
    """The draft mark, where there is one, and the marking of the briefing."""
    # The space before the marking is at the end of a tab's way, where it is not seen.
    draft = _run("{{ short_draft }}", '<w:rStyle w:val="DraftLabel"/>')
    return draft + _run("　") + _run("{{ marking }}", _MARKING)


def _header() -> bytes:
    return _root("hdr", _paragraph("Header", "".join((_run("{{ short_title }}"), _TAB, _marks()))))


def _footer() -> bytes:
    page = f"{_field('PAGE')}{_run(' / ')}{_field('NUMPAGES')}"
    return _root("ftr", _paragraph("Footer", "".join((_run("{{ date }}"), _TAB, page, _TAB, _marks()))))


def _styles(face: Faces) -> bytes:
    latin, asian = default_tags(_LANGUAGE)
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{face.latin}" w:hAnsi="{face.latin}" '
        f'w:eastAsia="{face.body}" w:cs="{face.latin}"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
        f'<w:lang w:val="{latin}" w:eastAsia="{asian}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    return _root("styles", defaults + "".join(item.xml for item in style_definitions(_LANGUAGE)))


def _settings() -> bytes:
    latin, asian = default_tags(_LANGUAGE)
    uri = "http://schemas.microsoft.com/office/word"
    modes = (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>' for name, value in modes
    )
    scheme = "".join(
        f' w:{name}="{value}"'
        for name, value in (
            ("bg1", "light1"), ("t1", "dark1"), ("bg2", "light2"), ("t2", "dark2"),
            *((f"accent{n}", f"accent{n}") for n in range(1, 7)),
            ("hyperlink", "hyperlink"), ("followedHyperlink", "followedHyperlink"),
        )
    )  # fmt: skip
    return _root(
        "settings",
        '<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
        '<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
        f'{compat}</w:compat><w:themeFontLang w:val="{latin}" w:eastAsia="{asian}"/>'
        f'<w:clrSchemeMapping{scheme}/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def _font_table() -> bytes:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/>'
        f'<w:charset w:val="{charset}"/><w:family w:val="{family}"/>'
        f'<w:pitch w:val="{"fixed" if family == "modern" else "variable"}"/></w:font>'
        for name, (other, family, charset) in _FALLBACKS.items()
    )
    return _root("fonts", fonts)


def _theme(face: Faces) -> bytes:
    colours = (
        ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "1F3A5F"), ("lt2", "F0F3F7"), ("accent1", "1F3A5F"),
        ("accent2", "B3261E"), ("accent3", "6B7C93"), ("accent4", "8C6D1F"), ("accent5", "2F6B4F"),
        ("accent6", "595959"), ("hlink", "1F3A5F"), ("folHlink", "4B3A5F"),
    )  # fmt: skip
    palette = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours)
    major, minor = (
        f'<a:latin typeface="{latin}"/><a:ea typeface="{asian}"/><a:cs typeface=""/>'
        for latin, asian in ((face.latin_heading, face.heading), (face.latin, face.body))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{_HEAD}<a:theme xmlns:a="{_A}" name="Briefsmith"><a:themeElements>'
        f'<a:clrScheme name="Briefsmith">{palette}</a:clrScheme><a:fontScheme name="Briefsmith">'
        f"<a:majorFont>{major}</a:majorFont><a:minorFont>{minor}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Briefsmith"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    ).encode()


def _content_types() -> bytes:
    types = {f"/word/{name}.xml": f"{_WORD_TYPE}.{name}+xml" for name in (*_PARTS, "header1", "footer1")}
    types = {
        path: kind.replace("header1", "header").replace("footer1", "footer") for path, kind in types.items()
    }
    types["/word/document.xml"] = f"{_WORD_TYPE}.document.main+xml"
    types["/word/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    types["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    types["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    overrides = "".join(
        f'<Override PartName="{path}" ContentType="{kind}"/>' for path, kind in sorted(types.items())
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _relationships(*entries: tuple[str, str, str]) -> bytes:
    items = "".join(
        f'<Relationship Id="{rid}" Type="{kind}" Target="{target}"/>' for rid, kind, target in entries
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'.encode()


def _package_relationships() -> bytes:
    return _relationships(
        ("rId1", f"{_R}/officeDocument", "word/document.xml"),
        ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{_R}/extended-properties", "docProps/app.xml"),
    )


def _document_relationships() -> bytes:
    parts = tuple((f"rId{n}", f"{_R}/{name}", f"{name}.xml") for n, name in enumerate(_PARTS, 1))
    return _relationships(
        *parts,
        ("rIdTheme", f"{_R}/theme", "theme/theme1.xml"),
        ("rIdHeader", f"{_R}/header", "header1.xml"),
        ("rIdFooter", f"{_R}/footer", "footer1.xml"),
    )


def _core_properties() -> bytes:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Briefsmith</dc:title></cp:coreProperties>'
    ).encode()


def _application_properties() -> bytes:
    uri = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    application = "<Application>Briefsmith</Application>"
    return f'{_HEAD}<Properties xmlns="{uri}">{application}</Properties>'.encode()


def standard_template() -> bytes:
    """The standard template as the bytes of a .docx: A4, Chinese, the same bytes each time."""
    face = faces(_LANGUAGE)
    numbering = (
        abstract_numbering(1, HEADING_LEVELS) + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    return pack(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _package_relationships(),
            "docProps/app.xml": _application_properties(),
            "docProps/core.xml": _core_properties(),
            "word/_rels/document.xml.rels": _document_relationships(),
            "word/document.xml": _document(),
            "word/fontTable.xml": _font_table(),
            "word/footer1.xml": _footer(),
            "word/footnotes.xml": _root("footnotes", footnote_separators()),
            "word/header1.xml": _header(),
            "word/numbering.xml": _root("numbering", numbering),
            "word/settings.xml": _settings(),
            "word/styles.xml": _styles(face),
            "word/theme/theme1.xml": _theme(face),
        }
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(standard_template())
