"""Finds the passage of a body that is nearest to words that do not stand in it: a hint, no more."""

from __future__ import annotations

import re
from itertools import accumulate

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
    mine, theirs = _Tokens(typed, (0, len(typed))), _Tokens(body, place)
    return tuple(
        (step.tag, mine.shown(step.src_start, step.src_end), theirs.shown(step.dest_start, step.dest_end))
        for step in Levenshtein.opcodes(mine.texts, theirs.texts)
    )


class _Tokens:
    """The numbers, words and other characters of a range of folded text, in order and without gaps."""

    def __init__(self, folded: Folded, place: Range) -> None:
        self._folded, (start, self._end) = folded, place
        self.texts: list[str] = _TOKEN.findall(folded.text, start, self._end)
        self._places = list(accumulate(map(len, self.texts), initial=start))

    def shown(self, first: int, last: int) -> str:
        """Some of them as they stand in the original, what was dropped behind each included."""
        if first == last:
            return ""
        folded, end = self._folded, self._places[last]
        high = folded.ends[end - 1] if end >= self._end else folded.starts[end]
        return folded.original[folded.starts[self._places[first]] : high]


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
