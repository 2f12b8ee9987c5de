"""The facts about the sources of a briefing that its readers weigh it by."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from briefsmith.citations.items import csl_item
from briefsmith.compose.uses import section_uses, used_sources
from briefsmith.library import Library, LibraryEntry
from briefsmith.outline.model import Outline
from briefsmith.twins import Twins

#: A section leans on one source where this share of what it quotes and cites comes from it.
LEANING = 0.75
#: Fewer quotations and citations than this say nothing of a section.
_LEAST_USES = 2
#: What readers weigh a source by, as fields of the metadata, the library's entry, or both.
WANTED = ("outlet", "date", "url", "grade", "descriptor")


@dataclass(frozen=True, slots=True)
class Leaning:
    """A section of whose quotations and citations (``total``) most (``count``) come from one source."""

    section: str
    key: str
    count: int
    total: int


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What there is to say of the sources that are quoted or cited, in the order of the library.

    ``kinds`` (CSL types), ``languages`` (primary tags) and ``grades`` count sources; ``first`` and
    ``last`` are days (ISO 8601, perhaps partial), empty where no source is dated. ``missing`` has for
    each of `WANTED` the keys of the sources that lack it; ``same`` the groups that hold one article.
    """

    keys: tuple[str, ...]
    names: tuple[str, ...]
    quotations: int
    outlets: int
    kinds: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    grades: tuple[tuple[str, int], ...]
    first: str
    last: str
    leaning: tuple[Leaning, ...]
    missing: tuple[tuple[str, tuple[str, ...]], ...]
    same: tuple[tuple[str, ...], ...]

    @property
    def basis(self) -> str:
        """The facts in a line that changes where any of them does."""
        digest = hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:8]
        span = f"{self.first}/{self.last}" if self.first else "undated"
        return f"{len(self.keys)} sources, {self.quotations} quotations, {span}, {digest}"

    def name(self, key: str) -> str:
        """A source as a reader knows it: its outlet and its day; its key where it has neither."""
        return self.names[self.keys.index(key)] if key in self.keys else key


def gather_facts(outline: Outline, library: Library, twins: Twins) -> SourceFacts:
    """The facts about the sources that the outline quotes or cites."""
    used = used_sources(outline)
    entries = [entry for entry in library.entries.values() if entry.key in used]
    days = sorted(entry.day for entry in entries if entry.day[:4].isdecimal())
    return SourceFacts(
        keys=tuple(entry.key for entry in entries),
        names=tuple(_name(entry) for entry in entries),
        quotations=sum(1 for _ in outline.quotes()),
        outlets=len({entry.outlet for entry in entries if entry.outlet}),
        kinds=_counted([str(csl_item(entry)["type"]) for entry in entries]),
        languages=_counted([_language(entry) for entry in entries]),
        grades=tuple(sorted(Counter(entry.grade for entry in entries if entry.grade).items())),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        leaning=tuple(_leaning(outline)),
        missing=tuple(_missing(entries)),
        same=tuple(_same(twins, used)),
    )


def _name(entry: LibraryEntry) -> str:
    return f"{entry.outlet or entry.key} {entry.day}".strip()


def _language(entry: LibraryEntry) -> str:
    return (entry.language or "und").split("-")[0].lower()


def _counted(values: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Each value with how often it is there, the most frequent first."""
    return tuple(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))


def _leaning(outline: Outline) -> Iterator[Leaning]:
    for title, keys in section_uses(outline):
        if len(keys) >= _LEAST_USES:
            key, count = Counter(keys).most_common(1)[0]
            if count >= LEANING * len(keys):
                yield Leaning(title, key, count, len(keys))


def _missing(entries: Sequence[LibraryEntry]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in WANTED:
        lacking = tuple(entry.key for entry in entries if not _value(entry, name))
        if lacking:
            yield name, lacking


def _value(entry: LibraryEntry, name: str) -> str | None:
    said = {"outlet": entry.outlet, "date": entry.day, "grade": entry.grade, "descriptor": entry.descriptor}
    return said[name] if name in said else str(entry.csl.get("URL") or entry.metadata.url.value or "")


def _same(twins: Twins, used: frozenset[str]) -> Iterator[tuple[str, ...]]:
    for group in twins.groups:
        keys = tuple(key for key in group.keys if key in used)
        if len(keys) > 1:
            yield keys
    for excerpt in twins.excerpts:
        if excerpt.key in used and excerpt.whole in used:
            yield excerpt.key, excerpt.whole
