"""What a reader of one format makes of a file, before blocks are told apart and metadata are chosen."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefsmith.sources.decoding import Decoded
from briefsmith.sources.front_matter import FrontMatter
from briefsmith.sources.passages import Passage


@dataclass(frozen=True, slots=True)
class Clue:
    """A value that was found for a metadata field, as it stands there, and where."""

    field: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The passages of a file in order, what it says about itself, and what was doubtful in it.

    ``whole`` says that it is a whole page, whose article stands among other things.
    """

    format: str
    passages: tuple[Passage, ...]
    clues: tuple[Clue, ...] = ()
    front: FrontMatter = field(default_factory=FrontMatter)
    doubts: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """What a reader of a packed format (PDF, Word …) makes of the bytes of a file.

    ``decoded.text`` is the text that was taken out of it, the one that every raw offset counts in;
    ``draft`` is ``None`` where ``decoded`` says why there is none.
    """

    decoded: Decoded
    draft: Draft | None = None

    @classmethod
    def refused(cls, reason: str, advice: str = "") -> Opened:
        """The answer to a file that cannot be opened: why, and what to do."""
        return cls(Decoded("", "none", refused=reason, advice=advice))
