"""A round in words: what was saved, which problems came and went, what was written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefsmith.diagnostics import Diagnostic, has_errors
from briefsmith.watch.rounds import Round

#: So many files and problems are named; more are counted.
_MOST_NAMED = 5


def opening(done: Round) -> str:
    """``outline.yaml changed (title), seeds/new.md is new``; empty for the first build."""
    shown = done.changes[:_MOST_NAMED]
    more = len(done.changes) - len(shown)
    return ", ".join((*shown, *((f"{more} more",) if more else ())))


def problem_changes(done: Round) -> Iterator[str]:
    """``1 new problem, 2 problems gone``, and below it those that are gone."""
    new, gone = len(done.new_problems), len(done.gone_problems)
    if not done.changes or not (new or gone):
        return
    counts = [f"{new} new {_problems(new)}"] * bool(new) + [f"{gone} {_problems(gone)} gone"] * bool(gone)
    yield ", ".join(counts)
    for item in done.gone_problems[:_MOST_NAMED]:
        yield f"  gone: {_short(item)}"
    if gone > _MOST_NAMED:
        yield f"  and {gone - _MOST_NAMED} more"


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
