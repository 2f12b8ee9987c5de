"""What is known of publishers, read from one small file each: names, class names, patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from briefsmith.sources.model import BlockKind

Patterns = tuple[tuple[re.Pattern[str], BlockKind], ...]

#: Gives the class patterns for a page with these addresses.
ClassChooser = Callable[[Iterable[str]], Patterns]


@dataclass(frozen=True, slots=True)
class Profile:
    """One publisher.

    ``classes`` are patterns of class names, ``texts`` of whole passages (``top`` of those above the
    article, ``endings`` of those near its end, ``edges`` of both), ``tails`` of the passage from which
    on everything is of that kind. A passage of nothing but ``words`` is chrome. ``authors``,
    ``datelines`` and ``address_dates`` are patterns with a named group for what they find; ``splits``
    cut a passage in two where a group ``rest`` begins. The domain of an ``anonymous`` one says nothing
    of the outlet.
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


@cache
def all_profiles() -> Mapping[str, Profile]:
    """Every shipped profile by its name; ``everywhere`` holds for all pages."""
    folder = files("briefsmith.sources") / "profiles"
    found = (entry for entry in folder.iterdir() if entry.name.endswith(".toml"))
    texts = {entry.name.removesuffix(".toml"): entry.read_text(encoding="utf-8") for entry in found}
    profiles: dict[str, Profile] = {}
    for name, text in sorted(texts.items()):
        data = tomllib.loads(text)
        profiles |= _names_only(data) if "outlets" in data else {name: _profile(name, data)}
    return profiles


def _names_only(data: Mapping[str, object]) -> dict[str, Profile]:
    """Profiles from rows of domain, name and other names."""
    rows = data["outlets"]
    assert isinstance(rows, list)
    return {
        str(row[0]): Profile(str(row[0]), (str(row[0]),), str(row[1]), tuple(map(str, row[2:])))
        for row in rows
    }


def profiles_for(urls: Iterable[str], names: Iterable[str]) -> tuple[Profile, ...]:
    """The profiles that hold for a page, told by its addresses or else by the names of its outlet;
    ``everywhere`` comes last.
    """
    everywhere = all_profiles()["everywhere"]
    own = next(filter(None, map(profile_of_address, urls)), None)
    own = own or next(filter(None, map(profile_of_name, names)), None)
    return (own, everywhere) if own else (everywhere,)


def profile_of_address(url: str) -> Profile | None:
    """The profile whose domain (and path, where the domain has one) the address has; the longest wins."""
    parts = urlsplit(url) if url.startswith(("http://", "https://")) else None
    if parts is None or not parts.hostname:
        return None
    place = f"{parts.hostname}/{parts.path.lstrip('/')}"
    best: tuple[int, Profile] | None = None
    for profile in all_profiles().values():
        for domain in profile.domains:
            if _below(place, domain) and (best is None or len(domain) > best[0]):
                best = (len(domain), profile)
    return best[1] if best else None


def _below(place: str, domain: str) -> bool:
    host, _, path = domain.partition("/")
    own_host, _, own_path = place.partition("/")
    same = own_host == host or own_host.endswith("." + host)
    return same and (not path or own_path == path or own_path.startswith(path + "/"))


def profile_of_name(name: str) -> Profile | None:
    """The profile that knows ``name`` as a name of its outlet."""
    for profile in all_profiles().values():
        if name and (name == profile.outlet or name in profile.also):
            return profile
    return None


def _profile(name: str, data: Mapping[str, object]) -> Profile:
    return Profile(
        name=name,
        domains=_strings(data, "domains"),
        outlet=str(data["outlet"]) if "outlet" in data else None,
        also=_strings(data, "also"),
        language=str(data["language"]) if "language" in data else None,
        title_suffixes=_compiled(data, "title_suffixes"),
        classes=_kinds(data, "classes"),
        texts=_kinds(data, "texts"),
        edges=_kinds(data, "edges"),
        top=_kinds(data, "top"),
        endings=_kinds(data, "endings"),
        tails=_kinds(data, "tails"),
        splits=_kinds(data, "splits"),
        authors=_compiled(data, "authors"),
        datelines=_compiled(data, "datelines"),
        address_dates=_compiled(data, "address_dates"),
        words=frozenset(_strings(data, "words")) | ({""} if "words" in data else frozenset()),
        anonymous=bool(data.get("anonymous", False)),
        aggregators=_strings(data, "aggregators"),
    )


def _strings(data: Mapping[str, object], key: str) -> tuple[str, ...]:
    values = data.get(key, [])
    return tuple(str(value) for value in values) if isinstance(values, list) else ()


def _compiled(data: Mapping[str, object], key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(value) for value in _strings(data, key))


def _kinds(data: Mapping[str, object], key: str) -> Patterns:
    table = data.get(key, {})
    if not isinstance(table, dict):
        return ()
    return tuple(
        (re.compile(pattern), BlockKind(kind)) for kind in table for pattern in _strings(table, kind)
    )
