"""Citations in the analyst's prose: ``[@key]``, ``[@key, 第3段]``, ``[see @a; @b]``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefsmith.document import Citation, CitedSource

#: A key: letters of any script, digits, ``_``; inside it also ``. : -``.
KEY = r"\w+(?:[.:-]\w+)*"

#: A line end within a paragraph: a citation may be wrapped, but does not run over a blank line.
_WRAP = r"\n(?![ \t]*\n)"
_CITATION = re.compile(rf"\[(?P<inside>(?:[^\[\]@\n]|{_WRAP})*@{KEY}(?:[^\[\]\n]|{_WRAP})*)\]")
_ITEM = re.compile(rf"^(?P<prefix>[^@]*)@(?P<key>{KEY})(?P<rest>.*)$", re.DOTALL)
_SLIP = re.compile(
    r"`+[^`]*`+|\\.|(?P<footnote>\[\^[^\]\s]*\])|(?P<bracket>[\[［【]\s*@[^\]］】\n]{0,80}[\]］】]?)"
    rf"|(?<![A-Za-z0-9_.])(?P<bare>@{KEY})"
)
_NUMBERS = r"(?P<numbers>\d+(?:\s*[-–—,，、]\s*\d+)*)"
_LOCATORS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("paragraph", re.compile(rf"^第\s*{_NUMBERS}\s*[段段落]+$|^(?:paras?\.|¶+|단락)\s*(?P<n2>[\d–,\s-]+)$")),
    ("page", re.compile(rf"^第\s*{_NUMBERS}\s*[页頁]$|^(?:pp?\.)\s*(?P<n2>[\d–,\s-]+)$")),
    ("page", re.compile(r"^(?P<numbers>\d+(?:\s*[-–]\s*\d+)?)$")),
)


@dataclass(frozen=True, slots=True)
class ProseCitation:
    """A citation as it stands in a text: its range there, the keys with theirs, and what is cited.

    ``citation`` is ``None`` where the brackets hold an ``@key`` but cannot be understood.
    """

    start: int
    end: int
    keys: tuple[tuple[str, int, int], ...]
    citation: Citation | None


def match_citation(text: str, position: int) -> ProseCitation | None:
    """The citation whose opening bracket stands at ``position``, if one does."""
    found = _CITATION.match(text, position)
    if found is None:
        return None
    cited: list[CitedSource] = []
    keys: list[tuple[str, int, int]] = []
    offset, understood = found.start("inside"), True
    for piece in re.split(r"([;；])", found["inside"]):
        if piece not in (";", "；"):
            item = _ITEM.match(piece)
            if item is None or "@" in item["rest"] or item["prefix"].strip() == "-":
                understood = False
            else:
                keys.append((item["key"], offset + item.start("key"), offset + item.end("key")))
                cited.append(_cited_source(item))
        offset += len(piece)
    citation = Citation(tuple(cited)) if understood and cited else None
    return ProseCitation(found.start(), found.end(), tuple(keys), citation)


def find_citations(text: str) -> tuple[ProseCitation, ...]:
    """Every citation in a text, in order; code spans are not looked at."""
    return tuple(
        cited
        for opening in re.finditer(r"`+[^`]*`+|\\.|\[", text)
        if opening[0] == "[" and (cited := match_citation(text, opening.start())) is not None
    )


def find_slips(text: str) -> tuple[tuple[int, int, str], ...]:
    """What looks like a citation and is none, as (start, end, what): full-width brackets, a bracket
    that never closes or holds no key (``bracket``), a bare ``@key`` (``bare``), and a footnote of the
    writer's own (``footnote``). Code spans and e-mail addresses are not looked at.
    """
    cited = [(found.start, found.end) for found in find_citations(text)]
    slips: list[tuple[int, int, str]] = []
    for found in _SLIP.finditer(text):
        if found.lastgroup and not any(start <= found.start() < end for start, end in cited):
            slips.append((found.start(found.lastgroup), found.end(found.lastgroup), found.lastgroup))
    return tuple(slips)


def _cited_source(item: re.Match[str]) -> CitedSource:
    rest = item["rest"].lstrip(" ,，\t").strip()
    prefix = item["prefix"].strip()
    for label, pattern in _LOCATORS:
        located = pattern.match(rest)
        if located:
            numbers = located.groupdict().get("numbers") or located.groupdict().get("n2") or ""
            return CitedSource(item["key"], _tidy(numbers), label, prefix)
    return CitedSource(item["key"], prefix=prefix, suffix=rest)


def _tidy(numbers: str) -> str:
    return re.sub(r"\s*[-–—]\s*", "–", re.sub(r"\s*[,，、]\s*", ", ", numbers.strip()))
