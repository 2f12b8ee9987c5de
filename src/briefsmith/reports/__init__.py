"""Prints what was found, one module a form."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefsmith.diagnostics import Diagnostic
from briefsmith.evidence.model import Evidence
from briefsmith.reports.json_report import render_json
from briefsmith.reports.sarif_report import render_sarif

#: The forms that machines read, by the name that ``--report`` takes.
REPORTS: dict[str, Callable[[Iterable[Diagnostic], Iterable[Evidence]], str]] = {
    "json": render_json,
    "sarif": render_sarif,
}
