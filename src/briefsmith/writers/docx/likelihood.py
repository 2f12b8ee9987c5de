"""The annex on words of likelihood: what ICD 203 means by them, as far as public copies of it agree.

The directive itself (US, 2015) was not read: the table is that on which its public copies agree.
"""

from __future__ import annotations

from briefsmith.document import Block, Heading, Paragraph, Table, Text
from briefsmith.writers.docx.designs import in_language

_RANGES = ("1–5%", "5–20%", "20–45%", "45–55%", "55–80%", "80–95%", "95–99%")
_FIRST = (
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain(ly)",
)
_SECOND = (
    "remote",
    "highly improbable",
    "improbable",
    "roughly even odds",
    "probable",
    "highly probable",
    "nearly certain",
)
_CHINESE = {
    "zh-CN": (
        ("几乎不可能", "很不可能", "不太可能", "可能性约各半", "可能", "很可能", "几乎肯定"),
        ("极小可能", "极不像会", "不像会", "机会约均等", "大概会", "大概率会", "近乎必然"),
    ),
    "zh-TW": (
        ("幾乎不可能", "很不可能", "不太可能", "可能性約各半", "可能", "很可能", "幾乎肯定"),
        ("極小可能", "極不像會", "不像會", "機會約均等", "大概會", "大機率會", "近乎必然"),
    ),
}
_TITLE = {"zh-CN": "可能性用语", "zh-TW": "可能性用語", "": "Expressions of likelihood"}
_HEADER = {
    "zh-CN": ("概率区间", "用语（第一组）", "用语（第二组）"),
    "zh-TW": ("機率區間", "用語（第一組）", "用語（第二組）"),
    "": ("Probability", "Words, first row", "Words, second row"),
}
_NOTE = {
    "zh-CN": "下表是美国情报界第203号指令（ICD 203，2015年）的可能性用语及其概率区间，"
    "依据内容一致的几份公开抄本，未与指令原件核对；中文为译文，不是官方译法。"
    "按这些抄本，两组用语不应混用，对某一事件的可能性和对判断的信心不写在同一句里。",
    "zh-TW": "下表是美國情報界第203號指令（ICD 203，2015年）的可能性用語及其機率區間，"
    "依據內容一致的幾份公開抄本，未與指令原件核對；中文為譯文，不是官方譯法。"
    "按這些抄本，兩組用語不應混用，對某一事件的可能性和對判斷的信心不寫在同一句裡。",
    "": "Words of likelihood and the ranges that they stand for in US Intelligence Community Directive 203 "
    "(2015), as public copies of it agree; they were not compared with the directive itself. After these "
    "copies, the two rows of words are not to be mixed, and how likely an event is and how confident the "
    "analyst is do not stand in one sentence.",
}


def likelihood_blocks(language: str) -> tuple[Block, ...]:
    """The annex in a language (BCP 47): a heading, where the table is from, the table."""
    chinese = in_language({tag: tag for tag in _CHINESE}, language)
    translated = _CHINESE.get(chinese)
    words = tuple(zip(_FIRST, _SECOND, strict=True))
    pairs = tuple(zip(*translated, strict=True)) if translated else (("", ""),) * len(words)
    rows = tuple(
        (
            (Text(limits),),
            *((Text(" ".join(filter(None, pair))),) for pair in zip(ours, theirs, strict=True)),
        )
        for limits, ours, theirs in zip(_RANGES, pairs, words, strict=True)
    )
    return (
        Heading(1, (Text(in_language(_TITLE, language)),), "likelihood"),
        Paragraph((Text(in_language(_NOTE, language)),)),
        Table(tuple((Text(title),) for title in _HEADER[chinese]), rows),
    )
