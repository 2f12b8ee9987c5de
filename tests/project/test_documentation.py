"""What the documents say is what the program has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefsmith.diagnostics import CODES


def test_every_code_is_documented_once(root: Path) -> None:
    text = (root / "docs" / "messages.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE)) == sorted(CODES)


def test_the_schema_beside_the_documents_is_current(root: Path) -> None:
    import json

    from briefsmith.outline.schema import outline_schema

    written = json.loads((root / "docs" / "outline.schema.json").read_text(encoding="utf-8"))
    assert written == outline_schema(), "run `make schema`"


def test_the_five_articles_are_those_that_were_saved(root: Path) -> None:
    import hashlib

    digests = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:12] for path in (root / "seeds").iterdir()
    }
    shared = root.parent / "shared" / "seeds"
    if shared.is_dir():
        for path in shared.iterdir():
            assert digests[path.name] == hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    assert len(digests) == 5


def test_no_group_is_repeated_possessively(root: Path) -> None:
    """Python before 3.11.5, which Debian 12 has, matches such patterns wrongly (CPython issue 106052);
    a single character or class may be repeated so.
    """
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted((root / "src").rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>", line)
    ]
    assert found == []


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_samples_of_the_styles_are_what_they_print(root: Path, language: str) -> None:
    from briefsmith.citations.samples import style_samples
    from briefsmith.reports.styles import style_lines

    text = (root / "docs" / "citations.md").read_text(encoding="utf-8")
    shown = "\n".join(style_lines(style_samples(language)))
    if language == "zh-CN":
        assert f"$ brief styles\n{shown}\n```" in text
    else:
        blocks = shown.split("\n\n")
        assert "\n\n".join(b for b in blocks if b.startswith(("chicago", "icd"))) in text
