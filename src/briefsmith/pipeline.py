"""The whole story on one page: outline, library, evidence, tree, citations, outputs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from briefsmith.checks import check_keys, check_prose, check_use
from briefsmith.choices import (
    check_chosen_style,
    check_chosen_template,
    chosen_style,
    describe_library,
    outside,
    placed,
)
from briefsmith.citations.formatting import cite
from briefsmith.compose.annex import with_annex
from briefsmith.compose.cross_references import with_cross_references
from briefsmith.compose.remarks import with_remarks
from briefsmith.compose.review import Review
from briefsmith.compose.tree import compose
from briefsmith.compose.uses import used_sources
from briefsmith.diagnostics import Diagnostic, Severity, has_errors, sort
from briefsmith.document import Document
from briefsmith.evidence.finding import find_quotes
from briefsmith.evidence.model import Evidence
from briefsmith.library import Library, SourceFileError, SourceRequest, build_library
from briefsmith.lock.checking import LockCheck, check_lock
from briefsmith.outline.model import Outline
from briefsmith.outline.reader import read_outline
from briefsmith.outputs import make_outputs
from briefsmith.project import (
    OUTPUT_FOLDER,
    citation_cache,
    leads_out,
    lock_path,
    project_cache,
    read_lock_file,
    read_plain_file,
    read_project_profiles,
    read_project_source,
    write_outputs,
)
from briefsmith.prose_checks import check_claims
from briefsmith.source_folders import list_folders, real_path
from briefsmith.source_requests import source_requests
from briefsmith.sourcing.facts import gather_facts
from briefsmith.sourcing.ratings import check_ratings
from briefsmith.sourcing.statement import check_statement, statement_yaml
from briefsmith.spans import LineIndex, Place
from briefsmith.twin_checks import check_twins
from briefsmith.twins import Twins, find_twins

#: Is told how many of how many sources are read.
Progress = Callable[[int, int], None]

#: What an analyst may build in spite of, as a draft: the quotations, and only they.
_DRAFT_FORGIVES = frozenset(
    {
        "quote-altered",
        "quote-ambiguous",
        "quote-absent",
        "quote-unreadable",
        "quote-too-short",
        "quote-after-absent",
        "quote-before-absent",
        "quote-nth-absent",
        "quote-place-contradiction",
        "source-missing",
        "source-unreadable",
    }
)

#: Failures of the machine or of the call, not of the project.
_MACHINE = frozenset({"outline-missing", "output-failed"})


@dataclass(frozen=True)
class Checked:
    """What a check found. ``lines`` holds the text of each file that a diagnostic can point into."""

    outline: Outline | None
    library: Library | None
    evidence: tuple[Evidence, ...]
    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[str, LineIndex] = field(default_factory=dict)
    twins: Twins = field(default_factory=Twins)

    @property
    def exit_code(self) -> int:
        """0 fine, 1 problems in the project, 2 the machine failed."""
        if any(item.code in _MACHINE for item in self.diagnostics):
            return 2
        return 1 if has_errors(self.diagnostics) else 0


@dataclass(frozen=True)
class Built:
    """What a build did: ``outputs`` are the paths and whether each is new; none where it stopped."""

    checked: Checked
    outputs: tuple[tuple[Path, bool], ...]

    @property
    def exit_code(self) -> int:
        """As for a check, but 0 where a draft was built in spite of errors."""
        return 0 if self.outputs else self.checked.exit_code


def quiet(done: int, total: int) -> None:
    """Shows no progress."""


def read_library(path: Path, progress: Progress = quiet) -> Checked:
    """Reads the outline at ``path`` and its sources; no quotation is looked for.

    ``progress`` is told how many of how many sources are read.
    """
    file = path.as_posix()
    try:
        data = read_plain_file(path)
    except OSError as error:
        return Checked(None, None, (), (_missing(file, error),))
    lines = {file: LineIndex(file, data.decode("utf-8-sig", "replace"))}
    outline, found = read_outline(data, file, str(path.parent.resolve()))
    if outline is None:
        return Checked(None, None, (), sort(found), lines)
    requests, problems = _requests(outline)
    folder = Path(outline.folder)
    profiles, wrong = read_project_profiles(folder)
    cache = project_cache(folder)
    read = partial(read_project_source, folder, path, cache=cache, profiles=profiles)
    library = build_library(requests, read, progress)
    if cache:
        cache.tidy()
    library, matched = describe_library(outline, library)
    diagnostics = sort((*found, *problems, *wrong, *library.diagnostics, *matched))
    return Checked(outline, library, (), diagnostics, lines, find_twins(library))


def draft_summary(checked: Checked) -> str:
    """The source summary statement of a project whose library was read, drafted as lines for the outline."""
    assert checked.outline is not None and checked.library is not None  # noqa: PT018 - one comes with the other
    facts = gather_facts(checked.outline, checked.library, checked.twins)
    return statement_yaml(facts, checked.outline.entry.language)


def check_project(path: Path, progress: Progress = quiet, locked: bool = False) -> Checked:
    """Reads the outline at ``path`` and its sources, looks for every quotation, and compares all of it
    with the lock, if there is one; with ``locked`` anything that drifted since is an error.
    """
    checked = read_library(path, progress)
    outline, library = checked.outline, checked.library
    if outline is None or library is None:
        return checked
    evidence = find_quotes(outline, library)
    told = (item for found in evidence for item in found.diagnostics)
    advice = (
        *check_keys(outline, library),
        *check_prose(outline, library),
        *check_claims(outline, library),
        *check_use(outline, library),
        *check_twins(outline, library, checked.twins),
        *check_ratings(outline, library, checked.twins),
        *check_statement(outline, library, checked.twins),
        *check_chosen_style(outline),
        *check_chosen_template(outline),
    )
    lock = _check_lock(path, outline, library, evidence, locked)
    lines = {**checked.lines, lock.lines.file: lock.lines} if lock.lines else checked.lines
    return _with(replace(checked, evidence=evidence, lines=lines), (*told, *advice, *lock.diagnostics))


def build_project(path: Path, draft: bool = False, progress: Progress = quiet, locked: bool = False) -> Built:
    """Checks, and writes every output into ``briefs/`` where nothing is wrong.

    With ``draft``, quotations that are not verified do not stop the build; they are marked. With
    ``locked``, whatever drifted since the lock was made stops it.
    """
    checked = check_project(path, progress, locked)
    outline, library = checked.outline, checked.library
    if outline is None or library is None or _stops(checked.diagnostics, draft):
        return Built(checked, ())
    document, problems = _document(checked, draft)
    checked = _with(checked, problems)
    if document is None or has_errors(problems):
        return Built(checked, ())
    word = _with_comments(checked, document, draft)
    outputs, problems = make_outputs(outline, document, word)
    checked = _with(checked, problems)
    if has_errors(problems):
        return Built(checked, ())
    folder = path.parent / OUTPUT_FOLDER
    if leads_out(path.parent, folder):
        return Built(_with(checked, (outside(OUTPUT_FOLDER, outline.place()),)), ())
    try:
        return Built(checked, write_outputs(folder, outputs))
    except OSError as error:
        return Built(_with(checked, (_unwritten(error),)), ())


def _check_lock(
    path: Path, outline: Outline, library: Library, evidence: tuple[Evidence, ...], locked: bool
) -> LockCheck:
    file = lock_path(path).as_posix()
    try:
        data = read_lock_file(path)
    except SourceFileError as error:
        code = "path-outside" if error.code == "path-outside" else "lock-damaged"
        return LockCheck((Diagnostic(code, Severity.ERROR, str(error), error.advice, Place(file)),))
    return check_lock(data, file, outline, library, evidence, used_sources(outline), locked)


def _document(
    checked: Checked, draft: bool, with_notes: bool = True
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The briefing with its citations; a draft has what was found as comments at its place."""
    outline, library, evidence = checked.outline, checked.library, checked.evidence
    assert outline is not None and library is not None  # noqa: PT018 - nothing is built without both
    place = outline.place("citation_style")
    style, problems = chosen_style(outline)
    if style is None:
        return None, placed(problems, place)
    unproven = any(not found.verified for found in evidence)
    review = Review(outline, checked.diagnostics) if draft else None
    document = compose(outline, library, evidence, draft and unproven, review, with_notes)
    memory = citation_cache(Path(outline.folder))
    cited, more = cite(document, library, style, outline.entry.language, memory)
    if outline.entry.annex == "verification":
        cited = with_annex(cited, library, evidence)
    cited = with_cross_references(cited)
    return cited, placed((*problems, *more), place)


def _with_comments(checked: Checked, document: Document, draft: bool) -> Document:
    """The document for Word: with the notes of quotations as comments, where the outline wants that.

    It is composed anew, for what is cited in a comment has no footnote, and repeats must not name it.
    """
    outline = checked.outline
    if outline is None or outline.entry.remarks == "text" or "docx" not in outline.entry.outputs:
        return document
    without, _ = _document(checked, draft, with_notes=False)
    return with_remarks(without, outline) if without else document


def _missing(file: str, error: OSError) -> Diagnostic:
    advice = "Name the outline: `brief build folder/outline.yaml`; `brief new DIR` makes a new project."
    message = f"The outline {file} cannot be read: {error.strerror or error}."
    return Diagnostic("outline-missing", Severity.ERROR, message, advice, Place(file))


def _unwritten(error: OSError) -> Diagnostic:
    advice = "Free the disk, or close the program that holds the file; what was built before still stands."
    message = f"{error.filename} cannot be written: {error.strerror or error}."
    return Diagnostic("output-failed", Severity.ERROR, message, advice)


def _requests(outline: Outline) -> tuple[tuple[SourceRequest, ...], tuple[Diagnostic, ...]]:
    listings, problems = list_folders(outline)
    requests, more = source_requests(outline, listings, real_path(Path(outline.folder)))
    return requests, (*problems, *more)


def _stops(diagnostics: tuple[Diagnostic, ...], draft: bool) -> bool:
    errors = [item for item in diagnostics if item.severity is Severity.ERROR]
    return any(not draft or item.code not in _DRAFT_FORGIVES for item in errors)


def _with(checked: Checked, more: tuple[Diagnostic, ...]) -> Checked:
    return replace(checked, diagnostics=sort((*checked.diagnostics, *more)))
