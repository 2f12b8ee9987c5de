"""What was found of one quotation: a verdict, the source's own text, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefsmith.diagnostics import Diagnostic
from briefsmith.spans import Span


class Verdict(StrEnum):
    """The verdicts; the first three let a build go on."""

    EXACT = "exact"
    EQUIVALENT = "equivalent"
    ELIDED = "elided"
    ALTERED = "altered"
    AMBIGUOUS = "ambiguous"
    ABSENT = "absent"
    UNREADABLE = "unreadable"


#: Verdicts under which a quotation may be printed as proven.
VERIFIED = frozenset({Verdict.EXACT, Verdict.EQUIVALENT, Verdict.ELIDED})


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of the source's own text: ``span`` in its body, ``raw_span`` in the decoded file."""

    text: str
    span: Span
    raw_span: Span


@dataclass(frozen=True, slots=True)
class Omission:
    """Where the quotation leaves out text of the source. ``omitted`` is what stands there; ``marked``
    unless only words in brackets stand for it.
    """

    omitted: str
    span: Span
    marked: bool = True


@dataclass(frozen=True, slots=True)
class Insertion:
    """The analyst's own words in brackets, the brackets included, as typed."""

    text: str


Part = Found | Omission | Insertion


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest passage: a hint, never an acceptance. ``similarity`` is from 0 to 1.

    ``operations`` turn what was typed into what stands there: ``(kind, typed, stands)`` with kind
    ``equal``, ``replace``, ``delete`` (typed, but not there) or ``insert`` (there, but not typed).
    """

    text: str
    span: Span
    raw_span: Span
    similarity: float
    operations: tuple[tuple[str, str, str], ...]
    source_key: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of one quotation.

    ``parts`` are in the order of printing, and empty unless the verdict is one of ``VERIFIED``.
    ``folded`` names the kinds of folding that were needed. ``places`` are the body spans of every
    place where an ambiguous quotation stands, ``raw_places`` the same in the decoded file.
    """

    quote_id: str
    section_id: str
    source_key: str
    verdict: Verdict
    parts: tuple[Part, ...] = ()
    folded: tuple[str, ...] = ()
    places: tuple[Span, ...] = ()
    raw_places: tuple[Span, ...] = ()
    nearest: Nearest | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def verified(self) -> bool:
        """Whether the quotation may be printed as proven."""
        return self.verdict in VERIFIED

    @property
    def found(self) -> tuple[Found, ...]:
        """The pieces of source text, in order."""
        return tuple(part for part in self.parts if isinstance(part, Found))
