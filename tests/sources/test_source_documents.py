"""PDF, Word, OpenDocument, RTF, EPUB and MHTML: their text, its pages and notes, and what is refused."""

import base64
import io
import subprocess
import zipfile
from itertools import pairwise

import docx
import pypandoc
import pytest
from pdf_files import line, pdf

from briefsmith.sources import packed_files
from briefsmith.sources.model import Source
from briefsmith.sources.reader import read_source
from briefsmith.sources.rtf_characters import with_unicode

FIRST = "多国官员表示，将继续通过对话与协商的方式推动问题的解决，避免局势进一步升级。"
SECOND = "An official said that “nothing” had been decided & that talks would go on."


def texts(source: Source, kind: str = "paragraph") -> list[str]:
    return [block.text for block in source.blocks if block.kind == kind]


def problem(data: bytes) -> str:
    source = read_source(data, "x")
    assert not source.readable
    (found,) = source.problems
    assert found.code == "source-unreadable"
    assert found.help
    return found.message


def leads_back(source: Source) -> None:
    for block in source.blocks:
        content = block.content
        for character, start, end in zip(content.text, content.starts, content.ends, strict=True):
            piece = source.raw[start:end]
            assert piece == character or character == " " or piece[:1] == "&"
    assert all(a <= b for a, b in pairwise(source.body.starts))


def made_by_pandoc(markdown: str, form: str) -> bytes:
    command = [
        str(pypandoc.get_pandoc_path()),
        "--from=markdown",
        f"--to={form}",
        "--standalone",
        "--output=-",
    ]
    return subprocess.run(command, input=markdown.encode(), capture_output=True, check=True).stdout


def test_a_title_among_the_properties_is_called_one() -> None:
    epub = made_by_pandoc(
        f"---\ntitle: 会谈纪要\nauthor: Unknown Author\n---\n\n# 会谈的结果\n\n{FIRST}\n", "epub"
    )
    source = read_source(epub, "x")
    told = [(one.value, one.origin) for one in source.metadata.title.candidates]
    assert told == [("会谈的结果", "first heading"), ("会谈纪要", "document properties: title")]
    assert source.metadata.author.value is None
    assert source.body.text == FIRST


@pytest.mark.parametrize("form", ["docx", "odt", "rtf"])
def test_the_first_line_of_a_document_without_headings(form: str) -> None:
    source = read_source(made_by_pandoc(f"会谈的结果\n\n{FIRST}\n\n{SECOND}\n", form), "x")
    assert source.metadata.title.candidates[0].origin == "first line"
    assert source.body.text == f"{FIRST}\n\n{SECOND}"
    source = read_source(made_by_pandoc(f"{FIRST}\n\n{SECOND}\n", form), "x")
    assert source.metadata.title.value is None
    assert source.body.text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("form", ["docx", "odt", "rtf", "epub"])
def test_documents_keep_their_text_and_notes(form: str) -> None:
    markdown = f"# 会谈的结果\n\n{FIRST}\n\n{SECOND}[^1] {FIRST}\n\n[^1]: 这是一条脚注，里面说了要紧的话。\n"
    source = read_source(made_by_pandoc(markdown, form), "x")
    assert source.format == form
    assert FIRST in texts(source)
    assert f"{SECOND} {FIRST}" in texts(source)
    assert "这是一条脚注，里面说了要紧的话。" in texts(source)
    assert source.problems == ()
    assert "会谈的结果" in (source.metadata.title.value or "")
    leads_back(source)


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("会谈的结果", 0)
    document.add_heading("背景", 1)
    document.add_paragraph(FIRST)
    document.sections[0].header.paragraphs[0].text = "内部参考"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(old, new, 1) if name == "word/document.xml" else content)
    return file.getvalue()


def test_word_titles_and_headings() -> None:
    source = read_source(word_file(), "x")
    assert source.metadata.title.value == "会谈的结果"
    assert texts(source, "heading") == ["背景"]
    assert texts(source) == [FIRST]


def test_what_the_converter_leaves_out_is_told() -> None:
    assert read_source(word_file(), "x").problems == ()
    box = "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:nothing><w:p><w:r>"
    box += "<w:t>盒子里的话</w:t></w:r></w:p></v:nothing></v:shape></w:pict></w:r></w:p></w:body>"
    data = changed(
        word_file(), b"<w:sectPr", b"<w:p>" + box.encode().removesuffix(b"</w:body>") + b"<w:sectPr"
    )
    (found,) = read_source(data, "x").problems
    assert "盒子里的话" in found.message


def test_archives_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = word_file()
    assert "cut short" in problem(data[: len(data) // 2])
    assert "entities" in problem(changed(data, b"<w:document", b'<!DOCTYPE a [<!ENTITY b "c">]><w:document'))
    assert "broken" in problem(changed(data, b"<w:document", b"<w:nothing"))
    monkeypatch.setattr(packed_files, "_MARKUP_LIMIT", 100_000)
    assert "unpacks to more" in problem(changed(data, b"<w:body>", b"<w:body>" + b" " * 200_000))


def test_a_zip_archive_is_named() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "x")
    assert "ZIP" in problem(file.getvalue())


def test_rtf_in_the_code_page_of_its_fonts() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 A;}{\f1\fcharset0 B;}{\f2\fcharset128 C;}"
        rb"{\f3\fcharset129 D;}}\uc1\pard\f0\'b3\'af\'cf\'ca\f1 it\'92s \u8217?d\par\f2\'93\'fa\'96\'7b"
        rb"\par{\uc2\u26397\'b3\'af}2024\par\f3\'c7\'d1\'b1\'b9\par \u-10179?\u-8704?\par}"
    )
    assert texts(read_source(rtf, "x")) == ["朝鲜it’s ’d", "日本", "朝2024", "한국", "\U0001f600"]
    assert with_unicode(rtf).isascii()


def test_rtf_items_keep_their_order() -> None:
    rtf = rb"{\rtf1 first\par\pard\ls1\ilvl0 item one\par\pard last{\*\footnote \chftn the note}\par}"
    found = [block.text for block in read_source(rtf, "x").blocks]
    assert found == ["first", "item one", "last", "the note"]


def mhtml(charset: str, codec: str, body: str = FIRST) -> bytes:
    page = f"<html><head><title>会谈</title></head><body><h1>会谈的结果</h1><p>{body}</p></body></html>"
    encoded = base64.encodebytes(page.encode(codec)).decode()
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/a/1\r\n"
        "Subject: =?utf-8?B?"
        + base64.b64encode("会谈的结果".encode()).decode()
        + "?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="xx"\r\n\r\n--xx\r\n'
        "Content-Type: text/html\r\nContent-Location: https://ads.example/\r\n\r\n<p>advert</p>\r\n--xx\r\n"
        f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: https://news.example/a/1\r\n\r\n{encoded}\r\n--xx\r\n"
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--xx--\r\n"
    ).encode()


@pytest.mark.parametrize(
    ("charset", "codec"), [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("utf-8", "gb18030")]
)
def test_mhtml_reads_its_main_part(charset: str, codec: str) -> None:
    source = read_source(mhtml(charset, codec), "x")
    assert source.format == "mhtml"
    assert texts(source) == [FIRST]
    assert source.metadata.url.value == "https://news.example/a/1"
    assert source.metadata.title.value == "会谈的结果"
    leads_back(source)


def test_mhtml_without_a_page() -> None:
    assert "MHTML" in problem(mhtml("utf-8", "utf-8").split(b"--xx")[0])


def test_pdf_paragraphs_pages_heads_and_hyphens() -> None:
    head = line(250, 770, "Regional Review")
    one = [
        line(72, 720, "A meeting of three", 20),
        line(72, 690, "The officials met on Friday in order to discuss their interna-"),
        line(72, 676, "tional agreements, and said that they would come together again"),
        line(72, 662, "in spring."),
        line(72, 634, "Another paragraph begins here and it is broken off by the end of"),
    ]
    two = [
        line(72, 720, "this page, where it goes on for a while and then comes to its end."),
        line(72, 692, "A last paragraph of one line."),
    ]
    source = read_source(
        pdf(head + b"".join(one) + line(300, 30, "1"), head + b"".join(two) + line(300, 30, "2")), "x"
    )
    assert source.format == "pdf"
    expected = (
        (
            "The officials met on Friday in order to discuss their international agreements, and said that "
            "they would come together again in spring."
        ),
        (
            "Another paragraph begins here and it is broken off by the end of this page, where it goes on "
            "for a while and then comes to its end."
        ),
        "A last paragraph of one line.",
    )
    assert texts(source) == list(expected)
    assert sorted(texts(source, "chrome")) == ["1", "2", "Regional Review", "Regional Review"]
    assert [block.page for block in source.blocks if block.kind == "paragraph"] == [1, 1, 2]
    assert source.metadata.title.value == "A meeting of three"
    leads_back(source)


def test_pdf_files_that_hold_no_text() -> None:
    whole = pdf(line(72, 700, "Some words that stand on a page."))
    assert "broken" in problem(whole[: len(whole) // 2])
    assert "without any text" in problem(pdf(b""))
    picture = b"q 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"
    assert "pictures" in problem(pdf(picture))
