"""One quotation as it was asked for, and what matching it against one body gave."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefsmith.evidence.model import Nearest, Part, Verdict
from briefsmith.spans import Span

#: How many code points of the body an ellipsis may leave out.
MAX_GAP = 500
#: How many code points of the body words in square brackets may stand for.
MAX_REPLACED = 30
#: Below this likeness (0 to 1) nothing is called near. Of 1,550 quotations looked for in sources that do
#: not hold them the most alike passage came to 0.53; one changed word or number leaves 0.9 and more.
LEAST_SIMILAR = 0.65
#: How many code points a passage given by its first and last words may have.
MAX_PASSAGE = 3000


@dataclass(frozen=True, slots=True)
class QuoteRequest:
    """A quotation by its words (``quote``) or by its first and last ones (``first``, ``last``).

    ``after`` are words of the source that stand in front of it, ``before`` words that stand behind it;
    ``nth`` counts, from 1, the places that these leave. Bounds are code points of the body.
    """

    quote: str | None = None
    first: str | None = None
    last: str | None = None
    after: str | None = None
    before: str | None = None
    nth: int | None = None
    max_gap: int = MAX_GAP
    max_passage: int = MAX_PASSAGE

    @property
    def typed(self) -> str:
        """The words to look for, without the white space of YAML around them; an ideographic or
        no-break space at an end is a character that was typed, and is told as folded.
        """
        return trimmed(self.quote if self.quote is not None else self.first)


def trimmed(value: str | None) -> str:
    """A value of the outline without the spaces and line breaks around it."""
    return (value or "").strip(" \t\r\n")


class Problem(StrEnum):
    """Why a quotation is not verified, where the verdict alone does not say it."""

    TOO_SHORT = "too short"
    CUTS_TOKEN = "cuts a number or a word"  # noqa: S105 — a reason, not a password
    PIECE_MISSING = "a piece is missing"
    PIECES_APART = "the pieces do not stand in order"
    PIECES_FAR = "the pieces stand in order, but too far apart"
    PIECE_SHORT = "a piece is too short"
    INSERTION_LONG = "the insertion is longer than the quotation"
    SWALLOWED = "what is left out turns the meaning round"
    AFTER_ABSENT = "after is not there"
    BEFORE_ABSENT = "before is not there"
    NTH_ABSENT = "there are fewer places"
    CONTRADICTION = "after and before mean different places"
    LAST_MISSING = "the last words do not follow"
    LAST_FAR = "the last words follow too far away"


class Qualifier(StrEnum):
    """What a statement stands under."""

    CONDITION = "condition"
    DOUBT = "doubt"
    ATTRIBUTION = "attribution"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Fallen:
    """Words of the body that fall away beside a quotation, from the qualifier to the edge."""

    kind: Qualifier
    words: str


@dataclass(frozen=True, slots=True)
class Match:
    """What one body says to one quotation.

    ``subject`` are the words that ``problem`` is about. ``dropped`` are the words with a negation
    that fall away beside the quotation, as they stand in the body, ``fallen`` those with a condition, a
    doubt, an attribution or a limit. ``turned`` are negations and contrasts in what is left out.
    ``replaced`` is what brackets stand for, each with the brackets; ``welded`` are pieces that an omission
    joins to the beginning of another sentence.
    """

    verdict: Verdict
    parts: tuple[Part, ...] = ()
    folded: tuple[str, ...] = ()
    places: tuple[Span, ...] = ()
    nearest: Nearest | None = None
    problem: Problem | None = None
    subject: str = ""
    dropped: tuple[str, ...] = ()
    fallen: tuple[Fallen, ...] = ()
    turned: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    welded: tuple[str, ...] = ()
