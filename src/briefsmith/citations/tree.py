"""Walks the document tree in the order of printing and rebuilds it with its citations replaced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import assert_never

from briefsmith.citations.names import is_east_asian
from briefsmith.document import (
    Block,
    BlockQuote,
    BulletList,
    Citation,
    Code,
    CodeBlock,
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
    begins_section,
)

Blocks = tuple[Block, ...]


def _nothing() -> None:
    pass


def _kept(reference: CrossReference) -> Inlines:
    return (reference,)


@dataclass(frozen=True)
class Rewriting:
    """What becomes of the nodes that the citation pass touches; all other nodes stay as they are.

    ``citation`` is called for each citation in the order of printing, and told the number of the
    note that it stands in (``None`` in running text). ``footnote`` gives the number of a note that
    is in the tree already. ``entry`` gives a row of the source list its reference. ``section`` is
    told of each section of the briefing before what stands in it. ``reference`` gives what becomes of a
    reference to a section or a quotation.
    """

    citation: Callable[[Citation, int | None], Inlines]
    footnote: Callable[[Footnote], int]
    entry: Callable[[SourceEntry], SourceEntry]
    section: Callable[[], None] = _nothing
    reference: Callable[[CrossReference], Inlines] = _kept

    def document(self, document: Document) -> Document:
        """The same document, rewritten."""
        made: list[Block] = []
        for block in document.children:
            if begins_section(block):
                self.section()
            made.append(self.block(block))
        return replace(document, children=tuple(made))

    def blocks(self, blocks: Blocks) -> Blocks:
        """The blocks in their order, rewritten."""
        return tuple(self.block(block) for block in blocks)

    def block(self, block: Block) -> Block:
        """One block, rewritten: its parts are visited in the order in which they are printed."""
        match block:
            case Heading() | Paragraph():
                return replace(block, children=self.inlines(block.children))
            case BulletList() | NumberedList():
                return replace(block, items=tuple(self.blocks(item) for item in block.items))
            case BlockQuote() | KeyPoints():
                return replace(block, children=self.blocks(block.children))
            case Table():
                header = self.cells(block.header)
                return replace(block, header=header, rows=tuple(self.cells(row) for row in block.rows))
            case Quotation():
                return self.quotation(block)
            case SourceList():
                return replace(block, entries=tuple(self.entry(entry) for entry in block.entries))
            case CodeBlock() | ThematicBreak() | VerificationAnnex():
                return block
            case _:
                assert_never(block)

    def quotation(self, block: Quotation) -> Quotation:
        """A quotation: its words, then the translation, then the analyst's remark."""
        paragraphs = self.cells(block.paragraphs)
        translation = self.inlines(block.translation)
        note = self.blocks(block.note)
        return replace(block, paragraphs=paragraphs, translation=translation, note=note)

    def cells(self, cells: tuple[Inlines, ...]) -> tuple[Inlines, ...]:
        """Several runs of inlines, one after the other."""
        return tuple(self.inlines(cell) for cell in cells)

    def inlines(self, inlines: Inlines, note: int | None = None) -> Inlines:
        """A run of inlines; ``note`` is the number of the note that it stands in.

        The space that stood before a citation goes where the citation becomes a note; where it becomes
        words in brackets, there is one behind words that are parted by spaces.
        """
        out: list[Inline] = []
        for inline in inlines:
            for new in self.inline(inline, note):
                if isinstance(new, Footnote) and out and isinstance(out[-1], Text):
                    out[-1] = replace(out[-1], value=out[-1].value.rstrip(" "))
                elif isinstance(inline, Citation) and out and _runs_together(out[-1], new):
                    out.append(Text(" "))
                out.append(new)
        return tuple(out)

    def inline(self, inline: Inline, note: int | None) -> Inlines:
        """One inline, rewritten: a citation may become none, one or several."""
        match inline:
            case Citation():
                return self.citation(inline, note)
            case Footnote():
                number = self.footnote(inline)
                return (Footnote(number, self.inlines(inline.children, number)),)
            case Emphasis() | Strong() | Superscript():
                return (replace(inline, children=self.inlines(inline.children, note)),)
            case CrossReference():
                words, notes = self._parted(inline.children, note)
                return (*self.reference(replace(inline, children=words)), *notes)
            case Link():
                # A note's own mark is a link, and links cannot stand in links: it follows this one.
                words, notes = self._parted(inline.children, note)
                return (replace(inline, children=words), *notes)
            case Text() | Code() | LineBreak() | NoteReference():
                return (inline,)
            case _:
                assert_never(inline)

    def _parted(self, inlines: Inlines, note: int | None) -> tuple[Inlines, Inlines]:
        """The inlines, rewritten, without their notes, and the notes."""
        children = self.inlines(inlines, note)
        notes = tuple(child for child in children if isinstance(child, Footnote))
        return tuple(child for child in children if not isinstance(child, Footnote)), notes


def _runs_together(before: Inline, after: Inline) -> bool:
    """Whether a bracket would stand close to a Western word: "sanctions(Lee, 2024)"."""
    if not (isinstance(before, Text) and isinstance(after, Text) and after.value.startswith(("(", "["))):
        return False
    last = before.value[-1:]
    return (last.isalnum() and not is_east_asian(last)) or last in tuple('”’".,?!)%')
