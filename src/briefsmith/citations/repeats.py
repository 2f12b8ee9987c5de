"""Which note a repeat may name: one of that source alone, whose number stands nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from lxml import etree

from briefsmith.citations.styles import CitationStyle, StyleKind
from briefsmith.citations.terms import NAMESPACE
from briefsmith.document import CitedSource

#: Parts the key of a source from what tells the citations apart that may be repeats of one another.
ONCE = "\0"


@dataclass
class Naming:
    """Gives the sources of each citation the names under which the engine knows them.

    The engine prints a repeat for a name that it has met before. ``refers_back`` says that the style
    prints a repeat as the number of the note that cited the source first; then

    - that note must cite nothing else, or the reader could not tell which source is meant: in a note
      of several sources, one that had no note of its own yet is printed in full, under a name of its
      own, and repeats wait for the first note that cites the source alone;
    - that number must stand nowhere else. Where the notes of each ``section`` begin anew, a source is
      cited in full once in each; where those of each ``page`` do, it is cited in full every time, for
      nobody knows before the printing which notes share a page.
    """

    refers_back: bool
    restart: Literal["document", "section", "page"] = "document"
    _section: int = 0
    _citations: int = 0
    _alone: set[str] = field(default_factory=set)

    def begin_section(self) -> None:
        """A section of the briefing begins."""
        self._section += 1

    def named(self, sources: tuple[CitedSource, ...]) -> tuple[CitedSource, ...]:
        """The sources of the next citation under their names."""
        if not self.refers_back:
            return sources
        self._citations += 1
        if self.restart == "page":
            return tuple(self._once(source) for source in sources)
        if len(sources) == 1:
            made = self._scoped(sources[0])
            self._alone.add(made.key)
            return (made,)
        scoped = [self._scoped(source) for source in sources]
        return tuple(
            made if made.key in self._alone else self._once(source)
            for made, source in zip(scoped, sources, strict=True)
        )

    def _scoped(self, source: CitedSource) -> CitedSource:
        if self.restart == "document" or self._section == 0:
            return source
        return replace(source, key=f"{source.key}{ONCE}section {self._section}")

    def _once(self, source: CitedSource) -> CitedSource:
        return replace(source, key=f"{source.key}{ONCE}{self._citations}")


def circled_by_standard(style: CitationStyle) -> bool:
    """Whether notes of this style have circled figures (GB/T 7714: 注释用圈码, which CSL cannot say)."""
    if style.kind is not StyleKind.NOTE:
        return False
    info = etree.fromstring(style.prepared).find(f"{{{NAMESPACE}}}info")
    named = [] if info is None else [info.findtext(f"{{{NAMESPACE}}}{name}") for name in ("id", "title")]
    return any("7714" in (name or "") for name in named)
