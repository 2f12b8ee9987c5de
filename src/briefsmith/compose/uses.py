"""Which sources a briefing uses: those that it quotes, and those that its prose cites."""

from __future__ import annotations

from collections.abc import Iterator

from briefsmith.compose.prose_citations import find_citations
from briefsmith.outline.model import Outline, Path


def used_sources(outline: Outline) -> frozenset[str]:
    """The keys of all sources that are quoted or cited, whether defined or not."""
    quoted = {quote.entry.source for quote in outline.quotes()}
    cited = {
        key for _, text in prose_texts(outline) for found in find_citations(text) for key, _, _ in found.keys
    }
    return frozenset(quoted | cited)


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
