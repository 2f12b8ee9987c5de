"""Reads plain text: paragraphs are parted by empty lines, or stand one to a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsmith.sources.draft import Clue, Draft
from briefsmith.sources.front_matter import FrontMatter
from briefsmith.sources.passages import Passage
from briefsmith.sources.printed import printed
from briefsmith.sources.profiles import ClassChooser
from briefsmith.text.mapped import MappedText

_LINE = re.compile(r"[^\n]+")
_LATIN_END = re.compile(r"[A-Za-z,;-]\s*\Z")


def recognises(raw: str, front: FrontMatter) -> bool:
    """Any text is plain text: this reader is the last that is asked."""
    return True


def read(raw: str, front: FrontMatter, classes_for: ClassChooser) -> Draft:
    """The paragraphs of a text; its first line, where it stands alone and is short, as its title."""
    passages = tuple(_passages(raw, front.end))
    return Draft("text", passages, tuple(title_line(passages)), front)


def title_line(passages: tuple[Passage, ...]) -> Iterator[Clue]:
    """The first line as the title, where it is short and no sentence."""
    first = passages[0].text if len(passages) > 1 else ""
    if 0 < len(first) <= 60 and not re.search(r"[。.!！;；]\Z", first):
        yield Clue("title", first, "first line")


def _passages(raw: str, start: int) -> Iterator[Passage]:
    begin: int | None = None
    end = start
    for line in _LINE.finditer(raw, start):
        follows = begin is not None and line.start() == end + 1
        if begin is not None and not (follows and _LATIN_END.search(raw, max(begin, end - 4), end)):
            yield from _passage(raw, begin, end)
            begin = None
        begin = line.start() if begin is None else begin
        end = line.end()
    if begin is not None:
        yield from _passage(raw, begin, end)


def _passage(raw: str, start: int, end: int) -> Iterator[Passage]:
    content = printed(MappedText.verbatim(raw[start:end], start))
    if content.text:
        yield Passage(content)
