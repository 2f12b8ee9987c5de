"""What is wrong with a draft, and the analyst's remarks, stand in Word comments at their places."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
from docx_checks import Package, W, problems
from house_templates import notes_and_pictures
from printed_pages import converted
from sample import sample, text

from briefsmith.document import (
    Comment,
    Document,
    Emphasis,
    Footnote,
    Heading,
    KeyPoints,
    NoteNumbering,
    NoteReference,
    Paragraph,
    Quotation,
    Strong,
    Table,
    Text,
)
from briefsmith.pipeline import build_project
from briefsmith.writers.docx import write_docx

LINES = (text("error[quote-altered] 引文与<来源>不符"), text("typed:  [甲]\x00"), text("help & more"))
TWO = (text("第一段。"), text("第二段。"))


def draft(template: Path | None = None, **changes: object) -> bytes:
    blocks = (
        Quotation("good", (text("好的。"),), "zh-CN", True),
        Quotation(
            "bad", (text("第一段。"), text("第二段。")), "zh-CN", False, "未核实", comments=(Comment(LINES),)
        ),
    )
    document: Document = replace(sample(draft=True), children=blocks, **changes)
    return write_docx(document, template)[0]


def ranges(package: Package) -> dict[str, str]:
    """The text between the two ends of each comment's range, by its id; each range is referred to once."""
    open_now: set[str] = set()
    found: dict[str, str] = {}
    closed: list[str] = []
    for node in package.body.iter():
        if node.tag == f"{W}commentRangeStart":
            open_now.add(node.get(f"{W}id"))
            found[node.get(f"{W}id")] = ""
        elif node.tag == f"{W}commentRangeEnd":
            open_now.remove(node.get(f"{W}id"))
        elif node.tag == f"{W}commentReference":
            closed.append(node.get(f"{W}id"))
        elif node.tag == f"{W}t":
            for number in open_now:
                found[number] += node.text
    assert not open_now
    assert sorted(closed) == sorted(found)
    return found


def commented(package: Package) -> str:
    """What the only comment is about."""
    (words,) = ranges(package).values()
    return words


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


def written(*blocks: object, **changes: object) -> tuple[Package, dict[str, str]]:
    """The file, and what each comment is about by its first line."""
    data = write_docx(replace(sample(), children=blocks, **changes), None)[0]
    assert problems(data) == []
    package = Package(data)
    about = ranges(package)
    found = docx.Document(io.BytesIO(data)).comments
    return package, {one.text.split("\n")[0]: about[str(one.comment_id)] for one in found}


def test_a_comment_stands_at_its_words_where_they_stand_once() -> None:
    children = (Text("去年1200枚，"), Emphasis(text("今年")), Text("900枚、又900枚。"))
    comments = tuple(Comment((text(words),), words) for words in ("1200", "900枚", "今年", "不在"))
    _, about = written(Paragraph(children, comments))
    whole = "去年1200枚，今年900枚、又900枚。"
    assert about == {"1200": "1200", "900枚": whole, "今年": "今年", "不在": whole}


def test_two_comments_on_the_same_words_do_not_cut_each_other() -> None:
    comments = (Comment((text("a"),), "一二三"), Comment((text("b"),), "二三四"), Comment((text("c"),), "五"))
    _, about = written(Paragraph(text("一二三四五"), comments))
    assert about == {"a": "一二三", "b": "一二三四五", "c": "五"}


def test_a_comment_on_a_table_stands_in_the_cell_of_its_words() -> None:
    comments = tuple(Comment((text(words),), words) for words in ("77", "88", "99"))
    rows = ((text("一"), text("共77艘")), (text("88"), text("88")))
    _, about = written(Table((text("年份"), text("数目")), rows, comments))
    assert about == {"77": "77", "88": "年份", "99": "年份"}


def test_comments_in_bold_text_stand_at_their_words() -> None:
    children = (Strong((Text("去年1200枚，"), Emphasis(text("今年900枚")))), Text("。"))
    comments = (Comment((text("a"),), "900"), Comment((text("b"),), "1200"))
    _, about = written(Paragraph(children, comments))
    assert about == {"a": "900", "b": "1200"}


def test_a_comment_names_a_note_by_the_number_that_is_printed(tmp_path: Path) -> None:
    about = (Comment(((Text("见注"), NoteReference(1)),)),)
    quotation = Quotation("q", ((Text("好。"), Footnote(1, text("甲"))),), "zh-CN", True, comments=about)
    document = replace(sample(), children=(quotation,), notes=NoteNumbering(circled=True))
    house = tmp_path / "house.docx"
    house.write_bytes(notes_and_pictures())
    for template, shown in ((None, "见注①"), (house, "见注③")):  # the house has two notes of its own in front
        (one,) = docx.Document(io.BytesIO(write_docx(document, template)[0])).comments
        assert one.text == shown


def test_headings_and_the_title_can_have_comments() -> None:
    heading = Heading(1, text("背景"), "s1", "一、", (Comment((text("h"),)),))
    _, about = written(heading, comments=(Comment((text("t"),)),))
    assert about["h"] == "背景"
    assert about["t"].replace("\n", "") == sample().title


def test_a_template_without_a_title_has_the_comments_on_the_whole_in_front(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("{{ body }}")
    word.save(str(tmp_path / "house.docx"))
    document = replace(
        sample(), marking="", children=(Paragraph(text("文")),), comments=(Comment((text("t"),)),)
    )
    data = write_docx(document, tmp_path / "house.docx")[0]
    assert list(ranges(Package(data)).values()) == [""]
    assert [one.text for one in docx.Document(io.BytesIO(data)).comments] == ["t"]


def test_a_comment_names_its_author() -> None:
    quotation = Quotation(
        "q", (text("好。"),), "zh-CN", True, comments=(Comment((text("x"),), author=' "A" <b> c '),)
    )
    data = write_docx(replace(sample(), children=(quotation,)), None)[0]
    (one,) = docx.Document(io.BytesIO(data)).comments
    assert (one.author, one.initials) == ('"A" <b> c', "ABC")


def test_the_comments_of_a_template_stay(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_comment(word.add_paragraph("Kopf").runs[0], "house", author="A")
    word.add_paragraph("{{ body }}")
    word.save(str(tmp_path / "house.docx"))
    data = draft(tmp_path / "house.docx")
    found = docx.Document(io.BytesIO(data)).comments
    assert [(one.comment_id, one.author) for one in found] == [(0, "A"), (100_000, "Briefsmith")]


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


def test_libreoffice_keeps_the_comments_and_what_they_are_about(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    told = (Comment((text("k"),), "7301"),)
    key = Paragraph((*text("共7301人"), Footnote(1, text("甲注")), *text("。")), told)
    two_lines = (Comment((text("p"), text("q")), "1200枚"),)
    blocks = (
        KeyPoints((key,)),
        Heading(1, text("背景"), "s1", "一、", (Comment((text("h"),)),)),
        Paragraph((*text("去年1200枚"), Footnote(2, text("乙注"))), two_lines),
        Quotation("bad", TWO, "zh-CN", False, "未核实", comments=(Comment((text("z"),), author="李明"),)),
    )
    document = replace(sample(), children=blocks, comments=(Comment((text("t"),)),))
    (folder / "a.docx").write_bytes(write_docx(document, None)[0])
    converted(tmp_path, "docx", folder / "a.docx")
    data = (tmp_path / "a.docx").read_bytes()
    about = ranges(Package(data))
    found = {
        one.text.split("\n")[0]: (one.author, about[str(one.comment_id)])
        for one in docx.Document(io.BytesIO(data)).comments
    }
    assert found["k"] == ("Briefsmith", "7301")
    assert found["p"] == ("Briefsmith", "1200枚")
    assert found["z"] == ("李明", "第一段。第二段。")
    assert found["h"][1].endswith("背景")
    assert found["t"][1].replace("\n", "") == sample().title
    package = Package(data)
    notes = [package.text(note).strip() for note in package.notes if note.get(f"{W}type") is None]
    assert notes == ["甲注", "乙注"]
