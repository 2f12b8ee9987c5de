"""The outcome of `brief verify`: one line that counts, and one JSON object for other programs."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from briefsmith.diagnostics import as_json
from briefsmith.verifying.model import Proof, Status, Verification, VerifiedQuotation


def verification_summary(found: Verification, with_sources: bool) -> str:
    """``35 quotations: 34 untouched, 1 edited; 34 borne out by their sources``."""
    counts = Counter(one.status for one in found.quotations)
    total = len(found.quotations)
    parts = [f"{counts[status]} {status}" for status in Status if counts[status]]
    line = f"{total} quotation{'' if total == 1 else 's'}" + (f": {', '.join(parts)}" if parts else "")
    if found.unrecorded:
        line += f"; {len(found.unrecorded)} not in the record"
    if with_sources and total:
        borne_out = sum(one.proof is not None and one.proof.borne_out for one in found.quotations)
        line += f"; {borne_out} borne out by the saved sources"
    elif total:
        line += "; the sources were not asked (--sources)"
    return line


def render_verification(found: Verification) -> str:
    """One object, described in docs/provenance.md."""
    report = {
        "file": found.file,
        "readable": found.readable,
        "program": found.program or None,
        "record_intact": found.intact,
        "diagnostics": [as_json(item) for item in found.diagnostics],
        "quotes": [_quote(one) for one in found.quotations],
        "unrecorded": list(found.unrecorded),
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _quote(one: VerifiedQuotation) -> dict[str, Any]:
    record = one.record
    return {
        "id": record.quote_id,
        "status": str(one.status),
        "bookmark": record.bookmark if one.bookmarked else None,
        "source": record.source_key,
        "file": record.file,
        "digest": record.digest,
        "verdict": record.verdict,
        "printed": record.printed,
        "citation": record.citation,
        "now": one.now,
        "operations": [
            {"kind": kind, "printed": printed, "now": now} for kind, printed, now in one.operations
        ],
        "tracked_changes": one.pending,
        "struck_or_hidden": one.crossed,
        "beside": one.beside,
        "raw_spans": [[piece.raw_span.start, piece.raw_span.end] for piece in record.pieces],
        "proof": _proof(one.proof) if one.proof else None,
    }


def _proof(proof: Proof) -> dict[str, Any]:
    return {
        "source": str(proof.state),
        "file": proof.file,
        "verdict": proof.verdict,
        "borne_out": proof.borne_out,
    }
