"""What the writer has to know of each shipped template, and of a restyled copy of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from docx.document import Document as WordDocument

from briefsmith.writers.docx.gongwen_styles import BODY_SIZE, TWO_CHARACTERS, gongwen_styles
from briefsmith.writers.docx.intelligence_styles import intelligence_styles
from briefsmith.writers.docx.language import primary, word_tag
from briefsmith.writers.docx.style_building import QUOTATION_INDENT, StyleDefinition
from briefsmith.writers.docx.style_definitions import style_definitions
from briefsmith.writers.docx.template_package import DESIGN_VARIABLE
from briefsmith.writers.docx.xml_names import q

_ANNEX = {"zh-CN": "附件", "zh-TW": "附件", "ja": "別添", "ko": "붙임", "": "Annex"}
_SOURCING_ANNEX = {
    "zh-CN": "附录：资料来源与核验",
    "zh-TW": "附錄：資料來源與核驗",
    "ja": "付録：出典と検証",
    "ko": "부록: 출처와 검증",
    "": "Annex: sources and how they were checked",
}
_JUDGEMENTS = {
    "zh-CN": "主要判断",
    "zh-TW": "主要判斷",
    "ja": "主要な判断",
    "ko": "핵심 판단",
    "": "Key judgements",
}


#: The typefaces of GB/T 9704-2012, each under the names that systems know it by.
_OFFICIAL = (
    ("仿宋", "FangSong", "仿宋_GB2312", "FangSong_GB2312", "STFangsong", "华文仿宋"),
    ("黑体", "SimHei", "STHeiti", "华文黑体"),
    ("楷体", "KaiTi", "楷体_GB2312", "KaiTi_GB2312", "STKaiti", "华文楷体"),
    ("宋体", "SimSun", "STSong", "华文宋体"),
    ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
)


@dataclass(frozen=True, slots=True)
class Design:
    """``language`` is that in whose typefaces the file is made (empty: the same for all); ``styles``
    makes the styles for another; the widths of title and subtitle are in columns, the indent of
    quotations in twips, ``body_size`` in half points. ``typefaces`` are those that the layout depends on,
    each with all its names, the Chinese one first. ``key_points`` and ``annex`` are headings by
    language, under ``""`` for all others. ``has_contents`` says whether a briefing has contents that nobody
    asked for: official documents have none.
    """

    name: str
    language: str
    styles: Callable[[str], tuple[StyleDefinition, ...]]
    title_line: int = 38
    subtitle_line: int = 56
    quotation_indent: int = QUOTATION_INDENT
    body_size: int = 24
    typefaces: tuple[tuple[str, ...], ...] = ()
    key_points: Mapping[str, str] = field(default_factory=dict)
    annex: Mapping[str, str] = field(default_factory=lambda: _ANNEX)
    has_contents: bool = True


STANDARD = Design("standard", "zh-CN", style_definitions)
_DESIGNS = (
    STANDARD,
    Design("gongwen", "", gongwen_styles, 38, 54, TWO_CHARACTERS, BODY_SIZE, _OFFICIAL, has_contents=False),
    Design(
        "intelligence",
        "en-US",
        intelligence_styles,
        subtitle_line=66,
        key_points=_JUDGEMENTS,
        annex=_SOURCING_ANNEX,
    ),
)
#: The names of the shipped templates.
TEMPLATE_NAMES = tuple(design.name for design in _DESIGNS)


def in_language(words: Mapping[str, str], language: str) -> str:
    """The word for a language (BCP 47), or that for every other one; empty where there is none."""
    return words.get(word_tag(language)) or words.get(primary(language)) or words.get("", "")


def design_of(word: WordDocument) -> Design:
    """The design that a template was made from, as its document variable says; else the standard one."""
    for variable in word.settings.element.iter(q("docVar")):
        if variable.get(q("name")) == DESIGN_VARIABLE:
            return design_named(variable.get(q("val"), ""))
    return STANDARD


def design_named(name: str) -> Design:
    """The design of a name; the standard one for every other."""
    return next((one for one in _DESIGNS if one.name == name), STANDARD)
