"""The outcome of `brief template check`: for people, and as one JSON object or a SARIF log for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TextIO

from briefsmith.diagnostics import as_json
from briefsmith.reports.sarif_report import render_sarif
from briefsmith.reports.terminal import print_diagnostics
from briefsmith.spans import Place

if TYPE_CHECKING:
    from briefsmith.template_files import CheckedTemplate
    from briefsmith.writers.docx.checking import Finding


def print_template(checked: CheckedTemplate, stream: TextIO) -> None:
    """Prints every finding, and what the template has."""
    findings = tuple(item.diagnostic(checked.file) for item in checked.report.findings)
    print_diagnostics((*checked.diagnostics, *findings), checked.lines, stream)
    if checked.report.left_out:
        print(f"{checked.report.left_out} more of the same kinds are not shown", file=stream)
    print("\n".join(template_summary(checked)), file=stream)


def template_summary(checked: CheckedTemplate) -> tuple[str, ...]:
    """``ours.docx can be used: …`` or that it cannot, and below it what was found in it."""
    report = checked.report
    if checked.exit_code:
        return (f"{checked.file} cannot be used for a briefing yet",)
    asked = ", ".join(report.placeholders) or "none"
    markers = ", ".join(report.markers) or "none"
    own, added = len(report.own_styles), len(report.added_styles)
    styles = f"{own} of its own, {added} added as the shipped template has them"
    return (
        f"{checked.file} can be used",
        f"  placeholders  {asked}",
        f"  places        {markers}",
        f"  styles        {styles}",
    )


def render_template_json(checked: CheckedTemplate) -> str:
    """One object, described in docs/templates.md."""
    report = checked.report
    made = {
        "file": checked.file,
        "usable": not checked.exit_code,
        "placeholders": list(report.placeholders),
        "markers": list(report.markers),
        "styles": {"own": list(report.own_styles), "added": list(report.added_styles)},
        "diagnostics": [
            *(as_json(item) for item in checked.diagnostics),
            *(_finding(checked.file, item) for item in report.findings),
        ],
    }
    return json.dumps(made, ensure_ascii=False, indent=2)


def _finding(file: str, item: Finding) -> dict[str, Any]:
    told = as_json(item.diagnostic(file))
    return {**told, "file": file, "part": item.spot.part or "text", "paragraph": item.spot.paragraph}


def render_template_sarif(checked: CheckedTemplate) -> str:
    """The findings as results about the template as a whole, for a Word file has no lines."""
    from briefsmith.pipeline import Checked

    place = Place(checked.file)
    findings = tuple(item.diagnostic(checked.file, place) for item in checked.report.findings)
    said = tuple(replace(item, place=item.place or place) for item in checked.diagnostics)
    return render_sarif(Checked(None, None, (), (*said, *findings), checked.lines))


#: The forms that machines read, by the name that ``--report`` takes.
TEMPLATE_REPORTS: dict[str, Callable[[CheckedTemplate], str]] = {
    "json": render_template_json,
    "sarif": render_template_sarif,
}
