"""Templates: the shipped one, and those that users bring."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.parser import parse_xml
from docx_checks import Package, W, marked_pages, problems
from lxml import etree
from sample import english_sample, prose, sample, text

from briefsmith.diagnostics import Severity
from briefsmith.document import Footnote, Heading, Paragraph, Quotation, Text
from briefsmith.writers.docx import write_docx
from briefsmith.writers.docx.packaging import pack
from briefsmith.writers.docx.standard_template import standard_template

NAMESPACE = W.strip("{}")


def test_the_shipped_template_is_what_its_code_makes(root: Path) -> None:
    """If this fails: ``python -m briefsmith.writers.docx.standard_template templates/standard.docx``."""
    assert (root / "templates" / "standard.docx").read_bytes() == standard_template()


def test_the_shipped_template_is_sound() -> None:
    assert problems(standard_template()) == []


def own_template(
    folder: Path, *paragraphs: str, header: str = "{{ marking }}", footer: str = "{{ marking }}"
) -> Path:
    """A template as Word's own blank document would make it, which python-docx ships."""
    word = docx.Document()
    for content in paragraphs:
        word.add_paragraph(content)
    word.sections[0].header.paragraphs[0].text = header
    word.sections[0].footer.paragraphs[0].text = footer
    path = folder / "own.docx"
    word.save(str(path))
    return path


def test_own_template_is_filled(tmp_path: Path) -> None:
    path = own_template(tmp_path, "题目：{{ title }}", "{{ subtitle }}", "{{ body }}", "末尾")
    data, diagnostics = write_docx(sample(), path)
    assert diagnostics == ()
    assert problems(data) == []
    assert marked_pages(data, "TLP:CLEAR") == []
    body = Package(data).text(Package(data).body)
    assert body.startswith("题目：三方磋商机制的形成与半岛局势：公开来源梳理")
    assert body.endswith("末尾")


def test_own_template_without_numbers_counts_only_the_briefings_headings(tmp_path: Path) -> None:
    word = docx.Document(str(own_template(tmp_path)))
    word.add_heading("模板自己的标题", 1)
    word.add_paragraph("{{ body }}")
    word.save(str(tmp_path / "own.docx"))
    package = Package(write_docx(sample(), tmp_path / "own.docx")[0])
    numbered = {
        package.text(p)
        for p in package.body.iter(f"{W}p")
        if p.find(f"{W}pPr/{W}numPr") is not None
        and "eading" in p.find(f"{W}pPr/{W}pStyle").get(f"{W}val", "")
    }
    assert "历史背景" in numbered
    assert "模板自己的标题" not in numbered
    assert "不编号的小节" not in numbered
    assert problems(write_docx(sample(), tmp_path / "own.docx")[0]) == []


def test_placeholder_cut_into_runs(tmp_path: Path) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph()
    for piece in ("题目：{", "{ ti", "tle }", "} 与 {{ auth", "or }}。"):
        paragraph.add_run(piece)
    paragraph.runs[0].bold = True
    word.add_table(1, 1).cell(0, 0).text = "{{ date }}"
    word.add_paragraph("{{ body }}")
    path = tmp_path / "runs.docx"
    word.save(str(path))
    data, _ = write_docx(sample(), path)
    package = Package(data)
    body = package.text(package.body)
    assert body.startswith("题目：三方磋商机制的形成与半岛局势：公开来源梳理 与 东北亚组。2025年2月1日")


def test_chinese_style_ids_and_existing_notes(tmp_path: Path) -> None:
    """A Chinese Word numbers its styles (``a3``); and the template may have notes of its own."""
    parts = Package(standard_template()).parts
    renamed = {
        "Heading1": "1",
        "FootnoteText": "a5",
        "BodyText": "a3",
        "Title": "a7",
        "FootnoteReference": "a6",
    }
    for name in ("word/styles.xml", "word/document.xml", "word/numbering.xml"):
        content = parts[name].decode()
        for old, new in renamed.items():
            content = re.sub(f'(w:(?:val|styleId)=)"{old}"', rf'\1"{new}"', content)
        parts[name] = content.encode()
    path = tmp_path / "chinese.docx"
    path.write_bytes(pack(parts))
    data, diagnostics = write_docx(sample(), path)
    assert diagnostics == ()
    assert problems(data) == []
    package = Package(data)
    used = {item.get(f"{W}val") for item in package.body.iter(f"{W}pStyle")}
    assert {"1", "a3"} <= used
    assert "Heading1" not in used


def test_notes_of_the_template_stay(tmp_path: Path) -> None:
    first, _ = write_docx(
        replace(sample(), children=(Paragraph((Text("甲"), Footnote(1, text("注")))),)), None
    )
    parts = Package(first).parts
    document = parts["word/document.xml"].decode()
    marker = "<w:p><w:r><w:t>{{ body }}</w:t></w:r></w:p><w:sectPr"
    parts["word/document.xml"] = document.replace("<w:sectPr", marker, 1).encode()
    path = tmp_path / "notes.docx"
    path.write_bytes(pack(parts))
    data, diagnostics = write_docx(sample(), path)
    assert diagnostics == ()
    assert problems(data) == []
    assert len([n for n in Package(data).notes if n.get(f"{W}type") is None]) == 9


def test_text_boxes_are_filled(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("前 {{ author }}")._p.append(
        parse_xml(
            f'<w:r xmlns:w="{NAMESPACE}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
            "<w:txbxContent><w:p><w:r><w:t>框 {{ title }}</w:t></w:r></w:p></w:txbxContent>"
            "</v:textbox></v:shape></w:pict></w:r>"
        )
    )
    word.add_paragraph("{{ body }}")
    path = tmp_path / "box.docx"
    word.save(str(path))
    package = Package(write_docx(replace(sample(), title="题"), path)[0])
    assert package.text(package.body).startswith("前 东北亚组框 题")


def test_empty_lines_go_and_their_neighbours_stay(tmp_path: Path) -> None:
    path = own_template(tmp_path, "{{ subtitle }}", "{{ author }}", "{{ body }}", "尾")
    document = replace(sample(), subtitle="", author="", children=(prose("正文"),))
    package = Package(write_docx(document, path)[0])
    assert [package.text(p) for p in package.body.iter(f"{W}p")] == ["正文", "尾"]


BAD_PLACEHOLDERS = [
    "{{ nothing }}",
    "{% if %}",
    "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    "{% if draft %}x{% endif %}",
    "{{ title.__class__.__mro__ }}",
    "{{ title['__class__'] }}",
    "{{ 1/0 }}",
    "{{ 9**9 }}",
    "{{ title ~ title }}",
    "{{ 'a'|center(3000000000) }}",
    "{{ title|center(3000000000) }}",
    "{{ '%.999999999f'|format(1.0) }}",
    "{{ title|default(range(9)) }}",
    "{{ title|default(value=1) }}",
    "{{ range(9) }}",
    "{{ title() }}",
    "{{ lipsum(n=9999) }}",
    "{{ cycler }}",
    "{{ self }}",
    "{{ }}",
    "{{ title }",
    "{{ title | }}",
    "{{ " + "(" * 150 + " }}",
    "{# a remark #}",
    "text {{ body }} text",
]


@pytest.mark.parametrize("bad", BAD_PLACEHOLDERS)
def test_placeholders_that_cannot_be_filled_are_told(bad: str, tmp_path: Path) -> None:
    data, diagnostics = write_docx(sample(), own_template(tmp_path, bad, "{{ body }}"))
    assert {(d.code, d.severity) for d in diagnostics} == {("template-invalid", Severity.ERROR)}
    assert "own.docx" in diagnostics[0].message
    assert "in its text" in diagnostics[0].message
    assert diagnostics[0].detail[0] in bad
    assert diagnostics[0].detail[0] in diagnostics[0].message
    assert problems(data) == []


def test_a_wrong_placeholder_in_the_header_is_told_once(tmp_path: Path) -> None:
    path = own_template(tmp_path, "{{ body }}", header="{{ marking }} {{ nothing }} {{ nothing }}")
    data, diagnostics = write_docx(sample(), path)
    assert ["its header" in d.message for d in diagnostics] == [True]
    assert marked_pages(data, "TLP:CLEAR") == []


def test_filters_of_the_short_list(tmp_path: Path) -> None:
    lines = ("{{ marking|lower }}", "{{ draft|default('fertig', true)|upper }}", "{{marking|trim|title}}")
    path = own_template(tmp_path, *lines, "{{ body }}")
    data, diagnostics = write_docx(replace(sample(), children=(prose("x"),)), path)
    assert diagnostics == ()
    package = Package(data)
    assert [package.text(p) for p in package.body.iter(f"{W}p")] == ["tlp:clear", "FERTIG", "Tlp:clear", "x"]


def test_values_are_no_placeholders(tmp_path: Path) -> None:
    document = replace(sample(), title="{{ author }} {% x %}", children=(prose("{{ title }}"),))
    data, diagnostics = write_docx(document, own_template(tmp_path, "{{ title }}{{ marking }}", "{{ body }}"))
    package = Package(data)
    assert package.text(package.body) == "{{ author }} {% x %}TLP:CLEAR{{ title }}"
    assert diagnostics == ()


def test_a_template_cannot_print_without_end(tmp_path: Path) -> None:
    path = own_template(tmp_path, "{{ title }}" * 3000, "{{ body }}")
    data, diagnostics = write_docx(replace(sample(), title="题" * 1000), path)
    assert sum("would print more than" in d.message for d in diagnostics) == 1
    assert len(Package(data).parts["word/document.xml"]) < 4_000_000


def test_many_placeholders_and_runs_are_filled(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("PLACE")
    word.add_paragraph("{{ body }}")
    word.save(str(tmp_path / "own.docx"))
    parts = Package((tmp_path / "own.docx").read_bytes()).parts
    runs = "<w:r><w:t>{{ a</w:t></w:r><w:r><w:t>uthor }}{{{{</w:t></w:r>" * 20_000
    document = parts["word/document.xml"].replace(b"<w:r><w:t>PLACE</w:t></w:r>", runs.encode())
    parts["word/document.xml"] = document.replace(b"<w:body>", b"<w:body>" + EMPTY_LINE * 20_000)
    (tmp_path / "own.docx").write_bytes(pack(parts))
    data, _ = write_docx(replace(sample(), subtitle=""), tmp_path / "own.docx")
    assert Package(data).parts["word/document.xml"]


EMPTY_LINE = b"<w:p><w:r><w:t>{{ subtitle }}</w:t></w:r></w:p>"


def test_no_marker_and_no_marking_are_told(tmp_path: Path) -> None:
    path = own_template(tmp_path, "只有文字", header="", footer="页脚")
    data, diagnostics = write_docx(sample(), path)
    assert [d.severity for d in diagnostics] == [Severity.WARNING] * 3
    assert problems(data) == []
    assert "各方立场" in Package(data).text(Package(data).body)


@pytest.mark.parametrize(
    "content",
    [b"", b"not a zip", b"PK\x03\x04 broken", pack({"a.txt": b"x"}), pack({"[Content_Types].xml": b"<"})],
)
def test_what_is_no_word_file_is_told(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad.docx"
    path.write_bytes(content)
    data, diagnostics = write_docx(sample(), path)
    assert [d.code for d in diagnostics] == ["template-invalid"]
    assert diagnostics[0].severity is Severity.ERROR
    assert problems(data) == []


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", "<w:body>", '<w:body><w:bookmarkStart w:id="²" w:name="x"/>'),
        ("word/document.xml", "(?s)<w:body>.*</w:body>", ""),
        ("word/document.xml", 'w:w="11906"', 'w:w="x"'),
        ("word/footnotes.xml", 'w:id="-1"', 'w:id="x"'),
    ],
)
def test_a_template_that_opens_and_is_damaged_is_told(part: str, old: str, new: str, tmp_path: Path) -> None:
    parts = Package(standard_template()).parts
    parts[part] = re.sub(old, new, parts[part].decode()).encode()
    path = tmp_path / "own.docx"
    path.write_bytes(pack(parts))
    data, diagnostics = write_docx(sample(), path)
    assert [(d.code, d.severity) for d in diagnostics] == [("template-invalid", Severity.ERROR)]
    assert data == write_docx(sample(), None)[0]


def test_the_shipped_template_by_its_path_is_the_shipped_one(root: Path) -> None:
    shipped = root / "templates" / "standard.docx"
    assert write_docx(english_sample(), shipped) == write_docx(english_sample(), None)


def test_chinese_quotations_do_not_lean_in_an_italic_style(tmp_path: Path) -> None:
    document = replace(sample(), children=(Quotation("q", (text("乙 abc"),), "zh-CN", True),))
    package = Package(write_docx(document, own_template(tmp_path, "{{ body }}"))[0])
    leaning = [run.find(f"{W}rPr/{W}i") for run in package.body.iter(f"{W}r") if "乙" in package.text(run)]
    assert leaning[0].get(f"{W}val") == "0"


def test_a_missing_template_is_told(tmp_path: Path) -> None:
    _, diagnostics = write_docx(sample(), tmp_path / "none.docx")
    assert [d.code for d in diagnostics] == ["template-unknown"]
    assert str(tmp_path) not in diagnostics[0].message


def test_every_language_gets_its_faces() -> None:
    for language, face in (
        ("zh-Hant-TW", "PMingLiU"),
        ("ja", "MS Mincho"),
        ("ko", "Batang"),
        ("en-GB", "SimSun"),
    ):
        data, _ = write_docx(replace(english_sample(), language=language), None)
        assert problems(data) == []
        styles = Package(data).tree("word/styles.xml")
        fonts = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
        assert fonts is not None
        assert fonts.get(f"{W}eastAsia") == face


def test_own_numbering_of_headings_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    parts = Package(standard_template()).parts
    parts["docProps/core.xml"] += b"\n"
    path.write_bytes(pack(parts))
    document = replace(
        sample(), children=(Heading(1, text("甲"), "a", "1"), Quotation("q", (text("乙"),), "zh", True))
    )
    package = Package(write_docx(document, path)[0])
    levels = package.tree("word/numbering.xml").iter(f"{W}lvlText")
    assert next(levels).get(f"{W}val") == "%1、"


def bomb(folder: Path, name: str, megabytes: int, entries: int = 1) -> Path:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"")
        for number in range(entries):
            with archive.open(name.format(number), "w", force_zip64=True) as entry:
                for _ in range(megabytes):
                    entry.write(b" " * 1_000_000)
    path = folder / "bomb.docx"
    path.write_bytes(stream.getvalue())
    return path


@pytest.mark.parametrize(
    ("name", "megabytes", "entries"),
    [("word/big.xml", 11, 1), ("word/media/big{}.bin", 1, 101), ("word/{}.bin", 0, 5001)],
)
def test_a_template_that_unpacks_to_too_much(name: str, megabytes: int, entries: int, tmp_path: Path) -> None:
    _, diagnostics = write_docx(sample(), bomb(tmp_path, name, megabytes, entries))
    assert "too large" in diagnostics[0].message


def with_doctype(content: bytes, declaration: str) -> str:
    head, rest = content.decode().split("\n", 1)
    return f"{head}{declaration}{rest}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32", "utf-7", "latin-1"])
@pytest.mark.parametrize("part", ["word/header1.xml", "word/document.xml", "word/theme/theme1.xml"])
def test_no_part_of_a_template_declares_a_document_type(part: str, encoding: str, tmp_path: Path) -> None:
    parts = Package(standard_template()).parts
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    root = etree.fromstring(parts[part]).tag
    kind = f"<!DOCTYPE {'a' if 'theme' in part else 'w'}:{etree.QName(root).localname}"
    declared = with_doctype(parts[part], f'{kind} [<!ENTITY x SYSTEM "{secret.as_uri()}">]>')
    declared = declared.replace("{{ short_title }}", "&x;").replace("UTF-8", encoding)
    parts[part] = declared.encode(encoding, "xmlcharrefreplace")
    path = tmp_path / "entity.docx"
    path.write_bytes(pack(parts))
    data, diagnostics = write_docx(sample(), path)
    assert [(d.code, d.severity) for d in diagnostics] == [("template-invalid", Severity.ERROR)]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        contents = [archive.read(name) for name in archive.namelist()]
    assert not any(b"geheim" in content or b"ENTITY" in content for content in contents)


def test_a_document_type_under_another_ending_is_seen(tmp_path: Path) -> None:
    parts = Package(standard_template()).parts
    declared = with_doctype(parts.pop("word/header1.xml"), '<!DOCTYPE w:hdr [<!ENTITY x "y">]>')
    parts["word/header1.bin"] = declared.encode()
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        parts[name] = parts[name].replace(b"header1.xml", b"header1.bin")
    path = tmp_path / "entity.docx"
    path.write_bytes(pack(parts))
    _, diagnostics = write_docx(sample(), path)
    assert [(d.code, d.severity) for d in diagnostics] == [("template-invalid", Severity.ERROR)]


def test_first_page_without_marking_is_told(tmp_path: Path) -> None:
    word = docx.Document(str(own_template(tmp_path, "{{ body }}")))
    word.sections[0].different_first_page_header_footer = True
    word.sections[0].first_page_footer.paragraphs[0].text = "{{ marking }}"
    word.save(str(tmp_path / "first.docx"))
    _, diagnostics = write_docx(sample(), tmp_path / "first.docx")
    assert [(d.severity, "header" in d.message) for d in diagnostics] == [(Severity.WARNING, True)]
