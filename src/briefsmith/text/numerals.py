"""The values of the numbers in a text, in figures, Chinese numerals or English words: 1,000, 一千, 3.5万."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2, "○": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30}
#: Characters that multiply what stands before them, in Chinese, Japanese and Korean.
_SCALES = {
    "万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8, "兆": 10**12, "조": 10**12,
    "천": 10**3,
}  # fmt: skip
_WORDS = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "mn": 10**6, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
_NAMES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip
_TENS = {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "dozen": 12, "half": 50, "once": 1, "twice": 2,
}  # fmt: skip
_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
]  # fmt: skip
_ENGLISH = {name: value for value, name in enumerate(_NAMES)} | _TENS
_ENGLISH |= {name: value for value, name in enumerate(_ORDINALS, 1)}

_FIGURES = r"(?:\d{1,3}(?:[,，' ]\d{3}(?!\d))+|\d+)(?:\.\d+)?"
_NUMERAL = "[" + "".join([*_DIGITS, *_UNITS, "万萬亿億"]) + "]"
_SCALE = "[万萬만亿億억兆조千천百十]"
#: Figures with what multiplies them; Chinese numerals; English number words.
_NUMBER = re.compile(
    rf"(?P<figures>{_FIGURES})(?P<scale>(?:{_SCALE})+|[ ]?(?:{'|'.join(_WORDS)})\b)?"
    rf"|(?P<numeral>{_NUMERAL}+(?:点[{''.join(_DIGITS)}]+)?)"
    rf"|(?P<name>\b(?:{'|'.join(_ENGLISH)})\b)(?:[- ](?P<more>{'|'.join(_NAMES[1:10] + _ORDINALS[:9])})\b)?"
    rf"(?P<word>[ ](?:{'|'.join(_WORDS)})\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its range there (code points, 0-based, end exclusive) and its value.

    ``written`` is its kind: ``figures``, ``numeral`` (Chinese) or ``name`` (English).
    """

    start: int
    end: int
    value: Decimal
    written: str


def numbers(text: str) -> Iterator[Number]:
    """Every number of a text, in order. Full-width figures count as figures."""
    plain = text if text.isascii() else "".join(map(_narrow, text))
    for found in _NUMBER.finditer(plain):
        value = _value(found)
        if value is not None:
            yield Number(found.start(), found.end(), value, _kind(found))


def values(text: str) -> frozenset[Decimal]:
    """Every value that a number of the text may stand for, so that what is not among them is not there.

    That is the number as a whole, each of its parts (``20`` and ``0000`` of 20万), and the digits of a
    numeral one by one read together (二〇二四).
    """
    found: set[Decimal] = set()
    for number in numbers(text):
        found.add(number.value)
        written = "".join(map(_narrow, text[number.start : number.end]))
        found.update(Decimal(part) for part in re.findall(r"\d+(?:\.\d+)?", written.replace(",", "")))
        if number.written == "numeral":
            found.update(_parts(written))
    return frozenset(found)


def chinese_value(numeral: str) -> int | None:
    """The value of a Chinese numeral (二十三, 二〇二四, 三百零五), or ``None`` where it is none."""
    if not numeral or any(c not in _DIGITS and c not in _UNITS and c not in _SCALES for c in numeral):
        return None
    if all(character in _DIGITS for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    total = section = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _UNITS:
            unit = _UNITS[character]
            section += unit if unit in (20, 30) else (digit or 1) * unit
            digit = 0
        else:
            total = (total + section + digit or 1) * _SCALES[character]
            section = digit = 0
    return total + section + digit


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind in ("figures", "numeral", "name") if found[kind])


def _value(found: re.Match[str]) -> Decimal | None:
    if found["figures"]:
        value = _decimal(re.sub(r"[,，' ]", "", found["figures"]))
        return None if value is None else value * _scale(found["scale"] or "")
    if found["name"]:
        value = Decimal(_ENGLISH[found["name"].casefold()])
        if found["more"]:
            value += _ENGLISH[found["more"].casefold()]
        return value * _scale(found["word"] or "")
    whole, _, fraction = found["numeral"].partition("点")
    count = chinese_value(whole)
    if count is None:
        return None
    return _decimal(f"{count}.{''.join(str(_DIGITS[c]) for c in fraction)}" if fraction else str(count))


def _scale(written: str) -> Decimal:
    word = written.strip().casefold()
    if word in _WORDS:
        return Decimal(_WORDS[word])
    scale = Decimal(1)
    for character in word:
        scale *= _SCALES.get(character) or _UNITS.get(character) or 1
    return scale


def _parts(numeral: str) -> Iterator[Decimal]:
    """The values of the runs of a numeral: 三四十 may be 三 and 四十, 十二三 12 and 13."""
    for start in range(len(numeral)):
        for end in range(start + 1, min(len(numeral), start + 8) + 1):
            value = chinese_value(numeral[start:end])
            if value is not None:
                yield Decimal(value)


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _narrow(character: str) -> str:
    """A full-width figure or separator as the plain one; every other character as it is."""
    folded = unicodedata.normalize("NFKC", character) if character > "\u02ff" else character
    return folded if len(folded) == 1 and (folded.isdecimal() or folded in ",.%'") else character
