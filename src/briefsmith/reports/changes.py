"""What is changed in a file, line by line, with the changed characters marked in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from briefsmith.reports.text_report import harmless

_CONTEXT = 2
_OLD, _NEW, _HEAD, _HUNK = "31", "32", "1", "36"
_MARKED = "7"


@dataclass(frozen=True, slots=True)
class _Change:
    """Lines ``start:end`` of the old text become ``new_start:new_end`` of the new one."""

    start: int
    end: int
    new_start: int
    new_end: int


def render_change(before: bytes, after: bytes, file: str, color: bool = False) -> str:
    """A unified diff of two versions of a UTF-8 file; empty where they are the same."""
    if before == after:
        return ""
    old, new = _lines(before), _lines(after)
    out = [_painted(f"{sign} {harmless(file)}", _HEAD, color) for sign in ("---", "+++")]
    for changes in _hunks(_changes(old, new)):
        out += _hunk(changes, old, new, color)
    return "\n".join(out)


def _lines(data: bytes) -> list[str]:
    return [line.removesuffix("\r") for line in data.decode("utf-8", "replace").split("\n")]


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """Which lines take the place of which; what stands together is one change."""
    last: _Change | None = None
    for one in Levenshtein.opcodes(old, new):
        if one.tag == "equal":
            continue
        if last and last.end == one.src_start and last.new_end == one.dest_start:
            last = _Change(last.start, one.src_end, last.new_start, one.dest_end)
            continue
        if last:
            yield last
        last = _Change(one.src_start, one.src_end, one.dest_start, one.dest_end)
    if last:
        yield last


def _hunks(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    """The changes, those together that are shown with the same lines around them."""
    group: list[_Change] = []
    for one in changes:
        if group and one.start - group[-1].end > 2 * _CONTEXT:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _hunk(changes: Sequence[_Change], old: Sequence[str], new: Sequence[str], color: bool) -> Iterator[str]:
    """One hunk: its header, and its lines with some unchanged ones around them."""
    first, last = changes[0], changes[-1]
    before = min(_CONTEXT, first.start)
    after = min(_CONTEXT, len(old) - last.end)
    size, new_size = (
        last.end - first.start + before + after,
        last.new_end - first.new_start + before + after,
    )
    header = f"@@ -{first.start - before + 1},{size} +{first.new_start - before + 1},{new_size} @@"
    yield _painted(header, _HUNK, color)
    position = first.start - before
    for one in changes:
        yield from (f" {harmless(line)}" for line in old[position : one.start])
        yield from _replaced(old[one.start : one.end], new[one.new_start : one.new_end], color)
        position = one.end
    yield from (f" {harmless(line)}" for line in old[position : position + after])


def _replaced(old: Sequence[str], new: Sequence[str], color: bool) -> Iterator[str]:
    """The lines that go and those that come; where they answer to each other, character by character."""
    pairs = list(zip(old, new, strict=True)) if color and len(old) == len(new) else []
    if not pairs:
        yield from (_painted(f"-{harmless(line)}", _OLD, color) for line in old)
        yield from (_painted(f"+{harmless(line)}", _NEW, color) for line in new)
        return
    yield from (_marked("-", mine, theirs, _OLD) for mine, theirs in pairs)
    yield from (_marked("+", theirs, mine, _NEW) for mine, theirs in pairs)


def _marked(sign: str, line: str, other: str, colour: str) -> str:
    pieces = [_painted(sign, colour, True)]
    for operation in Levenshtein.opcodes(line, other):
        text = harmless(line[operation.src_start : operation.src_end])
        style = colour if operation.tag == "equal" else f"{colour};{_MARKED}"
        pieces.append(_painted(text, style, True))
    return "".join(pieces)


def _painted(text: str, style: str, color: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if color and text else text
