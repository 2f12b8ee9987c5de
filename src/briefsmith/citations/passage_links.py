"""Opens a citation's link at the passage: its printed address, or its locator where none is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefsmith.citations.inlines import plain
from briefsmith.document import CitedSource, Emphasis, Inline, Inlines, Link, Strong, Superscript, Text

#: Word cannot follow longer addresses.
_LONGEST = 2000
#: What stands around the figures of a locator in the languages that styles print it in.
_BEFORE = r"(?:[第제]|paras?\.\s?|pp?\.\s?|¶+\s?|pages?\s|paragraphs?\s)"
_AFTER = r"(?:\s?(?:段落|단락|段|页|頁|ページ|쪽|면))"


def linked(inlines: Inlines, source: CitedSource, address: str, alone: bool = True) -> Inlines:
    """The formatted citation of a source with its link opened at ``source.passage``; ``alone`` says
    that nothing else is cited with it. Where other sources are, a locator counts as this one's
    only where it is printed once, with its word.

    The address stays printed as it is. Nothing changes where there is no passage or address, or where
    the address has a fragment of its own.
    """
    target = f"{address}#{source.passage}"
    if not source.passage or not address or "#" in address or len(target) > _LONGEST:
        return inlines
    opened = tuple(_opened(inline, address, target) for inline in inlines)
    if opened != inlines or (alone and any(isinstance(inline, Link) for inline in inlines)):
        return opened
    return _with_linked_locator(inlines, source.locator or "", target, alone)


def _opened(inline: Inline, address: str, target: str) -> Inline:
    return replace(inline, target=target) if isinstance(inline, Link) and inline.target == address else inline


def _with_linked_locator(inlines: Inlines, locator: str, target: str, alone: bool) -> Inlines:
    """Links the last place where the locator is printed; the only one, where it is not ``alone``."""
    figures = re.findall(r"\d+", locator)
    if not figures:
        return inlines
    between = r"\D{1,3}"
    number = rf"(?<!\d){between.join(figures)}(?!\d)"
    if alone:
        return _linked_last(inlines, re.compile(f"{_BEFORE}?{number}{_AFTER}?"), target) or inlines
    pattern = re.compile(f"{_BEFORE}{number}{_AFTER}?|{number}{_AFTER}")
    once = len(pattern.findall(plain(inlines))) == 1
    return (_linked_last(inlines, pattern, target) if once else None) or inlines


def _linked_last(inlines: Inlines, pattern: re.Pattern[str], target: str) -> Inlines | None:
    for index in reversed(range(len(inlines))):
        made = _linked_in(inlines[index], pattern, target)
        if made is not None:
            return (*inlines[:index], *made, *inlines[index + 1 :])
    return None


def _linked_in(inline: Inline, pattern: re.Pattern[str], target: str) -> Inlines | None:
    match inline:
        case Text():
            found = list(pattern.finditer(inline.value))
            return tuple(_parted(inline, *found[-1].span(), target)) if found else None
        case Superscript() | Emphasis() | Strong():
            children = _linked_last(inline.children, pattern, target)
            return None if children is None else (replace(inline, children=children),)
        case _:
            return None


def _parted(text: Text, start: int, end: int, target: str) -> Iterator[Inline]:
    before, shown, after = text.value[:start], text.value[start:end], text.value[end:]
    if before:
        yield replace(text, value=before)
    yield Link((replace(text, value=shown),), target)
    if after:
        yield replace(text, value=after)
