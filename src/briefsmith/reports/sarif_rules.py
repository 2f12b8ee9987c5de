"""The codes of messages as SARIF rules, explained with the words of `docs/messages.md`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from briefsmith.diagnostics import CODES, Diagnostic, Severity
from briefsmith.resources import shipped_document

_ROW = re.compile(r"^\| `(?P<code>[a-z-]+)` \| .+? \| (?P<advice>.+?) \|$", re.MULTILINE)
_WEIGHT = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}
#: What GitHub calls the severities of problems that are no security problems.
_PROBLEM = {Severity.NOTE: "recommendation", Severity.WARNING: "warning", Severity.ERROR: "error"}


def rules_of(items: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """One rule (a ``reportingDescriptor``) for each code that occurs, in alphabetical order; its default
    level is the gravest that occurs, and every result has its own.
    """
    levels: dict[str, Severity] = {}
    for item in items:
        gravest = max(levels.get(item.code, Severity.NOTE), item.severity, key=_WEIGHT.__getitem__)
        levels[item.code] = gravest
    return [_rule(code, level) for code, level in sorted(levels.items())]


def _rule(code: str, level: Severity) -> dict[str, Any]:
    advice = _advice().get(code, "See the message.")
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in code.split("-")),
        "shortDescription": {"text": CODES[code]},
        "fullDescription": {"text": f"{CODES[code]} {advice}"},
        "help": {"text": advice, "markdown": advice},
        "defaultConfiguration": {"level": str(level)},
        "properties": {
            "tags": [code.split("-")[0]],
            "precision": "very-high",
            "problem.severity": _PROBLEM[level],
        },
    }


@cache
def _advice() -> dict[str, str]:
    """What to do about each code."""
    try:
        text = shipped_document("messages.md").read_text(encoding="utf-8")
    except OSError:
        return {}
    return {found["code"]: found["advice"] for found in _ROW.finditer(text)}
