"""The glyphs of a page of a PDF as the parser meets them, and the lines that they make."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, pairwise
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTPage
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect

from briefsmith.sources.pdf_characters import meant
from briefsmith.sources.pdf_layout import ASIDE, LaidLine, lay_out
from briefsmith.sources.pdf_rows import Glyph, Rule

#: From which distance, in letters, two characters are two words: on pages that hold no space, and on others.
_GAP, _WIDE_GAP = 0.18, 0.6
#: On a page of vertical text, heads and feet run from left to right in this share of it at both ends.
_MARGIN = 0.065
#: Upright rules are at most so wide and at least so high, in points; a page has so many at most.
_RULE_WIDTH, _RULE_HEIGHT, _RULES = 3.0, 6.0, 20_000
#: So many places between columns are remembered.
_CUTS = 12
#: A path of more steps is a drawing.
_STEPS = 200
#: How the text of a glyph runs: to the right, down, up, or aslant.
_RIGHT, _DOWN, _UP, _ASLANT = "right", "down", "up", "aslant"


class TooManyGlyphsError(Exception):
    """A page holds more glyphs than any page of text."""


Box = tuple[float, float, float, float]


class _Device(PDFLayoutAnalyzer):
    """Keeps the glyphs of a page as they are drawn and its upright rules, and counts its pictures."""

    def __init__(self, manager: PDFResourceManager, limit: int) -> None:
        super().__init__(manager, laparams=None)
        self.limit = limit
        self.start()

    def start(self) -> None:
        """Forget the page before."""
        self.glyphs: list[tuple[str, Glyph, Box]] = []
        self.rules: list[Rule] = []
        self.images = 0
        self.page: LTPage | None = None

    def paint_path(self, graphics: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        """Of lines and areas, those that can part two cells of a table are kept."""
        if len(path) > _STEPS or len(self.rules) >= _RULES:
            return
        part: list[tuple[float, float]] = []
        for step in (*path, ("m", 0.0, 0.0)):
            if step[0] == "m":
                self.rules += _rules(part, stroke)
                part = []
            if step[0] in ("m", "l"):
                part.append(apply_matrix_pt(self.ctm, (float(step[1]), float(step[2]))))

    def render_image(self, *_: Any, **__: Any) -> None:
        self.images += 1

    def receive_layout(self, ltpage: LTPage) -> None:
        self.page = ltpage

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        """One glyph: its box, and which way it runs. Gives how far the next one is, as the parser asks."""
        try:
            text = meant(font.to_unichr(cid))
        except PDFUnicodeNotDefined:
            text = "\ufffd"
        advance = float(font.char_width(cid)) * fontsize * scaling
        drop = _drop(font, cid, fontsize, rise, advance)
        box = apply_matrix_rect(matrix, drop)
        if all(map(math.isfinite, (*box, *matrix))):
            size = (box[2] - box[0] if font.is_vertical() else box[3] - box[1]) or 1.0
            name = str(font.fontname).lower()
            bold = "bold" in name or "heavy" in name or "black" in name
            glyph = Glyph(box[0], box[2], matrix[5] + rise * matrix[3], size, bold, _printable(text))
            self.glyphs.append((_direction(matrix), glyph, box))
        if len(self.glyphs) > self.limit:
            raise TooManyGlyphsError
        return advance


def _rules(points: Sequence[tuple[float, float]], stroke: bool) -> list[Rule]:
    """The upright rules of a line or a rectangle: itself if it is thin, else its sides if they are drawn."""
    if not 2 <= len(points) <= 5 or not all(math.isfinite(x) and math.isfinite(y) for x, y in points):
        return []
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    if high - low < _RULE_HEIGHT:
        return []
    if right - left < _RULE_WIDTH:
        return [Rule((left + right) / 2, low, high)]
    return [Rule(left, low, high), Rule(right, low, high)] if stroke else []


def _drop(font: Any, cid: int, size: float, rise: float, advance: float) -> Box:
    """The box of a glyph before it is put in its place, as the library reckons it."""
    if not font.is_vertical():
        low = float(font.get_descent()) * size + rise
        return 0.0, low, advance, low + size
    across, down = font.char_disp(cid)
    across = size * 0.5 if across is None else across * size * 0.001
    top = (1000 - down) * size * 0.001 + rise
    return -across, top + advance, size - across, top


def _printable(text: str) -> str:
    return "".join(one if one.isprintable() or one == "\u00ad" else " " for one in text) or " "


def _direction(matrix: Sequence[float]) -> str:
    a, b, *_ = matrix
    if abs(b) < 0.05 * max(abs(a), 1e-9):
        return _RIGHT
    if abs(a) < 0.05 * abs(b):
        return _UP if b > 0 else _DOWN
    return _ASLANT


class PageReader:
    """Reads pages one after the other; fonts are read once."""

    def __init__(self, limit: int) -> None:
        manager = PDFResourceManager()
        self._device = _Device(manager, limit)
        self._interpreter = PDFPageInterpreter(manager, self._device)
        self._cuts: set[float] = set()

    def read(self, page: Any) -> dict[str, Any]:
        """The size of a page, the number of its pictures, and its lines in reading order."""
        self._device.start()
        self._interpreter.process_page(page)
        done = self._device.page
        width, height = (done.width, done.height) if done is not None else (0.0, 0.0)
        drawn = self._device.glyphs
        if len(self._cuts) > _CUTS:
            self._cuts.clear()
        if _is_vertical(drawn):
            lines, height = list(_vertical(drawn, width, height)), width
        else:
            lines = list(_horizontal(drawn, self._device.rules, self._cuts))
        return {"width": width, "height": height, "images": self._device.images, "lines": lines}


def _horizontal(drawn: Sequence[Any], rules: Sequence[Rule], cuts: set[float]) -> Iterator[list[Any]]:
    """The lines from left to right, then those that run up or down the page, then what is aslant."""
    regions = count()
    flat = [glyph for direction, glyph, _ in drawn if direction == _RIGHT]
    yield from _written(lay_out(flat, regions, rules, cuts))
    for direction in (_UP, _DOWN):
        turned = [_turned(glyph, box, direction) for way, glyph, box in drawn if way == direction]
        yield from _written(lay_out(turned, regions))
    aslant = [glyph for direction, glyph, _ in drawn if direction == _ASLANT]
    if aslant:
        yield from _written([LaidLine(tuple(aslant), aslant[0].base, ASIDE)])


def _vertical(drawn: Sequence[Any], width: float, height: float) -> Iterator[list[Any]]:
    """The lines of a page on which text runs down, the first one on the right; heads and feet come first."""
    edge = _heads(drawn, height)
    regions = count()
    for line in _written(lay_out([drawn[number][1] for number in sorted(edge)], regions)):
        x0, y0, x1, _, *rest = line
        at = width * (0.99 if y0 > height / 2 else 0.0)
        yield [x0, at, x1, at + 0.01 * width, *rest]
    inner = [item for number, item in enumerate(drawn) if number not in edge]
    yield from _written(lay_out([_turned(glyph, box, _DOWN) for _, glyph, box in inner], regions))


def _heads(drawn: Sequence[Any], height: float) -> set[int]:
    """Which glyphs of a page of vertical text run from left to right at its upper or lower end."""
    found: set[int] = set()
    run: list[int] = []
    for number, (_, glyph, box) in enumerate(drawn):
        before = drawn[run[-1]][1] if run else None
        inside = _MARGIN * height < box[1] < (1 - _MARGIN) * height
        if before and (inside or abs(before.base - glyph.base) > 0.1 * glyph.size or glyph.x0 < before.x0):
            found.update(run if len(run) > 2 else ())
            run = []
        if not inside:
            run.append(number)
    return found | set(run if len(run) > 2 else ())


def _turned(glyph: Glyph, box: tuple[float, float, float, float], direction: str) -> Glyph:
    """A glyph as it would stand if its line ran from left to right."""
    x0, y0, x1, y1 = box
    middle = (x0 + x1) / 2
    size = min(glyph.size, max(x1 - x0, 1.0)) if direction == _UP else glyph.size
    if direction == _DOWN:
        return replace(glyph, x0=-y1, x1=-y0, base=middle - 0.3 * glyph.size)
    return replace(glyph, x0=y0, x1=y1, base=-middle - 0.3 * size)


def _is_vertical(drawn: Sequence[Any]) -> bool:
    """Whether most ideographs stand below the one before."""
    wide = [(glyph, box) for _, glyph, box in drawn if is_wide(glyph.text[:1])]
    below = beside = 0
    for (one, first), (_, second) in pairwise(wide):
        down = (first[1] + first[3] - second[1] - second[3]) / 2
        right = (second[0] + second[2] - first[0] - first[2]) / 2
        below += abs(right) < 0.4 * one.size and 0.5 * one.size < down < 2.5 * one.size
        beside += abs(down) < 0.4 * one.size and 0.3 * one.size < right < 2.5 * one.size
    return below > 5 and below > beside


def _written(lines: Sequence[LaidLine]) -> Iterator[list[Any]]:
    """Lines as values for JSON."""
    spaced = any(" " in glyph.text for line in lines for glyph in line.glyphs)
    for line in lines:
        ink = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
        if not ink:
            continue
        size = sorted(glyph.size for glyph in ink)[len(ink) // 2]
        bold = sum(glyph.bold for glyph in ink) > 0.8 * len(ink)
        left, right = min(glyph.x0 for glyph in ink), max(glyph.x1 for glyph in ink)
        box = [left, line.base - 0.2 * size, right, line.base + 0.8 * size, size]
        text, raised = _text(line, size, _WIDE_GAP if spaced else _GAP)
        yield [*(round(float(value), 2) for value in box), bold, line.region, raised, text]


def _text(line: LaidLine, size: float, gap: float) -> tuple[str, list[list[int]]]:
    """The characters of a line, and where in them numbers begin and end that stand small and high. A distance
    of ``gap`` letters is a space, but not beside an ideograph. Between two figures less is enough: those of
    two cells of a table must not become one number.
    """
    pieces: list[str] = []
    raised: list[list[int]] = []
    end, length = 0.0, 0
    for glyph in line.glyphs:
        last = pieces[-1][-1:] if pieces else " "
        figures = last.isdigit() and glyph.text[:1].isdigit()
        apart = glyph.x0 - end > (_GAP if figures else gap) * glyph.size
        wide = is_wide(last) or is_wide(glyph.text[:1])
        if apart and not last.isspace() and not glyph.text.isspace() and not wide:
            pieces.append(" ")
            length += 1
        if glyph.text.isdigit() and glyph.size < 0.85 * size and glyph.base > line.base + 0.15 * size:
            if not raised or raised[-1][1] != length:
                raised.append([length, length])
            raised[-1][1] = length + len(glyph.text)
        pieces.append(glyph.text)
        length += len(glyph.text)
        end = glyph.x1
    return "".join(pieces), raised


def is_wide(character: str) -> bool:
    """Whether a character is one of those between which nobody writes spaces (not Hangul)."""
    hangul = "\uac00" <= character <= "\ud7a3"
    return bool(character) and not hangul and unicodedata.east_asian_width(character) in "WF"
