"""Lines of a given width in columns, where East Asian text may be broken between any two characters."""

from __future__ import annotations

import re

from rich.cells import cell_len

#: What may not be parted: a run without spaces and East Asian characters, else a single character;
#: closing punctuation stays with what it closes.
_CLOSING = "，。、；：？！”’）》」』】〉·…,.;:?!)%"
_UNBREAKABLE = re.compile(rf"\s+|(?:[^\s\u1100-\uffef]+|.)[{_CLOSING}]*", re.DOTALL)


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, none wider than ``width`` columns unless it is a single long word."""
    lines, current = [], ""
    for piece in _UNBREAKABLE.findall(text):
        if piece.isspace():
            current += " " if current else ""
        elif current and cell_len(current + piece) > width:
            lines.append(current.rstrip())
            current = piece
        else:
            current += piece
    return [*lines, current.rstrip()] if current.strip() or not lines else lines
