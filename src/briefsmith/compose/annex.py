"""The verification annex: a table of how each quotation was checked, behind the finished briefing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from unicodedata import east_asian_width

from briefsmith.compose.annex_words import (
    annex_labels,
    around_title,
    change_labels,
    folding_label,
    list_separator,
    meaning_text,
    place_text,
    result_text,
)
from briefsmith.compose.locators import pages_and_paragraphs
from briefsmith.document import (
    CheckedFile,
    CheckedQuotation,
    Document,
    Footnote,
    Heading,
    Inlines,
    Paragraph,
    Quotation,
    Text,
    VerificationAnnex,
    heading_gap,
)
from briefsmith.evidence.model import Evidence, Found, Insertion, Omission
from briefsmith.library import Library, LibraryEntry
from briefsmith.text.characters import is_ideographic, is_mark

#: How much of a quotation's beginning and of its end is shown, and of a title, in columns.
_HEAD, _TAIL, _TITLE = 48, 24, 48
#: What is shown where something is not known.
_NONE = "—"


def with_annex(document: Document, library: Library, evidence: Sequence[Evidence]) -> Document:
    """The document with the annex at its end; without quotations it stays as it is.

    ``document`` has been through the citation pass: the annex names the notes by the numbers that they
    were given, and adds none. ``evidence`` has one value for each quotation, in the order of printing.
    """
    printed = tuple(_printed(document))
    if not printed:
        return document
    language = document.language
    rows = tuple(
        _row(order, one, found, library.entries.get(found.source_key), language)
        for order, (one, found) in enumerate(zip(printed, evidence, strict=True), 1)
    )
    annex = VerificationAnnex(annex_labels(language), rows, _files(library, evidence, language))
    meaning = Paragraph((Text(meaning_text(language)),))
    return replace(document, children=(*document.children, meaning, annex))


@dataclass(frozen=True, slots=True)
class _Printed:
    """A quotation as the briefing prints it: label and title of the heading above it, and the numbers of
    its footnotes.
    """

    block: Quotation
    section: tuple[str, str]
    notes: tuple[int, ...]


def _printed(document: Document) -> Iterator[_Printed]:
    section = ("", "")
    for block in document.children:
        if isinstance(block, Heading):
            gap = heading_gap(block.number or "")
            section = (f"{block.number or ''}{gap}", _characters(block.children))
        elif isinstance(block, Quotation):
            notes = (child.number for child in block.paragraphs[-1] if isinstance(child, Footnote))
            yield _Printed(block, section, tuple(notes))


def _row(
    order: int, printed: _Printed, found: Evidence, source: LibraryEntry | None, language: str
) -> CheckedQuotation:
    block, read = printed.block, source.source if source else None
    words = " ".join(_characters(paragraph) for paragraph in block.paragraphs)
    proven = found.found if found.verified else ()
    places = pages_and_paragraphs(read, [piece.span for piece in proven]) if read and proven else None
    return CheckedQuotation(
        quote_id=found.quote_id,
        order=order,
        notes=printed.notes,
        section=printed.section,
        words=Text(shortened(words, _HEAD, _TAIL), block.language),
        source=_source(source, language, _TITLE),
        source_key=found.source_key,
        place=place_text(*places, language) if places else _NONE,
        verified=found.verified,
        verdict=result_text(str(found.verdict), language),
        folded=list_separator(language).join(folding_label(kind, language) for kind in found.folded),
        changes=tuple(_changes(found, block.language, language)),
        raw_spans=tuple(piece.raw_span for piece in proven),
        digest=read.digest if read else "",
    )


def _changes(found: Evidence, quoted: str, language: str) -> Iterator[tuple[str, Text]]:
    """Each thing left out or put in, in the order of printing; ``quoted`` is the language of the source."""
    omitted, inserted = change_labels(language)
    for part in found.parts:
        match part:
            case Omission(omitted=text):
                yield omitted, Text(_flat(text) or _NONE, quoted)
            case Insertion(text=text):
                yield inserted, Text(_flat(text), quoted)
            case Found():
                pass


def _source(source: LibraryEntry | None, language: str, room: int) -> Inlines:
    """Outlet and title, the latter cut after ``room`` columns; nothing for a source that is not there."""
    if source is None:
        return ()
    outlet, title = (source.metadata.get(name).value or "" for name in ("outlet", "title"))
    its_own = source.metadata.language.value
    if not (outlet and title):
        return (Text(shortened(outlet or title, room), its_own),) if outlet or title else ()
    before, after = around_title(language)
    return (Text(outlet, its_own), Text(before), Text(shortened(title, room), its_own), Text(after))


def _files(library: Library, evidence: Sequence[Evidence], language: str) -> tuple[CheckedFile, ...]:
    """Each file that a quotation was looked for in, once, in the order of the library."""
    wanted = {found.source_key for found in evidence}
    return tuple(
        CheckedFile(key, _source(entry, language, 4 * _TITLE), entry.file, entry.source.digest)
        for key, entry in library.entries.items()
        if key in wanted and entry.source is not None
    )


def _characters(children: Inlines) -> str:
    return "".join(child.value for child in children if isinstance(child, Text))


def _flat(text: str) -> str:
    return " ".join(text.split())


def shortened(text: str, head: int, tail: int = 0) -> str:
    """The text on one line, its middle or its end cut out where it is wider than ``head`` and ``tail``
    columns (a Chinese character takes two); no number and no Latin word is cut.
    """
    flat = _flat(text)
    widths = list(accumulate((2 if east_asian_width(c) in "WF" else 1 for c in flat), initial=0))
    if widths[-1] <= head + tail + 2:
        return flat
    low, high = bisect_right(widths, head) - 1, bisect_left(widths, widths[-1] - tail)
    first = next((at for at in range(low, 0, -1) if not _in_word(flat, at)), low)
    last = next((at for at in range(high, len(flat)) if not _in_word(flat, at)), high)
    return f"{flat[:first].rstrip()}…{flat[last:].lstrip()}"


def _in_word(text: str, at: int) -> bool:
    """Whether an offset parts the letters or digits of a word or number, or a mark from its letter."""
    before, after = text[at - 1], text[at : at + 1]
    if not after or is_ideographic(before) or is_ideographic(after):
        return False
    return is_mark(after) or (
        not before.isspace() and not after.isspace() and before.isalnum() == after.isalnum()
    )
