"""The cells of tables in a row of a PDF: where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from briefsmith.sources.pdf_rows import ALIGNED, COLUMN_GAP, Piece, Row

#: From which distance on, in letters, two pieces of a row are two cells.
_CELL_GAP = 4.0


def cells_of(row: Row, beside: Sequence[Row]) -> Iterator[tuple[Piece, ...]]:
    """The pieces of a row by the cells that they stand in; ``beside`` are the rows above and below it.

    A row that belongs to no table is one cell.
    """
    group: list[Piece] = []
    for piece in row.pieces:
        if group and _is_cell(group[-1], piece, row, beside):
            yield tuple(group)
            group = []
        group.append(piece)
    yield tuple(group)


def _is_cell(before: Piece, piece: Piece, row: Row, beside: Iterable[Row]) -> bool:
    """Whether a cell ends between two pieces: far apart, or under or above another cell that begins there."""
    gap = piece.x0 - before.x1
    if piece.ruled:
        return True
    last = before.glyphs[-1]
    is_spaced = last.text.isspace() and piece.x0 - last.x1 < 0.3 * piece.size
    if gap < COLUMN_GAP * piece.size or is_spaced or _is_justified(row, gap):
        return False
    starts = (one.x0 for other in beside for one in other.pieces[1:])
    return gap > _CELL_GAP * piece.size or any(abs(x0 - piece.x0) < ALIGNED for x0 in starts)


def _is_justified(row: Row, gap: float) -> bool:
    """Whether the gap is one of those that part all words of a line that was spread to its full width."""
    ink = [glyph for piece in row.pieces for glyph in piece.glyphs if not glyph.text.isspace()]
    gaps = [b.x0 - a.x1 for a, b in pairwise(ink) if b.x0 - a.x1 > 0.18 * b.size]
    return len(gaps) >= 3 and median(gaps) > 0.6 * gap
