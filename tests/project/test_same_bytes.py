"""The same project gives the same files: on any day, in any folder, for any user, each time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Circumstance:
    """What must not matter: where the project lies, from where it is built, and around it."""

    folder: str
    environment: dict[str, str] = field(default_factory=dict)
    within: bool = True
    umask: int = 0o022
    warm: bool = False
    day: str = ""


_PLAIN = Circumstance("project", {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"})
_NO_HOME = {"HOME": "/proc/nowhere", "XDG_STATE_HOME": "/proc/nowhere"}
_PLAIN_C = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}
CIRCUMSTANCES = {
    "Chinese user, Chinese folder": Circumstance(
        "第二个项目",
        {
            "PYTHONHASHSEED": "1",
            "TZ": "Pacific/Kiritimati",
            "LANG": "zh_CN.UTF-8",
            "LC_ALL": "",
            "LANGUAGE": "zh",
        },
    ),
    "nobody at all, folder with signs": Circumstance(
        "a project & 'signs'", {"PYTHONHASHSEED": "random", "TZ": "EST5", **_PLAIN_C, **_NO_HOME}, umask=0o077
    ),
    "another day, from elsewhere": Circumstance("deep/er/project", within=False, day="2031-02-28 23:59:50"),
    "warm cache": Circumstance("warm", warm=True),
}


@pytest.fixture(scope="module")
def first(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(root, tmp_path_factory.mktemp("first"), _PLAIN)


@pytest.mark.parametrize("name", CIRCUMSTANCES)
def test_same_bytes(name: str, root: Path, tmp_path: Path, first: dict[str, bytes]) -> None:
    again = built(root, tmp_path, CIRCUMSTANCES[name])
    assert again.keys() == first.keys()
    assert [file for file in first if again[file] != first[file]] == []


def test_everything_is_compared(first: dict[str, bytes]) -> None:
    forms = {name.rsplit(".", 1)[1] for name in first}
    assert forms >= {"docx", "md", "html"}
    if "pdf" not in forms:
        pytest.skip("no LibreOffice (soffice) on this machine: the PDF was not compared")


def built(root: Path, below: Path, around: Circumstance) -> dict[str, bytes]:
    """The outputs of this repository's project by their names, built in those circumstances."""
    folder = below / around.folder
    shutil.copytree(root / "seeds", folder / "seeds")
    forms = "docx, markdown, html"
    if shutil.which("soffice") or shutil.which("libreoffice"):
        forms += ", pdf"
    outline = (root / "outline.yaml").read_text(encoding="utf-8")
    assert "outputs: [docx, markdown, html]" in outline
    outline = outline.replace("outputs: [docx, markdown, html]", f"outputs: [{forms}]")
    (folder / "outline.yaml").write_text(outline, encoding="utf-8")
    for _ in range(1 + around.warm):
        shutil.rmtree(folder / "briefs", ignore_errors=True)
        done = subprocess.run(
            command(around, folder),
            cwd=folder if around.within else root.anchor,
            env={**os.environ, **around.environment},
            umask=around.umask if os.name == "posix" else -1,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return {path.name: path.read_bytes() for path in (folder / "briefs").iterdir()}


def command(around: Circumstance, folder: Path) -> list[str]:
    brief = [sys.executable, "-m", "briefsmith.cli", "build"]
    if not around.within:
        brief.append(str(folder / "outline.yaml"))
    if not around.day:
        return brief
    faketime = shutil.which("faketime")
    if faketime is None:
        pytest.skip("no faketime on this machine (Debian: apt install faketime)")
    return [faketime, around.day, *brief]
