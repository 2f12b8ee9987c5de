"""Inline content with comments around it, or around the very words that a comment is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefsmith.document import Comment, Emphasis, Inlines, Strong, Text
from briefsmith.writers.docx.inlines import inline_xml, plain_text
from briefsmith.writers.docx.ledger import Ledger
from briefsmith.writers.docx.runs import RunFormat

#: Where a comment stands: the child, the child of that, …, and the range in the text there.
_Place = tuple[tuple[int, ...], int, int]
_Placed = Sequence[tuple[_Place, Comment]]


def commented(children: Inlines, comments: Sequence[Comment], look: RunFormat, ledger: Ledger) -> str:
    """Runs for inline content and the ranges of its comments: around the words of each, where they stand
    once in it, in one piece and outside links and other comments; else around all of it.
    """
    if not comments:
        return inline_xml(children, look, ledger)
    placed: list[tuple[_Place, Comment]] = []
    rest: list[Comment] = []
    for comment in comments:
        place = only_place(children, comment.words)
        if place and not any(_overlap(place, other) for other, _ in placed):
            placed.append((place, comment))
        else:
            rest.append(comment)
    opening, closing = ledger.comments.around(rest)
    inner = _parts(children, sorted(placed, key=lambda one: one[0]), look, ledger)
    return opening + inner + closing


def only_place(children: Inlines, words: str) -> _Place | None:
    """Where words stand in inline content, if they stand there once, and in one piece of it."""
    if not words or plain_text(children).count(words) != 1:
        return None
    for index, child in enumerate(children):
        match child:
            case Text(value=value) if words in value:
                start = value.index(words)
                return (index,), start, start + len(words)
            case Emphasis() | Strong() if found := only_place(child.children, words):
                path, start, end = found
                return (index, *path), start, end
            case _:
                pass
    return None


def _overlap(one: _Place, other: _Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _parts(children: Inlines, placed: _Placed, look: RunFormat, ledger: Ledger) -> str:
    out: list[str] = []
    for index, child in enumerate(children):
        here = [(place, comment) for place, comment in placed if place[0][0] == index]
        inside = [((path[1:], start, end), comment) for (path, start, end), comment in here]
        match child:
            case Text() if here:
                out.append(_cut(child, here, look, ledger))
            case Emphasis() if here:
                out.append(_parts(child.children, inside, replace(look, emphasis=True), ledger))
            case Strong() if here:
                out.append(_parts(child.children, inside, replace(look, strong=True), ledger))
            case _:
                out.append(inline_xml((child,), look, ledger))
    return "".join(out)


def _cut(text: Text, placed: _Placed, look: RunFormat, ledger: Ledger) -> str:
    """A text with the ranges of comments in it, which do not overlap."""
    out: list[str] = []
    position = 0
    for (_, start, end), comment in placed:
        opening, closing = ledger.comments.around((comment,))
        out.append(_piece(text, position, start, look, ledger))
        out += [opening, _piece(text, start, end, look, ledger), closing]
        position = end
    out.append(_piece(text, position, len(text.value), look, ledger))
    return "".join(out)


def _piece(text: Text, start: int, end: int, look: RunFormat, ledger: Ledger) -> str:
    return inline_xml((replace(text, value=text.value[start:end]),), look, ledger)
