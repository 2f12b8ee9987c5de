"""Every source by its key: what was read from its file, with the outline's corrections on top."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.sources.model import Candidate, Metadata, MetadataField, Source
from briefsmith.spans import Place

#: How many files one message names.
MOST_NAMED = 8

#: What is said of one file of a folder, and of several.
_TROUBLE = {
    "source-missing": ("cannot be read", "cannot be read"),
    "path-outside": ("leads out of the project folder", "lead out of the project folder"),
    "source-unreadable": ("holds no article that could be quoted", "hold no article that could be quoted"),
    "source-problem": ("was read, but part of it was doubtful", "were read, but part of them was doubtful"),
    "source-repost": ("names another outlet as its source", "name other outlets as their sources"),
}
_UNNAMED_TROUBLE = ("needs a look", "need a look")
_LOOK = "Look at a file with `brief read FILE`; move what is no article out of the folder."


@dataclass(frozen=True)
class SourceRequest:
    """One source as the outline asks for it.

    ``corrections`` are metadata values by field name; they win over what the file says. ``place``
    is where the outline names the file, or the folder that it lies in; ``folder`` is the key of that
    folder in the outline, ``None`` where the file is named itself.
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
    folder: str | None = None


@dataclass(frozen=True)
class LibraryEntry:
    """One source of the project.

    ``source`` is ``None`` where its file could not be read at all. ``metadata`` is what was read
    with the outline's corrections in front (origin ``outline``). ``type`` is a CSL type; ``csl``
    holds CSL-JSON variables that win over everything else. ``folder`` is the key under which the
    outline names the folder that it comes from, ``None`` where the outline names the file itself.
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
    folder: str | None = None

    @property
    def outlet(self) -> str:
        """Where it was published, as it is cited; empty where nobody says it."""
        return str(self.csl.get("container-title") or self.metadata.outlet.value or "")

    @property
    def day(self) -> str:
        """When, as it is cited: ISO 8601, perhaps partial, or in words; empty where nobody says it."""
        return csl_day(self.csl.get("issued")) or self.metadata.date.value or ""

    @property
    def language(self) -> str:
        """Its language as it is cited (BCP 47); empty where nobody says it."""
        return str(self.csl.get("language") or self.metadata.language.value or "")

    @property
    def readable(self) -> bool:
        """Whether anything in it could be quoted."""
        return self.source is not None and self.source.readable


@dataclass(frozen=True)
class Library:
    """The sources of a project, in the order of the outline; those of a folder by the names of the files."""

    entries: Mapping[str, LibraryEntry]
    diagnostics: tuple[Diagnostic, ...] = ()


class SourceFileError(Exception):
    """A source file cannot be read; ``str()`` says why in words for the analyst."""

    def __init__(self, message: str, code: str = "source-missing", advice: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.advice = advice


def build_library(
    requests: Sequence[SourceRequest],
    read: Callable[[str], Source],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Library:
    """Reads every source that the outline names.

    ``read`` turns a file, named as in the outline, into a `Source`, or raises `SourceFileError`.
    What goes wrong becomes a diagnostic at the place where the outline names the file; for the files
    of a folder, one for all of them together. ``progress`` is told how many of how many are read.
    """
    entries: dict[str, LibraryEntry] = {}
    diagnostics: list[Diagnostic] = []
    of_folders: list[tuple[SourceRequest, Diagnostic]] = []
    for done, request in enumerate(requests, 1):
        source, problems = _read(request, read)
        entries[request.key] = _entry(request, source)
        if request.folder is None:
            diagnostics.extend(problems)
        else:
            of_folders.extend((request, problem) for problem in problems)
        progress(done, len(requests))
    return Library(entries, (*diagnostics, *_gathered(of_folders)))


def _read(
    request: SourceRequest, read: Callable[[str], Source]
) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    try:
        source = read(request.file)
    except SourceFileError as error:
        return None, (Diagnostic(error.code, Severity.ERROR, str(error), error.advice, request.place),)
    return source, tuple(_told(problem, request) for problem in source.problems)


def _gathered(problems: Iterable[tuple[SourceRequest, Diagnostic]]) -> Iterator[Diagnostic]:
    """One note for each folder and code: nobody has asked for these files by name."""
    groups: dict[tuple[Place, str], list[tuple[str, str]]] = {}
    for request, problem in problems:
        line = f"{request.file}: {problem.message}"
        groups.setdefault((request.place, problem.code), []).append((line, problem.help))
    for (place, code), told in groups.items():
        one, several = _TROUBLE.get(code, _UNNAMED_TROUBLE)
        message = (
            f"1 file of this folder {one}."
            if len(told) == 1
            else f"{len(told)} files of this folder {several}."
        )
        lines = [line for line, _ in told[:MOST_NAMED]]
        advice = told[0][1] if code == "source-repost" else _LOOK
        detail = (*lines, *_rest(len(told) - MOST_NAMED))
        yield Diagnostic(code, Severity.NOTE, message, advice, place, detail)


def _rest(number: int) -> tuple[str, ...]:
    return (f"… and {number} more",) if number > 0 else ()


def _told(problem: Diagnostic, request: SourceRequest) -> Diagnostic:
    """A problem of a file, at the place that names it; a source of nothing that is named by itself is
    an error there.
    """
    named = problem.code == "source-unreadable" and request.folder is None
    severity = Severity.ERROR if named else problem.severity
    return replace(problem, place=request.place, severity=severity)


def csl_day(value: Any) -> str:
    """A CSL date in ISO 8601, as far as it is known; of a range, its beginning."""
    if not isinstance(value, Mapping):
        return str(value).strip() if value else ""
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [str(part) for part in first[:3] if str(part).isdigit()]
    if numbers:
        return "-".join((numbers[0].zfill(4), *(number.zfill(2) for number in numbers[1:])))
    return str(value.get("raw") or value.get("literal") or "").strip()


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
        folder=request.folder,
    )
