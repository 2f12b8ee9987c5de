"""Inline content with comments around it, or around the very words that a comment is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefsmith.document import Comment, Inlines, Text
from briefsmith.writers.docx.inlines import inline_xml, plain_text
from briefsmith.writers.docx.ledger import Ledger
from briefsmith.writers.docx.runs import RunFormat


def commented(children: Inlines, comments: Sequence[Comment], look: RunFormat, ledger: Ledger) -> str:
    """Runs for inline content and the ranges of its comments: around the words of each, where they stand
    once in it and outside emphasis, links and other comments; else around all of it.
    """
    if not comments:
        return inline_xml(children, look, ledger)
    found = [(_only_place(children, comment.words), comment) for comment in comments]
    placed: list[tuple[int, int, int, Comment]] = []
    for place, comment in found:
        if place and not any(_overlap(place, other[:3]) for other in placed):
            placed.append((*place, comment))
    kept = [entry[3] for entry in placed]
    rest = [comment for comment in comments if not any(comment is one for one in kept)]
    opening, closing = ledger.comments.around(rest)
    return opening + _parts(children, sorted(placed, key=lambda one: one[:3]), look, ledger) + closing


def _only_place(children: Inlines, words: str) -> tuple[int, int, int] | None:
    """The child and the range in it where the words stand, if they stand once."""
    places = [
        (index, child.value.find(words))
        for index, child in enumerate(children)
        if words and isinstance(child, Text) and words in child.value
    ]
    if len(places) != 1:
        return None
    index, start = places[0]
    return (index, start, start + len(words)) if plain_text(children).count(words) == 1 else None


def _overlap(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _parts(
    children: Inlines, placed: Sequence[tuple[int, int, int, Comment]], look: RunFormat, ledger: Ledger
) -> str:
    out: list[str] = []
    for index, child in enumerate(children):
        here = [entry for entry in placed if entry[0] == index]
        if not here or not isinstance(child, Text):
            out.append(inline_xml((child,), look, ledger))
            continue
        position = 0
        for _, start, end, comment in here:
            opening, closing = ledger.comments.around((comment,))
            out.append(_piece(child, position, start, look, ledger))
            out += [opening, _piece(child, start, end, look, ledger), closing]
            position = end
        out.append(_piece(child, position, len(child.value), look, ledger))
    return "".join(out)


def _piece(text: Text, start: int, end: int, look: RunFormat, ledger: Ledger) -> str:
    return inline_xml((replace(text, value=text.value[start:end]),), look, ledger)
