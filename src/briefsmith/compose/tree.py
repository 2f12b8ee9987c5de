"""The tree of the briefing: every section, quotation and source in the order of printing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from briefsmith.compose.annex_words import annex_title
from briefsmith.compose.labels import checked_text, date_text, grades_explained, heading_number, labels_for
from briefsmith.compose.prose import prose_blocks
from briefsmith.compose.prose_passages import with_passages
from briefsmith.compose.quotations import compose_quotation
from briefsmith.compose.sourcing import disclosure_blocks, particulars, summary_blocks
from briefsmith.compose.uses import use_counts
from briefsmith.document import (
    Block,
    Document,
    Heading,
    KeyPoints,
    NoteNumbering,
    Paragraph,
    SourceEntry,
    SourceList,
    Text,
)
from briefsmith.evidence.model import Evidence
from briefsmith.library import Library
from briefsmith.outline.entries import SectionEntry
from briefsmith.outline.model import Outline


def compose(
    outline: Outline, library: Library, evidence: Sequence[Evidence], draft: bool = False
) -> Document:
    """The briefing as a tree, with its citations not yet formatted.

    ``evidence`` has one value for each quotation of the outline, in its order. ``draft`` says that
    unverified quotations may stand in it: they are then marked. Raises ``ValueError`` for an
    unverified quotation otherwise, so that no path through the program can print one.
    """
    unproven = [found.quote_id for found in evidence if not found.verified]
    if unproven and not draft:
        raise ValueError(f"unverified quotations in a briefing that is no draft: {', '.join(unproven)}")
    entry = outline.entry
    children: list[Block] = []
    if entry.bottom_line:
        children.append(KeyPoints(prose_blocks(entry.bottom_line)))
    by_path = dict(zip((quote.path for quote in outline.quotes()), evidence, strict=True))
    children.extend(_sections(outline, entry.sections, ("sections",), (), library, by_path))
    children.extend(_back_matter(outline, library, evidence))
    made = Document(
        title=entry.title,
        subtitle=entry.subtitle or "",
        author=entry.author or "",
        date=entry.date or "",
        date_text=date_text(entry.date or "", entry.language),
        language=entry.language,
        marking=entry.marking or "",
        labels=labels_for(entry.language),
        children=tuple(children),
        draft=draft,
        copies_in_notes=entry.saved_copies == "notes",
        notes=_note_numbering(outline),
        contents=_contents(outline),
    )
    return with_passages(made, library) if entry.opens_passages else made


def _contents(outline: Outline) -> int | None:
    wanted = outline.entry.contents
    if wanted == "auto":
        return None
    return 0 if wanted == "none" else int(wanted)


def _note_numbering(outline: Outline) -> NoteNumbering:
    asked = outline.entry.footnotes
    return NoteNumbering(
        circled=asked.format == "circled",
        restart=asked.restart or "document",
        format_asked=asked.format is not None,
        restart_asked=asked.restart is not None,
    )


def _sections(
    outline: Outline,
    sections: Sequence[SectionEntry],
    path: tuple[str | int, ...],
    counters: tuple[int, ...],
    library: Library,
    by_path: Mapping[tuple[str | int, ...], Evidence],
) -> Iterator[Block]:
    language = outline.entry.language
    for index, section in enumerate(sections):
        here, counted = (*path, index), (*counters, index + 1)
        anchor = section.id or "s" + ".".join(str(counter) for counter in counted)
        number = heading_number(counted, language)
        yield Heading(len(counted), (Text(section.title),), anchor, number)
        if section.text:
            yield from prose_blocks(section.text, heading_level=len(counted) + 1)
        for order, quote in enumerate(section.quotes):
            found = by_path[(*here, "quotes", order)]
            yield compose_quotation(outline, quote, found, library.entries.get(quote.source))
        yield from _sections(outline, section.sections, (*here, "sections"), counted, library, by_path)


def _back_matter(outline: Outline, library: Library, evidence: Sequence[Evidence]) -> Iterator[Block]:
    language = outline.entry.language
    labels = labels_for(language)
    uses = use_counts(outline)
    # Of a folder, only what the briefing rests on is printed.
    printed = [source for source in library.entries.values() if source.folder is None or source.key in uses]
    yield from summary_blocks(outline.entry)
    yield Heading(1, (Text(labels.sources),), anchor="sources")
    yield SourceList(
        tuple(
            SourceEntry(
                key=source.key,
                reference=(),
                grade=source.grade,
                descriptor=source.descriptor,
                file=source.file if outline.entry.saved_copies == "list" else "",
                digest=source.source.digest if source.source else "",
                particulars=particulars(source, uses.get(source.key, 0), language),
            )
            for source in printed
        )
    )
    if any(source.grade for source in printed):
        yield Paragraph((Text(grades_explained(language)),))
    yield from disclosure_blocks(outline.entry)
    if evidence:
        # The annex has this heading too, and goes on below this paragraph once the notes have their numbers.
        annex = outline.entry.annex == "verification"
        yield Heading(1, (Text(annex_title(language) if annex else labels.verification),), "verification")
        counts = Counter(str(found.verdict) for found in evidence)
        yield Paragraph((Text(checked_text(language, counts)),))
