"""The labelled quotations, where they are at hand: every one judged right, none verified wrongly."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.matching import match_quote
from briefsmith.evidence.model import Found
from briefsmith.evidence.request import QuoteRequest
from briefsmith.text.mapped import MappedText

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
OURS = {"exact": "verbatim", "equivalent": "normalised-match", "elided": "normalised-match"}

pytestmark = pytest.mark.skipif(
    not (CORPUS / "quotes.jsonl").is_file(), reason="the labelled corpus is not beside the checkout"
)


def labelled() -> list[dict[str, Any]]:
    path = CORPUS / "quotes.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []


@cache
def body_of(document: str) -> FoldedBody:
    text = (CORPUS / "bodies" / f"{document}.txt").read_bytes().decode("utf-8")
    return FoldedBody.of(MappedText.verbatim(text))


@pytest.mark.parametrize("gold", labelled(), ids=lambda gold: f"{gold['id']}-{gold['type']}")
def test_labelled_quotation(gold: dict[str, Any]) -> None:
    found = match_quote(QuoteRequest(quote=gold["quote"]), body_of(gold["doc"]))
    verdict = OURS.get(found.verdict, str(found.verdict))
    assert verdict not in gold["unsafe"]
    assert verdict in gold["accept"]
    spans = [[part.span.start, part.span.end] for part in found.parts if isinstance(part, Found)]
    if gold["verdict"] == "verbatim":
        assert spans == [gold["span"]]
