"""The page of a section of a Word file: its size, its margins, its grid, how its pages are counted."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from briefsmith.writers.docx.page import MARGIN_LEFT, MARGIN_RIGHT, PAGE_HEIGHT, PAGE_WIDTH
from briefsmith.writers.docx.xml_names import W

_MARGIN = 1440
_SIDES = (("left", _MARGIN), ("right", _MARGIN), ("gutter", 0))
_GRIDS = {"lines", "linesAndChars", "snapToChars"}


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """``width`` and ``height`` are those of the text, ``pitch`` the height of a line of the grid or 0, all in
    twips; ``start`` is the number of the first page, where the section sets one.
    """

    width: float = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
    height: float = PAGE_HEIGHT - 2 * _MARGIN
    pitch: float = 0
    new_page: bool = True
    start: int | None = None
    number_format: str = "decimal"
    asian: bool = True


def geometry_of(section: etree._Element) -> PageGeometry:
    """The page that a ``w:sectPr`` describes."""

    def value(tag: str, name: str, default: float) -> float:
        found = section.find(f"{{{W}}}{tag}")
        text = "" if found is None else found.get(f"{{{W}}}{name}", "")
        try:
            return float(text)
        except ValueError:
            return default

    def word(tag: str, name: str, default: str) -> str:
        found = section.find(f"{{{W}}}{tag}")
        return default if found is None else found.get(f"{{{W}}}{name}", default)

    width = value("pgSz", "w", PAGE_WIDTH)
    width -= sum(value("pgMar", side, usual) for side, usual in _SIDES)
    columns = max(1, int(value("cols", "num", 1)))
    if columns > 1:
        width = (width - (columns - 1) * value("cols", "space", 720)) / columns
    height = value("pgSz", "h", PAGE_HEIGHT)
    height -= abs(value("pgMar", "top", _MARGIN)) + abs(value("pgMar", "bottom", _MARGIN))
    start = value("pgNumType", "start", -1)
    return PageGeometry(
        width=max(width, 1000),
        height=max(height, 1000) * columns,
        pitch=value("docGrid", "linePitch", 0) if word("docGrid", "type", "") in _GRIDS else 0,
        new_page=word("type", "val", "nextPage") != "continuous",
        start=int(start) if start >= 0 else None,
        number_format=word("pgNumType", "fmt", "decimal"),
    )
