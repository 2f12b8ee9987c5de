"""Where in its source a passage stands, as a citation says it: pages of a paged source, else paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefsmith.sources.model import Block, BlockKind, Source
from briefsmith.spans import Span

#: What the text of a paged source has after each page (`sources/pdf_document.py`).
_PAGE_END = "\f"


def locate(source: Source, spans: Sequence[Span]) -> tuple[str, str]:
    """The CSL label (``page``, ``paragraph``) and the locator of the passages at ``spans`` of the body.

    Neighbours become a range: ``3–5, 9``. Both are empty where only headings are quoted, which are not
    counted.
    """
    pages, paragraphs = pages_and_paragraphs(source, spans)
    if pages:
        return "page", pages
    return ("paragraph", paragraphs) if paragraphs else ("", "")


def pages_and_paragraphs(source: Source, spans: Sequence[Span]) -> tuple[str, str]:
    """The pages and the paragraphs of the passages at ``spans`` of the body, as ranges; empty where the
    source has no pages, or only headings are quoted.
    """
    blocks = [block for span in spans for block in blocks_of(source, span)]
    pages = {page for span in spans for page in _pages(source, span)}
    return _ranges(pages), _ranges({block.number for block in blocks if block.number is not None})


def blocks_of(source: Source, span: Span) -> Iterator[Block]:
    """The blocks of the body that a span of it touches, in order."""
    for block in source.blocks:
        if block.start is None or block.end is None:
            continue
        if block.start < span.end and span.start < block.end:
            yield block


def heading_over(source: Source, span: Span) -> str:
    """The heading that a passage stands under; empty where that is only the title of the whole."""
    title = source.metadata.title.value or ""
    found = ""
    for block in source.blocks:
        if block.start is None or block.start > span.start:
            continue
        if block.kind is BlockKind.HEADING:
            found = "" if block.text in title or title in block.text else block.text
    return found


def last_place(source: Source, label: str) -> int | None:
    """The number of the last paragraph or page; ``None`` where the source does not count them."""
    if label == "paragraph":
        return max((block.number for block in source.blocks if block.number is not None), default=None)
    if label == "page":
        return max((block.page for block in source.blocks if block.page is not None), default=None)
    return None


def first_page(source: Source, span: Span) -> int | None:
    """The page that a passage begins on, counted from 1; ``None`` in a source without pages."""
    return min(_pages(source, span), default=None)


def _pages(source: Source, span: Span) -> set[int]:
    """The pages from the one that the passage begins on to the one that it ends on.

    A paragraph may run over a page end: where a character of it stands is told by the raw file.
    """
    blocks = [block for block in blocks_of(source, span) if block.page is not None]
    if not blocks:
        return set()
    first, last = blocks[0], blocks[-1]
    begins = _page_at(source, first, max(span.start, first.start or 0))
    ends = _page_at(source, last, min(span.end, last.end or span.end) - 1)
    return set(range(begins, max(begins, ends) + 1))


def _page_at(source: Source, block: Block, offset: int) -> int:
    assert block.page is not None
    assert block.start is not None
    begins = block.raw_span.start
    if source.raw.count(_PAGE_END, 0, begins) + 1 != block.page:
        return block.page
    place = block.content.raw_span(offset - block.start, offset - block.start + 1)
    return block.page + source.raw.count(_PAGE_END, begins, place.start)


def _ranges(numbers: set[int]) -> str:
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
