"""Which sources hold the same article: saved twice, republished with small edits, or an excerpt."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from briefsmith.library import Library
from briefsmith.text.folding import fold_roughly

#: Two texts are one article from this share of equal characters on. Different articles of one language
#: stay below 0.65, even in English, where any two texts have many letters in common.
ALIKE = 0.75
#: A text is an excerpt where this share of its clauses stands in a text at least as much longer.
CONTAINED = 0.75
_LONGER = 0.6
#: Characters. Shorter clauses stand everywhere, shorter texts say too little, longer ones enough.
_LEAST_CLAUSE, _LEAST_TEXT, _MOST_TEXT = 8, 40, 100_000
#: Two texts are compared where they share this much of the shorter one's clauses.
_WORTH_COMPARING = 0.2
#: A clause that more sources share than this is compared between neighbours only: with it, five
#: thousand pages of one site, or copies of one page, take no longer than others.
_MANY, _NEIGHBOURS = 12, 4
_BOUNDARY = re.compile(r"[^\w\s]+|\n+")


@dataclass(frozen=True, slots=True)
class TwinGroup:
    """Sources that hold the same article, by their keys in the order of the library. ``alike`` is
    the least share of equal text between two that were joined, 1 where all say the same.
    """

    keys: tuple[str, ...]
    alike: float


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A source most of whose text stands in a longer one; ``share`` is how much of it."""

    key: str
    whole: str
    share: float


@dataclass(frozen=True, slots=True)
class Twins:
    """Everything in a library that must not be counted as two sources."""

    groups: tuple[TwinGroup, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Article:
    """What is compared of a source: its text without punctuation and spaces, and the lengths of its
    clauses by their hashes.
    """

    key: str
    text: str = field(repr=False)
    clauses: Mapping[int, int] = field(repr=False)

    @property
    def weight(self) -> int:
        return sum(self.clauses.values())


def find_twins(library: Library) -> Twins:
    """The twins among the readable sources.

    Simplified and traditional writing, width and case, punctuation and spaces make no difference. Of
    a very long text the first 100,000 characters are compared.
    """
    same: dict[str, list[str]] = {}
    articles: list[_Article] = []
    for key, entry in library.entries.items():
        article = _article(key, entry.source.body.text) if entry.source else None
        if article is None or len(article.text) < _LEAST_TEXT:
            continue
        if article.text not in same:
            articles.append(article)
        same.setdefault(article.text, []).append(key)
    joined = _Joined(len(articles))
    excerpts = [found for pair in _candidates(articles) if (found := _compared(articles, pair, joined))]
    order = {key: index for index, key in enumerate(library.entries)}
    groups = []
    for members, alike in joined.groups():
        keys = [key for index in members for key in same[articles[index].text]]
        if len(keys) > 1:
            groups.append(TwinGroup(tuple(sorted(keys, key=order.__getitem__)), alike))
    return Twins(tuple(sorted(groups, key=lambda group: order[group.keys[0]])), tuple(excerpts))


def _article(key: str, body: str) -> _Article:
    pieces = ["".join(piece.split()) for piece in _BOUNDARY.split(fold_roughly(body[:_MOST_TEXT]).lower())]
    clauses = {hash(piece): len(piece) for piece in pieces if len(piece) >= _LEAST_CLAUSE}
    return _Article(key, "".join(pieces), clauses)


def _candidates(articles: Sequence[_Article]) -> Iterator[tuple[int, int]]:
    """The pairs that share enough clauses to be compared, in order."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for index, article in enumerate(articles):
        for clause in article.clauses:
            holders[clause].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for clause, indexes in holders.items():
        if len(indexes) > 1:
            length = articles[indexes[0]].clauses[clause]
            for pair in _pairs(indexes):
                shared[pair] += length
    for (first, second), length in sorted(shared.items()):
        if length >= _WORTH_COMPARING * min(articles[first].weight, articles[second].weight):
            yield first, second


def _pairs(indexes: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(indexes) <= _MANY:
        return combinations(indexes, 2)
    return (pair for step in range(1, _NEIGHBOURS + 1) for pair in zip(indexes, indexes[step:], strict=False))


def _compared(articles: Sequence[_Article], pair: tuple[int, int], joined: _Joined) -> Excerpt | None:
    """Joins the two where they are one article, or gives the one as an excerpt of the other."""
    short, long = sorted((articles[pair[0]], articles[pair[1]]), key=lambda article: len(article.text))
    if joined.together(*pair):
        return None
    common = sum(short.clauses[clause] for clause in short.clauses.keys() & long.clauses.keys())
    if len(short.text) >= _LONGER * len(long.text):
        reordered = min(2 * common / max(short.weight + long.weight, 1), 0.99)
        alike = _likeness(short.text, long.text) or reordered
        if alike >= ALIKE:
            joined.join(*pair, alike)
            return None
    if common >= max(CONTAINED * short.weight, _LEAST_TEXT):
        return Excerpt(short.key, long.key, common / short.weight)
    return None


def _likeness(first: str, second: str) -> float:
    """The share of characters that stand in both in the same order; 0 where it is below `ALIKE`."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(first, second, score_cutoff=ALIKE)


class _Joined:
    """Which of the first ``number`` natural numbers belong together, and how loosely."""

    def __init__(self, number: int) -> None:
        self._parents = list(range(number))
        self._alike = [1.0] * number

    def together(self, first: int, second: int) -> bool:
        return self._root(first) == self._root(second)

    def join(self, first: int, second: int, alike: float) -> None:
        one, other = sorted((self._root(first), self._root(second)))
        self._parents[other] = one
        self._alike[one] = min(self._alike[one], self._alike[other], alike)

    def groups(self) -> Iterator[tuple[list[int], float]]:
        members: defaultdict[int, list[int]] = defaultdict(list)
        for index in range(len(self._parents)):
            members[self._root(index)].append(index)
        for root, indexes in members.items():
            yield indexes, self._alike[root]

    def _root(self, index: int) -> int:
        while self._parents[index] != index:
            self._parents[index] = self._parents[self._parents[index]]
            index = self._parents[index]
        return index
