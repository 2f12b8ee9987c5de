"""Says in an analyst's words what is wrong with the YAML of an outline, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.spans import LineIndex, Place

_KEY = r"^(\s*(?:-\s+)*[A-Za-z_][\w.-]*)"
_FULL_WIDTH_COLON = re.compile(_KEY + r"\s*(：)")
_TAB = re.compile(r"^( *)(\t)")
_WIDE_SPACE = re.compile(r"^([ \t]*)([\u3000\u00a0\u2000-\u200b]+)")
_NO_SPACE = re.compile(_KEY + r"(:)(?=[^\s/:])")
_DASH = re.compile(r"^(\s*)(-)(?=[^\s-])")
_AFTER_QUOTED = re.compile(
    r"""^(\s*(?:-\s+)*[^\s:"']+:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*)([^\s#,}\]].*)"""
)
_TWO_COLONS = re.compile(_KEY + r":\s+[^\s\"'|>\[{].*?(:)(?=\s|$)")
_BAD_START = re.compile(_KEY + r":\s+\[?([@`%*&!])")
_LINE_UP = "Line its key up with the keys above it; keys of one group begin in the same column."
_SPECIAL = "A value begins with a character that means something else in YAML."
_LITERAL = "put the value in quotation marks, or write it on lines of its own below `|`."


@dataclass(frozen=True)
class _Slip:
    """A frequent mistake: how its line looks (group 2 is the culprit), what to say, what to do."""

    pattern: re.Pattern[str]
    message: str
    help: str


_COLON = _Slip(
    _FULL_WIDTH_COLON,
    "A full-width colon `：` stands after a key.",
    "Write an ordinary colon and a space: `: `.",
)

#: In the order of asking; the first that fits a line near the error is told.
_SLIPS = (
    _COLON,
    _Slip(_TAB, "The line is indented with a tab.", "YAML allows spaces only: replace the tab by spaces."),
    _Slip(
        _WIDE_SPACE,
        "The line is indented with a full-width or non-breaking space.",
        "Replace it by ordinary spaces.",
    ),
    _Slip(
        _NO_SPACE, "No space stands after the colon of a key.", "Write a space after the colon: `key: value`."
    ),
    _Slip(_DASH, "No space stands after the dash of a list item.", "Write a space after the dash: `- item`."),
    _Slip(
        _AFTER_QUOTED,
        "Text stands after the closing quotation mark of a value.",
        "Put the whole value in one pair of quotation marks, or write it on lines of its own below `|`.",
    ),
    _Slip(
        _BAD_START,
        _SPECIAL,
        "To use it as text, " + _LITERAL,
    ),
    _Slip(
        _TWO_COLONS, "A colon followed by a space stands inside a value.", "To use it as text, " + _LITERAL
    ),
)

#: Words of the two parsers (libyaml's and PyYAML's own) and what they mean for an outline.
_PROBLEMS = (
    (
        "could not find expected ':'",
        "This line has no colon after its key.",
        "Write `key: value`, or indent the line if it goes on with the text above.",
    ),
    (
        "mapping values are not allowed",
        "A colon stands where no key can be.",
        "Check the indentation of this line and the line above; " + _LITERAL,
    ),
    ("did not find expected key", "This line does not fit the lines above.", _LINE_UP),
    ("expected <block end>", "This line does not fit the lines above.", _LINE_UP),
    (
        "'-' indicator",
        "This line does not fit the list above.",
        "Begin it with `- ` in the column of the dashes above, or indent it under its item.",
    ),
    (
        "',' or ']'",
        "A list in square brackets is not closed.",
        "Part its items with commas and close it with `]`.",
    ),
    (
        "',' or '}'",
        "A mapping in braces is not closed.",
        "Part its entries with commas and close it with `}`.",
    ),
    ("cannot start any token", _SPECIAL, "To use it as text, " + _LITERAL),
    (
        "alphabetic or numeric",
        "A value begins with `*` or `&`, which mean something else in YAML.",
        "To use them as text, " + _LITERAL,
    ),
    (
        "not allowed in this context",
        "A list or a mapping stands where it cannot.",
        "Begin it on a line of its own, indented below its key.",
    ),
    (
        "escape",
        "A backslash in double quotation marks begins an unknown escape.",
        "Write `\\\\` for a backslash, or use single quotation marks.",
    ),
)


def explain(error: yaml.YAMLError, lines: LineIndex) -> tuple[Diagnostic, ...]:
    """One diagnostic for a syntax error, or several where the same slip stands on many lines.

    The place is that of the culprit where it is recognised, else where the parser stopped.
    """
    offset = _offset(error, lines)
    if "quoted scalar" in str(getattr(error, "context", "")) and "escape" not in _problem(error):
        return (_unclosed(error, lines),)
    number = lines.line_column(offset)[0]
    for near in _near(number, lines):
        for slip in _SLIPS:
            found = slip.pattern.match(lines.line(near))
            if found:
                return _every(slip, lines) if slip is _COLON else (_slip(slip, found, near, lines),)
    message, text = _plain_words(_problem(error))
    return (_error(message, text, _point(lines, offset)),)


def full_width_colons(lines: LineIndex) -> tuple[Diagnostic, ...]:
    """A diagnostic for each line that begins with a key and a full-width colon."""
    return _every(_COLON, lines)


def _every(slip: _Slip, lines: LineIndex) -> tuple[Diagnostic, ...]:
    numbered = enumerate(lines.text.split("\n"), start=1)
    matches = ((number, slip.pattern.match(line)) for number, line in numbered)
    return tuple(_slip(slip, found, number, lines) for number, found in matches if found)


def _slip(slip: _Slip, found: re.Match[str], number: int, lines: LineIndex) -> Diagnostic:
    place = Place(lines.file, number, found.start(2) + 1, number, found.end(2) + 1)
    return _error(slip.message, slip.help, place)


def _near(number: int, lines: LineIndex) -> Iterator[int]:
    """The line where the parser stopped, and the last one before it that is not blank."""
    yield number
    before = number - 1
    while before > 0 and not lines.line(before).strip():
        before -= 1
    if before > 0:
        yield before


def _unclosed(error: yaml.YAMLError, lines: LineIndex) -> Diagnostic:
    start = _index(getattr(error, "context_mark", None), len(lines.text))
    message = "A quotation mark opens here and is never closed."
    text = 'Close it at the end of the value; inside double quotation marks write `\\"` for a mark.'
    return _error(message, text, _point(lines, start))


def _offset(error: yaml.YAMLError, lines: LineIndex) -> int:
    marks: tuple[Any, ...] = (getattr(error, "problem_mark", None), getattr(error, "context_mark", None))
    found = next((mark for mark in marks if mark is not None), None)
    position = getattr(error, "position", len(lines.text))
    return min(_index(found, position), len(lines.text))


def _index(mark: Any, default: int) -> int:
    return default if mark is None else int(mark.index)


def _problem(error: yaml.YAMLError) -> str:
    return f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"


def _plain_words(problem: str) -> tuple[str, str]:
    for words, message, text in _PROBLEMS:
        if words in problem:
            return message, text
    return (
        "The outline is not well-formed YAML here.",
        "Compare the line with the example in the documentation.",
    )


def _point(lines: LineIndex, offset: int) -> Place:
    line, column = lines.line_column(offset)
    return Place(lines.file, line, column, line, column + 1)


def _error(message: str, text: str, place: Place) -> Diagnostic:
    return Diagnostic("yaml-syntax", Severity.ERROR, message, text, place)
