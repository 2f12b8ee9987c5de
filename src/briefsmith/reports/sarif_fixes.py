"""The line to paste as a SARIF fix: the source's own characters in the place of those typed."""

from __future__ import annotations

import json
import re
from typing import Any

from briefsmith.diagnostics import Diagnostic
from briefsmith.evidence.difference import in_one_line
from briefsmith.evidence.model import Evidence, Verdict
from briefsmith.evidence.request import LEAST_SIMILAR
from briefsmith.reports.sarif_places import Artifacts, region
from briefsmith.spans import LineIndex, Place
from briefsmith.text.folding import fold

#: A value that YAML reads as it stands: no sign of its own at the beginning, nothing that would end it.
_PLAIN = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@`\s])(?:(?!: | #|:$)[^\n,\[\]{}])+(?<!\s)")


def fixes_of(
    item: Diagnostic, evidence: Evidence, lines: LineIndex, artifacts: Artifacts
) -> list[dict[str, Any]]:
    """The fix for a message about a quotation, or none.

    There is one only where it is sure what is replaced: the place holds the whole quotation on one line,
    as the evidence knows it, and no escapes.
    """
    place, right = item.place, _right_words(item, evidence)
    if place is None or right is None or place.line != place.end_line:
        return []
    known, wanted = right
    written = lines.line(place.line)[place.column - 1 : place.end_column - 1]
    value = _value(written)
    if value is None or value == wanted or fold(value).text != fold(known).text:
        return []
    return [_fix(place, _as_yaml(wanted, written), artifacts)]


def _right_words(item: Diagnostic, evidence: Evidence) -> tuple[str, str] | None:
    """The words that the message is about, and the source's own in their place."""
    nearest = evidence.nearest
    if item.code == "quote-altered" and nearest and nearest.similarity >= LEAST_SIMILAR:
        typed = "".join(mine for _, mine, _ in nearest.operations)
        return typed, in_one_line(nearest.text)
    if item.code == "quote-folded" and evidence.verdict is Verdict.EQUIVALENT and len(evidence.found) == 1:
        found = in_one_line(evidence.found[0].text)
        return found, found
    return None


def _value(written: str) -> str | None:
    """The value that a YAML scalar on one line stands for; ``None`` for a block or one with escapes."""
    mark = written[:1]
    if mark in ("|", ">", ""):
        return None
    if mark in ("'", '"'):
        inner = written[1:-1]
        escaped = "\\" in inner if mark == '"' else "'" in inner
        return inner if written.endswith(mark) and len(written) > 1 and not escaped else None
    return written


def _as_yaml(value: str, written: str) -> str:
    """The value as YAML, in quotation marks where it had some or needs them."""
    if written[:1] not in ("'", '"') and _PLAIN.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _fix(place: Place, text: str, artifacts: Artifacts) -> dict[str, Any]:
    replacement = {"deletedRegion": region(place), "insertedContent": {"text": text}}
    change = {"artifactLocation": artifacts.location(place.file), "replacements": [replacement]}
    return {
        "description": {"text": "Write the source's own characters."},
        "artifactChanges": [change],
    }
