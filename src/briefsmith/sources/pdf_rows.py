"""The rows of a page of a PDF: glyphs that follow one another make pieces, pieces side by side make rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

#: From which distance on, in letters, two pieces of a row may belong to two columns.
COLUMN_GAP = 0.9
#: So far apart, in points, lines of one column begin at most.
ALIGNED = 1.5


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


def rows_of(glyphs: Iterable[Glyph], rules: Iterable[Rule]) -> list[Row]:
    """The rows of a page from its top down; ``glyphs`` come as the file draws them, ``rules`` part pieces."""
    return [row_of(row) for row in _with_raised(_gathered(_pieces(glyphs, _Rules(rules))))]


def _gathered(pieces: Iterable[Piece]) -> list[list[Piece]]:
    gathered: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: -one.base):
        first = gathered[-1][0] if gathered else None
        if first and first.base - piece.base < 0.45 * min(first.size, piece.size):
            gathered[-1].append(piece)
        else:
            gathered.append([piece])
    return gathered


def is_reading(row: Row, below: Row | None) -> bool:
    """Whether a row holds nothing but small kana right above a line: how its ideographs are read."""
    if below is None or row.size > 0.65 * below.size or row.base - below.base > 1.3 * below.size:
        return False
    return all(_is_kana(glyph) for piece in row.pieces for glyph in piece.glyphs)


def row_of(pieces: Iterable[Piece]) -> Row:
    """The row that pieces make, from the left, without what is printed twice; it stands where its longest
    piece does. There must be a piece.
    """
    ordered = sorted(pieces, key=lambda one: one.x0)
    kept = [
        one for one, before in zip(ordered, (None, *ordered), strict=False) if not _is_shadow(one, before)
    ]
    longest = max(kept, key=lambda one: len(one.glyphs))
    return Row(tuple(kept), longest.base, longest.size)


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
    return -0.6 * glyph.size < glyph.x0 - before.x1 < COLUMN_GAP * glyph.size


def _piece(run: Sequence[Glyph], ruled: bool) -> Iterator[Piece]:
    ink = [glyph for glyph in run if not glyph.text.isspace()]
    if ink:
        size = sorted(glyph.size for glyph in ink)[len(ink) // 2]
        ends = min(glyph.x0 for glyph in ink), max(glyph.x1 for glyph in ink)
        yield Piece(tuple(run), *ends, ink[0].base, size, ruled)


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
