"""The project in this repository, built as its user builds it, and its outputs read back."""

from __future__ import annotations

import hashlib
import html
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import lxml.html
import pytest
import yaml
from lxml import etree

from briefsmith.project import write_outputs
from briefsmith.sources.reader import read_source
from commands import brief

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(root / "seeds", folder / "seeds")
    shutil.copy(root / "outline.yaml", folder)
    done = brief("build", folder=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def copy(project: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "copy"
    shutil.copytree(project, folder)
    return folder


def outline_quotes(folder: Path) -> list[dict[str, str]]:
    outline = yaml.safe_load((folder / "outline.yaml").read_text(encoding="utf-8"))
    found: list[dict[str, str]] = []
    waiting = list(outline["sections"])
    while waiting:
        section = waiting.pop(0)
        found += section.get("quotes", [])
        waiting = list(section.get("sections", [])) + waiting
    return found


def printed_in_docx(path: Path) -> list[str]:
    """The text of every quotation paragraph in the Word file, found by the name of its style."""
    with zipfile.ZipFile(path) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
        body = etree.fromstring(package.read("word/document.xml"))
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val").lower()
        for style in styles.iter(f"{W}style")
    }
    out = []
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and names[style.get(f"{W}val")] == "quote":
            out.append("".join(text.text or "" for text in paragraph.iter(f"{W}t")))
    return out


def printed_in_markdown(path: Path) -> list[str]:
    """The text of every block quotation in the Markdown file, marks and footnotes taken away."""
    out = []
    for quoted in re.findall(r"(?:^> ?.*\n)+", path.read_text(encoding="utf-8"), re.MULTILINE):
        text = re.sub(r"^> ?", "", quoted, flags=re.MULTILINE)
        text = re.sub(r"\[\^\d+\]", "", text)
        out.append(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).strip())
    return out


def printed_in_html(path: Path) -> list[str]:
    """The text of every quotation in the HTML file, without the number of its note."""
    out = []
    for quoted in lxml.html.parse(path).xpath("//div[@class='quotation']/blockquote"):
        out.append("".join(quoted.xpath(".//text()[not(ancestor::sup[@class='note'])]")))
    return out


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def raw_texts(root: Path) -> dict[str, str]:
    """Each article as its bare characters, by a way of its own: tags cut out, entities resolved."""
    out = {}
    for path in sorted((root / "seeds").iterdir()):
        text = re.sub(r"<[^>]*>", "", path.read_text(encoding="utf-8"))
        out[path.name] = squeezed(html.unescape(text).replace("**", ""))
    return out


def test_there_are_enough_quotations_of_every_kind(project: Path) -> None:
    quotes = outline_quotes(project)
    assert len(quotes) >= 24
    assert len({quote["source"] for quote in quotes}) == 5
    assert any("……" in quote.get("quote", "") for quote in quotes)
    assert any("from" in quote for quote in quotes)
    assert any("translation" in quote for quote in quotes)
    assert any("after" in quote for quote in quotes)
    assert sum("note" in quote for quote in quotes) >= 5


@pytest.mark.parametrize(
    ("name", "reading"),
    [("docx", printed_in_docx), ("md", printed_in_markdown), ("html", printed_in_html)],
)
def test_every_printed_quotation_stands_in_its_source(project: Path, root: Path, name: str, reading) -> None:  # type: ignore[no-untyped-def]
    printed = reading(project / "briefs" / f"trilateral-dprk.{name}")
    quotes = outline_quotes(project)
    outline = yaml.safe_load((project / "outline.yaml").read_text(encoding="utf-8"))
    assert len(printed) == len(quotes)
    raw = raw_texts(root)
    for text, quote in zip(printed, quotes, strict=True):
        file = outline["sources"][quote["source"]]["file"]
        body = read_source((root / file).read_bytes(), file).body.text
        pieces = [piece for piece in text.split("……") if piece] if "……" in quote.get("quote", "") else [text]
        for piece in pieces:
            assert piece in body
            assert squeezed(piece) in raw[Path(file).name]


def test_every_format_prints_the_same_quotations(project: Path) -> None:
    folder = project / "briefs"
    docx = printed_in_docx(folder / "trilateral-dprk.docx")
    assert docx == printed_in_markdown(folder / "trilateral-dprk.md")
    assert docx == printed_in_html(folder / "trilateral-dprk.html")


def test_html_and_markdown_have_the_same_notes(project: Path) -> None:
    root = lxml.html.parse(project / "briefs" / "trilateral-dprk.html")
    markdown = (project / "briefs" / "trilateral-dprk.md").read_text(encoding="utf-8")
    numbers = [int(number) for number in re.findall(r"^\[\^(\d+)\]: ", markdown, re.MULTILINE)]
    notes = root.xpath("//section[@class='notes']/ol/li/@id")
    assert notes == [f"note-{number}" for number in numbers]
    targets = {"".join(target.split("#")[1:]) for target in root.xpath("//sup[@class='note']/a/@href")}
    assert targets == set(notes)
    assert root.xpath("count(//div[@class='quotation'])") == len(outline_quotes(project))


def test_each_quotation_has_a_footnote_of_its_own(project: Path) -> None:
    with zipfile.ZipFile(project / "briefs" / "trilateral-dprk.docx") as package:
        body = etree.fromstring(package.read("word/document.xml"))
        notes = etree.fromstring(package.read("word/footnotes.xml"))
    referenced = [int(note.get(f"{W}id")) for note in body.iter(f"{W}footnoteReference")]
    written = {int(note.get(f"{W}id")) for note in notes if note.get(f"{W}type") is None}
    assert len(referenced) == len(set(referenced))
    assert set(referenced) == written
    markdown = (project / "briefs" / "trilateral-dprk.md").read_text(encoding="utf-8")
    assert (
        len(re.findall(r"^\[\^\d+\]: ", markdown, re.MULTILINE))
        == len(referenced)
        >= len(outline_quotes(project))
    )


def test_the_annex_leads_from_each_footnote_to_the_very_words_in_the_file(project: Path, root: Path) -> None:
    text = (project / "briefs" / "trilateral-dprk.md").read_text(encoding="utf-8")
    numbers = re.findall(r"^>.*\[\^(\d+)\]$", text, re.MULTILINE)
    rows = [line.strip("| ").split(" | ") for line in text.split("\n") if re.match(r"\| \d+ \|", line)]
    rows = [row for row in rows if len(row) == 7]
    assert [row[0] for row in rows] == numbers
    files = {
        hashlib.sha256(path.read_bytes()).hexdigest(): path.read_text(encoding="utf-8")
        for path in (root / "seeds").iterdir()
    }
    assert all(f"`{digest}`" in text for digest in files)
    for row in rows:
        (raw,) = (content for digest, content in files.items() if digest.startswith(row[6].strip("`")))
        spans = [tuple(map(int, span.split("–"))) for span in row[5].split(", ")]
        words = re.sub(r"\\(.)", r"\1", row[1])
        assert squeezed(raw[slice(*spans[0])]).startswith(squeezed(words)[:9])
        assert squeezed(raw[slice(*spans[-1])]).endswith(squeezed(words)[-9:])


def test_the_same_project_gives_the_same_bytes(project: Path, copy: Path) -> None:
    for path in (copy / "briefs").iterdir():
        path.unlink()
    assert brief("build", folder=copy).returncode == 0
    for path in (project / "briefs").iterdir():
        assert (copy / "briefs" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name", ["trilateral-dprk.md", "trilateral-dprk.html"])
def test_the_committed_briefing_is_current(project: Path, root: Path, name: str) -> None:
    committed = root / "briefs" / name
    assert committed.read_text(encoding="utf-8") == (project / "briefs" / committed.name).read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("right", "wrong", "shown"),
    [
        ("支付11.9亿美元", "支付119亿美元", "11.9"),
        ("1993年，朝鲜第一次", "1994年，朝鲜第一次", "1993"),
        ("《美日安保条约》不允许三边集体防御", "《美日安保条约》允许三边集体防御", "不"),
        ("韩国外长赵泰烈", "韩国外长赵兑烈", "泰"),
        ("首尔2026年", "首尔2025年", "2026"),
        ("8.3%", "8.3‰", "%"),
    ],
)
def test_one_changed_character_stops_the_build(copy: Path, right: str, wrong: str, shown: str) -> None:
    outline = copy / "outline.yaml"
    text = outline.read_text(encoding="utf-8")
    assert text.count(right) == 1
    before = {path.name: path.read_bytes() for path in (copy / "briefs").iterdir()}
    outline.write_text(text.replace(right, wrong), encoding="utf-8")
    done = brief("build", folder=copy)
    line = text[: text.index(right)].count("\n") + 1
    assert done.returncode == 1
    assert f"outline.yaml:{line}:" in done.stderr
    assert "quote-altered" in done.stderr
    assert shown in done.stderr
    assert "Traceback" not in done.stderr
    assert {path.name: path.read_bytes() for path in (copy / "briefs").iterdir()} == before


def test_every_message_of_a_broken_project_comes_in_one_run(copy: Path) -> None:
    outline = copy / "outline.yaml"
    text = outline.read_text(encoding="utf-8")
    text = text.replace("1993年，朝鲜第一次", "1994年，朝鲜第一次").replace("支付11.9亿", "支付12.9亿")
    text = text.replace("[@rfa-treaty]。\n      2.", "[@nowhere]。\n      2.").replace(
        "预告设立秘书处[@voa-lima]", "预告设立秘书处[@gone]"
    )
    outline.write_text(text, encoding="utf-8")
    done = brief("check", folder=copy)
    assert done.returncode == 1
    assert done.stdout.count("error[quote-altered]") == 2
    assert "error[citation-unknown]" in done.stdout


def test_changed_prose_changes_just_that(project: Path, copy: Path) -> None:
    outline = copy / "outline.yaml"
    text = outline.read_text(encoding="utf-8")
    outline.write_text(text.replace("白宫关注两件事", "白宫最关注两件事"), encoding="utf-8")
    assert brief("build", folder=copy).returncode == 0
    old = (project / "briefs" / "trilateral-dprk.md").read_text(encoding="utf-8").splitlines()
    new = (copy / "briefs" / "trilateral-dprk.md").read_text(encoding="utf-8").splitlines()
    assert [(a, b) for a, b in zip(old, new, strict=True) if a != b] == [
        (next(x for x in old if "白宫关注两件事" in x), next(x for x in new if "白宫最关注两件事" in x))
    ]


def test_a_draft_marks_what_is_not_proven(copy: Path) -> None:
    outline = copy / "outline.yaml"
    text = outline.read_text(encoding="utf-8")
    outline.write_text(text.replace("1993年，朝鲜第一次", "1994年，朝鲜第一次"), encoding="utf-8")
    done = brief("build", "--draft", folder=copy)
    markdown = (copy / "briefs" / "trilateral-dprk.md").read_text(encoding="utf-8")
    assert done.returncode == 0
    assert "草稿" in markdown
    assert markdown.count("【未核实") == 1


def test_a_source_that_is_gone_is_told(copy: Path) -> None:
    (copy / "seeds" / "002_9d926d1b420b7705.txt").unlink()
    done = brief("check", folder=copy)
    assert done.returncode == 1
    assert "error[source-missing]" in done.stdout
    assert "error[quote-unreadable]" in done.stdout


def test_a_missing_outline_is_a_failed_command(tmp_path: Path) -> None:
    done = brief("build", "nothing.yaml", folder=tmp_path)
    assert done.returncode == 2
    assert "nothing.yaml" in done.stderr
    assert "Traceback" not in done.stderr
    assert "0 quotations" not in done.stderr, "nobody counted any"


def test_a_new_project_passes_without_a_warning(tmp_path: Path) -> None:
    made = brief("new", "my first", folder=tmp_path)
    assert made.returncode == 0
    assert "cd 'my first' && " in made.stderr
    mine = tmp_path / "my first"
    report = json.loads(brief("check", "--report", "json", folder=mine).stdout)
    assert {found["code"] for found in report["diagnostics"]} == {"quote-elided"}
    done = brief("build", folder=mine)
    assert done.returncode == 0, done.stderr
    assert {path.suffix for path in (mine / "briefs").iterdir()} == {".docx", ".md", ".html"}
    again = brief("new", "my first", folder=tmp_path)
    assert again.returncode == 2
    assert "already there" in again.stderr


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("template: standard", "template: ../other.docx"),
        ("citation_style: gb-t-7714-2025-note", "citation_style: ../other.csl"),
        ("template: standard", "template: link.docx"),
        ("file: seeds/001_75960a5150ce6ffa.txt", "file: link.txt"),
        ("file: seeds/001_75960a5150ce6ffa.txt", "file: /etc/passwd"),
    ],
)
def test_no_path_leaves_the_project_folder(root: Path, copy: Path, key: str, value: str) -> None:
    for suffix, target in (
        (".docx", root / "templates" / "standard.docx"),
        (".csl", root / "templates" / "styles" / "gb-t-7714-2025-note.csl"),
        (".txt", root / "seeds" / "001_75960a5150ce6ffa.txt"),
    ):
        shutil.copy(target, copy.parent / f"other{suffix}")
        (copy / f"link{suffix}").symlink_to(copy.parent / f"other{suffix}")
    outline = copy / "outline.yaml"
    outline.write_text(outline.read_text(encoding="utf-8").replace(key, value), encoding="utf-8")
    done = brief("build", folder=copy)
    assert done.returncode == 1
    assert "error[path-outside]" in done.stderr
    assert "nothing was written" in done.stderr


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_a_pdf_where_it_is_asked_for(copy: Path) -> None:
    outline = copy / "outline.yaml"
    text = outline.read_text(encoding="utf-8").replace("[docx, markdown, html]", "[pdf]")
    outline.write_text(text, encoding="utf-8")
    assert brief("build", folder=copy).returncode == 0
    assert (copy / "briefs" / "trilateral-dprk.pdf").read_bytes().startswith(b"%PDF-")


def test_a_missing_program_is_told_and_nothing_is_written(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outline = copy / "outline.yaml"
    text = outline.read_text(encoding="utf-8").replace("[docx, markdown, html]", "[docx, pdf]")
    outline.write_text(text.replace("白宫关注", "白宫最关注"), encoding="utf-8")
    before = (copy / "briefs" / "trilateral-dprk.docx").read_bytes()
    monkeypatch.setenv("PATH", str(copy))
    done = brief("build", folder=copy)
    assert done.returncode == 1
    assert "error[tool-missing]" in done.stderr
    assert (copy / "briefs" / "trilateral-dprk.docx").read_bytes() == before


@pytest.mark.parametrize(
    "slip",
    [
        "［@voa-lima］",
        "【@voa-lima】",
        "[@ voa-lima]",
        "[@]",
        "［@nokey］",
        "见@voa-lima的报道",
        "[@voa-lima 没有收尾",
    ],
)
def test_a_citation_that_is_almost_right_is_told(copy: Path, slip: str) -> None:
    outline = copy / "outline.yaml"
    text = outline.read_text(encoding="utf-8").replace("今后一段时间，", f"今后一段时间{slip}，")
    outline.write_text(text, encoding="utf-8")
    done = brief("check", folder=copy)
    line = text[: text.index(slip)].count("\n") + 1
    assert done.returncode == 1
    assert re.search(rf"outline.yaml:{line}:\d+: error\[citation-malformed\]", done.stdout)


def test_an_address_is_no_citation(copy: Path) -> None:
    outline = copy / "outline.yaml"
    text = outline.read_text(encoding="utf-8")
    text = text.replace("今后一段时间，", "今后一段时间（来信请寄 desk@voa-lima.example，`@voa-lima`），")
    outline.write_text(text, encoding="utf-8")
    assert brief("check", folder=copy).returncode == 0


def test_check_tells_of_style_and_template_too(copy: Path) -> None:
    outline = copy / "outline.yaml"
    text = outline.read_text(encoding="utf-8").replace("template: standard", "template: nowhere.docx")
    outline.write_text(text.replace("gb-t-7714-2025-note", "nosuch"), encoding="utf-8")
    done = brief("check", folder=copy)
    assert done.returncode == 1
    assert "error[style-unknown]" in done.stdout
    assert "error[template-unknown]" in done.stdout


def test_an_unknown_template_is_answered_with_the_names_of_the_shipped_ones(copy: Path) -> None:
    outline = copy / "outline.yaml"
    text = outline.read_text(encoding="utf-8").replace("template: standard", "template: gongwem")
    outline.write_text(text, encoding="utf-8")
    done = brief("check", folder=copy)
    assert done.returncode == 1
    said = " ".join(done.stdout.split())
    assert "Write one of `standard`, `gongwen`, `intelligence`, or the path of a .docx file" in said


@pytest.mark.parametrize("template", ["gongwen", "intelligence"])
def test_the_projects_own_briefing_in_every_shipped_template(copy: Path, template: str) -> None:
    outline = copy / "outline.yaml"
    text = outline.read_text(encoding="utf-8").replace("template: standard", f"template: {template}")
    outline.write_text(text, encoding="utf-8")
    done = brief("build", folder=copy)
    assert done.returncode == 0, done.stdout
    assert (copy / "briefs" / "trilateral-dprk.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("file", ["outline.yaml", "briefs/trilateral-dprk.md"])
def test_a_briefing_does_not_prove_itself(copy: Path, file: str) -> None:
    outline = copy / "outline.yaml"
    text = outline.read_text(encoding="utf-8").replace("seeds/001_75960a5150ce6ffa.txt", file)
    outline.write_text(text, encoding="utf-8")
    done = brief("build", folder=copy)
    assert done.returncode == 1
    assert "error[source-circular]" in done.stderr


def test_all_outputs_are_written_or_none(copy: Path) -> None:
    outline, markdown = copy / "outline.yaml", copy / "briefs" / "trilateral-dprk.md"
    before = (copy / "briefs" / "trilateral-dprk.docx").read_bytes()
    outline.write_text(
        outline.read_text(encoding="utf-8").replace("白宫关注", "白宫最关注"), encoding="utf-8"
    )
    markdown.unlink()
    markdown.mkdir()
    done = brief("build", folder=copy)
    assert done.returncode == 2
    assert "error[output-failed] " in done.stderr
    assert "trilateral-dprk.md cannot be written" in done.stderr
    assert (copy / "briefs" / "trilateral-dprk.docx").read_bytes() == before
    assert not list((copy / "briefs").glob(".briefsmith*"))


def test_a_failed_replacement_puts_the_old_files_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_outputs(tmp_path, {"a": b"old a", "b": b"old b"})
    replace, calls = Path.replace, []

    def failing(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(28, "No space left on device", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="No space left") as caught:
        write_outputs(tmp_path, {"a": b"new a", "b": b"new b", "c": b"c"})
    assert caught.value.filename == str(tmp_path / "b")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old a", "b": b"old b"}


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    left, running = tmp_path / ".briefsmith-left.part", tmp_path / ".briefsmith-running.part"
    for path in (left, running):
        path.write_bytes(b"half")
    os.utime(left, (1e9, 1e9))
    write_outputs(tmp_path, {"a": b"a"})
    assert {path.name for path in tmp_path.iterdir()} == {"a", running.name}


@pytest.mark.skipif(os.name != "posix", reason="access rights of POSIX")
def test_outputs_are_as_private_as_the_user_wants(tmp_path: Path) -> None:
    old = os.umask(0o077)
    try:
        write_outputs(tmp_path, {"a": b"a", "b": b"b"})
        assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
        os.umask(0o022)
        (tmp_path / "b").chmod(0o640)
        write_outputs(tmp_path, {"a": b"a", "b": b"new b", "c": b"c"})
    finally:
        os.umask(old)
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in "abc"] == [0o600, 0o640, 0o644]


def test_what_machines_read_is_utf_8_whatever_the_locale(root: Path, copy: Path) -> None:
    seed = "seeds/001_75960a5150ce6ffa.txt"
    for arguments in (["read", "--json", seed], ["check", "--report", "json"]):
        done = subprocess.run(
            [sys.executable, "-m", "briefsmith.cli", *arguments],
            cwd=copy,
            capture_output=True,
            check=True,
            env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"},
        )
        assert "美国" in json.loads(done.stdout.decode("utf-8")).__str__()


def test_outputs_do_not_follow_a_link_out_of_the_project(copy: Path) -> None:
    (copy.parent / "elsewhere").mkdir()
    shutil.rmtree(copy / "briefs")
    (copy / "briefs").symlink_to(copy.parent / "elsewhere")
    done = brief("build", folder=copy)
    assert done.returncode == 1
    assert "error[path-outside]" in done.stderr
    assert not list((copy.parent / "elsewhere").iterdir())


def test_markdown_alone_makes_no_word_file(copy: Path) -> None:
    outline = copy / "outline.yaml"
    text = outline.read_text(encoding="utf-8").replace("[docx, markdown, html]", "[markdown]")
    outline.write_text(text, encoding="utf-8")
    shutil.rmtree(copy / "briefs")
    assert brief("build", folder=copy).returncode == 0
    assert [path.name for path in (copy / "briefs").iterdir()] == ["trilateral-dprk.md"]
