"""A source as bytes that can be kept and read again: JSON, packed, with a checksum in front."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from itertools import accumulate
from typing import Any, get_args, get_type_hints

from briefsmith.sources.model import Block, BlockKind, Candidate, Metadata, MetadataField, Source
from briefsmith.text.mapped import MappedText

_MAGIC = b"briefsmith source 2\n"
_CHECKSUM = 16
#: No article needs more; a damaged file may ask for any amount of memory.
_MOST_BYTES = 1 << 30
_PLAIN, _SQUEEZED, _SHORT = b"j", b"z", 1 << 16
_TUPLE, _TEXT = "t", "m"


class DamagedError(ValueError):
    """The bytes are not those of a stored source."""


def pack(source: Source) -> bytes:
    """The source as bytes; `unpack` gives an equal one."""
    body = source.body
    rest = [_packed(getattr(source, name)) for name in _REST]
    parts = [_packed_text(body), _packed_blocks(source.blocks, body), _packed_metadata(source.metadata), rest]
    plain = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    payload = _PLAIN + plain if len(plain) <= _SHORT else _SQUEEZED + zlib.compress(plain, 1)
    return _MAGIC + _checksum(payload) + payload


def unpack(data: bytes) -> Source:
    """The source that was packed; raises `DamagedError` for anything else. Only values of the kinds that
    make up a source come out of it, whatever the bytes are.
    """
    head = len(_MAGIC) + _CHECKSUM
    payload = data[head:]
    if data[:head] != _MAGIC + _checksum(payload):
        raise DamagedError("the checksum is wrong")
    try:
        return _source(*json.loads(_plain(payload).decode("utf-8", "surrogatepass")))
    except (zlib.error, ValueError, TypeError, LookupError, RecursionError, OverflowError) as error:
        raise DamagedError(str(error)) from error


def _plain(payload: bytes) -> bytes:
    """The JSON in what was stored: as it is where it is short, for that is quicker, else squeezed."""
    if payload[:1] == _PLAIN:
        return payload[1:]
    packer = zlib.decompressobj()
    plain = packer.decompress(payload[1:], _MOST_BYTES)
    if packer.unconsumed_tail or payload[:1] != _SQUEEZED:
        raise DamagedError("it is too long, or no JSON")
    return plain


def _source(text: Any, blocks: Any, metadata: Any, rest: Any) -> Source:
    body = _unpacked_text(text)
    values = {name: _unpacked(value) for name, value in zip(_REST, rest, strict=True)}
    return Source(
        body=body, blocks=_unpacked_blocks(blocks, body), metadata=_unpacked_metadata(metadata), **values
    )


def _checksum(payload: bytes) -> bytes:
    return hashlib.blake2b(payload, digest_size=_CHECKSUM).digest()


def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


#: The fields of a source that are kept in no special way.
_REST = tuple(name for name in _names(Source) if name not in ("body", "blocks", "metadata"))
_BLOCK = _names(Block)
_CANDIDATE = _names(Candidate)
_BLOCK_KINDS = {str(kind): kind for kind in BlockKind}


def _packed_blocks(blocks: Iterable[Block], body: MappedText) -> list[list[Any]]:
    """A column for each field of a block. What stands in the body is not kept twice."""
    columns = {name: [getattr(block, name) for block in blocks] for name in _BLOCK}
    columns["content"] = [None if _is_part(block, body) else _packed_text(block.content) for block in blocks]
    return list(columns.values())


def _unpacked_blocks(columns: list[list[Any]], body: MappedText) -> tuple[Block, ...]:
    kinds, contents, starts, ends, *rest = columns
    texts = [
        body.slice(start, end) if packed is None else _unpacked_text(packed)
        for packed, start, end in zip(contents, starts, ends, strict=True)
    ]
    rows = zip([_BLOCK_KINDS[kind] for kind in kinds], texts, starts, ends, *rest, strict=True)
    return tuple([Block(*row) for row in rows])


def _is_part(block: Block, body: MappedText) -> bool:
    return (
        block.start is not None
        and block.end is not None
        and body.slice(block.start, block.end) == block.content
    )


def _packed_metadata(metadata: Metadata) -> list[list[list[Any]]]:
    found = (getattr(metadata, name) for name in _names(Metadata))
    return [[[getattr(one, name) for name in _CANDIDATE] for one in field.candidates] for field in found]


def _unpacked_metadata(packed: list[list[list[Any]]]) -> Metadata:
    return Metadata(*[MetadataField(tuple([Candidate(*one) for one in found])) for found in packed])


@cache
def _kinds() -> tuple[type[Any], ...]:
    """Every other dataclass and enumeration that a source can hold, in a fixed order."""
    special = (MappedText, Block, Metadata)
    found: dict[type[Any], None] = {}
    waiting: list[Any] = list(get_type_hints(Source).values())
    while waiting:
        kind = waiting.pop()
        waiting.extend(get_args(kind))
        if isinstance(kind, type) and kind not in special and kind not in found:
            if is_dataclass(kind):
                waiting.extend(get_type_hints(kind).values())
                found[kind] = None
            elif issubclass(kind, Enum):
                found[kind] = None
    return tuple(sorted(found, key=lambda kind: kind.__qualname__))


def _packed(value: Any) -> Any:
    if isinstance(value, Enum):
        return [_kinds().index(type(value)), value.value]
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [_TUPLE, *map(_packed, value)]
    values = (_packed(getattr(value, name)) for name in _names(type(value)))
    return [_kinds().index(type(value)), *values]


def _unpacked(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    if value[0] == _TUPLE:
        return tuple([_unpacked(one) for one in value[1:]])
    return _kinds()[value[0]](*map(_unpacked, value[1:]))


def _packed_text(text: MappedText) -> list[Any]:
    return [_TEXT, text.text, *(number for stretch in text.stretches() for number in stretch)]


def _unpacked_text(packed: list[Any]) -> MappedText:
    kind, text, *numbers = packed
    starts, ends, lengths = numbers[::3], numbers[1::3], numbers[2::3]
    sound = kind == _TEXT and isinstance(text, str) and len(numbers) % 3 == 0
    if not sound or sum(lengths) != len(text) or min(lengths, default=1) < 1:
        raise DamagedError("a text does not fit its places")
    begins = accumulate(lengths, initial=0)
    return MappedText.of_runs(text, zip(begins, starts, ends, strict=False))
