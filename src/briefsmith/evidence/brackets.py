"""What the analyst's words in square brackets may not do to the words of the source."""

from __future__ import annotations

import re

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.pieces import Gap
from briefsmith.evidence.qualifier_words import LIMIT, LIMIT_BEHIND
from briefsmith.evidence.request import MAX_REPLACED
from briefsmith.evidence.wordlists import CLAUSE_END, NEGATION, SENTENCE_MARKS, STOP
from briefsmith.spans import Span
from briefsmith.text.boundaries import splits
from briefsmith.text.characters import NUMERALS, is_digit
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


def misused(gap: Gap, body: FoldedBody, omitted: Span, typed: tuple[str, str]) -> bool:
    """Whether brackets turn the meaning round or change a number.

    ``omitted`` is what of the body lies between the pieces, ``typed`` are the pieces on the two sides,
    empty at an end of the quotation. Beside an ellipsis only what is near counts as replaced.
    """
    if not gap.insertions:
        return False
    words = "".join(mark[1:-1] for mark in gap.insertions)
    if NEGATION.search(fold(words).text) or _goes_on_with_number(words, typed):
        return True
    replaced = body.body.text[omitted.start : omitted.end]
    if len(replaced) > MAX_REPLACED:
        return False
    if not gap.ellipsis and (any(mark in replaced for mark in SENTENCE_MARKS) or STOP.search(replaced)):
        return True
    if any(mark in replaced for mark in "[]［］"):
        return True
    # Words left out by an ellipsis are gone, not replaced: there only another number is a change.
    number = has_number(replaced) and (not gap.ellipsis or has_number(words))
    return number or bool(NEGATION.search(fold(replaced).text))


def replaced_before(body: FoldedBody, at: int) -> str:
    """The words of the clause in front of an offset of the body, which an insertion may stand for."""
    low = max(0, at - MAX_REPLACED)
    text = body.body.text[low:at]
    return text[max((end.end() for end in CLAUSE_END.finditer(_marked(text))), default=0) :].strip()


def replaced_behind(body: FoldedBody, at: int) -> str:
    """The words of the clause behind an offset of the body, which an insertion may stand for."""
    text = body.body.text[at : at + MAX_REPLACED]
    return CLAUSE_END.split(_marked(text))[0].strip()


def neighbour_before(body: FoldedBody, at: int) -> int:
    """Where the last character in front of an offset begins that is no white space."""
    return max(0, len(body.body.text[max(0, at - 99) : at].rstrip()) - 1 + max(0, at - 99))


def neighbour_behind(body: FoldedBody, at: int) -> int:
    """Where the first character behind an offset ends that is no white space."""
    text = body.body.text
    while at < len(text) and text[at].isspace():
        at += 1
    return min(len(text), at + 1)


def _marked(text: str) -> str:
    """The text with its commas and quotation marks as clause ends know them, of the same length."""
    return text.translate(str.maketrans("，：；（）「」“”、", ',:;()""""、'))


def has_number(text: str) -> bool:
    """Whether text holds a number in digits, Chinese numerals or words."""
    plain = _NO_NUMBER.sub("", fold(text).text)
    return any(is_digit(c) or c in NUMERALS for c in plain) or bool(_NUMBER_WORD.search(plain))


def is_one_number(left: str, right: str) -> bool:
    """Whether two pieces side by side would be read as one number; 之一 and the like are none."""
    return not _NO_NUMBER_END.search(left) and has_number(left[-1]) and has_number(right[0])


def _goes_on_with_number(words: str, typed: tuple[str, str]) -> bool:
    """Whether the inserted words and a piece beside them would be read as one number."""
    before, behind = typed
    return _one_number(before, words) or _one_number(words, behind) or _limits(before, words, behind)


def _limits(before: str, words: str, behind: str) -> bool:
    """Whether the inserted words limit a number beside them: about, more than, or less."""
    inserted = fold(words).text.strip()
    beside = [side for side in (before.rstrip()[-2:], behind.lstrip()[:1]) if side]
    limit = LIMIT.fullmatch(inserted) or LIMIT_BEHIND.fullmatch(inserted) or inserted in _INDEFINITE
    return bool(limit) and any(map(has_number, beside))


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
    return _numeric_split(second, len(first)) or _numeric_split(spaced, len(first) + 1)


def _numeric_split(folded: Folded, at: int) -> bool:
    near = folded.text[max(0, at - 2) : at + 2]
    return any(map(_is_numeral, near)) and splits(folded, at)


def _is_numeral(character: str) -> bool:
    return is_digit(character) or fold(character).text in NUMERALS
