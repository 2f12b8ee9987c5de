"""Collected text cut into the lines that a reader sees as paragraphs of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from briefsmith.spans import Span
from briefsmith.text.mapped import MappedText

_SENTENCE_END = re.compile(r"[。！？!?.…：:；;”」』）)]\s*\Z")
#: How a line ends that a sentence ends with, and where a sentence cannot begin or end.
_STOP = re.compile(r"[。！？!?…：；][”’」』）)]*\s*\Z")
_GOES_ON = re.compile(r"\s*(?:[，。、；：！？）》」』】〉”’%％]|年[，。、\d]|月\d)")
_OPENED = re.compile(r"[（《「『【〈“‘]\s*\Z")
_NUMBERED = re.compile(r"\s*(?:[0-9]{1,2}\s?[).、．]|[•·●◆■-]\s)")
_OF_ITS_OWN = re.compile(
    r"\s*(?:By\s+[A-Z]|(?:文|作者|记者|記者)\s*[:：/／]|[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})"
)


@dataclass(slots=True)
class Piece:
    """A piece of the text that is being collected; ``content`` is ``None`` for a line break, ``weight``
    its length without the white space around it.
    """

    content: MappedText | None
    weight: int = 0
    link: str | None = None
    bold: bool = False
    small: bool = False
    timed: bool = False


def lines_of(pieces: list[Piece]) -> list[list[Piece]]:
    """The collected pieces cut at line breaks: always at two of them, at a single one where the lines are
    sentences or items of their own rather than one that was broken for its looks.
    """
    if all(piece.content is not None for piece in pieces):
        return [pieces]
    lines: list[list[Piece]] = []
    for block in map(_mended, _segments(pieces)):
        texts = list(map(_text, block))
        apart = any(_SENTENCE_END.search(text) for text in texts[:-1]) or any(map(_NUMBERED.match, texts[1:]))
        apart = apart or any(map(_OF_ITS_OWN.match, texts)) or _has_bold_line(block)
        lines.extend(block if apart or len(block) < 2 else [_on_one_line(block)])
    return lines


def _text(line: list[Piece]) -> str:
    return "".join(piece.content.text for piece in line if piece.content)


def _mended(block: list[list[Piece]]) -> list[list[Piece]]:
    """Lines joined into their sentences where some break stands inside of one: before a comma, after an
    opening quotation mark. Whoever saved such a page broke it at each change of type.
    """
    texts = list(map(_text, block))
    if not any(_GOES_ON.match(after) or _OPENED.search(before) for before, after in pairwise(texts)):
        return block
    mended: list[list[list[Piece]]] = []
    for line, text in zip(block, texts, strict=True):
        before = _text(mended[-1][-1]) if mended else ""
        if mended and (_GOES_ON.match(text) or not _STOP.search(before)):
            mended[-1].append(line)
        else:
            mended.append([line])
    return [_on_one_line(lines) for lines in mended]


def _has_bold_line(block: list[list[Piece]]) -> bool:
    """Whether some lines are all bold and others not at all: titles with what follows them."""
    bold = [shares(line)[1] for line in block]
    return len(bold) > 1 and max(bold) == 1.0 and min(bold) == 0.0


def _segments(pieces: list[Piece]) -> list[list[list[Piece]]]:
    """Blocks that are parted by two or more breaks, each a list of the lines that single breaks part."""
    blocks: list[list[list[Piece]]] = [[]]
    line: list[Piece] = []
    breaks = 0
    for piece in pieces:
        if piece.content is None:
            breaks += 1
        elif piece.weight:
            if breaks and line:
                blocks[-1].append(line)
                line = []
            if breaks > 1:
                blocks.append([])
            breaks = 0
            line.append(piece)
        elif not breaks:
            line.append(piece)
    blocks[-1].append(line)
    return blocks


def _on_one_line(block: list[list[Piece]]) -> list[Piece]:
    """Lines one after the other, their breaks as white space."""
    result: list[Piece] = []
    for line in block:
        if result and line:
            start, end = _edge(result[-1], last=True), _edge(line[0], last=False)
            result.append(Piece(MappedText.standing_for(" ", Span(start, max(start, end)))))
        result.extend(line)
    return result


def _edge(piece: Piece, *, last: bool) -> int:
    assert piece.content is not None
    return piece.content.last if last else piece.content.first


def joined(before: MappedText, after: MappedText) -> MappedText:
    """Two texts with one space between them, which stands for all that parts them in the file."""
    start, end = before.last, after.first
    return MappedText.join([before, MappedText.standing_for(" ", Span(start, max(start, end))), after])


def shares(line: list[Piece]) -> tuple[float, float, float, float]:
    """How much of the text of a line is linked, bold, small and a time, each from 0 to 1."""
    total = linked = bold = small = timed = 0
    for piece in line:
        weight = piece.weight
        total += weight
        linked += weight if piece.link is not None else 0
        bold += weight if piece.bold else 0
        small += weight if piece.small else 0
        timed += weight if piece.timed else 0
    return (linked / total, bold / total, small / total, timed / total) if total else (0.0, 0.0, 0.0, 0.0)
