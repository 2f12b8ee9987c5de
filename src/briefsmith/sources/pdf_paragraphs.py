"""Paragraphs rebuilt from the lines of a PDF: by indents, distances, short lines and sizes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefsmith.sources.model import BlockKind
from briefsmith.sources.passages import Passage
from briefsmith.sources.pdf_joining import passage_of
from briefsmith.sources.pdf_pages import Line, Page
from briefsmith.sources.pdf_print import Print, is_ideographic, print_of
from briefsmith.sources.printed import printed
from briefsmith.text.mapped import MappedText

_SENTENCE_END = re.compile(r"[。！？.!?…][”」』）)\"’]*\s*\Z")
#: What begins an item of a list.
_BULLET = re.compile(r"[•·▪▫◦‣●○■□◆◇►▶❖✓\uf0b7\uf0a7]\s*\S")
_ITEM = re.compile(r"[\[(（]?(?P<number>[0-9]{1,3})(?:[\])）.、．]|(?= ))\s*\S")
#: What stands on one line: a Latin word or a number among ideographs, with the marks that cling to it.
_UNBROKEN = re.compile(r"[（《「『【〈“‘(]*(?:[!-~]{1,40}|[^!-~])[，。、：；！？）》」』】〉”’]*")


def read_paragraphs(pages: Sequence[Page], running: frozenset[int]) -> list[Passage]:
    """The passages of a document; running lines, and what stands aslant, are passages of their own."""
    aside = {line.start for page in pages for line in page.lines if line.region < 0}
    running = running | aside
    lines = [line for page in pages for line in page.lines if line.start not in running]
    known = print_of(pages, lines)
    passages = [passage_of(group, known) for group in _grouped(lines, known)]
    for page in pages:
        for line in page.lines:
            if line.start in running:
                content = printed(MappedText.verbatim(line.text, line.start))
                passages.append(Passage(content, told=BlockKind.CHROME, page=page.number))
    kept = [passage for passage in passages if passage.text]
    return sorted(kept, key=lambda passage: passage.content.first)


def _grouped(lines: Iterable[Line], known: Print) -> list[list[Line]]:
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


def _continues(before: Line, line: Line, known: Print) -> bool:
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


def _same_column(one: Line, other: Line) -> bool:
    return one.region == other.region


def _leaves_room(before: Line, line: Line, known: Print) -> bool:
    """Whether a line ends so early that the next one's beginning would have stood on it."""
    room = known.room(before)
    if is_ideographic(line.text[:1]) or is_ideographic(before.text.rstrip()[-1:]):
        return room > (1.2 + _letters(_UNBROKEN.match(line.text))) * before.size
    first = line.text.split(" ", 1)[0]
    letter = (line.x1 - line.x0) / max(len(line.text.strip()), 1)
    return room > 1.3 * (len(first) + 1.5) * letter


def _letters(match: re.Match[str] | None) -> float:
    """How wide a piece of text is, in ideographs."""
    return sum(1.0 if is_ideographic(character) else 0.6 for character in match[0]) if match else 1.0
