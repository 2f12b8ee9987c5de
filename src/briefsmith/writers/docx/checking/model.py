"""What a check of a template gives: findings with the paragraph they stand in, and what the file has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.spans import Place
from briefsmith.writers.docx.titles import columns

#: How many findings of one kind are told.
_MOST_TOLD = 20
#: How wide an excerpt may be, in columns: with its indent it fits a terminal of 80.
_EXCERPT_WIDTH = 72
#: How many columns of it are in front of what is meant.
_BEFORE = 24


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of the file as a person finds it in Word (``header of section 2``; empty for the text
    itself), and the number of the paragraph in it, 1-based; ``None`` where there are no paragraphs.
    """

    part: str = ""
    paragraph: int | None = None

    def __str__(self) -> str:
        number = f"paragraph {self.paragraph}" if self.paragraph is not None else ""
        return ", ".join(text for text in (self.part, number) if text)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: ``said`` is a sentence without its end, ``excerpt`` the words that it is
    about with a line of carets below them.
    """

    code: str
    severity: Severity
    said: str
    help: str
    spot: Spot = Spot()
    excerpt: tuple[str, ...] = ()

    def diagnostic(self, file: str, place: Place | None = None) -> Diagnostic:
        """The same as a message about ``file``; ``place`` is where an outline names the file."""
        where = ", ".join(text for text in (file, str(self.spot)) if text)
        return Diagnostic(
            self.code, self.severity, f"{where}: {self.said}.", self.help, place, detail=self.excerpt
        )


@dataclass(frozen=True)
class TemplateReport:
    """What a check found. ``placeholders`` are the names that the template prints, ``markers`` those that
    blocks take the place of, ``own_styles`` and ``added_styles`` the names of the styles that it has
    and of those that a build adds; ``left_out`` counts the findings that are not told, being too many.
    """

    findings: tuple[Finding, ...]
    placeholders: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    own_styles: tuple[str, ...] = ()
    added_styles: tuple[str, ...] = ()
    left_out: int = 0

    @cached_property
    def usable(self) -> bool:
        """Whether a briefing can be built with the template."""
        return all(item.severity is not Severity.ERROR for item in self.findings)


@dataclass(frozen=True, slots=True)
class Passage:
    """The words ``start:end`` of the text of a paragraph, which a finding is about; or all of it."""

    text: str
    start: int = 0
    end: int = 0

    def excerpt(self) -> tuple[str, ...]:
        """The words with some of those around them, on one line, and carets below what is meant; or the
        first words of the paragraph, as far as there are any.
        """
        if self.start == self.end:
            words = _flat(self.text[: _EXCERPT_WIDTH + 1]).strip()
            return (_start_of(words, _EXCERPT_WIDTH),) if words else ()
        before = self.text[max(0, self.start - _BEFORE - 1) : self.start]
        before = _end_of(_flat(before).lstrip(), _BEFORE)
        meant = _flat(self.text[self.start : min(self.end, self.start + _EXCERPT_WIDTH + 1)])
        meant = _start_of(meant, _EXCERPT_WIDTH - columns(before))
        after = _flat(self.text[self.end : self.end + _EXCERPT_WIDTH + 1]).rstrip()
        after = _start_of(after, max(_EXCERPT_WIDTH - columns(before + meant), 1))
        return f"{before}{meant}{after}", " " * columns(before) + "^" * max(columns(meant), 1)


@dataclass
class Findings:
    """Findings while they are gathered; of one kind so many are told, and the others counted."""

    told: dict[Finding, None] = field(default_factory=dict)
    left_out: int = 0
    _counts: Counter[tuple[str, Severity]] = field(default_factory=Counter)

    @property
    def items(self) -> tuple[Finding, ...]:
        """All that are told, in the order in which they were found."""
        return tuple(self.told)

    def error(
        self, code: str, said: str, help_text: str, spot: Spot = Spot(), passage: Passage | None = None
    ) -> None:
        """Adds what stops a build."""
        self._add(Severity.ERROR, code, said, help_text, spot, passage)

    def warning(
        self, code: str, said: str, help_text: str, spot: Spot = Spot(), passage: Passage | None = None
    ) -> None:
        """Adds what should be mended."""
        self._add(Severity.WARNING, code, said, help_text, spot, passage)

    def note(self, code: str, said: str, help_text: str, *lines: str) -> None:
        """Adds what is good to know."""
        self.told[Finding(code, Severity.NOTE, said, help_text, Spot(), lines)] = None

    def _add(
        self, severity: Severity, code: str, said: str, help_text: str, spot: Spot, passage: Passage | None
    ) -> None:
        if self._counts[code, severity] >= _MOST_TOLD:
            self.left_out += 1
            return
        excerpt = passage.excerpt() if passage else ()
        self._counts[code, severity] += 1
        self.told[Finding(code, severity, said, help_text, spot, excerpt)] = None


def _flat(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


def _start_of(text: str, width: int) -> str:
    if columns(text[: width + 1]) <= width:
        return text
    kept = text[:width]
    while kept and columns(kept) > width - 1:
        kept = kept[:-1]
    return f"{kept}…"


def _end_of(text: str, width: int) -> str:
    if columns(text[-width - 1 :]) <= width:
        return text
    kept = text[-width:]
    while kept and columns(kept) > width - 1:
        kept = kept[1:]
    return f"…{kept}"


def wrapped(names: Sequence[str]) -> tuple[str, ...]:
    """Names one after the other, parted by commas, in lines that an excerpt may have."""
    lines = [""]
    for number, name in enumerate(names):
        word = name if number + 1 == len(names) else f"{name},"
        if lines[-1] and columns(f"{lines[-1]} {word}") > _EXCERPT_WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".lstrip()
    return tuple(lines)
