"""The lines of a PDF as values, and which of them are running heads, running feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

from briefsmith.sources.pdf_characters import settled
from briefsmith.sources.pdf_notes import notes_moved

#: The part of a page at its top and at its bottom that can hold running heads and feet.
_EDGE = 0.14
#: A page number stands nearer to the edge than a line of text does.
_NUMBER_EDGE = 0.12
#: The margin of a page, where nothing but heads and feet stands.
_MARGIN = 0.065
#: So many lines from the top or the bottom are looked at.
_OUTERMOST = 3
#: From this share of the longest line on, a line is as long as those of the text.
_LONG = 0.7

_NUMBER = re.compile(
    r"[\s\-–—·|]*(?:(?:page|p\.|第|-)?\s*[0-9]{1,4}\s*(?:[页頁쪽]|ページ)?"
    r"(?:\s*(?:/|of|／|\||共)\s*(?:共|第)?\s*[0-9]{1,4}\s*[页頁]?)?|[ivxlc]{1,7})[\s\-–—·|]*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its corners in points from the lower left, the size of its letters, the column of
    the page that it stands in (below 0: printed aslant), the places of small raised numbers in its text,
    its text, and where that begins in the text of the file.
    """

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    region: int
    raised: tuple[tuple[int, int], ...]
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its 1-based number; ``images`` counts its pictures. ``notes`` says that it is only the foot
    of the page of that number, with notes that come after the next page.
    """

    number: int
    height: float
    images: int
    lines: tuple[Line, ...]
    notes: bool = False


def read_pages(answer: Mapping[str, Any]) -> tuple[str, tuple[Page, ...]]:
    """The text of a file, a line feed after each line and a form feed after each page, and its pages."""
    pieces: list[str] = []
    pages: list[Page] = []
    length = 0
    for number, page in notes_moved(answer["pages"]):
        lines: list[Line] = []
        texts = settled(line[-1] for line in page["lines"])
        for (x0, y0, x1, y1, size, bold, region, high, _), text in zip(page["lines"], texts, strict=True):
            raised = tuple((start, end) for start, end in high)
            lines.append(Line(number, x0, y0, x1, y1, size, bold, region, raised, text, length))
            pieces.append(text + "\n")
            length += len(text) + 1
        pieces.append("\f")
        length += 1
        pages.append(Page(number, page["height"], page["images"], tuple(lines), "notes" in page))
    return "".join(pieces), tuple(pages)


def running_lines(pages: Iterable[Page]) -> frozenset[int]:
    """The lines (by where they begin) that are heads, feet or numbers of pages rather than text.

    A head or foot says the same, figures apart, at the same height of several pages.
    """
    pages = tuple(page for page in pages if not page.notes)
    outer = [(page, line) for page in pages for line in _outermost(page)]
    places = Counter({(_key(page, line), page.number) for page, line in outer})
    counts = Counter(key for key, _ in places)
    return frozenset(
        line.start
        for page, line in outer
        if counts[_key(page, line)] >= _least(page, line, len(pages))
        or (_is_number(page, line) and _near_edge(page, line, _NUMBER_EDGE))
    )


def _least(page: Page, line: Line, pages: int) -> int:
    """On how many pages a line must stand: on most of them where it looks like a line of the text."""
    widest = max(one.x1 - one.x0 for one in page.lines)
    near = [
        one
        for one in page.lines
        if one is not line
        and abs(one.size - line.size) < 1
        and abs(one.x0 - line.x0) < 3 * line.size
        and line.y0 - 2.2 * line.size < one.y0 < line.y0 + 2.2 * line.size
    ]
    if pages == 1:
        return 1 if _stands_alone(page, line) else 2
    usual = median(one.size for one in page.lines)
    if near or line.size > 1.1 * usual or line.x1 - line.x0 > _LONG * widest:
        return max(3, round(pages * 0.6))
    return 2 if pages <= 6 else 3


def _stands_alone(page: Page, line: Line) -> bool:
    """On a page that is the only one: short, in the margin, and well apart from the text."""
    if not _near_edge(page, line, _MARGIN) or line.x1 - line.x0 > 0.5 * max(
        one.x1 - one.x0 for one in page.lines
    ):
        return False
    apart = [abs(one.y0 - line.y0) for one in page.lines if abs(one.y0 - line.y0) > 0.5 * line.size]
    return len(page.lines) > 5 and min(apart) > 1.8 * line.size


def _outermost(page: Page) -> set[Line]:
    ordered = sorted(page.lines, key=lambda line: line.y0)
    outer = {*ordered[:_OUTERMOST], *ordered[-_OUTERMOST:]}
    return {line for line in outer if _near_edge(page, line, _EDGE)}


def _near_edge(page: Page, line: Line, share: float) -> bool:
    middle = (line.y0 + line.y1) / 2
    return middle < page.height * share or middle > page.height * (1 - share)


def _is_number(page: Page, line: Line) -> bool:
    """A number that stands alone at its height."""
    beside = [one for one in page.lines if one is not line and one.y0 < line.y1 and one.y1 > line.y0]
    return _NUMBER.match(line.text) is not None and all(_near_edge(page, one, _NUMBER_EDGE) for one in beside)


def _key(page: Page, line: Line) -> tuple[str, int]:
    return re.sub(r"[0-9]+", "0", line.text).strip(), round(line.y0 / 4)
