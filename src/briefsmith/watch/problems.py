"""Which problems are new since the build before, and which are gone for certain."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.pipeline import Built, Checked

#: What makes the reader leave parts of an outline out: nobody knows what would be said of those.
_INCOMPLETE = frozenset(
    {"key-doubled", "key-missing", "key-unknown", "value-cut", "value-invalid", "value-type"}
    | {"yaml-depth", "yaml-forbidden", "yaml-syntax"}
)
#: What is found only after every check has passed: where a check stops the build, nobody looked for it.
_OF_WRITING = frozenset({"citation-unknown", "output-failed", "tool-missing"})


def is_complete(checked: Checked) -> bool:
    """Whether the outline was read with everything that is in it."""
    return checked.outline is not None and not any(map(_leaves_out, checked.diagnostics))


def _leaves_out(item: Diagnostic) -> bool:
    return item.code in _INCOMPLETE and item.severity is Severity.ERROR


@dataclass(frozen=True)
class KnownProblems:
    """The errors and warnings that are not known to be mended. ``of_the_file`` are those among them that
    kept the outline from being read.
    """

    all: tuple[Diagnostic, ...] = ()
    of_the_file: tuple[Diagnostic, ...] = ()

    def after(self, built: Built) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...], KnownProblems]:
        """What a further build found new, what is gone, and what is known then.

        A build that stops says nothing about what comes after the place where it stopped: an outline
        that cannot be read has no quotations, and warnings about outputs need outputs.
        """
        found = tuple(item for item in built.checked.diagnostics if item.severity is not Severity.NOTE)
        vanished = _without(self.all, found)
        gone = tuple(item for item in vanished if self._settled(item, built))
        unread = built.checked.outline is None
        known = KnownProblems((*found, *_without(vanished, gone)), found if unread else ())
        return _without(found, self.all), gone, known

    def _settled(self, item: Diagnostic, built: Built) -> bool:
        if built.outputs:
            return True
        if built.checked.outline is None:
            return item in self.of_the_file
        if not is_complete(built.checked):
            return item in self.of_the_file or _leaves_out(item)
        came_to_writing = any(found.code in _OF_WRITING for found in built.checked.diagnostics)
        return item.severity is Severity.ERROR and (came_to_writing or item.code not in _OF_WRITING)


def _without(items: tuple[Diagnostic, ...], others: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The items that are not among the others; where they stand does not count, for lines shift."""
    left = Counter(map(_named, others))
    found = []
    for item in items:
        if left[_named(item)]:
            left[_named(item)] -= 1
        else:
            found.append(item)
    return tuple(found)


def _named(item: Diagnostic) -> tuple[str, str, str]:
    return item.code, item.place.file if item.place else "", item.message
