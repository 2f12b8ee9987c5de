"""Puts new values into the text of an outline in the place of the old ones, and reads it again to be sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefsmith.outline.events import read_tree
from briefsmith.outline.model import Outline
from briefsmith.outline.places import Path
from briefsmith.outline.scalars import Scalar, rewritings
from briefsmith.spans import LineIndex, Place

#: How much deeper than its key a line that continues a value begins.
_DEEPER = 2


@dataclass(frozen=True, slots=True)
class Splice:
    """One value written anew: ``start:end`` of the text is to be ``text``."""

    path: Path
    value: str
    start: int
    end: int
    text: str
    keeps_style: bool


class Splicer:
    """One outline whose values are replaced.

    Every answer was read again: all values are then as wanted, and all others as they were.
    """

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._text = outline.lines.text
        tree, _ = read_tree(outline.lines)
        self._root = tree.root if tree is not None else None
        self._line_end = "\r\n" if "\r\n" in self._text else "\n"

    def splices(self, values: Mapping[Path, str]) -> tuple[Splice, ...]:
        """How to write those of the values that can be written; each in the most faithful way."""
        choices = [choices for path, value in values.items() if (choices := self._choices(path, value))]
        chosen = self._settled(choices)
        return chosen if self.holds(chosen) else ()

    def spliced(self, splices: Sequence[Splice]) -> str:
        """The text with these values."""
        pieces: list[str] = []
        position = 0
        for one in sorted(splices, key=lambda splice: splice.start):
            pieces += (self._text[position : one.start], one.text)
            position = one.end
        return "".join(pieces) + self._text[position:]

    def _choices(self, path: Path, new: str) -> tuple[Splice, ...]:
        """The ways to write one value, the most faithful first; each text once."""
        old = _value_at(self._root, path)
        if not isinstance(old, str) or path not in self._outline.places:
            return ()
        start, end = _range(self._outline.lines, self._outline.places[path])
        scalar = Scalar(self._text[start:end], old, self._indent(path), self._line_end)
        ways: dict[str, Splice] = {}
        for text, keeps in rewritings(scalar, new):
            ways.setdefault(text, Splice(path, new, start, end, text, keeps))
        return tuple(ways.values())

    def _indent(self, path: Path) -> str:
        key = self._outline.key_places.get(path)
        return " " * ((key.column - 1 if key else 0) + _DEEPER)

    def _settled(self, choices: Sequence[tuple[Splice, ...]]) -> tuple[Splice, ...]:
        """The first way that holds for each value; none for a value that has no such way.

        All first ways are tried together, then by halves, for one value in hundreds needs another.
        """
        first = tuple(ways[0] for ways in choices)
        if self.holds(first):
            return first
        if len(choices) == 1:
            return next(((way,) for way in choices[0] if self.holds((way,))), ())
        half = len(choices) // 2
        return (*self._settled(choices[:half]), *self._settled(choices[half:]))

    def holds(self, splices: Sequence[Splice]) -> bool:
        """Whether the text with these values says just that."""
        tree, problems = read_tree(LineIndex(self._outline.file, self.spliced(splices)))
        values = {one.path: one.value for one in splices}
        return tree is not None and not problems and tree.root == _with_values(self._root, values, ())


def _range(lines: LineIndex, place: Place) -> tuple[int, int]:
    return lines.offset(place.line, place.column), lines.offset(place.end_line, place.end_column)


def _value_at(root: Any, path: Path) -> Any:
    for step in path:
        try:
            root = root[step]
        except (KeyError, IndexError, TypeError):
            return None
    return root


def _with_values(node: Any, values: Mapping[Path, str], path: Path) -> Any:
    """A copy of the tree with other values at some paths."""
    if path in values:
        return values[path]
    if isinstance(node, dict):
        return {key: _with_values(inner, values, (*path, key)) for key, inner in node.items()}
    if isinstance(node, list):
        return [_with_values(inner, values, (*path, index)) for index, inner in enumerate(node)]
    return node
