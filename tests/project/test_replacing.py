"""A file is the old one or the new one, whenever the program dies."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from briefsmith import replacing
from briefsmith.replacing import FileChangedError, replace_file

OLD, NEW = b"old: 1\n", b"new: 2\n" * 1000


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def leftovers(folder: Path) -> list[str]:
    return [name for name in names(folder) if name.endswith(".part")]


def test_replaces_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "outline.yaml"
    replace_file(target, OLD, None)
    replace_file(target, NEW, OLD)
    assert target.read_bytes() == NEW
    assert names(tmp_path) == ["outline.yaml"]


@pytest.mark.parametrize("expected", [b"something else", None])
def test_what_somebody_else_wrote_stays(tmp_path: Path, expected: bytes | None) -> None:
    target = tmp_path / "outline.yaml"
    target.write_bytes(OLD)
    with pytest.raises(FileChangedError, match="another program changed it"):
        replace_file(target, NEW, expected)
    assert target.read_bytes() == OLD
    assert leftovers(tmp_path) == []


def test_a_file_that_was_deleted_meanwhile_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(FileChangedError):
        replace_file(tmp_path / "outline.yaml", NEW, OLD)
    assert names(tmp_path) == []


def test_rights_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "outline.yaml"
    target.write_bytes(OLD)
    target.chmod(0o640)
    replace_file(target, NEW, OLD)
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    real, link = tmp_path / "kept" / "real.yaml", tmp_path / "outline.yaml"
    real.write_bytes(OLD)
    link.symlink_to("kept/real.yaml")
    replace_file(link, NEW, OLD)
    assert link.is_symlink()
    assert real.read_bytes() == NEW
    assert leftovers(tmp_path) == leftovers(tmp_path / "kept") == []


def test_a_write_protected_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "outline.yaml"
    target.write_bytes(OLD)
    target.chmod(0o444)
    if os.access(target, os.W_OK):
        assert os.geteuid() == 0  # nothing is protected from root
        return
    with pytest.raises(PermissionError):
        replace_file(target, NEW, OLD)
    assert target.read_bytes() == OLD


def test_a_running_writer_is_not_disturbed(tmp_path: Path) -> None:
    target = tmp_path / "outline.yaml"
    target.write_bytes(OLD)
    with replacing._temporary(target, NEW, None) as mine:
        replacing.sweep(target)
        assert mine.is_file()
    (tmp_path / ".outline.yaml.dead.part").write_bytes(b"half")
    replacing.sweep(target)
    assert names(tmp_path) == ["outline.yaml"]


def killed_at(line: int, target: Path) -> bool:
    """Replaces the file in a process of its own that kills itself when it comes to the given line of
    the code that replaces files, counted as they are run; gives whether it came that far.
    """
    child = os.fork()
    if child == 0:
        run = 0

        def watch(frame: FrameType, event: str, argument: object) -> Any:
            nonlocal run
            if frame.f_code.co_filename != replacing.__file__:
                return None
            run += event == "line"
            if run == line:
                os.kill(os.getpid(), signal.SIGKILL)
            return watch

        try:
            sys.settrace(watch)
            replace_file(target, NEW, OLD)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_every_line(tmp_path: Path) -> None:
    target = tmp_path / "outline.yaml"
    seen = set()
    littered = 0
    for line in range(1, 1000):
        target.write_bytes(OLD)
        target.chmod(0o600)
        killed = killed_at(line, target)
        seen.add(target.read_bytes())
        assert target.read_bytes() in (OLD, NEW)
        assert target.stat().st_mode & 0o777 == 0o600
        littered += bool(leftovers(tmp_path))
        if not killed:
            break
    assert line > 30
    assert littered > 3
    assert seen == {OLD, NEW}
    target.write_bytes(OLD)
    (tmp_path / ".outline.yaml.dead.part").write_bytes(NEW[:100])
    replace_file(target, NEW, OLD)
    assert names(tmp_path) == ["outline.yaml"]


OUTLINE = """# 头
title: 题
sources: {a: a.md}
sections:
  - title: 一
    quotes:
      - source: a   # 注
        quote: '示例海事局周三表示, "东部航道"全年共记录险情12起'
"""
ARTICLE = """# 海事局公布结果

示例海事局周三表示，“东部航道”全年共记录险情12起，比上一年减少3起。

第二段在后面，也有一些字。
"""


@pytest.mark.parametrize("command", [("check", "--fix", "--yes"), ("lock",)])
def test_the_command_killed_at_any_time(tmp_path: Path, command: tuple[str, ...]) -> None:
    """The command as a user runs it, killed after a random time: the file is the old or the new one,
    and the next run finishes the work and clears up.
    """
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "a.md").write_text(ARTICLE, encoding="utf-8")
    outline, lock = folder / "outline.yaml", folder / "outline.lock"
    outline.write_text(OUTLINE, encoding="utf-8")
    arguments = [sys.executable, "-m", "briefsmith.cli", *command]
    begin = time.monotonic()
    done = subprocess.run(arguments, cwd=folder, capture_output=True, check=False)
    whole = time.monotonic() - begin
    assert done.returncode == 0, done.stderr
    new = outline.read_bytes(), lock.read_bytes() if lock.exists() else None
    old = OUTLINE.encode(), b"{}" if command == ("lock",) else None
    assert new != old
    chance = random.Random(7)
    for _ in range(4):
        outline.write_bytes(old[0])
        if old[1] is not None:
            lock.write_bytes(old[1])
        process = subprocess.Popen(
            arguments, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(whole * chance.uniform(0.5, 1.05))
        process.kill()
        process.wait()
        assert outline.read_bytes() in (old[0], new[0])
        assert (lock.read_bytes() if lock.exists() else None) in (old[1], new[1])
    outline.write_bytes(old[0])
    (folder / f".{outline.name if len(command) > 1 else lock.name}.dead.part").write_bytes(b"half")
    subprocess.run(arguments, cwd=folder, capture_output=True, check=True)
    assert (outline.read_bytes(), lock.read_bytes() if lock.exists() else None) == new
    assert leftovers(folder) == []
