"""What holds for the whole of a PDF: the size and the distance of its lines, its indents, words, notes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefsmith.sources.pdf_edges import Column, columns_of
from briefsmith.sources.pdf_notes import NOTE, SMALLER
from briefsmith.sources.pdf_pages import Line, Page

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
#: Particles of Korean: none begins a line unless the word that it belongs to was broken.
PARTICLES = frozenset(
    "은 는 이 가 을 를 의 에 에서 에게 와 과 로 으로 도 만 까지 부터 라고 다 고 며 지 면 된다 한다 했다 하는".split()  # noqa: SIM905, E501
)


@dataclass(frozen=True)
class Print:
    """What holds for the whole document: the size of its text, the distance of its lines, whether its
    paragraphs are indented, whether its lines break Korean words (and keep the spaces they end with), its
    words, and the numbers of the notes on each page.
    """

    size: float
    distance: float
    indented: bool
    breaks_words: bool
    words: Counter[str]
    columns: dict[int, Column]
    notes: frozenset[tuple[int, str]]

    def indent(self, line: Line) -> float:
        """How far from its column a line begins, in letters."""
        return (line.x0 - self.columns[line.start].left) / max(line.size, 1.0)

    def room(self, line: Line) -> float:
        """How much room is left at the end of a line, in points."""
        return self.columns[line.start].right - line.x1


def print_of(pages: Sequence[Page], lines: Sequence[Line]) -> Print:
    """What the lines of a document, running heads and feet apart, have in common."""
    columns = {start: column for page in pages for start, column in columns_of(page.lines).items()}
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    # letters without a size are drawn, too
    size = max(sizes.most_common(1)[0][0], 0.1) if sizes else 10.0
    body = [line for line in lines if abs(line.size - size) < 0.1 * size]
    steps = [a.y0 - b.y0 for a, b in pairwise(body) if a.page == b.page and 0 < a.y0 - b.y0 < 4 * size]
    indents = sum(0.8 < (line.x0 - columns[line.start].left) / size < 4.5 for line in body)
    words = Counter(word.lower() for line in lines for word in _words(line.text))
    often = Counter(round(step) for step in steps)
    distance = min(often, key=lambda step: (-often[step], step)) if often else 1.4 * size
    return Print(
        size,
        distance,
        indents * 12 > len(body),
        _breaks_words(body, columns),
        words,
        columns,
        _notes(lines, size),
    )


def _notes(lines: Iterable[Line], size: float) -> frozenset[tuple[int, str]]:
    """The page and the number of each note: a line in small letters that begins with a number."""
    small = ((line, NOTE.match(line.text)) for line in lines if line.size <= SMALLER * size)
    return frozenset((line.page, note["number"]) for line, note in small if note)


def _words(text: str) -> list[str]:
    """The words of a line; Korean ones at its ends may be halves of words, and do not count."""
    words = _WORD.findall(text)
    return [w for n, w in enumerate(words) if 0 < n < len(words) - 1 or not is_hangul(w)]


def _breaks_words(lines: Sequence[Line], columns: dict[int, Column]) -> bool:
    """Whether lines end inside Korean words: some end with a space and some do not; or lines begin with
    particles, which are the ends of words; or none leaves the room of a letter, though lengths differ.
    """
    broken = [(a, b) for a, b in pairwise(lines) if is_hangul(a.text.rstrip()[-1:] + b.text[:1])]
    spaced = sum(a.text[-1:] == " " for a, _ in broken)
    if spaced:
        return spaced < 0.65 * len(broken)
    particles = sum(b.text.split(maxsplit=1)[0] in PARTICLES for _, b in broken)
    rooms = [(columns[a.start].right - a.x1) / max(a.size, 1.0) for a, _ in broken]
    ragged = (
        len(rooms) >= 8
        and max(rooms) - min(rooms) > 0.3
        and sum(room < 1 for room in rooms) > 0.9 * len(rooms)
    )
    return ragged or (particles > 0 and particles * 20 >= len(broken))


def is_hangul(text: str) -> bool:
    """Whether a text is all Korean syllables, at least one."""
    return bool(text) and all("\uac00" <= character <= "\ud7a3" for character in text)


def is_ideographic(character: str) -> bool:
    """Whether it is one of the characters between which nobody writes spaces."""
    wide = bool(character) and unicodedata.east_asian_width(character) in "WF"
    return wide and not is_hangul(character)
