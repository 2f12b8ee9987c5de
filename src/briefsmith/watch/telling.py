"""A round in words: what was saved, which problems came and went, what was written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefsmith.diagnostics import Diagnostic, Severity, has_errors
from briefsmith.watch.rounds import Round

#: So many files and problems are named; more are counted.
_MOST_NAMED = 5


def opening(done: Round) -> str:
    """``outline.yaml changed (title), seeds/new.md is new``; empty for the first build."""
    shown = done.changes[:_MOST_NAMED]
    more = len(done.changes) - len(shown)
    return ", ".join((*shown, *((f"{more} more",) if more else ())))


def problem_changes(done: Round) -> Iterator[str]:
    """``1 new problem, 2 problems gone, 1 still there``, and below it those that are gone."""
    counts = list(_counts(done)) if done.changes else []
    if not counts:
        return
    yield ", ".join(counts)
    for item in done.gone_problems[:_MOST_NAMED]:
        yield f"  gone: {_short(item)}"
    if (more := len(done.gone_problems) - _MOST_NAMED) > 0:
        yield f"  and {more} more"


def _counts(done: Round) -> Iterator[str]:
    """Those that are still there are counted only where they may be why nothing was written."""
    new, gone = len(done.new_problems), len(done.gone_problems)
    if new:
        yield f"{new} new {_problems(new)}"
    if gone:
        yield f"{gone} {_problems(gone)} gone"
    found = [item for item in done.built.checked.diagnostics if item.severity is not Severity.NOTE]
    if len(found) > new and not done.built.outputs:
        yield f"{len(found) - new} still there, shown by brief check"


def outcome(done: Round, folder: Path) -> str:
    """Which outputs are new, by their paths from ``folder``, and how long it took."""
    written = [_below(path, folder) for path, changed in done.built.outputs if changed]
    if written:
        text = f"wrote {', '.join(written)}"
    elif done.built.outputs:
        text = "every output is as it was"
    elif has_errors(done.built.checked.diagnostics):
        text = "nothing was written; what was built before still stands"
    else:
        text = "nothing was written"
    return f"{text} ({done.seconds:.1f} s)"


def _problems(count: int) -> str:
    return "problem" if count == 1 else "problems"


def _short(item: Diagnostic) -> str:
    return f"{item.severity}[{item.code}] {item.message}"


def _below(path: Path, folder: Path) -> str:
    return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()
