"""Documents a second: read cold, read from the cache, and only parsed by lxml; all in one run."""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from articles import articles
from lxml import etree, html

from briefsmith.project import project_cache, read_project_source
from briefsmith.sources.reader import read_source


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="saved pages; without it, made-up articles")
    parser.add_argument("--number", type=int, default=1000, help="how many made-up articles")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        project = Path(made)
        seeds = project / "seeds"
        seeds.mkdir()
        pages = _saved(chosen.folder) if chosen.folder else _made(chosen.number)
        for number, data in enumerate(pages):
            (seeds / f"{number:05}").write_bytes(data)
        files = [f"seeds/{number:05}" for number in range(len(pages))]
        _measure(project, files)


def _measure(project: Path, files: list[str]) -> None:
    cache, outline = project_cache(project), project / "outline.yaml"
    read_source((project / files[0]).read_bytes(), "warm")
    size = sum((project / file).stat().st_size for file in files)
    print(f"{len(files)} documents, {size / len(files) / 1000:.1f} kB each")
    parsed = _timed("lxml alone", files, lambda file: _parse((project / file).read_bytes()))
    cold = _timed("cold", files, lambda file: read_project_source(project, outline, file))
    _timed("cold, and kept", files, lambda file: read_project_source(project, outline, file, cache))
    cached = _timed("cached", files, lambda file: read_project_source(project, outline, file, cache))
    print(
        f"cold / lxml {cold / parsed:.1f}, wanted at most 4; cached / cold {cached / cold:.3f}, at most 0.1"
    )
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def _timed(name: str, files: list[str], read: Callable[[str], object]) -> float:
    began = time.perf_counter()
    for file in files:
        read(file)
    seconds = time.perf_counter() - began
    each = seconds / len(files)
    print(f"{name:>15}: {1 / each:8.0f} documents a second, {each * 1e3:.2f} ms each")
    return seconds


def _parse(data: bytes) -> None:
    try:
        html.document_fromstring(data)
    except (etree.ParserError, ValueError):
        html.fragment_fromstring(data.decode("utf-8", "replace"), create_parent=True)


def _saved(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]


def _made(number: int) -> list[bytes]:
    return [one.text.encode() for one in articles(number)]


if __name__ == "__main__":
    main()
