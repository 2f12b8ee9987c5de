"""An outline as values: its entries, and beside them the places that they stand at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from briefsmith.outline.entries import Entry, OutlineEntry, QuoteEntry, SectionEntry
from briefsmith.outline.places import Path
from briefsmith.outline.positions import span_in
from briefsmith.spans import LineIndex, Place


@dataclass(frozen=True)
class LocatedQuote:
    """A quotation with its place in the outline: ``id`` is its own or one made from its section
    and its number there (``history-3``).
    """

    id: str
    section_id: str
    path: Path
    entry: QuoteEntry


@dataclass(frozen=True)
class Outline:
    """An outline as far as it could be read; whoever made it was told of its mistakes.

    ``file`` is its path as given, ``folder`` the project folder (absolute) that its paths are
    relative to; ``places`` gives for each path the place of its value, ``key_places`` of its key.
    """

    file: str
    folder: str
    entry: OutlineEntry
    lines: LineIndex = field(repr=False)
    places: Mapping[Path, Place] = field(repr=False)
    key_places: Mapping[Path, Place] = field(repr=False)

    @cached_property
    def source_keys(self) -> tuple[str, ...]:
        """Every key under `sources` as typed, also of a source that could not be read."""
        return tuple(str(path[1]) for path in self.key_places if len(path) == 2 and path[0] == "sources")

    @property
    def name(self) -> str:
        """The file name of the outputs, without a suffix."""
        if self.entry.name:
            return self.entry.name
        base = self.file.replace("\\", "/").rsplit("/", 1)[-1]
        return base.rsplit(".", 1)[0] or base

    def place(self, *path: str | int) -> Place:
        """The place of the value at ``path``, or of the nearest value around it."""
        for length in range(len(path), -1, -1):
            found = self.places.get(path[:length])
            if found is not None:
                return found
        return Place(self.file)

    def key_place(self, *path: str | int) -> Place:
        """The place of the key at ``path``, or of what stands there where it has no key of its own."""
        return self.key_places.get(path) or self.place(*path)

    def source_place(self, key: str, folder: str | None) -> Place:
        """Where the outline names a source: at its key, or where it names the ``folder`` that holds it."""
        if folder is not None:
            return self.place("sources", folder, "file")
        return self.key_place("sources", key)

    def place_in(self, path: Path, start: int, end: int) -> Place:
        """The place of the characters ``start:end`` of the text at ``path`` (code points, 0-based,
        end exclusive).

        Where that cannot be said exactly, the place of the whole value.
        """
        whole = self.place(*path)
        value = self._text_at(path)
        if value is None or path not in self.places:
            return whole
        begin = self.lines.offset(whole.line, whole.column)
        stop = self.lines.offset(whole.end_line, whole.end_column)
        found = span_in(self.lines.text[begin:stop], value, start, end)
        return self.lines.place(found.shifted(begin)) if found else whole

    def _text_at(self, path: Path) -> str | None:
        value: Any = self.entry
        for step in path:
            if isinstance(value, Entry):
                value = getattr(value, "from_" if step == "from" else str(step), None)
            elif isinstance(value, Mapping | tuple | list):
                try:
                    value = value[step]  # type: ignore[index]  # a wrong kind of step raises
                except (KeyError, IndexError, TypeError):
                    return None
        return value if isinstance(value, str) else None

    def sections(self) -> Iterator[tuple[str, Path, SectionEntry]]:
        """Every section in the order of printing, with its id (its own, or one made from its
        position such as ``s2`` or ``s2.1``) and its path.
        """
        own = _own_ids(self.entry.sections)
        yield from _sections(self.entry.sections, ("sections",), "s", own)

    def quotes(self) -> Iterator[LocatedQuote]:
        """Every quotation that has words, in the order of printing; paths are those of the file."""
        sections = tuple(self.sections())
        own = {quote.id for _, _, section in sections for quote in section.quotes if quote.id}
        for section_id, path, section in sections:
            for index, quote in enumerate(section.quotes):
                if not quote.has_words:
                    continue
                quote_id = quote.id or _free(f"{section_id}-{index + 1}", own)
                yield LocatedQuote(quote_id, section_id, (*path, "quotes", index), quote)


def _sections(
    entries: tuple[SectionEntry, ...], path: Path, prefix: str, own: set[str]
) -> Iterator[tuple[str, Path, SectionEntry]]:
    for index, section in enumerate(entries):
        made = f"{prefix}{index + 1}"
        here: Path = (*path, index)
        yield section.id or _free(made, own), here, section
        yield from _sections(section.sections, (*here, "sections"), f"{made}.", own)


def _own_ids(entries: tuple[SectionEntry, ...]) -> set[str]:
    found = {section.id for section in entries if section.id}
    return found.union(*(_own_ids(section.sections) for section in entries))


def _free(made: str, own: set[str]) -> str:
    """A made id must not be one that the analyst gave to something else."""
    while made in own:
        made += "+"
    return made
