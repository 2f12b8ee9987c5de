"""Makes the lock of a project, and fixes its outline: what changes the analyst's own files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefsmith.compose.uses import used_sources
from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.fixes.fixing import Fix, fix_outline
from briefsmith.lock.making import make_lock
from briefsmith.lock.model import Lock
from briefsmith.lock.writing import write_lock
from briefsmith.pipeline import Checked, Progress, check_project, quiet
from briefsmith.project import clear_leftovers, lock_path, read_lock_file, read_plain_file, replace_inside
from briefsmith.replacing import FileChangedError

#: What a lock that is made anew settles.
_SETTLED = frozenset({"lock-damaged", "lock-outdated", "lock-quote-elsewhere"})


@dataclass(frozen=True)
class Locked:
    """What `brief lock` did: ``path`` is the lock; ``lock`` is ``None`` where nothing was written."""

    checked: Checked
    path: Path
    lock: Lock | None = None
    changed: bool = False

    def tells(self, item: Diagnostic) -> bool:
        """Whether a diagnostic is worth showing: what stops the lock, or what it accepts."""
        return item.code.startswith("lock-") or (self.lock is None and item.severity is Severity.ERROR)


def lock_project(path: Path, progress: Progress = quiet) -> Locked:
    """Checks the project whose outline lies at ``path``, and writes its lock where nothing is wrong.

    What drifted since the last lock is told and thereby accepted. Raises ``OSError`` where the disk
    refuses, and `FileChangedError`, which is one, where somebody else wrote the lock meanwhile.
    """
    checked = check_project(path, progress)
    target = lock_path(path)
    outline, library = checked.outline, checked.library
    errors = {item.code for item in checked.diagnostics if item.severity is Severity.ERROR}
    if outline is None or library is None or errors - _SETTLED:
        return Locked(checked, target)
    old = read_lock_file(path)
    lock = make_lock(library, checked.evidence, used_sources(outline))
    data = write_lock(lock)
    clear_leftovers(target)
    if data != old:
        replace_inside(target, data, old)
    return Locked(checked, target, lock, data != old)


def plan_fix(path: Path, checked: Checked) -> Fix | None:
    """What a fix of the outline at ``path`` would do, ``checked`` being what was found; ``None`` where the
    outline could not be read. Raises `FileChangedError` where the file is not what was checked any more.
    """
    outline, library = checked.outline, checked.library
    if outline is None or library is None:
        return None
    clear_leftovers(path)
    data = read_plain_file(path)
    if data.decode("utf-8-sig", "replace") != checked.lines[outline.file].text:
        raise FileChangedError(path.name)
    return fix_outline(data, outline, library, checked.evidence)


def write_fix(path: Path, fix: Fix) -> None:
    """Writes a fixed outline; raises as `lock_project` does, and the old file then still stands."""
    replace_inside(path, fix.after, fix.before)
