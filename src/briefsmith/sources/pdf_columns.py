"""The columns of running text on a page of a PDF: where a page is cut in two, and from which row to which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from briefsmith.sources.pdf_rows import ALIGNED, Piece, Row, row_of

#: So many lines a column has at least; if the other one has many, or the page before had the same, fewer.
_ROWS, _FEW, _MANY = 4, 2, 8
#: In columns of running text most lines are as long as this share of the column.
_FULL = 0.6
#: Columns are looked for at so many places.
_PLACES = 12


def best_cut(rows: Sequence[Row], cuts: set[float]) -> tuple[float, int, int] | None:
    """Where two columns are parted, and from which row to which: the place with the most rows beside it."""
    starts = Counter(round(one.x0) for row in rows for one in row.pieces)
    best: tuple[int, float, int, int] | None = None
    likely = [start - ALIGNED for start, _ in starts.most_common(_PLACES)]
    for x in dict.fromkeys((*sorted(cuts), *likely)):
        for first, last in _free_runs(rows, x):
            sides = _sides(rows[first:last], x)
            beside = _beside(*sides)
            size = min(map(len, beside))
            if size and (best is None or size > best[0]) and _are_columns(sides, size, x in cuts):
                best = size, x, *_trimmed(rows, first, last, beside)
    return best[1:] if best else None


def part_of(pieces: Sequence[Piece]) -> Row | None:
    """The row of some of the pieces of a row; ``None`` where there are none."""
    return row_of(pieces) if pieces else None


def _free_runs(rows: Sequence[Row], x: float) -> Iterator[tuple[int, int]]:
    """The runs of rows in which nothing is printed across ``x``."""
    first = 0
    for number, row in enumerate(rows):
        if any(one.x0 < x < one.x1 for one in row.pieces):
            if number > first:
                yield first, number
            first = number + 1
    if first < len(rows):
        yield first, len(rows)


def _sides(rows: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    """The rows on the left and on the right."""
    left = [part for row in rows if (part := part_of([one for one in row.pieces if one.x0 < x]))]
    right = [part for row in rows if (part := part_of([one for one in row.pieces if one.x0 >= x]))]
    return left, right


def _beside(left: list[Row], right: list[Row]) -> tuple[list[Row], list[Row]]:
    """The rows as far as they stand beside one another."""
    if not left or not right:
        return [], []
    top = min(left[0].base, right[0].base) + 0.5 * left[0].size
    low = max(left[-1].base, right[-1].base) - 0.5 * left[0].size
    return (
        [row for row in left if low <= row.base <= top],
        [row for row in right if low <= row.base <= top],
    )


def _are_columns(sides: tuple[list[Row], list[Row]], beside: int, known: bool) -> bool:
    """Whether two columns of running text stand side by side, ``beside`` lines of the shorter."""
    many = max(map(len, sides))
    if (beside >= _ROWS or (beside >= _FEW and many >= _MANY)) and _are_running(sides):
        return True
    longer = max(sides, key=len)
    return known and many >= _MANY and _are_running((longer, longer))


def _are_running(sides: tuple[list[Row], list[Row]]) -> bool:
    """Whether two columns hold running text: most lines fill them, and begin below one another."""
    for rows in sides:
        extents = [(row.pieces[0].x0, row.pieces[-1].x1) for row in rows]
        left, right = min(x0 for x0, _ in extents), max(x1 for _, x1 in extents)
        full = sum(x1 - x0 > _FULL * (right - left) for x0, x1 in extents)
        letters = median(sum(len(one.glyphs) for one in row.pieces) for row in rows)
        if full * 2 < len(extents) or letters < 8:
            return False
    begins = Counter(round(row.pieces[0].x0 / 2) for row in sides[1])
    return sum(number for _, number in begins.most_common(2)) * 3 >= len(sides[1]) * 2


def _trimmed(
    rows: Sequence[Row], first: int, last: int, sides: tuple[list[Row], list[Row]]
) -> tuple[int, int]:
    """The rows from ``first`` to ``last`` without those at the ends that stand apart from the columns."""
    bases = [row.base for side in sides for row in side]
    start = next(n for n in range(first, last) if rows[n].base <= max(bases) + 0.1)
    end = next(n for n in range(last - 1, first - 1, -1) if rows[n].base >= min(bases) - 0.1) + 1
    while start > first and _is_near(rows[start - 1], rows[start]):
        start -= 1
    while end < last and _is_near(rows[end - 1], rows[end]):
        end += 1
    return start, end


def _is_near(above: Row, below: Row) -> bool:
    alike = abs(above.size - below.size) < 0.15 * below.size
    return alike and above.base - below.base < 2.2 * below.size
