"""A file, a range, a line: where something stands, and how offsets become lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of text: Unicode code points, 0-based, ``end`` exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def shifted(self, by: int) -> Span:
        """The same range in a text that begins ``by`` code points earlier."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Place:
    """A range in a file as an editor counts it: lines and columns are 1-based, columns in code
    points, the end column exclusive. ``file`` is the path as the user gave it.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class LineIndex:
    r"""Turns offsets of one text into lines and columns.

    Only ``\n`` ends a line, as editors count: libraries that also count NEL, U+2028 or form feed
    would point at the wrong line. A ``\r`` before the ``\n`` belongs to the line that it ends.
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._starts = [0]
        self._starts.extend(found.end() for found in re.finditer("\n", text))

    def line_column(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of a code point; an offset past the end gives the end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column; past the end of the file, that end."""
        if line > len(self._starts):
            return len(self.text)
        return min(self._starts[line - 1] + column - 1, len(self.text))

    def place(self, span: Span) -> Place:
        """The place of a range of offsets."""
        line, column = self.line_column(span.start)
        end_line, end_column = self.line_column(span.end)
        return Place(self.file, line, column, end_line, end_column)

    def line(self, number: int) -> str:
        """The text of a 1-based line without its line end; empty past the end of the file."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r")
