"""The analyst's remarks on quotations as comments, where the outline asks for it (``remarks: comments``).

A comment holds no footnotes: what a remark cites stands in it as words, with the reference that the source
list prints.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import assert_never

from briefsmith.compose.annex_words import place_text
from briefsmith.compose.cross_references import resolved_blocks
from briefsmith.compose.labels import language_group
from briefsmith.compose.prose import prose_blocks
from briefsmith.document import (
    Block,
    BlockQuote,
    BulletList,
    Citation,
    CitedSource,
    Code,
    CodeBlock,
    Comment,
    CrossReference,
    Document,
    Emphasis,
    Footnote,
    Heading,
    Inline,
    Inlines,
    KeyPoints,
    LineBreak,
    Link,
    NoteReference,
    NumberedList,
    Paragraph,
    Quotation,
    SourceEntry,
    SourceList,
    Strong,
    Superscript,
    Table,
    Text,
    ThematicBreak,
    VerificationAnnex,
)
from briefsmith.outline.model import Outline


def with_remarks(document: Document, outline: Outline) -> Document:
    """The document with each quotation's ``note`` as a comment of the author's beside it.

    The citation pass must have run, with the notes left out of the tree.
    """
    notes = {quote.id: quote.entry.note for quote in outline.quotes() if (quote.entry.note or "").strip()}
    lists = (block for block in document.children if isinstance(block, SourceList))
    writer = _Words({entry.key: entry for block in lists for entry in block.entries}, document.language)
    author = document.author.strip() or document.labels.note

    def commented(block: Block) -> Block:
        note = notes.get(block.quote_id) if isinstance(block, Quotation) else None
        if not note or not isinstance(block, Quotation):
            return block
        lines = tuple(filter(_says_something, writer.lines(resolved_blocks(prose_blocks(note), document))))
        return replace(block, comments=(*block.comments, Comment(lines, author=author)))

    return replace(document, children=tuple(map(commented, document.children)))


#: Plain words, and numbers of notes, which only the Word file knows.
_Line = tuple[Text | NoteReference, ...]
_LINE_END = Text("\n")


def _says_something(line: _Line) -> bool:
    return any(isinstance(part, NoteReference) or part.value.strip() for part in line)


class _Words:
    """Blocks as lines of plain words, given the rows of the source list by their keys."""

    def __init__(self, entries: Mapping[str, SourceEntry], language: str) -> None:
        self._entries = entries
        self._language = language
        east = language_group(language) in {"zh-hans", "zh-hant", "ja"}
        self._between, self._comma = ("；", "，") if east else ("; ", ", ")

    def lines(self, blocks: tuple[Block, ...]) -> Iterator[_Line]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[_Line]:
        match block:
            case Paragraph(children=children) | Heading(children=children):
                yield from _parted(self._words(children))
            case BulletList(items=items):
                yield from self._items(items, ["• "] * len(items))
            case NumberedList(items=items, start=start):
                yield from self._items(items, [f"{start + index}. " for index in range(len(items))])
            case BlockQuote(children=children):
                yield from self.lines(children)
            case CodeBlock(value=value):
                yield from _parted((Text(value),))
            case Table(header=header, rows=rows):
                yield from (self._row(row) for row in (header, *rows))
            case ThematicBreak():
                yield (Text("＊"),)
            case Quotation() | KeyPoints() | SourceList() | VerificationAnnex():
                raise ValueError(f"a block that prose cannot hold: {type(block).__name__}")
            case _:
                assert_never(block)

    def _items(self, items: tuple[tuple[Block, ...], ...], marks: list[str]) -> Iterator[_Line]:
        for mark, item in zip(marks, items, strict=True):
            first, *rest = list(self.lines(item)) or [()]
            yield (Text(mark), *first)
            yield from rest

    def _row(self, row: tuple[Inlines, ...]) -> _Line:
        cells = [self._words(cell) for cell in row]
        return tuple(part for index, cell in enumerate(cells) for part in (Text(" | " * (index > 0)), *cell))

    def _words(self, children: Inlines) -> _Line:
        return tuple(part for inline in children for part in self._inline(inline))

    def _inline(self, inline: Inline) -> _Line:
        match inline:
            case Text():
                return (inline,)
            case NoteReference():
                return (inline,)
            case Code(value=value):
                return (Text(value),)
            case Emphasis(children=children) | Strong(children=children) | Superscript(children=children):
                return self._words(children)
            case Link(children=children, target=target):
                shown = self._words(children)
                return shown if shown == (Text(target),) else (*shown, Text(f" ({target})"))
            case CrossReference():
                return self._words(inline.shown)
            case LineBreak():
                return (_LINE_END,)
            case Citation(sources=sources):
                return (Text(f"[{self._between.join(map(self._cited, sources))}]"),)
            case Footnote(children=children):
                return (Text("["), *self._words(children), Text("]"))
            case _:
                assert_never(inline)

    def _cited(self, cited: CitedSource) -> str:
        entry = self._entries.get(cited.key)
        shown = self._words(_shown(entry.reference)) if entry else ()
        reference = "".join(part.value for part in shown if isinstance(part, Text)).strip().rstrip(".。")
        number = cited.locator or ""
        place = (
            place_text(number, "", self._language)
            if cited.label == "page"
            else place_text("", number, self._language)
        )
        parts = (reference or cited.key, place if number else "", cited.suffix)
        said = self._comma.join(part for part in parts if part)
        return f"{cited.prefix} {said}".lstrip()


def _parted(words: _Line) -> Iterator[_Line]:
    """Words line by line."""
    line: list[Text | NoteReference] = []
    for part in words:
        if isinstance(part, NoteReference):
            line.append(part)
            continue
        first, *rest = part.value.split("\n")
        line.append(Text(first))
        for later in rest:
            yield tuple(line)
            line = [Text(later)]
    yield tuple(line)


def _shown(reference: Inlines) -> Inlines:
    """A reference whose addresses are not said twice, once as the words of a link and once as its target."""
    return tuple(
        piece
        for inline in reference
        for piece in (inline.children if isinstance(inline, Link) else (inline,))
    )
