"""The language of a text, told by its characters."""

from __future__ import annotations

import re

#: Characters that only one of the two ways to write Chinese has.
_SIMPLIFIED = re.compile("[国这为会说对时过发开关东车马长门问间们个来经现还进动实报导军韩战与权产论总统]+")
_TRADITIONAL = re.compile("[國這為會說對時過發開關東車馬長門問間們個來經現還進動實報導軍韓戰與權產論總統]+")
_KANA = re.compile(r"[\u3041-\u30fa]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_WORDS = {
    "en": frozenset({"the", "of", "and", "to", "in", "is", "that", "for", "was", "with"}),
    "de": frozenset({"der", "die", "und", "das", "den", "von", "zu", "mit", "ist", "nicht"}),
    "fr": frozenset({"le", "la", "les", "et", "des", "une", "est", "dans", "que", "pour"}),
    "es": frozenset({"el", "los", "las", "una", "que", "del", "por", "con", "para", "es"}),
}

_SAMPLE = 20_000


def language_of(text: str) -> str | None:
    """A BCP 47 tag (``zh-CN``, ``zh-TW``, ``ja``, ``ko``, ``en`` …); ``None`` where there is too little."""
    sample = text[:_SAMPLE]
    kana, hangul, han = (_count(pattern, sample) for pattern in (_KANA, _HANGUL, _HAN))
    if kana > 5 and kana * 8 > han:
        return "ja"
    if hangul > 5 and hangul > han:
        return "ko"
    if han > 3 and han * 12 > len(sample):
        return _chinese(sample)
    return _latin(sample)


def _chinese(sample: str) -> str:
    return "zh-TW" if _count(_TRADITIONAL, sample) > _count(_SIMPLIFIED, sample) else "zh-CN"


def _count(pattern: re.Pattern[str], sample: str) -> int:
    return sum(map(len, pattern.findall(sample)))


def _latin(sample: str) -> str | None:
    words = re.findall(r"[a-zà-ÿ]+", sample.lower())
    counts = {tag: sum(word in known for word in words) for tag, known in _WORDS.items()}
    best = max(counts, key=lambda tag: counts[tag])
    return best if counts[best] >= 3 else None
