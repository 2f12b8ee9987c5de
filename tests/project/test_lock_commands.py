"""`brief lock`, `--locked` and `check --fix` as a user runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commands import brief

OUTLINE = """# 头
title: 题
sources: {a: a.md}
sections:
  - title: 一
    quotes:
      - id: risks
        source: a   # 注
        quote: '示例海事局周三表示, "东部航道"全年共记录险情12起'   # 尾
      - id: second
        source: a
        quote: 第二段在后面，也有一些字
"""
ARTICLE = """# 海事局公布结果

示例海事局周三表示，“东部航道”全年共记录险情12起，比上一年减少3起。

第二段在后面，也有一些字。

第三段与前两段没有关系。
"""
FIXED = OUTLINE.replace('\'示例海事局周三表示, "东部航道"全年共', "'示例海事局周三表示，“东部航道”全年共")
ENVIRONMENT = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "120"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "outline.yaml").write_text(OUTLINE, encoding="utf-8")
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def outline(folder: Path) -> str:
    return (folder / "outline.yaml").read_text(encoding="utf-8")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_lock_and_build(folder: Path) -> None:
    refused = brief("build", "--locked", folder=folder)
    assert refused.returncode == 1
    assert "error[lock-missing]" in refused.stderr
    assert not (folder / "briefs").exists()
    done = brief("lock", folder=folder)
    assert (done.returncode, done.stdout) == (0, "wrote outline.lock\n")
    assert brief("lock", folder=folder).stdout == "unchanged outline.lock\n"
    assert brief("build", "--locked", folder=folder).returncode == 0
    assert (folder / "briefs" / "outline.docx").is_file()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("a.md", "第三段", "第叁段"),
        ("a.md", "12起", "13起"),
        ("outline.yaml", "第二段在后面，也", "第二段在后面,也"),
        ("outline.yaml", "id: second", "id: other"),
        ("outline.lock", '"start": 11', '"start": 12'),
        ("outline.lock", '"verdict": "equivalent"', '"verdict": "exact"'),
    ],
)
def test_locked_refuses_and_writes_nothing(folder: Path, file: str, old: str, new: str) -> None:
    assert brief("lock", folder=folder).returncode == 0
    assert brief("build", "--locked", folder=folder).returncode == 0
    before = {path.name: path.read_bytes() for path in (folder / "briefs").iterdir()}
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    refused = brief("build", "--locked", folder=folder)
    assert refused.returncode == 1
    assert "error[lock-" in refused.stderr
    assert "nothing was written" in refused.stderr
    assert brief("build", "--locked", "--draft", folder=folder).returncode == 1
    assert {path.name: path.read_bytes() for path in (folder / "briefs").iterdir()} == before
    assert brief("check", "--locked", folder=folder).returncode == 1


def test_a_lock_under_another_name(folder: Path) -> None:
    (folder / "outline.yaml").rename(folder / "other.yml")
    assert brief("lock", "other.yml", folder=folder).stdout == "wrote other.lock\n"
    assert brief("build", "--locked", "other.yml", folder=folder).returncode == 0


def test_what_is_not_proven_is_not_locked(folder: Path) -> None:
    change(folder / "outline.yaml", "12起", "13起")
    done = brief("lock", folder=folder)
    assert done.returncode == 1
    assert "error[quote-altered]" in done.stderr
    assert not (folder / "outline.lock").exists()


def test_a_changed_source_is_accepted_by_locking_anew(folder: Path) -> None:
    assert brief("lock", folder=folder).returncode == 0
    change(folder / "a.md", "第二段在后面，也有一些字。\n", "换了一句。\n")
    (folder / "a.md").write_text(
        (folder / "a.md").read_text(encoding="utf-8") + "\n末尾：第二段在后面，也有一些字，但是不同。\n",
        encoding="utf-8",
    )
    stopped = brief("build", folder=folder)
    assert stopped.returncode == 1
    assert "error[lock-quote-elsewhere]" in stopped.stderr
    assert brief("build", "--draft", folder=folder).returncode == 1
    accepted = brief("lock", folder=folder)
    assert accepted.returncode == 0
    assert "lock-quote-elsewhere" in accepted.stderr
    assert brief("build", "--locked", folder=folder).returncode == 0


def test_a_damaged_lock_stops_and_is_made_anew(folder: Path) -> None:
    assert brief("lock", folder=folder).returncode == 0
    whole = (folder / "outline.lock").read_bytes()
    (folder / "outline.lock").write_bytes(whole[:300] + b"<<<<<<< HEAD\n" + whole[300:])
    done = brief("check", folder=folder)
    assert done.returncode == 1
    assert "outline.lock:" in done.stdout
    assert "error[lock-damaged]" in done.stdout
    assert "Traceback" not in done.stderr
    assert brief("lock", folder=folder).returncode == 0
    assert (folder / "outline.lock").read_bytes() == whole


def test_a_lock_of_a_later_version_is_not_overwritten(folder: Path) -> None:
    (folder / "outline.lock").write_text('{"version": 99}', encoding="utf-8")
    done = brief("lock", folder=folder)
    assert done.returncode == 1
    assert "error[lock-version]" in done.stderr
    assert (folder / "outline.lock").read_text(encoding="utf-8") == '{"version": 99}'


def test_a_lock_that_leads_out_of_the_project(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.lock"
    outside.write_text("{}", encoding="utf-8")
    (folder / "outline.lock").symlink_to(outside)
    done = brief("lock", folder=folder)
    assert done.returncode == 1
    assert "error[path-outside]" in done.stderr
    assert outside.read_text(encoding="utf-8") == "{}"


def test_the_lock_is_no_source(folder: Path) -> None:
    assert brief("lock", folder=folder).returncode == 0
    change(folder / "outline.yaml", "{a: a.md}", "{a: a.md, b: outline.lock}")
    assert "error[source-circular]" in brief("check", folder=folder).stdout


def test_without_a_terminal_the_fix_is_only_shown(folder: Path) -> None:
    done = brief("check", "--fix", folder=folder)
    assert done.returncode == 0
    assert "\n-        quote: '示例海事局周三表示, \"东" in done.stdout
    assert "\n+        quote: '示例海事局周三表示，“东" in done.stdout
    assert "`brief check --fix --yes` writes this" in done.stdout
    assert outline(folder) == OUTLINE


def test_a_dry_run_only_shows(folder: Path) -> None:
    done = brief("check", "--fix", "--yes", "--dry-run", folder=folder)
    assert done.stdout.startswith("--- outline.yaml\n+++ outline.yaml\n@@ -7,5 +7,5 @@\n")
    assert outline(folder) == OUTLINE


def test_yes_writes_and_checks_again(folder: Path) -> None:
    done = brief("check", "--fix", "--yes", folder=folder)
    assert done.returncode == 0
    assert outline(folder) == FIXED
    assert "wrote outline.yaml" in done.stdout
    assert done.stdout.endswith("2 quotations: 2 exact\n")
    again = brief("check", "--fix", "--yes", folder=folder)
    assert again.stdout.startswith("nothing to fix")


def test_machine_readable_reports_stay_so(folder: Path) -> None:
    done = brief("check", "--fix", "--yes", "--report", "json", folder=folder)
    assert {quote["verdict"] for quote in json.loads(done.stdout)["quotes"]} == {"exact"}
    assert "wrote outline.yaml" in done.stderr


def test_yes_without_fix_is_a_mistake(folder: Path) -> None:
    assert brief("check", "--yes", folder=folder).returncode == 2


@pytest.mark.parametrize(("answer", "expected"), [("y", FIXED), ("n", OUTLINE), ("", OUTLINE)])
def test_in_a_terminal_it_asks(folder: Path, answer: str, expected: str) -> None:
    pty = pytest.importorskip("pty")
    mine, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "briefsmith.cli", "check", "--fix"],
        cwd=folder, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE,
        env={**ENVIRONMENT, "TERM": "xterm"},
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while b"?" not in shown or b"[y/N]" not in shown:
        shown += os.read(mine, 4096)
    os.write(mine, answer.encode() + b"\n")
    while True:
        try:
            data = os.read(mine, 4096)
        except OSError:  # how Linux says that the other side is closed
            break
        if not data:
            break
        shown += data
    process.communicate()
    os.close(mine)
    assert "Write this into outline.yaml? [y/N]" in shown.decode()
    assert b"\x1b[31;7m" in shown
    assert outline(folder) == expected


def test_an_edit_while_it_asks_is_not_lost(folder: Path) -> None:
    from briefsmith.locking import plan_fix, write_fix
    from briefsmith.pipeline import check_project
    from briefsmith.replacing import FileChangedError

    path = folder / "outline.yaml"
    checked = check_project(path)
    fix = plan_fix(path, checked)
    assert fix is not None
    assert fix.fixed == ("risks",)
    change(path, "title: 题", "title: 新题")
    with pytest.raises(FileChangedError):
        write_fix(path, fix)
    assert outline(folder) == OUTLINE.replace("title: 题", "title: 新题")
    with pytest.raises(FileChangedError):
        plan_fix(path, checked)


def test_an_outline_behind_a_link(folder: Path) -> None:
    (folder / "kept").mkdir()
    (folder / "outline.yaml").rename(folder / "kept" / "real.yaml")
    (folder / "outline.yaml").symlink_to("kept/real.yaml")
    assert brief("check", "--fix", "--yes", folder=folder).returncode == 0
    assert (folder / "outline.yaml").is_symlink()
    assert (folder / "kept" / "real.yaml").read_text(encoding="utf-8") == FIXED


def test_an_outline_that_leads_out_is_not_written(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "real.yaml"
    (folder / "outline.yaml").rename(outside)
    (folder / "outline.yaml").symlink_to(outside)
    done = brief("check", "--fix", "--yes", folder=folder)
    assert done.returncode == 2
    assert "leads out of the project folder" in done.stderr
    assert outside.read_text(encoding="utf-8") == OUTLINE
