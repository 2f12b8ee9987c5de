"""One quotation as it is printed: the source's own characters, its citation, and what the analyst adds."""

from __future__ import annotations

from collections.abc import Iterator

from briefsmith.compose.labels import labels_for, language_group, verdict_text
from briefsmith.compose.prose import prose_blocks, prose_inlines
from briefsmith.compose.sourcing import confirmation
from briefsmith.document import Citation, CitedSource, Inlines, Provenance, Quotation, Text
from briefsmith.evidence.model import Evidence, Found, Insertion, Omission
from briefsmith.library import LibraryEntry
from briefsmith.outline.model import Outline, QuoteEntry
from briefsmith.sources.model import BLOCK_SEPARATOR, Source


def compose_quotation(
    outline: Outline, quote: QuoteEntry, found: Evidence, source: LibraryEntry | None
) -> Quotation:
    """The quotation with its citation; an unverified one shows what was typed, and why it is marked."""
    language = _language(source, outline)
    texts = _paragraph_texts(quote, found, language)
    located = outline.entry.locators == "auto"
    citation = Citation((_cited(quote.source, found, source if located else None),))
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
            *(prose_blocks(quote.note) if quote.note else ()),
            *confirmation(quote, outline.entry.language),
        ),
        rating=_rating(source, quote),
        provenance=_provenance(found, source),
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
    for part, following in zip(found.parts, (*found.parts[1:], None), strict=True):
        match part:
            case Found(text=text):
                yield text
            case Omission():
                # What the analyst's brackets stand for is not also marked with an ellipsis.
                yield "" if isinstance(following, Insertion) else omission_mark(language)
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


def _cited(key: str, found: Evidence, source: LibraryEntry | None) -> CitedSource:
    read = source.source if source else None
    if read is None or not found.found:
        return CitedSource(key)
    label, locator = _locator(read, found)
    return CitedSource(key, locator, label) if locator else CitedSource(key)


def _locator(source: Source, found: Evidence) -> tuple[str, str]:
    """The pages of a paged source, else the paragraphs, that the found pieces stand in."""
    pages, paragraphs = pages_and_paragraphs(source, found)
    if pages:
        return "page", pages
    return ("paragraph", paragraphs) if paragraphs else ("", "")


def pages_and_paragraphs(source: Source, found: Evidence) -> tuple[str, str]:
    """The pages and the paragraphs that the found pieces stand in (``3`` or ``3–4``); empty where the
    source has no pages, or they stand in a heading.
    """
    first = source.block_at(found.found[0].span.start)
    last = source.block_at(found.found[-1].span.end - 1)
    blocks = [block for block in (first, last) if block is not None]
    pages = [block.page for block in blocks if block.page is not None]
    return _range(pages), _range([block.number for block in blocks if block.number is not None])


def _range(numbers: list[int]) -> str:
    return "–".join(str(number) for number in sorted(set(numbers)))


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
    )
