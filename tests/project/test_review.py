"""A draft's problems and the analyst's notes as Word comments: where each stands, and what nothing loses."""

from __future__ import annotations

import re
from pathlib import Path

import docx
from docx.comments import Comment

from briefsmith.pipeline import build_project

ARTICLE = "会谈\n\n1956年，北方与南方签署了协定，双方没有公布全文。\n\n第三段没有人引用过，但它站在这里。\n"
OUTLINE = """\
title: 会谈
author: 李明
date: 2025-02-01
{more}sources:
  press: a.txt
  spare: b.txt
bottom_line: |
  要点是一九五六年的协定[@press]。

  - 涉及 7301 人[@press]。
sections:
  - title: 背景
    text: |
      第一句有来源[@press]，而 4321 枚没有。[^n]

      ## 小标题

      | 表 | 头 |
      | --- | --- |
      | 甲 | 8888 枚 |

      另一段说 9999 枚[@press, 第99段]。

      [^n]: 脚注里有 6161 枚。
    quotes:
      - source: press
        quote: {quote}
        note: |
          按语引用[@press, 第2段]，见[^1]。

          - 一点
          - 二点 **重**

          [^1]: 脚注的话
"""

QUOTE = "1956年，北方与南方签署了协定，双方没有公布全文。"


def project(folder: Path, more: str = "", quote: str = QUOTE) -> Path:
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    (folder / "b.txt").write_text("另一篇\n\n这里也有一段话，说的是别的事情。\n", "utf-8")
    path = folder / "outline.yaml"
    path.write_text(OUTLINE.format(more=more, quote=quote), "utf-8")
    return path


def word(folder: Path, draft: bool = False) -> tuple[list[Comment], docx.document.Document]:
    built = build_project(folder / "outline.yaml", draft=draft)
    assert built.outputs, built.checked.diagnostics
    file = docx.Document(str(folder / "briefs" / "outline.docx"))
    return list(file.comments), file


def about(file: docx.document.Document) -> dict[int, str]:
    """What each comment is about, by its id."""
    xml = re.sub(r"<w:(?:instrText|delText)[^>]*>[^<]*<", "<", file.element.xml)
    found = {}
    for start in re.finditer(r'<w:commentRangeStart w:id="(\d+)"/>', xml):
        inside = xml[start.end() : xml.index(f'<w:commentRangeEnd w:id="{start[1]}"/>')]
        found[int(start[1])] = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", inside))
    return found


def told(folder: Path) -> dict[str, str]:
    """What each problem of a draft is about, by the words of its message that name it."""
    comments, file = word(folder, draft=True)
    assert {(one.author, one.initials) for one in comments} == {("Briefsmith", "B")}
    return {one.text.split("\n")[0]: about(file)[one.comment_id] for one in comments}


def _of(found: dict[str, str], part: str) -> str:
    (words,) = (value for key, value in found.items() if part in key)
    return words


def test_problems_of_prose_stand_at_their_words_or_their_paragraph(tmp_path: Path) -> None:
    project(tmp_path)
    found = told(tmp_path)
    assert _of(found, "4321") == "4321"
    assert _of(found, "9999") == "9999"
    assert _of(found, "7301") == "7301"
    assert _of(found, "8888") == "8888"
    assert (
        _of(found, "6161") == "第一句有来源，而 4321 枚没有。"
    )  # a footnote: the paragraph that refers to it
    assert _of(found, "citation-locator").startswith("另一段说")


def test_a_problem_in_a_text_in_quotation_marks_stands_at_its_words(tmp_path: Path) -> None:
    path = project(tmp_path)
    old = "bottom_line: |\n  要点是一九五六年的协定[@press]。\n\n  - 涉及 7301 人[@press]。\n"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, 'bottom_line: "有 7301 人[@press]。\\n\\n又有 7402 人。"\n'), "utf-8")
    found = told(tmp_path)
    assert (_of(found, "7301"), _of(found, "7402")) == ("7301", "7402")


def test_a_problem_of_a_quotation_stands_there(tmp_path: Path) -> None:
    project(tmp_path, quote="1957年，北方与南方签署了协定，双方没有公布全文。")
    assert _of(told(tmp_path), "quote-altered") == "1957年，北方与南方签署了协定，双方没有公布全文。"


def test_a_problem_of_a_source_stands_at_its_entry_in_the_list(tmp_path: Path) -> None:
    project(tmp_path)
    broken = "会谈\n\n".encode() + b"\xff\xfe broken \x81" + ARTICLE.encode()
    (tmp_path / "b.txt").write_bytes(broken)
    assert _of(told(tmp_path), "source-problem").startswith("会谈[EB]")


def test_a_problem_without_a_place_in_the_text_stands_at_the_title(tmp_path: Path) -> None:
    path = project(tmp_path)
    text = path.read_text("utf-8").replace("    quotes:", "    marking: 内部\n    quotes:")
    path.write_text(text, "utf-8")
    assert _of(told(tmp_path), "marking-missing") == "（内部）背景"
    path.write_text(text.replace("date:", "language: fr\ndate:"), "utf-8")
    assert _of(told(tmp_path), "value-invalid") == "会谈"


def test_nothing_that_is_to_be_told_is_lost(tmp_path: Path) -> None:
    path = project(tmp_path, quote="1957年，北方与南方签署了协定，双方没有公布全文。")
    built = build_project(path, draft=True)
    comments = docx.Document(str(tmp_path / "briefs" / "outline.docx")).comments
    said = "\n".join(one.text for one in comments)
    for item in built.checked.diagnostics:
        if item.severity != "note" or item.code in ("number-unsourced", "prose-uncited"):
            assert f"[{item.code}] {item.message}" in said
        else:
            assert f"[{item.code}]" not in said


def test_a_build_that_is_no_draft_has_no_comments(tmp_path: Path) -> None:
    project(tmp_path)
    assert word(tmp_path)[0] == []


def test_two_drafts_are_the_same_bytes(tmp_path: Path) -> None:
    path = project(tmp_path, "remarks: comments\n")
    build_project(path, draft=True)
    first = (tmp_path / "briefs" / "outline.docx").read_bytes()
    build_project(path, draft=True)
    assert (tmp_path / "briefs" / "outline.docx").read_bytes() == first


# ---------------------------------------------------------------------------------- notes as comments


def test_a_note_becomes_a_comment_of_the_author_with_its_citation_in_words(tmp_path: Path) -> None:
    project(tmp_path, "remarks: comments\noutputs: [docx, markdown, html]\n")
    (one,), file = word(tmp_path)
    assert (one.author, one.initials) == ("李明", "李")
    assert one.timestamp is not None
    assert one.timestamp.date().isoformat() == "2025-02-01"
    first, *points = one.text.split("\n")
    assert first == "按语引用[会谈[EB]，第2段]，见[脚注的话]。"
    assert points == ["• 一点", "• 二点 重"]
    assert about(file)[one.comment_id] == "1956年，北方与南方签署了协定，双方没有公布全文。"
    body = "\n".join(paragraph.text for paragraph in file.paragraphs)
    assert "按语引用" not in body


def test_what_has_no_comments_goes_on_printing_the_note(tmp_path: Path) -> None:
    project(tmp_path, "remarks: comments\noutputs: [docx, markdown, html]\n")
    word(tmp_path)
    for suffix in ("md", "html"):
        assert "按语引用" in (tmp_path / "briefs" / f"outline.{suffix}").read_text("utf-8")


def test_no_footnote_of_the_word_file_names_one_that_only_a_comment_has(tmp_path: Path) -> None:
    """The first citation of a source may stand in a note: the later ones must not say “as in note 1”."""
    project(tmp_path)
    (tmp_path / "outline.yaml").write_text(
        "title: t\nremarks: comments\nsources: {press: a.txt, spare: b.txt}\nsections:\n"
        f"  - title: s\n    quotes:\n      - source: press\n        quote: {QUOTE}\n"
        "        note: 见[@spare]。\n"
        "      - source: spare\n        quote: 这里也有一段话，说的是别的事情。\n",
        "utf-8",
    )
    _, file = word(tmp_path)
    notes = next(
        part for part in file.part.package.iter_parts() if str(part.partname).endswith("footnotes.xml")
    )
    assert "另一篇" in notes.blob.decode()
    assert "NOTEREF" not in file.element.xml


def test_a_confirmation_stays_in_print(tmp_path: Path) -> None:
    path = project(tmp_path, "remarks: comments\n")
    text = path.read_text("utf-8").replace("        note: |", "        confirmed_by: spare\n        note: |")
    path.write_text(text, "utf-8")
    _, file = word(tmp_path)
    assert "另有独立来源印证" in "\n".join(paragraph.text for paragraph in file.paragraphs)


def test_without_an_author_the_comment_has_the_word_for_a_remark(tmp_path: Path) -> None:
    path = project(tmp_path, "remarks: comments\n")
    path.write_text(path.read_text("utf-8").replace("author: 李明\n", ""), "utf-8")
    (one,), _ = word(tmp_path)
    assert one.author == "按"


def test_the_outline_may_say_the_mark_of_all_other_portions(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "outline.yaml").write_text(
        "title: t\nlanguage: en\nmarking: UNCLASSIFIED\nportion_marking: U\nsources: {press: a.txt}\n"
        "bottom_line: Points [@press].\noutputs: [docx, markdown]\nsections:\n  - title: A\n"
        "  - title: B\n    marking: FOUO\n",
        "utf-8",
    )
    _, file = word(tmp_path)
    said = [one.text for one in file.paragraphs if one.style.name.startswith("Heading")]
    assert said[:2] == ["(U) A", "(FOUO) B"]
    assert "(U) " in (tmp_path / "briefs" / "outline.md").read_text("utf-8").split("## ")[0]


def test_portion_marks_pass_to_subsections_and_to_all_portions(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "outline.yaml").write_text(
        "title: t\nlanguage: {language}\nmarking: TLP:AMBER 仅限本组\nsources: {{press: a.txt}}\n"
        "bottom_line: 要点[@press]。\noutputs: [docx, markdown, html]\ncontents: 3\nsections:\n"
        "  - title: A\n    marking: TLP:GREEN\n    sections:\n      - title: B\n      - title: C\n"
        "        marking: TLP:CLEAR\n  - title: D\n".format(language="zh-CN"),
        "utf-8",
    )
    _, file = word(tmp_path)
    expected = ["（TLP:GREEN）A", "（TLP:GREEN）B", "（TLP:CLEAR）C", "（TLP:AMBER）D"]
    said = [one.text for one in file.paragraphs if one.style.name.startswith("Heading")]
    assert said[:4] == expected
    markdown = (tmp_path / "briefs" / "outline.md").read_text("utf-8")
    html = (tmp_path / "briefs" / "outline.html").read_text("utf-8")
    assert markdown.startswith("**TLP:AMBER** 仅限本组\n")
    assert markdown.endswith("**TLP:AMBER** 仅限本组\n")
    assert "**（TLP:AMBER）要点**" in markdown or "（TLP:AMBER）**要点**" in markdown
    for mark in expected:
        assert mark in markdown
        assert html.count(mark) == 2  # the heading and its entry in the contents


def test_an_english_briefing_has_portion_marks_in_half_width_brackets(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "outline.yaml").write_text(
        "title: t\nlanguage: en\nmarking: SECRET//NOFORN\nsources: {press: a.txt}\nsections:\n"
        "  - title: Background\n    marking: U\n    text: Words[@press].\n  - title: Outlook\n",
        "utf-8",
    )
    _, file = word(tmp_path)
    said = [one.text for one in file.paragraphs if one.style.name.startswith("Heading")]
    assert said[:2] == ["(U) Background", "(SECRET//NOFORN) Outlook"]
