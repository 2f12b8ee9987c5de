"""Documents a second: read cold, read from the cache, and only parsed by lxml; all in one run."""

from __future__ import annotations

import argparse
import re
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
    parser.add_argument("--held", type=int, default=0, help="how many to hold at once, for their memory")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        project = Path(made)
        seeds = project / "seeds"
        seeds.mkdir()
        pages = _saved(chosen.folder) if chosen.folder else _made(chosen.number)
        for number, data in enumerate(pages):
            (seeds / f"{number:05}").write_bytes(data)
        groups: dict[str, list[str]] = {}
        for number, data in enumerate(pages):
            groups.setdefault(_kind(data), []).append(f"seeds/{number:05}")
        for kind, files in groups.items():
            _measure(project, kind, files)
    if chosen.held:
        _hold(pages, chosen.held)


def _kind(data: bytes) -> str:
    """Whole pages go through an extractor, which alone costs many times what parsing them does."""
    source = read_source(data, "page")
    if source.format != "html":
        return source.format
    return "whole page" if re.search(rb"(?i)<(?:html|body|head)\b", data) else "html"


def _measure(project: Path, kind: str, files: list[str]) -> None:
    cache, outline = project_cache(project), project / "outline.yaml"
    size = sum((project / file).stat().st_size for file in files)
    print(f"{kind}: {len(files)} documents, {size / len(files) / 1000:.1f} kB each")
    parsed = _timed("lxml alone", files, lambda file: _parse((project / file).read_bytes()))
    cold = _timed("cold", files, lambda file: read_project_source(project, outline, file))
    _timed("cold, and kept", files, lambda file: read_project_source(project, outline, file, cache))
    cached = _timed("cached", files, lambda file: read_project_source(project, outline, file, cache))
    print(
        f"cold / lxml {cold / parsed:.1f}, wanted at most 4; cached / cold {cached / cold:.3f}, at most 0.1"
    )


def _hold(pages: list[bytes], number: int) -> None:
    """What a library takes in memory, the decoded files included."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    held = [read_source(pages[index % len(pages)], f"{index}") for index in range(number)]
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{len(held)} sources held at once: {(after - before) / 1024:.0f} MiB; at most {after / 1024:.0f} MiB"
    )


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
