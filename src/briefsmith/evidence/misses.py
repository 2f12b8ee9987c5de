"""What is said of words that do not stand in a body as they should."""

from __future__ import annotations

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.model import Verdict
from briefsmith.evidence.nearest import describe, nearest_passage
from briefsmith.evidence.request import Match, Problem
from briefsmith.text.folding import Folded


def not_found(words: Folded, body: FoldedBody, problem: Problem | None = None, subject: str = "") -> Match:
    """Altered with the nearest passage, or absent where nothing is near; words that stand only inside
    numbers or other words are altered, and the whole ones are the nearest passage.
    """
    cut = body.everywhere(words)
    if cut:
        nearest = describe(words, body, body.widened(cut[0]))
        return Match(Verdict.ALTERED, nearest=nearest, problem=Problem.CUTS_TOKEN, subject=subject)
    nearest = nearest_passage(words, body)
    verdict = Verdict.ALTERED if nearest else Verdict.ABSENT
    return Match(verdict, nearest=nearest, problem=problem, subject=subject)
