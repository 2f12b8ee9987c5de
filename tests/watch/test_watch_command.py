"""`brief watch` as a person uses it: saves in an editor's many ways, and what the terminal then says."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefsmith.starter import make_project

#: Seconds; generous, for the machine may be busy: a test that waits this long has failed.
PATIENCE = 60
ARTICLE = "---\ntitle: Another\ndate: 2025-01-02\n---\n\nThe other board said that nine boats came home.\n"


class Watching:
    """The running command, and what it has said so far."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self.outline = folder / "outline.yaml"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "briefsmith.cli", "watch", *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def until(self, *wanted: str) -> str:
        """What is said until a line holds the last of the words wanted; by then all have come."""
        said: list[str] = []
        end = time.monotonic() + PATIENCE
        while not (said and wanted[-1] in said[-1]):
            try:
                said.append(self.lines.get(timeout=max(0.0, end - time.monotonic())))
            except queue.Empty:
                pytest.fail(f"no {wanted[-1]!r} in: {''.join(said)}")
        for word in wanted:
            assert word in "".join(said), "".join(said)
        return "".join(said)

    def is_quiet(self, seconds: float) -> bool:
        """Whether nothing is said for a while."""
        time.sleep(seconds)
        return self.lines.empty()

    def edit(self, old: str, new: str) -> None:
        text = self.outline.read_text(encoding="utf-8")
        assert old in text
        self.outline.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "项目 with spaces"
    make_project(folder)
    outline = folder / "outline.yaml"
    text = outline.read_text(encoding="utf-8")
    outline.write_text(text.replace("\nsources:\n", "\nsources:\n  more: seeds/more/\n"), encoding="utf-8")
    (folder / "seeds" / "more").mkdir()
    return folder


@pytest.fixture
def watching(project: Path) -> Iterator[Watching]:
    running = Watching(project)
    running.until("wrote briefs/", "watching; Ctrl-C ends")
    yield running
    running.process.kill()
    running.process.wait()


def test_a_save_is_built_and_told(watching: Watching) -> None:
    watching.edit("险情12起……", "险情12起……没有")
    said = watching.until("outline.yaml changed", "1 new problem", "nothing was written")
    assert "(1 quotation, section findings)" in said
    assert "error[quote-" in said
    watching.edit("险情12起……没有", "险情12起……")
    said = watching.until("1 problem gone", "gone: error[quote-", "every output is as it was")
    assert "new problem" not in said
    watching.edit("title: 航道安全简报", "title: 航道安全月报")
    watching.until("outline.yaml changed (title)", "wrote briefs/")
    assert "航道安全月报" in (watching.folder / "briefs" / "outline.md").read_text(encoding="utf-8")
    watching.edit("# 还有 pdf", "#  还有 pdf")
    watching.until("outline.yaml changed (no value in it)", "every output is as it was")


def test_a_broken_outline_is_told_and_watched_on(watching: Watching) -> None:
    good = watching.outline.read_text(encoding="utf-8")
    watching.outline.write_text(good + "\n  - : [\n", encoding="utf-8")
    watching.until("error[yaml-", "nothing was written")
    watching.outline.write_text(good, encoding="utf-8")
    watching.until("1 problem gone", "every output is as it was")
    watching.outline.write_text(good[: good.index("sections:")], encoding="utf-8")
    said = watching.until("error[key-missing]", "nothing was written")
    assert "without" not in said, "half a file tells nothing about the rest"
    watching.outline.write_text(good[: good.index("sections:") - 1], encoding="utf-8")
    watching.until("2 still there, shown by brief check", "nothing was written")
    watching.outline.write_text(good, encoding="utf-8")
    watching.until("outline.yaml changed (no value in it)", "1 problem gone", "every output is as it was")
    watching.outline.unlink()
    watching.until("outline.yaml is gone", "error[outline-missing]", "nothing was written")
    watching.outline.write_text(good, encoding="utf-8")
    watching.until("outline.yaml is new", "1 problem gone", "every output is as it was")


def test_editors_that_save_by_renaming_or_by_deleting(watching: Watching) -> None:
    text = watching.outline.read_text(encoding="utf-8")
    beside = watching.outline.with_name(".outline.yaml.swp")
    for number, title in enumerate(("一", "二", "三")):
        new = text.replace("title: 航道安全简报", f"title: {title}")
        if number == 0:
            beside.write_text(new, encoding="utf-8")
            beside.replace(watching.outline)
        elif number == 1:
            watching.outline.rename(watching.outline.with_name("outline.yaml~"))
            watching.outline.write_text(new, encoding="utf-8")
        else:
            watching.outline.unlink()
            time.sleep(0.2)
            watching.outline.write_text(new, encoding="utf-8")
        said = watching.until("outline.yaml changed (title)", "wrote briefs/")
        assert "error" not in said


def test_sources_their_folders_and_profiles(watching: Watching) -> None:
    article = watching.folder / "seeds" / "more" / "other.md"
    article.write_text(ARTICLE, encoding="utf-8")
    watching.until("seeds/more/other.md is new", " s)")
    article.write_text(ARTICLE + "\nAnd more.\n", encoding="utf-8")
    watching.until("seeds/more/other.md changed", " s)")
    article.unlink()
    watching.until("seeds/more/other.md is gone", " s)")
    source = watching.folder / "seeds" / "channel-report.md"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("12起", "13起"), encoding="utf-8")
    watching.until("seeds/channel-report.md changed", "error[quote-", "nothing was written")
    source.write_text(text, encoding="utf-8")
    watching.until("problem gone", "every output is as it was")
    profiles = watching.folder / "profiles"
    profiles.mkdir()
    (profiles / "house.toml").write_text("[[", encoding="utf-8")
    watching.until("profiles/house.toml is new", "error[profile-invalid]", "nothing was written")


def test_a_template_and_a_style_of_ones_own(watching: Watching, root: Path) -> None:
    template, style = watching.folder / "house.docx", watching.folder / "house.csl"
    shutil.copy(root / "templates" / "standard.docx", template)
    shutil.copy(root / "templates" / "styles" / "gb-t-7714-2025-note.csl", style)
    watching.edit("template: standard ", "template: house.docx ")
    watching.until("(template)", " s)")
    shutil.copy(root / "templates" / "intelligence.docx", template)
    watching.until("house.docx changed", "wrote briefs/outline.docx")
    watching.edit("citation_style: gb-t-7714-2025-note ", "citation_style: house.csl ")
    watching.until("(citation_style)", " s)")
    style.write_text("<style", encoding="utf-8")
    watching.until("house.csl changed", "error[style-invalid]", "nothing was written")


def test_its_own_outputs_and_passing_files_do_not_set_it_off(watching: Watching) -> None:
    (watching.folder / "briefs" / "outline.md").write_text("somebody wrote here", encoding="utf-8")
    for name in (".channel-report.md.swp", "4913", "~$report.docx", "x.md~", "page.part"):
        (watching.folder / "seeds" / "more" / name).write_text("x", encoding="utf-8")
    assert watching.is_quiet(1.5)


def test_a_draft_is_built_in_spite_of_quotations(project: Path) -> None:
    running = Watching(project, "--draft")
    try:
        running.until("watching; Ctrl-C ends")
        running.edit("险情12起……", "险情13起……")
        running.until("1 new problem", "wrote briefs/")
    finally:
        running.process.kill()
        running.process.wait()


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is a signal of POSIX here")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_control_c_ends_it_cleanly(name: str, watching: Watching) -> None:
    watching.process.send_signal(getattr(signal, name))
    assert watching.process.wait(PATIENCE) == 0
    watching.until("stopped; what was built last stands in briefs/")
    assert not list((watching.folder / "briefs").glob(".*"))


def test_an_outline_that_is_not_there_is_a_mistake_of_the_call(tmp_path: Path) -> None:
    running = Watching(tmp_path)
    assert running.process.wait(PATIENCE) == 2
    running.until("there is no such outline to watch")
