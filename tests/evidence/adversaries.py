"""Changes that make a quotation say something else; none of them is one of folding alone."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

#: Takes a sentence and a source of chance; gives the changed sentence, or None where nothing fits.
Change = Callable[[str, random.Random], str | None]

_ONES = "一二三四五六七八九"
_NUMBER = r"\d+(?:[.,]\d+)*"
#: Pairs of characters, one after the other.
_OPPOSITES = (
    "上下南北东西東西增减增減前后前後内外大小多少高低升降进退进出買賣买卖左右早晚敌友胜败强弱长短男女正副新旧有无真假"
    "好坏攻守甲乙开关来去美英日韩俄朝未末己已士土日曰人入"
)
_NEGATIONS = (
    *(
        "没有",
        "沒有",
        "没",
        "不会",
        "不會",
        "不能",
        "不得",
        "不",
        "未能",
        "未",
        "无",
        "非",
        "拒绝",
        "拒絕",
        "反对",
        "反對",
    ),
    *("否认", "否認", " not", " never", "n't", " neither", " without", "ない", "しない", "않", "못"),
)
_ADDED = ("不", "未", "没有", "无", "不再", "从未", "绝不", "並非", " not", " never")
_UNITS = (
    *(
        "美元",
        "日元",
        "欧元",
        "元",
        "億円",
        "円",
        "달러",
        "吨",
        "公斤",
        "公里",
        "平方米",
        "米",
        "キロ",
        "km",
        "度",
        "도",
    ),
    *(
        "岁",
        "个月",
        "個月",
        "年",
        "月",
        "日",
        "년",
        "월",
        "일",
        "天",
        "小时",
        "名",
        "人",
        "명",
        "枚",
        "发",
        "発",
        "발",
    ),
    *("%", "‰", "万", "亿"),
)
_NAMES = (
    *(
        "朝鲜",
        "韩国",
        "美国",
        "日本",
        "俄罗斯",
        "平壤",
        "東京",
        "南韓",
        "臺灣",
        "特朗普",
        "拜登",
        "金正恩",
        "文在寅",
    ),
    *("North Korea", "Washington", "Tokyo", "Moscow", "Seoul", "北朝鮮", "북한", "정부"),
)
_LOOK_ALIKE = dict(
    zip(
        "aeopcxABEHKMOPT01Il日口〇一二力工八千人未土已",
        "аеорсхАВЕНКМОРТOlI1曰囗Oーニカエハ干入末士己",
        strict=True,
    )
)
_OTHER_DIGITS = (
    *("⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९"),
    *("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"),
)
_OTHER_FIGURES = ("①②③④⑤⑥⑦⑧⑨", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨ", "⒈⒉⒊⒋⒌⒍⒎⒏⒐", "⑴⑵⑶⑷⑸⑹⑺⑻⑼")
_STROKES = "\u0336\u0338\u20e3\u20dd\u0301\u3099\u0327\u0488"


def _somewhere(pattern: str, text: str, chance: random.Random) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text))
    return chance.choice(found) if found else None


def _at(pattern: str, choices: Sequence[str]) -> Change:
    """Puts one of the choices in the place of something that the pattern finds."""

    def change(text: str, chance: random.Random) -> str | None:
        found = _somewhere(pattern, text, chance)
        if found is None:
            return None
        others = [choice for choice in choices if choice != found.group()]
        return text[: found.start()] + chance.choice(others) + text[found.end() :]

    return change


def _each(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _digit(text: str, chance: random.Random) -> str | None:
    found = _somewhere(r"\d", text, chance)
    other = str((int(found.group()) + chance.randint(1, 9)) % 10) if found else ""
    return text[: found.start()] + other + text[found.end() :] if found else None


def _date(text: str, chance: random.Random) -> str | None:
    found = _somewhere(r"\d+(?=[年月日년월일])|(?<=March )\d+|\d+(?= December)", text, chance)
    if found is None:
        return None
    return text[: found.start()] + str(int(found.group()) + chance.choice([1, 10])) + text[found.end() :]


def _other_figure(text: str, chance: random.Random) -> str | None:
    found = _somewhere("[1-9]", text, chance)
    if found is None:
        return None
    digit = int(found.group())
    forms = [row[digit] for row in _OTHER_DIGITS] + [row[digit - 1] for row in _OTHER_FIGURES]
    return text[: found.start()] + chance.choice(forms) + text[found.end() :]


def _opposite(text: str, chance: random.Random) -> str | None:
    both = list(zip(_OPPOSITES[::2], _OPPOSITES[1::2], strict=True))
    found = [pair for one, other in both for pair in ((one, other), (other, one)) if pair[0] in text]
    if not found:
        return None
    old, new = chance.choice(found)
    return _at(re.escape(old), [new])(text, chance)


def _look_alike(text: str, chance: random.Random) -> str | None:
    found = [index for index, character in enumerate(text) if character in _LOOK_ALIKE]
    if not found:
        return None
    index = chance.choice(found)
    return text[:index] + _LOOK_ALIKE[text[index]] + text[index + 1 :]


def _combined(text: str, chance: random.Random) -> str | None:
    found = _somewhere(r"(?<=\w)", text, chance)
    return text[: found.end()] + chance.choice(_STROKES) + text[found.end() :] if found else None


def _swapped_names(text: str, chance: random.Random) -> str | None:
    found = [name for name in _NAMES if name in text]
    if len(found) < 2:
        return None
    one, other = chance.sample(found, 2)
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


def _without_clause(text: str, chance: random.Random) -> str | None:
    clauses = re.split("(?<=[，,；;、])(?!\\d)", text)
    if len(clauses) < 3:
        return None
    del clauses[chance.randrange(1, len(clauses) - 1)]
    return "".join(clauses)


def _swapped_clauses(text: str, chance: random.Random) -> str | None:
    clauses = re.split("(?<=[，；;])", text)
    if len(clauses) < 3:
        return None
    index = chance.randrange(len(clauses) - 2)
    clauses[index : index + 2] = reversed(clauses[index : index + 2])
    return "".join(clauses)


def _letter(text: str, chance: random.Random) -> str | None:
    index = chance.randrange(1, len(text) - 2)
    here, next_one = text[index], text[index + 1]
    if not (here.isalnum() and next_one.isalnum()) or here in (next_one, text[index - 1]):
        return None
    middle = chance.choice(["", here * 2, next_one + here])
    return text[:index] + middle + text[index + (2 if middle == next_one + here else 1) :]


def _number_elided(text: str, chance: random.Random) -> str | None:
    found = _somewhere(rf"\d+[.,]\d+|\d{{2,}}|[{_ONES}十百千]{{2,}}", text, chance)
    if found is None or found.end() > len(text) - 4:
        return None
    start = found.start() + chance.randrange(1, len(found.group()))
    return text[:start] + chance.choice(["……", "[...]", "（略）"]) + text[start + chance.randrange(4) :]


#: By name; where a sentence has nothing that could be changed so, a change gives None.
CHANGES: dict[str, Change] = {
    "digit": _digit,
    "date": _date,
    "figure of another kind": _other_figure,
    "Chinese numeral": _at(
        rf"[{_ONES}两兩十百千](?=[年月日个個名人次枚条條号十百千万亿成])", [*_ONES, "十", "百", "千"]
    ),
    "magnitude": _at(r"(?<=\d)[万亿億%]|million|thousand", ["千", "百万", "billion", ""]),
    "separator put in": _at(r"(?<=\d)(?=\d)", list(".,，·-'/:~、 至")),
    "separator taken out or changed": _at(
        r"(?<=\d)[.,，:·-](?=\d)", ["", ".", ",", "，", ":", "·", "-", " "]
    ),
    "sign": _at(
        r"(?<![\d.,])(?=\d)",
        ["-", "−", "–", "—", "+", "±", "约", "近", "超过", "$", "第", "零下", "负", "0.", "minus "],
    ),
    "behind a number": _at(
        r"(?<=\d)(?![\d.,])", ["万", "亿", "多", "%", "00", ".5", "倍", "½", "²", "°", "st"]
    ),
    "unit": _at(rf"(?<=[\d万亿億만억])(?:{_each(_UNITS)})", _UNITS),
    "percentage": _at("[%％]", ["", "‰", "个百分点", "成"]),
    "negation dropped": _at(_each(_NEGATIONS), [""]),
    "negation added": _at(r"(?<=\w)(?=[会能将是会會將要同支增有参出]| is | was | had )", _ADDED),
    "opposite": _opposite,
    "name": _at(_each(_NAMES), ["法国", "德國", "巴黎", "France", "프랑스"]),
    "names swapped": _swapped_names,
    "look-alike letter": _look_alike,
    "combining mark": _combined,
    "clause taken out": _without_clause,
    "clauses swapped": _swapped_clauses,
    "letter": _letter,
    "end mark": _at("[。？！]|[.?!](?= |$)", ["。", "？", "！", "?", "!"]),
    "comma": _at(r"[，、；：](?=\w)", ["，", "、", "；", "：", "。", ""]),
    "case": _at("(?<=[a-z])[a-z]", ["A", "B", "Q"]),
    "word divided": _at("(?<=[A-Za-z])(?=[A-Za-z])", [" ", "-", "'", "·"]),
    "words joined": _at("(?<=[a-z가-힣]) (?=[a-z가-힣])", [""]),
    "number elided": _number_elided,
    "negation in brackets": _at(
        r"(?<=[^\s\d])(?=[^\s\d，。、；：,.;:])", ["[不]", "[没有]", "[並非]", "[拒绝]", "[not]", "[从未]"]
    ),
    "negation bracketed away": _at(
        _each(("没有", "不会", "不能", "不得", "拒绝", "反对", "否认")), ["[会]", "[同意]", "[]"]
    ),
    "number in brackets": _at(_NUMBER, ["[5]", "[两]", "[八十]", "[7.5]", "[1957]"]),
    "bracket beside a number": _at(r"(?<=\d)|(?=\d)", ["[万]", "[1]", "[%]", "[.5]", "[00]", "[多]", "[近]"]),
}
