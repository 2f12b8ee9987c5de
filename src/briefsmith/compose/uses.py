"""Which sources a briefing uses: those that it quotes, and those that its prose cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from briefsmith.compose.prose_citations import find_citations
from briefsmith.outline.entries import QuoteEntry, SectionEntry
from briefsmith.outline.model import Outline
from briefsmith.outline.places import Path


def used_sources(outline: Outline) -> frozenset[str]:
    """The keys of all sources that are quoted or cited, whether defined or not."""
    return frozenset(use_counts(outline))


def use_counts(outline: Outline) -> Mapping[str, int]:
    """How often each source is quoted or cited, by its key, whether defined or not."""
    quoted = (key for quote in outline.quotes() for key in (quote.entry.source, *quote.entry.confirmed_by))
    cited = (key for _, text in prose_texts(outline) for key in _cited(text))
    return Counter((*quoted, *cited))


def section_uses(outline: Outline) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each section its title, and a key for each quotation and citation in it (its subsections'
    are their own).
    """
    for _, _, section in outline.sections():
        yield section.title, tuple(_section_keys(section))


def prose_texts(outline: Outline) -> Iterator[tuple[Path, str]]:
    """Every text of the outline that is Markdown, with its path."""
    if outline.entry.bottom_line:
        yield ("bottom_line",), outline.entry.bottom_line
    for _, path, section in outline.sections():
        if section.text:
            yield (*path, "text"), section.text
    for quote in outline.quotes():
        for name in ("note", "translation"):
            text = getattr(quote.entry, name)
            if text:
                yield (*quote.path, name), text
    if outline.entry.source_summary:
        yield ("source_summary", "text"), outline.entry.source_summary.text


def _section_keys(section: SectionEntry) -> Iterator[str]:
    yield from _cited(section.text or "")
    for quote in section.quotes:
        if quote.has_words:
            yield quote.source
            yield from quote.confirmed_by
            yield from _quote_citations(quote)


def _quote_citations(quote: QuoteEntry) -> Iterator[str]:
    yield from _cited(quote.note or "")
    yield from _cited(quote.translation or "")


def _cited(text: str) -> Iterator[str]:
    for found in find_citations(text):
        yield from (key for key, _, _ in found.keys)
