"""Titles that fit: broken into lines of like length on the first page, cut short in the header."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

#: How wide a title may be beside the marking in the header, in columns.
_SHORT = 56
#: After these a title may be broken with advantage.
_PAUSES = "：:，,；;、—？?！!》）"
_NO_START = "，。、；：？！》）」』”’%,.;:?!)"
_NO_END = "《（「『“‘("


def columns(text: str) -> int:
    """How many columns a text is wide: two for a Chinese character, one for a Latin one."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def shortened(title: str) -> str:
    """As much of the title as the header has room for, on one line."""
    flat = re.sub(r"\s+", " ", title).strip()
    room, end = _SHORT, 0
    while end < len(flat) and room > 0:
        room -= columns(flat[end])
        end += 1
    return flat if end == len(flat) else f"{_whole_words(flat, end - 1)}…"


def _whole_words(text: str, end: int) -> str:
    """The text up to ``end``, without a Latin word or number that is cut there."""
    cut = end
    while cut and not _may_break(text, cut):
        cut -= 1
    return text[: cut or end].rstrip(" ，、,:：—")


def _may_break(title: str, at: int) -> bool:
    """Whether a line may end before offset ``at``: not inside a Latin word or number, nor where
    punctuation would begin or end a line wrongly.
    """
    before, after = title[at - 1], title[at]
    if after in _NO_START or before in _NO_END or after == before == "—":
        return False
    return before == " " or (not (before.isascii() and after.isascii()) and after != " ")


def _joint(title: str, at: int) -> bool:
    """Whether words part before offset ``at`` that could else be one."""
    return title[at - 1] in "的 " or title[at] in "与和及或并"


def balanced(title: str, width: int) -> str:
    """The title with line feeds put in so that its lines are of like length, none alone with a
    character or two; ``width`` is that of a line in columns. Lines that the writer broke stay.
    """
    return "\n".join(part for line in title.split("\n") for part in _lines(line.strip(), width))


def _lines(title: str, width: int) -> list[str]:
    total = columns(title)
    count = -(-total // width)
    if count < 2:
        return [title]
    target = total / count

    def cost(at: int) -> float:
        used = columns(title[:at].rstrip())
        pause = 0.0 if title[at - 1] in _PAUSES else target / (8 if _joint(title, at) else 3)
        return abs(used - target) + pause + (10_000 if used > width else 0)

    places = [at for at in range(1, len(title)) if _may_break(title, at)]
    if not places:
        return [title]
    at = min(places, key=cost)
    return [title[:at].rstrip(), *_lines(title[at:].lstrip(), width)]
