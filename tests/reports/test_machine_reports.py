"""The JSON that other programs rely on, and SARIF."""

from __future__ import annotations

import json

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.evidence.model import Evidence, Found, Insertion, Nearest, Omission, Verdict
from briefsmith.pipeline import Checked
from briefsmith.reports import REPORTS
from briefsmith.spans import Place, Span

PLACED = Diagnostic(
    "quote-altered", Severity.ERROR, "differs", "Mend it.", Place("我的 outline.yaml", 12, 16, 12, 40), ("d",)
)
BARE = Diagnostic("source-unused", Severity.NOTE, "never used")
ELIDED = Evidence(
    "npt",
    "history",
    "wechat",
    Verdict.ELIDED,
    (
        Found("甲乙", Span(0, 2), Span(10, 12)),
        Omission("丙", Span(2, 3)),
        Found("丁", Span(3, 4), Span(13, 14)),
        Insertion("[戊]"),
    ),
    ("white space",),
)
ALTERED = Evidence(
    "sma",
    "us",
    "voa",
    Verdict.ALTERED,
    nearest=Nearest(
        "11.9", Span(1, 5), Span(3, 7), 0.75, (("equal", "11", "11"), ("insert", "", ".")), "voa"
    ),
)
AMBIGUOUS = Evidence(
    "two",
    "us",
    "voa",
    Verdict.AMBIGUOUS,
    places=(Span(1, 3), Span(5, 7)),
    raw_places=(Span(11, 13), Span(15, 17)),
)


def test_json_has_the_agreed_form() -> None:
    report = json.loads(REPORTS["json"](Checked(None, None, (ELIDED, ALTERED, AMBIGUOUS), (PLACED, BARE))))
    assert report["diagnostics"][0] == {
        "code": "quote-altered",
        "severity": "error",
        "message": "differs",
        "help": "Mend it.",
        "detail": ["d"],
        "file": "我的 outline.yaml",
        "line": 12,
        "column": 16,
        "end_line": 12,
        "end_column": 40,
    }
    elided, altered, ambiguous = report["quotes"]
    assert elided["verdict"] == "elided"
    assert elided["text"] == "甲乙……丁[戊]"
    assert elided["spans"] == [[0, 2], [3, 4]]
    assert elided["raw_spans"] == [[10, 12], [13, 14]]
    assert elided["omitted"] == ["丙"]
    assert elided["nearest"] is None
    assert altered["text"] is None
    assert altered["nearest"]["spans"] == [[1, 5]]
    assert altered["nearest"]["operations"][1] == {
        "op": "insert",
        "typed": "",
        "source": ".",
        "kind": "insert",
        "stands": ".",
    }
    assert ambiguous["spans"] == [[1, 3], [5, 7]]
    assert ambiguous["raw_spans"] == [[11, 13], [15, 17]]


def test_sarif_points_into_the_outline() -> None:
    log = json.loads(REPORTS["sarif"](Checked(None, None, (ELIDED,), (PLACED, BARE))))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    first, second = run["results"]
    rules = run["tool"]["driver"]["rules"]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "quote-altered"
    assert [first["level"], second["level"]] == ["error", "note"]
    location = first["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "%E6%88%91%E7%9A%84%20outline.yaml"
    assert location["region"] == {"startLine": 12, "startColumn": 16, "endLine": 12, "endColumn": 40}
    assert second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "outline.yaml"
    assert run["properties"]["verdicts"] == {"npt": "elided"}
