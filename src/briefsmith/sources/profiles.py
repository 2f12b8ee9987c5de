"""What is known of publishers, read from one small file each: names, class names, patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from briefsmith.sources.model import BlockKind
from briefsmith.sources.pattern_sets import PatternSet

Patterns = tuple[tuple[re.Pattern[str], BlockKind], ...]


@dataclass(frozen=True)
class Profile:
    """One publisher.

    ``classes`` are patterns of class names, ``texts`` of whole passages (``top`` of those above the
    article, ``endings`` of those near its end, ``edges`` of both), ``tails`` of the passage from which
    on everything is of that kind. A passage of nothing but ``words`` is chrome. ``authors``,
    ``datelines`` and ``address_dates`` are patterns with a named group for what they find; ``splits``
    cut a passage in two where a group ``rest`` begins. The domain of an ``anonymous`` one says nothing
    of the outlet. On whole pages ``article`` are patterns of the classes and ids of the element that
    holds the article, ``fields`` of those that hold a field of the metadata. ``originals`` find where a
    repost says it was first; ``failures`` are what a save says that failed, with a name for it, and
    ``beside_failures`` what stands beside that; ``to_visitors`` are sentences about the page itself.
    """

    name: str
    domains: tuple[str, ...] = ()
    outlet: str | None = None
    also: tuple[str, ...] = ()
    language: str | None = None
    title_suffixes: tuple[re.Pattern[str], ...] = ()
    classes: Patterns = ()
    texts: Patterns = ()
    edges: Patterns = ()
    top: Patterns = ()
    endings: Patterns = ()
    tails: Patterns = ()
    splits: Patterns = ()
    authors: tuple[re.Pattern[str], ...] = ()
    datelines: tuple[re.Pattern[str], ...] = ()
    address_dates: tuple[re.Pattern[str], ...] = ()
    words: frozenset[str] = frozenset()
    anonymous: bool = False
    aggregators: tuple[str, ...] = ()
    article: tuple[re.Pattern[str], ...] = ()
    fields: tuple[tuple[re.Pattern[str], str], ...] = ()
    originals: tuple[re.Pattern[str], ...] = ()
    failures: tuple[tuple[re.Pattern[str], str], ...] = ()
    beside_failures: tuple[re.Pattern[str], ...] = ()
    to_visitors: tuple[re.Pattern[str], ...] = ()

    @cached_property
    def anywhere(self) -> PatternSet:
        """The patterns that hold for any passage."""
        return PatternSet(self.texts)

    @cached_property
    def above(self) -> PatternSet:
        """The patterns that hold above the article."""
        return PatternSet(self.top + self.edges)

    @cached_property
    def below(self) -> PatternSet:
        """The patterns that hold near the end of the article."""
        return PatternSet(self.endings + self.edges)

    @cached_property
    def closing(self) -> PatternSet:
        """The patterns of the passages from which on everything is of one kind."""
        return PatternSet(self.tails)


@dataclass(frozen=True)
class Catalogue:
    """Every publisher that is known, by the name of its profile; ``everywhere`` and ``failed_saves`` hold
    for all pages.

    Where two have the same domain or name, the later one is meant: an analyst's own profiles come last.
    """

    profiles: Mapping[str, Profile] = field(default_factory=dict)

    def with_own(self, own: Mapping[str, Profile]) -> Catalogue:
        """The same with an analyst's own profiles, which win over those of the same name."""
        if not own:
            return self
        kept = {name: profile for name, profile in self.profiles.items() if name not in own}
        return Catalogue({**kept, **own})

    def for_page(self, urls: Iterable[str], names: Iterable[str]) -> tuple[Profile, ...]:
        """The profiles that hold for a page, told by its addresses or else by the names of its outlet;
        those that hold for all pages come last.
        """
        own = next(filter(None, map(self.of_address, urls)), None)
        own = own or next(filter(None, map(self.of_name, names)), None)
        found = (own, self.profiles.get("everywhere"), self.profiles.get("failed_saves"))
        return tuple(profile for profile in found if profile is not None)

    def of_address(self, url: str) -> Profile | None:
        """The profile whose domain (and path, where the domain has one) the address has; the longest wins."""
        try:
            parts = urlsplit(url) if url.startswith(("http://", "https://")) else None
            host = parts.hostname if parts else None
        except ValueError:
            return None
        if parts is None or not host:
            return None
        path = parts.path.lstrip("/")
        names = host.split(".")
        hosts = (".".join(names[at:]) for at in range(len(names)))
        found = [row for name in hosts for row in self._by_host.get(name, ()) if _below(path, row[1])]
        return max(found, key=lambda row: (len(row[0]), row[2]))[3] if found else None

    def of_name(self, name: str) -> Profile | None:
        """The profile that knows ``name`` as a name of its outlet."""
        return self._by_name.get(name)

    @cached_property
    def _by_host(self) -> Mapping[str, list[tuple[str, str, int, Profile]]]:
        """Every domain, by its host: the whole of it, its path, its number in the order, whose it is."""
        found: dict[str, list[tuple[str, str, int, Profile]]] = {}
        for number, profile in enumerate(self.profiles.values()):
            for domain in profile.domains:
                host, _, path = domain.partition("/")
                found.setdefault(host, []).append((domain, path, number, profile))
        return found

    @cached_property
    def _by_name(self) -> Mapping[str, Profile]:
        """The last profile that knows each name."""
        names = ((name, one) for one in self.profiles.values() for name in (one.outlet, *one.also))
        return {name: profile for name, profile in names if name}


@dataclass(frozen=True)
class ClassChooser:
    """Gives what is known of the publisher of a page while the page is still being read.

    ``urls`` and ``names`` are what the front matter says of its address and its outlet.
    """

    catalogue: Catalogue
    urls: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def __call__(self, addresses: Iterable[str]) -> Patterns:
        """The class patterns for a page with these addresses."""
        return tuple(pattern for profile in self.profiles(addresses) for pattern in profile.classes)

    def profiles(self, addresses: Iterable[str], names: Iterable[str] = ()) -> tuple[Profile, ...]:
        """The profiles that hold for a page with these addresses and names."""
        return self.catalogue.for_page([*addresses, *self.urls], [*names, *self.names])


def _below(own_path: str, path: str) -> bool:
    return not path or own_path == path or own_path.startswith(path + "/")
