"""What the analyst's words in brackets may not do to the numbers of the source."""

from __future__ import annotations

import re

from briefsmith.evidence.qualifier_words import LIMIT, LIMIT_BEHIND
from briefsmith.text.boundaries import splits
from briefsmith.text.characters import NUMERALS, is_counting, is_digit
from briefsmith.text.folding import Folded, fold

#: Chinese words with a numeral in them that counts nothing, or that points at what was named before.
_NO_NUMBER = re.compile(
    r"[这那该另每某同唯第统]一|一(?:[些样般直旦带向方切])|[两三四五六](?=[国方党军地家人岸会])|十分|万一|百姓|千万(?=别|不)"
)
_INDEFINITE = frozenset("多余几数来")
_NO_NUMBER_END = re.compile(r"[之统統唯单單同专專万萬不]一\Z")
_NUMBER_WORD = re.compile(
    r"(?i:\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|"
    r"half|twice|double|triple|second|third)\b)"
    r"|(?<![가-힣])(?:하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉|열|스무|스물|수십|수백)"
    r"(?=\s|[발명개번대척기살차곳가]|[가-힣]*\s|$)|[십백천만억조](?= ?[발명개번대척기원])|ひと|ふた|みっ|よっ"
)


def has_number(text: str) -> bool:
    """Whether text holds a number in digits, Chinese numerals or words."""
    plain = _NO_NUMBER.sub("", fold(text).text)
    return any(is_digit(c) or c in NUMERALS for c in plain) or bool(_NUMBER_WORD.search(plain))


def is_one_number(left: str, right: str) -> bool:
    """Whether two pieces side by side would be read as one number; 之一 and the like are none."""
    return not _NO_NUMBER_END.search(left) and has_number(left[-1]) and has_number(right[0])


def changes_number(words: str, typed: tuple[str, str]) -> bool:
    """Whether the inserted words and a piece beside them would be read as one number, or as its limit."""
    before, behind = typed
    return _one_number(before, words) or _one_number(words, behind) or _limits(before, words, behind)


def _limits(before: str, words: str, behind: str) -> bool:
    """Whether the inserted words limit a number beside them: about, more than, or less."""
    inserted = fold(words).text.strip()
    beside = [side for side in (before.rstrip()[-2:], behind.lstrip()[:1]) if side]
    limit = LIMIT.fullmatch(inserted) or LIMIT_BEHIND.fullmatch(inserted) or inserted in _INDEFINITE
    bare = not any(is_counting(c) or c in "?!" for c in inserted)
    return bool(limit or bare) and any(map(has_number, beside))


def _one_number(left: str, right: str) -> bool:
    left, right = left.rstrip(), right.lstrip()
    if not left or not right:
        return False
    if _is_numeral(left[-1]) and _is_numeral(right[0]):
        return True
    if _NUMBER_WORD.search(left.split()[-1]) and _NUMBER_WORD.search(right.split()[0]):
        return True
    first, second = fold(left), fold(f"{left}{right}")
    spaced = fold(f"{left} {right}")
    return _numeric_split(second, len(first)) or _numeric_split(spaced, len(spaced) - len(fold(right)))


def _numeric_split(folded: Folded, at: int) -> bool:
    near = folded.text[max(0, at - 2) : at + 2]
    return any(map(_is_numeral, near)) and splits(folded, at)


def _is_numeral(character: str) -> bool:
    return is_digit(character) or fold(character).text in NUMERALS
