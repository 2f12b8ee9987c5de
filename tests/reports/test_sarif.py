"""SARIF as its schema and GitHub's code scanning want it, pointing at the very characters."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsmith.pipeline import Checked, check_project
from briefsmith.reports import REPORTS
from briefsmith.reports.sarif_places import file_uri, line_fingerprints

SCHEMA = json.loads((Path(__file__).parent / "sarif-schema" / "sarif-2.1.0.json").read_text("utf-8-sig"))
ARTICLE = """---
title: 港口谈判
url: https://example.org/a
source: 海港日报
date: 2025-01-15
lang: zh-CN
---

部长说，𠮷野港的吞吐量在2024年增长了11.9%，不会再有新的协定。

代表团随后离开了会场。部长说，谈判没有破裂：记者没有等到答复。

代表团随后离开了会场。下一轮谈判定在明年三月，地点仍在海港城的旧厅。
"""
OUTLINE = """title: 题
sources: {a: 'sa:ved/海 港.md', gone: gone.md}
sections:
  - title: 甲
    quotes:
      - source: a
        quote: 𠮷野港的吞吐量在2024年增长了119%，不会再有新的协定
      - {source: a, quote: '部长说，谈判破裂：记者没有等到答复'}
      - source: a
        quote: 代表团随后离开了会场。
      - source: a
        quote: 下一輪談判定在明年三月
      - source: a
        quote: 下一轮谈判……海港城的旧厅
      - source: a
        quote: |
          下一轮谈判定在明年四月，地点仍在海港城的旧厅
      - source: a
        quote: "\\u4e0b一轮谈判定在明年五月，地点仍在海港城的旧厅"
      - source: a
        from: 下一輪談判
        to: 旧厅
      - source: a
        quote: 下一轮谈判定在明年三月……地点仍在海港城的新厅里面
      - source: gone
        quote: 没有这个文件
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("project")
    (made / "sa:ved").mkdir()
    (made / "sa:ved" / "海 港.md").write_text(ARTICLE, encoding="utf-8")
    (made / "outline.yaml").write_text(OUTLINE, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def log(folder: Path) -> dict[str, Any]:
    checked = check_project(folder / "outline.yaml")
    found: dict[str, Any] = json.loads(REPORTS["sarif"](checked))
    return found


@pytest.fixture(scope="module")
def results(log: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = log["runs"][0]["results"]
    return found


def at_line(results: list[dict[str, Any]], line: int, code: str) -> dict[str, Any]:
    (found,) = (
        item
        for item in results
        if item["ruleId"] == code and item["locations"][0]["physicalLocation"]["region"]["startLine"] == line
    )
    return found


def text_at(location: dict[str, Any]) -> str:
    """What stands in the file at a physical location: the region read by its lines and columns alone."""
    path, where = (
        Path(unquote(location["artifactLocation"]["uri"]).removeprefix("file://")),
        location["region"],
    )
    lines = path.read_text(encoding="utf-8").split("\n")
    assert where["startLine"] == where["endLine"]
    return lines[where["startLine"] - 1][where["startColumn"] - 1 : where["endColumn"] - 1]


def valid(log: dict[str, Any]) -> bool:
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
    return True


def test_the_schema_holds(log: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert valid(log)
    log["runs"][0]["columnKind"] = "bytes"
    with pytest.raises(jsonschema.ValidationError):
        valid(log)
    log["runs"][0]["columnKind"] = "unicodeCodePoints"


@pytest.mark.parametrize("text", ["title: [", "a: b\n", "title: 题\nsections: []\nsources: {}\n"])
def test_the_schema_holds_for_what_is_no_outline(tmp_path: Path, text: str) -> None:
    (tmp_path / "outline.yaml").write_text(text, encoding="utf-8")
    for path in (tmp_path / "outline.yaml", tmp_path / "none.yaml"):
        assert valid(json.loads(REPORTS["sarif"](check_project(path))))
    assert valid(json.loads(REPORTS["sarif"](Checked(None, None, (), ()))))


def test_every_result_has_what_github_shows(log: dict[str, Any], results: list[dict[str, Any]]) -> None:
    """The properties that GitHub's page on SARIF support calls required."""
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"] != "See the message.", rule["id"]
        assert rule["defaultConfiguration"]["level"] in {"note", "warning", "error"}
        assert "helpUri" not in rule
    assert len({result["ruleId"] for result in results}) == len(rules) >= 5
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        (location,) = result["locations"]
        where = location["physicalLocation"]
        assert set(where["region"]) >= {"startLine", "startColumn", "endLine", "endColumn"}
        assert result["partialFingerprints"]["primaryLocationLineHash"]
        listed = log["runs"][0]["artifacts"][where["artifactLocation"]["index"]]
        assert listed["location"]["uri"] == where["artifactLocation"]["uri"]


def test_places_hold_the_characters_that_they_show(results: list[dict[str, Any]]) -> None:
    altered = at_line(results, 7, "quote-altered")
    assert text_at(altered["locations"][0]["physicalLocation"]).startswith("𠮷野港的吞吐量在2024年增长了119%")
    (nearest,) = altered["relatedLocations"]
    where = nearest["physicalLocation"]
    assert where["artifactLocation"]["uri"].endswith("/sa%3Aved/%E6%B5%B7%20%E6%B8%AF.md")
    assert text_at(where) == where["region"]["snippet"]["text"]
    assert text_at(where) == "𠮷野港的吞吐量在2024年增长了11.9%，不会再有新的协定"
    assert "[the nearest passage](1)" in altered["message"]["text"]


def test_every_place_of_an_ambiguous_quotation_is_pointed_at(results: list[dict[str, Any]]) -> None:
    places = at_line(results, 10, "quote-ambiguous")["relatedLocations"]
    assert [place["physicalLocation"]["region"]["startLine"] for place in places] == [11, 13]
    assert {text_at(place["physicalLocation"]) for place in places} == {"代表团随后离开了会场。"}
    assert [place["id"] for place in places] == [1, 2]


def test_the_pieces_of_an_elided_quotation_are_pointed_at(results: list[dict[str, Any]]) -> None:
    pieces = at_line(results, 14, "quote-elided")["relatedLocations"]
    assert [text_at(piece["physicalLocation"]) for piece in pieces] == ["下一轮谈判", "海港城的旧厅"]


def test_a_source_that_is_not_there_is_not_pointed_at(results: list[dict[str, Any]]) -> None:
    assert all("relatedLocations" not in result for result in results if "gone" in result["message"]["text"])


def applied(text: str, results: list[dict[str, Any]]) -> str:
    """The outline with every fix made, the last first."""
    lines = text.split("\n")
    changes = [
        fix["artifactChanges"][0]["replacements"][0] for item in results for fix in item.get("fixes", ())
    ]
    for change in sorted(changes, key=lambda change: change["deletedRegion"]["startLine"], reverse=True):
        where = change["deletedRegion"]
        line = lines[where["startLine"] - 1]
        new = (
            line[: where["startColumn"] - 1]
            + change["insertedContent"]["text"]
            + line[where["endColumn"] - 1 :]
        )
        lines[where["startLine"] - 1] = new
    return "\n".join(lines)


def test_the_fixes_make_the_quotations_exact(
    folder: Path, results: list[dict[str, Any]], tmp_path: Path
) -> None:
    fixed = [item for item in results if "fixes" in item]
    lines = [item["locations"][0]["physicalLocation"]["region"]["startLine"] for item in fixed]
    assert lines == [7, 8, 12], "not the block, the escapes, the passage or the pieces"
    text = applied(OUTLINE, results)
    (tmp_path / "sa:ved").mkdir()
    (tmp_path / "sa:ved" / "海 港.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "outline.yaml").write_text(text, encoding="utf-8")
    verdicts = [str(found.verdict) for found in check_project(tmp_path / "outline.yaml").evidence]
    assert [verdicts[0], verdicts[1], verdicts[3]] == ["exact"] * 3


def test_a_fingerprint_stays_when_the_lines_above_change(folder: Path, results: list[dict[str, Any]]) -> None:
    before = line_fingerprints(OUTLINE)
    after = line_fingerprints(OUTLINE.replace("sections:", "# a line\n# another\nsections:"))
    assert at_line(results, 7, "quote-altered")["partialFingerprints"] == {
        "primaryLocationLineHash": before[7]
    }
    assert before[7] == after[9]


def test_fingerprints_are_those_of_github() -> None:
    """Values that the script of GitHub's upload action gives."""
    assert line_fingerprints("") == {1: "c129715d7a2bc9a3:1"}
    assert line_fingerprints("a\n\n𝄞 \r\nb\tc") == {
        1: "ee5157cfef90cd9d:1",
        2: "6965ef238aaa82f6:1",
        3: "439b6a1d0b845b24:1",
        4: "6eaa282957ed7fe0:1",
    }


@given(st.text("a朝𝄞 \t\n", max_size=400))
def test_a_fingerprint_is_the_polynomial_of_a_hundred_units(text: str) -> None:
    units = text.replace(" ", "").replace("\t", "").encode("utf-16-le")
    codes = [*memoryview(units).cast("H"), 0xFFFF, *[0] * 100]
    starts = [0, *(index + 1 for index, code in enumerate(codes) if code == 10)]
    wanted = [
        sum(code * 37 ** (99 - at) for at, code in enumerate(codes[s : s + 100])) % 2**64 for s in starts
    ]
    assert [value.split(":")[0] for value in line_fingerprints(text).values()] == [f"{v:x}" for v in wanted]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("outline.yaml", "outline.yaml"),
        ("我的 a:b#?.yaml", "%E6%88%91%E7%9A%84%20a%3Ab%23%3F.yaml"),
        ("../x/y.yaml", "../x/y.yaml"),
        ("/tmp/a b.yaml", "file:///tmp/a%20b.yaml"),
    ],
)
def test_paths_become_uris(path: str, uri: str) -> None:
    assert file_uri(path) == uri
