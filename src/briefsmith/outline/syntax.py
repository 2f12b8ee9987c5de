"""Says in an analyst's words what is wrong with the YAML of an outline, and where."""

from __future__ import annotations

import re
from typing import Any

import yaml

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.outline.slips import LITERAL, slip_near
from briefsmith.spans import LineIndex, Place

_LINE_UP = "Line its key up with the keys above it; keys of one group begin in the same column."
_SPECIAL = "A value begins with a character that means something else in YAML."

#: A value that may be a list or a mapping; any other that begins with a bracket is meant as text.
_COLLECTIONS = re.compile(r"\s*(?:-\s*)*(?:outputs|sources|quotes|sections|csl)\s*:|[^:]*$")

#: A line on which a value begins with a quotation mark that does not close there.
_OPEN_QUOTE = re.compile(r"""(?:\s*-\s+)*\s*[A-Za-z_][\w.-]*:\s+(["'])(?!.*\1)""")

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
        "Check the indentation of this line and the line above; " + LITERAL,
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
    ("cannot start any token", _SPECIAL, "To use it as text, " + LITERAL),
    (
        "alphabetic or numeric",
        "A value begins with `*` or `&`, which mean something else in YAML.",
        "To use them as text, " + LITERAL,
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
    found = slip_near(number, lines) or _bracket(error, lines) or _left_open(number, lines)
    if found:
        return found
    message, text = _plain_words(_problem(error))
    return (_error(message, text, _point(lines, offset)),)


def _bracket(error: yaml.YAMLError, lines: LineIndex) -> tuple[Diagnostic, ...]:
    """A text that begins with a bracket, which opens a list or a mapping that never closes."""
    start = _index(getattr(error, "context_mark", None), len(lines.text))
    line, column = lines.line_column(start)
    mark = lines.text[start : start + 1]
    if mark not in ("[", "{") or _COLLECTIONS.match(lines.line(line)[: column - 1]):
        return ()
    message = f"The value begins with `{mark}`, which means something else in YAML."
    return (_error(message, "To use it as text, " + LITERAL, _point(lines, start)),)


def _left_open(number: int, lines: LineIndex) -> tuple[Diagnostic, ...]:
    """A quotation mark that opens a value and was taken to be closed by the next one further down."""
    for mark in ('"', "'"):
        if mark not in lines.line(number):
            continue
        above = number - 1
        while above > 0 and mark not in lines.line(above):
            above -= 1
        found = _OPEN_QUOTE.match(lines.line(above))
        if found and found[1] == mark:
            return (_never_closed(lines, lines.offset(above, found.start(1) + 1)),)
    return ()


def _unclosed(error: yaml.YAMLError, lines: LineIndex) -> Diagnostic:
    start = _index(getattr(error, "context_mark", None), len(lines.text))
    return _never_closed(lines, start)


def _never_closed(lines: LineIndex, start: int) -> Diagnostic:
    message = "A quotation mark opens here and is not closed at the end of the value."
    text = (
        'Close it at the end of the value; inside double quotation marks write `\\"` for a mark. '
        "If the mark is part of the text, write the value on lines of its own below `|`."
    )
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
