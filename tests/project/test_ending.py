"""How the program ends: what it leaves behind, and what its exit code says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefsmith.starter import make_project

#: Seconds; a test that waits this long has failed.
PATIENCE = 60
#: It stands in for LibreOffice: it writes where that does, says its number, and never ends.
PROGRAM = """#!/bin/sh
mkdir "$TMPDIR/lu1.tmp"
echo $$ > "$SAID.part"
mv "$SAID.part" "$SAID"
exec sleep 600
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@pytest.mark.parametrize(
    ("command", "name", "code"),
    [("build", "SIGTERM", 143), ("build", "SIGHUP", 129), ("build", "SIGINT", 130), ("watch", "SIGHUP", 0)],
)
def test_nothing_outlives_it(command: str, name: str, code: int, tmp_path: Path) -> None:
    make_project(tmp_path / "project")
    outline = tmp_path / "project" / "outline.yaml"
    text = outline.read_text(encoding="utf-8")
    outline.write_text(text.replace("[docx, markdown, html]", "[pdf]"), encoding="utf-8")
    programs, temporary, said = tmp_path / "programs", tmp_path / "temporary", tmp_path / "said"
    programs.mkdir()
    temporary.mkdir()
    (programs / "soffice").write_text(PROGRAM, encoding="utf-8")
    (programs / "soffice").chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "TMPDIR": str(temporary),
        "SAID": str(said),
    }
    running = subprocess.Popen(
        [sys.executable, "-m", "briefsmith.cli", command],
        cwd=tmp_path / "project",
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _until(said.exists)
        running.send_signal(getattr(signal, name))
        assert running.wait(PATIENCE) == code
    finally:
        running.kill()
        running.wait()
    assert list(temporary.iterdir()) == []
    assert list((tmp_path / "project").glob("briefs/*")) == []
    _until(lambda: not _runs(int(said.read_text(encoding="ascii"))))


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_pipe_that_nobody_reads_is_no_problem_of_the_project(tmp_path: Path) -> None:
    make_project(tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "briefsmith.cli", "sources"],
        cwd=tmp_path,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert done.returncode == 2
    assert done.stderr == ""
