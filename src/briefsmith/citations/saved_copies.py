"""Names the saved copy of a source, and its digest, in the note that cites it in full."""

from __future__ import annotations

from briefsmith.citations.inlines import without_end
from briefsmith.document import Inlines, Labels, Text
from briefsmith.library import LibraryEntry

#: As many figures of the digest as tell two files apart.
_SHOWN = 12


def with_copies(inlines: Inlines, entries: list[LibraryEntry], labels: Labels) -> Inlines:
    """The citation, and after it each file that its sources were read from."""
    named = "; ".join(f"{entry.file}{_digest(entry)}" for entry in entries)
    if not named:
        return inlines
    return (*without_end(inlines, "."), Text(f". {labels.saved_copy}{labels.colon}{named}."))


def _digest(entry: LibraryEntry) -> str:
    return f" (SHA-256 {entry.source.digest[:_SHOWN]})" if entry.source is not None else ""
