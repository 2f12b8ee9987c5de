"""Formats each source in its own language: CSL knows one "et al." a run, so each language has a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from briefsmith.citations.engine import EngineError, Formatted, engine_locale, run
from briefsmith.citations.inlines import in_language, without_end, without_start
from briefsmith.citations.items import CslItem, language_of
from briefsmith.citations.note_references import in_words_for_notes, with_capital
from briefsmith.citations.request import Cluster
from briefsmith.citations.slices import Slice, Unit, cut, main_locale
from briefsmith.citations.styles import CitationStyle, StyleKind
from briefsmith.document import Inlines, Text

#: GB/T 7714: Chinese first, then Japanese, Western languages, Russian, others.
_RANKS = {"zh": 0, "ja": 1, "ru": 3, "ko": 4}
_WESTERN = 2


def format_by_language(
    style: CitationStyle,
    items: Mapping[str, CslItem],
    clusters: Sequence[Cluster],
    language: str,
) -> tuple[dict[int, Inlines], dict[str, Inlines]]:
    """The printed form of each cluster, by its index, and the entry of each item, by its key; the
    entries stand in the order of the bibliography where the style gives it one.

    Each language has one run, which knows where the citations of the others stand, so that repeats
    and numbers are right in each. ``language`` (BCP 47) is that of the briefing: text in others is
    marked. Raises ``EngineError``.
    """
    here = engine_locale(language)
    own = {key: engine_locale(language_of(item, language)) for key, item in items.items()}
    locales = own if _keeps_languages(style, language) else dict.fromkeys(own, here)
    units = [
        unit
        for index, cluster in enumerate(clusters)
        for unit in _units(index, cluster, style, locales, here)
    ]
    slices = cut(style, items, locales, units, here)
    runs = _runs(replace(style, prepared=in_words_for_notes(style.prepared, here)), slices)
    entries = _entries(runs, items, locales, own, language)
    if style.sorts and runs:
        entries = _sorted(entries, runs[main_locale(runs, here)], own, language)
    return _printed(runs, slices, units, style, own, language), entries


def _runs(style: CitationStyle, slices: Mapping[str, Slice]) -> dict[str, Formatted]:
    def one(locale: str) -> Formatted:
        asked = slices[locale]
        return run(style, asked.items, asked.clusters, asked.listed, locale)

    # The engine is a process of its own, and so the runs can go side by side.
    with ThreadPoolExecutor() as pool:
        return dict(zip(slices, pool.map(one, slices), strict=True))


def _keeps_languages(style: CitationStyle, language: str) -> bool:
    """Whether each source is printed with the words of its own language ("et al.", 等, months).

    GB/T 7714 has it so, and so has an East Asian briefing whatever its style; in a Western briefing
    in a Western style (Chicago, APA), these words are in the language of the briefing for all sources.
    """
    return any(tag[:2].casefold() in ("zh", "ja", "ko") for tag in (style.language, language))


def _units(
    index: int, cluster: Cluster, style: CitationStyle, locales: Mapping[str, str], here: str
) -> list[Unit]:
    """A cluster whole where it is of one language, else source by source."""
    own = [locales[source.key] for source in cluster.sources]
    if style.kind is StyleKind.NUMERIC and own:
        return [Unit(index, cluster, here)]
    if len(set(own)) <= 1:
        return [Unit(index, cluster, locale) for locale in own[:1]]
    return [
        Unit(index, Cluster((source,), cluster.note), locale)
        for source, locale in zip(cluster.sources, own, strict=True)
    ]


def _printed(
    runs: Mapping[str, Formatted],
    slices: Mapping[str, Slice],
    units: Sequence[Unit],
    style: CitationStyle,
    own: Mapping[str, str],
    language: str,
) -> dict[int, Inlines]:
    parts: dict[int, list[Inlines]] = {}
    for position, unit in enumerate(units):
        made = runs[unit.locale].clusters[slices[unit.locale].places[position]]
        if not made:
            raise EngineError(f"it prints nothing for the source {unit.cluster.sources[0].key!r}")
        if unit.index not in parts and not unit.cluster.sources[0].prefix.strip():
            made = with_capital(made)
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


def _sorted(
    entries: dict[str, Inlines], first: Formatted, own: Mapping[str, str], language: str
) -> dict[str, Inlines]:
    """The entries in the order of the one run that knows all of them.

    In a Chinese briefing the languages stand one after the other, as is usual there.
    """
    places = {key: place for place, key in enumerate(first.entries)}

    def order(key: str) -> tuple[int, int]:
        rank = _RANKS.get(own[key][:2], _WESTERN) if language.casefold().startswith("zh") else 0
        return rank, places.get(key, len(places))

    return {key: entries[key] for key in sorted(entries, key=order)}


def _locale_of(unit: Unit, own: Mapping[str, str], style: CitationStyle) -> str:
    """The language that the words of a unit are in, as far as it is one."""
    found = {own[source.key] for source in unit.cluster.sources}
    return found.pop() if len(found) == 1 and style.kind is not StyleKind.NUMERIC else unit.locale


def _marked(inlines: Inlines, locale: str, language: str) -> Inlines:
    return inlines if locale == engine_locale(language) else in_language(inlines, locale)
