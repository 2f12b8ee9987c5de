"""Names the kinds of folding that were needed to find typed words in a body."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefsmith.text.characters import (
    APOSTROPHE,
    DASHES,
    ELLIPSIS,
    MIDDLE_DOT,
    QUOTE,
    is_ideographic,
    width_form,
)
from briefsmith.text.folding import Folded
from briefsmith.text.plain_forms import counting

#: Every kind, in the order of telling.
KINDS = (
    "white space",
    "zero-width characters",
    "width",
    "quotation marks",
    "dashes",
    "middle dots",
    "ellipsis marks",
    "simplified/traditional",
    "the numeral 〇",
    "character composition",
)


def folding_kinds(typed: Folded, body: Folded, start: int) -> tuple[str, ...]:
    """The kinds of difference between typed words and the body's words that fold to the same text.

    ``start`` is the offset in the folded body where the folded typed words stand. Empty if they
    are the same, character for character.
    """
    end = start + len(typed)
    mine = _characters(typed, 0, len(typed))
    theirs = _characters(body, start, end)
    changed = (
        (character, one, other)
        for character, one, other in zip(typed.text, mine, theirs, strict=True)
        if one != other
    )
    needed = {_kind(*change) for change in changed}
    for index in {*_gaps(typed, 0, len(typed)), *(at - start for at in _gaps(body, start, end))}:
        needed |= _dropped(typed.between(index), body.between(start + index))
    needed |= _dropped(typed.between(0) + typed.between(len(typed)), "")
    return tuple(kind for kind in KINDS if kind in needed)


def _characters(folded: Folded, start: int, end: int) -> Sequence[str]:
    """What each folded character of a range stands for in the original."""
    original, first = folded.original, folded.starts[start]
    if folded.ends[end - 1] - first == end - start and folded.starts[start:end] == counting(
        first, first + end - start
    ):
        return original[first : folded.ends[end - 1]]  # one for one, and quicker so
    return [original[s:e] for s, e in zip(folded.starts[start:end], folded.ends[start:end], strict=True)]


def _gaps(folded: Folded, start: int, end: int) -> Iterator[int]:
    """The folded characters of a range, but its first, in front of which something was dropped."""
    if folded.ends[start : end - 1] == folded.starts[start + 1 : end]:
        return iter(())
    pairs = zip(folded.ends[start : end - 1], folded.starts[start + 1 : end], strict=True)
    return (index for index, (before, after) in enumerate(pairs, start + 1) if before != after)


def _dropped(mine: str, theirs: str) -> set[str]:
    """The kinds of difference between what was dropped on either side."""
    if mine == theirs:
        return set()
    kinds = set()
    if [c for c in mine if c.isspace()] != [c for c in theirs if c.isspace()]:
        kinds.add("white space")
    if [c for c in mine if not c.isspace()] != [c for c in theirs if not c.isspace()]:
        kinds.add("zero-width characters")
    return kinds


@lru_cache(maxsize=1 << 14)
def _kind(folded: str, mine: str, theirs: str) -> str:
    if folded == " ":
        return "white space"
    if "".join(map(width_form, mine)) == "".join(map(width_form, theirs)):
        return "character composition" if _composed(mine) == _composed(theirs) else "width"
    if folded in (QUOTE, APOSTROPHE):
        return "quotation marks"
    if folded in DASHES:
        return "dashes"
    if folded == MIDDLE_DOT:
        return "middle dots"
    if folded == ELLIPSIS:
        return "ellipsis marks"
    if folded == "〇":
        return "the numeral 〇"
    if is_ideographic(folded) and len(mine) == len(theirs) == 1 and not unicodedata.combining(folded):
        return "simplified/traditional"
    return "character composition" if _composed(mine) == _composed(theirs) else "width"


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
