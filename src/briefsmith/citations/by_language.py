"""Formats each source in its own language: CSL knows one "et al." a run, so each language has a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefsmith.citations.engine import EngineError, Formatted, engine_locale, run
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
) -> tuple[dict[int, Inlines], dict[str, Inlines]]:
    """The printed form of each cluster, by its index, and the entry of each item, by its key.

    Every run formats the whole document, so that repeats and numbers are right in each of them;
    what is taken from a run is only what is in its language. ``language`` (BCP 47) is that of the
    briefing: text in others is marked. Raises ``EngineError``.
    """
    locales = {key: engine_locale(language_of(item, language)) for key, item in items.items()}
    units = [
        unit for index in range(len(clusters)) for unit in _units(index, clusters, style, locales, language)
    ]
    needed = {*locales.values(), *(unit.locale for unit in units)}
    asked = [unit.cluster for unit in units]
    runs = {locale: run(style, items, asked, listed, locale) for locale in sorted(needed)}
    return _printed(runs, units, style, language), _entries(runs, items, locales, language)


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
    runs: Mapping[str, Formatted], units: Sequence[_Unit], style: CitationStyle, language: str
) -> dict[int, Inlines]:
    parts: dict[int, list[Inlines]] = {}
    for position, unit in enumerate(units):
        made = runs[unit.locale].clusters[position]
        if not made:
            raise EngineError(f"it prints nothing for the source {unit.cluster.sources[0].key!r}")
        parts.setdefault(unit.index, []).append(_marked(made, unit.locale, language))
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
    language: str,
) -> dict[str, Inlines]:
    """Each entry from the run of its language; its title where the style leaves its kind out."""
    found: dict[str, Inlines] = {}
    for key, locale in locales.items():
        made = runs[locale].entries.get(key) or (Text(str(items[key].get("title", key))),)
        found[key] = _marked(made, locale, language)
    return found


def _marked(inlines: Inlines, locale: str, language: str) -> Inlines:
    return inlines if locale == engine_locale(language) else in_language(inlines, locale)
