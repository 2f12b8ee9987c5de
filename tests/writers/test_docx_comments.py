"""What is wrong with a draft stands in Word comments at its place."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
from docx_checks import Package, W, problems
from sample import sample, text

from briefsmith.document import Document, Quotation
from briefsmith.pipeline import build_project
from briefsmith.writers.docx import write_docx

LINES = ("error[quote-altered] 引文与<来源>不符", "typed:  [甲]\x00", "help & more")


def draft(template: Path | None = None, **changes: object) -> bytes:
    blocks = (
        Quotation("good", (text("好的。"),), "zh-CN", True),
        Quotation("bad", (text("第一段。"), text("第二段。")), "zh-CN", False, "未核实", problems=LINES),
    )
    document: Document = replace(sample(draft=True), children=blocks, **changes)
    return write_docx(document, template)[0]


def commented(package: Package) -> str:
    """The text between the two ends of the first comment's range."""
    inside, found = False, []
    for node in package.body.iter():
        if node.tag == f"{W}commentRangeStart":
            inside = True
        if node.tag == f"{W}commentRangeEnd":
            return "".join(found)
        if inside and node.tag == f"{W}t":
            found.append(node.text)
    raise AssertionError("no comment")


def test_the_comment_stands_at_the_quotation_and_says_what_is_wrong() -> None:
    data = draft()
    assert problems(data) == []
    (one,) = docx.Document(io.BytesIO(data)).comments
    assert one.text.split("\n") == ["error[quote-altered] 引文与<来源>不符", "typed:  [甲]", "help & more"]
    assert (one.author, one.timestamp.isoformat()) == ("Briefsmith", "2025-02-01T00:00:00+00:00")
    assert commented(Package(data)) == "第一段。第二段。"
    assert draft() == data


def test_without_a_day_the_comment_has_none() -> None:
    (one,) = docx.Document(io.BytesIO(draft(date=""))).comments
    assert one.timestamp is None


def test_what_is_no_draft_has_no_comments() -> None:
    package = Package(draft(draft=False))
    assert "word/comments.xml" not in package.names
    assert not list(package.body.iter(f"{W}commentReference"))


def test_the_comments_of_a_template_stay(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_comment(word.add_paragraph("Kopf").runs[0], "house", author="A")
    word.add_paragraph("{{ body }}")
    word.save(str(tmp_path / "house.docx"))
    data = draft(tmp_path / "house.docx")
    found = docx.Document(io.BytesIO(data)).comments
    assert [(one.comment_id, one.author) for one in found] == [(0, "A"), (1, "Briefsmith")]


def test_a_draft_of_a_project_tells_the_difference_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("会谈\n\n1956年，北方与南方签署了协定，双方没有公布全文。\n", "utf-8")
    (tmp_path / "outline.yaml").write_text(
        "title: 会谈\ndate: 2025-02-01\nsources: {press: a.txt}\nsections:\n  - title: 背景\n    quotes:\n"
        "      - source: press\n        quote: 1957年，北方与南方签署了协定，双方没有公布全文。\n",
        "utf-8",
    )
    built = build_project(tmp_path / "outline.yaml", draft=True)
    file = next(path for path, _ in built.outputs if path.suffix == ".docx")
    (one,) = docx.Document(str(file)).comments
    assert one.text.startswith("error[quote-altered] ")
    assert "[1957]年" in one.text
    assert "[1956]年" in one.text
    assert commented(Package(file.read_bytes())) == "1957年，北方与南方签署了协定，双方没有公布全文。"
