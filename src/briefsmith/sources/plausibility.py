"""How much a decoded text looks like something that somebody wrote, told by which characters are common."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

#: The characters that make about half of any Chinese text, simplified and traditional.
_CHINESE = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后"
    "小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长"
    "知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定问力机给等几很业最"
    "间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先"
    "這來個說們為時對後裡裏麼沒於還發當無開見經頭動兩長樣現將與進實點種聲話兒問機給幾業間電門東聽氣關並內產會國過學"
)
#: The syllables that make about half of any Korean text.
_KOREAN = frozenset(
    "이다는에의을가고하지로한사기도은를자리어시인대그서들라해보정과나니일있아전수상제부만장원면적주국으것용동"
    "공여스년구성조관세경치회선진화안중위계당여했며관련문학무방개요할북미실된되까소유신와단입오명합발통말간습연외"
)
_PUNCTUATION = frozenset("，。、；：？！「」『』（）《》〈〉“”‘’…—·【】〔〕　～－％／．０１２３４５６７８９")
_WESTERN = frozenset("‘’“”–—…•€£©®°«»§·\u00a0")
_HALF_WIDTH_KANA = re.compile("[\uff61-\uff9f]")
_MOST = 20_000


@cache
def _by_rows(codec: str, first: int, last: int, trails: tuple[int, int]) -> frozenset[str]:
    """The ideographs that a character set lists first, because they are the common ones."""
    found = set()
    for lead in range(first, last + 1):
        for trail in range(trails[0], trails[1] + 1):
            found.add(bytes((lead, trail)).decode(codec, "ignore"))
    return frozenset(found - {""})


@cache
def _common_chinese() -> frozenset[str]:
    simplified = _by_rows("gb2312", 0xB0, 0xD7, (0xA1, 0xFE))
    return simplified | _by_rows("big5", 0xA4, 0xC6, (0x40, 0xFE)) | _PUNCTUATION


@cache
def _common_japanese() -> frozenset[str]:
    kana = frozenset(map(chr, (*range(0x3041, 0x3094), *range(0x30A1, 0x30FD))))
    return _by_rows("euc_jp", 0xB0, 0xCF, (0xA1, 0xFE)) | kana | _PUNCTUATION


@cache
def _common_korean() -> frozenset[str]:
    return _by_rows("euc_kr", 0xB0, 0xC8, (0xA1, 0xFE)) | _PUNCTUATION


def plausibility(text: str, language: str) -> float:
    """From below 0 (no text) to about 3 (surely text) for the characters beyond ASCII of ``text``.

    ``language`` is ``zh``, ``ja``, ``ko``, ``any`` (the best of the three) or ``western``. Half of the
    weight is that the characters are common ones, half that the commonest of all are there as often as
    in real text. Text in ASCII alone has the value 0: nothing speaks for or against.
    """
    if language == "any":
        return max(plausibility(text, one) for one in ("zh", "ja", "ko", "western"))
    counts = Counter(character for character in text if ord(character) > 0x7F)
    total = sum(counts.values())
    if not total:
        return 0.0
    bad = sum(number for character, number in counts.items() if _is_bad(character)) / total
    common, frequent = _shares(counts, total, language)
    return common + min(1.0, 2 * frequent) - 6 * bad


def _shares(counts: Counter[str], total: int, language: str) -> tuple[float, float]:
    """The share of common characters, and that of the commonest of all."""
    match language:
        case "zh":
            return _share(counts, total, _common_chinese()), _share(counts, total, _CHINESE)
        case "ko":
            return _share(counts, total, _common_korean()), _share(counts, total, _KOREAN)
        case "ja":
            hiragana = frozenset(map(chr, range(0x3041, 0x3094)))
            return _share(counts, total, _common_japanese()), _share(counts, total, hiragana)
        case _:
            return sum(n for one, n in counts.items() if one in _WESTERN or _is_letter(one)) / total, 0.1


def _share(counts: Counter[str], total: int, wanted: frozenset[str]) -> float:
    return sum(number for character, number in counts.items() if character in wanted) / total


def _is_letter(character: str) -> bool:
    return 0xC0 <= ord(character) < 0x600 and character.isalpha()


def _is_bad(character: str) -> bool:
    """What nobody writes: replacement characters, private use, unassigned, C1 controls, half-width kana."""
    kind = unicodedata.category(character)
    return (
        character == "\ufffd"
        or kind in ("Co", "Cn", "Cs")
        or "\x80" <= character <= "\x9f"
        or bool(_HALF_WIDTH_KANA.match(character))
    )
