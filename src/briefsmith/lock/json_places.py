"""Finds where the keys and values of a JSON text stand, which Python's own reader does not tell."""

from __future__ import annotations

import json
import re

from briefsmith.spans import Span

#: The way to a value: keys of objects and indexes of arrays, from the root.
Path = tuple[str | int, ...]

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r"[^ \t\r\n,\]}]*")
#: No lock is nested deeper.
_MOST_DEPTH = 100


def json_spans(text: str) -> tuple[dict[Path, Span], tuple[Path, ...]]:
    """The range of every value of a well-formed JSON text by its path (code points, end exclusive), and
    the paths of the keys that stand twice in one object; the ranges are then those of the second.

    The range of a value in an object begins with its key.
    """
    found: dict[Path, Span] = {}
    doubled: list[Path] = []
    _value(text, _past_space(text, 0), (), found, doubled)
    return found, tuple(doubled)


def _past_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _value(text: str, at: int, path: Path, found: dict[Path, Span], doubled: list[Path]) -> int:
    """Goes through the value that begins at ``at``; gives where it ends."""
    first = text[at : at + 1]
    if len(path) > _MOST_DEPTH:
        raise RecursionError("JSON is nested too deep")
    if first == '"':
        end = _DECODER.raw_decode(text, at)[1]
    elif first in ("{", "["):
        end = _items(text, at, path, found, doubled)
    else:
        match = _SCALAR.match(text, at)
        end = match.end() if match else at
    found[path] = Span(at, end)
    return end


def _items(text: str, at: int, path: Path, found: dict[Path, Span], doubled: list[Path]) -> int:
    """Goes through an object or an array; gives where it ends."""
    closing = "}" if text[at] == "{" else "]"
    index = 0
    at = _past_space(text, at + 1)
    while text[at] != closing:
        begin, step = at, index
        here: Path = (*path, step)
        if closing == "}":
            key, at = _DECODER.raw_decode(text, at)
            here = (*path, key)
            if here in found:
                doubled.append(here)
            at = _past_space(text, _past_space(text, at) + 1)
        end = _value(text, at, here, found, doubled)
        found[here] = Span(begin, end)
        at = _past_space(text, end)
        if text[at] == ",":
            at = _past_space(text, at + 1)
        index += 1
    return at + 1
