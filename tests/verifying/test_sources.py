"""`brief verify --sources`: the saved files are found, and asked again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from handed import replaced, with_part
from typer.testing import CliRunner

from briefsmith.cli import app
from briefsmith.pipeline import build_project

ARTICLE = """北方与南方会谈
北方观察 2024-05-06

1956年，北方与南方签署了协定，双方没有公布全文。此后双方会谈了三次。

发言人说，此事关系重大，双方都需要时间，尚无定论。会谈没有结束。

会谈没有结束。双方约定明年再谈，地点未定，代表团由外长率领。
"""
OUTLINE = """title: 会谈
date: 2025-02-01
citation_style: {style}
sources:
  press: seeds/press.txt
sections:
  - title: 背景
    text: 双方会谈[@press]。
    quotes:
      - id: pact
        source: press
        quote: 1956年，北方与南方签署了协定，双方没有公布全文。
      - id: elided
        source: press
        quote: 发言人说，此事……尚无定论。
      - id: twice
        source: press
        quote: 会谈没有结束。
        nth: 2
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return made(tmp_path / "project")


def made(folder: Path, style: str = "gb-t-7714-2025-note") -> Path:
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds" / "press.txt").write_text(ARTICLE, "utf-8")
    (folder / "outline.yaml").write_text(OUTLINE.format(style=style), "utf-8")
    built = build_project(folder / "outline.yaml")
    assert built.outputs, built.checked.diagnostics
    return folder


def verified(project: Path, *more: str) -> tuple[int, dict[str, Any]]:
    file = next((project / "briefs").glob("*.docx"))
    done = CliRunner().invoke(app, ["verify", str(file), "--json", *more])
    return done.exit_code, json.loads(done.stdout)


def proofs(report: dict[str, Any]) -> list[tuple[str, str | None, bool]]:
    return [
        (one["proof"]["source"], one["proof"]["verdict"], one["proof"]["borne_out"])
        for one in report["quotes"]
    ]


@pytest.mark.parametrize("folder", [".", "seeds"])
def test_every_quotation_is_borne_out(project: Path, folder: str) -> None:
    exit_code, report = verified(project, "--sources", str(project / folder))
    assert (exit_code, report["diagnostics"]) == (0, [])
    assert proofs(report) == [("same", "exact", True), ("same", "elided", True), ("same", "exact", True)]
    assert report["quotes"][0]["raw_spans"] == [[25, 51]]


@pytest.mark.parametrize("style", ["gb-t-7714-2025-numeric", "apa-7"])
def test_citations_in_the_text_are_no_words_of_the_source(tmp_path: Path, style: str) -> None:
    exit_code, report = verified(made(tmp_path / style, style), "--sources", str(tmp_path / style))
    assert (exit_code, report["diagnostics"]) == (0, [])
    assert all(one["citation"] for one in report["quotes"])


def test_a_source_is_found_by_its_digest_under_another_name(project: Path, tmp_path: Path) -> None:
    (tmp_path / "kept" / "deep").mkdir(parents=True)
    shutil.copy(project / "seeds" / "press.txt", tmp_path / "kept" / "deep" / "renamed.htm")
    (tmp_path / "kept" / "press.txt").write_text("另一篇文章，与此无关，也没有这些话。", "utf-8")
    exit_code, report = verified(project, "--sources", str(tmp_path / "kept"))
    assert exit_code == 0
    assert report["quotes"][0]["proof"]["file"] == "deep/renamed.htm"


@pytest.mark.parametrize(
    ("old", "new", "exit_code", "codes"),
    [
        ("此后双方", "其后双方", 0, ["verify-source-changed"]),
        ("1956年", "1957年", 1, ["verify-not-borne-out", "verify-source-changed"]),
        ("没有公布", "公布", 1, ["verify-not-borne-out", "verify-source-changed"]),
    ],
)
def test_a_changed_source_is_told_and_asked(
    project: Path, old: str, new: str, exit_code: int, codes: list[str]
) -> None:
    (project / "seeds" / "press.txt").write_text(ARTICLE.replace(old, new), "utf-8")
    code, report = verified(project, "--sources", str(project))
    assert (code, [item["code"] for item in report["diagnostics"]]) == (exit_code, codes)


def gone(folder: Path) -> None:
    (folder / "seeds" / "press.txt").unlink()


def emptied(folder: Path) -> None:
    (folder / "seeds" / "press.txt").write_bytes(b"")


def led_out(folder: Path) -> None:
    inside, outside = folder / "seeds" / "press.txt", folder.parent / "press.txt"
    inside.rename(outside)
    inside.symlink_to(outside)


@pytest.mark.parametrize("change", [gone, emptied, led_out])
def test_a_source_that_cannot_be_asked_is_missing(project: Path, change: Callable[[Path], None]) -> None:
    change(project)
    exit_code, report = verified(project, "--sources", str(project))
    assert exit_code == 1
    assert [item["code"] for item in report["diagnostics"]] == ["verify-source-missing"]
    assert report["diagnostics"][0]["detail"] == ["quotations: pact, elided, twice"]


def test_an_edited_quotation_is_proven_as_it_stands_now(project: Path) -> None:
    file = next((project / "briefs").glob("*.docx"))
    file.write_bytes(with_part(file.read_bytes(), replaced("没有公布全文", "公布了全文")))
    exit_code, report = verified(project, "--sources", str(project))
    assert exit_code == 1
    assert [item["code"] for item in report["diagnostics"]] == ["verify-edited", "verify-not-borne-out"]
    assert proofs(report)[0] == ("same", "altered", False)


def test_a_forged_record_does_not_pass_the_sources(project: Path) -> None:
    """Whoever writes a record anew can make it agree with a changed text; the saved source does not."""
    from lxml import etree

    from briefsmith.provenance.part import read_record, record_as_xml

    def forged(xml: str) -> str:
        root = etree.fromstring(xml.replace("1956年", "1957年").encode())
        return record_as_xml(read_record(root)).decode()

    file = next((project / "briefs").glob("*.docx"))
    data = with_part(file.read_bytes(), forged, "customXml/item1.xml")
    file.write_bytes(with_part(data, replaced("1956年", "1957年")))
    assert verified(project)[0] == 0
    exit_code, report = verified(project, "--sources", str(project))
    assert (exit_code, proofs(report)[0]) == (1, ("same", "altered", False))


def test_what_a_person_reads(project: Path) -> None:
    file = next((project / "briefs").glob("*.docx"))
    done = CliRunner().invoke(app, ["verify", str(file)])
    assert done.stdout == "3 quotations: 3 untouched; the sources were not asked (--sources)\n"
    done = CliRunner().invoke(app, ["verify", str(file), "--sources", str(project)])
    assert done.stdout == "3 quotations: 3 untouched; 3 borne out by the saved sources\n"
    assert CliRunner().invoke(app, ["verify", str(project / "outline.yaml")]).exit_code == 2


@pytest.mark.parametrize("arguments", [["none.docx"], ["."], ["{file}", "--sources", "{file}"]])
def test_what_the_machine_refuses_is_an_error_of_the_machine(project: Path, arguments: list[str]) -> None:
    file = str(next((project / "briefs").glob("*.docx")))
    done = CliRunner().invoke(app, ["verify", *(one.replace("{file}", file) for one in arguments)])
    assert isinstance(done.exception, OSError)
