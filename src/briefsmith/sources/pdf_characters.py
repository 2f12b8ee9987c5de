"""The characters that the glyphs of a PDF stand for, where its fonts name others that look the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

#: Radicals without a compatibility mapping of their own, and the ideographs with the same shape: the pairs
#: that share one glyph in fonts, as the Unicode Character Database equates them.
_RADICALS = dict(
    zip(
        "⺂⺃⺅⺇⺉⺋⺏⺐⺒⺓⺔⺖⺘⺙⺛⺞⺠⺡⺣⺤⺦⺨⺫⺭⺯⺰⺱⺹⺺⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "乛乚亻𠘨刂㔾尣尢巳幺彑忄扌攵旡歺民氵灬爫丬犭罒礻糹纟罓耂肀艹艹艹虎衤覀西见角讠贝车辶辶辶钅長镸长门阝青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
        strict=True,
    )
)
#: The radical for a door is printed with the glyph of three ideographs.
_DOOR, _DOORS = "\u2f3e", {"ja": "戸", "traditional": "戶", "simplified": "户"}
_SIMPLIFIED, _TRADITIONAL = (
    frozenset("这来国们为时会发对说过还进关与"),
    frozenset("這來國們為時會發對說過還進關與"),
)

#: Marks of which fonts share the glyph with the mark that is meant.
_MARKS = {
    "\u2012": "\u2013",
    "\u2329": "\u3008",
    "\u232a": "\u3009",
    "\u2126": "Ω",
    "\u212b": "Å",
    "\ufe19": "…",
}
_TURNED_COMMA = re.compile("(?<![^\\W\\d_])\u02bb|\u02bb(?![^\\W\\d_])")
_ODD = re.compile(
    "[\u02bb\u2012\u2126\u212b\u2329\u232a\u2e80-\u2fd5\ufb00-\ufb06\ufe10-\ufe19\ufe30-\ufe48]"
)


def meant(character: str) -> str:
    """What is printed where a font names ``character``: ligatures are letters again, radicals and
    vertical forms the characters that they look like. It may be more than one character.
    """
    if not _ODD.search(character):
        return character
    return "".join(_meant(one) for one in character)


def _meant(character: str) -> str:
    known = _MARKS.get(character) or _RADICALS.get(character)
    if known:
        return known
    if "\ufe10" <= character <= "\ufe48":
        plain = unicodedata.normalize("NFKC", character)
        return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in plain)
    is_radical = "\u2e80" <= character <= "\u2fd5" and character != _DOOR
    if is_radical or "\ufb00" <= character <= "\ufb06":
        return unicodedata.normalize("NFKC", character)
    return character


def settled(texts: Iterable[str]) -> list[str]:
    """The same texts, lines of one file, with what only the whole file can tell: which 户 is meant, and
    whether a turned comma is a quotation mark (it is none inside a word). Lengths stay as they are.
    """
    lines = list(texts)
    door = _DOORS[_writing(lines)] if any(_DOOR in line for line in lines) else ""
    return [_TURNED_COMMA.sub("‘", line.replace(_DOOR, door) if door else line) for line in lines]


def _writing(lines: list[str]) -> str:
    if any("\u3041" <= character <= "\u3096" for line in lines for character in line):
        return "ja"
    old = sum(character in _TRADITIONAL for line in lines for character in line)
    new = sum(character in _SIMPLIFIED for line in lines for character in line)
    return "traditional" if old > new else "simplified"
