"""The JSON of `brief check --report json` and `brief read --json`, as other programs were promised it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import commands
from briefsmith.sources.reader import read_source

COUNT = {"type": "integer", "minimum": 1}
OFFSET = {"type": "integer", "minimum": 0}
SPANS = {
    "type": "array",
    "items": {"type": "array", "prefixItems": [OFFSET, OFFSET], "minItems": 2, "maxItems": 2},
}
TEXT_OR_NULL = {"type": ["string", "null"]}


def having(**properties: Any) -> dict[str, Any]:
    """An object that has these keys at least."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
    }


DIAGNOSTIC = having(
    code={"type": "string", "pattern": "^[a-z]+(-[a-z]+)+$"},
    severity={"enum": ["error", "warning", "note"]},
    message={"type": "string", "minLength": 1},
    help={"type": "string"},
    detail={"type": "array", "items": {"type": "string"}},
    file=TEXT_OR_NULL,
    line=COUNT,
    column=COUNT,
    end_line=COUNT,
    end_column=COUNT,
)
NEAREST = having(
    text={"type": "string", "minLength": 1},
    source=TEXT_OR_NULL,
    similarity={"type": "number", "minimum": 0, "maximum": 1},
    spans=SPANS,
    raw_spans=SPANS,
    operations={
        "type": "array",
        "items": having(
            kind={"enum": ["equal", "replace", "insert", "delete"]},
            typed={"type": "string"},
            stands={"type": "string"},
        ),
    },
)
VERDICTS = ["exact", "equivalent", "elided", "altered", "ambiguous", "absent", "unreadable"]
QUOTE = having(
    id={"type": "string", "minLength": 1},
    section={"type": "string", "minLength": 1},
    source={"type": "string", "minLength": 1},
    verdict={"enum": VERDICTS},
    text=TEXT_OR_NULL,
    spans=SPANS,
    raw_spans=SPANS,
    folded={"type": "array", "items": {"type": "string"}},
    omitted={"type": "array", "items": {"type": "string"}},
    nearest={"anyOf": [{"type": "null"}, NEAREST]},
)
REPORT = having(diagnostics={"type": "array", "items": DIAGNOSTIC}, quotes={"type": "array", "items": QUOTE})
FIELD = {
    "type": "object",
    "properties": {"value": TEXT_OR_NULL, "from": TEXT_OR_NULL},
    "required": ["value", "from"],
}
KINDS = ["heading", "paragraph", "caption", "related", "advert", "credit", "chrome", "meta"]
OFFSET_OR_NULL = {"type": ["integer", "null"], "minimum": 0}
BLOCK = {
    "type": "object",
    "properties": {
        "kind": {"enum": KINDS},
        "text": {"type": "string"},
        "start": OFFSET_OR_NULL,
        "end": OFFSET_OR_NULL,
        "raw_start": OFFSET,
        "raw_end": OFFSET,
    },
    "required": ["kind", "text", "start", "end", "raw_start", "raw_end"],
}
FIELDS = ("title", "outlet", "author", "date", "url", "language")
SOURCE = {
    "type": "object",
    "properties": {
        "file": {"type": "string"},
        "format": {"type": "string"},
        "problems": {"type": "array"},
        "metadata": {
            "type": "object",
            "properties": dict.fromkeys(FIELDS, FIELD),
            "required": list(FIELDS),
        },
        "body": {"type": "string"},
        "blocks": {"type": "array", "items": BLOCK},
    },
    "required": ["file", "format", "problems", "metadata", "body", "blocks"],
}

ARTICLE = """---
title: 港口谈判
source: 海港日报
---

部长说，𠮷野港的吞吐量在2024年增长了11.9%，不会再有新的协定。

代表团随后离开了会场。部长说，谈判没有破裂。

代表团随后离开了会场。下一轮谈判定在明年三月，地点仍在海港城的旧厅。
"""
OUTLINE = """title: 题
sources: {a: a.md, gone: gone.md}
sections:
  - id: one
    title: 甲
    quotes:
      - {id: npt, source: a, quote: 吞吐量在2024年增长了11.9%}
      - {source: a, quote: 吞吐量在2024年增长了119%，不会再有新的协定}
      - {source: a, quote: 代表团随后离开了会场。}
      - {source: a, quote: 下一輪談判定在明年三月}
      - {source: a, quote: '下一轮谈判……[海港城]的旧厅'}
      - {source: a, quote: 这一句话与文章毫无关系而且哪里都没有}
      - {source: gone, quote: 没有这个文件}
"""


def brief(folder: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    done = commands.brief(*arguments, folder=folder)
    found: dict[str, Any] = json.loads(done.stdout)
    return done.returncode, found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("project")
    (made / "a.md").write_text(ARTICLE, encoding="utf-8")
    (made / "outline.yaml").write_text(OUTLINE, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def report(folder: Path) -> dict[str, Any]:
    code, found = brief(folder, "check", "--report", "json")
    assert code == 1
    return found


def test_the_report_has_the_promised_form(report: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(REPORT).validate(report)
    verdicts = [quote["verdict"] for quote in report["quotes"]]
    assert verdicts == ["exact", "altered", "ambiguous", "equivalent", "elided", "absent", "unreadable"]
    assert report["quotes"][0]["id"] == "npt"
    assert {quote["section"] for quote in report["quotes"]} == {"one"}


def test_spans_count_code_points_of_the_body_and_of_the_file(report: dict[str, Any]) -> None:
    source = read_source(ARTICLE.encode(), "a.md")
    for quote in report["quotes"]:
        for (start, end), (raw_start, raw_end) in zip(quote["spans"], quote["raw_spans"], strict=True):
            assert source.body.text[start:end] == source.raw[raw_start:raw_end]
            assert source.body.text[start:end] in (quote["text"] or "代表团随后离开了会场。")
    exact, altered, *_ = report["quotes"]
    assert exact["text"] == "吞吐量在2024年增长了11.9%"
    (start, end), nearest = altered["nearest"]["spans"][0], altered["nearest"]
    assert source.body.text[start:end] == nearest["text"] == "吞吐量在2024年增长了11.9%，不会再有新的协定"
    assert (
        "".join(step["typed"] for step in nearest["operations"])
        == "吞吐量在2024年增长了119%，不会再有新的协定"
    )
    assert "".join(step["stands"] for step in nearest["operations"]) == nearest["text"]


def test_only_what_is_verified_has_a_text(report: dict[str, Any]) -> None:
    for quote in report["quotes"]:
        assert (quote["text"] is not None) == (quote["verdict"] in {"exact", "equivalent", "elided"})
        assert quote["nearest"] is None or quote["verdict"] in {"altered", "absent"}


def test_places_lead_to_the_quotation_in_the_outline(report: dict[str, Any]) -> None:
    lines = OUTLINE.split("\n")
    (altered,) = (item for item in report["diagnostics"] if item["code"] == "quote-altered")
    line = lines[altered["line"] - 1]
    assert (
        line[altered["column"] - 1 : altered["end_column"] - 1]
        == "吞吐量在2024年增长了119%，不会再有新的协定"
    )
    assert altered["file"] == "outline.yaml"


def test_a_saved_file_has_the_promised_form(folder: Path) -> None:
    code, found = brief(folder, "read", "a.md", "--json")
    assert code == 0
    jsonschema.Draft202012Validator(SOURCE).validate(found)
    for block in found["blocks"]:
        assert (block["start"] is None) == (block["kind"] not in ("heading", "paragraph"))
        if block["start"] is not None:
            assert found["body"][block["start"] : block["end"]] == block["text"]
    assert found["metadata"]["url"]["value"] is None


def test_what_is_no_outline_is_told_in_the_same_form(folder: Path) -> None:
    code, found = brief(folder, "check", "none.yaml", "--report", "json")
    assert code == 2
    jsonschema.Draft202012Validator(REPORT).validate(found)
    assert found["quotes"] == []
