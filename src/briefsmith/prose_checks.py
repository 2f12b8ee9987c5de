"""Advice about the analyst's own sentences: prose that cites nothing, numbers that no source holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from briefsmith.compose.prose_citations import find_citations
from briefsmith.compose.uses import used_sources
from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.library import Library, LibraryEntry
from briefsmith.outline.entries import SectionEntry
from briefsmith.outline.model import Outline
from briefsmith.outline.places import Path
from briefsmith.text.numerals import Number, numbers, values

#: Shorter texts, in columns (a wide character has two), lead over and say nothing that would want a source.
_SHORTEST = 80
#: Counts up to here are the analyst's own (the three measures, two sides) unless a unit follows.
_COUNTED = 12
#: What is not the analyst's sentence, or no number in it: code, links, marks of lists and headings, notes.
_NOT_SAID = re.compile(
    r"`+[^`]*`+|\]\([^)\n]*\)|<[^>\n]*>|https?://\S+|\[\^[^\]\s]+\]:?"
    r"|(?m:^[ \t]*(?:\d{1,9}[.)]|#{1,6})(?=\s))"
)
#: Numbers that name or round: 第3段, 20世纪, 50年代, F-35, 38度线, 5th, 20余.
_NAMED_BEFORE = re.compile(r"(?:第|[A-Za-z]-?|[A-Za-z][._/]|[/·]|百分之|分之|[数几好])\Z")
_NAMED_AFTER = re.compile(
    r"\A(?:世纪|世紀|세기|年代|년대|[A-Za-z]|-[A-Za-z]|/|分之|[余餘多来來几幾]|度线|度線)"
)
_MONTHS = (
    ("January", "Jan."), ("February", "Feb."), ("March", "Mar."), ("April", "Apr."), ("May",),
    ("June", "Jun."), ("July", "Jul."), ("August", "Aug."), ("September", "Sept."), ("October", "Oct."),
    ("November", "Nov."), ("December", "Dec."),
)  # fmt: skip
_UNIT = re.compile(r"\A\s?(?:[%％‰年月日号號万萬亿億兆千百人枚艘架次吨度元년월일명]|percent|per cent|퍼센트)")


def check_claims(outline: Outline, library: Library) -> tuple[Diagnostic, ...]:
    """Notes on the bottom line and the texts of sections: those that cite nothing, and each number that
    certainly stands in none of the sources that the section quotes or cites.
    """
    known: dict[str, frozenset[Decimal]] = {}
    told: list[Diagnostic] = []
    for path, text, sources in _texts(outline):
        if not find_citations(text):
            told.extend(_uncited(outline, path, text))
        read = [library.entries[key] for key in sources if key in library.entries]
        if read and all(entry.source and entry.source.readable for entry in read):
            told.extend(_numbers(outline, path, text, read, known))
    return tuple(told)


def _texts(outline: Outline) -> Iterator[tuple[Path, str, frozenset[str]]]:
    """Each text of the analyst's with the sources that it may rest on."""
    if outline.entry.bottom_line:
        yield ("bottom_line",), outline.entry.bottom_line, used_sources(outline)
    for _, path, section in outline.sections():
        if section.text:
            yield (*path, "text"), section.text, frozenset(_sources(section))


def _sources(section: SectionEntry) -> Iterator[str]:
    for text in (section.text, *(quote.note for quote in section.quotes)):
        for found in find_citations(text or ""):
            yield from (key for key, _, _ in found.keys)
    yield from (quote.source for quote in section.quotes)
    for inner in section.sections:
        yield from _sources(inner)


def _uncited(outline: Outline, path: Path, text: str) -> Iterator[Diagnostic]:
    said = _said(text).strip()
    columns = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in said)
    if columns < _SHORTEST or said.endswith((":", "：")):
        return
    yield Diagnostic(
        "prose-uncited",
        Severity.NOTE,
        "This text cites nothing.",
        "Name with [@key] what it rests on, or say in it that it is your own judgement.",
        outline.place(*path),
    )


def _numbers(
    outline: Outline,
    path: Path,
    text: str,
    sources: Iterable[LibraryEntry],
    known: dict[str, frozenset[Decimal]],
) -> Iterator[Diagnostic]:
    said = _said(text)
    held = frozenset().union(*(_held(entry, known) for entry in sources))
    own = values(outline.entry.date or "")
    told: set[Decimal] = set()
    for number in numbers(said):
        if number.value in held or number.value in own or number.value in told or not _is_claim(said, number):
            continue
        told.add(number.value)
        yield Diagnostic(
            "number-unsourced",
            Severity.NOTE,
            f"{said[number.start : number.end].strip()} stands in none of the sources of this section.",
            "Check it; cite the source that it is from, or show how you reckoned it.",
            outline.place_in(path, number.start, number.end),
        )


def _said(text: str) -> str:
    """The text with everything blanked that the analyst does not say; offsets stay."""
    found = [(match.start(), match.end()) for match in _NOT_SAID.finditer(text)]
    found += [(cited.start, cited.end) for cited in find_citations(text)]
    said = list(text)
    for start, end in found:
        said[start:end] = " " * (end - start)
    return "".join(said)


def _is_claim(text: str, number: Number) -> bool:
    """Whether a number says how many or when, so that a source must hold it."""
    before, after = text[max(0, number.start - 4) : number.start], text[number.end : number.end + 8]
    if number.written != "figures" or _NAMED_BEFORE.search(before) or _NAMED_AFTER.match(after):
        return False
    return number.value > _COUNTED or bool(_UNIT.match(after)) or number.value % 1 != 0


def _held(entry: LibraryEntry, known: dict[str, frozenset[Decimal]]) -> frozenset[Decimal]:
    """Every number that a source holds: its text, what is said about it, and the days near its date."""
    if entry.key not in known:
        assert entry.source is not None
        texts = [block.text for block in entry.source.blocks]
        texts += [entry.metadata.get(name).value or "" for name in entry.metadata.FIELDS if name != "url"]
        held = values("\n".join(texts)) | _near(entry.metadata.date.value or "")
        held |= {Decimal(month) for month, names in enumerate(_MONTHS, 1) if _any_in(names, texts)}
        # 三成 is 30 per cent.
        known[entry.key] = held | {value * 10 for value in held if 0 < value < 10}
    return known[entry.key]


def _any_in(names: Iterable[str], texts: list[str]) -> bool:
    return any(name in text for name in names for text in texts)


def _near(published: str) -> frozenset[Decimal]:
    """Years, months and days that 去年, 下月 and 星期四 in an article of that date may stand for."""
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", published)
    if not found:
        return frozenset()
    year = int(found[1])
    near = {year - 1, year, year + 1}
    if found[2]:
        near |= {int(found[2]) % 12 + 1, int(found[2]), (int(found[2]) - 2) % 12 + 1}
    if found[2] and found[3]:
        try:
            day = date(year, int(found[2]), int(found[3]))
        except ValueError:
            return frozenset(map(Decimal, near))
        near |= {(day + timedelta(days=step)).day for step in range(-7, 8)}
    return frozenset(map(Decimal, near))
