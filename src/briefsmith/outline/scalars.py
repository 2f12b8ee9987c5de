"""Writes another text into a YAML scalar: as a small change, else anew in its style, else in another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from briefsmith.outline.escapes import escaped
from briefsmith.outline.positions import offsets_in

_LINE_END = r"(?:\r\n|\n|\r)"
_FOLDED_BREAK = re.compile(rf"[ \t]*{_LINE_END}(?:[ \t]*{_LINE_END})*[ \t]*")
_ESCAPE = re.compile(rf"\\(?:x[0-9A-Fa-f]{{2}}|u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}|{_LINE_END}[ \t]*|.)")
_INDENTED = re.compile(rf"{_LINE_END}([ \t]*)(?=[^ \t\r\n])")
_NEWLINES = re.compile(r"\n+")
#: Written as an escape between double quotation marks: what YAML forbids as it is, or takes for a line end.
_ESCAPED = re.compile(
    '["\\\\]|[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]'
)

PLAIN, SINGLE, DOUBLE, LITERAL, FOLDED = "", "'", '"', "|", ">"
_BLOCKS = (LITERAL, FOLDED)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as written: ``raw`` is its text in the file, ``value`` what that means.

    ``indent`` is what a line that continues it begins with where it has none yet; ``line_end`` is
    that of the file.
    """

    raw: str
    value: str
    indent: str
    line_end: str

    @property
    def style(self) -> str:
        """Its first character, which says so; empty for a plain one."""
        first = self.raw[:1]
        return first if first in (SINGLE, DOUBLE, *_BLOCKS) else PLAIN

    @property
    def margin(self) -> str:
        """What its lines begin with."""
        found = _INDENTED.search(self.raw)
        return found[1] if found else self.indent


def rewritings(scalar: Scalar, new: str) -> Iterator[tuple[str, bool]]:
    """Ways to write ``new`` in the place of the scalar, the most faithful first, and whether each keeps
    the style. Whether one really reads as ``new`` where it stands must be tried: what is around a scalar
    decides that, too.
    """
    style = scalar.style
    changed = _changed(scalar, new)
    if changed is not None:
        yield changed, True
    yield _anew(scalar, new, style), True
    for other in (LITERAL, SINGLE, DOUBLE) if "\n" in new.strip("\n") else (SINGLE, DOUBLE):
        if other != style:
            yield _anew(scalar, new, other), False


def _changed(scalar: Scalar, new: str) -> str | None:
    """The raw text with only those characters replaced that differ; ``None`` where a character of the
    value cannot be found in it.
    """
    ranges = _ranges(scalar.raw, scalar.value, scalar.style)
    if ranges is None:
        return None
    pieces: list[str] = []
    position = 0
    for start, end, text in _edits(scalar.value, new):
        first, last = _raw_range(ranges, start, end)
        pieces += (scalar.raw[position:first], _encoded(text, scalar.style, scalar))
        position = last
    return "".join(pieces) + scalar.raw[position:]


def _edits(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """What to write in the place of which characters; line ends that stand together go together."""
    operations = list(Levenshtein.opcodes(old, new))
    for index, one in enumerate(operations):
        if one.tag == "equal":
            continue
        start, end, text = one.src_start, one.src_end, new[one.dest_start : one.dest_end]
        if "\n" in text:
            before = operations[index - 1] if index else None
            after = operations[index + 1] if index + 1 < len(operations) else None
            more = _newlines(old[before.src_start : start][::-1]) if before and before.tag == "equal" else 0
            rest = _newlines(old[end : after.src_end]) if after and after.tag == "equal" else 0
            start, end, text = start - more, end + rest, "\n" * more + text + "\n" * rest
        yield start, end, text


def _newlines(text: str) -> int:
    """How many line ends a text begins with."""
    return len(text) - len(text.lstrip("\n"))


def _raw_range(ranges: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    if start < end:
        return ranges[start][0], ranges[end - 1][1]
    at = ranges[start][0] if start < len(ranges) else ranges[-1][1]
    return at, at


def _ranges(raw: str, value: str, style: str) -> list[tuple[int, int]] | None:
    """For each character of the value the range of the raw text that it stands for."""
    if not value:
        return None
    if style in _BLOCKS:
        offsets = offsets_in(raw, value)
        return None if offsets is None else list(zip(offsets, [*offsets[1:], len(raw)], strict=True))
    read = "".join(character for character, _, _ in _units(raw, style))
    return [(start, end) for _, start, end in _units(raw, style)] if read == value else None


def _units(raw: str, style: str) -> Iterator[tuple[str, int, int]]:
    """The characters of a plain or quoted scalar, each with its range."""
    position, stop = (1, len(raw) - 1) if style else (0, len(raw))
    while position < stop:
        broken = _FOLDED_BREAK.match(raw, position, stop)
        if broken:
            count = len(re.findall(_LINE_END, broken[0]))
            yield " " if count == 1 else "\n", position, broken.end()
            yield from (("\n", broken.end(), broken.end()) for _ in range(count - 2))
            position = broken.end()
            continue
        text, length = _character(raw, position, style)
        if text:
            yield text, position, position + length
        position += length


def _character(raw: str, position: int, style: str) -> tuple[str, int]:
    """One character of the value and how long it is as written; none for an escaped line end."""
    if style == SINGLE and raw.startswith("''", position):
        return "'", 2
    escape = _ESCAPE.match(raw, position) if style == DOUBLE else None
    if not escape:
        return raw[position], 1
    code = escape[0][1:]
    if code[0] in "xuU":
        return chr(min(int(code[1:], 16), 0x10FFFF)), len(escape[0])
    if code[0] in "\r\n":
        return "", len(escape[0])
    return _NAMED.get(code, code), len(escape[0])


_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def _anew(scalar: Scalar, new: str, style: str) -> str:
    """The whole text in a style; in a block, its header stays."""
    if style not in _BLOCKS:
        return f"{style}{_encoded(new, style, scalar)}{style}"
    if scalar.style == style:
        header = re.split(_LINE_END, scalar.raw, maxsplit=1)[0]
        first = scalar.margin
    else:
        header = style + {0: "-", 1: ""}.get(len(new) - len(new.rstrip("\n")), "+")
        first = scalar.indent
    return f"{header}{scalar.line_end}{first}{_encoded(new.rstrip(chr(10)), style, scalar, first)}"


def _encoded(text: str, style: str, scalar: Scalar, margin: str | None = None) -> str:
    """Characters of a value as they are written within a style."""
    begin = scalar.margin if margin is None else margin
    if style == DOUBLE:
        return _ESCAPED.sub(lambda found: escaped(found[0]), text)
    if style == SINGLE:
        text = text.replace("'", "''")
    more = 0 if style == LITERAL else 1
    return _NEWLINES.sub(lambda found: scalar.line_end * (len(found[0]) + more) + begin, text)
