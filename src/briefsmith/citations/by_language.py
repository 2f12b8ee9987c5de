"""Formats each source in its own language: CSL knows one "et al." a run, so each language has a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefsmith.citations.engine import EngineError, Formatted, Memory, engine_locale, run
from briefsmith.citations.inlines import in_language, without_end, without_start
from briefsmith.citations.items import CslItem, language_of
from briefsmith.citations.request import Cluster
from briefsmith.citations.styles import CitationStyle, StyleKind
from briefsmith.document import Inlines, Text


@dataclass(frozen=True, slots=True)
class _Unit:
    """Sources of the cluster ``index`` that are formatted together, all in one locale."""

    index: int
    cluster: Cluster
    locale: str


def format_by_language(
    style: CitationStyle,
    items: Mapping[str, CslItem],
    clusters: Sequence[Cluster],
    listed: Sequence[str],
    language: str,
    memory: Memory | None = None,
) -> tuple[dict[int, Inlines], dict[str, Inlines]]:
    """The printed form of each cluster, by its index, and the entry of each item, by its key; the
    entries stand in the order of the bibliography where the style gives it one.

    Every run formats the whole document, so that repeats and numbers are right in each of them;
    what is taken from a run is only what is in its language. ``language`` (BCP 47) is that of the
    briefing: text in others is marked. Raises ``EngineError``.
    """
    own = {key: engine_locale(language_of(item, language)) for key, item in items.items()}
    mixed = _keeps_languages(style, language)
    locales = own if mixed else dict.fromkeys(own, engine_locale(language))
    units = [
        unit for index in range(len(clusters)) for unit in _units(index, clusters, style, locales, language)
    ]
    needed = {*locales.values(), *(unit.locale for unit in units)}
    asked = [unit.cluster for unit in units]
    runs = {locale: run(style, items, asked, listed, locale, memory) for locale in sorted(needed)}
    entries = _entries(runs, items, locales, own, language)
    if style.sorts:
        first = runs.get(engine_locale(language)) or next(iter(runs.values()), None)
        entries = _sorted(entries, first, own, language)
    return _printed(runs, units, style, own, language), entries


def _keeps_languages(style: CitationStyle, language: str) -> bool:
    """Whether each source is printed with the words of its own language ("et al.", 等, months).

    GB/T 7714 has it so, and so has an East Asian briefing whatever its style; in a Western briefing
    in a Western style (Chicago, APA), these words are in the language of the briefing for all sources.
    """
    return any(tag[:2].casefold() in ("zh", "ja", "ko") for tag in (style.language, language))


def _units(
    index: int, clusters: Sequence[Cluster], style: CitationStyle, locales: Mapping[str, str], language: str
) -> list[_Unit]:
    """A cluster whole where it is of one language, else source by source."""
    cluster = clusters[index]
    own = [locales[source.key] for source in cluster.sources]
    if style.kind is StyleKind.NUMERIC and own:
        return [_Unit(index, cluster, engine_locale(language))]
    if len(set(own)) <= 1:
        return [_Unit(index, cluster, locale) for locale in own[:1]]
    return [
        _Unit(index, Cluster((source,), cluster.note), locale)
        for source, locale in zip(cluster.sources, own, strict=True)
    ]


def _printed(
    runs: Mapping[str, Formatted],
    units: Sequence[_Unit],
    style: CitationStyle,
    own: Mapping[str, str],
    language: str,
) -> dict[int, Inlines]:
    parts: dict[int, list[Inlines]] = {}
    for position, unit in enumerate(units):
        made = runs[unit.locale].clusters[position]
        if not made:
            raise EngineError(f"it prints nothing for the source {unit.cluster.sources[0].key!r}")
        parts.setdefault(unit.index, []).append(_marked(made, _locale_of(unit, own, style), language))
    return {index: _joined(pieces, style, language) for index, pieces in parts.items()}


def _joined(pieces: Sequence[Inlines], style: CitationStyle, language: str) -> Inlines:
    """The pieces of one citation, with the style's own affixes only around the whole."""
    between = style.delimiter or ("；" if language.casefold().startswith("zh") else "; ")
    joined: list[Inlines] = []
    for number, piece in enumerate(pieces):
        begun = without_start(piece, style.prefix) if number else piece
        ended = without_end(begun, style.suffix) if number < len(pieces) - 1 else begun
        joined.append((Text(between), *ended) if number else ended)
    return tuple(inline for piece in joined for inline in piece)


def _entries(
    runs: Mapping[str, Formatted],
    items: Mapping[str, CslItem],
    locales: Mapping[str, str],
    own: Mapping[str, str],
    language: str,
) -> dict[str, Inlines]:
    """Each entry from the run of its language; its title where the style leaves its kind out."""
    found: dict[str, Inlines] = {}
    for key, locale in locales.items():
        made = runs[locale].entries.get(key) or (Text(str(items[key].get("title", key))),)
        found[key] = _marked(made, own[key], language)
    return found


#: GB/T 7714: Chinese first, then Japanese, Western languages, Russian, others.
_RANKS = {"zh": 0, "ja": 1, "ru": 3, "ko": 4}
_WESTERN = 2


def _sorted(
    entries: dict[str, Inlines], first: Formatted | None, own: Mapping[str, str], language: str
) -> dict[str, Inlines]:
    """The entries in the order of one run: all runs know all items, and only one can give the order.

    In a Chinese briefing the languages stand one after the other, as is usual there.
    """
    places = {key: place for place, key in enumerate(first.entries if first else ())}

    def order(key: str) -> tuple[int, int]:
        rank = _RANKS.get(own[key][:2], _WESTERN) if language.casefold().startswith("zh") else 0
        return rank, places.get(key, len(places))

    return {key: entries[key] for key in sorted(entries, key=order)}


def _locale_of(unit: _Unit, own: Mapping[str, str], style: CitationStyle) -> str:
    """The language that the words of a unit are in, as far as it is one."""
    found = {own[source.key] for source in unit.cluster.sources}
    return found.pop() if len(found) == 1 and style.kind is not StyleKind.NUMERIC else unit.locale


def _marked(inlines: Inlines, locale: str, language: str) -> Inlines:
    return inlines if locale == engine_locale(language) else in_language(inlines, locale)
