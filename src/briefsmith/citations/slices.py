"""Cuts the citations of a document into one part for each language, which formats its own notes alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefsmith.citations.items import CslItem
from briefsmith.citations.request import Cluster
from briefsmith.citations.styles import CitationStyle, StyleKind
from briefsmith.document import CitedSource

#: Stands for whatever is cited in other languages: a repeat is one "at once" only if nothing stands between.
_OTHERS = "\0others"
_OTHERS_ITEM: CslItem = {"id": _OTHERS, "type": "document", "title": "…"}


@dataclass(frozen=True, slots=True)
class Unit:
    """Sources of the cluster ``index`` that are formatted together, all in one locale."""

    index: int
    cluster: Cluster
    locale: str


@dataclass(frozen=True, slots=True)
class Slice:
    """What the engine is asked in one locale: ``places`` leads from the position of a unit to its cluster."""

    items: Mapping[str, CslItem]
    clusters: tuple[Cluster, ...]
    listed: tuple[str, ...]
    places: Mapping[int, int]


def main_locale(locales: Iterable[str], preferred: str) -> str:
    """The locale whose run gives the order of the bibliography: that of the briefing where it has a run."""
    needed = sorted(set(locales))
    return preferred if preferred in needed or not needed else needed[0]


def cut(
    style: CitationStyle,
    items: Mapping[str, CslItem],
    locales: Mapping[str, str],
    units: Sequence[Unit],
    preferred: str,
) -> dict[str, Slice]:
    """One slice for each locale of ``locales`` (by item) and of the units.

    Notes need the items of their own language only. Numbers depend on all items, and so does the order
    of a bibliography: they go by all of them, in the order of printing. Years with letters (2024a)
    depend on the items that begin with the same name.
    """
    needed = {*locales.values(), *(unit.locale for unit in units)}
    main = main_locale(needed, preferred)
    made: dict[str, Slice] = {}
    for locale in sorted(needed):
        own = {key: item for key, item in items.items() if locales[key] == locale}
        if style.kind is StyleKind.NUMERIC or (style.sorts and locale == main):
            own = dict(items)
        elif style.kind is StyleKind.IN_TEXT:
            names = {_first_name(item) for item in own.values()}
            own = {key: item for key, item in items.items() if key in own or _first_name(item) in names}
        clusters, places = _clusters(units, locale)
        if not places:
            clusters = ()
        others = {_OTHERS: _OTHERS_ITEM} if clusters else {}
        made[locale] = Slice(own | others, clusters, tuple(own), places)
    return made


def _first_name(item: CslItem) -> str:
    """What an author-date style begins an item with, as far as it can be the same in two languages."""
    names = item.get("author") or item.get("editor") or [{}]
    return str(names[0].get("family") or names[0].get("literal") or item.get("title") or "").casefold()


def _clusters(units: Sequence[Unit], locale: str) -> tuple[tuple[Cluster, ...], dict[int, int]]:
    clusters: list[Cluster] = []
    places: dict[int, int] = {}
    between = False
    for position, unit in enumerate(units):
        if unit.locale == locale:
            places[position] = len(clusters)
            clusters.append(unit.cluster)
        elif not between:
            clusters.append(Cluster((CitedSource(_OTHERS),), unit.cluster.note))
        between = unit.locale != locale
    return tuple(clusters), places
