"""Every script in `bench/` runs, on an input so small that it measures nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted(path.name for path in (ROOT / "bench").glob("*.py"))

#: What each is given; a module that others import is given nothing.
TINY = {
    "articles.py": (),
    "bounds.py": ("0.001", "text"),
    "citations.py": ("5", "1"),
    "evidence.py": ("20", "4"),
    "fuzz_reading.py": ("5",),
    "packed_samples.py": (),
    "pages.py": ("8",),
    "reading.py": ("--number", "3", "--held", "3"),
    "twins.py": ("30",),
    "watching.py": ("2",),
    "whole_pages.py": (".",),
}
SENTENCE = "The harbour board said on Wednesday that twelve incidents had been recorded in the channel."


@pytest.mark.parametrize("script", SCRIPTS)
def test_it_runs(script: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"<html><body><p>{SENTENCE}</p></body></html>", encoding="utf-8")
    (tmp_path / "page.txt").write_text(SENTENCE, encoding="utf-8")
    assert script in TINY, f"bench/{script}: say in this test with which tiny input it runs"
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / script), *TINY[script]],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    assert bool(done.stdout) == bool(TINY[script])
