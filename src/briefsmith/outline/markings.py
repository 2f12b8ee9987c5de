"""The rules of markings: labels written as TLP 2.0 writes them, and no section stricter than the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.marking import TLP_LABELS, is_stricter, label_slips, read_marking
from briefsmith.outline.places import Located, Path
from briefsmith.outline.spelling import nearest


def marking_problems(
    overall: Any, unmarked: Any, sections: Sequence[tuple[Path, dict[str, Any]]], located: Located
) -> Iterator[Diagnostic]:
    """Everything that is wrong with the marking of the briefing (``overall``), with that of what has none of
    its own (``unmarked``), and with those of sections.
    """
    yield from _slips(overall, ("marking",), located)
    given: list[tuple[Path, Any]] = [(("portion_marking",), unmarked)]
    given += [((*path, "marking"), section.get("marking")) for path, section in sections]
    portions = [(path, mark) for path, mark in given if isinstance(mark, str) and mark.strip()]
    for path, marking in portions:
        yield from _slips(marking, path, located)
        yield from _lower(overall, marking, path, located)
    if portions and not (isinstance(overall, str) and overall.strip()):
        yield Diagnostic(
            "marking-missing",
            Severity.WARNING,
            "A section is marked, and the briefing as a whole is not: its pages carry no marking.",
            "Add `marking:` at the top of the outline, with the strictest of those of its sections.",
            located.key(portions[0][0]),
        )


def _slips(marking: Any, path: Path, located: Located) -> Iterator[Diagnostic]:
    """An error, for a reader would take a label that is none for the sender's own invention."""
    if isinstance(marking, str) and read_marking(read_marking(marking).after).label:
        yield Diagnostic(
            "value-invalid",
            Severity.ERROR,
            "The marking has two labels of the Traffic Light Protocol.",
            "Keep the stricter one; mark sections by a `marking:` of their own.",
            located.value(path),
        )
    for slip in label_slips(marking) if isinstance(marking, str) else ():
        written = marking[slip.start : slip.end]
        meant = slip.meant or nearest(written, TLP_LABELS) or ""
        yield Diagnostic(
            "value-invalid",
            Severity.ERROR,
            f"`{written}` is not a label of the Traffic Light Protocol 2.0.",
            f"{_hint(written, meant)}The labels are: {', '.join(TLP_LABELS)}.",
            located.value(path),
        )


def _hint(written: str, meant: str) -> str:
    if not meant:
        return ""
    old = "White is of version 1.0. " if meant == "TLP:CLEAR" and "WHITE" in written.upper() else ""
    return f"{old}Write `{meant}`. "


def _lower(overall: Any, marking: str, path: Path, located: Located) -> Iterator[Diagnostic]:
    """The marking of the whole must be at least as strict as that of each portion."""
    if isinstance(overall, str) and is_stricter(marking, overall):
        portion, whole = read_marking(marking).label, read_marking(overall).label
        yield Diagnostic(
            "marking-lower",
            Severity.ERROR,
            f"This portion is {portion}, and the briefing as a whole only {whole}.",
            f"Write `marking: {portion}` at the top of the outline, or take out what makes it so.",
            located.value(path),
        )
