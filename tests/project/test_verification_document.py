"""The tables of docs/verification.md: every row is looked for, and gets the verdict that it claims."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefsmith.diagnostics import Severity
from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.elsewhere import Elsewhere
from briefsmith.evidence.matching import match_quote
from briefsmith.evidence.messages import explain
from briefsmith.evidence.request import QuoteRequest
from briefsmith.spans import Place
from briefsmith.text.mapped import MappedText

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "verification.md"
HEAD = "| typed | the source says | verdict |"
ROW = re.compile(r"\| `(?P<typed>[^`]*)` \| `(?P<stands>[^`]*)` \| `(?P<verdict>\w+)`(?P<rest>[^|]*) \|")
ESCAPE = re.compile(r"\\(?:n|u([0-9a-f]{4})|U([0-9a-f]{8}))")


def rows() -> list[tuple[str, str, str, str]]:
    found = []
    for table in DOCUMENT.read_text("utf-8").split(HEAD)[1:]:
        for line in table.split("\n\n")[0].strip().splitlines()[1:]:
            match = ROW.fullmatch(line)
            assert match, line
            found.append((plain(match["typed"]), plain(match["stands"]), match["verdict"], match["rest"]))
    return found


def plain(text: str) -> str:
    return ESCAPE.sub(lambda found: chr(int(found[1] or found[2] or "a", 16)), text)


def test_there_are_tables() -> None:
    assert len(rows()) > 100


@pytest.mark.parametrize(("typed", "stands", "verdict", "rest"), rows())
def test_a_row_gets_the_verdict_that_it_claims(typed: str, stands: str, verdict: str, rest: str) -> None:
    body = FoldedBody.of(MappedText.verbatim(f"第一段在此。\n\n{stands}\n\n最后一段。"))
    request = QuoteRequest(quote=typed)
    found = match_quote(request, body)
    assert found.verdict == verdict
    assert f": {', '.join(found.folded)}" == rest if verdict == "equivalent" else not found.folded
    said = explain(found, request, "key", body.body.text, Elsewhere(), Place("outline.yaml"))
    warned = {item.code for item in said if item.severity is Severity.WARNING}
    assert warned == set(re.findall("`([a-z-]+)`", rest))
