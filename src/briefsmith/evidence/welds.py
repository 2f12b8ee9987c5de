"""Tells where an ellipsis makes one sentence of two, so that one subject gets another's predicate."""

from __future__ import annotations

import re
from enum import Enum

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.omissions import is_within_clause
from briefsmith.evidence.pieces import units
from briefsmith.evidence.qualifier_words import ATTRIBUTION
from briefsmith.evidence.wordlists import CLAUSE_END, SENTENCE_MARKS, STOP
from briefsmith.spans import Span
from briefsmith.text.folding import fold

#: A piece of fewer units than these (ideographs, syllables, words) is a subject or a predicate by itself.
_LEAST_UNITS = 4
#: How many characters in front of an omission tell whether somebody says what is left out.
_SAID = 24
_END = re.compile(rf"[{SENTENCE_MARKS}][”’」』\"'）)]*|{STOP.pattern}")

#: What parts two clauses of one sentence.
_CLAUSE_MARK = re.compile(r"[,;:](?!\d)")


class Weld(Enum):
    """What an omission does to two sentences; ``DOUBTFUL`` is told, ``FALSE`` is refused."""

    NONE = 0
    DOUBTFUL = 1
    FALSE = 2


def weld(body: FoldedBody, omitted: Span, before: str, behind: str) -> Weld:
    """What leaving out ``omitted`` makes of the typed pieces before and behind it."""
    left_out = body.body.text[omitted.start : omitted.end]
    ends = list(_END.finditer(left_out))
    if not ends:
        return _clause_weld(body, omitted, before)
    if _END.search(before[-3:] + " "):
        return Weld.NONE
    tail = left_out[ends[-1].end() :].strip()
    if not tail.strip("“”‘’「」『』\"'（("):
        return Weld.NONE
    short = min(units(fold(before).text), units(fold(behind).text)) < _LEAST_UNITS
    if CLAUSE_END.match(fold(tail[-1]).text):
        return Weld.DOUBTFUL if short else Weld.NONE
    return Weld.FALSE if short else Weld.DOUBTFUL


def _clause_weld(body: FoldedBody, omitted: Span, before: str) -> Weld:
    """What leaving out the end of one clause and the beginning of another makes of the two, or only the
    beginning of what somebody says. Often the subject is the same, so that this is told, and not refused.
    """
    text = body.body.text
    left_out = fold(text[omitted.start : omitted.end]).text
    if not _CLAUSE_MARK.search(left_out) or not is_within_clause(text, omitted.end):
        return Weld.NONE
    goes_on = is_within_clause(text, omitted.start) or ATTRIBUTION.search(fold(before[-_SAID:]).text)
    return Weld.DOUBTFUL if goes_on else Weld.NONE
