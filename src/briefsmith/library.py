"""Every source by its key: what was read from its file, with the outline's corrections on top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefsmith.diagnostics import Diagnostic
from briefsmith.sources.model import Metadata, Source


@dataclass(frozen=True)
class LibraryEntry:
    """One source of the project.

    ``source`` is ``None`` where its file could not be read at all. ``metadata`` is what was read
    with the outline's corrections in front (origin ``outline``). ``type`` is a CSL type; ``csl``
    holds CSL-JSON variables that win over everything else.
    """

    key: str
    file: str
    source: Source | None
    metadata: Metadata
    type: str | None = None
    grade: str | None = None
    descriptor: str | None = None
    accessed: str | None = None
    csl: Mapping[str, Any] = field(default_factory=dict)

    @property
    def readable(self) -> bool:
        """Whether anything in it could be quoted."""
        return self.source is not None and self.source.readable


@dataclass(frozen=True)
class Library:
    """The sources of a project, in the order of the outline."""

    entries: Mapping[str, LibraryEntry]
    diagnostics: tuple[Diagnostic, ...] = ()
