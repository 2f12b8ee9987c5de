"""Times 1,000 citations of 300 sources against pandoc alone, and again from the cache.

Pandoc alone formats a Markdown file that cites the same sources in the same style. It prints one
language a run; where sources are in several, its time for one run (which prints "et al." or 等 for all
of them) and for one run a language are both told. Times are the best of several, in turn.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pypandoc

from briefsmith.citation_cache import CitationCache
from briefsmith.citations.formatting import cite
from briefsmith.document import (
    Citation,
    CitedSource,
    Document,
    Labels,
    Paragraph,
    SourceEntry,
    SourceList,
    Text,
)
from briefsmith.library import Library, LibraryEntry
from briefsmith.resources import shipped
from briefsmith.sources.model import Metadata

CITATIONS, SOURCES, ROUNDS = 1000, 300, 3
MOST, MOST_CACHED = 1.2, 0.1
#: For each language a title, an outlet, and what the name of an author begins with.
LANGUAGES = {
    "zh-CN": ("三方会谈第{}轮", "某某日报", "王伟"),
    "en-US": ("Talks, round {}", "The Example Times", "Lee"),
    "ja-JP": ("第{}回会談", "某新聞", "鈴木"),
    "ko-KR": ("제{}차 회담", "모 일보", "김민수"),
}


def items(languages: tuple[str, ...], sources: int) -> list[dict[str, Any]]:
    """Made-up newspaper articles, the languages in turn."""
    made = []
    for number in range(sources):
        language = languages[number % len(languages)]
        title, outlet, name = LANGUAGES[language]
        day = {"date-parts": [[2024, number % 12 + 1, number % 28 + 1]]}
        made.append(
            {
                "id": f"s{number}",
                "type": "article-newspaper",
                "language": language,
                "title": title.format(number),
                "author": [
                    {"literal": name + chr(0x4E00 + number // 3)},
                    {"literal": name + chr(0x5000 + number)},
                ],
                "container-title": outlet,
                "issued": day,
                "accessed": {"date-parts": [[2025, 2, 1]]},
                "URL": f"https://example.org/{number}",
            }
        )
    return made


def cited(sources: list[dict[str, Any]], citations: int) -> list[str]:
    """The keys of the sources that the citations name: scattered, each several times."""
    return [f"s{number * 7919 % len(sources)}" for number in range(citations)]


def ours(
    sources: list[dict[str, Any]], keys: list[str], style: Path, cache: CitationCache | None
) -> Document:
    """The document with all its citations formatted."""
    library = Library({one["id"]: LibraryEntry(one["id"], "", None, Metadata(), csl=one) for one in sources})
    paragraphs = tuple(Paragraph((Text("文字"), Citation((CitedSource(key),)))) for key in keys)
    listed = SourceList(tuple(SourceEntry(key, (), None, None, "", "") for key in library.entries))
    labels = Labels(**{field.name: "" for field in fields(Labels)})
    document = Document("", "", "", "2025-01-01", "", "zh-CN", "", labels, (*paragraphs, listed))
    made, problems = cite(document, library, style, "zh-CN", cache)
    assert not problems, problems
    return made


def pandoc(folder: Path, sources: list[dict[str, Any]], keys: list[str], style: Path, language: str) -> None:
    """What pandoc alone does for the same citations, Markdown to Markdown."""
    (folder / "items.json").write_text(json.dumps(sources, ensure_ascii=False), encoding="utf-8")
    text = "\n\n".join(f"文字[@{key}]。" for key in keys)
    where = [f"--csl={style}", f"--bibliography={folder / 'items.json'}", f"--metadata=lang:{language}"]
    command = [pypandoc.get_pandoc_path(), "--from=markdown", "--to=markdown", "--citeproc", *where]
    subprocess.run(command, input=text.encode(), capture_output=True, check=True)


def timed(rounds: int, *works: Callable[[], object]) -> list[float]:
    """The best time of each work, in seconds; they take turns, so that a busy machine is busy for all."""
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for place, work in enumerate(works):
            start = time.perf_counter()
            work()
            best[place] = min(best[place], time.perf_counter() - start)
    return best


def measure(name: str, languages: tuple[str, ...], citations: int, rounds: int, folder: Path) -> None:
    """Prints one line."""
    style, sources = shipped("styles", f"{name}.csl"), items(languages, min(SOURCES, citations))
    keys = cited(sources, citations)
    cache = CitationCache(folder / name / str(len(languages)), "version", b"k" * 32)
    assert ours(sources, keys, style, cache) == ours(sources, keys, style, None)

    def every_language() -> None:
        for language in languages:
            pandoc(folder, sources, keys, style, language)

    full, cached, one, each = timed(
        rounds,
        lambda: ours(sources, keys, style, None),
        lambda: ours(sources, keys, style, cache),
        lambda: pandoc(folder, sources, keys, style, "zh-CN"),
        every_language,
    )
    print(
        f"{name:30} {len(languages)} language(s): {full:5.2f} s, cached {cached:5.3f} s; "
        f"pandoc alone {one:5.2f} s ({full / one:4.2f} times, cached {cached / one:5.3f}), "
        f"one run a language {each:5.2f} s ({full / each:4.2f} times)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("citations", type=int, nargs="?", default=CITATIONS)
    parser.add_argument("rounds", type=int, nargs="?", default=ROUNDS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("gb-t-7714-2025-note", "chicago-18-notes-bibliography", "apa-7"):
            for languages in (("zh-CN",), tuple(LANGUAGES)):
                measure(name, languages, given.citations, given.rounds, Path(folder))
    print(f"wanted: at most {MOST} times pandoc alone, {MOST_CACHED} times where nothing changed")


if __name__ == "__main__":
    main()
