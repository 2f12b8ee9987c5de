"""Tells whether the analyst's own words say who says what is quoted."""

from __future__ import annotations

import re

from briefsmith.text.folding import fold

#: Words of a remark that tell whose words these are, whatever the name.
_SPEECH = re.compile(
    r"说话人|的话|看法|判断|观点|转述|说法|所说|引述|引自|原话|发言(?!人)"
    r"|(?i:\b(?:said|says|told|view of|opinion of|according to|in the words of|as quoted by|speaker)\b)"
    r"|见方|见解|谈话|발언|견해|에 따르면|주장"
)
_LATIN_NAME = re.compile(r"\b[A-Z][\w'-]{2,}")
_RUN = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3ァ-ヿ]{3,}")
#: What many people and offices are called.
_GENERIC = re.compile(
    r"发言人|研究员|负责人|分析师|消息人士|官员|记者会|新闻社|通讯社|代表团|外交部长?|国防部长?|总统府|周[一二三四五六日]"
)
_SHARED = 3


def tells_who(attribution: str, remark: str, prose: str = "") -> bool:
    """Whether a remark on the quotation names the speaker of ``attribution``, the words that fall away
    beside it, or says that these are somebody's words; or the prose of its section names the speaker.
    """
    own = fold(remark).text
    if _SPEECH.search(own):
        return True
    said = _GENERIC.sub(" ", fold(attribution).text)
    return _shares_name(said, own) or _shares_name(said, fold(prose).text)


def _shares_name(said: str, own: str) -> bool:
    latin = set(_LATIN_NAME.findall(said)) & set(_LATIN_NAME.findall(own))
    return bool(latin) or any(
        run[at : at + _SHARED] in own for run in _RUN.findall(said) for at in range(len(run) - _SHARED + 1)
    )
