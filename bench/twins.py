"""How long the search for twins takes, what it finds of those planted, and what it finds besides."""

from __future__ import annotations

import argparse
import time
from collections import Counter

from articles import articles

from briefsmith.library import Library, LibraryEntry
from briefsmith.sources.model import Metadata, Source
from briefsmith.text.mapped import MappedText
from briefsmith.twins import find_twins


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=5000)
    number = parser.parse_args().number
    planted = list(articles(number))
    entries = {one.name: entry(one.name, one.text.split("---\n", 2)[2].strip()) for one in planted}
    began = time.perf_counter()
    twins = find_twins(Library(entries))
    seconds = time.perf_counter() - began
    group_of = {key: group.keys[0] for group in twins.groups for key in group.keys}
    excerpts = {(found.key, found.whole) for found in twins.excerpts}
    family = {one.name: one.twin or one.name for one in planted}
    wanted = [one for one in planted if one.twin]
    found = Counter(
        one.kind
        for one in wanted
        if (one.name in group_of and group_of[one.name] == group_of.get(one.twin or ""))
        or any(one.name in pair and family[pair[0]] == family[pair[1]] for pair in excerpts)
    )
    wrong = sum(len({family[key] for key in group.keys}) - 1 for group in twins.groups)
    wrong += sum(family[part] != family[whole] for part, whole in excerpts)
    print(f"{number} articles: {seconds:.2f} s, {seconds / number * 1e3:.2f} ms each")
    for kind, total in sorted(Counter(one.kind for one in wanted).items()):
        print(f"  {kind}: {found[kind]} of {total} found")
    print(f"  wrong: {wrong}")


def entry(key: str, body: str) -> LibraryEntry:
    text = MappedText.verbatim(body)
    return LibraryEntry(key, key, Source(key, "text", "utf-8", "", body, Metadata(), (), text), Metadata())


if __name__ == "__main__":
    main()
