"""The marks of placeholders in a text: whole ones, and what is left of broken ones."""

from __future__ import annotations

import re
from collections.abc import Collection

#: How long a placeholder may be. Every repetition has a bound: a template may be made to take long.
_LONGEST = 200
_NAME = r"(?P<name>[^\W\d]\w{0,60})"
_SPACE = r"\s{0,9}"
_WHOLE = re.compile(rf"\{{\{{[^{{}}]{{0,{_LONGEST}}}\}}\}}")
_LONG = re.compile(rf"\{{\{{[^{{}}]{{{_LONGEST + 1},5000}}\}}\}}")
_STATEMENT = re.compile(rf"\{{%[^{{}}]{{0,{_LONGEST}}}%\}}|\{{%")
_REMARK = re.compile(rf"\{{#[^{{}}]{{0,{_LONGEST}}}#\}}")
#: Too many braces, or too few.
_MANY = re.compile(rf"\{{{{3,9}}{_SPACE}{_NAME}[^{{}}]{{0,40}}\}}{{2,9}}")
_FEW_BEHIND = re.compile(rf"\{{\{{{_SPACE}{_NAME}[^{{}}]{{0,40}}\}}")
_FEW_BEFORE = re.compile(rf"\{{?{_SPACE}{_NAME}{_SPACE}\}}\}}")
_SINGLE = re.compile(rf"\{{{_SPACE}{_NAME}{_SPACE}\}}")
_WIDE = re.compile(rf"[{{｛]{{1,2}}{_SPACE}{_NAME}[^{{}}｛｝]{{0,40}}[}}｝]{{1,2}}")
_OPENER = re.compile(rf"\{{\{{{_SPACE}\w{{0,40}}")
_CLOSER = re.compile(r"\}\}")
_BEGINS = re.compile(rf"\{{\{{[^{{}}]{{0,{_LONGEST}}}\Z|\{{\Z")
_ENDS = re.compile(rf"(?P<brace>\{{?)[^{{}}]{{0,{_LONGEST}}}\}}\}}")
_BLANK = "\0"


class Mark:
    """A mark at ``start:end``: ``whole``, or the kind of what is wrong with it; ``name`` is the name in it,
    where there is one.
    """

    __slots__ = ("end", "kind", "name", "start")

    def __init__(self, kind: str, match: re.Match[str]) -> None:
        self.kind = kind
        self.start, self.end = match.span()
        self.name: str = match.groupdict().get("name") or ""


class _Reader:
    """What is left of a text when the marks that are known are blanked."""

    def __init__(self, text: str, known: Collection[str]) -> None:
        self.rest = text
        self.known = known
        self.found: list[Mark] = []

    def take(self, kind: str, pattern: re.Pattern[str]) -> None:
        self.rest = pattern.sub(lambda match: self._taken(kind, match), self.rest)

    def _taken(self, kind: str, match: re.Match[str]) -> str:
        mark = Mark(kind, match)
        if kind in {"wide", "single"} and not self._is_meant(kind, mark, match[0]):
            return match[0]
        self.found.append(mark)
        return _BLANK * len(match[0])

    def _is_meant(self, kind: str, mark: Mark, text: str) -> bool:
        """Whether single or full-width braces are those of a placeholder: doubled, or around a known name."""
        if kind == "single":
            return mark.name in self.known
        full_width = "｛" in text or "｝" in text
        return full_width and (mark.name in self.known or text[1] in "{｛")


def find_marks(text: str, known: Collection[str]) -> tuple[Mark, ...]:
    """All marks of a paragraph in their order. Single braces count only around a known name."""
    if not any(sign in text for sign in "{}｛｝"):
        return ()
    reader = _Reader(text, known)
    for kind, pattern in (
        ("many", _MANY),
        ("whole", _WHOLE),
        ("long", _LONG),
        ("statement", _STATEMENT),
        ("remark", _REMARK),
        ("wide", _WIDE),
        ("few-behind", _FEW_BEHIND),
        ("unclosed", _OPENER),
        ("few-before", _FEW_BEFORE),
        ("unopened", _CLOSER),
        ("single", _SINGLE),
    ):
        reader.take(kind, pattern)
    return tuple(sorted(reader.found, key=lambda mark: mark.start))


def broken_over(first: str, second: str) -> tuple[int, int] | None:
    """Where in ``first`` a placeholder begins that ends in ``second``, the next paragraph."""
    begin, end = _BEGINS.search(first), _ENDS.match(second)
    if begin is None or end is None or (begin[0] == "{") != (end["brace"] == "{"):
        return None
    return begin.span()
