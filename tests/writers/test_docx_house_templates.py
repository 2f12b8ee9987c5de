"""House templates as people make them in Word: nothing of them is lost, everything in them is filled."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from docx_checks import Package, R, W, marked_pages, problems
from house_templates import CHOICES, HOUSES, VARIABLES
from lxml import etree
from open_xml_sdk import sdk_errors
from printed_pages import converted
from sample import sample

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.document import Document, Heading, StyleChoice
from briefsmith.provenance.part import NAMESPACE
from briefsmith.writers.docx import write_docx
from briefsmith.writers.docx.packaging import pack

TITLE = "三方磋商机制的形成与半岛局势：公开来源梳理"
NAMES = list(HOUSES)
#: What the document is made anew from; everything else of a template's parts stays as it is.
_WRITTEN = ("docProps/", "_rels/", "[Content_Types].xml", ".rels", "word/settings.xml")


def briefing(name: str) -> Document:
    """The sample with what the template asks for, and nothing that it does not."""
    template = Package(HOUSES[name]())
    text = "".join(template.text(tree) for tree in template.trees.values())
    variables = tuple(one for one in VARIABLES if one.name in text)
    return replace(sample(), variables=variables, styles=CHOICES if name == "chinese-office" else ())


@cache
def built(name: str, folder: Path) -> tuple[bytes, tuple[Diagnostic, ...]]:
    path = folder / f"{name}.docx"
    path.write_bytes(HOUSES[name]())
    return write_docx(briefing(name), path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("houses")


def package(name: str, folder: Path) -> Package:
    return Package(built(name, folder)[0])


def style_names(package: Package) -> dict[str, str]:
    return {
        style.get(f"{W}styleId", ""): style.find(f"{W}name").get(f"{W}val", "")
        for style in package.tree("word/styles.xml").findall(f"{W}style")
    }


def style_of(package: Package, text: str) -> str:
    """The name of the style of the first paragraph with that text."""
    paragraph = next(p for p in package.body.iter(f"{W}p") if text in package.text(p))
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return style_names(package)[found.get(f"{W}val")] if found is not None else "Normal"


@pytest.mark.parametrize("name", NAMES)
def test_a_house_template_is_used_without_a_word(name: str, folder: Path) -> None:
    data, diagnostics = built(name, folder)
    assert diagnostics == ()
    assert problems(data) == []
    assert marked_pages(data, "TLP:CLEAR") == []
    path = folder / f"{name}.docx"
    assert write_docx(briefing(name), path)[0] == data


@pytest.mark.parametrize("name", NAMES)
def test_every_placeholder_is_filled_everywhere(name: str, folder: Path) -> None:
    made = package(name, folder)
    for part, tree in made.trees.items():
        for element in tree.iter(etree.Element):
            if element.tag in (f"{W}instrText", f"{W}delText"):
                continue
            said = " ".join([element.text or "", *map(str, element.attrib.values())])
            assert not re.search(r"[{｛]\s*[{｛]|[}｝]\s*[}｝]", said), (part, said)
        for paragraph in tree.iter(f"{W}p"):
            assert not re.search(r"[{｛]{2}", made.text(paragraph)), part


@pytest.mark.parametrize("name", NAMES)
def test_everything_of_the_template_is_still_there(name: str, folder: Path) -> None:
    template, made = Package(HOUSES[name]()), package(name, folder)
    assert set(template.names) <= set(made.names)
    for part, content in template.parts.items():
        if not part.endswith((".xml", ".rels")) or "/theme/" in part or part == "word/fontTable.xml":
            assert made.parts[part] == content, part
    for part, tree in template.trees.items():
        if part.startswith(_WRITTEN) or part.endswith(_WRITTEN):
            continue
        before, after = things(template, tree), things(made, made.tree(part))
        assert not before - after, (part, before - after)


def things(package: Package, tree: etree._Element) -> Counter[str]:
    """What must not get lost: fixed texts, styles, lists, sections, pictures, boxes, fields, notes."""
    found: Counter[str] = Counter()
    for element in tree.iter(etree.Element):
        match etree.QName(element).localname:
            case "p" if element.tag == f"{W}p" and not element.findall(f".//{W}p"):
                text = package.text(element)
                if text.strip() and not re.search("[{｛｝}]|旧|文档标题", text):
                    found[f"text {text}"] += 1
            case "style" | "abstractNum" | "num" | "font" as kind:
                found[f"{kind} {etree.tostring(element, method='c14n').decode()}"] += 1
            case "pgSz" | "pgMar" | "titlePg" | "pgNumType" | "docGrid" as kind:
                found[f"{kind} {sorted(element.attrib.items())}"] += 1
            case "headerReference" | "footerReference" as kind:
                found[f"{kind} {element.get(f'{W}type')} {element.get(f'{R}id')}"] += 1
            case "txbxContent" | "drawing" | "instrText" | "delText" | "ins" | "blip" as kind:
                found[f"{kind} {element.text or ''}"] += 1
            case "footnoteReference" | "endnoteReference" | "dataBinding" | "embedRegular" as kind:
                found[f"{kind} {sorted(element.attrib.items())}"] += 1
            case "footnote" | "endnote" as kind:
                found[f"{kind} {element.get(f'{W}id')} {element.get(f'{W}type')}"] += 1
    return found


def test_styles_of_chinese_word_are_found_by_their_names(folder: Path) -> None:
    made = package("chinese-office", folder)
    assert style_of(made, "历史背景") == "一级标题"
    assert style_of(made, "第一次危机") == "二级标题"
    assert style_of(made, "英文来源") == "三级标题"
    assert style_of(made, "本节梳理") == "公文正文"
    assert style_of(made, "三国外长在会后发表的声明中说，任何") == "引文"
    note = made.notes.findall(f"{W}footnote")[-1].find(f"{W}p/{W}pPr/{W}pStyle")
    assert style_names(made)[note.get(f"{W}val")] == "footnote text"
    assert not {"Heading1", "BodyText", "Quote"} & set(style_names(made))


def test_the_list_of_the_houses_own_headings_counts(folder: Path) -> None:
    made = package("chinese-office", folder)
    for paragraph in made.body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None or style.get(f"{W}val") not in ("16", "17", "18"):
            continue
        numbers = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        unnumbered = made.text(paragraph) in ("不编号的小节", "资料来源")
        assert (numbers is not None and numbers.get(f"{W}val") == "0") == unnumbered
        indent = paragraph.find(f"{W}pPr/{W}ind")
        assert (indent is not None and indent.get(f"{W}firstLineChars") == "200") == unnumbered
        # The house's styles do not say that they are headings: each heading does.
        level = paragraph.find(f"{W}pPr/{W}outlineLvl")
        assert level.get(f"{W}val") == str(int(style.get(f"{W}val")) - 16)


def test_the_record_names_the_style_that_the_file_has(folder: Path) -> None:
    made = package("chinese-office", folder)
    record = next(tree for tree in made.trees.values() if etree.QName(tree).namespace == NAMESPACE)
    assert "引文" in etree.tostring(record, encoding="unicode")


def test_a_value_has_the_look_of_the_run_in_which_it_begins(folder: Path) -> None:
    made = package("split-placeholders", folder)
    run = next(run for run in made.body.iter(f"{W}r") if made.text(run) == TITLE)
    assert run.find(f"{W}rPr/{W}b") is not None


def test_properties_and_what_shows_them(folder: Path) -> None:
    made = package("split-placeholders", folder)
    core = {etree.QName(item).localname: item.text for item in made.tree("docProps/core.xml")}
    assert core["title"] == f"{TITLE}（海港研究所）"
    assert core["subject"] == "依据公开来源的简报"
    assert (core["creator"], core["language"], core["revision"]) == ("东北亚组", "zh-CN", "1")
    assert (core["keywords"], core["category"]) == ("简报, TLP:CLEAR", "内部")
    assert core["modified"] == "2025-02-01T00:00:00Z"
    assert "<Company>海港研究所</Company>" in made.parts["docProps/app.xml"].decode()
    assert "<Manager>东北亚组</Manager>" in made.parts["docProps/app.xml"].decode()
    assert "海港研究所" in made.parts["docProps/custom.xml"].decode()
    lines = [made.text(p) for p in made.body.iter(f"{W}p")]
    # What Word will show when it opens the file stands there already.
    assert f"题名：{TITLE}（海港研究所）" in lines
    assert "主题：依据公开来源的简报" in lines
    assert f"域：{TITLE}（海港研究所）；海港研究所；海港研究所；{TITLE}" in lines
    assert lines.count("依据公开来源的简报") == 2
    assert made.body.find(f".//{W}showingPlcHdr") is None
    assert "PlaceholderText" not in {item.get(f"{W}val") for item in made.body.iter(f"{W}rStyle")}


def test_values_of_several_lines(folder: Path) -> None:
    for name in ("split-placeholders", "text-boxes"):
        made = package(name, folder)
        paragraph = next(p for p in made.body.iter(f"{W}p") if made.text(p).startswith("海港路"))
        assert [item.text for item in paragraph.iter(f"{W}t") if item.text] == ["海港路 1 号", "邮编 100001"]
        assert len(list(paragraph.iter(f"{W}br"))) == 1


def test_both_copies_of_a_text_box_say_the_same(folder: Path) -> None:
    made = package("text-boxes", folder)
    boxes = [made.text(box) for box in made.body.iter(f"{W}txbxContent")]
    assert boxes == [f"{TITLE}海港研究所"] * 2 + ["依据公开来源的简报"] * 2
    header = made.tree("word/header1.xml")
    marks = [item.get("string") for item in header.iter("{urn:schemas-microsoft-com:vml}textpath")]
    assert [mark for mark in marks if mark is not None] == ["海港研究所"]


def test_the_section_of_the_marker_governs(folder: Path) -> None:
    made = package("several-sections", folder)
    sections = list(made.body.iter(f"{W}sectPr"))
    assert [s.find(f"{W}pgSz").get(f"{W}w") for s in sections] == ["11906", "11906", "16838"]
    around: dict[int, list[int]] = {0: [], 1: [], 2: []}
    order, number = list(made.body.iter(f"{W}sectPr", f"{W}tblGrid")), 0
    for item in order:
        if item.tag == f"{W}sectPr":
            number += 1
        elif next(item.iterancestors(f"{W}tc"), None) is None:
            around[number].append(sum(int(column.get(f"{W}w")) for column in item))
    assert around[0] == []
    assert max(around[1]) <= 11906 - 3600
    assert max(around[2]) > 11906 - 3600
    assert max(around[2]) <= 16838 - 2 * 1134


def test_notes_go_on_behind_those_of_the_template(folder: Path) -> None:
    made = package("notes-and-pictures", folder)
    notes = {n.get(f"{W}id"): made.text(n) for n in made.notes.findall(f"{W}footnote")}
    assert notes["1"] == " 海港研究所内部资料。"
    assert notes["3"].strip().startswith("北方观察")
    # The repeat of the sample's first note names the number that it has here.
    assert notes["5"].strip() == "同3：第3段."
    endnotes = made.tree("word/endnotes.xml")
    assert made.text(endnotes) == f" 尾注：{TITLE}"


def test_notes_behind_the_briefing_keep_their_ids(tmp_path: Path) -> None:
    template = Package(HOUSES["notes-and-pictures"]())
    document = template.parts["word/document.xml"].decode()
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    moved = document.replace(note, "", 1).replace("<w:sectPr>", f"<w:p>{note}</w:p><w:sectPr>")
    path = tmp_path / "behind.docx"
    path.write_bytes(repacked(template, {"word/document.xml": moved}))
    made = Package(write_docx(sample(), path)[0])
    ids = [int(item.get(f"{W}id")) for item in made.body.iter(f"{W}footnoteReference")]
    assert ids == [1, *range(3, 11), 2]
    repeat = next(n for n in made.notes if "同" in made.text(n))
    assert made.text(repeat).strip() == "同2：第3段."


@pytest.mark.parametrize(("with_heading", "repeat"), [(True, "同4"), (False, "同1")])
def test_notes_of_the_same_section_are_counted_along(with_heading: bool, repeat: str, tmp_path: Path) -> None:
    """The template begins anew in each section; one of its three notes is in a section before."""
    template = Package(HOUSES["notes-and-pictures"]())
    settings = template.parts["word/settings.xml"].decode()
    settings = settings.replace("<w:footnotePr>", '<w:footnotePr><w:numRestart w:val="eachSect"/>')
    document = template.parts["word/document.xml"].decode()
    note = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    end = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr>{}</w:p>'
    document = document.replace("<w:body>", f"<w:body>{end.format(note.format(3))}")
    document = document.replace("{{ title }}", "标题").replace(note.format(1), note.format(1) * 2)
    notes = template.parts["word/footnotes.xml"].decode()
    third = '<w:footnote w:id="3"><w:p><w:r><w:t>三</w:t></w:r></w:p></w:footnote>'
    notes = notes.replace("</w:footnotes>", f"{third}</w:footnotes>")
    path = tmp_path / "sections.docx"
    changes = {"word/settings.xml": settings, "word/document.xml": document, "word/footnotes.xml": notes}
    path.write_bytes(repacked(template, changes))
    first = next(i for i, block in enumerate(sample().children) if isinstance(block, Heading))
    children = sample().children[first:] if with_heading else sample().children
    made = Package(write_docx(replace(sample(), children=children), path)[0])
    assert made.text(next(n for n in made.notes if "同" in made.text(n))).strip().startswith(repeat)


def repacked(template: Package, changes: dict[str, str]) -> bytes:
    return pack({**template.parts, **{name: text.encode() for name, text in changes.items()}})


# ------------------------------------------------------------------------------ choices of styles


def told(choices: tuple[StyleChoice, ...], tmp_path: Path) -> list[Diagnostic]:
    path = tmp_path / "house.docx"
    path.write_bytes(HOUSES["chinese-office"]())
    document = replace(briefing("chinese-office"), styles=choices)
    return [item for item in write_docx(document, path)[1] if item.code == "template-style"]


@pytest.mark.parametrize(
    ("style", "name", "message", "advice"),
    [
        ("Heading 1", "一级标提", "has no paragraph style `一级标提`", "Did you mean `一级标题`?"),
        ("Heading 1", "footnote reference", "is a character style", "Write the name"),
        ("Strong", "引文", "is a paragraph style", "Write the name"),
        ("Quote", "公文正文", "the same style as `Body Text`", "Make a style for quotations"),
        ("Quote", "正文", "the same style as `Normal`", "Make a style for quotations"),
    ],
)
def test_wrong_choices_are_told(style: str, name: str, message: str, advice: str, tmp_path: Path) -> None:
    others = tuple(choice for choice in CHOICES if choice.style != style)
    found = told((*others, StyleChoice(style, name)), tmp_path)
    assert [(item.severity, message in item.message, advice in item.help) for item in found] == [
        (Severity.ERROR, True, True)
    ]


@pytest.mark.parametrize("name", ["公文正文", "正文段", "ZW", "标题 1", "Heading 1", " heading  1 ", "页眉"])
def test_names_that_mean_a_style(name: str, tmp_path: Path) -> None:
    assert told((StyleChoice("Block Text", name),), tmp_path) == []


# ------------------------------------------------------------------------------ other programs


@pytest.mark.parametrize("version", ["Office2019", "Microsoft365"])
def test_open_xml_sdk_finds_nothing(version: str, folder: Path) -> None:
    for name in NAMES:
        path = folder / f"built-{name}.docx"
        path.write_bytes(built(name, folder)[0])
        assert sdk_errors(path, version) == [], name


def test_libreoffice_keeps_what_the_briefing_says(folder: Path) -> None:
    """Opened and saved by LibreOffice, each file still has the texts of template and briefing."""
    office = folder / "office"
    office.mkdir()
    files = []
    for name in NAMES:
        files.append(folder / f"saved-{name}.docx")
        files[-1].write_bytes(built(name, folder)[0])
    converted(office, "docx", *files)
    for name in NAMES:
        saved = Package((office / f"saved-{name}.docx").read_bytes())
        before, after = words(package(name, folder)), words(saved)
        # LibreOffice 7.4 writes what a bound control holds several times.
        lost = {line for line in before if line not in "\n".join(after)}
        assert not lost, (name, lost)
        notes = len(package(name, folder).notes.findall(f"{W}footnote"))
        assert len(saved.notes.findall(f"{W}footnote")) == notes


def words(made: Package) -> set[str]:
    lines = set()
    for name, story in made.stories():
        # LibreOffice drops headers that no page shows.
        if "header" in name or "footer" in name:
            continue
        for paragraph in story.iter(f"{W}p"):
            if not paragraph.findall(f".//{W}p"):
                # Page numbers are counted anew, and a hyphen that does not break is an element.
                lines.add(re.sub(r"[\sIV\d\u2011]+", "", made.text(paragraph)))
    return lines
