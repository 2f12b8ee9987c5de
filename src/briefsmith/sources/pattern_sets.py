"""Patterns that are asked together of many texts, most of which match none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefsmith.sources.model import BlockKind

#: Flags that stand before a pattern, and the name of a group.
_FLAGS = re.compile(r"\(\?[a-zA-Z]+\)")
_NAME_OF_GROUP = re.compile(r"\(\?P<\w+>")
#: What refers to a group by its name or number, which another pattern before it would change.
_REFERENCE = re.compile(r"\\[1-9]|\(\?P=|\(\?\(")
_LOCAL_FLAGS = {re.IGNORECASE: "i", re.DOTALL: "s"}


@dataclass(frozen=True)
class PatternSet:
    """Patterns in order, each with the kind of block that it tells of.

    Those that can only match at the beginning of a text are tried together, once, at its beginning;
    ``search`` would try each of them at every character.
    """

    patterns: tuple[tuple[re.Pattern[str], BlockKind], ...] = ()
    _beginnings: re.Pattern[str] | None = field(init=False, repr=False, compare=False)
    _others: tuple[re.Pattern[str], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        begin = [(pattern, _at_beginning(pattern)) for pattern, _ in self.patterns]
        texts = [text for _, text in begin if text]
        together = re.compile("|".join(texts)) if texts else None
        object.__setattr__(self, "_beginnings", together)
        object.__setattr__(self, "_others", tuple(pattern for pattern, text in begin if not text))

    def kind_of(self, text: str) -> BlockKind | None:
        """The kind that the first pattern tells of which is found in a text; ``None`` where none is."""
        if not (self._beginnings and self._beginnings.match(text)) and not any(
            pattern.search(text) for pattern in self._others
        ):
            return None
        return next((kind for pattern, kind in self.patterns if pattern.search(text)), None)


def _at_beginning(pattern: re.Pattern[str]) -> str:
    """The text of a pattern that can only match at the beginning, fit to stand among others; empty for
    any other pattern.
    """
    text = _FLAGS.sub("", pattern.pattern, count=1) if pattern.pattern.startswith("(?") else pattern.pattern
    flags = re.RegexFlag(pattern.flags) & ~re.UNICODE
    if flags & ~(re.IGNORECASE | re.DOTALL) or _REFERENCE.search(text) or _FLAGS.search(text):
        return ""
    if not text.startswith(("^", r"\A")) or _has_choice(text):
        return ""
    names = "".join(letter for flag, letter in _LOCAL_FLAGS.items() if flags & flag)
    return f"(?{names}:{_NAME_OF_GROUP.sub('(', text)})"


def _has_choice(text: str) -> bool:
    """Whether a pattern is a choice between alternatives, of which only the first is held by its ``^``."""
    depth = 0
    for mark in _marks(text):
        depth += (mark == "(") - (mark == ")")
        if mark == "|" and depth == 0:
            return True
    return False


def _marks(text: str) -> Iterable[str]:
    """The brackets and bars of a pattern that are neither escaped nor in a class of characters."""
    yield from (match[0] for match in re.finditer(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", text, re.DOTALL))
