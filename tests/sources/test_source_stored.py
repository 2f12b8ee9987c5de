"""A source that was stored is the source that was read; bytes that are none are refused."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsmith.sources import stored
from briefsmith.sources.model import Metadata, Source
from briefsmith.sources.reader import read_source
from briefsmith.sources.stored import DamagedError, pack, unpack
from briefsmith.text.mapped import MappedText

PAGE = (
    "---\ntitle: 甲\n---\n\n# 标题\n\n第一段&amp;正文\u00a0。\n\n![图](x.jpg)\n\nsecond paragraph\n".encode()
)


def test_the_seeds(root: Path) -> None:
    for path in (root / "seeds").iterdir():
        source = read_source(path.read_bytes(), path.name)
        assert unpack(pack(source)) == source


def test_the_corpus(corpus: Path) -> None:
    for path in sorted((corpus / "documents").rglob("*")):
        if path.is_file():
            source = read_source(path.read_bytes(), path.name)
            assert unpack(pack(source)) == source


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_was_read(data: bytes) -> None:
    source = read_source(data, "x")
    assert unpack(pack(source)) == source


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30))
def test_any_places(places: list[tuple[int, int]]) -> None:
    text = "x\ud800" * (len(places) // 2) + "y" * (len(places) % 2)
    body = MappedText.of_places(text, [start for start, _ in places], [end for _, end in places])
    source = Source("p", "f", "e", "d", "raw", Metadata(), (), body)
    assert unpack(pack(source)) == source


@given(st.data())
def test_damage_is_noticed(data: st.DataObject) -> None:
    good = pack(read_source(PAGE, "x"))
    at = data.draw(st.integers(0, len(good) - 1))
    bad = good[:at] + bytes([good[at] ^ data.draw(st.integers(1, 255))]) + good[at + 1 :]
    for broken in (bad, good[:at], good + b"x"):
        with pytest.raises(DamagedError):
            unpack(broken)


@pytest.mark.parametrize(
    "plain",
    [b"", b"[]", b"{}", b'["m",[]]', b'[["m","x"],[]]', b'[["m","",0],[99]]', b'[["m",""],["m",""]]',
     b'[["m","x",0,1,99999999999999999999],1]', b'[["m","x",1e400,1,1],[1]]', b"[" * 9999, b'[["m",""],[0]]',
     b'[["m",""],["p"]]', b'[["m",""],[[]]]', b'[["m",""],["t",[]]]', b"\xff"],
)  # fmt: skip
def test_well_packed_nonsense(plain: bytes) -> None:
    payload = zlib.compress(plain)
    with pytest.raises(DamagedError):
        unpack(stored._MAGIC + stored._checksum(payload) + payload)


def test_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "_MOST_BYTES", 1000)
    with pytest.raises(DamagedError, match="too long"):
        unpack(pack(read_source(PAGE * 50, "x")))
