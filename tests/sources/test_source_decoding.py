"""Bytes become text without guessing silently."""

import pytest

from briefsmith.sources.decoding import SIZE_LIMIT, decode

TEXT = "朝鲜半岛核问题的由来与现状，以及各方的立场。\r\n第二行\n"


def test_utf8_keeps_its_line_ends() -> None:
    assert decode(TEXT.encode()).text == TEXT


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_signature_is_no_text(codec: str) -> None:
    decoded = decode(TEXT.encode(codec))
    assert decoded.text == TEXT
    assert not decoded.refused
    assert not decoded.doubt


def test_gb18030_is_read_and_told() -> None:
    decoded = decode(TEXT.encode("gb18030"))
    assert decoded.text == TEXT
    assert decoded.encoding == "gb18030"
    assert "GB 18030" in decoded.doubt


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 \x00", b"PK\x03\x04rest", bytes(range(256)) * 8, b"\x00\x01\x02" * 100, b"\xff\xd8\xff\xe0"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.text == ""
    assert decoded.refused


def test_broken_utf16_is_read_with_doubt() -> None:
    assert decode(b"\xff\xfea\x00b").doubt


def test_a_huge_file_is_refused_by_its_size() -> None:
    class Huge(bytes):
        def __len__(self) -> int:
            return SIZE_LIMIT + 1

    assert "bytes" in decode(Huge()).refused
