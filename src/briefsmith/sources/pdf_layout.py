"""The lines of a page of a PDF in reading order, made from its glyphs: rows, columns, cells of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, zip_longest

from briefsmith.sources.pdf_cells import cells_of
from briefsmith.sources.pdf_columns import best_cut, part_of
from briefsmith.sources.pdf_rows import Glyph, Piece, Row, Rule, is_reading, rows_of

#: The region of what is no part of the text: printed aslant, or how ideographs are read.
ASIDE = -1
#: Columns are looked for inside columns so many times.
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class LaidLine:
    """One line of text. ``region`` numbers the columns of the page in reading order, or is ``ASIDE``;
    lines at one height in one region are cells of a table.
    """

    glyphs: tuple[Glyph, ...]
    base: float
    region: int


def lay_out(
    glyphs: Iterable[Glyph],
    regions: Iterator[int] | None = None,
    rules: Iterable[Rule] = (),
    cuts: set[float] | None = None,
) -> list[LaidLine]:
    """The lines that the glyphs of a page make, in reading order; ``glyphs`` come as the file draws them.

    ``cuts`` are the places between columns of earlier pages; those of this one are added.
    """
    rows = rows_of(glyphs, rules)
    told = [is_reading(row, below) for row, below in zip_longest(rows, rows[1:])]
    text = [row for row, aside in zip(rows, told, strict=True) if not aside]
    lines = _laid(text, 0, regions or count(), set() if cuts is None else cuts)
    readings = [row for row, aside in zip(rows, told, strict=True) if aside]
    return lines + [_line(row.pieces, row, ASIDE) for row in readings]


def _laid(rows: Sequence[Row], depth: int, regions: Iterator[int], cuts: set[float]) -> list[LaidLine]:
    cut = best_cut(rows, cuts) if depth < _DEPTH else None
    if cut is None:
        return _lines(rows, next(regions)) if rows else []
    x, first, last = cut
    cuts.add(x)
    above, beside, below = rows[:first], rows[first:last], rows[last:]
    left = [part_of([one for one in row.pieces if one.x0 < x]) for row in beside]
    right = [part_of([one for one in row.pieces if one.x0 >= x]) for row in beside]
    lines = _laid(above, depth + 1, regions, cuts)
    for side in (left, right):
        lines += _laid([row for row in side if row is not None], depth + 1, regions, cuts)
    return lines + _laid(below, depth + 1, regions, cuts)


def _lines(rows: Sequence[Row], region: int) -> list[LaidLine]:
    """One line a row, or one a cell where a row belongs to a table."""
    lines: list[LaidLine] = []
    for number, row in enumerate(rows):
        beside = [*rows[max(0, number - 1) : number], *rows[number + 1 : number + 2]]
        lines.extend(_line(cell, row, region) for cell in cells_of(row, beside))
    return lines


def _line(pieces: Iterable[Piece], row: Row, region: int) -> LaidLine:
    return LaidLine(tuple(glyph for piece in pieces for glyph in piece.glyphs), row.base, region)
