"""Formats every citation of a document, and its source list, in one pass over the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefsmith.citations.engine import Cluster, EngineError, Formatted, engine_locale, run
from briefsmith.citations.inlines import in_language, without_end, without_start
from briefsmith.citations.items import CslItem, csl_item, language_of
from briefsmith.citations.styles import CitationStyle, StyleKind, invalid, read_style
from briefsmith.citations.tree import Rewriting
from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.document import (
    Citation,
    CitedSource,
    Document,
    Footnote,
    Inlines,
    SourceEntry,
    Text,
)
from briefsmith.library import Library


def cite(
    document: Document, library: Library, style: Path, language: str
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document with each citation formatted and each source of its list given a reference.

    Note styles turn a citation into a ``Footnote``, numbered from 1 through the document in the
    order of printing; other styles into plain inlines. ``language`` (BCP 47) is that of the
    briefing; each source is formatted in its own. Where the style cannot be used, the citations
    become the keys of their sources and the error says why.
    """
    read, problems = read_style(style)
    kind = read.kind if read else StyleKind.NOTE
    plan = _Plan(library, kind, language)
    plan.rewriting().document(document)
    problems = (*problems, *plan.unknown_sources())
    if read is None:
        return _replaced(document, plan, {}, {}), problems
    try:
        printed, entries = _format(read, plan)
    except EngineError as error:
        return _replaced(document, plan, {}, {}), (*problems, invalid(style, str(error)))
    return _replaced(document, plan, printed, entries), problems


@dataclass
class _Plan:
    """What the first walk collects: every citation in order with the number of its note."""

    library: Library
    kind: StyleKind
    language: str
    found: list[Cluster] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    notes: int = 0

    def rewriting(self) -> Rewriting:
        return Rewriting(self._citation, self._footnote, self._entry)

    def _citation(self, citation: Citation, note: int | None) -> Inlines:
        number = note or 0
        if note is None and self.kind is StyleKind.NOTE:
            self.notes += 1
            number = self.notes
        known = tuple(source for source in citation.sources if source.key in self.library.entries)
        self.unknown.extend(source.key for source in citation.sources if source not in known)
        self.found.append(Cluster(known, number))
        return ()

    def _footnote(self, _: Footnote) -> int:
        self.notes += 1
        return self.notes

    def _entry(self, entry: SourceEntry) -> SourceEntry:
        if entry.key in self.library.entries:
            self.listed.append(entry.key)
        return entry

    def unknown_sources(self) -> Iterator[Diagnostic]:
        """One error for each key that the library does not have."""
        for key in dict.fromkeys(self.unknown):
            message = f"A citation names the source {key!r}, which is not defined."
            yield Diagnostic(
                "citation-unknown", Severity.ERROR, message, "Define it under sources, or mend the key."
            )

    def items(self) -> dict[str, CslItem]:
        """The items that are cited or listed, in the order of printing."""
        cited = [source.key for cluster in self.found for source in cluster.sources]
        return {key: csl_item(self.library.entries[key]) for key in dict.fromkeys([*cited, *self.listed])}


def _replaced(
    document: Document, plan: _Plan, printed: Mapping[int, Inlines], entries: Mapping[str, Inlines]
) -> Document:
    """The document with its citations, in the same order in which the plan found them, replaced."""
    indexes = iter(range(len(plan.found)))
    notes = iter(range(1, plan.notes + 1))

    def citation(original: Citation, note: int | None) -> Inlines:
        index = next(indexes)
        children = printed.get(index) or _keys(original)
        if plan.kind is not StyleKind.NOTE or note is not None:
            return children
        return (Footnote(next(notes), children),)

    def entry(original: SourceEntry) -> SourceEntry:
        return replace(original, reference=entries.get(original.key) or original.reference)

    return Rewriting(citation, lambda _: next(notes), entry).document(document)


def _keys(citation: Citation) -> Inlines:
    """What stands for a citation that cannot be formatted."""
    return (Text("[" + "; ".join(f"@{source.key}" for source in citation.sources) + "]"),)


def _format(style: CitationStyle, plan: _Plan) -> tuple[dict[int, Inlines], dict[str, Inlines]]:
    """Each citation and each entry from the run of its own language: CSL has one et al. a run."""
    items = plan.items()
    languages = {key: language_of(item, plan.language) for key, item in items.items()}
    units = [unit for index in range(len(plan.found)) for unit in _units(index, plan, languages)]
    clusters = [Cluster(unit.sources, plan.found[unit.index].note) for unit in units]
    locales = {engine_locale(tag) for tag in languages.values()} | {unit.locale for unit in units}
    runs = {locale: run(style, items, clusters, plan.listed, locale) for locale in sorted(locales)}
    parts: dict[int, list[Inlines]] = {}
    for position, unit in enumerate(units):
        made = runs[unit.locale].clusters[position]
        parts.setdefault(unit.index, []).append(_marked(made, unit.locale, plan.language))
    printed = {index: _joined(pieces, style, plan.language) for index, pieces in parts.items()}
    return printed, _entries(runs, languages, plan.language)


@dataclass(frozen=True, slots=True)
class _Unit:
    """Sources of one citation that are formatted together: all of one locale."""

    index: int
    sources: tuple[CitedSource, ...]
    locale: str


def _units(index: int, plan: _Plan, languages: Mapping[str, str]) -> list[_Unit]:
    sources = plan.found[index].sources
    locales = [engine_locale(languages[source.key]) for source in sources]
    if not sources:
        return []
    if plan.kind is StyleKind.NUMERIC:
        return [_Unit(index, sources, engine_locale(plan.language))]
    if len(set(locales)) == 1:
        return [_Unit(index, sources, locales[0])]
    return [_Unit(index, (source,), locale) for source, locale in zip(sources, locales, strict=True)]


def _joined(pieces: Sequence[Inlines], style: CitationStyle, language: str) -> Inlines:
    """The pieces of one citation, with the style's own affixes only around the whole."""
    between = style.delimiter or ("；" if language.casefold().startswith("zh") else "; ")
    joined: list[Inlines] = []
    for number, piece in enumerate(pieces):
        if number > 0:
            joined.append((Text(between),))
            piece = without_start(piece, style.prefix)
        joined.append(piece if number == len(pieces) - 1 else without_end(piece, style.suffix))
    return tuple(inline for piece in joined for inline in piece)


def _entries(
    runs: Mapping[str, Formatted], languages: Mapping[str, str], language: str
) -> dict[str, Inlines]:
    found: dict[str, Inlines] = {}
    for key, tag in languages.items():
        locale = engine_locale(tag)
        made = runs[locale].entries.get(key)
        if made:
            found[key] = _marked(made, locale, language)
    return found


def _marked(inlines: Inlines, locale: str, language: str) -> Inlines:
    return inlines if locale == engine_locale(language) else in_language(inlines, locale)
