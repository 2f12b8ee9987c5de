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


#: The four parts of an entry: the body, the blocks, the metadata, and the rest.
PARTS, BLOCKS, NAMES, REST = b"[%s,%s,%s,%s]", b"[[],[],[],[],[],[],[]]", b"[]", b'["","","","","",["t"]]'


def test_an_entry_of_four_parts_is_read() -> None:
    payload = b"z" + zlib.compress(PARTS % (b'["m","x",3,4,1]', BLOCKS, NAMES, REST))
    read = unpack(stored._MAGIC + stored._checksum(payload) + payload)
    assert read == Source("", "", "", "", "", Metadata(), (), MappedText.verbatim("x", 3))


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
    [b"", b"[]", b"{}", b"[1,2,3,4]", b"[" * 9999, b"\xff"]
    + [PARTS % part for part in (
        (b'["m",[]]', BLOCKS, NAMES, REST), (b'["m","",0]', BLOCKS, NAMES, REST),
        (b'["p"]', BLOCKS, NAMES, REST), (b'["m","x"]', BLOCKS, NAMES, REST),
        (b'["m","x",0,1,99999999999999999999]', BLOCKS, NAMES, REST),
        (b'["m","xx",0,1,3,0,1,-1]', BLOCKS, NAMES, REST), (b'["m","x",-1,1,1]', BLOCKS, NAMES, REST),
        (b'["m","x",1e400,1,1]', BLOCKS, NAMES, REST), (b'["m","x",99999999999,1,1]', BLOCKS, NAMES, REST),
        (b'["m",""]', b"[]", NAMES, REST), (b'["m",""]', b'[["x"],[null],[0],[0],[0],[0],[0]]', NAMES, REST),
        (b'["m",""]', b'[["meta"],[null],["a"],[0],[0],[0],[0]]', NAMES, REST),
        (b'["m",""]', b'[["meta"],[null],[0],[0],[0],[0],[]]', NAMES, REST),
        (b'["m",""]', BLOCKS, b"[1]", REST), (b'["m",""]', BLOCKS, b'[[["a"]]]', REST),
        (b'["m",""]', BLOCKS, NAMES, b"[]"), (b'["m",""]', BLOCKS, NAMES, b'["","","","","",[99]]'),
        (b'["m",""]', BLOCKS, NAMES, b'["","","","","",[[]]]'),
        (b'["m",""]', BLOCKS, NAMES, b'["","","","","",[0]]'),
    )],
)  # fmt: skip
def test_well_packed_nonsense(plain: bytes) -> None:
    for payload in (b"j" + plain, b"z" + zlib.compress(plain), plain):
        with pytest.raises(DamagedError):
            unpack(stored._MAGIC + stored._checksum(payload) + payload)


def test_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "_MOST_BYTES", 1000)
    with pytest.raises(DamagedError, match="too long"):
        unpack(pack(read_source(PAGE * 1000, "x")))
