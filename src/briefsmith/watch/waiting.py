"""Waits until watched files have changed and are whole again."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefsmith.watch.files import Looks, Watched, look

#: Seconds between two looks, and how many times longer than a look itself the pause is at least, so that
#: many files on a network drive keep no machine busy.
PAUSE, LEAST_REST = 0.15, 20
#: Seconds in which nothing more may change before a build starts, and the most that is waited for that.
SETTLED, MOST_WAITING = 0.06, 2.0
#: Seconds in which a file that has vanished may come back: editors save by deleting and writing anew.
MOST_ABSENCE = 0.5


class Change(StrEnum):
    """What became of a file, in the words of a message."""

    CHANGED = "changed"
    NEW = "is new"
    GONE = "is gone"


@dataclass(frozen=True)
class FileChange:
    """A watched file, and what became of it."""

    path: Path
    change: Change


def as_read(watched: Watched, seen: Mapping[Path, Looks], moment: int) -> Mapping[Path, Looks]:
    """How the watched files looked to a build that began at ``moment`` (nanoseconds since 1970) and has
    just ended; ``seen`` is how they looked before it, as far as they were watched then.

    What changed while it ran counts as a change to come. A file that is watched for the first time counts as
    such where it is younger than ``moment``.
    """
    looked = look(watched)
    known = {path: seen.get(path, _unless_younger(looks, moment)) for path, looks in looked.items()}
    left = {path: looks for path, looks in seen.items() if path.parent in watched.folders}
    return {**left, **known}


def next_changes(
    watched: Watched, known: Mapping[Path, Looks]
) -> tuple[tuple[FileChange, ...], Mapping[Path, Looks]]:
    """Waits until files do not look any more as ``known``; gives what changed, and how all look then."""
    while True:
        began = time.perf_counter()
        now = look(watched)
        if _changes(known, now):
            now = _settled(watched, known, now)
            if changes := _changes(known, now):
                return changes, now
        time.sleep(max(PAUSE, LEAST_REST * (time.perf_counter() - began)))


def _unless_younger(looks: Looks, moment: int) -> Looks:
    return (0, 0, 0) if looks is not None and looks[0] > moment else looks


def _settled(
    watched: Watched, known: Mapping[Path, Looks], now: Mapping[Path, Looks]
) -> Mapping[Path, Looks]:
    """How the files look once nothing has changed for a moment and no file is missing in passing."""
    began = time.perf_counter()
    while (waited := time.perf_counter() - began) < MOST_WAITING:
        time.sleep(SETTLED)
        before, now = now, look(watched)
        absent = any(looks is not None and now.get(path) is None for path, looks in known.items())
        if now == before and not (absent and waited < MOST_ABSENCE):
            break
    return now


def _changes(known: Mapping[Path, Looks], now: Mapping[Path, Looks]) -> tuple[FileChange, ...]:
    found = []
    for path in sorted({*known, *now}):
        before, after = known.get(path), now.get(path)
        if before != after:
            change = Change.NEW if before is None else Change.GONE if after is None else Change.CHANGED
            found.append(FileChange(path, change))
    return tuple(found)
