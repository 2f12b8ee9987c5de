"""The outline as values: its shape is checked by pydantic, its places are kept beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefsmith.spans import LineIndex, Place

#: The way to a value: keys of mappings and indexes of lists, from the root.
Path = tuple[str | int, ...]


class Entry(BaseModel):
    """A mapping of the outline: frozen, and without keys that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, strict=True)


class SourceEntry(Entry):
    """One source: its file, and what the file does not say or says wrongly."""

    file: str
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    type: str | None = None
    grade: Literal["A", "B", "C", "D", "E", "F"] | None = None
    descriptor: str | None = None
    accessed: str | None = None
    csl: dict[str, Any] = Field(default_factory=dict)


class QuoteEntry(Entry):
    """One quotation, given by its words (``quote``) or by its first and last (``from``, ``to``)."""

    id: str | None = None
    source: str
    quote: str | None = None
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    after: str | None = None
    note: str | None = None
    translation: str | None = None
    credibility: Annotated[int, Field(ge=1, le=6)] | None = None


class SectionEntry(Entry):
    """One section with its prose, its quotations and its subsections."""

    id: str | None = None
    title: str
    text: str | None = None
    quotes: tuple[QuoteEntry, ...] = ()
    sections: tuple[SectionEntry, ...] = ()


class OutlineEntry(Entry):
    """The root of the outline."""

    title: str
    name: str | None = None
    subtitle: str | None = None
    author: str | None = None
    date: str | None = None
    language: str = "zh-CN"
    marking: str | None = None
    citation_style: str = "gb-t-7714-2025-note"
    template: str = "standard"
    outputs: tuple[Literal["docx", "markdown"], ...] = ("docx", "markdown")
    locators: Literal["auto", "none"] = "auto"
    sources: dict[str, SourceEntry]
    bottom_line: str | None = None
    sections: tuple[SectionEntry, ...]


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
    """An outline that was read without errors.

    ``file`` is its path as given, ``folder`` the project folder (absolute) that its paths are
    relative to; ``places`` gives for each path the place of its value, ``key_places`` of its key.
    """

    file: str
    folder: str
    entry: OutlineEntry
    lines: LineIndex = field(repr=False)
    places: Mapping[Path, Place] = field(repr=False)
    key_places: Mapping[Path, Place] = field(repr=False)

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

    def sections(self) -> Iterator[tuple[str, Path, SectionEntry]]:
        """Every section in the order of printing, with its id (its own, or one made from its
        position such as ``s2`` or ``s2.1``) and its path.
        """
        yield from _sections(self.entry.sections, ("sections",), "s")

    def quotes(self) -> Iterator[LocatedQuote]:
        """Every quotation in the order of printing."""
        for section_id, path, section in self.sections():
            for index, quote in enumerate(section.quotes):
                quote_id = quote.id or f"{section_id}-{index + 1}"
                yield LocatedQuote(quote_id, section_id, (*path, "quotes", index), quote)


def _sections(
    entries: tuple[SectionEntry, ...], path: Path, prefix: str
) -> Iterator[tuple[str, Path, SectionEntry]]:
    for index, section in enumerate(entries):
        made = f"{prefix}{index + 1}"
        here: Path = (*path, index)
        yield section.id or made, here, section
        yield from _sections(section.sections, (*here, "sections"), f"{made}.")
