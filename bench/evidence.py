"""How long it takes to find quotations in many sources, beside `str.find` and rapidfuzz's alignment."""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from articles import articles
from opencc import OpenCC
from rapidfuzz import fuzz

from briefsmith.evidence.elsewhere import FoldedBodies
from briefsmith.evidence.finding import find_quotes
from briefsmith.library import Library, LibraryEntry
from briefsmith.outline.model import Outline
from briefsmith.outline.reader import read_outline
from briefsmith.sources.model import Block, BlockKind, Metadata, Source
from briefsmith.text.mapped import MappedText

#: A quotation as (key of its source, words).
Quoted = tuple[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("quotations", type=int, nargs="?", default=10_000)
    parser.add_argument("sources", type=int, nargs="?", default=1_000)
    arguments = parser.parse_args()
    sizes = [(arguments.quotations // part, arguments.sources // part) for part in (4, 2, 1)]
    measured = [list(measure(quotations, sources)) for quotations, sources in sizes]
    print("milliseconds of one processor, for each quotation (or source)")
    print(f"{'':40}" + "".join(f"{f'{q} in {s}':>16}" for q, s in sizes))
    for rows in zip(*measured, strict=True):
        print(f"{rows[-1][0]:40}" + "".join(f"{each:16.4f}" for _, each, _ in rows) + f"   {rows[-1][2]}")


def measure(quotations: int, sources: int) -> Iterator[tuple[str, float, str]]:
    """Name, milliseconds each and verdicts, for so many quotations of every kind in so many sources."""
    library = library_of(sources)
    bodies = FoldedBodies(library)
    yield "folding a source", timed(lambda: [bodies[key] for key in bodies], len(bodies)), ""
    yield "the index of a source", timed(lambda: bodies.holders.index(), len(bodies)), ""
    chance = random.Random(2)
    sentences = {key: sentences_of(entry) for key, entry in library.entries.items()}
    for name, change in KINDS.items():
        quoted = list(quotes(quotations, sentences, change, chance))
        outline = outline_of(quoted)
        verdicts: Counter[str] = Counter()
        each = timed(lambda o=outline, v=verdicts: found_in(o, library, bodies, v), quotations)
        yield name, each, ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common())
    quoted = list(quotes(quotations, sentences, KINDS["one character changed"], chance))
    pairs = [(words, library.entries[key].source.body.text) for key, words in quoted]  # type: ignore[union-attr]
    yield "str.find (changed)", timed(lambda: [body.find(words) for words, body in pairs], quotations), ""
    aligned = timed(lambda: [fuzz.partial_ratio_alignment(*pair) for pair in pairs], quotations)
    yield "rapidfuzz's alignment (changed)", aligned, ""


def found_in(outline: Outline, library: Library, bodies: FoldedBodies, verdicts: Counter[str]) -> None:
    verdicts.update(str(found.verdict) for found in find_quotes(outline, library, bodies))


def timed(work: Callable[[], object], number: int) -> float:
    gc.collect()
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000 / number


def library_of(number: int) -> Library:
    return Library(
        {one.name: entry(one.name, one.text.split("---\n", 2)[2].strip()) for one in articles(number)}
    )


def entry(key: str, body: str) -> LibraryEntry:
    text = MappedText.verbatim(body)
    block = Block(BlockKind.PARAGRAPH, text, 0, len(body), number=1)
    return LibraryEntry(
        key, key, Source(key, "text", "utf-8", "", body, Metadata(), (block,), text), Metadata()
    )


def sentences_of(entry: LibraryEntry) -> list[str]:
    assert entry.source is not None
    text = entry.source.body.text.replace("。", "。\n").replace(". ", ".\n")
    return [line for line in text.split("\n") if 16 <= len(line) <= 160] or [text[:40]]


def quotes(
    number: int,
    sentences: dict[str, list[str]],
    change: Callable[[str, random.Random], str],
    chance: random.Random,
) -> Iterator[Quoted]:
    keys: Sequence[str] = list(sentences)
    for _ in range(number):
        key = chance.choice(keys)
        yield key, change(chance.choice(sentences[key]), chance)


def outline_of(quoted: Sequence[Quoted]) -> Outline:
    lines = ["title: x", "sources:", *(f"  {key}: {key}" for key in {key for key, _ in quoted})]
    lines += ["sections:", "- title: x", "  quotes:"]
    lines += [f"  - source: {key}\n    quote: |-\n      {words}" for key, words in quoted]
    outline, _ = read_outline("\n".join(lines).encode(), "outline.yaml", "/nowhere")
    assert outline is not None
    return outline


_TRADITIONAL = OpenCC("s2t")


def changed(text: str, chance: random.Random) -> str:
    at = chance.randrange(2, len(text) - 2)
    return f"{text[:at]}{'倒' if text[at] > 'z' else 'q'}{text[at + 1 :]}"


def elided(text: str, chance: random.Random) -> str:
    return f"{text[:7]}……{text[-7:]}"


def strange(text: str, chance: random.Random) -> str:
    letters = list(text)
    chance.shuffle(letters)
    return "".join(letters).strip()


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "as it stands": lambda text, chance: text.strip(),
    "in traditional characters": lambda text, chance: _TRADITIONAL.convert(text.strip()),
    "with an omission": elided,
    "one character changed": changed,
    "letters shuffled": strange,
}


if __name__ == "__main__":
    main()
