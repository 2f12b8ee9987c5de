"""A source as bytes that can be kept and read again: JSON, packed, with a checksum in front."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from itertools import accumulate
from typing import Any, get_args, get_type_hints

from briefsmith.sources.model import Block, Source
from briefsmith.text.mapped import MappedText

_MAGIC = b"briefsmith source 1\n"
_CHECKSUM = 16
#: No article needs more; a damaged file may ask for any amount of memory.
_MOST_BYTES = 1 << 30
_TUPLE, _TEXT, _PART = "t", "m", "p"


class DamagedError(ValueError):
    """The bytes are not those of a stored source."""


def pack(source: Source) -> bytes:
    """The source as bytes; `unpack` gives an equal one."""
    parts = [_packed_text(source.body), _packed(source, source.body)]
    plain = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    payload = zlib.compress(plain, 1)
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
        packer = zlib.decompressobj()
        plain = packer.decompress(payload, _MOST_BYTES)
        if packer.unconsumed_tail:
            raise DamagedError("it is too long")
        body, rest = json.loads(plain.decode("utf-8", "surrogatepass"))
        source = _unpacked(rest, _unpacked_text(body))
    except (zlib.error, ValueError, TypeError, LookupError, RecursionError, OverflowError) as error:
        raise DamagedError(str(error)) from error
    if not isinstance(source, Source):
        raise DamagedError("it holds no source")
    return source


def _checksum(payload: bytes) -> bytes:
    return hashlib.blake2b(payload, digest_size=_CHECKSUM).digest()


@cache
def _kinds() -> tuple[type[Any], ...]:
    """Every dataclass and enumeration that a source can hold, in a fixed order."""
    found: dict[type[Any], None] = {}
    waiting: list[Any] = [Source]
    while waiting:
        kind = waiting.pop()
        waiting.extend(get_args(kind))
        if isinstance(kind, type) and kind is not MappedText and kind not in found:
            if is_dataclass(kind):
                waiting.extend(get_type_hints(kind).values())
                found[kind] = None
            elif issubclass(kind, Enum):
                found[kind] = None
    return tuple(sorted(found, key=lambda kind: kind.__qualname__))


def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def _number(kind: type[Any]) -> int:
    return _kinds().index(kind)


def _packed(value: Any, body: MappedText) -> Any:
    if isinstance(value, Enum):
        return [_number(type(value)), value.value]
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [_TUPLE, *(_packed(one, body) for one in value)]
    if value is body:
        return [_PART, 0, len(body)]
    if isinstance(value, MappedText):
        return _packed_text(value)
    if isinstance(value, Block) and _is_part(value, body):
        whole = [_packed(getattr(value, name), body) for name in _names(Block) if name != "content"]
        at = _names(Block).index("content")
        return [_number(Block), *whole[:at], [_PART, value.start, value.end], *whole[at:]]
    return [_number(type(value)), *(_packed(getattr(value, name), body) for name in _names(type(value)))]


def _is_part(block: Block, body: MappedText) -> bool:
    return (
        block.start is not None
        and block.end is not None
        and body.slice(block.start, block.end) == block.content
    )


def _unpacked(value: Any, body: MappedText) -> Any:
    if not isinstance(value, list):
        return value
    kind = value[0]
    if kind == _PART:
        start, end = value[1:]
        return body if (start, end) == (0, len(body)) else body.slice(start, end)
    if kind == _TEXT:
        return _unpacked_text(value)
    if kind == _TUPLE:
        return tuple([_unpacked(one, body) for one in value[1:]])
    made = _kinds()[kind]
    return made(*[_unpacked(one, body) if isinstance(one, list) else one for one in value[1:]])


def _packed_text(text: MappedText) -> list[Any]:
    return [_TEXT, text.text, *(number for stretch in text.stretches() for number in stretch)]


def _unpacked_text(packed: list[Any]) -> MappedText:
    kind, text, *numbers = packed
    starts, ends, lengths = numbers[::3], numbers[1::3], numbers[2::3]
    if kind != _TEXT or sum(lengths) != len(text) or min(lengths, default=1) < 1:
        raise DamagedError("a text does not fit its places")
    begins = accumulate(lengths, initial=0)
    return MappedText.of_runs(text, zip(begins, starts, ends, strict=False))
