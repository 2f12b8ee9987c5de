"""Text that knows, for each of its characters, the range of the raw file that it stands for."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import overload

from briefsmith.spans import Span

#: How offsets are kept: four bytes each, for no file that is read is longer.
_OFFSET = "I"


@dataclass(frozen=True, slots=True)
class MappedText:
    """Text with a way back.

    Character ``i`` of ``text`` came from the code points ``starts[i]:ends[i]`` of the raw file:
    one code point as a rule, more where an entity or a run of white space became one character.
    Ranges never run backwards within one text that was read in one go.

    ``runs`` holds three numbers for each stretch in which both ends of the range go on by one from
    character to character: where it begins in ``text``, and the range of its first character. A
    stretch is as long as can be, so that equal texts have equal runs.
    """

    text: str
    runs: array[int]

    @classmethod
    def verbatim(cls, text: str, offset: int = 0) -> MappedText:
        """Text that stands in the raw file as it is, from ``offset`` on."""
        return cls(text, array(_OFFSET, (0, offset, offset + 1)) if text else array(_OFFSET))

    @classmethod
    def standing_for(cls, text: str, span: Span) -> MappedText:
        """Text each character of which stands for the whole of ``span`` (a resolved entity, say)."""
        flat = [number for at in range(len(text)) for number in (at, span.start, span.end)]
        return cls(text, array(_OFFSET, flat))

    @classmethod
    def of_places(cls, text: str, starts: Sequence[int], ends: Sequence[int]) -> MappedText:
        """Text with the two ends of each character's range, in the order of its characters."""
        if not len(text) == len(starts) == len(ends):
            raise ValueError("each character needs exactly one range")
        return cls.of_runs(text, zip(range(len(text)), starts, ends, strict=True))

    @classmethod
    def of_runs(cls, text: str, runs: Iterable[tuple[int, int, int]]) -> MappedText:
        """Text with its runs in order, each told by where it begins in ``text`` and the range of its
        first character; runs that go on where the one before ends become one.
        """
        return cls(text, _flat(runs))

    @classmethod
    def join(cls, pieces: Iterable[MappedText]) -> MappedText:
        """The pieces one after the other."""
        parts = [piece for piece in pieces if piece.text]
        if len(parts) == 1:
            return parts[0]
        return cls.of_runs("".join([part.text for part in parts]), _one_after_the_other(parts))

    def __len__(self) -> int:
        return len(self.text)

    @property
    def starts(self) -> Places:
        """Where the range of each character begins."""
        return Places(self, 1)

    @property
    def ends(self) -> Places:
        """Where the range of each character ends."""
        return Places(self, 2)

    @property
    def first(self) -> int:
        """Where the range of the first character begins; ``IndexError`` where there is none."""
        return self.runs[1]

    @property
    def last(self) -> int:
        """Where the range of the last character ends; ``IndexError`` where there is none."""
        return self.runs[-1] + len(self.text) - 1 - self.runs[-3]

    def place(self, index: int) -> tuple[int, int]:
        """The range of the raw file that one character stands for."""
        if not 0 <= index < len(self.text):
            raise IndexError(f"no character {index}")
        at, start, end = self.runs[(run := self._run_at(index)) : run + 3]
        return start + index - at, end + index - at

    def slice(self, start: int, end: int) -> MappedText:
        """The part between two offsets of this text."""
        text = self.text[start:end]
        if len(text) == len(self.text):
            return self
        if not text:
            return MappedText("", array(_OFFSET))
        low = start if start >= 0 else max(0, len(self.text) + start)
        runs, first = self.runs, self._run_at(low)
        stop = len(runs) if low + len(text) == len(self.text) else self._run_at(low + len(text) - 1) + 3
        flat = runs[first:stop]
        skipped = low - flat[0]
        flat[0:3] = array(_OFFSET, (0, flat[1] + skipped, flat[2] + skipped))
        for at in range(3, len(flat), 3):
            flat[at] -= low
        return MappedText(text, flat)

    def raw_span(self, start: int = 0, end: int | None = None) -> Span:
        """The range of the raw file that the characters ``start:end`` came from.

        Raises ``ValueError`` where the range holds no character: nothing came from nowhere.
        """
        stop = len(self.text) if end is None else end
        if not 0 <= start < stop <= len(self.text):
            raise ValueError(f"no character in {start}..{stop}")
        part = self.slice(start, stop)
        return Span(min(part.runs[1::3]), max(end + length - 1 for _, end, length in part.stretches()))

    def replaced(self, edits: Iterable[tuple[int, int, str]]) -> MappedText:
        """The text in which parts are replaced by other characters, each of which stands for all that its
        part stood for. ``edits`` are start and end of each part, in order, and what takes its place.
        """
        texts: list[str] = []
        runs = _flat(_edited(self, edits, texts))
        return MappedText("".join(texts), runs)

    def stretches(self) -> Iterator[tuple[int, int, int]]:
        """Start, end and length of each run: the range of its first character, and how many it holds."""
        runs = self.runs
        for index in range(0, len(runs), 3):
            at, start, end = runs[index : index + 3]
            yield start, end, (runs[index + 3] if index + 3 < len(runs) else len(self.text)) - at

    def _run_at(self, index: int) -> int:
        """The index, in ``runs``, of the run that holds a character."""
        runs = self.runs
        if len(runs) == 3 or index < runs[3]:
            return 0
        return 3 * (bisect_right(range(len(runs) // 3), index, key=lambda number: runs[3 * number]) - 1)


def _flat(runs: Iterable[tuple[int, int, int]]) -> array[int]:
    """Runs in order as they are kept: those that go on where the one before ends become one."""
    flat = array(_OFFSET)
    append = flat.append
    gap_start = gap_end = None
    for at, start, end in runs:
        if start - at != gap_start or end - at != gap_end:
            append(at)
            append(start)
            append(end)
            gap_start, gap_end = start - at, end - at
    return flat


def _edited(
    text: MappedText, edits: Iterable[tuple[int, int, str]], texts: list[str]
) -> Iterator[tuple[int, int, int]]:
    """The runs of the text with its parts replaced; its pieces are added to ``texts``."""
    cursor = _Cursor(text.runs)
    done = at = 0
    for start, end, new in chain(edits, ((len(text), len(text), ""),)):
        if start > done:
            texts.append(text.text[done:start])
            for position in cursor.stops(done, start):
                yield at + position - done, *cursor.place(position)
            at += start - done
        if new:
            first, last = cursor.place(start)[0], cursor.place(end - 1)[1]
            span = Span(first, last) if first <= last else text.raw_span(start, end)
            texts.append(new)
            for _ in new:
                yield at, span.start, span.end
                at += 1
        done = end


class _Cursor:
    """Walks once through the runs of a text, from the left to the right."""

    def __init__(self, runs: array[int]) -> None:
        self.runs = runs
        self.index = 0

    def place(self, position: int) -> tuple[int, int]:
        """The range of a character, which must not stand before the last one that was asked for."""
        runs, index = self.runs, self.index
        while index + 3 < len(runs) and runs[index + 3] <= position:
            index += 3
        self.index = index
        skipped = position - runs[index]
        return runs[index + 1] + skipped, runs[index + 2] + skipped

    def stops(self, start: int, end: int) -> Iterator[int]:
        """Where the runs begin that hold the characters ``start:end``, the first one at ``start``."""
        while start < end:
            yield start
            after = self.index + 3
            start = self.runs[after] if after < len(self.runs) else end


def _one_after_the_other(parts: Iterable[MappedText]) -> Iterator[tuple[int, int, int]]:
    shift = 0
    for part in parts:
        runs = part.runs
        if len(runs) == 3:
            yield shift, runs[1], runs[2]
        else:
            for index in range(0, len(runs), 3):
                yield shift + runs[index], runs[index + 1], runs[index + 2]
        shift += len(part.text)


@dataclass(frozen=True, slots=True, eq=False)
class Places(Sequence[int]):
    """One end of the range of each character of a text, worked out when it is asked for."""

    mapped: MappedText
    side: int

    def __len__(self) -> int:
        return len(self.mapped.text)

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        return self.mapped.place(index if index >= 0 else index + len(self))[self.side - 1]

    def __iter__(self) -> Iterator[int]:
        for start, end, length in self.mapped.stretches():
            first = start if self.side == 1 else end
            yield from range(first, first + length)
