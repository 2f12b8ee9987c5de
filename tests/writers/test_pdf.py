"""The PDF, as LibreOffice makes it: tagged, dated by the outline, in serifs, fetching nothing."""

from __future__ import annotations

import gzip
import http.server
import io
import os
import shutil
import sys
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree
from pdfminer.high_level import extract_pages
from printed_pages import _characters, converted, office
from pypdf import PdfReader
from sample import LONG_ADDRESS, english_sample, prose, sample, text, web_note

from briefsmith.document import Document, Footnote, Heading, NoteNumbering, Paragraph, Text
from briefsmith.writers.docx import write_docx
from briefsmith.writers.docx.typefaces import installed_families
from briefsmith.writers.pdf import office as office_run
from briefsmith.writers.pdf import write_pdf
from briefsmith.writers.pdf.faces import serif
from briefsmith.writers.pdf.finishing import UnfinishedError, finished
from briefsmith.writers.pdf.font_map import font_map
from briefsmith.writers.pdf.linked_pictures import without_links
from briefsmith.writers.pdf.preparing import prepared
from briefsmith.writers.pdf.stranded_headings import print_unstranded
from briefsmith.writers.pdf.type1_programs import _encrypted, without_identifiers
from briefsmith.writers.pdf.typeface_check import serifs_without_stand_in

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HAN = "直骨将"


@cache
def _word_file() -> bytes:
    return write_docx(sample(), None)[0]


@cache
def _pdf() -> bytes:
    office()
    data, problems = write_pdf(_word_file(), sample())
    assert [item.code for item in problems if item.code != "pdf-typeface-missing"] == []
    return data


def _reader() -> PdfReader:
    return PdfReader(io.BytesIO(_pdf()))


def _saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def _made_of(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs, given as XML."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(paragraph))
    return _saved(document)


def _field(instruction: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin")
        + f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        + mark.format("separate")
        + result
        + mark.format("end")
    )


def test_it_is_tagged_and_says_what_it_is() -> None:
    reader, document = _reader(), sample()
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == document.language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (document.title, document.author)


def test_text_in_the_language_of_the_former_catalogue_keeps_it() -> None:
    tree = _reader().root_object["/StructTreeRoot"]["/K"]
    elements = tree if isinstance(tree, list) else [tree]
    assert {each.get_object()["/Lang"] for each in elements} == {"en-US"}


def test_its_outline_and_its_links_lead_somewhere() -> None:
    reader = _reader()
    titles = [item.title for item in _flat(reader.outline)]
    assert titles
    assert all(reader.get_destination_page_number(item) is not None for item in _flat(reader.outline))
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    within = [link for link in links if "/Dest" in link]
    outward = [link for link in links if link.get("/A", {}).get("/S") == "/URI"]
    assert within, "no footnote leads anywhere"
    assert outward


def _flat(items: list) -> Iterator:
    for item in items:
        if isinstance(item, list):
            yield from _flat(item)
        else:
            yield item


def test_the_date_is_that_of_the_briefing() -> None:
    document = sample()
    assert _reader().trailer["/Info"]["/CreationDate"] == f"D:{document.date.replace('-', '')}000000Z"
    assert b"/ModDate" not in _pdf()


def test_without_a_date_there_is_none() -> None:
    data = finished(_pdf(), "", "ja")
    reader = PdfReader(io.BytesIO(data))
    assert "/CreationDate" not in reader.trailer["/Info"]
    assert reader.trailer["/Info"]["/Title"] == sample().title
    assert reader.root_object["/Lang"] == "ja"


def test_dates_of_an_xmp_packet_follow() -> None:
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, NameObject

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    packet = DecodedStreamObject()
    packet.set_data(b"<x><xmp:CreateDate>2031-01-02T03:04:05Z</xmp:CreateDate><dc:title>t</dc:title></x>")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(packet)
    stream = io.BytesIO()
    writer.write(stream)
    for date, expected in (("2025-10-10", b"<xmp:CreateDate>2025-10-10<"), ("", b"<x><dc:title>")):
        root = PdfReader(io.BytesIO(finished(stream.getvalue(), date, "en"))).root_object
        assert expected in root["/Metadata"].get_object().get_data()


def test_what_is_no_pdf_is_refused() -> None:
    for data in (b"", b"%PDF-1.6\nnothing", b"<html>"):
        with pytest.raises(UnfinishedError):
            finished(data, "2025-01-01", "en")


def test_same_bytes_elsewhere_and_without_a_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = _pdf()
    folder = tmp_path / "另一个 folder%20"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    for name, value in {
        "TZ": "Asia/Tokyo",
        "LANG": "de_DE.UTF-8",
        "LC_ALL": "C",
        "HOME": "/proc/nowhere",
    }.items():
        monkeypatch.setenv(name, value)
    assert write_pdf(_word_file(), sample())[0] == first
    assert list(folder.iterdir()) == []


def test_another_date_changes_nothing_but_dates_and_identifier() -> None:
    pages = [
        page.extract_text() for page in PdfReader(io.BytesIO(finished(_pdf(), "2031-02-03", "zh-CN"))).pages
    ]
    assert pages == [page.extract_text() for page in _reader().pages]


@pytest.mark.parametrize("number", [b"4100004", b"4100017"])
def test_numbers_of_fonts_are_taken_out_of_type_1_programs(number: bytes) -> None:
    head, tail = b"%!PS\n/UniqueID @ def\ncurrentfile eexec\n", b"0" * 512 + b"cleartomark\n"
    body = b"\x01\x02\x03\x04dup /Private 8 dict dup begin\n/UniqueID @ def\n/BlueValues [] def " + bytes(300)
    filled = [part.replace(b"@", number) for part in (head, body)]
    program = filled[0] + _encrypted(filled[1]) + tail
    made = without_identifiers(program, len(filled[0]), len(filled[1]))
    expected = [part.replace(b"@", b"0000000") for part in (head, body)]
    assert made == expected[0] + _encrypted(expected[1]) + tail
    assert without_identifiers(b"%!PS no number" + tail, 5, 4) == b"%!PS no number" + tail


def _serif_here() -> None:
    office()
    installed = installed_families()
    if not sys.platform.startswith("linux") or installed is None:
        pytest.skip("the font map is for Linux with fontconfig")
    if not any(name.lower() in installed for name in serif("SC")):
        pytest.skip("no Chinese serif typeface (Debian: fonts-noto-cjk) on this machine")


FACES = {
    "宋体": True,
    "SimSun": True,
    "NSimSun": True,
    "仿宋": True,
    "FangSong": True,
    "仿宋_GB2312": True,
    "楷体": True,
    "KaiTi_GB2312": True,
    "方正小标宋简体": True,
    "PMingLiU": True,
    "標楷體": True,
    "DFKai-SB": True,
    "MS Mincho": True,
    "Yu Mincho": True,
    "Batang": True,
    "바탕": True,
    "黑体": False,
    "SimHei": False,
    "微软雅黑": False,
    "MS Gothic": False,
    "Malgun Gothic": False,
    "House Song": True,
}


def test_serif_stays_serif(tmp_path: Path) -> None:
    _serif_here()
    data = _with_font_table(
        _made_of(
            *(
                f'<w:p {_W}><w:r><w:rPr><w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}"/>'
                f"</w:rPr><w:t>{HAN}{number}</w:t></w:r></w:p>"
                for number, name in enumerate(FACES)
            )
        )
    )
    (tmp_path / "faces.pdf").write_bytes(write_pdf(data, sample())[0])
    found: dict[int, str] = {}
    for page in extract_pages(str(tmp_path / "faces.pdf")):
        rows: dict[int, list] = {}
        for character in _characters(page):
            rows.setdefault(round(character.matrix[5]), []).append(character)
        for row in rows.values():
            ordered = sorted(row, key=lambda one: one.x0)
            number = "".join(one.get_text() for one in ordered if one.get_text().isdigit())
            found[int(number)] = next(one.fontname for one in ordered if one.get_text() in HAN)
    assert len(found) == len(FACES)
    for number, (name, with_serifs) in enumerate(FACES.items()):
        sans = any(word in found[number] for word in ("Sans", "Hei", "Gothic"))
        assert sans != with_serifs, f"{name}: {found[number]}"
        assert ("Bold" in found[number]) == ("小标宋" in name), f"{name}: {found[number]}"


def _with_font_table(data: bytes) -> bytes:
    """The Word file with a table of fonts that describes a face which no list knows."""
    import zipfile

    from briefsmith.writers.docx.packaging import pack

    table = (
        f'<w:fonts {_W}><w:font w:name="House Song"><w:charset w:val="86"/><w:family w:val="roman"/></w:font>'
        "</w:fonts>"
    )
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return pack({**parts, "word/fontTable.xml": table.encode()})


def test_names_of_faces_cannot_break_the_font_map() -> None:
    import zipfile

    from briefsmith.writers.docx.packaging import pack

    with zipfile.ZipFile(io.BytesIO(_made_of())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    hostile = "&lt;/string>&lt;include>/etc/passwd&lt;/include>"
    parts["word/fontTable.xml"] = (
        f'<w:fonts {_W}><w:font w:name="{hostile}"><w:charset w:val="86"/><w:family w:val="roman"/>'
        "</w:font></w:fonts>"
    ).encode()
    made = etree.fromstring(font_map(pack(parts), "/etc/a&b.conf").encode())
    assert [each.text for each in made.iter("include")] == ["/etc/a&b.conf"]
    parts["word/fontTable.xml"] = b"<broken"
    assert "FangSong" in font_map(pack(parts), "")


def test_a_serif_that_nothing_stands_in_for_is_told() -> None:
    chinese = _word_file()
    assert "SimSun" in " ".join(serifs_without_stand_in(chinese, {"noto sans cjk sc", "dejavu sans"}))
    assert serifs_without_stand_in(chinese, {"noto serif cjk sc"}) == ()
    plain = replace(english_sample(), children=(), title="Title", subtitle="", author="", marking="")
    english = write_docx(plain, None)[0]
    assert serifs_without_stand_in(english, set()) == ()


@pytest.fixture
def asked() -> Iterator[tuple[int, list[str]]]:
    """A server on this machine: its port, and what it was asked for."""
    paths: list[str] = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, paths
    server.shutdown()


def _with_linked_picture(address: str, root: Path) -> bytes:
    document = docx.Document()
    document.add_picture(str(root / "docs" / "images" / "page-1.png"))
    relation = document.part.relate_to(address, f"{_RELATIONS}/image", is_external=True)
    picture = next(document.element.iter(qn("a:blip")))
    del picture.attrib[qn("r:embed")]
    picture.set(qn("r:link"), relation)
    return _saved(document)


def test_nothing_that_a_file_links_to_is_fetched(
    asked: tuple[int, list[str]], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office()
    port, paths = asked
    data = _with_linked_picture(f"http://127.0.0.1:{port}/picture.png", root)
    assert write_pdf(data, sample())[0]
    assert paths == []
    monkeypatch.setattr(office_run, "_SETTINGS", {})
    assert write_pdf(data, sample())[0]
    assert paths, "without the settings LibreOffice asks; otherwise this test would prove nothing"


def _with_drawings(root: Path, *contents: bytes) -> bytes:
    document = docx.Document()
    for number, content in enumerate(contents):
        document.add_picture(str(root / "docs" / "images" / "page-1.png"))
        name = PackURI(f"/word/media/drawing{number}.svg")
        part = Part(name, "image/svg+xml", content, document.part.package)
        *_, picture = document.element.iter(qn("a:blip"))
        picture.set(qn("r:embed"), document.part.relate_to(part, f"{_RELATIONS}/image"))
    return _saved(document)


def test_a_drawing_reads_no_picture_from_the_disk(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office()
    shutil.copy(root / "docs" / "images" / "page-2.png", tmp_path / "secret.png")
    drawing = _DRAWING.format(f"{tmp_path.as_uri()}/secret.png").encode()
    data = _with_drawings(root, drawing, gzip.compress(drawing))
    assert _pictures(write_pdf(data, sample())[0]) == 0
    monkeypatch.setattr("briefsmith.writers.pdf.preparing.without_links", lambda part: part)
    assert _pictures(write_pdf(data, sample())[0]) == 2, "otherwise this proves nothing"


def _pictures(pdf: bytes) -> int:
    return sum(len(page.images) for page in PdfReader(io.BytesIO(pdf)).pages)


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
    '<image xlink:href="{}" width="50" height="50"/></svg>'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_links_of_drawings(encoding: str) -> None:
    for link in (
        "file:///etc/passwd",
        "http://example.org/x",
        " ../x.png",
        "x.png",
        "data:image/svg+xml;base64,PHN2Zz4=",
    ):
        made = without_links(_DRAWING.format(link).encode(encoding))
        assert b"href" not in made.replace(b"xmlns:xlink", b"")
        assert b"image" in made
    for link in ("#part", "data:image/png;base64,AAAA"):
        drawing = _DRAWING.format(link).encode(encoding)
        assert without_links(drawing) is drawing
    entity = _DRAWING.format("&e;").replace("<svg", '<!DOCTYPE svg [<!ENTITY e "file:///x">]><svg', 1)
    made = without_links(entity.encode(encoding))
    assert b"file:" not in made
    assert b"DOCTYPE" not in made
    assert b"<image" in made
    assert b"image" not in without_links(_DRAWING.format("x")[:-6].encode(encoding))
    for other in (b"", b"\x89PNG\r\n", b"\x1f\x8bbroken", b"<w:p>about &lt;svg></w:p>"):
        assert without_links(other) is other


def _contents() -> bytes:
    document = docx.Document()
    lines = []
    for number in range(3):
        page = _field(f"PAGEREF _Toc{number} \\h", "<w:r><w:t>99</w:t></w:r>")
        lines.append(
            f'<w:hyperlink w:anchor="_Toc{number}"><w:r><w:t>Part {number}@</w:t></w:r>{page}</w:hyperlink>'
        )
    first = _field('TOC \\o "1-1" \\h', "|").split("|")
    lines[0], lines[-1] = first[0] + lines[0], lines[-1] + first[1]
    for line in lines:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<w:p {_W}>{line}</w:p>"))
    for number in range(3):
        heading = document.add_heading(f"Part {number}", 1)
        heading.paragraph_format.page_break_before = True
        for mark in (
            f'bookmarkStart {_W} w:id="{number}" w:name="_Toc{number}"',
            f'bookmarkEnd {_W} w:id="{number}"',
        ):
            heading._p.append(parse_xml(f"<w:{mark}/>"))
    return _saved(document)


def test_page_numbers_in_the_contents_are_right() -> None:
    office()
    pages = PdfReader(io.BytesIO(write_pdf(_contents(), sample())[0])).pages
    told = [" ".join(line.split()) for line in pages[0].extract_text().splitlines() if line.strip()]
    assert told == ["Part 0@2", "Part 1@3", "Part 2@4"]
    assert len([note for note in pages[0]["/Annots"] if "/Dest" in note.get_object()]) == 3


def test_a_file_without_contents_is_printed_as_it_is() -> None:
    data = _made_of(f"<w:p {_W}>{_field('PAGE', '<w:r><w:t>1</w:t></w:r>')}<w:r><w:t>TOC</w:t></w:r></w:p>")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert prepared(data) == {name: package.read(name) for name in package.namelist()}


def test_circled_figures_in_front_of_notes_are_as_large_as_the_notes() -> None:
    office()
    noted = Paragraph((Text("正文"), Footnote(1, (Text("注释的文字。"),))))
    document = replace(sample(), children=(noted,), notes=NoteNumbering(circled=True))
    pdf = write_pdf(write_docx(document, None)[0], document)[0]
    marks, words = [], []
    for page in extract_pages(io.BytesIO(pdf)):
        for one in _characters(page):
            if one.get_text() == "①":
                marks.append(one.size)
            elif one.get_text() in "注释":
                words.append(one.size)
    raised, lowered = sorted(marks)
    assert raised < 0.9 * lowered
    assert lowered == pytest.approx(words[0], rel=0.05)


def _stranding(lines: int) -> Document:
    """A heading whose paragraph has no room for its footnote on a page, behind so many lines."""
    noted = Paragraph((Text("本节梳理一九九三年以来的主要转折。" * 4), web_note(1, LONG_ADDRESS)))
    filling = (prose(f"第{number}行。") for number in range(lines))
    heading = Heading(2, text("标题在此"), "heading", "（一）")
    return replace(sample(), children=(*filling, heading, noted, prose("后文。" * 20)))


def test_no_heading_is_left_at_the_end_of_a_page() -> None:
    office()
    left = 0
    for lines in range(19, 23):
        document = _stranding(lines)
        data = write_docx(document, None)[0]
        made = PdfReader(io.BytesIO(write_pdf(data, document)[0]))
        pages = [page.extract_text() for page in made.pages]
        at = [
            next(number for number, page in enumerate(pages) if word in page)
            for word in ("标题在此", "一九九三")
        ]
        assert at[0] == at[1], lines
        assert made.named_destinations == {}
        left += _plainly_printed(data)
    assert left, "LibreOffice leaves none behind here: the lines must be other ones"


def _plainly_printed(data: bytes) -> bool:
    """Whether LibreOffice by itself parts the heading from its paragraph."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        path.write_bytes(data)
        converted(Path(folder), "pdf", path)
        pages = [page.extract_text() for page in PdfReader(path.with_suffix(".pdf")).pages]
    return not any("标题在此" in page and "一九九三" in page for page in pages)


def test_every_heading_and_what_follows_it_are_marked() -> None:
    word = docx.Document(io.BytesIO(write_docx(sample(), None)[0]))
    body = etree.tostring(word.element)
    printed: list[bytes] = []

    def printer(part: bytes) -> bytes:
        printed.append(part)
        return b"no PDF"

    assert print_unstranded(body, printer) == b"no PDF"
    names = [one.get(qn("w:name")) for one in etree.fromstring(printed[0]).iter(qn("w:bookmarkStart"))]
    numbers = [
        name.removeprefix("BriefsmithHeading") for name in names if name.startswith("BriefsmithHeading")
    ]
    assert numbers == [str(number) for number in range(len(numbers))]
    assert len(numbers) > 5
    assert {f"BriefsmithFollowing{number}" for number in numbers} <= set(names)


@pytest.mark.parametrize("taken", ["2147483647", "none"])
def test_ids_of_bookmarks_stay_what_word_reads(taken: str) -> None:
    body = etree.fromstring(etree.tostring(docx.Document(io.BytesIO(_word_file())).element))
    next(body.iter(qn("w:bookmarkStart"))).set(qn("w:id"), taken)
    printed: list[bytes] = []
    print_unstranded(etree.tostring(body), lambda part: printed.append(part) or b"")
    marks = etree.fromstring(printed[0]).iter(qn("w:bookmarkStart"))
    ids = [one.get(qn("w:id")) for one in marks if one.get(qn("w:name"), "").startswith("Briefsmith")]
    assert ids
    assert all(int(one) < 2**31 for one in ids)


def test_without_libreoffice_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office_run, "_ELSEWHERE", ())
    data, problems = write_pdf(_word_file(), sample())
    assert data == b""
    assert [item.code for item in problems] == ["tool-missing"]


def _program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.name != "posix":
        pytest.skip("the stand-in for LibreOffice is a shell script")
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("echo 'Error: source file could not be loaded' >&2", "Error: source file could not be loaded"),
        ("exit 77", "it made no PDF"),
        ("kill -9 $$", "it made no PDF"),
        ('while [ "$1" != --outdir ]; do shift; done; echo hello > "$2/briefing.pdf"', "it made no PDF"),
        ('while [ "$1" != --outdir ]; do shift; done; echo %PDF-1.6 > "$2/briefing.pdf"', "cannot be read"),
    ],
)
def test_a_libreoffice_that_fails(
    script: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(tmp_path, script, monkeypatch)
    data, problems = write_pdf(_word_file(), sample())
    assert data == b""
    assert [item.code for item in problems] == ["output-failed"]
    assert expected in problems[0].message


def test_a_libreoffice_that_hangs_is_ended_with_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = tmp_path / "started"
    _program(tmp_path, f'sleep 600 & echo $! > "{started}"; wait', monkeypatch)
    monkeypatch.setattr(office_run, "TIME_LIMIT", 3)
    monkeypatch.setattr(office_run, "_BYTES_A_SECOND", 1_000_000)
    _, problems = write_pdf(_word_file(), sample())
    assert "it took too long" in problems[0].message
    process = Path(f"/proc/{int(started.read_text())}/status")
    if shutil.which("sleep") and process.parent.parent.is_dir():
        assert not process.exists() or "zombie" in process.read_text()
