"""Citations in the analyst's prose: ``[@key]``, ``[@key, 第3段]``, ``[see @a; @b]``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from briefsmith.document import Citation, CitedSource
from briefsmith.text.numerals import chinese_value

#: A key: letters of any script, digits, ``_``; inside it also ``. : -``.
KEY = r"\w+(?:[.:-]\w+)*"

#: A line end within a paragraph: a citation may be wrapped, but does not run over a blank line.
_WRAP = r"\n(?![ \t]*\n)"
_CITATION = re.compile(rf"\[(?P<inside>(?:[^\[\]@\n]|{_WRAP})*@{KEY}(?:[^\[\]\n]|{_WRAP})*)\]")
_ITEM = re.compile(rf"^(?P<prefix>[^@]*)@(?P<key>{KEY})(?P<rest>.*)$", re.DOTALL)
_SLIP = re.compile(
    r"`+[^`]*`+|\\\[\s*@?|\\.|(?P<bracket>[\[［【]\s*@[^\]］】\n]{0,80}[\]］】]?)"
    rf"|(?<![A-Za-z0-9_.])(?P<bare>@{KEY})"
)
_NUMERAL = "[〇零一二三四五六七八九十百]+"
_NUMBER = rf"(?:\d+|{_NUMERAL})"
_RANGE = r"\s*[-–—~～至到]\s*"
_LISTED = r"(?:\s*[,，、&和]\s*|\s+and\s+)"
_NUMBERS = rf"(?P<numbers>{_NUMBER}(?:(?:{_RANGE}|{_LISTED}){_NUMBER})*)"
#: The kind of a locator, and the words before and after its numbers that say so.
_LOCATORS: tuple[tuple[str, str, str], ...] = (
    ("paragraph", "第", "(?:自然)?段落?"),
    ("paragraph", "", "(?:自然段|段落|段|단락|문단)"),
    ("paragraph", "제", "(?:단락|문단)"),
    ("paragraph", r"(?:para(?:graph)?s?\b\.?|¶+|단락|문단|段落)\s*", ""),
    ("page", "第", "[页頁]"),
    ("page", "", "(?:[页頁]|ページ|쪽)"),
    ("page", r"(?:pp?\b\.?|pages?\b|pp?(?=\d)|[页頁])\s*", ""),
    ("page", r"(?=\d)", r"(?=$|\s*[,，;；])"),
)
#: The words are repeated at the end of a range: 第3段至第5段.
_PATTERNS = tuple(
    (
        label,
        re.compile(
            rf"{before}\s*{_NUMBERS}\s*{after}(?:{_RANGE}{before}\s*(?P<end>{_NUMBER})\s*{after})?"
            r"(?=$|[\s,，;；。.])",
            re.IGNORECASE,
        ),
    )
    for label, before, after in _LOCATORS
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
    that never closes or holds no key (``bracket``), and a bare ``@key`` (``bare``). Code spans and e-mail
    addresses are not looked at.
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
    for label, pattern in _PATTERNS:
        located = pattern.match(rest)
        if located:
            numbers = located["numbers"] + (f"–{located['end']}" if located["end"] else "")
            return CitedSource(
                item["key"], _tidy(numbers), label, prefix, rest[located.end() :].lstrip(" ,，\t")
            )
    return CitedSource(item["key"], prefix=prefix, suffix=rest)


def _tidy(numbers: str) -> str:
    figures = re.sub(_NUMERAL, lambda found: str(chinese_value(found[0]) or found[0]), numbers.strip())
    figures = unicodedata.normalize("NFKC", figures)
    return re.sub(r"\s*[-–—~至到]\s*", "–", re.sub(_LISTED, ", ", figures))
