"""Our styles against what a reference processor prints for the same made-up sources."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from briefsmith.citations.formatting import cite
from briefsmith.citations.inlines import plain
from briefsmith.document import (
    Citation,
    CitedSource,
    Document,
    Footnote,
    Labels,
    Paragraph,
    SourceEntry,
    SourceList,
)
from briefsmith.library import Library, LibraryEntry
from briefsmith.sources.model import Metadata

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT.parent / "shared" / "citations.jsonl"
#: The reference prints a whole list in one language, ours each source in its own.
ET_AL = re.compile("([，,] ?)(?:等|他|외|et al)\\. ")


@pytest.mark.parametrize(
    "style",
    ["gb-t-7714-2025-note", "gb-t-7714-2025-numeric", "gb-t-7714-2015-note", "gb-t-7714-2015-numeric"],
)
def test_notes_and_bibliography(style: str) -> None:
    expected = _reference(style)
    notes, rows = _cited(expected, style)
    assert [_folded(note) for note in notes] == [_folded(note["text"]) for note in expected["notes"]]
    strip = style.endswith("note")
    wanted = [row.split(" ", 1)[1] if strip else row for row in expected["bibliography"]]
    assert [_folded(row) for row in rows] == [_folded(row) for row in wanted]


def test_chinese_and_english_sources_are_identical_in_2025_notes() -> None:
    expected = _reference("gb-t-7714-2025-note")
    _, rows = _cited(expected, "gb-t-7714-2025-note")
    for item, row, wanted in zip(expected["items"], rows, expected["bibliography"], strict=True):
        if item["language"][:2] in ("zh", "en"):
            assert row == wanted.split(" ", 1)[1]


def _reference(style: str) -> dict[str, Any]:
    if not REFERENCE.is_file():
        pytest.skip("the reference citations (../shared/citations.jsonl) are not here")
    with REFERENCE.open(encoding="utf-8") as lines:
        return next(found for found in map(json.loads, lines) if found["style"] == style)


def _cited(expected: dict[str, Any], style: str) -> tuple[list[str], list[str]]:
    items = {
        item["id"]: LibraryEntry(item["id"], "", None, Metadata(), csl=item) for item in expected["items"]
    }
    paragraphs = [Paragraph((Citation((CitedSource(note["item"]),)),)) for note in expected["notes"]]
    rows = SourceList(tuple(SourceEntry(key, (), None, None, "", "") for key in items))
    labels = Labels(**{field.name: "" for field in fields(Labels)})
    document = Document("", "", "", "2025-01-01", "", "zh-CN", "", labels, (*paragraphs, rows))
    path = ROOT / "templates" / "styles" / f"{style}.csl"
    made, problems = cite(document, Library(items), path, "zh-CN")
    assert problems == ()
    found, last = made.children[:-1], made.children[-1]
    assert isinstance(last, SourceList)
    notes = [block.children for block in found if isinstance(block, Paragraph)]
    texts = [plain(note[0].children if isinstance(note[0], Footnote) else note) for note in notes]
    return texts, [f"{row.label} {plain(row.reference)}".strip() for row in last.entries]


def _folded(text: str) -> str:
    # In its 2015 styles the reference prints an organisation in capitals in one list and not in another.
    return ET_AL.sub(r"\1等. ", text.replace("MINISTRY OF FOREIGN AFFAIRS", "Ministry of Foreign Affairs"))
