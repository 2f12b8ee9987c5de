"""Finds conditions, doubts, attributions and limits of numbers that fall away beside a quotation."""

from __future__ import annotations

import re

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.qualifier_words import (
    ATTRIBUTION,
    ATTRIBUTION_BEHIND,
    ATTRIBUTION_CLAUSE,
    CONDITION,
    CONDITION_BEHIND,
    DOUBT,
    DOUBT_BEHIND,
    DOUBT_CLAUSE,
    DOUBT_CLAUSE_BEHIND,
    LIMIT,
    LIMIT_BEHIND,
)
from briefsmith.evidence.request import Fallen, Qualifier
from briefsmith.evidence.wordlists import SENTENCE_MARKS, STOP
from briefsmith.spans import Span
from briefsmith.text.characters import DOUBLE_QUOTES, NUMERALS, is_currency, is_digit, is_ideographic
from briefsmith.text.folding import Folded, fold

#: How far to look in front of a quotation and behind it, in code points of the body.
_REACH_BEFORE, _REACH_BEHIND = 120, 80
#: How far in front of a quotation a doubt in its clause may stand, in folded characters.
_DOUBT_REACH, _DOUBT_REACH_SPACED = 24, 60
_SENTENCE_END = re.compile(rf"[{SENTENCE_MARKS}][”’」』\"'）)]*|{STOP.pattern}")
_CLAUSE_MARK = re.compile(r'[,:](?!\d)"?|…|—')


def fallen_before(body: FoldedBody, at: int, lowest: int = 0) -> tuple[Fallen, ...]:
    """What falls away of the sentence in front of the offset ``at`` of the body, not before ``lowest``."""
    text = body.body.text
    left = text[max(lowest, at - _REACH_BEFORE) : at]
    ends = list(_SENTENCE_END.finditer(left))
    sentence = fold(left[ends[-1].end() if ends else 0 :])
    if not sentence.text.strip('" '):
        return ()
    opens = text[at : at + 1] in DOUBLE_QUOTES
    return tuple(_before(sentence, fold(text[at : at + 8]).text, opens))


def fallen_behind(body: FoldedBody, at: int, highest: int | None = None) -> tuple[Fallen, ...]:
    """What falls away of the sentence behind the offset ``at`` of the body, not behind ``highest``."""
    text = body.body.text
    if _SENTENCE_END.search(text[max(0, at - 3) : at] + " "):
        return ()
    right = text[at : min(at + _REACH_BEHIND, len(text) if highest is None else highest)]
    end = _SENTENCE_END.search(right)
    sentence = fold(right[: end.start()] if end else right)
    closes = text[at - 1 : at] in DOUBLE_QUOTES
    return tuple(_behind(sentence, fold(text[max(0, at - 16) : at]).text, closes))


def fallen_beside(body: FoldedBody, span: Span) -> tuple[Fallen, ...]:
    """What falls away of the sentences that a span of the body begins and ends in."""
    return fallen_before(body, span.start) + fallen_behind(body, span.end)


def _before(sentence: Folded, following: str, opens: bool) -> list[Fallen]:
    text = sentence.text
    clause, earlier = _clauses(text)
    closed = bool(_CLAUSE_MARK.search(text, clause))
    reach = _DOUBT_REACH if is_ideographic(following[:1] or "一") else _DOUBT_REACH_SPACED
    doubt = (
        DOUBT_CLAUSE.search(text, clause) if closed else _last(DOUBT, text, max(clause, len(text) - reach))
    )
    limit = LIMIT.search(text) if _begins_with_number(following) else None
    if doubt is not None and limit is not None and doubt.start() == limit.start():
        doubt = None  # nearly, in front of a number
    # 据称 and the like are both: told once, as the graver.
    opens = opens or (doubt is not None and not text[doubt.end() :].strip(' ,:"'))
    found = (
        (Qualifier.CONDITION, _start(_last(CONDITION, text, clause if closed else earlier))),
        (Qualifier.DOUBT, _start(doubt)),
        (Qualifier.ATTRIBUTION, clause if not opens and _is_attributed(text, clause) else None),
        (Qualifier.LIMIT, _start(limit)),
    )
    return [Fallen(kind, _own(sentence, at, len(text))) for kind, at in found if at is not None]


def _behind(sentence: Folded, before: str, closes: bool) -> list[Fallen]:
    text = sentence.text
    mark = _CLAUSE_MARK.search(text)
    clause = text[: mark.start()] if mark else text
    matches = (
        (Qualifier.CONDITION, CONDITION_BEHIND.match(text)),
        (Qualifier.DOUBT, DOUBT_BEHIND.search(clause) or DOUBT_CLAUSE_BEHIND.match(text)),
        (Qualifier.ATTRIBUTION, None if closes else ATTRIBUTION_BEHIND.match(text)),
        (Qualifier.LIMIT, LIMIT_BEHIND.match(text) if any(map(_is_numeric, before)) else None),
    )
    return [Fallen(kind, _own(sentence, 0, match.end())) for kind, match in matches if match is not None]


def _clauses(text: str) -> tuple[int, int]:
    """Where the last clause of a text begins, and the one in front of it; marks at its end count as its
    own.
    """
    ends = [mark.end() for mark in _CLAUSE_MARK.finditer(text) if text[mark.end() :].strip('" ')]
    return (ends[-1] if ends else 0), (ends[-2] if len(ends) > 1 else 0)


def _start(match: re.Match[str] | None) -> int | None:
    return match.start() if match else None


def _last(words: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    """The last place of the words from ``start`` on."""
    found = list(words.finditer(text, start))
    return found[-1] if found else None


def _is_attributed(text: str, clause: int) -> bool:
    return bool(ATTRIBUTION.search(text, clause) or ATTRIBUTION_CLAUSE.search(text))


def _begins_with_number(following: str) -> bool:
    plain = following.lstrip(' "')
    return bool(plain) and (_is_numeric(plain[0]) or is_currency(plain[0]) or plain[:2] == "US")


def _is_numeric(character: str) -> bool:
    return is_digit(character) or character in NUMERALS


def _own(sentence: Folded, start: int, end: int) -> str:
    """The body's own characters for a range of the folded sentence."""
    span = sentence.span(start, end)
    return sentence.original[span.start : span.end].strip()
