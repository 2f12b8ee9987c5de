"""What only the HTML says: words for finding one's way in it, in the briefing's language."""

from __future__ import annotations

from dataclasses import dataclass

from briefsmith.compose.labels import language_group


@dataclass(frozen=True, slots=True)
class Words:
    """``back`` and ``table`` are followed by a number."""

    skip: str
    back: str
    table: str


_WORDS = {
    "zh-hans": Words("跳到正文", "返回正文，注释", "表格"),
    "zh-hant": Words("跳到正文", "返回正文，註釋", "表格"),
    "ja": Words("本文へ移動", "本文へ戻る、注", "表"),
    "ko": Words("본문으로 건너뛰기", "본문으로 돌아가기, 주", "표"),
    "en": Words("Skip to the text", "Back to the text, note", "Table"),
}


def words_for(language: str) -> Words:
    """The words for a BCP 47 language; English where there are none of its own."""
    return _WORDS[language_group(language)]
