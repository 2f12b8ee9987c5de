"""What the briefing prints of its markings beside the one of all pages: portion marks and head marks."""

from __future__ import annotations

from collections.abc import Iterable

from briefsmith.compose.labels import language_group
from briefsmith.marking import read_marking
from briefsmith.outline.entries import OutlineEntry, SectionEntry

#: What stands in front of the number of a copy.
_COPY = {"zh-hans": "份号：", "zh-hant": "份號：", "ja": "部数番号：", "ko": "사본 번호: ", "en": "Copy no. "}


def head_marks(entry: OutlineEntry) -> str:
    """The copy number and the urgency on one line, in the order of GB/T 9704-2012, 7.2.1 to 7.2.3."""
    number = (entry.copy_number or "").strip()
    copy = f"{_COPY[language_group(entry.language)]}{number}" if number else ""
    return "　　".join(part for part in (copy, (entry.urgency or "").strip()) if part)


def overall_portion(entry: OutlineEntry) -> str:
    """The marking of each portion that has none of its own: what the outline says, else that of the briefing,
    of a TLP marking the label alone. Empty where no portion is marked, for then none shows a mark.
    """
    own = (entry.portion_marking or "").strip()
    if own or not _any_marked(entry.sections):
        return own
    overall = (entry.marking or "").strip()
    return read_marking(overall).label or overall


def portion_mark(marking: str, language: str) -> str:
    """A marking as it stands in front of a heading: in brackets, as United States practice has it
    (ISOO's booklet on marking), of the width that the language has. Empty for an empty marking.
    """
    if not marking:
        return ""
    return f"({marking}) " if language_group(language) in {"en", "ko"} else f"（{marking}）"


def _any_marked(sections: Iterable[SectionEntry]) -> bool:
    return any((one.marking or "").strip() or _any_marked(one.sections) for one in sections)
