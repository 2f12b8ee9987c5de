"""Text as it is compared, each character of it with the range of the text that it came from."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass, field

from briefsmith.spans import Span
from briefsmith.text.characters import (
    APOSTROPHE,
    DASH,
    DASHES,
    ELLIPSIS,
    LONG_DASHES,
    QUOTE,
    SHORT_DASHES,
    SIGNS,
    SPACE,
    fold_character,
    is_currency,
    is_digit,
    is_mark,
    is_word,
)
from briefsmith.text.plain_forms import OFFSET, plain_form, rough_form
from briefsmith.text.variants import CONTEXTUAL

_NUMBER_MARKS = frozenset(".,，．:/~=") | SIGNS | DASHES
_MARKS = re.compile("[" + "".join(re.escape(mark) for mark in sorted(DASHES | SIGNS)) + " ]+")
#: How far to look for the mark that opened a quotation, in characters.
_QUOTED = 60
_DASH = "[" + "".join(re.escape(mark) for mark in sorted(DASHES)) + "]"
_DOTS = r"(?:…|\.(?: *\.){2,}|。(?: *。){2,}|·(?: *·){2,})"
#: Everything whose meaning depends on what stands around it, longest first.
_SPECIAL = re.compile(
    f"(?P<dots>{_DOTS}(?: *{_DOTS})*)|(?P<dash>{_DASH}(?: *{_DASH})*)"
    f"|(?P<one>['{''.join(CONTEXTUAL)}])|(?P<space> +)"
)
#: Letters and digits between two of which a single space stays what it is.
_SPACED = "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u0481\u048a-\u052f\uac00-\ud7a3"
_ALWAYS = "…'" + "".join(CONTEXTUAL) + "".join(re.escape(mark) for mark in sorted(DASHES))
#: Where the above may begin, found fast: not at every stop and space.
_START = re.compile(
    rf"[{_ALWAYS}.。· ](?:(?<=[{_ALWAYS}])|(?<=\.)(?= *\.)|(?<=。)(?= *。)|(?<=·)(?= *·)"
    rf"|(?<= )(?:(?<![{_SPACED}] )|(?![{_SPACED}])))"
)
_LIST_COMMA = re.compile(r"，(?<=\d，)(?=\d)")
_OTHER_COMMA = re.compile(r"，(?!(?<=\d，)\d)")

_JUDGED = {*CONTEXTUAL, *(one for form in CONTEXTUAL.values() for one in (form.form, form.otherwise))}
_UNSURE = re.compile(f"[^\\w]|[_{''.join(sorted(_JUDGED))}]")


_CONTEXTUAL_FORM = re.compile(f"[{''.join(rule.form + rule.otherwise for rule in CONTEXTUAL.values())}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with a way back.

    Character ``i`` of ``text`` stands for the code points ``starts[i]:ends[i]`` of ``original``.
    Ranges never run backwards; characters that were dropped lie between them.
    """

    text: str
    starts: array[int] = field(repr=False)
    ends: array[int] = field(repr=False)
    original: str = field(repr=False)

    def __len__(self) -> int:
        return len(self.text)

    def span(self, start: int, end: int) -> Span:
        """The range of the original that the folded characters ``start:end`` stand for; an empty
        range has none and raises ``ValueError``.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no character in {start}..{end}")
        return Span(self.starts[start], self.ends[end - 1])

    def between(self, at: int) -> str:
        """What was dropped from the original just before folded character ``at``."""
        low = self.ends[at - 1] if at > 0 else 0
        high = self.starts[at] if at < len(self.text) else len(self.original)
        return self.original[low:high]

    def as_written(self) -> str:
        """The folded text with the characters that depend on their neighbours as they are written."""
        letters: list[str] = []
        for match in _CONTEXTUAL_FORM.finditer(self.text):
            letters = letters or list(self.text)
            at = match.start()
            if self.ends[at] - self.starts[at] == 1:
                written = fold_character(self.original[self.starts[at]])
                letters[at] = written if written in CONTEXTUAL else letters[at]
        return "".join(letters) if letters else self.text


def fold(text: str) -> Folded:
    """Fold text for comparison; folding what was folded changes nothing more.

    Folded are: white space (dropped next to Chinese, kana and punctuation; one space between words),
    invisible characters, width forms, composition, quotation marks, dashes, middle dots, ellipsis
    marks, and simplified for traditional characters. Kept apart are case, apostrophes in words,
    hyphens and minus signs where a number follows, separators between digits, superscripts.
    """
    plain, starts, ends = plain_form(text)
    plain = _commas_and_stops(plain)
    places = [found.start() for found in _START.finditer(plain)]
    if not places:
        return Folded(plain, starts, ends, text)
    builder = _Builder(plain, starts, ends)
    position = 0
    for place in places:
        match = _SPECIAL.match(plain, place) if place >= position else None
        if match is not None:
            builder.copy(place)
            position = match.end()
            builder.put(_special(match, plain, builder), place, position)
    return builder.finished(text)


def fold_roughly(text: str) -> str:
    """The text with each character folded by itself, without a way back: for telling whether long texts
    are alike, never for finding words.
    """
    return rough_form(text)


def outline_of(text: str) -> str:
    """What is left of a text without all that folding may drop, add, compose or decide by its neighbours.

    Where words stand in a text after folding, the outline of the words stands in that of the text; the
    reverse says nothing. It costs a fraction of folding.
    """
    return text.translate(_OUTLINES)


class _OutlineTable(dict[int, str]):
    """What of each character is left in an outline, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFKD", fold_character(chr(code)))
        left = self[code] = _UNSURE.sub("", apart)
        return left


_OUTLINES = _OutlineTable()


class _Builder:
    """The folded text so far, with its ranges."""

    def __init__(self, plain: str, starts: array[int], ends: array[int]) -> None:
        self.plain, self._from, self._to = plain, starts, ends
        self._pieces: list[str] = []
        self._starts, self._ends = array(OFFSET), array(OFFSET)
        self._taken = self._mapped = self._marks_end = 0

    def end_of_marks(self, at: int) -> int:
        """Where the run of dashes, signs and spaces ends in which ``at`` lies; each run is read once."""
        if at >= self._marks_end:
            match = _MARKS.match(self.plain, at)
            self._marks_end = match.end() if match else at
        return self._marks_end

    def copy(self, end: int) -> None:
        """Take over what stands in front of ``end``."""
        if end > self._taken:
            self._pieces.append(self.plain[self._taken : end])
            self._taken = end

    def put(self, folded: str, start: int, end: int) -> None:
        """Let each character of ``folded`` stand for the whole of ``start:end``."""
        if folded:
            self._pieces.append(folded)
        self._taken = end
        if len(folded) == end - start == 1:
            return  # its range stays what it is, and is taken over with those around it
        self._map(start)
        self._starts.extend([self._from[start]] * len(folded))
        self._ends.extend([self._to[end - 1]] * len(folded))
        self._mapped = end

    def last(self) -> tuple[str, str]:
        """The last character and, spaces left out, the one before it."""
        tail = "".join(self._pieces[-3:])
        further = tail[-3:-2] if tail[-2:-1] == SPACE else tail[-2:-1]
        return tail[-1:], further

    def finished(self, original: str) -> Folded:
        """All of it."""
        self.copy(len(self.plain))
        if not self._mapped:
            return Folded("".join(self._pieces), self._from, self._to, original)
        self._map(len(self.plain))
        return Folded("".join(self._pieces), self._starts, self._ends, original)

    def _map(self, end: int) -> None:
        self._starts.extend(self._from[self._mapped : end])
        self._ends.extend(self._to[self._mapped : end])


def _special(match: re.Match[str], plain: str, builder: _Builder) -> str:
    start, end = match.span()
    if match.lastgroup == "dots":
        return ELLIPSIS
    if match.lastgroup == "space":
        return _space(plain, start, end, builder)
    before, after = plain[start - 1 : start], plain[end : end + 1]
    if match.lastgroup == "dash":
        return _dash(match.group(), before, plain, end)
    if match.group() in CONTEXTUAL:
        at = _skip_spaces(plain, end)
        following = plain[at : at + 1]
        return CONTEXTUAL[match.group()].form_between(builder.last()[0], following)
    within = bool(before and after) and is_word(before) and is_word(after)
    return APOSTROPHE if within or _is_prime(plain, start) else QUOTE


def _is_prime(plain: str, at: int) -> bool:
    """Whether a single quotation mark behind a digit means feet or minutes: nothing opened before it."""
    if not (at and is_digit(plain[at - 1])):
        return False
    low = max(0, at - _QUOTED)
    opened = plain.rfind(APOSTROPHE, low, at)
    return opened < 0 or (opened > 0 and is_word(plain[opened - 1]))


def _commas_and_stops(plain: str) -> str:
    """Full-width commas and stops in ordinary width; but a full-width comma between digits parts the
    items of a list (3，5 is not 3,5), where the full-width stop is a decimal point like any other.
    """
    narrow = plain.replace("．", ".")
    if _LIST_COMMA.search(narrow):
        return _OTHER_COMMA.sub(",", narrow)
    return narrow.replace("，", ",")


def _dash(run: str, before: str, plain: str, end: int) -> str:
    """A run of dashes: one dash, unless it may be the sign or the hyphen of a number.

    Between two digits without spaces it is a range and folds too; before a digit else only a
    doubled one does. Two short ones between digits may be a range and a sign (-5--6), and stay.
    """
    if not _starts_number(plain, _skip_spaces(plain, end)):
        return DASH
    if _is_doubled(run):
        return run if before and is_digit(before) and SHORT_DASHES.issuperset(run) else DASH
    is_range = before and is_digit(before) and len(run) == 1 and is_digit(plain[end])
    return DASH if is_range else SPACE.join(run.split())


def _space(plain: str, start: int, end: int, builder: _Builder) -> str:
    """A run of white space: one space between words, nothing elsewhere."""
    before, further = builder.last()
    if not before or end >= len(plain):
        return ""
    after = plain[end]
    if is_mark(after) or (is_word(before) and is_word(after)):
        return SPACE
    if after in DASHES | SIGNS:
        return SPACE if is_word(before) and _starts_number(plain, builder.end_of_marks(end)) else ""
    if before in SIGNS | DASHES and _starts_number(plain, end):
        return "" if _ends_with_doubled_dash(plain, start) else SPACE
    at = _skip_spaces(plain, end + 1)
    beyond = plain[at : at + 1]
    if after in _NUMBER_MARKS and is_digit(before) and beyond and is_digit(beyond):
        return SPACE
    return SPACE if before in _NUMBER_MARKS and is_digit(after) and further and is_digit(further) else ""


def _is_doubled(run: str) -> bool:
    """Whether a run of dashes cannot be a sign: two marks together, or several long ones."""
    marks = run.replace(SPACE, "")
    return len(marks) > 1 and (SPACE not in run or LONG_DASHES.issuperset(marks))


def _ends_with_doubled_dash(plain: str, end: int) -> bool:
    """Whether the text ends there with a dash that cannot be a sign."""
    start = end
    while start > 0 and (plain[start - 1] in DASHES or plain[start - 1] == SPACE):
        start -= 1
    return _is_doubled(plain[start:end].strip())


def _skip_spaces(plain: str, at: int) -> int:
    while at < len(plain) and plain[at] == SPACE:
        at += 1
    return at


def _starts_number(plain: str, at: int) -> bool:
    """Whether a number begins there, a currency sign or a decimal point in front of it included."""
    if at < len(plain) and (plain[at] in ".．" or is_currency(plain[at])):
        at += 1
    return at < len(plain) and is_digit(plain[at])
