"""Templates with one thing wrong each, made from a sound one by editing its XML or its bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

from docx_checks import Package

from briefsmith.writers.docx.language import faces
from briefsmith.writers.docx.numbering import HEADING_LEVELS
from briefsmith.writers.docx.packaging import pack
from briefsmith.writers.docx.style_definitions import style_definitions
from briefsmith.writers.docx.template_markup import TAB, template_field, template_paragraph, template_run
from briefsmith.writers.docx.template_package import PagePart, TemplateDesign, template_package

Parts = dict[str, bytes]
_BODY = "<w:p><w:r><w:t>{{ body }}</w:t></w:r></w:p>"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


@cache
def sound() -> bytes:
    """A template of the kind that is shipped, which stays as it is whatever becomes of those."""
    marks = template_run("{{ short_draft }}") + template_run("　") + template_run("{{ marking }}")
    header = template_run("{{ short_title }}") + TAB + marks
    footer = template_run("{{ date }}") + TAB + template_field("PAGE") + TAB + marks
    names = {"DraftMark": "draft", "Title": "title", "Byline": "byline", "BodyText": "body"}
    return template_package(
        TemplateDesign(
            name="",
            language="zh-CN",
            face=faces("zh-CN"),
            styles=style_definitions("zh-CN"),
            paragraphs=tuple(
                template_paragraph(style, template_run(f"{{{{ {name} }}}}")) for style, name in names.items()
            ),
            page_parts=(
                PagePart("header", template_paragraph("Header", header)),
                PagePart("footer", template_paragraph("Footer", footer)),
            ),
            page='<w:pgSz w:w="11906" w:h="16838"/><w:cols w:space="425"/>',
            levels=HEADING_LEVELS,
        )
    )


def parts() -> Parts:
    return dict(Package(sound()).parts)


def text(*contents: str) -> str:
    """Paragraphs of the body; what begins with ``<`` is XML as it stands."""
    return "".join(
        content
        if content.startswith("<")
        else f'<w:p><w:r><w:t xml:space="preserve">{content}</w:t></w:r></w:p>'
        for content in contents
    )


def with_text(*contents: str) -> bytes:
    """The sound template with other paragraphs in its body."""
    made = parts()
    xml = made["word/document.xml"].decode()
    made["word/document.xml"] = re.sub(
        "(?s)<w:body>.*(?=<w:sectPr)", lambda _: f"<w:body>{text(*contents)}", xml
    ).encode()
    return pack(made)


def edited(part: str, old: str, new: str) -> bytes:
    """The sound template with a text of one part replaced, once."""
    made = parts()
    xml = made[part].decode()
    assert old in xml, f"{old} is not in {part}"
    made[part] = xml.replace(old, new, 1).encode()
    return pack(made)


def with_relation(
    kind: str, target: str, mode: str = "External", owner: str = "document", base: str = _RELATIONSHIPS
) -> bytes:
    made = parts()
    name = f"word/_rels/{owner}.xml.rels"
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    xml = made.get(name, f"{head}</Relationships>".encode()).decode()
    mode = f' TargetMode="{mode}"' if mode else ""
    relation = f'<Relationship Id="rIdNew" Type="{base}/{kind}" Target="{target}"{mode}/>'
    made[name] = xml.replace("</Relationships>", f"{relation}</Relationships>").encode()
    return pack(made)


def with_part(name: str, content: bytes) -> bytes:
    return pack(parts() | {name: content})


def without_part(name: str) -> bytes:
    made = parts()
    del made[name]
    return pack(made)


def with_main_type(kind: str) -> bytes:
    return edited(
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        kind,
    )


def with_notes() -> bytes:
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>{{ body }} here</w:t></w:r></w:p></w:footnote>'
    return edited("word/footnotes.xml", "</w:footnotes>", f"{note}</w:footnotes>")


def with_comment(words: str = "Is this ours?") -> bytes:
    made = parts()
    made["word/comments.xml"] = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:comment w:id="0" w:author="Li"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>'
        "</w:comments>"
    ).encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    override = f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'
    made["[Content_Types].xml"] = made["[Content_Types].xml"].replace(b"</Types>", override.encode())
    relation = f'<Relationship Id="rIdNew" Type="{_RELATIONSHIPS}/comments" Target="comments.xml"/>'
    rels = "word/_rels/document.xml.rels"
    made[rels] = made[rels].replace(b"</Relationships>", f"{relation}</Relationships>".encode())
    reference = '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    made["word/document.xml"] = made["word/document.xml"].replace(b"</w:p>", reference.encode(), 1)
    return pack(made)


def with_chart(words: str) -> bytes:
    made = parts()
    chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    made["word/charts/chart1.xml"] = (
        f'<c:chartSpace xmlns:c="{chart}" xmlns:a="{drawing}"><a:p><a:r><a:t>{words}</a:t></a:r></a:p>'
        "</c:chartSpace>"
    ).encode()
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    override = f'<Override PartName="/word/charts/chart1.xml" ContentType="{kind}"/></Types>'
    made["[Content_Types].xml"] = made["[Content_Types].xml"].replace(b"</Types>", override.encode())
    relation = f'<Relationship Id="rIdNew" Type="{_RELATIONSHIPS}/chart" Target="charts/chart1.xml"/>'
    rels = "word/_rels/document.xml.rels"
    made[rels] = made[rels].replace(b"</Relationships>", f"{relation}</Relationships>".encode())
    return pack(made)


def in_two_sections() -> bytes:
    """A second section whose own header says something wrong and prints no marking."""
    made = parts()
    xml = made["word/document.xml"].decode()
    section = re.search("(?s)<w:sectPr>.*</w:sectPr>", xml)
    assert section is not None
    first = f"<w:p><w:pPr>{section[0]}</w:pPr></w:p>"
    second = section[0].replace("rIdHeader", "rIdNew")
    made["word/document.xml"] = (
        xml.replace(section[0], f"{first}{_BODY}{second}").replace("{{ body }}", "Front", 1).encode()
    )
    made["word/header9.xml"] = made["word/header1.xml"].replace(b"{{ marking }}", "{{ 客户 }}".encode())
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    override = f'<Override PartName="/word/header9.xml" ContentType="{kind}"/></Types>'
    made["[Content_Types].xml"] = made["[Content_Types].xml"].replace(b"</Types>", override.encode())
    relation = f'<Relationship Id="rIdNew" Type="{_RELATIONSHIPS}/header" Target="header9.xml"/>'
    rels = "word/_rels/document.xml.rels"
    made[rels] = made[rels].replace(b"</Relationships>", f"{relation}</Relationships>".encode())
    return pack(made)


def cell(content: str) -> str:
    empty = "<w:tc><w:p/></w:tc>"
    row = f"<w:tr>{empty}{empty}<w:tc>{text(content)}</w:tc></w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{empty * 3}</w:tr>{row}</w:tbl>"


def box(content: str) -> str:
    return (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        f"<w:txbxContent>{text(content)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


WATERMARK = (
    '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="{{ draf }}"/>'
    "</v:shape></w:pict>"
)


def strict() -> bytes:
    made = parts()
    for name, content in made.items():
        made[name] = content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
    return pack(made)


def encrypted_part() -> bytes:
    content = bytearray(sound())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + offset] |= 1
    return bytes(content)


def doubled_part() -> bytes:
    stream = io.BytesIO(sound())
    with zipfile.ZipFile(stream, "a") as archive, __import__("warnings").catch_warnings(action="ignore"):
        archive.writestr("word/styles.xml", b"<x/>")
    return stream.getvalue()


_STYLES, _DOCUMENT, _SETTINGS = "word/styles.xml", "word/document.xml", "word/settings.xml"
_QUOTE = '<w:style w:type="paragraph" w:styleId="Quote"'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."

#: What makes each broken template, by what is wrong with it.
BROKEN: dict[str, Callable[[], bytes]] = {
    # placeholders
    "unknown name": lambda: with_text("题目：{{ titel }} 与其他文字", "{{ body }}"),
    "unknown name, may be a variable": lambda: with_text("{{ client }}", "{{ body }}"),
    "Chinese name": lambda: with_text("{{ 标题 }}", "{{ body }}"),
    "capital": lambda: with_text("{{ Title }}", "{{ body }}"),
    "split over runs": lambda: with_text(
        f"<w:p>{run('<w:t>A {{ au</w:t>')}{run('<w:t>tor }} B</w:t>')}</w:p>", "{{ body }}"
    ),
    "in a table": lambda: with_text(cell("{{ dat }}"), "{{ body }}"),
    "in a text box": lambda: with_text("One", box("Box {{ autor }}"), "{{ body }}"),
    "in a copy of a text box": lambda: with_text(
        "<w:p><w:r><mc:AlternateContent "
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="w">'
        f"{box('Box {{ author }}')}</mc:Choice><mc:Fallback>{box('Box {{ autor }}')}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>",
        "{{ body }}",
    ),
    "in a watermark": lambda: edited("word/header1.xml", "</w:p>", f"{run(WATERMARK)}</w:p>"),
    "in a property": lambda: edited("docProps/core.xml", ">Briefsmith<", ">{{ titel }}<"),
    "in the second section": in_two_sections,
    "closed with one brace": lambda: with_text("{{ title } and more", "{{ body }}"),
    "not closed": lambda: with_text("See {{ title", "{{ body }}"),
    "opened with one brace": lambda: with_text("{ title }}", "{{ body }}"),
    "not opened": lambda: with_text("title }} more", "{{ body }}"),
    "single braces": lambda: with_text("{ title }", "{{ body }}"),
    "three braces": lambda: with_text("{{{ title }}}", "{{ body }}"),
    "full-width braces": lambda: with_text("｛｛ title ｝｝", "{{ body }}"),
    "over two paragraphs": lambda: with_text("Dear {{ aut", "hor }}, hello", "{{ body }}"),
    "over a line break": lambda: with_text(
        f"<w:p>{run('<w:t>{{ </w:t><w:br/><w:t>title }}</w:t>')}</w:p>", "{{ body }}"
    ),
    "over a tab": lambda: with_text(
        f"<w:p>{run('<w:t>{{ title</w:t><w:tab/><w:t> }}</w:t>')}</w:p>", "{{ body }}"
    ),
    "statement": lambda: with_text("{% if draft %}Draft{% endif %}", "{{ body }}"),
    "remark": lambda: with_text("{# ours #}", "{{ body }}"),
    "unknown filter": lambda: with_text("{{ title|uper }}", "{{ body }}"),
    "part of a value": lambda: with_text("{{ title.__class__ }}", "{{ body }}"),
    "call": lambda: with_text("{{ title() }}", "{{ body }}"),
    "calculation": lambda: with_text("{{ 9**9 }}", "{{ body }}"),
    "hyphen": lambda: with_text("{{ short-title }}", "{{ body }}"),
    "two words": lambda: with_text("{{ short title }}", "{{ body }}"),
    "empty": lambda: with_text("{{ }}", "{{ body }}"),
    "typographic quotation marks": lambda: with_text("{{ author|default(“—”) }}", "{{ body }}"),
    "full-width bar": lambda: with_text("{{ author｜upper }}", "{{ body }}"),
    "unclosed quotation mark": lambda: with_text("{{ author|default('x) }}", "{{ body }}"),
    "zero-width space": lambda: with_text("{{ ti\u200btle }}", "{{ body }}"),
    "in a field": lambda: with_text(
        f"<w:p>{run('<w:instrText> TITLE {{ title }} </w:instrText>')}</w:p>", "{{ body }}"
    ),
    "in a bound control": lambda: with_text(
        '<w:p><w:sdt><w:sdtPr><w:dataBinding w:xpath="/x" w:storeItemID="{A}"/></w:sdtPr><w:sdtContent>'
        f"{run('<w:t>{{ title }}</w:t>')}</w:sdtContent></w:sdt></w:p>",
        "{{ body }}",
    ),
    "in moved text": lambda: with_text(
        '<w:p><w:moveFrom w:id="1" w:author="L"><w:r><w:t>{{ date }}</w:t></w:r></w:moveFrom></w:p>',
        "{{ body }}",
    ),
    "in deleted text": lambda: with_text(
        '<w:p><w:del w:id="1" w:author="L"><w:r><w:delText>{{ date }}</w:delText></w:r></w:del></w:p>',
        "{{ body }}",
    ),
    # places
    "no body": lambda: with_text("Only words"),
    "two bodies": lambda: with_text("{{ body }}", "Between", "{{ body }}"),
    "body among words": lambda: with_text("Here: {{ body }}."),
    "body in a header": lambda: edited("word/header1.xml", "{{ short_title }}", "{{ body }}"),
    "body in a text box": lambda: with_text(box("{{ body }}")),
    "body in a table": lambda: with_text(cell("{{ body }}")),
    "body in a footnote": with_notes,
    "annexes first": lambda: with_text("{{ annexes }}", "{{ body }}"),
    "body ends a section": lambda: with_text(
        f"<w:p><w:pPr><w:sectPr/></w:pPr>{run('<w:t>{{ body }}</w:t>')}</w:p>", "End"
    ),
    "a picture beside the body": lambda: with_text(
        f"<w:p>{run('<w:drawing/>')}{run('<w:t>{{ body }}</w:t>')}</w:p>", "End"
    ),
    # layout
    "no styles": lambda: without_relation("styles"),
    "style missing": lambda: edited(_STYLES, 'w:val="Quotation Note"', 'w:val="Ours"'),
    "style of the wrong kind": lambda: edited(_STYLES, _QUOTE, _QUOTE.replace("paragraph", "character")),
    "style doubled": lambda: edited(_STYLES, 'w:name w:val="Quotation Note"', 'w:name w:val="Quote"'),
    "style unknown": lambda: with_text(
        '<w:p><w:pPr><w:pStyle w:val="House"/></w:pPr><w:r><w:t>House words</w:t></w:r></w:p>', "{{ body }}"
    ),
    "list unknown": lambda: with_text(
        '<w:p><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:p>', "{{ body }}"
    ),
    "header without marking": lambda: edited("word/header1.xml", "{{ marking }}", ""),
    "first page without header": lambda: edited(_DOCUMENT, "<w:cols", "<w:titlePg/><w:cols"),
    # what comes along
    "remote picture": lambda: with_relation("image", "https://example.org/track.png"),
    "remote template": lambda: with_relation(
        "attachedTemplate", "https://example.org/t.dotm", owner="settings"
    ),
    "local template": lambda: with_relation(
        "attachedTemplate", "file:///C:\\Users\\li\\h.dotx", owner="settings"
    ),
    "hostile link": lambda: with_relation("hyperlink", "javascript:alert(1)"),
    "remote field": lambda: with_text(
        '<w:p><w:fldSimple w:instr=" INCLUDEPICTURE &quot;http://example.org/a.png&quot; "/></w:p>',
        "{{ body }}",
    ),
    "hostile link in a field": lambda: with_text(
        '<w:p><w:fldSimple w:instr=" HYPERLINK &quot;javascript:alert(1)&quot; "><w:r><w:t>here</w:t></w:r>'
        "</w:fldSimple></w:p>",
        "{{ body }}",
    ),
    "hostile link behind a tip": lambda: with_text(
        '<w:p><w:fldSimple w:instr=" HYPERLINK \\o &quot;tip&quot; &quot;javascript:alert(1)&quot; "><w:r>'
        "<w:t>here</w:t></w:r></w:fldSimple></w:p>",
        "{{ body }}",
    ),
    "link from a field": lambda: with_text(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText> HYPERLINK </w:instrText>"
        "<w:fldChar w:fldCharType='begin'/><w:instrText> QUOTE x </w:instrText>"
        "<w:fldChar w:fldCharType='end'/><w:fldChar w:fldCharType='end'/></w:r></w:p>",
        "{{ body }}",
    ),
    "drawing from elsewhere": lambda: with_text(
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" href="javascript:alert(1)">'
        '<v:imagedata src="http://example.org/a.png"/></v:shape></w:pict></w:r></w:p>',
        "{{ body }}",
    ),
    "an add-in": lambda: with_relation("webextensiontaskpanes", "webextensions/taskpanes.xml", mode=""),
    "placeholder in an address": lambda: with_relation(
        "hyperlink", "https://example.org/%7B%7B%20title%20%7D%7D"
    ),
    "placeholder in a list": lambda: edited("word/numbering.xml", "%1、", "{{ title }}%1、"),
    "placeholder in a chart": lambda: with_chart("{{ titel }}"),
    "placeholder in a comment": lambda: with_comment("For {{ titel }}"),
    "placeholder too long": lambda: with_text("{{ author|default('" + "x" * 250 + "') }}", "{{ body }}"),
    "own words as a quotation": lambda: with_text(
        '<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:t>House words</w:t></w:r></w:p>', "{{ body }}"
    ),
    "macros": lambda: with_part("word/vbaProject.bin", b"x"),
    "tracked change": lambda: with_text(
        '<w:p><w:ins w:id="1" w:author="L"><w:r><w:t>New</w:t></w:r></w:ins></w:p>', "{{ body }}"
    ),
    "comment": with_comment,
    "protected": lambda: edited(
        _SETTINGS,
        "<w:defaultTabStop",
        '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop',
    ),
    "for reading only": lambda: edited(_SETTINGS, "<w:zoom", '<w:writeProtection w:recommended="1"/><w:zoom'),
    "old mode": lambda: edited(_SETTINGS, 'w:val="15"', 'w:val="12"'),
    # the file
    "nothing": lambda: b"",
    "text": lambda: b"Dear reader",
    "PDF": lambda: b"%PDF-1.7\n",
    "old Word": lambda: _OLE,
    "password": lambda: _OLE + "EncryptedPackage".encode("utf-16-le"),
    "password of the archive": encrypted_part,
    "cut short": lambda: sound()[:4000],
    "only a zip": lambda: pack({"a.txt": b"x"}),
    "part twice": doubled_part,
    "dotx": lambda: with_main_type(f"{_WORD}template.main+xml"),
    "docm": lambda: with_main_type("application/vnd.ms-word.document.macroEnabled.main+xml"),
    "other main type": lambda: with_main_type("application/xml"),
    "strict": strict,
    "no document": lambda: without_part(_DOCUMENT),
    "not well-formed": lambda: edited("word/header1.xml", "</w:p>", "</w:q>"),
    "document type": lambda: edited("word/header1.xml", "<w:hdr", "<!DOCTYPE w:hdr><w:hdr"),
    "header missing": lambda: without_part("word/header1.xml"),
    "header relationship missing": lambda: edited("word/_rels/document.xml.rels", "rIdHeader", "rIdLost"),
    "no number": lambda: edited(_DOCUMENT, 'w:w="11906"', 'w:w="wide"'),
    "no text": lambda: edited(_DOCUMENT, "w:body", "w:soul"),
}


def without_relation(kind: str) -> bytes:
    made = parts()
    rels = "word/_rels/document.xml.rels"
    made[rels] = re.sub(rf'<Relationship [^>]*/{kind}"[^>]*/>'.encode(), b"", made[rels])
    return pack(made)
