"""One passage from the lines of a paragraph of a PDF: spaces between them or none, hyphens, marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefsmith.sources.passages import Passage
from briefsmith.sources.pdf_pages import Line
from briefsmith.sources.pdf_print import PARTICLES, Print, is_hangul, is_ideographic
from briefsmith.sources.printed import printed
from briefsmith.spans import Span
from briefsmith.text.mapped import MappedText

_HEADING_LENGTH = 120
_LARGER = 1.12
_HYPHEN = re.compile(r"[^\W\d_][-\u2010\u00ad]\Z")
#: Before a raised number, what makes it a power.
_MEASURE = re.compile(r"(?:[0-9)]|\b[A-Za-z]{1,2})\Z")


def passage_of(lines: Sequence[Line], known: Print) -> Passage:
    """The passage that lines make, each character with its place; a heading where their letters are large."""
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


def _without_marks(line: Line, known: Print) -> list[MappedText]:
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


def _level(lines: Sequence[Line], length: int, known: Print) -> int | None:
    """The level of a heading: larger letters, few of them."""
    ratio = lines[0].size / known.size
    if ratio < _LARGER or length > _HEADING_LENGTH or len(lines) > 4:
        return None
    return 1 if ratio >= 1.5 else 2 if ratio >= 1.25 else 3


def _joined(pieces: list[MappedText], before: Line, line: Line, known: Print) -> list[MappedText]:
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


def _is_compound(before: str, after: str, known: Print) -> bool:
    """Whether a hyphen at the end of a line belongs to the word: where the word stands with it elsewhere
    and without it nowhere.
    """
    if before.endswith("\u00ad"):
        return False
    first = re.findall(r"[^\W\d_]+", before)[-1].lower()
    second = re.match(r"[^\W\d_]+", after)
    whole = second[0].lower() if second else ""
    return known.words[f"{first}-{whole}"] > 0 and not known.words[first + whole]


def _needs_space(before: str, after: str, known: Print) -> bool:
    if before[-1:].isspace() or after[:1].isspace():
        return False
    if is_ideographic(before[-1:]) or is_ideographic(after[:1]):
        return False
    if is_hangul(before[-1:]) and is_hangul(after[:1]):
        return not known.breaks_words or _are_words(before, after, known)
    if before[-1:].isdigit() and after[:1].isdigit() and sum(map(is_ideographic, before)) * 2 > len(before):
        return False
    return before[-1:] not in "—/-\u2010"


def _are_words(before: str, after: str, known: Print) -> bool:
    """Whether the pieces of Korean at the end of a line and at the beginning of the next are words of the
    document, and what they would make together is not.
    """
    last, first = before.split()[-1], after.split(maxsplit=1)[0]
    if known.words[last + first] or first in PARTICLES:
        return False
    return known.words[last] > 1 and known.words[first] > 1
