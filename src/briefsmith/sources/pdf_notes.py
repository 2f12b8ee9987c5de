"""Notes at the foot of the pages of a PDF: moved behind a paragraph that they cut in two, and their marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

#: Notes are set in letters smaller than this share of those of the text.
SMALLER = 0.93
#: The foot of a page, where page numbers stand.
_FOOT = 0.065
_SENTENCE_END = re.compile(r"[。！？.!?…][”』」』）)\"’]*[0-9]{0,3}\s*\Z")
#: How a note begins: with a number, in brackets or in a circle or not, or a mark.
NOTE = re.compile(r"\s*[\[［(（]?(?P<number>[0-9]{1,3}|[①-⑳*†‡§])[\]］)）.]?\s*\S")


def notes_moved(pages: Sequence[Mapping[str, Any]]) -> list[tuple[int, Mapping[str, Any]]]:
    """The pages with their 1-based numbers. Notes below a paragraph that goes on on the next page come after
    that page, as a page of their own with the number of the one that they stand on.
    """
    size = _usual_size(pages)
    found: list[tuple[int, Mapping[str, Any]]] = []
    waiting: list[tuple[int, Mapping[str, Any]]] = []
    for number, page in enumerate(pages, start=1):
        at = _first_note(page, size) if number < len(pages) else None
        lines = page["lines"]
        if at is None:
            found += [(number, page), *waiting]
            waiting = []
            continue
        foot = [line for line in lines[at:] if line[1] < _FOOT * page["height"]]
        notes = [line for line in lines[at:] if line[1] >= _FOOT * page["height"]]
        found += [(number, {**page, "lines": [*lines[:at], *foot]}), *waiting]
        waiting = [(number, {**page, "lines": notes, "images": 0, "notes": True})]
    return found + waiting


def _usual_size(pages: Sequence[Mapping[str, Any]]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page["lines"]:
            sizes[round(line[4], 1)] += len(line[-1])
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _first_note(page: Mapping[str, Any], size: float) -> int | None:
    """Where the notes begin that stand below a paragraph without an end, among the lines of a page."""
    lines = page["lines"]
    body = [
        number for number, line in enumerate(lines) if line[4] > SMALLER * size and not _is_foot(line, page)
    ]
    at = body[-1] + 1 if body else 0
    if not body or at >= len(lines) or _SENTENCE_END.search(lines[at - 1][-1]):
        return None
    below = all(line[1] < lines[at - 1][1] for line in lines[at:])
    return at if below and NOTE.match(lines[at][-1]) and not _is_foot(lines[at], page) else None


def _is_foot(line: Sequence[Any], page: Mapping[str, Any]) -> bool:
    return bool(line[1] < _FOOT * page["height"])
