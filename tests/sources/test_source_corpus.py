"""The labelled documents beside the checkout: the figures reached, with a little slack."""

import csv
import json
import re
from pathlib import Path

import pytest

from briefsmith.sources.model import Source
from briefsmith.sources.reader import read_source

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the labelled documents are not beside the checkout"
)

UNWANTED = {"caption", "related", "ad", "credit", "gallery", "chrome", "boiler"}


@pytest.fixture(scope="module")
def sources() -> dict[str, Source]:
    with (CORPUS / "index.csv").open(encoding="utf-8", newline="") as file:
        names = [row["file"] for row in csv.DictReader(file)]
    return {name: read_source((CORPUS / "documents" / name).read_bytes(), name) for name in names}


def plain(text: str) -> str:
    text = re.sub(r"!?\[([^\]]*)\]\([^)\s]*\)", r"\1", text)
    return re.sub(r"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff\u00ad\\*_#>`\[\]|-]+", "", text)


def gold(name: str) -> list[tuple[str, str]]:
    path = CORPUS / "gold" / f"{name}.json"
    blocks = json.loads(path.read_text(encoding="utf-8"))["blocks"] if path.exists() else None
    return [(kind, text) for kind, text in blocks or []]


def test_the_body_is_there_and_the_rest_is_not(sources: dict[str, Source]) -> None:
    wanted = lost = unwanted = kept = 0
    for name, source in sources.items():
        body = plain(source.body.text)
        labelled = gold(name)
        own = plain("\n".join(text for kind, text in labelled if kind in "ph"))
        for kind, text in labelled:
            key = plain(text)
            if kind in "ph":
                wanted += 1
                lost += key not in body
            elif kind in UNWANTED and len(key) > 5:
                unwanted += 1
                kept += body.count(key) > own.count(key)
    print(f"body blocks lost {lost}/{wanted}, unwanted kept {kept}/{unwanted}")
    assert wanted > 2000
    assert lost / wanted <= 0.005
    assert kept / unwanted <= 0.015


@pytest.mark.parametrize(("field", "least"), [("title", 0.98), ("date", 0.98)])
def test_metadata(sources: dict[str, Source], field: str, least: float) -> None:
    with (CORPUS / "index.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row[field]]
    right = [plain(sources[row["file"]].metadata.get(field).value or "") == plain(row[field]) for row in rows]
    print(f"{field} right {sum(right)}/{len(right)}")
    assert sum(right) / len(right) >= least


def test_every_block_leads_back(sources: dict[str, Source]) -> None:
    for source in sources.values():
        for block in source.blocks:
            content = block.content
            for character, start, end in zip(content.text, content.starts, content.ends, strict=True):
                piece = source.raw[start:end]
                assert piece == character or character == " " or piece[:1] in "&\\"
        assert list(source.body.starts) == sorted(source.body.starts)


def test_saves_without_an_article_are_told(sources: dict[str, Source]) -> None:
    for name in ("wechat_picker/001.md", "wechat_picker/002.md", "hkcnews_trad/009.md"):
        assert sources[name].body.text == ""
        assert any(problem.code == "source-unreadable" for problem in sources[name].problems)
