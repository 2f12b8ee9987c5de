"""The fragment that opens a page at a passage: a URL text fragment, or the page of a PDF.

The rules are those of the draft "URL Fragment Text Directives" (WICG): ``#:~:text=[prefix-,]start[,end]
[,-suffix]``. A browser takes the first match and says nothing where it finds none, so a fragment is
made only of text that stands once in the saved copy. A match must begin and end at word boundaries, which in
Chinese and Japanese are those of a dictionary: there, terms are cut at punctuation and nowhere else.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import quote

from briefsmith.compose.locators import blocks_of, first_page
from briefsmith.sources.model import Block, Source
from briefsmith.spans import Span

#: Columns (a wide character has two): a passage up to so many is named whole, longer ones by their
#: two ends, of at least and at most so many each.
_WHOLE, _SHORTEST, _LONGEST = 80, 12, 100
#: How many characters a term may reach beyond the passage to a place where it can be cut.
_REACH = 30
#: Marks that stand inside a word or a number: no boundary between two letters or figures.
_JOINERS = frozenset(".,:;'’‘-‐‑_·/&@#+")
#: Saved from a program, not from a browser: their addresses show no text that could be found.
_NO_PAGE_TEXT = frozenset({"docx", "odt", "epub", "rtf"})


def passage_fragment(source: Source, spans: Sequence[Span]) -> str:
    """The fragment, without ``#``, for the passages at ``spans`` of the body, from the first to the last.

    Empty where nothing names the passage for certain.
    """
    if source.format == "pdf":
        page = first_page(source, spans[0])
        return f"page={page}" if page else ""
    start, stop = _trimmed(source.body.text, spans[0].start, spans[-1].end)
    if start >= stop or source.format in _NO_PAGE_TEXT:
        return ""
    first = next(blocks_of(source, Span(start, start + 1)))
    last = next(blocks_of(source, Span(stop - 1, stop)))
    begin, end = _begin(first.text, _inside(first, start)), _end(last.text, _inside(last, stop))
    if begin is None or end is None:
        return ""
    whole = _folded(_ThatSource(source))
    terms = _terms(whole, first.text, begin, last.text, end, first is last)
    return f":~:text={','.join(terms)}" if terms else ""


def _trimmed(body: str, start: int, stop: int) -> tuple[int, int]:
    """The passage without punctuation at its ends, which pages write in more than one way."""
    while start < stop and not _is_word(body[start]):
        start += 1
    while stop > start and not _is_word(body[stop - 1]):
        stop -= 1
    return start, stop


def _inside(block: Block, offset: int) -> int:
    assert block.start is not None
    return min(max(offset - block.start, 0), len(block.text))


def _terms(whole: str, first: str, begin: int, last: str, end: int, same: bool) -> list[str]:
    """The terms of the directive, encoded; none where they would not be sure to meet the passage."""
    if same and begin < end and (_columns(first[begin:end]) <= _WHOLE):
        return _whole_term(whole, first, begin, end)
    start = _start_term(whole, first, begin, end if same else len(first))
    finish = _end_term(whole, last, end, begin if same else 0)
    if start and finish and (not same or begin + start[1] <= end - finish[1]):
        return [*start[0], *finish[0]]
    if same and begin < end and _columns(first[begin:end]) <= 2 * _WHOLE:
        return _whole_term(whole, first, begin, end)
    # Where its end cannot be named, the passage is opened at its beginning all the same.
    return start[0] if start else []


def _whole_term(whole: str, text: str, begin: int, end: int) -> list[str]:
    """The passage itself, with words before or after it where it stands more than once."""
    if _once(whole, text[begin:end]):
        return [_encoded(text[begin:end])]
    for before in _cuts_before(text, begin):
        if _once(whole, text[before:end]):
            return [f"{_encoded(text[before:begin].strip())}-", _encoded(text[begin:end])]
    for after in _cuts_after(text, end):
        if _once(whole, text[begin:after]):
            return [_encoded(text[begin:end]), f"-{_encoded(text[end:after].strip())}"]
    return []


def _start_term(whole: str, text: str, begin: int, limit: int) -> tuple[list[str], int] | None:
    """The first words of the passage, with words before them where need be, and their length."""
    shortest = 0
    for cut in _cuts_after(text, begin):
        if cut > limit:
            break
        shortest = shortest or cut
        if _once(whole, text[begin:cut]):
            return [_encoded(text[begin:cut])], cut - begin
    for before in _cuts_before(text, begin) if shortest else ():
        if _once(whole, text[before:shortest]):
            terms = [f"{_encoded(text[before:begin].strip())}-", _encoded(text[begin:shortest])]
            return terms, shortest - begin
    return None


def _end_term(whole: str, text: str, end: int, limit: int) -> tuple[list[str], int] | None:
    """The last words of the passage, with words after them where need be, and their length."""
    shortest = -1
    for cut in _cuts_before(text, end):
        if cut < limit:
            break
        shortest = cut if shortest < 0 else shortest
        if _once(whole, text[cut:end]):
            return [_encoded(text[cut:end])], end - cut
    for after in _cuts_after(text, end) if shortest >= 0 else ():
        if _once(whole, text[shortest:after]):
            return [_encoded(text[shortest:end]), f"-{_encoded(text[end:after].strip())}"], end - shortest
    return None


def _cuts_after(text: str, begin: int) -> Iterator[int]:
    """Where a term that begins at ``begin`` may end, the shortest first."""
    for at in range(begin + 1, len(text) + 1):
        columns = _columns(text[begin:at])
        if columns > _LONGEST:
            return
        enough = columns >= _SHORTEST or at == len(text)
        if enough and _is_word(text[at - 1]) and _is_boundary(text, at):
            yield at


def _cuts_before(text: str, end: int) -> Iterator[int]:
    """Where a term that ends at ``end`` may begin, the shortest first."""
    for at in range(end - 1, -1, -1):
        columns = _columns(text[at:end])
        if columns > _LONGEST:
            return
        enough = columns >= _SHORTEST or at == 0
        if enough and _is_word(text[at]) and _is_boundary(text, at):
            yield at


def _begin(text: str, at: int) -> int | None:
    """The place at or before ``at`` where a term for a passage that begins there can begin."""
    reached = range(at, max(at - _REACH, 0) - 1, -1)
    return next((cut for cut in reached if _is_word(text[cut]) and _is_boundary(text, cut)), None)


def _end(text: str, at: int) -> int | None:
    """The place at or after ``at`` where a term for a passage that ends there can end."""
    reached = range(at, min(at + _REACH, len(text)) + 1)
    return next((cut for cut in reached if _is_word(text[cut - 1]) and _is_boundary(text, cut)), None)


def _is_boundary(text: str, at: int) -> bool:
    """Whether a word ends before ``at`` for every reader, whatever its dictionary."""
    if at in (0, len(text)):
        return True
    left, right = text[at - 1], text[at]
    if _is_word(left) and _is_word(right):
        return False
    if _is_word(left) and right in _JOINERS:
        return at + 1 == len(text) or not _is_word(text[at + 1])
    if _is_word(right) and left in _JOINERS:
        return at == 1 or not _is_word(text[at - 2])
    return True


def _is_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M" or character == "々"


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _once(whole: str, term: str) -> bool:
    """Whether a term stands in the saved copy once, as leniently as browsers compare."""
    folded = _fold(term)
    first = whole.find(folded)
    return first >= 0 and whole.find(folded, first + 1) < 0


class _ThatSource:
    """A source as the key of a cache: the same object, not an equal one, which would be long to compare."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ThatSource) and other.source is self.source

    def __hash__(self) -> int:
        return id(self.source)


@lru_cache(maxsize=32)
def _folded(that: _ThatSource) -> str:
    return _fold("\n".join(block.text for block in that.source.blocks))


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _encoded(term: str) -> str:
    # The hyphen, the comma and the ampersand have a meaning in a directive.
    return quote(term, safe="").replace("-", "%2D")
