"""Diagnostics as SARIF 2.1.0 (OASIS), the form in which code review shows them beside the lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from briefsmith import __version__
from briefsmith.diagnostics import CODES, Diagnostic
from briefsmith.evidence.model import Evidence


def render_sarif(diagnostics: Iterable[Diagnostic], evidence: Iterable[Evidence]) -> str:
    """One SARIF log with one run. Columns count code points, as ``columnKind`` says."""
    items = list(diagnostics)
    codes = sorted({item.code for item in items})
    counts = {str(found.quote_id): str(found.verdict) for found in evidence}
    run = {
        "tool": {
            "driver": {
                "name": "Briefsmith",
                "semanticVersion": __version__,
                "rules": [{"id": code, "shortDescription": {"text": CODES[code]}} for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, codes.index(item.code)) for item in items],
        "properties": {"verdicts": counts},
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(item: Diagnostic, rule: int) -> dict[str, Any]:
    text = "\n".join(part for part in (item.message, *item.detail, item.help) if part)
    result: dict[str, Any] = {
        "ruleId": item.code,
        "ruleIndex": rule,
        "level": str(item.severity),
        "message": {"text": text},
    }
    if item.place:
        place = item.place
        region = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        }
        # A file name is a relative reference: a colon or a space in it must not make it another thing.
        location = {"artifactLocation": {"uri": quote(place.file, safe="/")}, "region": region}
        result["locations"] = [{"physicalLocation": location}]
    return result
