"""Puts a shipped Word template together from its design: the parts of the package that all of them share."""

from __future__ import annotations

from dataclasses import dataclass

from briefsmith.writers.docx.language import Faces, default_tags
from briefsmith.writers.docx.numbering import Level, abstract_numbering
from briefsmith.writers.docx.packaging import pack
from briefsmith.writers.docx.page import footnote_separators
from briefsmith.writers.docx.style_building import StyleDefinition
from briefsmith.writers.docx.template_theme import theme

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "settings", "fontTable", "numbering", "footnotes")

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


#: The document variable that names the template which a file was made from.
DESIGN_VARIABLE = "briefsmith-template"


@dataclass(frozen=True, slots=True)
class PagePart:
    """A header or a footer (``kind``), of ``default`` or ``even`` pages, by its paragraphs as XML."""

    kind: str
    paragraphs: str
    page: str = "default"

    @property
    def root(self) -> str:
        """The name of the element that the part consists of."""
        return "hdr" if self.kind == "header" else "ftr"


@dataclass(frozen=True, slots=True)
class TemplateDesign:
    """What one shipped template has of its own.

    ``name`` is stored in the file where it is given, so that a restyled copy is still known as what it
    was made from; ``paragraphs`` and ``page`` (size, margins, columns, grid) are XML; ``body_size`` is in
    half points; ``fallbacks`` are typefaces beside those of every template, each with its other name.
    """

    name: str
    language: str
    face: Faces
    styles: tuple[StyleDefinition, ...]
    paragraphs: tuple[str, ...]
    page_parts: tuple[PagePart, ...]
    page: str
    levels: tuple[Level, ...]
    body_size: int = 24
    fallbacks: tuple[tuple[str, str], ...] = ()

    def files(self) -> tuple[tuple[str, str, PagePart], ...]:
        """The headers and footers, each with the name of its part and the id of its relationship."""
        counts = {"header": 0, "footer": 0}
        named = []
        for part in self.page_parts:
            counts[part.kind] += 1
            suffix = "" if part.page == "default" else part.page.capitalize()
            named.append((f"{part.kind}{counts[part.kind]}", f"rId{part.kind.capitalize()}{suffix}", part))
        return tuple(named)


def _root(name: str, inner: str) -> bytes:
    return f'{_HEAD}<w:{name} xmlns:w="{_W}" xmlns:r="{_R}">{inner}</w:{name}>'.encode()


def _document(design: TemplateDesign) -> bytes:
    references = "".join(
        f'<w:{part.kind}Reference w:type="{part.page}" r:id="{relation}"/>'
        for _, relation, part in design.files()
    )
    numbers = '<w:footnotePr><w:numFmt w:val="decimal"/></w:footnotePr>'
    section = f"<w:sectPr>{references}{numbers}{design.page}</w:sectPr>"
    return _root("document", f"<w:body>{''.join(design.paragraphs)}{section}</w:body>")


def _styles(design: TemplateDesign) -> bytes:
    face = design.face
    latin, asian = default_tags(design.language)
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{face.latin}" w:hAnsi="{face.latin}" '
        f'w:eastAsia="{face.body}" w:cs="{face.latin}"/><w:sz w:val="{design.body_size}"/>'
        f'<w:szCs w:val="{design.body_size}"/>'
        f'<w:lang w:val="{latin}" w:eastAsia="{asian}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    return _root("styles", defaults + "".join(item.xml for item in design.styles))


def _facing(design: TemplateDesign) -> str:
    return "<w:evenAndOddHeaders/>" if any(part.page == "even" for part in design.page_parts) else ""


def _named(design: TemplateDesign) -> str:
    if not design.name:
        return ""
    return f'<w:docVars><w:docVar w:name="{DESIGN_VARIABLE}" w:val="{design.name}"/></w:docVars>'


def _settings(design: TemplateDesign) -> bytes:
    latin, asian = default_tags(design.language)
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
        f'<w:defaultTabStop w:val="420"/>{_facing(design)}'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
        f'{compat}</w:compat>{_named(design)}<w:themeFontLang w:val="{latin}" w:eastAsia="{asian}"/>'
        f'<w:clrSchemeMapping{scheme}/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def _font_table(design: TemplateDesign) -> bytes:
    more = {name: (other, "roman", "86") for name, other in design.fallbacks}
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/>'
        f'<w:charset w:val="{charset}"/><w:family w:val="{family}"/>'
        f'<w:pitch w:val="{"fixed" if family == "modern" else "variable"}"/></w:font>'
        for name, (other, family, charset) in (_FALLBACKS | more).items()
    )
    return _root("fonts", fonts)


def _content_types(design: TemplateDesign) -> bytes:
    types = {f"/word/{name}.xml": f"{_WORD_TYPE}.{name}+xml" for name in _PARTS}
    types |= {f"/word/{name}.xml": f"{_WORD_TYPE}.{part.kind}+xml" for name, _, part in design.files()}
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


def _document_relationships(design: TemplateDesign) -> bytes:
    parts = tuple((f"rId{n}", f"{_R}/{name}", f"{name}.xml") for n, name in enumerate(_PARTS, 1))
    return _relationships(
        *parts,
        ("rIdTheme", f"{_R}/theme", "theme/theme1.xml"),
        *((relation, f"{_R}/{part.kind}", f"{name}.xml") for name, relation, part in design.files()),
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


def template_package(design: TemplateDesign) -> bytes:
    """A template as the bytes of a .docx, the same bytes each time."""
    number = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    parts = {
        "[Content_Types].xml": _content_types(design),
        "_rels/.rels": _package_relationships(),
        "docProps/app.xml": _application_properties(),
        "docProps/core.xml": _core_properties(),
        "word/_rels/document.xml.rels": _document_relationships(design),
        "word/document.xml": _document(design),
        "word/fontTable.xml": _font_table(design),
        "word/footnotes.xml": _root("footnotes", footnote_separators()),
        "word/numbering.xml": _root("numbering", abstract_numbering(1, design.levels) + number),
        "word/settings.xml": _settings(design),
        "word/styles.xml": _styles(design),
        "word/theme/theme1.xml": theme(design.face),
    }
    parts |= {f"word/{name}.xml": _root(part.root, part.paragraphs) for name, _, part in design.files()}
    order = sorted(parts, key=lambda name: (not name.startswith("["), name))
    return pack({name: parts[name] for name in order})
