"""A new project: builds every output that this machine can make, and never writes over anything."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from briefsmith.outline.schema import outline_schema
from briefsmith.starter import LANGUAGES, make_project
from briefsmith.writers.docx import TEMPLATE_NAMES
from commands import brief


@pytest.mark.parametrize(
    ("language", "template"), [*((LANGUAGES[0], name) for name in TEMPLATE_NAMES), ("en", "standard")]
)
def test_it_builds_at_once(language: str, template: str, tmp_path: Path) -> None:
    done = brief("new", "新 project", "--language", language, "--template", template, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "新 project"
    done = brief("build", folder=folder)
    assert done.returncode == 0, done.stderr
    assert "error" not in done.stderr
    assert set(done.stderr.split()) >= {"3", "quotations:", "2", "exact,"}
    made = {path.name for path in (folder / "briefs").iterdir()}
    assert made == {"outline.docx", "outline.md", "outline.html"}
    outline = yaml.safe_load((folder / "outline.yaml").read_text(encoding="utf-8"))
    assert (outline["language"], outline["template"]) == (language, template)


def test_a_pdf_too_where_libreoffice_is(tmp_path: Path) -> None:
    if not (shutil.which("soffice") or shutil.which("libreoffice")):
        pytest.skip("no LibreOffice (soffice) on this machine")
    make_project(tmp_path, "en")
    outline = tmp_path / "outline.yaml"
    outline.write_text(
        outline.read_text(encoding="utf-8").replace("[docx, markdown, html]", "[docx, markdown, html, pdf]"),
        encoding="utf-8",
    )
    done = brief("build", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "briefs" / "outline.pdf").read_bytes().startswith(b"%PDF")


def test_check_finds_no_error_and_no_warning(tmp_path: Path) -> None:
    for language in LANGUAGES:
        make_project(tmp_path / language, language)
        done = brief("check", "--report", "json", folder=tmp_path / language)
        found = json.loads(done.stdout)["diagnostics"]
        assert {item["severity"] for item in found} <= {"note"}, found


def test_the_schema_beside_it_is_that_of_the_program(tmp_path: Path) -> None:
    make_project(tmp_path)
    assert json.loads((tmp_path / "outline.schema.json").read_text(encoding="utf-8")) == outline_schema()


def test_a_folder_with_articles_gets_a_project_and_keeps_its_files(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "mine.md").write_text("mine", encoding="utf-8")
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    written = {path.name for path in make_project(tmp_path)}
    assert "README.md" not in written
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "seeds" / "mine.md").read_text(encoding="utf-8") == "mine"


def test_a_project_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "outline.yaml").write_text("mine", encoding="utf-8")
    done = brief("new", ".", folder=tmp_path)
    assert done.returncode == 2
    assert "outline.yaml: is already there; name a new folder" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["outline.yaml"]


@pytest.mark.skipif(os.name != "posix", reason="links and limits of POSIX")
@pytest.mark.parametrize("link", ["seeds", "outline.yaml", "README.md"])
def test_nothing_is_written_through_a_link(link: str, tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "project"
    folder.mkdir()
    if link == "seeds":
        outside.mkdir()
    (folder / link).symlink_to(outside)
    done = brief("new", "project", folder=tmp_path)
    assert done.returncode == 2
    assert link in done.stderr
    assert not outside.is_dir() or list(outside.iterdir()) == []
    assert outside.is_dir() or not outside.exists()
    assert [path.name for path in folder.iterdir()] == [link]


@pytest.mark.skipif(os.name != "posix", reason="links and limits of POSIX")
def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path: Path) -> None:
    """A limit on the size of files stands for a full disk: the schema does not fit, the outline does."""
    call = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    call += "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))\n"
    call += "import sys; sys.argv = ['brief', 'new', 'deep/project']\n"
    call += "from briefsmith.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-B", "-c", call], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "outline.schema.json: File too large" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("new", "file"), "file: is a file; name a folder"),
        (("new", "file/below"), "file"),
        (("new", "x", "--language", "fr"), "there is no starter in fr; take zh-CN or en"),
        (("new", "x", "--template", "../evil"), "there is no template ../evil"),
    ],
)
def test_calls_that_cannot_be_done(arguments: tuple[str, ...], expected: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = brief(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert expected in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
