"""Prints what was found, one module a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefsmith.reports.json_report import render_json
from briefsmith.reports.sarif_report import render_sarif

if TYPE_CHECKING:  # whoever prints a report has imported the pipeline; others need not wait for it
    from briefsmith.pipeline import Checked

#: The forms that machines read, by the name that ``--report`` takes.
REPORTS: dict[str, Callable[[Checked], str]] = {
    "json": render_json,
    "sarif": render_sarif,
}
