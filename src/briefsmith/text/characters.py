"""What one character counts as when texts are compared, and which kind of script it belongs to."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from briefsmith.text.variants import CONTEXTUAL, VARIANTS

#: What every kind of white space becomes before runs of it are judged.
SPACE = " "
#: What stands for every double quotation mark; single ones become it unless they are apostrophes.
QUOTE = '"'
APOSTROPHE = "'"
MIDDLE_DOT = "·"
ELLIPSIS = "…"
#: What stands for every dash that cannot be read as a sign.
DASH = "—"

DOUBLE_QUOTES = frozenset('"“”„‟«»‹›「」『』〝〞〟＂｢｣﹁﹂﹃﹄')
SINGLE_QUOTES = frozenset("'‘’‚‛ʼ＇")
MIDDLE_DOTS = frozenset("·・･‧•∙⸱")
#: Dashes that are never a minus sign; two of them in a row are the Chinese dash.
LONG_DASHES = frozenset("—―─━⸺⸻")
#: Marks that mean a sign or a hyphen where a digit follows. The minus sign proper is not in it: it
#: never folds.
SHORT_DASHES = frozenset("-–‒")
DASHES = LONG_DASHES | SHORT_DASHES
#: Every mark that may be read as a sign in front of a number.
SIGNS = SHORT_DASHES | frozenset("−+±")

#: Chinese numerals in the simplified form that folding gives them.
NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿兆两廿卅")
#: The numerals of ledgers; several of them are common words and names, so only runs of them count.
LEDGER_NUMERALS = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
NUMERAL_UNITS = frozenset("十百千万亿兆")
KOREAN_UNITS = frozenset("십백천만억조")

_VARIATION_SELECTORS = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x180B, 0x180C, 0x180D))
_INVISIBLE = frozenset(
    (
        *(0x00AD, 0x034F, 0x061C, 0x180E, 0xFEFF),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xE0000, 0xE0080),
    )
)
_SPACE_FREE = ((0x2E80, 0x312F), (0x3190, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
#: The scripts that write no spaces, as the inside of a character class of a regular expression.
SPACE_FREE = "".join(f"{chr(low)}-{chr(high)}" for low, high in _SPACE_FREE)
_HANGUL = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF))
_WIDTH_TAGS = frozenset({"<wide>", "<narrow>", "<vertical>", "<small>"})


def is_invisible(character: str) -> bool:
    """Whether nothing is printed for it: zero-width, soft hyphen, direction marks, variation selectors."""
    code = ord(character)
    return code in _INVISIBLE or code in _VARIATION_SELECTORS


def is_mark(character: str) -> bool:
    """Whether it combines with the character before it, the half-width kana sound marks included."""
    return unicodedata.category(character)[0] == "M" or character in "ﾞﾟ"


@cache
def is_ideographic(character: str) -> bool:
    """Whether it belongs to a script that writes no spaces (Chinese and kana, with their punctuation)."""
    return _within(ord(character), _SPACE_FREE)


@cache
def is_hangul(character: str) -> bool:
    """Whether it is Korean: written with spaces, but words end in particles."""
    return _within(ord(character), _HANGUL)


@cache
def is_word(character: str) -> bool:
    """Whether spaces next to it can matter: letters, digits and marks of scripts that write spaces."""
    spaced = character.isalnum() or unicodedata.category(character)[0] == "M"
    return spaced and not is_ideographic(character)


@cache
def is_counting(character: str) -> bool:
    """Whether it is a letter, an ideograph or a digit: something that says something."""
    return character.isalnum()


def is_digit(character: str) -> bool:
    """Whether it is a digit of a decimal number."""
    return character.isdecimal()


def is_currency(character: str) -> bool:
    """Whether it is a currency sign."""
    return unicodedata.category(character) == "Sc" if character else False


def width_form(character: str) -> str:
    """The character in its ordinary width, composed; several characters for a Latin ligature.

    Only forms that differ in width or shape are touched (Unicode decompositions tagged wide, narrow,
    vertical, small; Kangxi radicals; Latin ligatures; canonical ones). Superscripts, fractions,
    circled and Roman figures and squared units stay: 10² is not 102.
    """
    decomposition = unicodedata.decomposition(character)
    tag = decomposition.partition(" ")[0]
    code = ord(character)
    if tag in _WIDTH_TAGS or 0x2E80 <= code <= 0x2FDF or 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", character)
    return unicodedata.normalize("NFC", character)


@cache
def fold_character(character: str) -> str:
    """What the character counts as, whatever stands around it; empty if it is invisible.

    Full-width comma and stop keep their width, and dashes their kind: between digits they matter,
    and only the text around them can tell.
    """
    if is_invisible(character):
        return ""
    if character.isspace():
        return SPACE
    if character in "，．":
        return character
    return "".join(_punctuation(_simplified(part)) for part in width_form(character))


class CharacterTable(dict[int, Any]):
    """A table for ``str.translate`` that is filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = fold_character(chr(code))
        return folded


def _punctuation(character: str) -> str:
    if character in DOUBLE_QUOTES:
        return QUOTE
    if character in SINGLE_QUOTES:
        return APOSTROPHE
    if character in MIDDLE_DOTS:
        return MIDDLE_DOT
    if character in "‐‑":
        return "-"
    if character in "⋯‥":
        return ELLIPSIS
    if character in "○◯":
        return "〇"  # the circle that is typed for the numeral in dates
    return "~" if character == "〜" else character


def _simplified(character: str) -> str:
    if character in CONTEXTUAL or not is_ideographic(character):
        return character  # 鍊 is 链 in 項鍊 and 炼 in 鍛鍊: its neighbours decide, not this table
    once = VARIANTS.get(character, character)
    simplified = _traditional_to_simplified(_traditional_to_simplified(once))
    return VARIANTS.get(simplified, simplified)


def _traditional_to_simplified(character: str) -> str:
    converted: str = _converter().convert(character)
    return converted if len(converted) == 1 else character


@cache
def _converter() -> Any:
    from opencc import OpenCC  # loaded when the first text is folded, not with the package

    return OpenCC("t2s")


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= code <= high for low, high in ranges)
