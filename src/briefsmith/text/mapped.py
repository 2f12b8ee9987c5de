"""Text that knows, for each of its characters, the range of the raw file that it stands for."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from briefsmith.spans import Span


@dataclass(frozen=True, slots=True)
class MappedText:
    """Text with a way back.

    Character ``i`` of ``text`` came from the code points ``starts[i]:ends[i]`` of the raw file:
    one code point as a rule, more where an entity or a run of white space became one character.
    Ranges never run backwards within one text that was read in one go.
    """

    text: str
    starts: array[int]
    ends: array[int]

    def __post_init__(self) -> None:
        if not len(self.text) == len(self.starts) == len(self.ends):
            raise ValueError("each character needs exactly one range")

    @classmethod
    def verbatim(cls, text: str, offset: int = 0) -> MappedText:
        """Text that stands in the raw file as it is, from ``offset`` on."""
        end = offset + len(text)
        return cls(text, array("q", range(offset, end)), array("q", range(offset + 1, end + 1)))

    @classmethod
    def standing_for(cls, text: str, span: Span) -> MappedText:
        """Text each character of which stands for the whole of ``span`` (a resolved entity, say)."""
        return cls(text, array("q", [span.start]) * len(text), array("q", [span.end]) * len(text))

    @classmethod
    def join(cls, pieces: Iterable[MappedText]) -> MappedText:
        """The pieces one after the other."""
        parts = list(pieces)
        starts, ends = array("q"), array("q")
        for part in parts:
            starts.extend(part.starts)
            ends.extend(part.ends)
        return cls("".join(part.text for part in parts), starts, ends)

    def __len__(self) -> int:
        return len(self.text)

    def slice(self, start: int, end: int) -> MappedText:
        """The part between two offsets of this text."""
        return MappedText(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def keep(self, indexes: Iterable[int], replaced: dict[int, str] | None = None) -> MappedText:
        """Only the characters at ``indexes``, in that order; ``replaced`` gives other characters
        (one for one) for some of them.
        """
        chosen = list(indexes)
        swap = replaced or {}
        return MappedText(
            "".join(swap.get(i, self.text[i]) for i in chosen),
            array("q", (self.starts[i] for i in chosen)),
            array("q", (self.ends[i] for i in chosen)),
        )

    def raw_span(self, start: int = 0, end: int | None = None) -> Span:
        """The range of the raw file that the characters ``start:end`` came from.

        Raises ``ValueError`` where the range holds no character: nothing came from nowhere.
        """
        stop = len(self.text) if end is None else end
        if not 0 <= start < stop <= len(self.text):
            raise ValueError(f"no character in {start}..{stop}")
        return Span(min(self.starts[start:stop]), max(self.ends[start:stop]))
