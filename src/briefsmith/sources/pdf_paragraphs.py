"""Paragraphs rebuilt from the lines of a PDF: by indents, distances, short lines and sizes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefsmith.sources.model import BlockKind
from briefsmith.sources.passages import Passage
from briefsmith.sources.pdf_notes import NOTE, SMALLER
from briefsmith.sources.pdf_pages import Line, Page
from briefsmith.sources.printed import printed
from briefsmith.spans import Span
from briefsmith.text.mapped import MappedText

_HEADING_LENGTH = 120
_LARGER = 1.12
_SENTENCE_END = re.compile(r"[。！？.!?…][”」』）)\"’]*\s*\Z")
_HYPHEN = re.compile(r"[^\W\d_][-\u2010\u00ad]\Z")
#: Before a raised number, what makes it a power.
_MEASURE = re.compile(r"(?:[0-9)]|\b[A-Za-z]{1,2})\Z")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
#: What begins an item of a list.
_BULLET = re.compile(r"[•·▪▫◦‣●○■□◆◇►▶❖✓\uf0b7\uf0a7]\s*\S")
_ITEM = re.compile(r"[\[(（]?(?P<number>[0-9]{1,3})(?:[\])）.、．]|(?= ))\s*\S")
#: Particles of Korean: none begins a line unless the word that it belongs to was broken.
_PARTICLES = frozenset(
    "은 는 이 가 을 를 의 에 에서 에게 와 과 로 으로 도 만 까지 부터 라고 다 고 며 지 면 된다 한다 했다 하는".split()  # noqa: SIM905, E501
)
#: What stands on one line: a Latin word or a number among ideographs, with the marks that cling to it.
_UNBROKEN = re.compile(r"[（《「『【〈“‘(]*(?:[!-~]{1,40}|[^!-~])[，。、：；！？）》」』】〉”’]*")


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the lines beside which a line stands begin and end."""

    left: float
    right: float


@dataclass(frozen=True)
class _Print:
    """What holds for the whole document: the size of its text, the distance of its lines, whether its
    paragraphs are indented, whether its lines break Korean words (and keep the spaces they end with), its
    words, and the numbers of the notes on each page.
    """

    size: float
    distance: float
    indented: bool
    breaks_words: bool
    words: Counter[str]
    columns: dict[int, _Column]
    notes: frozenset[tuple[int, str]]

    def indent(self, line: Line) -> float:
        """How far from its column a line begins, in letters."""
        return (line.x0 - self.columns[line.start].left) / max(line.size, 1.0)

    def room(self, line: Line) -> float:
        """How much room is left at the end of a line, in points."""
        return self.columns[line.start].right - line.x1


def read_paragraphs(pages: Sequence[Page], running: frozenset[int]) -> list[Passage]:
    """The passages of a document; running lines, and what stands aslant, are passages of their own."""
    aside = {line.start for page in pages for line in page.lines if line.region < 0}
    running = running | aside
    lines = [line for page in pages for line in page.lines if line.start not in running]
    known = _print(pages, lines)
    passages = [_passage(group, known) for group in _grouped(lines, known)]
    for page in pages:
        for line in page.lines:
            if line.start in running:
                content = printed(MappedText.verbatim(line.text, line.start))
                passages.append(Passage(content, told=BlockKind.CHROME, page=page.number))
    kept = [passage for passage in passages if passage.text]
    return sorted(kept, key=lambda passage: passage.content.first)


def _print(pages: Sequence[Page], lines: Sequence[Line]) -> _Print:
    columns = {start: column for page in pages for start, column in _columns(page.lines).items()}
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
    return _Print(
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
    return [w for n, w in enumerate(words) if 0 < n < len(words) - 1 or not _is_hangul(w)]


def _breaks_words(lines: Sequence[Line], columns: dict[int, _Column]) -> bool:
    """Whether lines end inside Korean words: some end with a space and some do not; or lines begin with
    particles, which are the ends of words; or none leaves the room of a letter, though lengths differ.
    """
    broken = [(a, b) for a, b in pairwise(lines) if _is_hangul(a.text.rstrip()[-1:] + b.text[:1])]
    spaced = sum(a.text[-1:] == " " for a, _ in broken)
    if spaced:
        return spaced < 0.65 * len(broken)
    particles = sum(b.text.split(maxsplit=1)[0] in _PARTICLES for _, b in broken)
    rooms = [(columns[a.start].right - a.x1) / max(a.size, 1.0) for a, _ in broken]
    ragged = (
        len(rooms) >= 8
        and max(rooms) - min(rooms) > 0.3
        and sum(room < 1 for room in rooms) > 0.9 * len(rooms)
    )
    return ragged or (particles > 0 and particles * 20 >= len(broken))


def _columns(lines: Sequence[Line]) -> dict[int, _Column]:
    """The edges between which each line stands: those of the lines of its size in its column of the page."""
    found: dict[int, _Column] = {}
    for region in dict.fromkeys(line.region for line in lines):
        inside = [line for line in lines if line.region == region]
        for alike in _by_size(inside):
            whole = _column(alike)
            for stripe in _stripes(alike):
                column = _narrower(whole, stripe)
                found |= {line.start: column for line in stripe}
    return found


def _by_size(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: one.size):
        if groups and line.size <= 1.15 * groups[-1][0].size:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [sorted(group, key=lambda one: one.start) for group in groups]


def _stripes(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines that begin below one another."""
    stripes: list[list[Line]] = []
    for line in lines:
        if stripes and abs(line.x0 - stripes[-1][-1].x0) < 0.3 * line.size:
            stripes[-1].append(line)
        else:
            stripes.append([line])
    return stripes


def _narrower(whole: _Column, stripe: Sequence[Line]) -> _Column:
    """The edges of a stripe that is set in, as long quotations are, or stands beside a picture."""
    size = stripe[0].size
    right = max(line.x1 for line in stripe)
    full = sum(right - line.x1 < 2 * size for line in stripe)
    indented = stripe[0].x0 - whole.left > 0.8 * size
    broad = right - stripe[0].x0 > (0.6 if indented else 0.25) * (whole.right - whole.left)
    few = full < 2 if indented else len(stripe) < 4 or full * 5 < len(stripe) * 3
    if few or not broad or whole.right - right < 1.2 * size:
        return whole
    return _Column(min(line.x0 for line in stripe) if indented else whole.left, right)


def _column(lines: Sequence[Line]) -> _Column:
    begins = Counter(round(line.x0) for line in lines)
    often = [x for x, number in begins.items() if number > 1] or list(begins)
    return _Column(min(often), max(line.x1 for line in lines))


def _same_column(one: Line, other: Line) -> bool:
    return one.region == other.region


def _grouped(lines: Iterable[Line], known: _Print) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1][-1], line, known) and not _is_item(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_item(group: Sequence[Line], line: Line) -> bool:
    """Whether a line begins an item of a list: by a mark, or by the number after that of the item before."""
    if _BULLET.match(line.text):
        return True
    before, number = _ITEM.match(group[0].text), _ITEM.match(line.text)
    if before is None or number is None or abs(group[0].x0 - line.x0) > 0.6 * line.size:
        return False
    return int(number["number"]) == int(before["number"]) + 1


def _continues(before: Line, line: Line, known: _Print) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size) or before.bold != line.bold:
        return False
    below = before.page == line.page and before.y0 - line.y0 > 0 and _same_column(before, line)
    if below and min(before.x1, line.x1) <= max(before.x0, line.x0):
        return False
    if below and before.y0 - line.y0 > 1.35 * max(known.distance, 1.0) * max(1.0, line.size / known.size):
        return False
    if known.indent(line) > 0.8 and abs(line.x0 - before.x0) > 0.5 * line.size:
        return False
    if _leaves_room(before, line, known):
        return False
    if below:
        return not (known.indented and 0.8 < known.indent(line) < 4.5 and _SENTENCE_END.search(before.text))
    beside = before.page == line.page and abs(before.y0 - line.y0) < 0.5 * line.size
    if beside or known.indent(line) > 0.8:
        return False
    return abs(line.size - known.size) < 0.1 * known.size and (
        known.indented or not _SENTENCE_END.search(before.text)
    )


def _leaves_room(before: Line, line: Line, known: _Print) -> bool:
    """Whether a line ends so early that the next one's beginning would have stood on it."""
    room = known.room(before)
    if _is_ideographic(line.text[:1]) or _is_ideographic(before.text.rstrip()[-1:]):
        return room > (1.2 + _letters(_UNBROKEN.match(line.text))) * before.size
    first = line.text.split(" ", 1)[0]
    letter = (line.x1 - line.x0) / max(len(line.text.strip()), 1)
    return room > 1.3 * (len(first) + 1.5) * letter


def _letters(match: re.Match[str] | None) -> float:
    """How wide a piece of text is, in ideographs."""
    return sum(1.0 if _is_ideographic(character) else 0.6 for character in match[0]) if match else 1.0


def _passage(lines: Sequence[Line], known: _Print) -> Passage:
    pieces: list[MappedText] = []
    for before, line in pairwise((None, *lines)):
        assert line is not None
        if before is not None:
            pieces = _joined(pieces, before, line, known)
        pieces += _without_marks(line, known)
    content = printed(MappedText.join(pieces))
    level = _level(lines, len(content), known)
    bold = 1.0 if all(line.bold for line in lines) else 0.0
    return Passage(content, level=level, bold=bold, page=lines[0].page)


def _without_marks(line: Line, known: _Print) -> list[MappedText]:
    """The text of a line without the raised numbers that lead to notes on its page."""
    pieces: list[MappedText] = []
    done = 0
    for start, end in line.raised:
        before = line.text[:start]
        if (
            (line.page, line.text[start:end]) in known.notes
            and before.strip()
            and not _MEASURE.search(before)
        ):
            pieces.append(MappedText.verbatim(line.text[done:start], line.start + done))
            done = end
    pieces.append(MappedText.verbatim(line.text[done:], line.start + done))
    return [piece for piece in pieces if piece.text]


def _level(lines: Sequence[Line], length: int, known: _Print) -> int | None:
    """The level of a heading: larger letters, few of them."""
    ratio = lines[0].size / known.size
    if ratio < _LARGER or length > _HEADING_LENGTH or len(lines) > 4:
        return None
    return 1 if ratio >= 1.5 else 2 if ratio >= 1.25 else 3


def _joined(pieces: list[MappedText], before: Line, line: Line, known: _Print) -> list[MappedText]:
    """What has been collected, ready for the next line: a hyphen goes, a space comes, or neither."""
    last = pieces[-1]
    stripped = last.text.rstrip()
    if _HYPHEN.search(stripped) and line.text[:1].islower():
        cut = last.slice(0, len(stripped) - 1)
        return [*pieces[:-1], last if _is_compound(stripped, line.text, known) else cut]
    if _needs_space(before.text, line.text, known):
        end = before.start + len(before.text)
        return [*pieces, MappedText.standing_for(" ", Span(end, max(end, line.start)))]
    return pieces


def _is_compound(before: str, after: str, known: _Print) -> bool:
    """Whether a hyphen at the end of a line belongs to the word: where the word stands with it elsewhere
    and without it nowhere.
    """
    if before.endswith("\u00ad"):
        return False
    first = re.findall(r"[^\W\d_]+", before)[-1].lower()
    second = re.match(r"[^\W\d_]+", after)
    whole = second[0].lower() if second else ""
    return known.words[f"{first}-{whole}"] > 0 and not known.words[first + whole]


def _needs_space(before: str, after: str, known: _Print) -> bool:
    if before[-1:].isspace() or after[:1].isspace():
        return False
    if _is_ideographic(before[-1:]) or _is_ideographic(after[:1]):
        return False
    if _is_hangul(before[-1:]) and _is_hangul(after[:1]):
        return not known.breaks_words or _are_words(before, after, known)
    if before[-1:].isdigit() and after[:1].isdigit() and sum(map(_is_ideographic, before)) * 2 > len(before):
        return False
    return before[-1:] not in "—/-\u2010"


def _are_words(before: str, after: str, known: _Print) -> bool:
    """Whether the pieces of Korean at the end of a line and at the beginning of the next are words of the
    document, and what they would make together is not.
    """
    last, first = before.split()[-1], after.split(maxsplit=1)[0]
    if known.words[last + first] or first in _PARTICLES:
        return False
    return known.words[last] > 1 and known.words[first] > 1


def _is_hangul(text: str) -> bool:
    return bool(text) and all("\uac00" <= character <= "\ud7a3" for character in text)


def _is_ideographic(character: str) -> bool:
    """Whether it is one of the characters between which nobody writes spaces."""
    wide = bool(character) and unicodedata.east_asian_width(character) in "WF"
    return wide and not _is_hangul(character)
