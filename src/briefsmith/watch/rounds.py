"""One round after another: wait for a change, build, compare with the round before."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.outline.model import Outline
from briefsmith.pipeline import Built, Checked, Progress, build_project, quiet
from briefsmith.watch.files import look, watched_for
from briefsmith.watch.outline_changes import outline_changes
from briefsmith.watch.problems import KnownProblems, is_complete
from briefsmith.watch.waiting import Change, FileChange, as_read, next_changes


@dataclass(frozen=True)
class Round:
    """One build: what led to it (nothing for the first), what it did, and how its problems differ from
    those of the build before. ``seconds`` is how long it took.
    """

    changes: tuple[str, ...]
    built: Built
    new_problems: tuple[Diagnostic, ...]
    gone_problems: tuple[Diagnostic, ...]
    seconds: float


def rounds(path: Path, draft: bool = False, progress: Progress = quiet) -> Iterator[Round]:
    """Builds the outline at ``path`` at once, and again after every change, without end."""
    watched = watched_for(path, None)
    seen = look(watched)
    changes: tuple[FileChange, ...] = ()
    outline: Outline | None = None
    problems = KnownProblems()
    while True:
        moment, began = time.time_ns(), time.perf_counter()
        built = _build(path, draft, progress)
        new, gone, problems = problems.after(built)
        complete = built.checked.outline if is_complete(built.checked) else None
        told = tuple(_told(change, path, outline, complete) for change in changes)
        outline = complete or outline
        watched = watched_for(path, built.checked.outline, watched)
        known = as_read(watched, seen, moment)
        yield Round(told, built, new, gone, time.perf_counter() - began)
        changes, seen = next_changes(watched, known)


def _build(path: Path, draft: bool, progress: Progress) -> Built:
    """Builds; a file that cannot be read just then, as one that Word holds open on Windows, ends no watch."""
    try:
        return build_project(path, draft, progress)
    except OSError as error:
        message = f"{error.filename or 'The machine'}: {error.strerror or error}."
        advice = "Close the program that holds the file, and save again."
        failed = Diagnostic("output-failed", Severity.ERROR, message, advice)
        return Built(Checked(None, None, (), (failed,)), ())


def _told(change: FileChange, path: Path, before: Outline | None, after: Outline | None) -> str:
    shown = change.path
    if change.path.is_relative_to(path.parent):
        shown = change.path.relative_to(path.parent)
    details = ""
    if change.path == path and change.change is Change.CHANGED and before and after:
        details = f" ({'; '.join(outline_changes(before, after)) or 'no value in it'})"
    return f"{shown.as_posix()} {change.change}{details}"
