"""Says how a quotation of an old lock stands today: where it stood, moved, beside other words, or gone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefsmith.evidence.model import Evidence, Verdict
from briefsmith.lock.model import CONTEXT, LockedPiece, LockedQuote
from briefsmith.spans import Span


class Standing(StrEnum):
    """What became of a quotation, the harmless first."""

    SAME = "still where they stood"
    MOVED = "moved"
    BESIDE = "beside other words"
    ELSEWHERE = "in other surroundings"
    REWORDED = "in other words"
    AMBIGUOUS = "ambiguous now"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Drift:
    """One quotation then and now; ``now`` is ``None`` where it is not verified any more."""

    then_id: str
    id: str
    then: LockedQuote
    now: LockedQuote | None
    standing: Standing


def standing(then: LockedQuote, now: LockedQuote | None, verdict: Verdict) -> Standing:
    """How the quotation stands. The same words at another place count as moved only where all that was
    kept of their surroundings is the same; where neither side of a piece is, it may be another place.
    """
    if now is None:
        return Standing.AMBIGUOUS if verdict is Verdict.AMBIGUOUS else Standing.GONE
    if (then.source, then.words) != (now.source, now.words):
        return Standing.REWORDED
    pairs = tuple(zip(then.pieces, now.pieces, strict=True))
    if all(_same_context(a, b) for a, b in pairs):
        return Standing.SAME if then.spans == now.spans else Standing.MOVED
    if all(a.prefix == b.prefix or a.suffix == b.suffix for a, b in pairs):
        return Standing.BESIDE
    return Standing.ELSEWHERE


def same_surroundings(then: LockedQuote, found: Evidence, body: str) -> tuple[Span, ...]:
    """Of the places of an ambiguous quotation those with the same words around them as then."""
    first, last = then.pieces[0], then.pieces[-1]
    return tuple(
        place
        for place in found.places
        if body[max(0, place.start - CONTEXT) : place.start] == first.prefix
        and body[place.end : place.end + CONTEXT] == last.suffix
    )


def _same_context(then: LockedPiece, now: LockedPiece) -> bool:
    return then.context == now.context
