"""What is changed in a file, line by line, with the changed characters marked in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

from briefsmith.reports.text_report import harmless

_CONTEXT = 2
_OLD, _NEW, _HEAD, _HUNK = "31", "32", "1", "36"
_MARKED = "7"


def render_change(before: bytes, after: bytes, file: str, color: bool = False) -> str:
    """A unified diff of two versions of a UTF-8 file; empty where they are the same."""
    if before == after:
        return ""
    old, new = _lines(before), _lines(after)
    out = [_painted(f"--- {harmless(file)}", _HEAD, color), _painted(f"+++ {harmless(file)}", _HEAD, color)]
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(_CONTEXT):
        out.append(_painted(_hunk(group), _HUNK, color))
        for tag, i, j, k, m in group:
            if tag == "equal":
                out += [f" {harmless(line)}" for line in old[i:j]]
            else:
                out += _replaced(old[i:j], new[k:m], color)
    return "\n".join(out)


def _lines(data: bytes) -> list[str]:
    return [line.removesuffix("\r") for line in data.decode("utf-8", "replace").split("\n")]


def _hunk(group: Sequence[tuple[str, int, int, int, int]]) -> str:
    first, last = group[0], group[-1]
    return f"@@ -{first[1] + 1},{last[2] - first[1]} +{first[3] + 1},{last[4] - first[3]} @@"


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
