"""What a page refers to while it is written: anchors, notes and where they are named, headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markupsafe import Markup

from briefsmith.document import Footnote, Labels
from briefsmith.writers.html.words import Words

_NO_NAME = re.compile(r"[\W_]+")
_LONGEST_NAME = 60
#: Circled figures end here, as they do in the Word file.
_LAST_CIRCLED = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: its level from 2, as that of ``h2``, and the link."""

    level: int
    link: Markup


@dataclass
class Ledger:
    """Everything that body and notes hand out; ``addresses`` are those of the sources, by key.

    ``references`` has for each note the anchors of the places in the text that name it.
    """

    labels: Labels
    words: Words
    language: str
    circled: bool
    addresses: dict[str, str]
    notes: dict[int, Footnote] = field(default_factory=dict)
    references: dict[int, list[str]] = field(default_factory=dict)
    quotations: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    contents: list[Entry] = field(default_factory=list)
    tables: int = 0
    _levels: list[int] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)
    _named: dict[tuple[str, str], str] = field(default_factory=dict)
    _used: dict[str, int] = field(default_factory=dict)

    def anchor(self, prefix: str, wanted: str) -> str:
        """A free id made from ``wanted``: letters, digits and hyphens, of whatever script."""
        base = f"{prefix}-{_NO_NAME.sub('-', wanted).strip('-')[:_LONGEST_NAME]}".rstrip("-")
        name = base
        while name in self._taken:
            self._used[base] = self._used.get(base, 1) + 1
            name = f"{base}-{self._used[base]}"
        self._taken.add(name)
        return name

    def named(self, prefix: str, wanted: str) -> str:
        """The id of the one thing of its kind with that name, whether it was printed already or will be."""
        key = (prefix, wanted)
        if key not in self._named:
            self._named[key] = self.anchor(prefix, wanted)
        return self._named[key]

    def refer(self, number: int) -> str:
        """The anchor of one more place that names a note."""
        name = self.anchor("from-note", str(number))
        self.references.setdefault(number, []).append(name)
        return name

    def shown(self, number: int) -> str:
        """The number of a note as the Word file prints it."""
        return chr(0x2460 + number - 1) if self.circled and 1 <= number <= _LAST_CIRCLED else str(number)

    def heading_level(self, level: int) -> int:
        """The level of a heading in HTML, from 2 to 6: without jumps, whatever the document's are."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return min(1 + len(self._levels), 6)
