"""Finds the passage of a body that is nearest to words that do not stand in it: a hint, no more."""

from __future__ import annotations

import re

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein

from briefsmith.evidence.body import FoldedBody, Range
from briefsmith.evidence.model import Nearest
from briefsmith.evidence.request import LEAST_SIMILAR
from briefsmith.text.folding import Folded

#: Up to this length insertions, deletions and substitutions are weighed apart.
_WEIGHED = 200

Operation = tuple[str, str, str]

_TOKEN = re.compile(r"\d[\d.,，．]*[%‰]?|[^\W\d_\u2e80-\u9fff\uac00-\ud7ff]+(?:'[^\W\d_]+)?|.", re.DOTALL)


def nearest_passage(typed: Folded, body: FoldedBody, least: float = LEAST_SIMILAR) -> Nearest | None:
    """The passage most like the typed words, whole numbers and words; ``None`` if nothing is near."""
    if not typed.text or not body.folded.text:
        return None
    rough = _rough_place(typed.text, body.folded.text, least)
    if rough is None:
        return None
    place = body.widened(_trimmed(typed.text, body.folded.text, rough))
    return describe(typed, body, place, least)


def describe(typed: Folded, body: FoldedBody, place: Range, least: float = 0.0) -> Nearest | None:
    """A passage as the nearest one, with what turns the typed words into it."""
    similarity = Indel.normalized_similarity(typed.text, body.folded.text[slice(*place)])
    if similarity < least:
        return None
    found = body.found(place)
    return Nearest(found.text, found.span, found.raw_span, similarity, operations(typed, body.folded, place))


def operations(typed: Folded, body: Folded, place: Range) -> tuple[Operation, ...]:
    """What turns the typed words into the body's, in whole numbers and Latin words; differences
    that folding covers count as equal.
    """
    mine, theirs = _tokens(typed, (0, len(typed))), _tokens(body, place)
    steps: list[Operation] = []
    for step in Levenshtein.opcodes([folded for folded, _ in mine], [folded for folded, _ in theirs]):
        typed_words = "".join(shown for _, shown in mine[step.src_start : step.src_end])
        there = "".join(shown for _, shown in theirs[step.dest_start : step.dest_end])
        steps.append((step.tag, typed_words, there))
    return tuple(steps)


def _tokens(folded: Folded, place: Range) -> list[tuple[str, str]]:
    """Tokens as folded and as they stand in the original, what was dropped behind them included."""
    start, end = place
    tokens: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(folded.text, start, end):
        low = folded.starts[match.start()]
        high = folded.ends[end - 1] if match.end() >= end else folded.starts[match.end()]
        tokens.append((match.group(), folded.original[low : max(low, high)]))
    return tokens


def _rough_place(typed: str, body: str, least: float) -> Range | None:
    if len(typed) >= len(body):
        return 0, len(body)
    found = fuzz.partial_ratio_alignment(typed, body, score_cutoff=100 * max(0.0, least - 0.15))
    return (found.dest_start, found.dest_end) if found and found.dest_end > found.dest_start else None


def _trimmed(typed: str, body: str, place: Range) -> Range:
    """The range moved at both ends to where it is most like the typed words; the longest such one."""
    start, end = place
    slack = min(max(6, len(typed) // 6), 16)
    ends = range(max(start + 1, end - slack), min(len(body), end + slack) + 1)
    end = min(ends, key=lambda at: (_unlike(typed, body[start:at]), -at))
    starts = range(max(0, start - slack), min(end - 1, start + slack) + 1)
    start = min(starts, key=lambda at: (_unlike(typed, body[at:end]), at))
    return start, end


def _unlike(typed: str, stands: str) -> int:
    """How much two texts differ. Words that fell away while typing cost less than changed ones, so
    that a negation lost near an end is found; for long texts that is too slow, and matters little.
    """
    return Levenshtein.distance(typed, stands, weights=(2, 3, 3) if len(typed) <= _WEIGHED else (1, 1, 1))
