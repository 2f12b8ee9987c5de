"""How many lines a paragraph takes: characters by their widths, broken where Word breaks them.

Widths of Latin letters are those of the metrics that Times, Helvetica and Courier share with Times New
Roman, Arial and Courier New; an East Asian character is one em wide. All lengths are in twips.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from unicodedata import combining, east_asian_width

from pdfminer.fontmetrics import FONT_METRICS

#: What may not begin a line, and what may not end one, in Chinese and Japanese (禁则).
_NO_START = frozenset(
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞！＂％＇），．：；？］｀｜｝～￠々ー"
)
_NO_END = frozenset("$([{£¥‘“〈《「『【〔〖〝＄（［｛￡￥")
_SERIF, _SANS, _FIXED = "Times-Roman", "Helvetica", "Courier"
_SANS_FACES = ("arial", "helvetica", "liberation sans", "calibri", "verdana", "tahoma", "segoe", "aptos")
_FIXED_FACES = ("courier", "consolas", "liberation mono", "menlo")
#: What is neither Latin-1 nor wide, in thousandths of an em: Greek, Cyrillic, signs.
_OTHER = 560
#: What Word and LibreOffice put between a Latin letter or figure and an ideograph.
_JOIN = 0.2


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as it is set; ``note`` is the id of the footnote that is referred to here."""

    character: str
    width: float
    wide: bool
    size: float
    note: str = ""


@dataclass(slots=True)
class MeasuredLine:
    """A line of a paragraph: the largest type in it, and the footnotes that it refers to."""

    size: float
    notes: list[str]


def is_wide(character: str) -> bool:
    """Whether a character takes a whole square wherever it stands."""
    return east_asian_width(character) in "WF"


@cache
def metrics(face: str, bold: bool) -> dict[str, int]:
    """Widths in thousandths of an em, by character, for a Latin typeface."""
    lower = face.lower()
    if any(name in lower for name in _FIXED_FACES):
        family = _FIXED
    else:
        family = _SANS if any(name in lower for name in _SANS_FACES) else _SERIF
    bold_name = "Times-Bold" if family == _SERIF else f"{family}-Bold"
    return dict(FONT_METRICS[bold_name if bold else family][1])


def advance(character: str, widths: dict[str, int], asian: bool) -> tuple[float, bool]:
    """The width of a character in thousandths of an em, and whether it is set as a wide one; ``asian``
    where its run is East Asian, which makes quotation marks, dashes and dots wide.
    """
    if is_wide(character) or (asian and east_asian_width(character) == "A"):
        return 1000, True
    if combining(character) or character in "\u200b\u200c\u200d\u2060\ufeff":
        return 0, False
    return widths.get(character, _OTHER), False


def joined(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs with the space that is put where Latin letters and ideographs meet."""
    made = glyphs.copy()
    for index, (one, other) in enumerate(pairwise(glyphs)):
        if one.wide != other.wide and one.character.isalnum() and other.character.isalnum():
            made[index] = replace(one, width=one.width + _JOIN * one.size)
    return made


def break_lines(glyphs: list[Glyph], first: float, width: float) -> Iterator[MeasuredLine]:
    """The lines; the first is ``first`` wide, all others ``width``. A line feed ends one."""
    start, count = 0, len(glyphs)
    room = first
    while True:
        end = _line_end(glyphs, start, room)
        line = glyphs[start:end]
        yield MeasuredLine(
            max((glyph.size for glyph in line), default=0.0), [glyph.note for glyph in line if glyph.note]
        )
        start, room = end, width
        while start < count and glyphs[start].character == " ":
            start += 1
        if start >= count:
            return


def _line_end(glyphs: list[Glyph], start: int, room: float) -> int:
    """Where the line that begins at ``start`` ends."""
    used = 0.0
    possible = start
    for index in range(start, len(glyphs)):
        glyph = glyphs[index]
        if glyph.character == "\n":
            return index + 1
        if index > start and _may_break(glyphs[index - 1], glyph):
            possible = index
        used += glyph.width
        if used <= room or glyph.character == " ":
            continue
        return possible if possible > start else max(index, start + 1)
    return len(glyphs)


def _may_break(before: Glyph, after: Glyph) -> bool:
    if before.character == " ":
        return after.character != " "
    if after.character in _NO_START or before.character in _NO_END or after.note:
        return False
    if before.wide or after.wide:
        return after.character != " "
    return before.character in "-–—?" and after.character not in " "
