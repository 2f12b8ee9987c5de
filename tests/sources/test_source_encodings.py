"""Encodings are told by what makes sense, whatever a page declares, and guesses are told."""

import pytest

from briefsmith.diagnostics import Severity
from briefsmith.sources.decoding import decode
from briefsmith.sources.reader import read_source

SIMPLIFIED = "多国官员表示，将继续通过对话与协商的方式推动问题的解决，避免局势进一步升级。"
TRADITIONAL = "多國官員表示，將繼續通過對話與協商的方式推動問題的解決，避免局勢進一步升級。"
JAPANESE = "外務省の報道官は記者会見で、関係国と緊密に連携していくと述べ、対話の重要性を強調した。"
KOREAN = "정부 당국자는 기자들과 만난 자리에서 관련국들과 긴밀한 협의를 이어가고 있다고 말했다."
FRENCH = "Le gouvernement a déclaré que l’été serait décisif pour la région."

CASES = [
    ("gb18030", SIMPLIFIED),
    ("gbk", TRADITIONAL),
    ("big5", TRADITIONAL),
    ("cp932", JAPANESE),
    ("euc_jp", JAPANESE),
    ("iso2022_jp", JAPANESE),
    ("euc_kr", KOREAN),
    ("cp1252", FRENCH),
    ("utf-16-le", SIMPLIFIED),
    ("utf-16-be", KOREAN),
    ("utf-16-le", FRENCH),
    ("utf-16-be", JAPANESE),
]


@pytest.mark.parametrize("wrapping", ["{}", "{}\r\n", "<html><body><p class='x'>{}</p></body></html>"])
@pytest.mark.parametrize(("codec", "text"), CASES)
def test_text_without_a_signature(codec: str, text: str, wrapping: str) -> None:
    wrapped = wrapping.format(text)
    decoded = decode(wrapped.encode(codec))
    assert decoded.text == wrapped
    assert decoded.doubt


@pytest.mark.parametrize("length", [12, 20])
@pytest.mark.parametrize(("codec", "text"), [case for case in CASES if case[0] not in ("euc_jp", "cp1252")])
def test_a_short_text_is_enough(codec: str, text: str, length: int) -> None:
    assert decode(text[:length].encode(codec)).text == text[:length]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_signature_settles_it(codec: str) -> None:
    decoded = decode(SIMPLIFIED.encode(codec))
    assert (decoded.text, decoded.doubt) == (SIMPLIFIED, "")


@pytest.mark.parametrize(
    ("codec", "declared", "told"),
    [
        ("gb18030", "gb2312", ""),
        ("big5", "gb2312", "Big5"),
        ("utf-8", "gb2312", "UTF-8"),
        ("gb18030", "utf-8", "GB 18030"),
    ],
)
def test_a_declaration_is_believed_only_where_it_makes_sense(codec: str, declared: str, told: str) -> None:
    text = SIMPLIFIED if codec == "gb18030" else TRADITIONAL
    page = f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'
    decoded = decode(page.encode(codec))
    assert decoded.text == page
    assert told in decoded.doubt
    assert bool(told) == bool(decoded.doubt)


def test_a_sure_guess_is_a_note_and_a_loss_a_warning() -> None:
    (note,) = read_source(SIMPLIFIED.encode("gbk"), "x").problems
    assert note.severity is Severity.NOTE
    (warning,) = read_source((SIMPLIFIED + "\ufffd").encode(), "x").problems
    assert warning.severity is Severity.WARNING
    assert "U+FFFD" in warning.message


def test_utf8_that_was_cut_short_is_utf8() -> None:
    decoded = decode((SIMPLIFIED * 3).encode()[:-1])
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith(SIMPLIFIED)
    assert decoded.doubt


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind_part_paragraphs(end: str) -> None:
    raw = f"# 题目{end}{end}{SIMPLIFIED}{end}{end}{TRADITIONAL}{end}"
    source = read_source(raw.encode(), "x")
    assert source.raw == raw
    texts = [block.text for block in source.blocks if block.kind == "paragraph"]
    assert texts == [SIMPLIFIED, TRADITIONAL]
    for block in source.blocks:
        assert raw[block.raw_span.start : block.raw_span.end] == block.text


def test_control_characters_are_not_printed() -> None:
    source = read_source(f"{SIMPLIFIED[:8]}\x00\x07{SIMPLIFIED[8:]}\n".encode(), "x")
    assert source.body.text == SIMPLIFIED


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04\x14\x00" + b"\x00" * 40, "ZIP"),
        (b"\x00\x00\x00\x18ftypmp42", "MP4"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"%PDF-1.7\n", "PDF"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, name: str) -> None:
    (problem,) = read_source(data, "x").problems
    assert problem.code == "source-unreadable"
    assert name in problem.message


def test_words_that_look_like_signatures_are_text() -> None:
    assert read_source(b"ID3 tags are described in this article about sound files.", "x").readable


@pytest.mark.parametrize("stray", [b"\x92", b"\xff", b"\xb0\xa1"])
@pytest.mark.parametrize(
    "text",
    [SIMPLIFIED, JAPANESE, KOREAN, "He said “no” and “never” to them — in “public”.", "Plain words. " * 9],
)
def test_stray_bytes_do_not_turn_utf8_into_another_encoding(stray: bytes, text: str) -> None:
    data = text.encode()
    decoded = decode(data + b"\n" + stray + b"\n" + data)
    assert decoded.text.startswith(text) or text.isascii()
    assert decoded.text.endswith(text)
    assert decoded.doubt


@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
def test_text_that_another_program_has_misread_is_told(codec: str) -> None:
    text = "市政府表示，新的大桥将于明年动工。\n\n市民都在等，工期三年。\n".encode()
    garbled = "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text)
    (problem,) = read_source(garbled.encode(), "x").problems
    assert (problem.code, str(problem.severity)) == ("source-problem", "warning")
    assert "took UTF-8 for Western European text" in problem.message


def test_accents_and_quotation_marks_in_a_row_are_no_misread_text() -> None:
    assert not read_source("Voilà «éèêàâçîï»… “Ünïcödé” ÄÖÜäöüß éééééé\n".encode(), "x").problems
