"""Where folded text may be cut without cutting a number, a word or a character in two."""

from __future__ import annotations

import re

from briefsmith.text.characters import (
    DASH,
    KOREAN_UNITS,
    LEDGER_NUMERALS,
    NUMERAL_UNITS,
    NUMERALS,
    SIGNS,
    SPACE,
    is_currency,
    is_digit,
    is_hangul,
    is_word,
)
from briefsmith.text.folding import Folded
from briefsmith.text.units import NUMBERED, NUMBERED_BEGINS, SCALE

_SEPARATORS = frozenset(".,，．:/'~=×·")
_AFTER_NUMBERS = frozenset("%‰‱°℃℉′″")
_INDEFINITE = frozenset("多余来几")
_BEFORE_UNITS = frozenset("数几")
_MINUS = re.compile(r"\b(?:minus|negative) \Z", re.IGNORECASE)
_DIGIT_GROUP = re.compile(r" \d{3}(?!\d)")
_RANGE_GOES_ON = re.compile(rf" ?[{re.escape(''.join(sorted(SIGNS)))}{DASH}~] ?\d")
_CONTEXT = 24
#: Marks that belong to no number and no word; they spare looking.
_ALWAYS_APART = frozenset('。!?;"…()《》')
#: What a number and what belongs to it is written with, besides digits: all that the patterns name. Other
#: characters, and marks that the patterns only have as their own signs, spare looking.
_IN_NUMBERS = frozenset(NUMBERED.pattern + NUMBERED.pattern.upper() + SPACE) - frozenset("!?()|{}[]\\^+*<>_")


def splits(folded: Folded, at: int) -> bool:
    """Whether a cut just before the folded character ``at`` parts what belongs together.

    That is: a combining sequence, a Latin word (hyphens and apostrophes in it included), a number
    with its sign, separators, per cent or currency sign, multiplier, ordinal mark, fraction, unit of
    measure or other end of its range, a run of Chinese numerals. A blank line
    always parts. Korean words may be cut, since their endings are written on to them.
    """
    if not 0 < at < len(folded):
        return False
    if folded.starts[at] < folded.ends[at - 1]:
        return True
    if folded.text[at - 1] in _ALWAYS_APART or folded.text[at] in _ALWAYS_APART:
        return False
    dropped = folded.between(at)
    if dropped.count("\n") > 1 and not dropped.strip():
        return False
    adjacent = not _is_spaced(dropped)
    left = folded.text[max(0, at - _CONTEXT) : at]
    right = folded.text[at : at + _CONTEXT]
    if _is_numbered(left, right) or (is_digit(right[0]) and _MINUS.search(left)):
        return True
    if SPACE in (left[-1], right[0]):
        return _splits_spaced_number(left, right)
    return (
        (adjacent and _splits_word(folded, at))
        or (adjacent and _splits_designation(folded, at))
        or _splits_digits(left, right, adjacent)
        or _splits_numerals(left, right)
    )


def _is_spaced(dropped: str) -> bool:
    """Whether white space was dropped; what cannot be seen, a soft hyphen or a joiner, parts no word."""
    return bool(dropped) and any(map(str.isspace, dropped))


def _is_numbered(left: str, right: str) -> bool:
    """Whether a number and what belongs to it lie over the cut."""
    before, after = left[-1], right[0]
    if not ((before in _IN_NUMBERS or is_digit(before)) and (after in _IN_NUMBERS or is_digit(after))):
        return False
    text, cut = left + right, len(left)
    for begins in NUMBERED_BEGINS.finditer(text, 0, cut):
        match = NUMBERED.match(text, begins.start())
        if match is not None and match.end() > cut:
            return True
    return False


def _splits_designation(folded: Folded, at: int) -> bool:
    """Whether a single dash parts a name and its number, as some write them: 火星—17."""
    if folded.text[at - 1] != DASH or not is_digit(folded.text[at]) or at < 2:
        return False
    single = folded.ends[at - 1] - folded.starts[at - 1] == 1 and not _is_spaced(folded.between(at - 1))
    return single and folded.text[at - 2].isalnum()


def _splits_word(folded: Folded, at: int) -> bool:
    left, right = folded.text[at - 1], folded.text[at]
    if _is_latin(left) and _is_latin(right):
        return True
    if _joins_words(folded, at) and _is_latin(left):
        return _is_latin(folded.text[at + 1 : at + 2])
    return (
        _joins_words(folded, at - 1) and _is_latin(right) and _is_latin(folded.text[max(0, at - 2) : at - 1])
    )


def _joins_words(folded: Folded, at: int) -> bool:
    """Whether the character is an apostrophe, a hyphen or a stop that may stand within a word."""
    character = folded.text[at]
    if character in ".'_@&" or character in SIGNS:
        return at + 1 >= len(folded) or not _is_spaced(folded.between(at + 1))
    return character == DASH and folded.original[folded.starts[at]] in "-‐‑"


def _is_latin(character: str) -> bool:
    return bool(character) and is_word(character) and not is_hangul(character)


def _splits_digits(left: str, right: str, adjacent: bool) -> bool:
    """Whether a number in digits goes on over the cut. ``adjacent``: no white space was there."""
    before, after = left[-1], right[0]
    further, beyond = left[-2:-1], right[1:2]
    if is_digit(before):
        return (
            is_digit(after)
            or (after in _SEPARATORS | SIGNS | {DASH} and bool(beyond) and is_digit(beyond))
            or after in _AFTER_NUMBERS
            or after in KOREAN_UNITS
            or is_currency(after)
        )
    if not is_digit(after):
        return adjacent and is_currency(after) and (_is_latin(before) or before in SIGNS)
    if bool(further) and is_digit(further) and before in _SEPARATORS | SIGNS | {DASH}:
        return True
    return before in SIGNS or is_currency(before) or before in "第负" or (before == "." and adjacent)


def _splits_numerals(left: str, right: str) -> bool:
    """Whether a number in Chinese numerals, or one that mixes them with digits, goes on."""
    before, after = left[-1], right[0]
    if left.endswith(("唯一", "统一")):
        return False
    if before in LEDGER_NUMERALS and after in LEDGER_NUMERALS:
        return True
    if _is_numeral(before):
        return (
            _is_numeral(after)
            or right.startswith("分之")
            or (after == "点" and _is_numeral(right[1:2]))
            or (after in _INDEFINITE and right[1:2] in NUMERAL_UNITS)
        )
    if not _is_numeral(after):
        return before == "分" and after == "之" and _is_numeral(left[-2:-1])
    return (
        before == "第"
        or left.endswith(("分之", "零下"))
        or (before == "点" and _is_numeral(left[-2:-1]))
        or (after in NUMERAL_UNITS and before in _BEFORE_UNITS)
        or (after in NUMERAL_UNITS and before in _INDEFINITE and _is_numeral(left[-2:-1]))
    )


def _is_numeral(character: str) -> bool:
    return bool(character) and (is_digit(character) or character in NUMERALS)


def _splits_spaced_number(left: str, right: str) -> bool:
    """Whether a number goes on behind a space: "5 million", "10 000", "5 - 6"."""
    if right[0] == SPACE:
        if not is_digit(left[-1]):
            return False
        run = re.search(r"\d+\Z", left)
        grouped = run is not None and len(run.group()) <= 3 and bool(_DIGIT_GROUP.match(right))
        return grouped or bool(SCALE.match(right)) or bool(_RANGE_GOES_ON.match(right))
    if not is_digit(right[0]):
        return bool(re.search(r"\d \Z", left)) and bool(SCALE.match(SPACE + right))
    grouped = bool(re.search(r"(?<!\d)\d{1,3} \Z", left)) and bool(_DIGIT_GROUP.match(SPACE + right))
    return grouped or bool(re.search(r"\d ?[-−–—~] ?\Z", left))
