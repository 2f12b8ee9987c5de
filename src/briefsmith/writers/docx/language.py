"""Languages as Word writes them, and the typefaces that each script is set in."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KNOWN = {
    "zh": "zh-CN",
    "ja": "ja-JP",
    "ko": "ko-KR",
    "en": "en-US",
    "fr": "fr-FR",
    "de": "de-DE",
    "ru": "ru-RU",
    "es": "es-ES",
    "it": "it-IT",
    "pt": "pt-PT",
}
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TRADITIONAL = {"hant", "tw", "hk", "mo"}


@dataclass(frozen=True, slots=True)
class Faces:
    """The typefaces of a briefing: East Asian ones by their common Word names, and Latin ones."""

    body: str
    heading: str
    quotation: str
    latin: str = "Times New Roman"
    latin_heading: str = "Arial"
    fixed: str = "Courier New"


_FACES = {
    "zh-CN": Faces("SimSun", "SimHei", "KaiTi"),
    "zh-TW": Faces("PMingLiU", "Microsoft JhengHei", "DFKai-SB"),
    "ja": Faces("MS Mincho", "MS Gothic", "MS Mincho"),
    "ko": Faces("Batang", "Gulim", "Batang"),
}


def primary(tag: str) -> str:
    """The language itself, without script and country: ``zh`` for ``zh-Hans-CN``."""
    return tag.split("-", 1)[0].lower()


def is_east_asian(tag: str) -> bool:
    """Whether the language is written in Han characters, kana or hangul."""
    return primary(tag) in {"zh", "ja", "ko", "yue"}


def word_tag(tag: str) -> str:
    """The tag under which Word knows a language (BCP 47 in, ``zh-CN`` style out)."""
    parts = {part.lower() for part in tag.split("-")[1:]}
    if primary(tag) in {"zh", "yue"}:
        return "zh-TW" if parts & _TRADITIONAL else "zh-CN"
    if tag.lower() in _KNOWN:
        return _KNOWN[tag.lower()]
    return tag if _TAG.fullmatch(tag) else "en-US"


def default_tags(tag: str) -> tuple[str, str]:
    """The Latin and the East Asian language of a whole document: ``("en-US", "zh-CN")``."""
    known = word_tag(tag)
    return ("en-US", known) if is_east_asian(tag) else (known, "zh-CN")


def faces(tag: str) -> Faces:
    """The typefaces for a language; Chinese ones stand in where the language needs none."""
    if primary(tag) in {"zh", "yue"}:
        return _FACES[word_tag(tag)]
    return _FACES.get(primary(tag), _FACES["zh-CN"])
