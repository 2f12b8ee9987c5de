"""What house templates are put together from: parts of a Word file as text."""

# ruff: noqa: E501 - lines of XML read better whole

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from dataclasses import field as made_anew

from briefsmith.writers.docx.packaging import pack

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
#: What Word declares at the root of each of its parts.
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": _OFFICE,
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w10": "urn:schemas-microsoft-com:office:word",
    }.items()
)
#: Kinds of parts: the folder's file name, the relationship, the content type.
_KINDS = {
    "styles": f"{_WORD}.styles+xml",
    "numbering": f"{_WORD}.numbering+xml",
    "settings": f"{_WORD}.settings+xml",
    "fontTable": f"{_WORD}.fontTable+xml",
    "footnotes": f"{_WORD}.footnotes+xml",
    "endnotes": f"{_WORD}.endnotes+xml",
    "comments": f"{_WORD}.comments+xml",
    "header": f"{_WORD}.header+xml",
    "footer": f"{_WORD}.footer+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}


def t(text: str, properties: str = "") -> str:
    """A run."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph; what is no XML becomes a run."""
    inner = "".join(run if run.startswith("<") else t(run) for run in runs)
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{look}{more}</w:pPr>" if look or more else ""
    return f"<w:p>{properties}{inner}</w:p>"


def table(*rows: tuple[str, ...], widths: tuple[int, ...], style: str = "") -> str:
    """A table; each cell is a text, or paragraphs as XML."""
    look = f'<w:tblStyle w:val="{style}"/>' if style else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = f'<w:tbl><w:tblPr>{look}<w:tblW w:w="{sum(widths)}" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    for row in rows:
        made += "<w:tr>"
        for cell, width in zip(row, widths, strict=True):
            inner = cell if cell.startswith("<") else p(cell)
            made += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
        made += "</w:tr>"
    return f"{made}</w:tbl>"


def field(code: str, shown: str) -> str:
    """A field with what it showed when the file was saved."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{t(shown)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def style(
    kind: str,
    style_id: str,
    name: str,
    inner: str = "",
    based: str = "",
    default: bool = False,
    aliases: str = "",
) -> str:
    """A style; ``inner`` stands behind its name and its base."""
    mark = ' w:default="1"' if default else ""
    base = f'<w:aliases w:val="{aliases}"/>' if aliases else ""
    base += f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}"{mark} w:styleId="{style_id}"><w:name w:val="{name}"/>{base}{inner}</w:style>'


def picture(width: int = 120, height: int = 12) -> bytes:
    """A small picture in one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(b"\0" + b"\xb3\x26\x1e" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


@dataclass
class House:
    """A Word file that is being put together."""

    defaults: str
    body: str = ""
    styles: str = ""
    settings: str = ""
    core: str = ""
    application: str = ""
    parts: dict[str, bytes] = made_anew(default_factory=dict)
    types: dict[str, str] = made_anew(default_factory=dict)
    relations: list[str] = made_anew(default_factory=list)

    def relate(self, kind: str, target: str) -> str:
        """A relationship of the document; its id."""
        key = f"rId{len(self.relations) + 1}"
        full = kind if kind.startswith("http") else f"{_OFFICE}/{kind}"
        self.relations.append(f'<Relationship Id="{key}" Type="{full}" Target="{target}"/>')
        return key

    def add(self, kind: str, file: str, inner: str, root: str = "", relations: str = "") -> str:
        """Adds a part of the document; the id of its relationship."""
        tag = root or f"w:{kind}"
        self.parts[f"word/{file}"] = f"{_HEAD}<{tag} {NAMESPACES}>{inner}</{tag.split(' ')[0]}>".encode()
        self.types[f"/word/{file}"] = _KINDS[kind]
        if relations:
            folder, _, name = file.rpartition("/")
            path = f"word/{folder}{'/' if folder else ''}_rels/{name}.rels"
            self.parts[path] = (
                f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'.encode()
            )
        return self.relate(kind, file)

    def header(self, file: str, inner: str, relations: str = "") -> str:
        return self.add("header", file, inner, "w:hdr", relations)

    def footer(self, file: str, inner: str) -> str:
        return self.add("footer", file, inner, "w:ftr")

    def packed(self) -> bytes:
        """The file."""
        latent = '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:count="376"/>'
        self.add(
            "styles", "styles.xml", f"<w:docDefaults>{self.defaults}</w:docDefaults>{latent}{self.styles}"
        )
        self.add("settings", "settings.xml", self.settings)
        document = f'<w:document {NAMESPACES} mc:Ignorable="w14"><w:body>{self.body}</w:body></w:document>'
        properties = f"{_OFFICE}/extended-properties"
        core = f"{_PACKAGE}/relationships/metadata/core-properties"
        root = (
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/>'
            f'<Relationship Id="rId3" Type="{properties}" Target="docProps/app.xml"/>'
        )
        custom = "docProps/custom.xml" in self.parts
        if custom:
            root += (
                f'<Relationship Id="rId4" Type="{_OFFICE}/custom-properties" Target="docProps/custom.xml"/>'
            )
        self.parts |= {
            "word/document.xml": f"{_HEAD}{document}".encode(),
            "word/_rels/document.xml.rels": self._relations("".join(self.relations)),
            "_rels/.rels": self._relations(root),
            "docProps/core.xml": self._core().encode(),
            "docProps/app.xml": self._application().encode(),
        }
        self.parts["[Content_Types].xml"] = self._types().encode()
        return pack(self.parts)

    def _relations(self, inner: str) -> bytes:
        return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'.encode()

    def _core(self) -> str:
        return (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{self.core}</cp:coreProperties>'
        )

    def _application(self) -> str:
        space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
        return (
            f'{_HEAD}<Properties xmlns="{space}"><Template>Normal.dotm</Template><Application>Microsoft Office '
            f"Word</Application>{self.application}<AppVersion>16.0000</AppVersion></Properties>"
        )

    def _types(self) -> str:
        types = {
            "/word/document.xml": f"{_WORD}.document.main+xml",
            "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
            "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            **self.types,
        }
        if "docProps/custom.xml" in self.parts:
            types["/docProps/custom.xml"] = (
                "application/vnd.openxmlformats-officedocument.custom-properties+xml"
            )
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
            "png": "image/png",
            "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
        }
        inner = "".join(
            f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in defaults.items()
        )
        inner += "".join(
            f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in types.items()
        )
        return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{inner}</Types>'
