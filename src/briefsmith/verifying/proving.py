"""Proves again, with the evidence engine, that a saved source bears out what stands in a Word file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.matching import match_quote
from briefsmith.evidence.model import VERIFIED, Verdict
from briefsmith.evidence.request import MAX_GAP, QuoteRequest
from briefsmith.provenance.model import QuotationRecord
from briefsmith.sources.model import BLOCK_SEPARATOR, Source
from briefsmith.verifying.model import Proof, SourceState, Status, VerifiedQuotation


@dataclass(frozen=True)
class FoundSource:
    """A saved file as it was found for a record: where it lies in the folder, and what was read from it,
    ``None`` where it cannot be opened.
    """

    file: str
    source: Source | None


#: The sources found, by the file and the digest that the record names.
Sources = Mapping[tuple[str, str], FoundSource]


def prove(quotations: tuple[VerifiedQuotation, ...], sources: Sources) -> tuple[VerifiedQuotation, ...]:
    """Each quotation with what its source says of the words that stand in the Word file now."""
    bodies: dict[str, FoldedBody] = {}
    return tuple(replace(one, proof=_proof(one, sources, bodies)) for one in quotations)


def _proof(one: VerifiedQuotation, sources: Sources, bodies: dict[str, FoldedBody]) -> Proof:
    found = sources.get((one.record.file, one.record.digest))
    if found is None:
        return Proof(SourceState.MISSING)
    if found.source is None or not found.source.readable:
        return Proof(SourceState.UNREADABLE, found.file)
    source = found.source
    state = SourceState.SAME if source.digest == one.record.digest else SourceState.CHANGED
    if not one.words or one.status is Status.REMOVED:
        return Proof(state, found.file)
    if source.digest not in bodies:
        bodies[source.digest] = FoldedBody.of(source.body)
    verdict, borne_out = _verdict(one, bodies[source.digest])
    return Proof(state, found.file, str(verdict), borne_out)


def _verdict(one: VerifiedQuotation, body: FoldedBody) -> tuple[Verdict, bool]:
    """What the body says of the words. Words that stand at several places are borne out where those of
    the record are still one of them: which of them was meant was settled when the file was built.
    """
    words = (one.words or "").replace("\n", BLOCK_SEPARATOR)
    verdict = match_quote(QuoteRequest(quote=words, max_gap=_widest(one.record)), body).verdict
    if verdict is Verdict.AMBIGUOUS and _stand_there(one.record, body):
        recorded = next((known for known in VERIFIED if str(known) == one.record.verdict), verdict)
        return recorded, recorded in VERIFIED
    return verdict, verdict in VERIFIED


def _stand_there(record: QuotationRecord, body: FoldedBody) -> bool:
    """Whether every piece stands in the body between the words that it stood between, or at its place."""
    text = body.body.text
    return bool(record.pieces) and all(
        piece.exact
        and (
            text[piece.span.start : piece.span.end] == piece.exact
            or f"{piece.prefix}{piece.exact}{piece.suffix}" in text
        )
        for piece in record.pieces
    )


def _widest(record: QuotationRecord) -> int:
    """How much an ellipsis may leave out: as much as it did, for the outline may allow more than usual."""
    gaps = (after.span.start - before.span.end for before, after in pairwise(record.pieces))
    return max((MAX_GAP, *gaps))
