"""What a round of `brief watch` does where the machine fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsmith.pipeline import Built
from briefsmith.starter import make_project
from briefsmith.watch import rounds


def test_a_file_that_cannot_be_read_just_then_ends_no_watch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stands for Windows, where Word can hold a template so that nobody else reads it."""

    def refuse(*_: object) -> Built:
        raise PermissionError(13, "Permission denied", "house.docx")

    make_project(tmp_path)
    outline = tmp_path / "outline.yaml"
    monkeypatch.setattr(rounds, "build_project", refuse)
    running = rounds.rounds(outline)
    (problem,) = next(running).new_problems
    assert problem.message == "house.docx: Permission denied."
    monkeypatch.undo()
    outline.write_text(outline.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    done = next(running)
    assert done.built.outputs
    assert done.gone_problems == (problem,)
