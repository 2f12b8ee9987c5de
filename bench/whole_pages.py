"""Which text of whole saved pages is their article: Briefsmith beside the extractor alone, in one run.

FOLDER holds pages with the text that a person found in them: NAME.html (or NAME.html.gz) beside NAME.txt, or
the public article-extraction benchmark as it is (ground-truth.json, html/NAME.html.gz). Texts are compared as
that benchmark does: by runs of four words (each ideograph is a word), the mean over all pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from briefsmith.sources.reader import read_source

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_RUN = 4


@dataclass(frozen=True)
class Page:
    """A page and what a person says its article is."""

    name: str
    data: bytes
    text: str


@dataclass(frozen=True)
class Score:
    """The shares of what was found that is right, and of what is right that was found."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="name the N worst pages")
    chosen = parser.parse_args()
    found = list(pages(chosen.folder))
    if not found:
        parser.error(f"{chosen.folder} holds no page with its text")
    own = _scored("Briefsmith", found, own_text)
    other = _scored("extractor alone", found, extractor_text)
    worst = sorted(found, key=lambda page: own[page.name].f1)
    for page in worst[: chosen.worst]:
        print(f"  {own[page.name].f1:.3f} ({other[page.name].f1:.3f} alone) {page.name}")


def pages(folder: Path) -> Iterator[Page]:
    """The pages of a folder, in the order of their names."""
    truth = folder / "ground-truth.json"
    if truth.is_file():
        for name, known in sorted(json.loads(truth.read_text(encoding="utf-8")).items()):
            path = folder / "html" / f"{name}.html.gz"
            if path.is_file():
                yield Page(name, gzip.decompress(path.read_bytes()), known["articleBody"])
        return
    for path in sorted(folder.glob("*.txt")):
        for kind in (".html", ".html.gz"):
            page = path.with_name(path.stem + kind)
            if page.is_file():
                data = page.read_bytes()
                data = gzip.decompress(data) if kind.endswith(".gz") else data
                yield Page(path.stem, data, path.read_text(encoding="utf-8"))


def own_text(page: Page) -> str:
    """The article as Briefsmith reads the page."""
    return read_source(page.data, f"{page.name}.html").body.text


def extractor_text(page: Page) -> str:
    """The article as the extractor alone finds it, called as the public benchmark calls it."""
    return str(trafilatura.extract(page.data, include_comments=False) or "")


def score(expected: str, found: str) -> Score:
    """How much of ``found`` is expected, and how much of what is expected was found."""
    right, given = _runs(expected), _runs(found)
    common = sum((right & given).values())
    return Score(
        common / sum(given.values()) if given else float(not right),
        common / sum(right.values()) if right else 1.0,
    )


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)) if words)


def _scored(name: str, found: list[Page], read: Callable[[Page], str]) -> dict[str, Score]:
    scores = {page.name: score(page.text, read(page)) for page in found}
    mean = Score(
        sum(one.precision for one in scores.values()) / len(scores),
        sum(one.recall for one in scores.values()) / len(scores),
    )
    print(
        f"{name:>16}: F1 {mean.f1:.3f}, precision {mean.precision:.3f}, recall {mean.recall:.3f},"
        f" {len(scores)} pages"
    )
    return scores


if __name__ == "__main__":
    main()
