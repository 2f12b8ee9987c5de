"""Between which edges each line of a PDF stands: those of its column, or of a quotation that is set in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefsmith.sources.pdf_pages import Line


@dataclass(frozen=True, slots=True)
class Column:
    """Where the lines beside which a line stands begin and end."""

    left: float
    right: float


def columns_of(lines: Sequence[Line]) -> dict[int, Column]:
    """The edges between which each line stands: those of the lines of its size in its column of the page."""
    found: dict[int, Column] = {}
    for region in dict.fromkeys(line.region for line in lines):
        inside = [line for line in lines if line.region == region]
        for alike in _by_size(inside):
            whole = _column(alike)
            for stripe in _stripes(alike):
                column = _narrower(whole, stripe)
                found |= {line.start: column for line in stripe}
    return found


def _by_size(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: one.size):
        if groups and line.size <= 1.15 * groups[-1][0].size:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [sorted(group, key=lambda one: one.start) for group in groups]


def _stripes(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines that begin below one another."""
    stripes: list[list[Line]] = []
    for line in lines:
        if stripes and abs(line.x0 - stripes[-1][-1].x0) < 0.3 * line.size:
            stripes[-1].append(line)
        else:
            stripes.append([line])
    return stripes


def _narrower(whole: Column, stripe: Sequence[Line]) -> Column:
    """The edges of a stripe that is set in, as long quotations are, or stands beside a picture."""
    size = stripe[0].size
    right = max(line.x1 for line in stripe)
    full = sum(right - line.x1 < 2 * size for line in stripe)
    indented = stripe[0].x0 - whole.left > 0.8 * size
    broad = right - stripe[0].x0 > (0.6 if indented else 0.25) * (whole.right - whole.left)
    few = full < 2 if indented else len(stripe) < 4 or full * 5 < len(stripe) * 3
    if few or not broad or whole.right - right < 1.2 * size:
        return whole
    return Column(min(line.x0 for line in stripe) if indented else whole.left, right)


def _column(lines: Sequence[Line]) -> Column:
    begins = Counter(round(line.x0) for line in lines)
    often = [x for x, number in begins.items() if number > 1] or list(begins)
    return Column(min(often), max(line.x1 for line in lines))
