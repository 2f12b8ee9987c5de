"""Formats every citation of a document, and its source list, in one pass over the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefsmith.citations.engine import EngineError
from briefsmith.citations.inlines import without_end
from briefsmith.citations.items import CslItem, csl_item
from briefsmith.citations.note_references import in_words_of
from briefsmith.citations.passage_links import linked
from briefsmith.citations.remembering import Memory, format_remembered
from briefsmith.citations.repeats import ONCE, Naming, circled_by_standard
from briefsmith.citations.request import Cluster
from briefsmith.citations.saved_copies import with_copies
from briefsmith.citations.styles import StyleKind, invalid, read_style
from briefsmith.citations.tree import Rewriting
from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.document import (
    Block,
    Citation,
    CitedSource,
    Document,
    Footnote,
    Inlines,
    SourceEntry,
    SourceList,
    Text,
)
from briefsmith.library import Library, LibraryEntry

#: The number that a numeric style begins an entry of the list with.
_LABEL = re.compile(r"\s*[\[(（【]?\d+[\])）】]?[.．]?\s*")


def cite(
    document: Document, library: Library, style: Path, language: str, memory: Memory | None = None
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document with each citation formatted and each source of its list given a reference.

    Note styles turn a citation into a ``Footnote``, numbered from 1 through the document in the
    order of printing; other styles into plain inlines. ``language`` (BCP 47) is that of the
    briefing; each source is formatted in its own. ``memory`` keeps what was formatted. Where the
    style cannot be used, the citations become the keys of their sources and the error says why.

    Notes have circled figures where the style follows GB/T 7714 and the outline asks for no other.
    """
    read, problems = read_style(style)
    kind = read.kind if read else StyleKind.NOTE
    refers_back = read is not None and kind is StyleKind.NOTE and read.refers_back
    plan = _Plan(library, kind, Naming(refers_back, document.notes.restart))
    plan.rewriting().document(document)
    if read is not None and plan.notes and not document.notes.format_asked:
        document = replace(document, notes=replace(document.notes, circled=circled_by_standard(read)))
    problems = (*problems, *plan.unknown_sources())
    if read is None:
        return _replaced(document, plan, {}, {}), problems
    try:
        printed, entries = format_remembered(read, plan.items(), plan.found, language, memory)
    except EngineError as error:
        return _replaced(document, plan, {}, {}), (*problems, invalid(style, str(error)))
    made = _replaced(document, plan, printed, entries)
    return (_in_order(made, entries) if read.sorts else made), problems


@dataclass
class _Plan:
    """What the first walk collects: every citation in order with the number of its note."""

    library: Library
    kind: StyleKind
    naming: Naming
    found: list[Cluster] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    notes: int = 0

    def rewriting(self) -> Rewriting:
        return Rewriting(self._citation, self._footnote, self._entry, self.naming.begin_section)

    def _citation(self, citation: Citation, note: int | None) -> Inlines:
        number = note or 0
        if note is None and self.kind is StyleKind.NOTE:
            self.notes += 1
            number = self.notes
        known = tuple(source for source in citation.sources if source.key in self.library.entries)
        self.unknown.extend(source.key for source in citation.sources if source not in known)
        self.found.append(Cluster(self.naming.named(known), number))
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
        keys = dict.fromkeys([*cited, *self.listed])
        return {key: csl_item(self.library.entries[key.split(ONCE)[0]]) for key in keys}

    def first_named(self) -> dict[int, list[LibraryEntry]]:
        """By the index of a citation, the sources that it is the first to name and so cites in full."""
        first: dict[str, int] = {}
        for index, cluster in enumerate(self.found):
            for source in cluster.sources:
                first.setdefault(source.key, index)
        named: dict[int, list[LibraryEntry]] = {}
        for key, index in first.items():
            named.setdefault(index, []).append(self.library.entries[key.split(ONCE)[0]])
        return named

    def address(self, source: CitedSource) -> str:
        """The web address of a source, or nothing."""
        entry = self.library.entries.get(source.key)
        return str(csl_item(entry).get("URL", "")) if entry is not None and source.passage else ""


def _replaced(
    document: Document, plan: _Plan, printed: Mapping[int, Inlines], entries: Mapping[str, Inlines]
) -> Document:
    """The document with its citations, in the same order in which the plan found them, replaced."""
    indexes = iter(range(len(plan.found)))
    notes = iter(range(1, plan.notes + 1))
    in_notes = document.copies_in_notes and plan.kind is StyleKind.NOTE
    first = plan.first_named() if in_notes else {}

    def citation(original: Citation, note: int | None) -> Inlines:
        index = next(indexes)
        children = in_words_of(printed.get(index) or _keys(original), document.language)
        children = with_copies(children, first.get(index, []), document.labels)
        for source in original.sources:
            children = linked(children, source, plan.address(source), len(original.sources) == 1)
        if original.goes_on:
            children = without_end(children, ".")
        if plan.kind is not StyleKind.NOTE or note is not None:
            return children
        return (Footnote(next(notes), children),)

    def entry(original: SourceEntry) -> SourceEntry:
        made = replace(original, reference=entries.get(original.key) or original.reference)
        return _labelled(made) if plan.kind is StyleKind.NUMERIC else made

    cited = Rewriting(citation, lambda _: next(notes), entry).document(document)
    return replace(cited, children=tuple(_in_order_of_labels(block) for block in cited.children))


def _labelled(entry: SourceEntry) -> SourceEntry:
    """The row with the number that the style begins its reference with in a field of its own."""
    first = entry.reference[0] if entry.reference else None
    found = _LABEL.match(first.value) if isinstance(first, Text) else None
    if not isinstance(first, Text) or found is None:
        return entry
    rest = replace(first, value=first.value[found.end() :])
    return replace(entry, label=found[0].strip(), reference=(rest, *entry.reference[1:]))


def _in_order_of_labels(block: Block) -> Block:
    if not isinstance(block, SourceList):
        return block
    ordered = sorted(block.entries, key=lambda entry: int("".join(filter(str.isdecimal, entry.label)) or 0))
    return replace(block, entries=tuple(ordered))


def _in_order(document: Document, entries: Mapping[str, Inlines]) -> Document:
    """The document with its lists of sources in the order of the bibliography."""
    places = {key: place for place, key in enumerate(entries)}

    def ordered(block: Block) -> Block:
        if not isinstance(block, SourceList):
            return block
        rows = sorted(block.entries, key=lambda entry: places.get(entry.key, len(places)))
        return replace(block, entries=tuple(rows))

    return replace(document, children=tuple(map(ordered, document.children)))


def _keys(citation: Citation) -> Inlines:
    """What stands for a citation that cannot be formatted."""
    return (Text("[" + "; ".join(f"@{source.key}" for source in citation.sources) + "]"),)
