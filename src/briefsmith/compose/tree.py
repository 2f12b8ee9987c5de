"""The tree of the briefing: every section, quotation and source in the order of printing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefsmith.compose.annex_words import annex_title
from briefsmith.compose.labels import checked_text, date_text, grades_explained, heading_number, labels_for
from briefsmith.compose.marks import head_marks, overall_portion, portion_mark
from briefsmith.compose.prose import prose_blocks
from briefsmith.compose.prose_passages import with_passages
from briefsmith.compose.quotations import compose_quotation
from briefsmith.compose.review import Review
from briefsmith.compose.sourcing import disclosure_blocks, particulars, summary_blocks
from briefsmith.compose.template_choices import template_styles, template_variables
from briefsmith.compose.uses import use_counts
from briefsmith.document import (
    Block,
    Comment,
    Document,
    Heading,
    KeyPoints,
    NoteNumbering,
    Paragraph,
    Quotation,
    SourceEntry,
    SourceList,
    Text,
)
from briefsmith.evidence.model import Evidence
from briefsmith.library import Library
from briefsmith.outline.entries import QuoteEntry, SectionEntry
from briefsmith.outline.model import Outline
from briefsmith.outline.places import Path


def compose(
    outline: Outline,
    library: Library,
    evidence: Sequence[Evidence],
    draft: bool = False,
    review: Review | None = None,
    with_notes: bool = True,
) -> Document:
    """The briefing as a tree, with its citations not yet formatted.

    ``evidence`` has one value for each quotation of the outline, in its order. ``draft`` says that
    unverified quotations may stand in it: they are then marked. Raises ``ValueError`` for an
    unverified quotation otherwise, so that no path through the program can print one.
    ``review`` has what is to be told in comments at its place; ``with_notes`` says that the analyst's
    notes on quotations are printed.
    """
    unproven = [found.quote_id for found in evidence if not found.verified]
    if unproven and not draft:
        raise ValueError(f"unverified quotations in a briefing that is no draft: {', '.join(unproven)}")
    entry, told = outline.entry, review or Review(outline)
    portion = overall_portion(entry)
    children: list[Block] = []
    if entry.bottom_line:
        points = told.prose(prose_blocks(entry.bottom_line), entry.bottom_line, "bottom_line")
        children.append(KeyPoints(points, portion_mark(portion, entry.language)))
    by_path = dict(zip((quote.path for quote in outline.quotes()), evidence, strict=True))
    section_ids = {path: section_id for section_id, path, _ in outline.sections()}
    parts = _Parts(outline, library, by_path, section_ids, told, with_notes)
    children.extend(_sections(parts, entry.sections, ("sections",), (), portion))
    children.extend(_back_matter(outline, library, evidence, told))
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
        copy_number=(entry.copy_number or "").strip(),
        urgency=(entry.urgency or "").strip(),
        head_marks=head_marks(entry),
        comments=told.left(),
        variables=template_variables(outline),
        styles=template_styles(outline),
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


@dataclass(frozen=True)
class _Parts:
    """What sections are made from."""

    outline: Outline
    library: Library
    evidence: Mapping[Path, Evidence]
    section_ids: Mapping[Path, str]
    review: Review
    with_notes: bool


def _sections(
    parts: _Parts, sections: Sequence[SectionEntry], path: Path, counters: tuple[int, ...], around: str
) -> Iterator[Block]:
    """The blocks of sections; ``around`` is the marking that they take over."""
    language = parts.outline.entry.language
    for index, section in enumerate(sections):
        here, counted = (*path, index), (*counters, index + 1)
        marking = (section.marking or "").strip() or around
        title = (Text(portion_mark(marking, language) + section.title),)
        text = _section_text(parts, section, here, len(counted) + 1)
        comments = (*parts.review.take(*here, "text"), *parts.review.take(*here))
        number = heading_number(counted, language)
        yield Heading(len(counted), title, parts.section_ids[here], number, comments)
        yield from text
        for order, quote in enumerate(section.quotes):
            yield _quotation(parts, quote, (*here, "quotes", order))
        yield from _sections(parts, section.sections, (*here, "sections"), counted, marking)


def _section_text(parts: _Parts, section: SectionEntry, path: Path, level: int) -> tuple[Block, ...]:
    if not section.text:
        return ()
    blocks = prose_blocks(section.text, heading_level=level)
    return parts.review.prose(blocks, section.text, *path, "text")


def _quotation(parts: _Parts, quote: QuoteEntry, path: Path) -> Quotation:
    source = parts.library.entries.get(quote.source)
    made = compose_quotation(parts.outline, quote, parts.evidence[path], source, parts.with_notes)
    return replace(made, comments=parts.review.take(*path))


def _back_matter(
    outline: Outline, library: Library, evidence: Sequence[Evidence], review: Review
) -> Iterator[Block]:
    language = outline.entry.language
    labels = labels_for(language)
    uses = use_counts(outline)
    # Of a folder, only what the briefing rests on is printed.
    printed = [source for source in library.entries.values() if source.folder is None or source.key in uses]
    yield from _commented(tuple(summary_blocks(outline.entry)), review.take("source_summary"))
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
                comments=review.take("sources", source.folder or source.key),
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


def _commented(blocks: tuple[Block, ...], comments: tuple[Comment, ...]) -> Iterator[Block]:
    """The blocks with comments at the heading that they begin with."""
    for index, block in enumerate(blocks):
        yield replace(block, comments=comments) if index == 0 and isinstance(block, Heading) else block
