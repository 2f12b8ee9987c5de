"""Finds negations that fall away beside a quotation or inside it."""

from __future__ import annotations

import re

from briefsmith.evidence.body import FoldedBody, Range
from briefsmith.evidence.wordlists import CLAUSE_END, HELPERS, NEGATION, NEGATION_BEHIND
from briefsmith.spans import Span
from briefsmith.text.characters import is_ideographic
from briefsmith.text.folding import fold

#: How far to look beside a quotation, in code points of the body.
_REACH = 40
#: How many code points may stand between a negation and the quotation: Chinese, other scripts.
_NEAR, _NEAR_SPACED = 4, 16
#: An omission within one clause and no longer than this leaves out words, not thoughts.
_SHORT_OMISSION = 12


def dropped_beside(body: FoldedBody, place: Range) -> tuple[str, ...]:
    """The words with a negation that stand right before or right behind a range, in the same clause."""
    span = body.span(place)
    found = (_before(body.body.text, span.start), _behind(body.body.text, span.end))
    return tuple(words for words in found if words)


def turns_round(body: FoldedBody, omitted: Span) -> bool:
    """Whether a short omission within one clause holds a negation: what is left says the opposite."""
    text = fold(body.body.text[omitted.start : omitted.end]).text
    if not text or len(text) > _SHORT_OMISSION and is_ideographic(text[0]) or len(text) > 4 * _SHORT_OMISSION:
        return False
    return not CLAUSE_END.search(text) and bool(NEGATION.search(text))


def dropped_within(body: FoldedBody, omitted: Span) -> tuple[str, ...]:
    """The words with a negation that an omission takes from the clauses on its two sides."""
    text = body.body.text
    before = _before(text, omitted.end, omitted.start)
    behind = _behind(text, omitted.start, omitted.end)
    return tuple(words for words in (before, behind) if words)


def _before(text: str, end: int, lowest: int = 0) -> str:
    """The rest of the clause before ``end``, from its last negation on; empty without one nearby."""
    left = text[max(lowest, end - _REACH) : end]
    ahead = fold(text[end : end + 4]).text
    clause = CLAUSE_END.split(fold(left).text)[-1] if not left.endswith("\n\n") else ""
    last = None
    for match in NEGATION.finditer(clause + ahead):
        if match.end() <= len(clause):
            last = match
    if last is None:
        return ""
    rest = clause[last.end() :].strip(HELPERS + " ")
    near = _NEAR if not rest or is_ideographic(rest[0]) else _NEAR_SPACED
    return clause[last.start() :].strip() if len(rest) <= near else ""


def _behind(text: str, start: int, highest: int | None = None) -> str:
    """The clause behind ``start`` up to its first negation; empty without one nearby."""
    right = text[start : min(start + _REACH, len(text) if highest is None else highest)]
    clause = "" if right.startswith("\n\n") else CLAUSE_END.split(fold(right).text)[0]
    first = NEGATION.search(clause)
    if first is None:
        return ""
    skipped = clause[: first.start()].strip()
    follows = bool(NEGATION_BEHIND.fullmatch(first.group())) and len(skipped) <= _NEAR_SPACED // 2
    near = not re.sub(f"[{HELPERS}]", "", skipped) or follows
    return clause[: first.end()].strip() if near else ""
