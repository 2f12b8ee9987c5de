"""Leads from characters of a value back to the characters of the file that the value was read from."""

from __future__ import annotations

import re

from briefsmith.spans import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
#: A line that goes on behind its end without a space, and one character by its code or its sign.
_CONTINUED = re.compile(r"\\(?:\r\n|\n|\r)[ \t]*")
_ESCAPE = re.compile(
    r"\\(?:(?P<code>x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})|(?P<sign>.))"
)
_ESCAPED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def span_in(raw: str, value: str, start: int, end: int) -> Span | None:
    """The range of ``raw``, a YAML scalar as written, that the characters ``start:end`` of
    ``value``, the text it means, stand for; ``None`` where that cannot be said exactly.
    """
    if raw[:1] in ("'", '"') and ("\\" in raw or "''" in raw):
        return _span_in_quotes(raw, value, start, end)
    offsets = offsets_in(raw, value)
    if offsets is None or not 0 <= start <= end <= len(value):
        return None
    if start == end:
        after = offsets[start] if start < len(offsets) else (offsets[-1] + 1 if offsets else 0)
        return Span(after, after)
    return Span(offsets[start], offsets[end - 1] + 1)


def offsets_in(raw: str, value: str) -> list[int] | None:
    """For each character of ``value``, the text that the scalar ``raw`` means, the offset of its own in
    ``raw``; ``None`` where that cannot be said exactly.
    """
    if raw[:1] == "|":
        return _literal(raw, value)
    if raw[:1] == '"' and "\\" in raw:
        return None
    return _walk(raw, value)


def _span_in_quotes(raw: str, value: str, start: int, end: int) -> Span | None:
    """The same for a scalar in quotation marks in which some characters are written in another way."""
    units = _units(raw, value)
    if units is None or not 0 <= start < end <= len(value):
        return None
    return Span(units[start].start, units[end - 1].end)


def _units(raw: str, value: str) -> list[Span] | None:
    """For each character of the value, what it is written as; ``None`` where that cannot be said."""
    units: list[Span] = []
    position = 1
    for character in value:
        while found := _CONTINUED.match(raw, position) if raw[0] == '"' else None:
            position = found.end()
        end: int | None
        if character in " \n" and raw[position : position + 1] in ("\n", "\r", " ", "\t"):
            end = _past_break(raw, position, character)
        else:
            at = raw[position : position + 1]
            position = _past_white(raw, position) if at in ("\n", "\r") else position
            end = _past_character(raw, position, character)
        if end is None:
            return None
        units.append(Span(position, end))
        position = end
    return units


def _past_character(raw: str, position: int, character: str) -> int | None:
    """Past a character as it is written in quotation marks (YAML 1.2.2, 5.7 and 7.3), or ``None``."""
    if raw[0] == "'" and raw.startswith("''", position):
        return position + 2 if character == "'" else None
    if raw[0] == '"' and raw.startswith("\\", position):
        found = _ESCAPE.match(raw, position)
        if found is None:
            return None
        code = found["code"]
        meant = chr(int(code[1:], 16)) if code else _ESCAPED.get(found["sign"], found["sign"])
        return found.end() if meant == character else None
    return position + 1 if raw.startswith(character, position) else None


def _literal(raw: str, value: str) -> list[int] | None:
    """Line by line: each line of the value is the end of its line in the file, after the indentation."""
    ends = list(_LINE_END.finditer(raw))
    starts = [found.end() for found in ends]
    stops = [*(found.start() for found in ends[1:]), len(raw)]
    offsets: list[int] = []
    for number, line in enumerate(value.split("\n")):
        if number >= len(starts):
            # Only the line ends that close the block can stand beyond what is kept of it.
            offsets.extend([len(raw)] * (value.count("\n") - (number - 1)))
            break
        written = raw[starts[number] : stops[number]]
        if not written.endswith(line):
            line = line.rstrip()
            if not written.rstrip().endswith(line):
                return None
        first = stops[number] - len(line)
        offsets.extend(range(first, stops[number] + 1))
    return offsets[: len(value)] if len(offsets) >= len(value) else None


def _walk(raw: str, value: str) -> list[int] | None:
    """Character by character; a line break with the indentation after it may have become a space."""
    first = _content_start(raw)
    offsets: list[int] = []
    position = first
    for character in value:
        if character == "\n" and position >= len(raw):
            offsets.append(len(raw))
            continue
        if character in " \n" and raw[position : position + 1] in ("\n", "\r", " ", "\t"):
            offsets.append(position)
            position = _past_break(raw, position, character)
            continue
        position = _past_white(raw, position) if raw[position : position + 1] in ("\n", "\r") else position
        if raw[position : position + 1] != character:
            return None
        offsets.append(position)
        position += 1
    return offsets


def _content_start(raw: str) -> int:
    if raw[:1] == ">":
        found = _LINE_END.search(raw)
        return _past_white(raw, found.end()) if found else len(raw)
    return 1 if raw[:1] in ("'", '"') else 0


def _past_break(raw: str, position: int, character: str) -> int:
    """Past one white space of the value: a plain space is itself, a folded break is all of it."""
    ahead = _past_white(raw, position)
    if not _LINE_END.search(raw, position, ahead):
        return position + 1
    return ahead if character == " " else _LINE_END.search(raw, position, ahead).end()  # type: ignore[union-attr]


def _past_white(raw: str, position: int) -> int:
    while raw[position : position + 1] in (" ", "\t", "\n", "\r") and position < len(raw):
        position += 1
    return position
