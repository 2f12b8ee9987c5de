"""A typed quotation taken apart at its ellipses and at the analyst's words in square brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from briefsmith.text.characters import SPACE_FREE, is_counting
from briefsmith.text.folding import fold

_DOTS = r"(?:[…⋯‥]|[.．](?:\s?[.．]){2,}|。(?:\s?。){2,}|[·・･‧]{3,})"
_DOTTED = rf"{_DOTS}(?:\s*{_DOTS})*"
_SAID = "略|中略|前略|后略|後略|上略|下略|省略|중략|생략|omitted|snip"
_ELLIPSIS = rf"[\[［(（〔【<＜〈{{]\s*(?:{_DOTTED}|{_SAID})\s*[\]］)）〕】>＞〉}}]|{_DOTTED}"
_MARK = re.compile(
    rf"(?P<ellipsis>{_ELLIPSIS})|(?P<insertion>[\[［][^\[\]［］\n]{{1,200}}[\]］])", re.IGNORECASE
)
#: The first letter of a word in brackets, for it is written small in the source, or large: [T]he talks.
_INITIAL = re.compile(r"(?<![^\W_])[\[［]([^\W\d_])[\]］](?=[^\W\d_]|['’-][^\W\d_])")
#: A letter or numeral of a script whose characters are words or syllables.
_COUNTS_ALONE = re.compile(rf"(?=[{SPACE_FREE}가-힣])[^\W_]")
_UNIT = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Gap:
    """What parts two pieces, or stands at an end: an ellipsis, insertions as typed, or both; and whether
    it is typed without a space between it and the pieces in front of it and behind it.
    """

    ellipsis: bool = False
    insertions: tuple[str, ...] = ()
    glued_before: bool = False
    glued_behind: bool = False

    def __bool__(self) -> bool:
        return self.ellipsis or bool(self.insertions)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The words to look for, and the gaps: one in front of each piece and one behind the last.

    ``initials`` are for each piece the brackets that its first letter was typed in, or nothing; the text
    has that letter as the source writes it.
    """

    texts: tuple[str, ...]
    gaps: tuple[Gap, ...]
    initials: tuple[str, ...]

    def __bool__(self) -> bool:
        return any(self.gaps) or any(self.initials)


def take_apart(typed: str, folded_body: str) -> Pieces:
    """Split at every ellipsis and insertion, save those that stand in the body just so.

    A mark stays part of a piece where the words before it, the mark and the words after it stand
    together in the folded body.
    """
    marks = tuple(_parting(typed, folded_body))
    ends = [*(mark.start() for mark in marks), len(typed)]
    texts: list[str] = []
    gaps, initials = [Gap()], []
    for mark, start, end in zip((None, *marks), (0, *(mark.end() for mark in marks)), ends, strict=True):
        first = _initial(mark, typed[start:end], folded_body) if mark else ""
        if mark and not first:
            gaps[-1] = _with_mark(gaps[-1], mark, typed)
        text = (first + typed[start:end]).strip()
        if text:
            texts.append(text)
            initials.append(mark.group() if mark and first else "")
            gaps.append(Gap())
    return Pieces(tuple(texts), tuple(gaps), tuple(initials))


def _parting(typed: str, folded_body: str) -> Iterator[re.Match[str]]:
    """The marks that do not stand in the body just so."""
    marks = list(_MARK.finditer(typed))
    start = 0
    for mark, following in zip(marks, (*marks[1:], None), strict=False):
        end = following.start() if following else len(typed)
        together = fold(typed[start:end]).text
        if together not in folded_body or together == fold(typed[start : mark.start()]).text:
            start = mark.end()
            yield mark


def _initial(mark: re.Match[str], behind: str, folded_body: str) -> str:
    """The letter in brackets that a word begins with, as the body writes it; nothing for other brackets."""
    found = _INITIAL.match(mark.string, mark.start())
    if found is None or found.end() != mark.end() or found[1] == found[1].swapcase():
        return ""
    as_typed = fold(found[1] + behind).text in folded_body
    swapped = found[1].swapcase()
    return found[1] if as_typed and fold(swapped + behind).text not in folded_body else swapped


def _with_mark(gap: Gap, mark: re.Match[str], typed: str) -> Gap:
    before = gap.glued_before if gap else not typed[: mark.start()][-1:].isspace()
    behind = not typed[mark.end() : mark.end() + 1].isspace()
    if mark.lastgroup == "ellipsis":
        return Gap(True, gap.insertions, before, behind)
    return Gap(gap.ellipsis, (*gap.insertions, mark.group()), before, behind)


def units(folded: str) -> int:
    """How much folded text says: ideographs and syllables, words and numbers count one each."""
    alone = _COUNTS_ALONE.findall(folded)
    return len(alone) + len(_UNIT.findall(_COUNTS_ALONE.sub(" ", folded) if alone else folded))


def is_meaningful(folded: str) -> bool:
    """Whether folded text is long enough to be a quotation: two units, not numbers alone."""
    several = len(list(islice(_COUNTS_ALONE.finditer(folded), 2))) > 1 or units(folded) > 1
    return several and any(is_counting(c) and not c.isdecimal() for c in folded)


def is_weighty(folded: str) -> bool:
    """Whether folded text is long enough to be one piece of a quotation: two letters or digits."""
    return sum(map(is_counting, folded)) >= 2
