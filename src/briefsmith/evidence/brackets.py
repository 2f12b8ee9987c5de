"""What the analyst's words in square brackets may not do to the words of the source."""

from __future__ import annotations

import re

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.inserted_numbers import changes_number, has_number
from briefsmith.evidence.pieces import Gap
from briefsmith.evidence.request import MAX_REPLACED
from briefsmith.evidence.wordlists import CLAUSE_END, NEGATION, SENTENCE_MARKS, STOP, clause_marked
from briefsmith.spans import Span
from briefsmith.text.folding import fold

#: How many characters beside a bracket may make one word with what is in it.
_GLUED = 6
_LATIN_END, _LATIN_START = re.compile(r"[A-Za-z]\Z"), re.compile(r"[A-Za-z]")
_ENDINGS = frozenset({"s", "es", "d", "ed", "ing", "n", "r", "er"})


def misused(gap: Gap, body: FoldedBody, omitted: Span, typed: tuple[str, str]) -> bool:
    """Whether brackets turn the meaning round or change a number.

    ``omitted`` is what of the body lies between the pieces, ``typed`` are the pieces on the two sides,
    empty at an end of the quotation. Beside an ellipsis only what is near counts as replaced.
    """
    if not gap.insertions:
        return False
    words = "".join(mark[1:-1] for mark in gap.insertions)
    if _negates(words, typed) or changes_number(words, typed) or _alters_word(words, typed, gap):
        return True
    replaced = body.body.text[omitted.start : omitted.end]
    if len(replaced) > MAX_REPLACED:
        return False
    if not gap.ellipsis and (any(mark in replaced for mark in SENTENCE_MARKS) or STOP.search(replaced)):
        return True
    if any(mark in replaced for mark in "[]［］"):
        return True
    # Words left out by an ellipsis are gone, not replaced: there only another number is a change.
    number = has_number(replaced) and (not gap.ellipsis or has_number(words))
    return number or bool(NEGATION.search(fold(replaced).text))


def _negates(words: str, typed: tuple[str, str]) -> bool:
    """Whether the inserted words are a negation, or make one with the words beside them: [没]有, is[n't]."""
    before, behind = typed[0][-_GLUED:], typed[1][:_GLUED]
    joined, low = fold(before + words + behind).text, len(fold(before).text)
    high = len(joined) - len(fold(behind).text)
    return bool(NEGATION.search(fold(words).text)) or any(
        match.start() < high and match.end() > low for match in NEGATION.finditer(joined)
    )


def _alters_word(words: str, typed: tuple[str, str], gap: Gap) -> bool:
    """Whether the inserted words make another Latin word of the one beside them: [dis]agreed, harm[less];
    endings of number and tense do not.
    """
    before, behind = typed
    glued_behind = gap.glued_behind and bool(_LATIN_END.search(words) and _LATIN_START.match(behind))
    glued_before = gap.glued_before and bool(_LATIN_END.search(before) and _LATIN_START.match(words))
    return glued_behind or (glued_before and words not in _ENDINGS)


def replaced_before(body: FoldedBody, at: int) -> str:
    """The words of the clause in front of an offset of the body, which an insertion may stand for."""
    low = max(0, at - MAX_REPLACED)
    text = body.body.text[low:at]
    return text[max((end.end() for end in CLAUSE_END.finditer(clause_marked(text))), default=0) :].strip()


def replaced_behind(body: FoldedBody, at: int) -> str:
    """The words of the clause behind an offset of the body, which an insertion may stand for."""
    text = body.body.text[at : at + MAX_REPLACED]
    return CLAUSE_END.split(clause_marked(text))[0].strip()


def neighbour_before(body: FoldedBody, at: int) -> int:
    """Where the last character in front of an offset begins that is no white space."""
    return max(0, len(body.body.text[max(0, at - 99) : at].rstrip()) - 1 + max(0, at - 99))


def neighbour_behind(body: FoldedBody, at: int) -> int:
    """Where the first character behind an offset ends that is no white space."""
    text = body.body.text
    while at < len(text) and text[at].isspace():
        at += 1
    return min(len(text), at + 1)
