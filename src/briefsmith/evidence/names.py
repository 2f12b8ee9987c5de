"""Tells whether a difference is one of names: of places as the CLDR lists them, or of people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefsmith.evidence.nearest import Operation
from briefsmith.text.folding import fold

#: The languages whose names of countries and cities are known.
_LANGUAGES = ("zh", "zh_Hant", "ja", "ko", "en")
#: What the CLDR does not call them by.
_OTHER_PLACES = (
    *(
        "朝鲜",
        "北朝鲜",
        "南韩",
        "北韩",
        "韩国",
        "美国",
        "中国",
        "台湾",
        "香港",
        "日本",
        "俄国",
        "苏联",
        "华盛顿",
        "平壤",
        "东京",
    ),
    *("北京", "首尔", "汉城", "莫斯科", "白宫", "五角大楼", "青瓦台", "克里姆林宫"),
    *("북한", "한국", "미국", "중국", "일본", "남한", "평양", "워싱턴", "DPRK", "ROK", "Washington"),
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭潘袁蔡蒋杜叶魏苏吕卢姚沈姜崔谭陆范汪廖金贾夏邹孟秦邱侯尹薛阎黎贺毛郝"
    "顾龚邵钱戴莫孔文朴习安岸菅"
)
#: Characters that foreign names are written with in Chinese; two of them together are seldom anything else.
_TRANSLITERATING = frozenset(
    "阿埃艾奥巴拜贝彼波伯勃布查戴丹德登蒂杜多厄恩法菲费弗福盖戈格古哈海汉赫霍基吉加杰卡凯柯科克库奎拉莱兰朗劳勒雷里利莉林隆"
    "鲁路伦罗洛马麦曼梅蒙米密摩莫默姆穆纳内尼涅诺欧帕佩皮珀普奇契乔切萨塞桑沙舍什史斯苏索塔泰汤特蒂图托瓦威维温沃乌西希夏谢辛休雅亚扬耶伊"
    "尤泽扎兹佐京蓬逊顿"
)
_LATIN_NAME = re.compile(r"[A-Z][\w'-]+")


def is_name_change(operations: Sequence[Operation]) -> bool:
    """Whether some change falls on a name, in the typed words or in the source's."""
    typed = [(kind, mine) for kind, mine, _ in operations]
    stands = [(kind, theirs) for kind, _, theirs in operations]
    return _falls_on_place(typed) or _falls_on_place(stands) or (_is_person(typed) and _is_person(stands))


def _changed(steps: Sequence[tuple[str, str]]) -> tuple[str, list[tuple[int, int]]]:
    """The folded text, and the ranges of it that differ."""
    text, ranges = "", []
    for kind, words in steps:
        folded = fold(words).text if words.strip() else words
        if kind != "equal" and folded.strip():
            ranges.append((len(text), len(text) + len(folded)))
        text += folded
    return text, ranges


def _falls_on_place(steps: Sequence[tuple[str, str]]) -> bool:
    text, ranges = _changed(steps)
    longest = max(map(len, _places()))
    return any(
        text[low:high] in _places()
        for start, end in ranges
        for low in range(max(0, start - longest), end)
        for high in range(max(low + 2, start + 1), min(len(text), low + longest) + 1)
    )


def _is_person(steps: Sequence[tuple[str, str]]) -> bool:
    """Whether a change falls on a capitalised word, a foreign name or a name behind a surname."""
    text, ranges = _changed(steps)
    return any(_persons(text, start, end) for start, end in ranges)


def _persons(text: str, start: int, end: int) -> bool:
    words = text[start:end]
    if any(match.start() + start > 0 for match in _LATIN_NAME.finditer(words)):
        return True
    foreign = [character for character in words if character.isalpha()]
    if len(foreign) > 1 and _TRANSLITERATING.issuperset(foreign):
        return True
    return any(text[at] in _SURNAMES and end - at <= 4 for at in range(max(0, start - 2), start + 1))


@cache
def _places() -> frozenset[str]:
    """Names of countries, regions and cities, folded."""
    return frozenset(fold(name).text for name in (*_OTHER_PLACES, *_listed()) if len(name) > 1)


def _listed() -> Iterator[str]:
    from babel import Locale  # loaded when the first difference is told, not with the package

    for language in _LANGUAGES:
        locale = Locale.parse(language)
        yield from (name for code, name in locale.territories.items() if not code.isdecimal())
        yield from (zone["city"] for zone in locale.time_zones.values() if "city" in zone)
