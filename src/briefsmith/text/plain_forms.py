"""Each character of a text by itself as it is compared, with the range of the text that it stands for."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from functools import cache, lru_cache

from briefsmith.text.characters import CharacterTable, fold_character, is_invisible, is_mark

#: How offsets are kept: four bytes each, for no text that is read is longer.
OFFSET = "I"
#: What stands for a character that does not stand alone until its neighbours are looked at.
_ODD = "\0"
_counted = array(OFFSET)


def plain_form(text: str) -> tuple[str, array[int], array[int]]:
    """Every character by itself, or with the marks that combine with it, and where each range begins and
    ends.
    """
    plain = text.translate(_FORMS)
    odd = {character for character in set(text) if not _stands_alone(character)} if _ODD in plain else ()
    if not odd:
        return plain, counting(0, len(text)), counting(1, len(text) + 1)
    return _with_odd(text, plain, _odd_stretches("".join(sorted(odd))))


def counting(start: int, stop: int) -> array[int]:
    """The numbers from ``start`` up to ``stop``, which is not among them."""
    if stop > len(_counted):
        _counted.extend(range(len(_counted), max(stop, 2 * len(_counted))))
    return _counted[start:stop]


def rough_form(text: str) -> str:
    """The text with each character folded by itself, without a way back."""
    return text.translate(_TABLE)


class _FormTable(dict[int, str]):
    """What each character becomes that stands alone, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        alone = _stands_alone(chr(code))
        form = self[code] = fold_character(chr(code)) if alone else _ODD
        return form


_FORMS, _TABLE = _FormTable(), CharacterTable()


@cache
def _stands_alone(character: str) -> bool:
    """Whether it becomes one character, whatever stands beside it: no mark, no jamo, not invisible."""
    return (
        len(fold_character(character)) == 1
        and not is_mark(character)
        and not "\u1160" <= character <= "\u11ff"
    )


@lru_cache(maxsize=256)
def _odd_stretches(odd: str) -> re.Pattern[str]:
    """Finds runs of those characters with the one in front of them, which they may belong to."""
    kinds = re.escape(odd)
    return re.compile(f"[^{kinds}]?[{kinds}]+", re.DOTALL)


def _with_odd(text: str, plain: str, stretches: re.Pattern[str]) -> tuple[str, array[int], array[int]]:
    pieces: list[str] = []
    starts, ends = array(OFFSET), array(OFFSET)
    position = 0
    for match in stretches.finditer(text):
        pieces.append(plain[position : match.start()])
        starts.extend(counting(position, match.start()))
        ends.extend(counting(position + 1, match.start() + 1))
        for start, end, folded in _clusters(match.group()):
            pieces.append(folded)
            starts.extend([match.start() + start] * len(folded))
            ends.extend([match.start() + end] * len(folded))
        position = match.end()
    pieces.append(plain[position:])
    starts.extend(counting(position, len(text)))
    ends.extend(counting(position + 1, len(text) + 1))
    return "".join(pieces), starts, ends


def _clusters(text: str) -> Iterator[tuple[int, int, str]]:
    """The visible characters, each with the marks or jamo that belong to it: start, end and folded form."""
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
    for start, end in ranges:
        folded = "".join(map(fold_character, text[start:end]))
        if end - start > 1:
            folded = "".join(map(fold_character, unicodedata.normalize("NFC", folded)))
        yield start, end, folded


def _joins(before: str, character: str) -> bool:
    """Whether a Korean vowel or final consonant goes on with the syllable before it."""
    if "\u1160" <= character <= "\u11a7":
        return "\u1100" <= before <= "\u115f"
    return "\u11a8" <= character <= "\u11ff" and ("\u1160" <= before <= "\u11a7" or "가" <= before <= "힣")
