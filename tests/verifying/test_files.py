"""Files that are no briefing, are broken or hostile, and records that are not as they were written."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from handed import (
    QUOTATIONS,
    built,
    by_id,
    codes,
    packed,
    paragraph_of,
    parts_of,
    replaced,
    statuses,
    verified,
    with_part,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefsmith.provenance.model import PieceRecord, ProvenanceRecord, QuotationRecord
from briefsmith.provenance.part import checksum, is_whole, read_record, record_as_xml
from briefsmith.provenance.printed import normalised
from briefsmith.spans import Span
from briefsmith.writers.docx.packaging import repack

DATA = built()
RECORD = "customXml/item1.xml"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def without(*names: str) -> bytes:
    return packed({name: content for name, content in parts_of(DATA).items() if name not in names})


def bomb() -> bytes:
    return packed({**parts_of(DATA), "word/document.xml": b"<a>" + b" " * 30_000_000 + b"</a>"})


def nested(depth: int) -> bytes:
    inside = "<w:sdt>" * depth + "</w:sdt>" * depth
    return with_part(DATA, replaced("<w:body>", f"<w:body>{inside}"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b"plain words", "no Office Open XML package"),
        (b"%PDF-1.7\n", "a PDF file"),
        (OLE, "old Office file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted with a password"),
        (DATA[:2000], "broken or was cut short"),
        (packed({"xl/workbook.xml": b"<a/>"}), "Excel"),
        (packed({"readme.txt": b"words"}), "holds no text"),
        (bomb(), "unpacks to more than"),
        (nested(300), "not well-formed"),
        (nested(240), None),
        (without("word/document.xml"), "holds no text"),
        (packed({**parts_of(DATA), "word/document.xml": b"<w:p"}), "not well-formed"),
        (
            packed({**parts_of(DATA), "word/document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
            "entities",
        ),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, said: str | None) -> None:
    found = verified(data)
    if said is None:
        assert found.readable or codes(found) == ["document-unreadable"]
        return
    assert (found.readable, codes(found), found.exit_code) == (False, ["document-unreadable"], 2)
    assert said in found.diagnostics[0].message


def test_a_locked_archive_is_told() -> None:
    flagged = bytearray(DATA)
    for match in list(re.finditer(b"PK\x03\x04|PK\x01\x02", DATA)):
        flagged[match.start() + (6 if match[0] == b"PK\x03\x04" else 8)] |= 1
    assert "password" in verified(bytes(flagged)).diagnostics[0].message


def test_entities_in_another_encoding_are_refused() -> None:
    xml = parts_of(DATA)["word/document.xml"].decode()
    head, root = xml.split("?>", 1)
    wide = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]>{root}'
    wide = wide.replace("1956年", "&b;1956年")
    found = verified(packed({**parts_of(DATA), "word/document.xml": wide.encode("utf-16")}))
    assert head
    assert codes(found) == ["document-unreadable"]
    assert "document type" in found.diagnostics[0].message


def test_the_strict_form_and_another_name_of_the_main_part_are_read() -> None:
    parts = parts_of(DATA)
    old = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for name in ("word/document.xml", "word/styles.xml"):
        parts[name] = parts[name].replace(old.encode(), STRICT.encode())
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"word/document2.xml")
    assert (statuses(verified(packed(parts))), verified(packed(parts)).exit_code) == ({}, 0)


def test_a_file_without_a_record_says_so_once() -> None:
    found = verified(without(RECORD))
    assert (codes(found), found.exit_code) == (["provenance-missing"], 1)
    assert len(found.unrecorded) > len(QUOTATIONS)


@pytest.mark.parametrize(
    "edit",
    [
        replaced("<printed>1956年", "<printed>1957年"),
        replaced('verdict="exact"', 'verdict="equivalent"'),
        replaced('start="9"', 'start="10"'),
        lambda xml: re.sub("<quotation .*?</quotation>", "", xml, count=1, flags=re.DOTALL),
    ],
)
def test_a_changed_record_is_told(edit: object) -> None:
    found = verified(with_part(DATA, edit, RECORD))  # type: ignore[arg-type]
    assert codes(found)[0] == "provenance-damaged"
    assert not found.intact
    assert found.exit_code == 1


def test_a_changed_text_and_record_are_told_together() -> None:
    both = with_part(with_part(DATA, replaced("1956年", "1957年")), replaced("1956年", "1957年", 9), RECORD)
    assert statuses(verified(both)) == {}
    assert codes(verified(both)) == ["provenance-damaged"]


def test_a_record_may_be_laid_out_anew() -> None:
    def pretty(xml: str) -> str:
        root = etree.fromstring(xml.encode())
        for level, node in ((1, root), *((2, child) for child in root)):
            node.text = "\n" + "  " * level
            for child in node:
                child.tail = "\n" + "  " * level
        return etree.tostring(root, encoding="unicode").replace("<quotation ", "<!-- - --><quotation ", 1)

    assert codes(verified(with_part(DATA, pretty, RECORD))) == []


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (replaced("provenance:1", "provenance:2"), "provenance-version"),
        (replaced("</provenance>", ""), "provenance-damaged"),
        (replaced('bookmark="quote_two"', 'bookmark="quote_pact"'), "provenance-damaged"),
        (replaced("<printed>", "<print>", 1), "provenance-damaged"),
        (replaced('start="9"', 'start="-9"'), "provenance-damaged"),
        (replaced('start="9"', 'start="99999999999999999999"'), "provenance-damaged"),
    ],
)
def test_a_record_that_makes_no_sense_is_told(edit: object, code: str) -> None:
    found = verified(with_part(DATA, edit, RECORD))  # type: ignore[arg-type]
    assert code in codes(found)
    assert found.exit_code == 1


def test_two_records_are_told() -> None:
    parts = parts_of(DATA)
    found = verified(packed({**parts, "customXml/item7.xml": parts[RECORD]}))
    assert codes(found) == ["provenance-damaged"]


def test_many_quotations_over_one_huge_paragraph_end_in_a_message() -> None:
    quotations = tuple(
        QuotationRecord(f"q{n}", f"b{n}", "Quote", "k", "f", "d", "exact", f"字{n}", "", ())
        for n in range(3000)
    )
    xml = parts_of(DATA)["word/document.xml"].decode()
    marks = "".join(f'<w:bookmarkStart w:id="{n}" w:name="b{n}"/>' for n in range(3000))
    huge = f"<w:p>{marks}<w:r><w:t>{'字' * 3_000_000}</w:t></w:r></w:p>"
    xml = xml.replace("<w:body>", f"<w:body>{huge}")
    parts = {**parts_of(DATA), "word/document.xml": xml.encode()}
    parts[RECORD] = record_as_xml(ProvenanceRecord("x", quotations))
    assert codes(verified(packed(parts))) == ["document-unreadable"]


def test_the_record_says_what_was_printed_and_where_it_stands() -> None:
    root = etree.fromstring(parts_of(DATA)[RECORD])
    record = read_record(root)
    assert is_whole(root)
    assert root.get("checksum") == checksum(root)
    first, second = record.quotations[:2]
    assert (first.printed, first.citation, first.style) == (QUOTATIONS["pact"][0], "", "Quote")
    assert second.printed == "\n".join(QUOTATIONS["two"])
    assert first.pieces == (PieceRecord(QUOTATIONS["pact"][0], "前", "后", Span(0, 26), Span(9, 35)),)


def test_the_bookmark_holds_the_words_without_the_note() -> None:
    xml = parts_of(DATA)["word/document.xml"].decode()
    one = paragraph_of(xml, "1956年")
    assert one.index("bookmarkEnd") < one.index("footnoteReference")


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_normal_form_is_stable_and_keeps_what_counts(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once
    unshown = "\u00ad\u200b\u2060\ufeff"
    assert [c for c in once if not c.isspace()] == [c for c in text if not c.isspace() and c not in unshown]


@given(st.lists(st.text(max_size=30), min_size=6, max_size=6), st.integers(0, 10**9))
@settings(max_examples=60, deadline=None)
def test_a_record_is_read_as_it_was_written(words: list[str], at: int) -> None:
    piece = PieceRecord(words[0], words[1], words[2], Span(at, at + 3), Span(at, at + 5))
    one = QuotationRecord("a", "b", "Quote", words[3], words[4], "d", "exact", words[5], "", (piece,))
    data = record_as_xml(ProvenanceRecord("p", (one,)))
    root = etree.fromstring(data)
    assert is_whole(root)
    assert record_as_xml(read_record(root)) == data


def test_libreoffice_saves_and_nothing_is_lost(tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("no LibreOffice (soffice) on this machine")
    changed = with_part(built(), replaced("双方没有公布", "双方公布"))
    for name, data in (("plain", built()), ("text", built("（北方观察，2024）")), ("edited", changed)):
        (tmp_path / f"{name}.docx").write_bytes(repack(data))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(path) for path in sorted(tmp_path.glob("*.docx"))]
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(tmp_path / "out"),
        *files,
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    for name, expected in (("plain", {}), ("text", {}), ("edited", {"pact": "edited"})):
        found = verified((tmp_path / "out" / f"{name}.docx").read_bytes())
        assert (statuses(found), found.intact, found.unrecorded) == (expected, True, ())
        assert list(by_id(found)) == list(QUOTATIONS)


def test_a_zip_of_many_members_is_refused() -> None:
    stream = io.BytesIO(DATA)
    with zipfile.ZipFile(stream, "a") as archive:
        for number in range(10_001):
            archive.writestr(f"x{number}.xml", b"")
    assert codes(verified(stream.getvalue())) == ["document-unreadable"]
