"""A folder among the sources: which files it gives, by which keys, and what is said of the rest."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsmith.compose.prose_citations import KEY
from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.library import Library
from briefsmith.pipeline import Checked, build_project, check_project
from briefsmith.source_requests import folder_keys

ARTICLE = (
    "---\ntitle: {0}\n---\n\n{0}港务局周三表示，全年共记录险情12起，比上一年减少3起，没有造成人员伤亡。\n"
)
HEAD = "title: 甲\nsources: {}\nsections:\n  - title: 乙\n"


def article(name: str) -> str:
    return ARTICLE.format(name)


def project(folder: Path, sources: str, files: dict[str, str], section: str = "    text: 丙\n") -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    outline = folder / "outline.yaml"
    outline.write_text(HEAD.format(sources) + section, encoding="utf-8")
    return outline


def library(checked: Checked) -> Library:
    assert checked.library is not None
    return checked.library


def files_by_key(checked: Checked) -> dict[str, str]:
    return {key: entry.file for key, entry in library(checked).entries.items()}


def told(checked: Checked, code: str) -> list[Diagnostic]:
    return [item for item in checked.diagnostics if item.code == code]


def test_a_folder_as_all_of_the_sources(tmp_path: Path) -> None:
    quotes = "    quotes: [{source: 东港, quote: 东港港务局周三表示}]\n    text: 见[@西港]。\n"
    files = {
        "seeds/东港.md": article("东港"),
        "seeds/西港.md": article("西港"),
        "seeds/南港.md": article("南港"),
    }
    built = build_project(project(tmp_path, "seeds/", files, quotes))
    assert built.checked.diagnostics == ()
    assert set(files_by_key(built.checked)) == {"东港", "西港", "南港"}
    text = (tmp_path / "briefs" / "outline.md").read_text(encoding="utf-8")
    assert "东港" in text
    assert "西港" in text
    assert "南港" not in text, "of a folder, only what is used is printed"


def test_keys_of_a_folder_with_a_key(tmp_path: Path) -> None:
    sources = "\n  a: seeds/\n  _: more/\n  own: seeds/1.txt\n  r: {file: r/, outlet: 法广, grade: B}"
    files = {f"{name}.txt": article(name) for name in ("seeds/1", "seeds/2 b", "more/3", "r/4")}
    checked = check_project(project(tmp_path, sources, files))
    assert files_by_key(checked) == {
        "a:2-b": "seeds/2 b.txt",
        "3": "more/3.txt",
        "own": "seeds/1.txt",
        "r:4": "r/4.txt",
    }
    entry = library(checked).entries["r:4"]
    assert (entry.metadata.outlet.value, entry.metadata.outlet.origin, entry.grade) == (
        "法广",
        "outline",
        "B",
    )
    assert [item.message for item in told(checked, "source-unused")] == [
        "Nothing quotes or cites the source `own`."
    ]


def test_files_that_differ_in_their_suffix_only() -> None:
    assert folder_keys(["x.txt", "x.html", "y.txt"], "_") == {
        "y.txt": "y",
        "x.txt": "x.txt",
        "x.html": "x.html",
    }
    assert folder_keys(["x.txt"], "_", used={"x"}) == {"x.txt": "x.txt"}
    assert len(set(folder_keys(["Caf\u00e9", "Cafe\u0301"], "_").values())) == 2
    both = folder_keys(["a b.txt", "a-b.txt", "a-b"], "_")
    assert len(set(both.values())) == 3
    assert both["a-b"] not in ("a-b", "a-b.txt")


def test_readable_keys() -> None:
    names = [
        "美国防长：“绝不退让”！（全文）.html",
        "2024.11.15 report.txt",
        "v1.5",
        "！？.txt",
        "Cafe\u0301.md",
    ]
    keys = folder_keys(names, "k")
    assert [keys[name] for name in names[:3]] == ["k:美国防长-绝不退让-全文", "k:2024.11.15-report", "k:v1.5"]
    assert re.fullmatch("k:file-[0-9a-f]{6}", keys[names[3]])
    assert keys[names[4]] == "k:Café"


@given(st.lists(st.text(min_size=1, max_size=120), unique=True, max_size=12), st.sampled_from(["_", "k"]))
def test_every_key_can_be_cited_and_is_one_file_s(names: list[str], folder: str) -> None:
    keys = folder_keys(names, folder)
    assert set(keys) == set(names)
    assert len(set(keys.values())) == len(keys)
    assert all(re.fullmatch(KEY, key) for key in keys.values())
    assert folder_keys(list(reversed(names)), folder) == keys


def test_what_is_passed_over_is_said_once(tmp_path: Path) -> None:
    files = {
        f"seeds/{name}": article("x")
        for name in ("a.txt", ".hidden", ".DS_Store", "~$a.docx", "p.jpg", "p.css", "sub/b.txt")
    }
    checked = check_project(project(tmp_path, "seeds/", files))
    assert list(files_by_key(checked)) == ["a"]
    (note,) = told(checked, "source-passed-over")
    assert note.severity is Severity.NOTE
    assert sorted(note.detail) == [
        "hidden files: .hidden",
        "pictures, sound and parts of saved pages: p.css, p.jpg",
        "subfolders: sub",
    ]
    assert (note.place.line, note.place.column) == (2, 10) if note.place else False


def test_the_project_folder_itself_does_not_give_the_outline(tmp_path: Path) -> None:
    checked = check_project(project(tmp_path, "./", {"a.txt": article("a")}))
    assert list(files_by_key(checked)) == ["a"]


@pytest.mark.skipif(os.name == "nt", reason="making links needs a right there")
def test_reposts_in_a_folder_are_told_together(tmp_path: Path) -> None:
    """A folder with a repost ended every command with a fault of ours."""
    files = {f"seeds/{name}.md": article(name) + "\n本文来源：东港通讯社\n" for name in ("东港", "西港")} | {
        "seeds/南港.md": article("南港")
    }
    (gathered,) = told(check_project(project(tmp_path, "seeds/", files)), "source-repost")
    assert gathered.message == "2 files of this folder name other outlets as their sources."
    assert [line.split(":")[0] for line in gathered.detail] == ["seeds/东港.md", "seeds/西港.md"]
    assert "original" in gathered.help


def test_one_file_is_spoken_of_as_one(tmp_path: Path) -> None:
    files = {"seeds/东港.md": article("东港"), "seeds/空.md": "---\ntitle: 空\n---\n"}
    (gathered,) = told(check_project(project(tmp_path, "seeds/", files)), "source-unreadable")
    assert gathered.message == "1 file of this folder holds no article that could be quoted."


def test_links(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(article("外"), encoding="utf-8")
    home = tmp_path / "project"
    outline = project(home, "\n  a: seeds/\n  b: link/", {"seeds/x.txt": article("x"), "y.txt": article("y")})
    (home / "seeds" / "out.txt").symlink_to(outside)
    (home / "seeds" / "again.txt").symlink_to(home / "seeds" / "x.txt")
    (home / "seeds" / "in.txt").symlink_to(home / "y.txt")
    (home / "seeds" / "nowhere.txt").symlink_to(home / "none")
    (home / "link").symlink_to(tmp_path)
    checked = check_project(outline)
    assert set(files_by_key(checked)) == {"a:x", "a:in"}
    inside, whole = sorted(told(checked, "path-outside"), key=lambda item: item.severity, reverse=True)
    assert (inside.severity, inside.detail) == (Severity.WARNING, ("out.txt",))
    assert (whole.severity, whole.message) == (Severity.ERROR, "link/ leads out of the project folder.")


def test_files_that_are_no_articles_are_told_together(tmp_path: Path) -> None:
    files = {f"seeds/{number:02}.txt": "" for number in range(20)} | {"seeds/a.txt": article("a")}
    quotes = '    quotes: [{source: "03", quote: 没有这句话的}]\n'
    checked = check_project(project(tmp_path, "seeds/", files, quotes))
    gathered, *used = sorted(told(checked, "source-unreadable"), key=lambda item: item.severity)
    assert gathered.message == "20 files of this folder hold no article that could be quoted."
    assert len(gathered.detail) == 9
    assert [item.message[:5] for item in used] == ["`03`:"]
    assert len(told(checked, "quote-unreadable")) == 1
    assert not told(checked, "source-undefined")


@pytest.mark.parametrize(
    ("sources", "code", "words"),
    [
        ("none/", "source-missing", "There is no folder none/."),
        ("a.txt/", "source-missing", "a.txt/ is not a folder."),
        ("a.txt", "value-invalid", "`sources` is the text `a.txt`, which names no folder."),
        ("../x/", "path-outside", "`../x/` lies outside the project folder."),
        ("{k: seeds}", "source-missing", "seeds is not a file."),
        ("{k: empty/}", "source-missing", "The folder empty/ holds no articles."),
        ("{k: {file: seeds/, title: x}}", "value-invalid", "`title` belongs to one article"),
    ],
)
def test_mistakes(tmp_path: Path, sources: str, code: str, words: str) -> None:
    (tmp_path / "empty").mkdir()
    checked = check_project(project(tmp_path, sources, {"a.txt": "x", "seeds/b.txt": article("b")}))
    (found,) = told(checked, code)
    assert found.message.startswith(words)
    assert found.help
    assert found.place is not None
    assert found.place.line == 2


def test_keys_that_no_file_has(tmp_path: Path) -> None:
    section = (
        "    quotes: [{source: k:bericht-1, quote: 甲乙}, {source: k, quote: 甲乙}]\n    text: 见[@nix]。\n"
    )
    checked = check_project(project(tmp_path, "{k: seeds/}", {"seeds/bericht-2.txt": article("b")}, section))
    near, folder = told(checked, "source-undefined")
    assert "Did you mean `k:bericht-2`?" in near.help
    assert "`k` is a folder" in folder.help
    assert len(told(checked, "citation-unknown")) == 1
    assert not told(checked, "quote-unreadable")
