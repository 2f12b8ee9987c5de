"""Finds negations that fall away beside a quotation or inside it."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefsmith.evidence.body import FoldedBody, Range
from briefsmith.evidence.wordlists import CLAUSE_END, HELPERS, NEGATION, NEGATION_BEHIND
from briefsmith.spans import Span
from briefsmith.text.characters import is_ideographic
from briefsmith.text.folding import fold

#: How far to look beside a quotation, in code points of the body.
_REACH = 40
#: The longest sentence whose rest is told, in code points of the body.
_SENTENCE = 500
_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』\"'）)]*|\.(?=\s)|\n\n")
#: How many code points may stand between a negation and the quotation: Chinese, other scripts.
_NEAR, _NEAR_SPACED = 4, 16
#: An omission within one clause and no longer than this leaves out words, not thoughts.
_SHORT_OMISSION = 12


def dropped_beside(body: FoldedBody, place: Range) -> tuple[str, ...]:
    """The words with a negation that stand right before or right behind a range, in the same clause."""
    span = body.span(place)
    found = (_before(body.body.text, span.start), _behind(body.body.text, span.end))
    return tuple(words for words in found if words)


def sentence_before(body: FoldedBody, at: int) -> Span:
    """What stands of the sentence in front of the folded character ``at``; the body's offsets."""
    end = body.folded.starts[at]
    text = body.body.text[max(0, end - _SENTENCE) : end]
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return Span(end - len(text) + (ends[-1] if ends else 0), end)


def sentence_behind(body: FoldedBody, at: int) -> Span:
    """What stands of the sentence from the folded character ``at`` on, its end mark included."""
    start = body.folded.ends[at - 1]
    text = body.body.text[start : start + _SENTENCE]
    match = _SENTENCE_END.search(text)
    end = match.end() if match and not text.startswith("\n\n") else 0 if match else len(text)
    return Span(start, start + end)


def turns_round(body: FoldedBody, omitted: Span) -> bool:
    """Whether a short omission within one clause holds a negation: what is left says the opposite."""
    text = fold(body.body.text[omitted.start : omitted.end]).text
    longest = _SHORT_OMISSION if text and is_ideographic(text[0]) else 4 * _SHORT_OMISSION
    if not text or len(text) > longest:
        return False
    return not CLAUSE_END.search(text) and bool(NEGATION.search(text))


def dropped_within(body: FoldedBody, omitted: Span) -> tuple[str, ...]:
    """The words with a negation that an omission takes from the clauses on its two sides."""
    text = body.body.text
    before = _before(text, omitted.end, omitted.start)
    behind = _behind(text, omitted.start, omitted.end)
    return tuple(words for words in (before, behind) if words)


def _before(text: str, end: int, lowest: int = 0) -> str:
    """The rest of the clause before ``end``, from its last negation on; empty without one nearby.

    A little of what follows is looked at too, so that 不 in front of 少 is not taken for a negation.
    """
    left = text[max(lowest, end - _REACH) : end]
    if left.endswith("\n\n"):
        return ""
    context = fold(left + text[end : end + 4])
    cut = bisect_left(context.starts, len(left))
    start = max((match.end() for match in CLAUSE_END.finditer(context.text, 0, cut)), default=0)
    negations = [match for match in NEGATION.finditer(context.text, start) if match.end() <= cut]
    if not negations:
        return ""
    last = negations[-1]
    rest = context.text[last.end() : cut].strip(HELPERS + " ")
    near = _NEAR if not rest or is_ideographic(rest[0]) else _NEAR_SPACED
    return context.text[last.start() : cut].strip() if len(rest) <= near else ""


def _behind(text: str, start: int, highest: int | None = None) -> str:
    """The clause behind ``start`` up to its first negation; empty without one nearby, or where the
    words in front of ``start`` end their clause.
    """
    right = text[start : min(start + _REACH, len(text) if highest is None else highest)]
    if right.startswith("\n\n") or CLAUSE_END.match(fold(text[max(0, start - 1) : start]).text):
        return ""
    clause = CLAUSE_END.split(fold(right).text)[0]
    first = NEGATION.search(clause)
    if first is None:
        return ""
    skipped = clause[: first.start()].strip()
    follows = bool(NEGATION_BEHIND.fullmatch(first.group())) and len(skipped) <= _NEAR_SPACED // 2
    near = not re.sub(f"[{HELPERS}]", "", skipped) or follows
    return clause[: first.end()].strip() if near else ""
