"""Every source by its key: what was read from its file, with the outline's corrections on top."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.sources.model import Candidate, Metadata, MetadataField, Source
from briefsmith.spans import Place


@dataclass(frozen=True)
class SourceRequest:
    """One source as the outline asks for it.

    ``corrections`` are metadata values by field name; they win over what the file says. ``place``
    is where the outline names the file.
    """

    key: str
    file: str
    place: Place
    corrections: Mapping[str, str] = field(default_factory=dict)
    type: str | None = None
    grade: str | None = None
    descriptor: str | None = None
    accessed: str | None = None
    csl: Mapping[str, Any] = field(default_factory=dict)


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


class SourceFileError(Exception):
    """A source file cannot be read; ``str()`` says why in words for the analyst."""

    def __init__(self, message: str, code: str = "source-missing", advice: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.advice = advice


def build_library(requests: Iterable[SourceRequest], read: Callable[[str], Source]) -> Library:
    """Reads every source that the outline names.

    ``read`` turns a file, named as in the outline, into a `Source`, or raises `SourceFileError`.
    What goes wrong becomes a diagnostic at the place where the outline names the file.
    """
    entries: dict[str, LibraryEntry] = {}
    diagnostics: list[Diagnostic] = []
    for request in requests:
        source: Source | None = None
        try:
            source = read(request.file)
        except SourceFileError as error:
            diagnostics.append(
                Diagnostic(error.code, Severity.ERROR, str(error), error.advice, request.place)
            )
        else:
            diagnostics.extend(_told(problem, request.place) for problem in source.problems)
        entries[request.key] = _entry(request, source)
    return Library(entries, tuple(diagnostics))


def _told(problem: Diagnostic, place: Place) -> Diagnostic:
    """A problem of a file, at the place that names it; a source of nothing is an error there."""
    severity = Severity.ERROR if problem.code == "source-unreadable" else problem.severity
    return replace(problem, place=place, severity=severity)


def corrected(metadata: Metadata, corrections: Mapping[str, str]) -> Metadata:
    """The metadata with the outline's values in front of those that were read."""
    changed = {
        name: MetadataField((Candidate(value, "outline"), *metadata.get(name).candidates))
        for name, value in corrections.items()
    }
    return replace(metadata, **changed)


def _entry(request: SourceRequest, source: Source | None) -> LibraryEntry:
    return LibraryEntry(
        key=request.key,
        file=request.file,
        source=source,
        metadata=corrected(source.metadata if source else Metadata(), request.corrections),
        type=request.type,
        grade=request.grade,
        descriptor=request.descriptor,
        accessed=request.accessed,
        csl=request.csl,
    )
