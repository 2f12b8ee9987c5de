"""Diagnostics as SARIF 2.1.0 (OASIS), the form in which code review shows them beside the lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from briefsmith import __version__
from briefsmith.diagnostics import Diagnostic
from briefsmith.evidence.model import Evidence
from briefsmith.reports.sarif_fixes import fixes_of
from briefsmith.reports.sarif_places import Artifacts, line_fingerprints, region, related, source_file
from briefsmith.reports.sarif_rules import rules_of
from briefsmith.spans import Place, Span

if TYPE_CHECKING:
    from briefsmith.pipeline import Checked

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: How many places in sources one result points to.
_MOST_RELATED = 10
#: What a reader of SARIF takes for a link: brackets in a text must not be one.
_LINK = re.compile(r"\](?=\()")


def render_sarif(checked: Checked) -> str:
    """One SARIF log with one run. Columns count code points, as ``columnKind`` says; files are named
    relative to where the outline was named from.
    """
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_Run(checked).made()]}
    return json.dumps(log, ensure_ascii=False, indent=2)


class _Run:
    """What the results of one run have in common."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.rules = rules_of(checked.diagnostics)
        self.numbers = {rule["id"]: number for number, rule in enumerate(self.rules)}
        self.artifacts = Artifacts()
        self.outline_file = checked.outline.file if checked.outline else next(iter(checked.lines), "")
        self.about = {item: found for found in checked.evidence for item in found.diagnostics}
        self.hashes: Mapping[str, Mapping[int, str]] = {
            file: line_fingerprints(index.text) for file, index in checked.lines.items()
        }

    def made(self) -> dict[str, Any]:
        results = [self.result(item) for item in self.checked.diagnostics]
        return {
            "tool": {
                "driver": {"name": "Briefsmith", "semanticVersion": __version__, "rules": self.rules},
            },
            "columnKind": "unicodeCodePoints",
            "artifacts": self.artifacts.listed(),
            "results": results,
            "properties": {
                "verdicts": {found.quote_id: str(found.verdict) for found in self.checked.evidence}
            },
        }

    def result(self, item: Diagnostic) -> dict[str, Any]:
        # GitHub shows no result without a place: what has none is said of the outline.
        place = item.place or Place(self.outline_file or "outline.yaml")
        found, lines = self.about.get(item), self.checked.lines.get(place.file)
        places = list(self.related(found)) if found else []
        result: dict[str, Any] = {
            "ruleId": item.code,
            "ruleIndex": self.numbers[item.code],
            "level": str(item.severity),
            "message": {"text": _text(item, places)},
            "locations": [{"physicalLocation": self.location(place)}],
        }
        fingerprint = self.hashes.get(place.file, {}).get(place.line)
        if fingerprint:
            result["partialFingerprints"] = {"primaryLocationLineHash": fingerprint}
        if places:
            result["relatedLocations"] = places
        if found and lines and (fixes := fixes_of(item, found, lines, self.artifacts)):
            result["fixes"] = fixes
        return result

    def location(self, place: Place) -> dict[str, Any]:
        where = region(place)
        lines = self.checked.lines.get(place.file)
        if lines:
            start, end = (
                lines.offset(place.line, place.column),
                lines.offset(place.end_line, place.end_column),
            )
            where["snippet"] = {"text": lines.text[start:end]}
        return {"artifactLocation": self.artifacts.location(place.file), "region": where}

    def related(self, found: Evidence) -> Iterator[dict[str, Any]]:
        """The places in the source: the nearest passage, those of an ambiguous quotation, or the pieces."""
        library = self.checked.library
        entry = library.entries.get(found.source_key) if library else None
        if entry is None or entry.source is None:
            return
        file = source_file(self.outline_file, entry)
        for number, (said, span) in enumerate(_spans(found)[:_MOST_RELATED], 1):
            yield related(number, said, entry, span, file, self.artifacts)


def _spans(found: Evidence) -> list[tuple[str, Span]]:
    if found.nearest:
        return [("the nearest passage", found.nearest.raw_span)]
    if found.raw_places:
        return [(f"place {number}", span) for number, span in enumerate(found.raw_places, 1)]
    pieces = found.found
    return [
        ("the source" if len(pieces) == 1 else f"piece {number}", piece.raw_span)
        for number, piece in enumerate(pieces, 1)
    ]


def _text(item: Diagnostic, places: list[dict[str, Any]]) -> str:
    """The message, and links to the related places, which have the numbers of their ids."""
    text = "\n".join(part for part in (item.message, *item.detail, item.help) if part)
    links = ", ".join(f"[{place['message']['text']}]({place['id']})" for place in places)
    return _LINK.sub("] ", text) + (f"\nIn the source: {links}." if links else "")
