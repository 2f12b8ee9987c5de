"""Opens the links of citations in the prose, too, at the paragraph or page that they name."""

from __future__ import annotations

import re
from dataclasses import replace

from briefsmith.citations.tree import Rewriting
from briefsmith.compose.passages import passage_fragment
from briefsmith.document import Citation, CitedSource, Document, Inlines
from briefsmith.library import Library
from briefsmith.sources.model import Source
from briefsmith.spans import Span


def with_passages(document: Document, library: Library) -> Document:
    """The document with a passage for each citation that has a locator and none yet."""

    def citation(found: Citation, _: int | None) -> Inlines:
        return (replace(found, sources=tuple(_opened(source, library) for source in found.sources)),)

    return Rewriting(citation, lambda note: note.number, lambda entry: entry).document(document)


def _opened(cited: CitedSource, library: Library) -> CitedSource:
    entry = library.entries.get(cited.key)
    number = re.match(r"\d+", cited.locator or "")
    if cited.passage or number is None or entry is None or entry.source is None:
        return cited
    return replace(cited, passage=_fragment(entry.source, cited.label or "", int(number[0])))


def _fragment(source: Source, label: str, number: int) -> str:
    for block in source.blocks:
        if block.start is None or block.end is None or block.start == block.end:
            continue
        if (label == "paragraph" and block.number == number) or (label == "page" and block.page == number):
            return passage_fragment(source, [Span(block.start, block.end)])
    return ""
