"""Text as it is compared, each character of it with the range of the text that it came from."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass, field
from functools import cache

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
    CharacterTable,
    fold_character,
    is_currency,
    is_digit,
    is_invisible,
    is_mark,
    is_word,
)
from briefsmith.text.variants import CONTEXTUAL

_TABLE = CharacterTable()
_NUMBER_MARKS = frozenset(".,，．:/~=") | SIGNS | DASHES
_MARKS = re.compile("[" + "".join(re.escape(mark) for mark in sorted(DASHES | SIGNS)) + " ]+")
#: How far to look for the mark that opened a quotation, in characters.
_QUOTED = 60
_DASH = "[" + "".join(re.escape(mark) for mark in sorted(DASHES)) + "]"
_DOTS = r"(?:…|[.．](?: *[.．]){2,}|。(?: *。){2,}|·(?: *·){2,})"
#: Everything whose meaning depends on what stands around it, longest first.
_SPECIAL = re.compile(
    f"(?P<dots>{_DOTS}(?: *{_DOTS})*)|(?P<dash>{_DASH}(?: *{_DASH})*)"
    f"|(?P<one>['，．{''.join(CONTEXTUAL)}])|(?P<space> +)"
)

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
        letters = list(self.text)
        for match in _CONTEXTUAL_FORM.finditer(self.text):
            at = match.start()
            if self.ends[at] - self.starts[at] == 1:
                written = fold_character(self.original[self.starts[at]])
                letters[at] = written if written in CONTEXTUAL else letters[at]
        return "".join(letters)


def fold(text: str) -> Folded:
    """Fold text for comparison; folding what was folded changes nothing more.

    Folded are: white space (dropped next to Chinese, kana and punctuation; one space between words),
    invisible characters, width forms, composition, quotation marks, dashes, middle dots, ellipsis
    marks, and simplified for traditional characters. Kept apart are case, apostrophes in words,
    hyphens and minus signs where a number follows, separators between digits, superscripts.
    """
    plain, starts, ends = _characters(text)
    builder = _Builder(plain, starts, ends)
    position = 0
    for match in _SPECIAL.finditer(plain):
        builder.copy(position, match.start())
        builder.put(_special(match, plain, builder), match.start(), match.end())
        position = match.end()
    builder.copy(position, len(plain))
    return Folded("".join(builder.text), builder.starts, builder.ends, text)


def fold_roughly(text: str) -> str:
    """The text with each character folded by itself, without a way back: for telling whether long texts
    are alike, never for finding words.
    """
    return text.translate(_TABLE)


def outline_of(text: str) -> str:
    """What is left of a text without all that folding may drop, add or decide by its neighbours.

    Where words stand in a text after folding, the outline of the words stands in that of the text; the
    reverse says nothing. It costs a twentieth of folding.
    """
    return _UNSURE.sub("", fold_roughly(unicodedata.normalize("NFKC", text)))


class _Builder:
    """The folded text so far, with its ranges."""

    def __init__(self, plain: str, starts: array[int], ends: array[int]) -> None:
        self.plain, self._from, self._to = plain, starts, ends
        self.text: list[str] = []
        self.starts, self.ends = array("q"), array("q")
        self._marks_end = 0

    def end_of_marks(self, at: int) -> int:
        """Where the run of dashes, signs and spaces ends in which ``at`` lies; each run is read once."""
        if at >= self._marks_end:
            match = _MARKS.match(self.plain, at)
            self._marks_end = match.end() if match else at
        return self._marks_end

    def copy(self, start: int, end: int) -> None:
        self.text.extend(self.plain[start:end])
        self.starts.extend(self._from[start:end])
        self.ends.extend(self._to[start:end])

    def put(self, folded: str, start: int, end: int) -> None:
        """Let each character of ``folded`` stand for the whole of ``start:end``."""
        self.text.extend(folded)
        self.starts.extend([self._from[start]] * len(folded))
        self.ends.extend([self._to[end - 1]] * len(folded))

    def last(self) -> tuple[str, str]:
        """The last character and, spaces left out, the one before it."""
        if not self.text:
            return "", ""
        index = len(self.text) - 2
        if index >= 0 and self.text[index] == SPACE:
            index -= 1
        return self.text[-1], self.text[index] if index >= 0 else ""


def _characters(text: str) -> tuple[str, array[int], array[int]]:
    """Every character by itself (or with the marks that combine with it), and the ranges."""
    if all(map(_stands_alone, set(text))):
        plain = text.translate(_TABLE)
        return plain, array("q", range(len(text))), array("q", range(1, len(text) + 1))
    pieces: list[str] = []
    starts, ends = array("q"), array("q")
    for start, end in _clusters(text):
        folded = "".join(fold_character(c) for c in text[start:end])
        if end - start > 1:
            folded = "".join(fold_character(c) for c in unicodedata.normalize("NFC", folded))
        pieces.append(folded)
        starts.extend([start] * len(folded))
        ends.extend([end] * len(folded))
    return "".join(pieces), starts, ends


def _clusters(text: str) -> list[tuple[int, int]]:
    """Ranges of the visible characters, each with the marks or jamo that belong to it."""
    ranges: list[tuple[int, int]] = []
    base = ""
    for index, character in enumerate(text):
        if is_invisible(character):
            continue
        if base and (is_mark(character) or _joins(base, character)):
            ranges[-1] = (ranges[-1][0], index + 1)
        else:
            ranges.append((index, index + 1))
        base = "" if character.isspace() else character
    return ranges


@cache
def _stands_alone(character: str) -> bool:
    """Whether it becomes one character, whatever stands beside it: no mark, no jamo, not invisible."""
    return (
        len(fold_character(character)) == 1
        and not is_mark(character)
        and not "\u1160" <= character <= "\u11ff"
    )


def _joins(before: str, character: str) -> bool:
    """Whether a Korean vowel or final consonant goes on with the syllable before it."""
    if "\u1160" <= character <= "\u11a7":
        return "\u1100" <= before <= "\u115f"
    return "\u11a8" <= character <= "\u11ff" and ("\u1160" <= before <= "\u11a7" or "가" <= before <= "힣")


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
        following = plain[_skip_spaces(plain, end) :][:1]
        return CONTEXTUAL[match.group()].form_between(builder.last()[0], following)
    if match.group() == APOSTROPHE:
        within = bool(before and after) and is_word(before) and is_word(after)
        return APOSTROPHE if within or _is_prime(plain, start) else QUOTE
    return _comma_or_stop(match.group(), before, after)


def _is_prime(plain: str, at: int) -> bool:
    """Whether a single quotation mark behind a digit means feet or minutes: nothing opened before it."""
    if not (at and is_digit(plain[at - 1])):
        return False
    low = max(0, at - _QUOTED)
    opened = plain.rfind(APOSTROPHE, low, at)
    return opened < 0 or (opened > 0 and is_word(plain[opened - 1]))


def _comma_or_stop(mark: str, before: str, after: str) -> str:
    """A full-width comma or stop in ordinary width; but a full-width comma between digits parts the
    items of a list (3，5 is not 3,5), where the full-width stop is a decimal point like any other.
    """
    if mark != "，":
        return "."
    between_digits = before and after and is_digit(before) and is_digit(after)
    return mark if between_digits else ","


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
    beyond = plain[_skip_spaces(plain, end + 1) :][:1]
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
