"""One quotation as it is printed: the source's own characters, its citation, and what the analyst adds."""

from __future__ import annotations

from collections.abc import Iterator

from briefsmith.compose.labels import date_text, labels_for, language_group, under_heading, verdict_text
from briefsmith.compose.locators import heading_over, locate
from briefsmith.compose.passages import passage_fragment
from briefsmith.compose.prose import prose_blocks, prose_inlines
from briefsmith.compose.sourcing import confirmation
from briefsmith.document import Citation, CitedSource, Inlines, PieceWords, Provenance, Quotation, Text
from briefsmith.evidence.model import Evidence, Found, Insertion, Omission
from briefsmith.library import LibraryEntry
from briefsmith.outline.entries import QuoteEntry
from briefsmith.outline.model import Outline
from briefsmith.provenance.model import CONTEXT
from briefsmith.sources.model import BLOCK_SEPARATOR


def compose_quotation(
    outline: Outline,
    quote: QuoteEntry,
    found: Evidence,
    source: LibraryEntry | None,
    with_note: bool = True,
) -> Quotation:
    """The quotation with its citation; an unverified one shows what was typed, and why it is marked.

    ``with_note`` says that the analyst's ``note`` is printed with it.
    """
    language = _language(source, outline)
    texts = _paragraph_texts(quote, found, language)
    citation = Citation((_cited(outline, quote.source, found, source),))
    paragraphs: list[Inlines] = [(Text(text, language),) for text in texts]
    if source is not None:
        paragraphs[-1] = (*paragraphs[-1], citation)
    return Quotation(
        quote_id=found.quote_id,
        paragraphs=tuple(paragraphs),
        language=language,
        verified=found.verified,
        warning="" if found.verified else _warning(outline, found),
        translation=prose_inlines(quote.translation) if quote.translation else (),
        note=(
            *(prose_blocks(quote.note) if quote.note and with_note else ()),
            *confirmation(quote, outline.entry.language),
        ),
        rating=_rating(source, quote),
        provenance=_provenance(found, source),
        source_line=_source_line(source, outline.entry.language)
        if outline.entry.source_lines == "short"
        else "",
    )


def omission_mark(language: str) -> str:
    """The ellipsis that a language prints where text is left out (GB/T 15834-2011: six dots)."""
    return "……" if language_group(language).startswith("zh") else " … "


def _paragraph_texts(quote: QuoteEntry, found: Evidence, language: str) -> list[str]:
    if not found.verified:
        typed = quote.quote or f"{quote.from_ or ''}{omission_mark(language)}{quote.to or ''}"
        return [typed.strip() or "—"]
    return "".join(_printed(found, language, quote.quote or "")).split(BLOCK_SEPARATOR)


def _printed(found: Evidence, language: str, typed: str) -> Iterator[str]:
    for part in found.parts:
        match part:
            case Found(text=text):
                yield text
            case Omission(marked=marked):
                yield omission_mark(language) if marked else ""
            case Insertion(text=text):
                yield _spaced(text, typed)


def _spaced(insertion: str, typed: str) -> str:
    """The analyst's brackets with the spaces that were typed around them."""
    before, found, after = typed.partition(insertion)
    if not found:
        return insertion
    return (
        f"{before[-1:] if before[-1:].isspace() else ''}{insertion}{after[:1] if after[:1].isspace() else ''}"
    )


def _language(source: LibraryEntry | None, outline: Outline) -> str:
    return (source.metadata.language.value if source else None) or outline.entry.language


def _cited(outline: Outline, key: str, found: Evidence, source: LibraryEntry | None) -> CitedSource:
    read = source.source if source else None
    if source is None or read is None or not found.found:
        return CitedSource(key)
    spans = [piece.span for piece in found.found]
    locators = outline.entry.locators
    label, locator = locate(read, spans) if locators != "none" else ("", "")
    under = heading_over(read, spans[0]) if locators == "headings" else ""
    suffix = under_heading(under, _language(source, outline)) if under else ""
    opens = passage_fragment(read, spans) if outline.entry.opens_passages else ""
    return CitedSource(key, locator or None, label or None, suffix=suffix, passage=opens)


def _source_line(source: LibraryEntry | None, language: str) -> str:
    """Outlet and day of a source in few words; its author or its title where nobody says the outlet."""
    if source is None:
        return ""
    written = source.outlet or source.metadata.author.value or source.metadata.title.value or ""
    comma = "，" if language_group(language) in {"zh-hans", "zh-hant", "ja"} else ", "
    return comma.join(part for part in (written.strip(), date_text(source.day, language)) if part)


def _rating(source: LibraryEntry | None, quote: QuoteEntry) -> str:
    if quote.credibility is None:
        return ""
    return f"{(source.grade if source else None) or ''}{quote.credibility}"


def _warning(outline: Outline, found: Evidence) -> str:
    language = outline.entry.language
    labels = labels_for(language)
    return f"{labels.unverified}{labels.colon}{verdict_text(str(found.verdict), language)}"


def _provenance(found: Evidence, source: LibraryEntry | None) -> Provenance | None:
    if source is None or source.source is None:
        return None
    return Provenance(
        quote_id=found.quote_id,
        source_key=source.key,
        file=source.file,
        digest=source.source.digest,
        verdict=str(found.verdict),
        spans=tuple(piece.span for piece in found.found),
        raw_spans=tuple(piece.raw_span for piece in found.found),
        words=tuple(_words(piece, source.source.body.text) for piece in found.found),
    )


def _words(piece: Found, body: str) -> PieceWords:
    start, end = piece.span.start, piece.span.end
    return PieceWords(piece.text, body[max(0, start - CONTEXT) : start], body[end : end + CONTEXT])
