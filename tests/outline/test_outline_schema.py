"""The JSON Schema that editors use."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from briefsmith.outline.entries import OutlineEntry, QuoteEntry, SectionEntry, SourceEntry
from briefsmith.outline.schema import outline_schema

SCHEMA = outline_schema()
GOOD: dict[str, Any] = {
    "title": "甲",
    "date": "2025-02-01",
    "sources": {"a": "seeds/a.txt", "b": {"file": "seeds/b.txt", "grade": "D", "csl": {"type": "post"}}},
    "sections": [{"title": "乙", "quotes": [{"source": "a", "quote": "丙", "credibility": 3}]}],
}


def accepts(outline: Any) -> bool:
    return bool(jsonschema.Draft202012Validator(SCHEMA).is_valid(outline))


def test_it_is_a_schema_and_takes_an_outline() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert accepts(GOOD)


def test_it_takes_the_outline_of_the_repository() -> None:
    text = (Path(__file__).resolve().parents[2] / "outline.yaml").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator(SCHEMA).validate(yaml.safe_load(text))


@pytest.mark.parametrize(
    "change",
    [
        {"date": datetime.date(2025, 2, 1)},
        {"title": 2025},
        {"author": True},
        {"subtitle": None},
        {"outputs": None},
        {"outputs": ["docx", "markdown"]},
        {"outputs": ["html", "pdf"]},
        {
            "sections": [
                {"title": "x", "quotes": [{"source": "a", "from": "x", "to": "y", "credibility": "3"}]}
            ]
        },
        {"variables": {"单位": "x", "year_2": 2025}, "styles": {"Heading 1": "一级标题"}},
        {"variables": None, "styles": None},
        {"sources": {"来源": {"file": "x", "date": 2024, "accessed": datetime.date(2025, 2, 1)}}},
    ],
)
def test_scalars_as_an_editor_sees_them(change: dict[str, Any]) -> None:
    assert accepts({**GOOD, **change})


@pytest.mark.parametrize(
    "change",
    [
        {"autor": "x"},
        {"title": ""},
        {"title": None},
        {"title": ["x"]},
        {"date": "1. Februar"},
        {"date": 20250201},
        {"outputs": "docx"},
        {"outputs": ["exe"]},
        {"outputs": []},
        {"locators": "page"},
        {"language": "zh_CN"},
        {"variables": {"a-b": "x"}},
        {"variables": {"2b": "x"}},
        {"variables": {"a": ["x"]}},
        {"styles": {"Zitat": "x"}},
        {"sources": {"a b": "x"}},
        {"sources": {"a": {"title": "x"}}},
        {"sources": {"a": {"file": "x", "grade": "G"}}},
        {"sections": [{"text": "x"}]},
        {"sections": [{"title": "x", "quotes": [{"quote": "x"}]}]},
        {"sections": [{"title": "x", "quotes": [{"source": "a", "quote": "x", "credibility": 7}]}]},
        {"sections": [{"title": "x", "quotes": [{"source": "a", "quote": "x", "from_": "y"}]}]},
    ],
)
def test_mistakes_are_refused(change: dict[str, Any]) -> None:
    assert not accepts({**GOOD, **change})


@pytest.mark.parametrize("kind", [OutlineEntry, SourceEntry, SectionEntry, QuoteEntry])
def test_every_key_is_described(kind: type[Any]) -> None:
    schema = SCHEMA if kind is OutlineEntry else SCHEMA["$defs"][kind.__name__]
    assert schema["additionalProperties"] is False
    names = {info.alias or name for name, info in kind.model_fields.items()}
    assert set(schema["properties"]) == names
    for name, described in schema["properties"].items():
        assert described.get("title"), name
        assert described.get("description", "").endswith("."), name
