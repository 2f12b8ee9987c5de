"""Tells what an omission does to the words on its two sides: a negation in it may turn them round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.cuts import REACH_BEFORE, negation_before, negation_behind
from briefsmith.evidence.inserted_numbers import has_number
from briefsmith.evidence.qualifier_words import CONTRAST, LIMIT, LIMIT_BEHIND, REPORTING
from briefsmith.evidence.wordlists import (
    CLAUSE_END,
    DANGLING,
    NEGATED_BEFORE,
    NEGATION,
    RELATIVE,
    clause_marked,
)
from briefsmith.spans import Span
from briefsmith.text.characters import NUMERALS, is_digit, is_ideographic
from briefsmith.text.folding import fold

#: An omission within one clause and no longer than this leaves out words, not thoughts.
_SHORT_OMISSION = 12
#: How much text on either side tells what a word in an omission is part of: 不同 or 不同意.
_CONTEXT = 4
#: How many characters are shown behind a word.
_SHOWN = 4
#: What a clause may end with, in the source's own characters.
_PARTING = re.compile(r"[\W_]", re.UNICODE)


def turns_round(body: FoldedBody, omitted: Span) -> bool:
    """Whether a short omission within one clause holds a negation: what is left says the opposite."""
    text = fold(body.body.text[omitted.start : omitted.end]).text
    longest = _SHORT_OMISSION if text and is_ideographic(text[0]) else 4 * _SHORT_OMISSION
    if not text or len(text) > longest or CLAUSE_END.search(text):
        return False
    return any(_matches(NEGATION, body, omitted))


def drops_limit(body: FoldedBody, omitted: Span) -> bool:
    """Whether an omission begins or ends with a limit of a number beside it: 超过, at least, 以上."""
    text = body.body.text
    left_out = fold(text[omitted.start : omitted.end]).text
    before, behind = text[max(0, omitted.start - 4) : omitted.start], text[omitted.end : omitted.end + 2]
    return (_has_digit(behind) and bool(LIMIT.search(left_out))) or (
        _has_digit(before) and bool(LIMIT_BEHIND.match(left_out))
    )


def _has_digit(text: str) -> bool:
    return any(is_digit(character) or character in NUMERALS for character in fold(text).text)


def governs(body: FoldedBody, omitted: Span) -> bool:
    """Whether a negation in an omission of any length governs the words behind it, or, where negations
    come last, those in front of it.
    """
    text = body.body.text
    last = negation_before(text, omitted.end, omitted.start)
    if last is not None and last.direct:
        return True
    if DANGLING.search(fold(text[max(omitted.start, omitted.end - REACH_BEFORE) : omitted.end]).text):
        return True
    first = negation_behind(text, omitted.start, omitted.end)
    return (first is not None and first.direct) or _goes_on_negated(body, omitted)


def turns(body: FoldedBody, omitted: Span) -> tuple[str, ...]:
    """The negations and contrasts in an omission, each with a few characters behind it."""
    found = sorted({*_matches(NEGATION, body, omitted), *_matches(CONTRAST, body, omitted)})
    return tuple(body.body.text[start : min(end + _SHOWN, omitted.end)] for start, end in found)


def _goes_on_negated(body: FoldedBody, omitted: Span) -> bool:
    """Whether the words behind an omission go on with a clause whose negation was left out; what the
    negation belongs to may be a relative clause of its own.
    """
    text = body.body.text
    if not is_within_clause(text, omitted.end):
        return False
    low = max(omitted.start, omitted.end - REACH_BEFORE)
    ends = [end.end() for end in CLAUSE_END.finditer(clause_marked(text[low : omitted.end]))]
    clause = Span(low + (ends[-1] if ends else 0), omitted.end)
    if RELATIVE.search(fold(text[clause.start : clause.end]).text):
        return False
    return any(_matches(NEGATION, body, clause, leave_out=NEGATED_BEFORE))


def swaps_number(body: FoldedBody, omitted: Span) -> bool:
    """Whether an omission within one clause takes a number away behind another one, which then stands for
    both (2020年……失效 of 2020年签署的协议于2022年失效), or what two numbers have to do with each other.
    """
    text = body.body.text
    left_out = text[omitted.start : omitted.end]
    if CLAUSE_END.search(fold(left_out).text):
        return False
    behind = text[omitted.end : omitted.end + 3]
    return (has_number(left_out) or _has_digit(behind)) and _has_digit(
        text[max(0, omitted.start - 3) : omitted.start]
    )


def swaps_speaker(body: FoldedBody, omitted: Span) -> bool:
    """Whether an omission takes away that somebody says of somebody else what follows, so that the speaker
    seems to do it: 甲国……开火 of 甲国说乙国开火.
    """
    text = body.body.text
    if not (is_within_clause(text, omitted.start) and is_within_clause(text, omitted.end)):
        return False
    left_out = fold(text[omitted.start : omitted.end]).text
    return any(left_out[match.end() :].strip(' ,:"') for match in REPORTING.finditer(left_out))


def is_within_clause(text: str, at: int) -> bool:
    """Whether a clause goes on over an offset of the body; a space between words does not end it."""
    before = text[max(0, at - 9) : at].rstrip(" ")[-1:]
    behind = text[at : at + 9].lstrip(" ")[:1]
    return bool(before and behind) and not _PARTING.match(before) and not _PARTING.match(behind)


def _matches(
    words: re.Pattern[str], body: FoldedBody, span: Span, leave_out: frozenset[str] = frozenset()
) -> Iterator[tuple[int, int]]:
    """Where words begin within a span of the body, whatever they are part of; offsets of the body."""
    low, high = max(0, span.start - _CONTEXT), min(len(body.body), span.end + _CONTEXT)
    context = fold(body.body.text[low:high])
    for match in words.finditer(context.text):
        found = context.span(match.start(), match.end()).shifted(low)
        if span.start <= found.start < span.end and match.lastgroup not in leave_out:
            yield found.start, found.end
