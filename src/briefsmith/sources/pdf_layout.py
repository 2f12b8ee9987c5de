"""The lines of a page of a PDF in reading order, made from its glyphs: rows, columns, cells of tables."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise, zip_longest
from statistics import median

#: From which distance on, in letters, two pieces of a row may belong to two columns, and from which they do.
_COLUMN_GAP, _CELL_GAP = 0.9, 4.0
#: The region of what is no part of the text: printed aslant, or how ideographs are read.
ASIDE = -1
#: So many lines a column has at least; if the other one has many, or the page before had the same, fewer.
_ROWS, _FEW, _MANY = 4, 2, 8
#: In columns of running text most lines are as long as this share of the column.
_FULL = 0.6
#: So far apart, in points, lines of one column begin at most.
_ALIGNED = 1.5
#: Columns are looked for inside columns so many times, and at so many places.
_DEPTH, _PLACES = 6, 12


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph: where it begins and ends on its line, its baseline and its size, in points, and its text."""

    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """An upright line that is drawn on the page, from ``low`` to ``high``."""

    x: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs that follow one another without a gap in which a column could end; spaces at its ends
    are no part of its length. ``ruled`` says that a rule stands before it.
    """

    glyphs: tuple[Glyph, ...]
    x0: float
    x1: float
    base: float
    size: float
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces that stand side by side, from the left."""

    pieces: tuple[Piece, ...]
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class LaidLine:
    """One line of text. ``region`` numbers the columns of the page in reading order, or is ``ASIDE``;
    lines at one height in one region are cells of a table.
    """

    glyphs: tuple[Glyph, ...]
    base: float
    region: int


class _Rules:
    """Finds the upright rules between two glyphs."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = sorted(rules, key=lambda rule: rule.x)
        self._places = [rule.x for rule in self._rules]

    def part(self, left: float, right: float, base: float, size: float) -> bool:
        """Whether a rule stands from ``left`` to ``right`` at the height of a line."""
        first, last = bisect_left(self._places, left), bisect_right(self._places, right)
        middle = base + 0.3 * size
        return any(rule.low < middle < rule.high for rule in self._rules[first:last])


def lay_out(
    glyphs: Iterable[Glyph],
    regions: Iterator[int] | None = None,
    rules: Iterable[Rule] = (),
    cuts: set[float] | None = None,
) -> list[LaidLine]:
    """The lines that the glyphs of a page make, in reading order; ``glyphs`` come as the file draws them.

    ``cuts`` are the places between columns of earlier pages; those of this one are added.
    """
    rows = _rows(_pieces(glyphs, _Rules(rules)))
    told = [_is_reading(row, below) for row, below in zip_longest(rows, rows[1:])]
    text = [row for row, is_reading in zip(rows, told, strict=True) if not is_reading]
    lines = _laid(text, 0, regions or count(), set() if cuts is None else cuts)
    readings = [row for row, is_reading in zip(rows, told, strict=True) if is_reading]
    return lines + [_line(row.pieces, row, ASIDE) for row in readings]


def _is_reading(row: Row, below: Row | None) -> bool:
    """Whether a row holds nothing but small kana right above a line: how its ideographs are read."""
    if below is None or row.size > 0.65 * below.size or row.base - below.base > 1.3 * below.size:
        return False
    return all(_is_kana(glyph) for piece in row.pieces for glyph in piece.glyphs)


def _is_kana(glyph: Glyph) -> bool:
    return all("\u3041" <= one <= "\u30ff" or one.isspace() for one in glyph.text)


def _pieces(glyphs: Iterable[Glyph], rules: _Rules) -> list[Piece]:
    pieces: list[Piece] = []
    run: list[Glyph] = []
    last: Glyph | None = None
    ruled = False
    for glyph in glyphs:
        if last is not None and _is_drawn_again(last, glyph):
            continue
        near = last is not None and abs(last.base - glyph.base) < 0.4 * glyph.size
        parted = (
            near
            and last is not None
            and rules.part(last.x1 - 0.05 * glyph.size, glyph.x0 + 0.05 * glyph.size, glyph.base, glyph.size)
        )
        if run and (parted or not _follows(run, last, glyph)):
            pieces.extend(_piece(run, ruled))
            run, last, ruled = [], None, parted
        run.append(glyph)
        last = last if glyph.text.isspace() else glyph
    pieces.extend(_piece(run, ruled))
    return pieces


def _is_drawn_again(last: Glyph, glyph: Glyph) -> bool:
    """Whether a glyph is drawn over itself, as programs do that have no bold font."""
    near = 0.25 * max(last.x1 - last.x0, 0.1)
    return last.text == glyph.text and abs(last.x0 - glyph.x0) < near and abs(last.base - glyph.base) < near


def _follows(run: Sequence[Glyph], last: Glyph | None, glyph: Glyph) -> bool:
    before = last or run[-1]
    if abs(before.base - glyph.base) > 0.15 * max(before.size, glyph.size):
        return False
    return -0.6 * glyph.size < glyph.x0 - before.x1 < _COLUMN_GAP * glyph.size


def _piece(run: Sequence[Glyph], ruled: bool) -> Iterator[Piece]:
    ink = [glyph for glyph in run if not glyph.text.isspace()]
    if ink:
        size = sorted(glyph.size for glyph in ink)[len(ink) // 2]
        ends = min(glyph.x0 for glyph in ink), max(glyph.x1 for glyph in ink)
        yield Piece(tuple(run), *ends, ink[0].base, size, ruled)


def _rows(pieces: Iterable[Piece]) -> list[Row]:
    gathered: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: -one.base):
        first = gathered[-1][0] if gathered else None
        if first and first.base - piece.base < 0.45 * min(first.size, piece.size):
            gathered[-1].append(piece)
        else:
            gathered.append([piece])
    return [_row(row) for row in _with_raised(gathered)]


def _row(pieces: Iterable[Piece]) -> Row:
    ordered = sorted(pieces, key=lambda one: one.x0)
    kept = [
        one for one, before in zip(ordered, (None, *ordered), strict=False) if not _is_shadow(one, before)
    ]
    longest = max(kept, key=lambda one: len(one.glyphs))
    return Row(tuple(kept), longest.base, longest.size)


def _is_shadow(piece: Piece, before: Piece | None) -> bool:
    if before is None or abs(piece.x0 - before.x0) > 0.15 * piece.size or abs(piece.x1 - before.x1) > 2:
        return False
    return [glyph.text for glyph in piece.glyphs] == [glyph.text for glyph in before.glyphs]


def _with_raised(rows: list[list[Piece]]) -> list[list[Piece]]:
    """The rows with small raised or lowered pieces (the numbers of notes) on the lines that they cling to."""
    kept: list[list[Piece]] = []
    waiting: list[Piece] = []
    for row in rows:
        stay = [one for one in waiting if not _clings(one, row)]
        row = [*row, *(one for one in waiting if _clings(one, row))]
        waiting = []
        if stay:
            kept.append(stay)
        lowered = kept and all(_clings(one, kept[-1]) for one in row)
        if lowered:
            kept[-1].extend(row)
        elif all(len(one.glyphs) <= 6 for one in row):
            waiting = row
        else:
            kept.append(row)
    return [*kept, waiting] if waiting else kept


def _clings(piece: Piece, row: Sequence[Piece]) -> bool:
    """Whether a piece is small and stands right before or behind a larger one, at about its height."""
    return (
        len(piece.glyphs) <= 6
        and not all(map(_is_kana, piece.glyphs))
        and any(
            piece.size < 0.85 * one.size
            and -0.35 * one.size < piece.base - one.base < 0.7 * one.size
            and (abs(piece.x0 - one.x1) < 0.4 * one.size or abs(one.x0 - piece.x1) < 0.4 * one.size)
            for one in row
        )
    )


def _laid(rows: Sequence[Row], depth: int, regions: Iterator[int], cuts: set[float]) -> list[LaidLine]:
    cut = _best_cut(rows, cuts) if depth < _DEPTH else None
    if cut is None:
        return _lines(rows, next(regions)) if rows else []
    x, first, last = cut
    cuts.add(x)
    above, beside, below = rows[:first], rows[first:last], rows[last:]
    left = [_part([one for one in row.pieces if one.x0 < x]) for row in beside]
    right = [_part([one for one in row.pieces if one.x0 >= x]) for row in beside]
    lines = _laid(above, depth + 1, regions, cuts)
    for side in (left, right):
        lines += _laid([row for row in side if row is not None], depth + 1, regions, cuts)
    return lines + _laid(below, depth + 1, regions, cuts)


def _part(pieces: Sequence[Piece]) -> Row | None:
    return _row(pieces) if pieces else None


def _best_cut(rows: Sequence[Row], cuts: set[float]) -> tuple[float, int, int] | None:
    """Where two columns are parted, and from which row to which: the place with the most rows beside it."""
    starts = Counter(round(one.x0) for row in rows for one in row.pieces)
    best: tuple[int, float, int, int] | None = None
    likely = [start - _ALIGNED for start, _ in starts.most_common(_PLACES)]
    for x in dict.fromkeys((*sorted(cuts), *likely)):
        for first, last in _free_runs(rows, x):
            sides = _sides(rows[first:last], x)
            beside = _beside(*sides)
            size = min(map(len, beside))
            if size and (best is None or size > best[0]) and _are_columns(sides, size, x in cuts):
                best = size, x, *_trimmed(rows, first, last, beside)
    return best[1:] if best else None


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
    left = [part for row in rows if (part := _part([one for one in row.pieces if one.x0 < x]))]
    right = [part for row in rows if (part := _part([one for one in row.pieces if one.x0 >= x]))]
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


def _lines(rows: Sequence[Row], region: int) -> list[LaidLine]:
    """One line a row, or one a cell where a row belongs to a table."""
    lines: list[LaidLine] = []
    for number, row in enumerate(rows):
        beside = [*rows[max(0, number - 1) : number], *rows[number + 1 : number + 2]]
        group: list[Piece] = []
        for piece in row.pieces:
            if group and _is_cell(group[-1], piece, row, beside):
                lines.append(_line(group, row, region))
                group = []
            group.append(piece)
        lines.append(_line(group, row, region))
    return lines


def _line(pieces: Iterable[Piece], row: Row, region: int) -> LaidLine:
    return LaidLine(tuple(glyph for piece in pieces for glyph in piece.glyphs), row.base, region)


def _is_cell(before: Piece, piece: Piece, row: Row, beside: Iterable[Row]) -> bool:
    """Whether a cell ends between two pieces: far apart, or under or above another cell that begins there."""
    gap = piece.x0 - before.x1
    if piece.ruled:
        return True
    last = before.glyphs[-1]
    is_spaced = last.text.isspace() and piece.x0 - last.x1 < 0.3 * piece.size
    if gap < _COLUMN_GAP * piece.size or is_spaced or _is_justified(row, gap):
        return False
    starts = (one.x0 for other in beside for one in other.pieces[1:])
    return gap > _CELL_GAP * piece.size or any(abs(x0 - piece.x0) < _ALIGNED for x0 in starts)


def _is_justified(row: Row, gap: float) -> bool:
    """Whether the gap is one of those that part all words of a line that was spread to its full width."""
    ink = [glyph for piece in row.pieces for glyph in piece.glyphs if not glyph.text.isspace()]
    gaps = [b.x0 - a.x1 for a, b in pairwise(ink) if b.x0 - a.x1 > 0.18 * b.size]
    return len(gaps) >= 3 and median(gaps) > 0.6 * gap
