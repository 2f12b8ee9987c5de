"""What is found out about a Word file that was handed around, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefsmith.diagnostics import Diagnostic, has_errors
from briefsmith.provenance.model import QuotationRecord


class Status(StrEnum):
    """What became of the text of one quotation since the file was built."""

    UNTOUCHED = "untouched"
    EDITED = "edited"
    MOVED = "moved"
    REMOVED = "removed"


class SourceState(StrEnum):
    """What a folder has of the saved file that a quotation was proven against."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"
    UNREADABLE = "unreadable"


#: ``(kind, printed, now)`` with kind ``equal``, ``replace``, ``delete`` or ``insert``.
Operation = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Proof:
    """What a saved source says today: ``file`` is where it was found, below the folder of sources;
    ``verdict`` is that of the text that stands in the Word file now, ``None`` where nothing could be asked.
    """

    state: SourceState
    file: str | None = None
    verdict: str | None = None
    borne_out: bool = False


@dataclass(frozen=True, slots=True)
class VerifiedQuotation:
    """One recorded quotation.

    ``now`` is its text as it stands, normalised, with the citation in its last paragraph; ``None`` where it
    is gone. ``words`` is the part of it that the bookmark holds. ``pending`` says that tracked changes made
    the difference, and that it goes if they are rejected; ``crossed`` that text was hidden or struck through;
    ``beside`` that the words still stand and the change is beside them; ``bookmarked`` that the bookmark
    is there.
    """

    record: QuotationRecord
    status: Status
    now: str | None
    words: str | None
    operations: tuple[Operation, ...] = ()
    pending: bool = False
    crossed: bool = False
    beside: bool = False
    bookmarked: bool = True
    proof: Proof | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """All there is to say of one file. ``readable`` is false where it could not be looked into at all;
    ``unrecorded`` are the paragraphs that are set as quotations and stand in no record.
    """

    file: str
    readable: bool
    program: str
    intact: bool
    quotations: tuple[VerifiedQuotation, ...]
    unrecorded: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def exit_code(self) -> int:
        """0 all untouched (and borne out, where sources were asked), 1 something is not, 2 not readable."""
        if not self.readable:
            return 2
        return 1 if has_errors(self.diagnostics) else 0
