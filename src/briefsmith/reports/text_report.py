"""Diagnostics for people: the place, the line with a caret under what is meant, and what to do."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.reports.columns import wrapped
from briefsmith.spans import LineIndex, Place

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
#: What was typed and does not stand there, and what stands there: bold and underlined too,
#: for those who cannot tell the colours apart.
_CHANGED = ("1;4;31", "1;4;32")
#: What a terminal would obey or reorder instead of showing: controls, and bidirectional overrides.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_TAB = "    "
_INDENT = "    "


def render_text(
    diagnostics: Sequence[Diagnostic],
    lines: Mapping[str, LineIndex],
    color: bool = False,
    width: int = 100,
    wrap: bool = False,
) -> str:
    """All diagnostics one after the other, and a line that counts them; empty where there are none.

    ``lines`` holds the text of the files that diagnostics point into, by name; ``width`` is that of
    the terminal in columns, where an East Asian character takes two; with ``wrap`` longer messages are
    broken between words, which is for eyes and not for `grep`.
    """
    if not diagnostics:
        return ""
    paint = _Paint(color, width if wrap else 0)
    shown = ["\n".join(_one(item, lines, paint, width)) for item in diagnostics]
    return "\n\n".join([*shown, _summary(diagnostics)])


def harmless(text: str) -> str:
    r"""The text with every character that a terminal would obey made visible (``\x1b``)."""
    return _UNSHOWN.sub(_made_visible, text)


def _made_visible(found: re.Match[str]) -> str:
    code = ord(found[0])
    if found[0] == "\t":
        return _TAB
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


class _Paint:
    """Escape sequences, or nothing; and sentences broken at a width, or not at all (0)."""

    def __init__(self, color: bool, width: int = 0) -> None:
        self.colors = color
        self.width = width

    def sentence(self, head: str, text: str) -> str:
        """A text behind a head of which only the width matters; further lines stand in."""
        if not self.width:
            return text
        filling = "x" * max(0, cell_len(head) - len(_INDENT))
        broken = "\n".join(wrapped(f"{filling}{text}", self.width - len(_INDENT)))
        return broken[len(filling) :].replace("\n", f"\n{_INDENT}")

    def __call__(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.colors and text else text


def _one(item: Diagnostic, lines: Mapping[str, LineIndex], paint: _Paint, width: int) -> Iterator[str]:
    colour = _COLOURS[item.severity]
    place = item.place
    where = f"{harmless(place.file)}:{place.line}:{place.column}: " if place else ""
    label = paint(f"{item.severity}[{item.code}]", f"1;{colour}")
    message = paint.sentence(f"{where}{item.severity}[{item.code}] ", harmless(item.message))
    yield f"{paint(where, '1')}{label} {message}"
    if place and place.file in lines:
        yield from _excerpt(place, lines[place.file], paint, colour, width)
    for number, line in enumerate(item.detail):
        ranges = [(start, end) for at, start, end in item.changes if at == number]
        yield f"    {_marked(line, ranges, paint, _CHANGED[number > 0])}"
    if item.help:
        yield f"{_INDENT}{paint('help:', '1')} {paint.sentence(f'{_INDENT}help: ', harmless(item.help))}"


def _marked(line: str, ranges: Sequence[tuple[int, int]], paint: _Paint, style: str) -> str:
    """A line of a difference; on a terminal colours take the place of the marks, where there is something
    to colour.
    """
    shown, at = [], 0
    for start, end in ranges if paint.colors else ():
        inside = line[start + 1 : end - 1]
        shown += [
            harmless(line[at:start]),
            paint(harmless(inside if inside.strip() else line[start:end]), style),
        ]
        at = end
    return "".join((*shown, harmless(line[at:])))


def _excerpt(place: Place, index: LineIndex, paint: _Paint, colour: str, width: int) -> Iterator[str]:
    """The line with its number, and carets under the range: as wide as the characters above them."""
    line = index.line(place.line)
    start = min(place.column - 1, len(line))
    end = min(place.end_column - 1, len(line)) if place.end_line == place.line else len(line)
    before, marked, after = line[:start], line[start : max(end, start)], line[max(end, start) :]
    gutter = f"{place.line:>5} | "
    head, body, tail = _cut(harmless(before), harmless(marked), harmless(after), width - len(gutter))
    yield f"{paint(gutter, '2')}{head}{body}{tail}"
    carets = "^" * max(cell_len(body), 1)
    yield f"{' ' * (len(gutter) - 2)}{paint('| ', '2')}{' ' * cell_len(head)}{paint(carets, colour)}"


def _cut(before: str, marked: str, after: str, width: int) -> tuple[str, str, str]:
    """The three parts of a line, shortened with ``…`` so that what is marked can be seen.

    Nothing is shown behind a mark that is itself cut: it would read as if it stood right there.
    """
    if cell_len(before + marked + after) <= width:
        return before, marked, after
    whole, marked = marked, _left_part(marked, max(width - 24, 20))
    after = after if marked == whole else ""
    room = max(width - cell_len(marked), 8)
    before = _right_part(before, room // 2)
    return before, marked, _left_part(after, room - cell_len(before))


def _left_part(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    kept = text
    while kept and cell_len(kept) > width - 1:
        kept = kept[: -max(1, (cell_len(kept) - width) // 2)]
    return f"{kept}…"


def _right_part(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    kept = text
    while kept and (cell_len(kept) > width - 1 or unicodedata.combining(kept[0])):
        kept = kept[max(1, (cell_len(kept) - width) // 2) :]
    return f"…{kept}"


def _summary(diagnostics: Sequence[Diagnostic]) -> str:
    counts = Counter(item.severity for item in diagnostics)
    parts = [
        f"{counts[severity]} {severity}{'' if counts[severity] == 1 else 's'}"
        for severity in Severity
        if counts[severity]
    ]
    return ", ".join(parts)
