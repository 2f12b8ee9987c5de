"""Shows how typed words differ from the source's, so that a person reads it at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefsmith.evidence.names import is_name_change
from briefsmith.evidence.nearest import Operation
from briefsmith.evidence.wordlists import NEGATION
from briefsmith.text.characters import NUMERALS, is_digit
from briefsmith.text.folding import fold

#: How many characters of equal text are shown on either side of a difference.
_CONTEXT = 12
#: What stands in front of the two lines.
_LABELS = ("typed:  ", "source: ")


def difference_kinds(operations: Sequence[Operation]) -> tuple[str, ...]:
    """What differs, the gravest first: "a negation", "a number", "a name", or "the wording"."""
    typed = fold("".join(mine for _, mine, _ in operations)).text
    stands = fold("".join(theirs for _, _, theirs in operations)).text
    changes = [(mine, theirs) for kind, mine, theirs in operations if kind != "equal"]
    kinds = []
    if _negations(typed) != _negations(stands):
        kinds.append("a negation")
    if any(_numeric(mine) or _numeric(theirs) for mine, theirs in changes):
        kinds.append("a number")
    if is_name_change([(_unless_numeric(step), *step[1:]) for step in operations]):
        kinds.append("a name")
    return tuple(kinds) if kinds else ("the wording",)


def difference_lines(operations: Sequence[Operation], labels: tuple[str, str] = _LABELS) -> tuple[str, ...]:
    """Two lines, what was typed and what stands there, with the differences in marks."""
    return tuple("".join(text for text, _ in line) for line in _lines(operations, labels))


def difference_changes(
    operations: Sequence[Operation], labels: tuple[str, str] = _LABELS
) -> tuple[tuple[int, int, int], ...]:
    """Where the marks are in those lines: number of the line, start and end, the marks included."""
    changes = []
    for number, line in enumerate(_lines(operations, labels)):
        at = 0
        for text, is_change in line:
            if is_change:
                changes.append((number, at, at + len(text)))
            at += len(text)
    return tuple(changes)


def in_one_line(text: str) -> str:
    """The text with its line breaks shown as spaces."""
    return re.sub(r"\s*\n\s*", " ", text)


def _joined(operations: Sequence[Operation]) -> list[Operation]:
    """Neighbouring changes as one."""
    steps: list[Operation] = []
    for kind, mine, theirs in operations:
        if steps and kind != "equal" and steps[-1][0] != "equal":
            steps[-1] = ("replace", steps[-1][1] + mine, steps[-1][2] + theirs)
        else:
            steps.append((kind, mine, theirs))
    return steps


def _lines(
    operations: Sequence[Operation], labels: tuple[str, str]
) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """The two lines as stretches of text, each with whether it is a change."""
    steps = _joined(operations)
    marks = ("[", "]") if not any("[" in a + b or "]" in a + b for _, a, b in steps) else ("⟦", "⟧")
    typed = _line([(kind, mine) for kind, mine, _ in steps], marks)
    stands = _line([(kind, theirs) for kind, _, theirs in steps], marks)
    return [(labels[0], False), *typed], [(labels[1], False), *stands]


def _line(steps: Sequence[tuple[str, str]], marks: tuple[str, str]) -> list[tuple[str, bool]]:
    shown = []
    for index, (kind, text) in enumerate(steps):
        plain = in_one_line(text)
        if kind != "equal":
            shown.append((f"{marks[0]}{plain}{marks[1]}", True))
        elif len(plain) <= 2 * _CONTEXT + 2:
            shown.append((plain, False))
        else:
            head = "" if index == 0 else plain[:_CONTEXT]
            tail = "" if index == len(steps) - 1 else plain[-_CONTEXT:]
            shown.append((f"{head}…{tail}", False))
    return shown


def _unless_numeric(step: Operation) -> str:
    """The kind of a step, where a change of a number is none of words."""
    return "equal" if _numeric(step[1]) or _numeric(step[2]) else step[0]


def _numeric(text: str) -> bool:
    """Whether a changed stretch is about a number: a digit in it, or nothing but Chinese numerals."""
    folded = fold(text).text
    return any(map(is_digit, folded)) or (bool(folded) and NUMERALS.issuperset(folded))


def _negations(folded: str) -> list[str]:
    return sorted(match.group() for match in NEGATION.finditer(folded))
