"""Where the blocks of a prose text stand in it, for what is to be said beside one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from briefsmith.compose.prose import prose_tokens
from briefsmith.compose.prose_notes import NOTE_CLOSE, NOTE_OPEN, REFERENCE

#: The tokens that a block begins with that can have comments.
_BLOCKS = frozenset({"paragraph_open", "heading_open", "table_open"})


@dataclass(frozen=True, slots=True)
class ProsePlace:
    """A stretch of a prose text (code points, 0-based, end exclusive), and the block that it is printed in:
    its number among the paragraphs, headings and tables that ``prose_blocks`` makes, from 0.
    """

    start: int
    end: int
    block: int


def commentable_places(text: str) -> tuple[ProsePlace, ...]:
    """The paragraphs, headings and tables of a prose text, in its order. The text of a footnote is one, too,
    with the number of the block that refers to it first.
    """
    starts = [0, *(found.end() for found in re.finditer("\n", text)), len(text)]
    found = sorted(_line_ranges(prose_tokens(text)))
    return tuple(
        ProsePlace(starts[first], starts[min(last, len(starts) - 1)], block) for first, last, block in found
    )


def _line_ranges(tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    """The first line, the line behind the last, and the number of the block."""
    blocks, depth = 0, 0
    notes: dict[str, list[int]] = {}
    homes: dict[str, int] = {}
    for token in tokens:
        if token.type == NOTE_OPEN:
            depth += 1
            notes.setdefault(str(token.meta["label"]), token.map or [0, 0])
        elif token.type == NOTE_CLOSE:
            depth -= 1
        elif not depth and token.type in _BLOCKS:
            first, last = token.map or [0, 0]
            yield first, last, blocks
            blocks += 1
        elif not depth and token.type == "inline":
            for child in token.children or []:
                if child.type == REFERENCE:
                    homes.setdefault(str(child.meta["label"]), blocks - 1)
    yield from ((notes[label][0], notes[label][1], block) for label, block in homes.items() if label in notes)
