"""How long it takes from a save to new outputs while ``brief watch`` runs, beside a cold ``brief build``.

    python bench/watching.py [SAVES [PROJECT]]

PROJECT is the folder of an outline.yaml (this repository by default); a copy of it is worked on. After SAVES
saves (10 by default) it also tells by how much the memory of the process grew since the second.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-m", "briefsmith.cli"]


def main(saves: int, project: Path) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "project"
        ignored = shutil.ignore_patterns(".*", "briefs", "node_modules", "__pycache__")
        shutil.copytree(project, folder, ignore=ignored)
        cold = timed_build(folder)
        warm = timed_build(folder)
        times, grown = watched(folder, saves)
    typical, worst = statistics.median(times), max(times)
    print(f"cold brief build {cold:.2f} s, again {warm:.2f} s")
    print(f"from save to outputs, {saves} saves: median {typical:.2f} s, worst {worst:.2f} s")
    print(f"of a cold build: {typical / cold:.0%}; memory grew by {grown / 1024:.1f} MiB")


def timed_build(folder: Path) -> float:
    began = time.perf_counter()
    subprocess.run([*COMMAND, "build"], cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - began


def watched(folder: Path, saves: int) -> tuple[list[float], int]:
    """The seconds of each save, and by how many KiB the process grew."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        [*COMMAND, "watch"], cwd=folder, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    )
    try:
        until(process, "watching")
        outline = folder / "outline.yaml"
        text = outline.read_text(encoding="utf-8")
        times, sizes = [], []
        for number in range(saves):
            title = next(line for line in text.splitlines() if line.startswith("title: "))
            outline.write_text(text.replace(title, f"{title} {number}"), encoding="utf-8")
            began = time.perf_counter()
            until(process, "wrote ")
            times.append(time.perf_counter() - began)
            sizes.append(resident(process.pid))
        return times, sizes[-1] - sizes[min(1, len(sizes) - 1)]
    finally:
        process.kill()
        process.wait()


def until(process: subprocess.Popen[str], wanted: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(wanted):
            return
    raise SystemExit(f"brief watch ended before it said {wanted!r}")


def resident(process: int) -> int:
    """KiB of memory, where the system tells."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


if __name__ == "__main__":
    numbers = sys.argv[1:]
    main(int(numbers[0]) if numbers else 10, Path(numbers[1]) if len(numbers) > 1 else ROOT)
