"""Pairs the sources and quotations of an old lock with those of today, whatever they are called now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from briefsmith.lock.model import Lock, LockedQuote


@dataclass(frozen=True, slots=True)
class Pairing:
    """Ids: ``pairs`` of then and now; ``added`` are new, ``removed`` are of the old lock only."""

    pairs: tuple[tuple[str, str], ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]


def renamed_sources(old: Lock, now: Lock) -> dict[str, str]:
    """For each key that is gone the new key under which the same file is found, if there is one: the
    same content first, or else the same path.
    """
    fresh = {key: source for key, source in now.sources.items() if key not in old.sources}
    by_content = {source.digest: key for key, source in fresh.items()}
    by_file = {source.file: key for key, source in fresh.items()}
    renamed = {}
    for key, source in old.sources.items():
        found = by_content.get(source.digest) or by_file.get(source.file)
        if key not in now.sources and found is not None:
            renamed[key] = found
    return renamed


def with_sources_of_today(old: Lock, renamed: Mapping[str, str]) -> Lock:
    """The old lock under the keys that its sources have now."""
    quotes = {
        key: replace(quote, source=renamed.get(quote.source, quote.source))
        for key, quote in old.quotes.items()
    }
    return Lock({renamed.get(key, key): source for key, source in old.sources.items()}, quotes)


def pair_quotes(old: Mapping[str, LockedQuote], now: Mapping[str, LockedQuote | None]) -> Pairing:
    """Each quotation of the old lock with the one of today that it became.

    ``now`` has every quotation of the outline by its id, ``None`` for one that is not verified. The
    same words under the same id come first; then the same words under another id (ids that are made
    from positions shift when a quotation is put in front); then the same id.
    """
    pairs = {key: key for key, quote in old.items() if _same_words(quote, now.get(key))}
    taken = set(pairs.values())
    pairs |= dict(_by_words(old, now, pairs, taken))
    taken = set(pairs.values())
    pairs |= {key: key for key in old if key not in pairs and key in now and key not in taken}
    taken = set(pairs.values())
    return Pairing(
        tuple((key, pairs[key]) for key in old if key in pairs),
        tuple(key for key in now if key not in taken),
        tuple(key for key in old if key not in pairs),
    )


def _same_words(quote: LockedQuote, other: LockedQuote | None) -> bool:
    return other is not None and _key(quote) == _key(other)


def _key(quote: LockedQuote) -> tuple[str, tuple[str, ...]]:
    return quote.source, quote.words


def _by_words(
    old: Mapping[str, LockedQuote],
    now: Mapping[str, LockedQuote | None],
    paired: Collection[str],
    taken: Collection[str],
) -> Iterator[tuple[str, str]]:
    """Pairs of the same words under other ids, those at the same place first."""
    free: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for key, quote in now.items():
        if quote is not None and key not in taken:
            free[_key(quote)].append(key)
    for key, quote in old.items():
        candidates = free.get(_key(quote), [])
        if key in paired or not candidates:
            continue
        best = min(candidates, key=lambda one: _spans(now[one]) != quote.spans)
        candidates.remove(best)
        yield key, best


def _spans(quote: LockedQuote | None) -> object:
    return quote.spans if quote is not None else None
