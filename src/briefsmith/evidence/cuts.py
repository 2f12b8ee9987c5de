"""Finds negations that fall away beside a quotation or inside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from briefsmith.evidence.body import FoldedBody, Range
from briefsmith.evidence.wordlists import (
    ADVERBS,
    CLAUSE_END,
    HELPERS,
    KOREAN_PREFIX,
    NEGATED_BEFORE,
    NEGATION,
    NEGATION_CUT,
    REPORTS,
)
from briefsmith.spans import Span
from briefsmith.text.characters import QUOTE, is_hangul, is_ideographic
from briefsmith.text.folding import fold

#: How far to look in front of a quotation and behind it, in code points of the body.
REACH_BEFORE, _REACH = 160, 40
#: Marks that end a clause wherever they stand.
_ALWAYS_END = "。！？；、!?;"
#: Characters behind which nothing of the same clause stands, as sources write them; they spare folding.
_ENDED = frozenset('。！？!?；;，,、：:.“”"…')
#: The longest sentence whose rest is told, in code points of the body.
_SENTENCE = 500
_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』\"'）)]*|\.(?=\s)|\n\n")
#: How many code points may stand between a quotation and a negation that belongs to other words as a
#: rule, for it comes behind them: Chinese and Japanese, other scripts.
_NEAR, _NEAR_SPACED = 4, 16
#: How many characters are shown on either side of a cut.
_SHOWN = 4


def dropped_beside(body: FoldedBody, place: Range) -> tuple[str, ...]:
    """The words with a negation that stand right before or right behind a range, in the same clause."""
    span = body.span(place)
    found = (negation_before(body.body.text, span.start), negation_behind(body.body.text, span.end))
    return tuple(cut.words for cut in found if cut is not None)


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


def cut_inside(body: str, span: Span) -> tuple[str, ...]:
    """Where a span of the body begins or ends within a clause between two Chinese characters, with a
    few characters on either side of a bar; a word may be cut in two there, which nothing can tell.
    """
    return tuple(
        f"…{body[max(0, at - _SHOWN) : at]}|{body[at : at + _SHOWN]}…"
        for at in (span.start, span.end)
        if 0 < at < len(body) and _is_han(body[at - 1]) and _is_han(body[at])
    )


def _is_han(character: str) -> bool:
    return is_ideographic(character) and character.isalpha()


@dataclass(frozen=True, slots=True)
class Cut:
    """A negation that falls away with the words between it and the quotation; ``direct`` if it turns
    round the very words that are quoted.
    """

    words: str
    direct: bool


def negation_before(text: str, end: int, lowest: int = 0) -> Cut | None:
    """The rest of the clause before ``end``, from its last negation on; ``None`` without one.

    A little of what follows is looked at too, so that 不 in front of 少 is not taken for a negation,
    unless the cut falls between the two.
    """
    left = text[max(lowest, end - REACH_BEFORE) : end]
    if not left or left.endswith(("\n\n", "。", "！", "？")):
        return None
    # A clause does not begin before the last of these, whatever follows; the mark itself stays.
    left = left[max(0, *map(left.rfind, _ALWAYS_END)) :]
    context = fold(left + text[end : end + 4])
    cut = bisect_left(context.starts, len(left))
    stop = cut
    while stop > 1 and context.text[stop - 1] == QUOTE and not CLAUSE_END.match(context.text, stop - 2):
        stop -= 1
    prefix = is_hangul(context.text[cut : cut + 1] or " ") and KOREAN_PREFIX.search(context.text[:cut])
    severed = prefix or NEGATION_CUT.search(context.text[:stop])
    if severed:
        return Cut(context.text[severed.start() : cut].strip(), True)
    found = [
        match
        for match in NEGATION.finditer(context.text, _clause_start(context.text, stop))
        if match.end() <= cut and _reaches(match, context.text, cut)
    ]
    if not found:
        return None
    rest = context.text[found[-1].end() : stop]
    return Cut(context.text[found[-1].start() : cut].strip(), _is_direct(found[-1], rest))


def _clause_start(folded: str, stop: int) -> int:
    """Where the clause begins that goes on at ``stop``; "there is no evidence to show," is part of what
    it introduces.
    """
    for end in reversed(list(CLAUSE_END.finditer(folded, 0, stop))):
        if end.group() not in ',:"':
            return end.end()
        clause = folded[: end.start()].rstrip(QUOTE)
        if not any(match.end() == len(clause) for match in REPORTS.finditer(clause)):
            return end.end()
    return 0


def _reaches(negation: re.Match[str], folded: str, cut: int) -> bool:
    """Whether a negation in front of a cut may reach over it; one that comes behind what it negates
    only where it is near.
    """
    if negation.lastgroup not in NEGATED_BEFORE:
        return True
    rest = folded[negation.end() : cut].strip()
    return len(rest) <= (_NEAR if not rest or is_ideographic(rest[0]) else _NEAR_SPACED)


def _is_direct(negation: re.Match[str], rest: str) -> bool:
    if negation.lastgroup in NEGATED_BEFORE:
        return False
    plain = rest.strip(HELPERS + ' "')
    return not plain or bool(ADVERBS.fullmatch(plain)) or bool(REPORTS.search(negation.group() + rest))


def negation_behind(text: str, start: int, highest: int | None = None, anywhere: bool = False) -> Cut | None:
    """The clause behind ``start`` up to its first negation; ``None`` without one nearby, or where the
    words in front of ``start`` end their clause. ``anywhere``: wherever in the clause it stands.
    """
    right = text[start : min(start + _REACH, len(text) if highest is None else highest)]
    if (
        right.startswith("\n\n")
        or text[max(0, start - 1) : start] in _ENDED
        or CLAUSE_END.match(fold(text[max(0, start - 1) : start]).text)
    ):
        return None
    clause = CLAUSE_END.split(fold(right).text)[0]
    first = NEGATION.search(clause)
    if first is None:
        return None
    skipped = clause[: first.start()].strip()
    follows = first.lastgroup in NEGATED_BEFORE and len(skipped) <= _NEAR_SPACED // 2
    near = not re.sub(f"[{HELPERS}]", "", skipped) or follows
    return Cut(clause[: first.end()].strip(), follows) if near or anywhere else None
