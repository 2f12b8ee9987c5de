"""The record of a briefing's quotations as values."""

from __future__ import annotations

from dataclasses import dataclass

from briefsmith.spans import Span

#: How many code points of the body beside a piece are kept, on each side.
CONTEXT = 32


@dataclass(frozen=True, slots=True)
class PieceRecord:
    """One piece of the source's text: a text quote selector and two text position selectors (W3C Web
    Annotation Data Model, 4.2.4 and 4.2.5): ``span`` in the body of the source, ``raw_span`` in its
    decoded file.
    """

    exact: str
    prefix: str
    suffix: str
    span: Span
    raw_span: Span


@dataclass(frozen=True, slots=True)
class QuotationRecord:
    r"""One printed quotation.

    ``printed`` is its text as printed, its paragraphs parted by ``\n``; ``citation`` the text that
    follows it in its last paragraph, which note styles leave empty. ``bookmark`` and ``style`` are the
    names of the bookmark around it and of its paragraph style. ``digest`` is the SHA-256 of the source.
    """

    quote_id: str
    bookmark: str
    style: str
    source_key: str
    file: str
    digest: str
    verdict: str
    printed: str
    citation: str
    pieces: tuple[PieceRecord, ...]


@dataclass(frozen=True, slots=True)
class ProvenanceRecord:
    """All quotations of a briefing, and the program with its version that printed it."""

    program: str
    quotations: tuple[QuotationRecord, ...]
