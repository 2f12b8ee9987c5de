"""The briefing as Markdown that GitHub and pandoc render alike, with ``[^1]`` footnotes.

Every character of the text is printed as itself: what either reader would take for markup, smart
punctuation, mathematics or a citation is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, groupby
from typing import assert_never

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
    SourceList,
    Strong,
    Superscript,
    Table,
    Text,
    ThematicBreak,
    VerificationAnnex,
    heading_gap,
)
from briefsmith.marking import read_marking
from briefsmith.writers.contents import contents_heading
from briefsmith.writers.markdown_annex import annex_tables
from briefsmith.writers.markdown_text import (
    code_span,
    delimited,
    escape,
    hanging,
    line_start_escaped,
    quoted,
    strong_marked,
)


def write_markdown(document: Document) -> bytes:
    r"""The whole document as UTF-8 Markdown, each line ended by ``\n``.

    The document must have been through the citation pass: raises ``ValueError`` where a citation
    is not yet formatted.
    """
    named = _anchors(document)
    writer = _Writer(document, named=named)
    chunks = list(writer.all())
    if writer.wanted:
        # Only what is referred to has an anchor, which is known when everything has been written once.
        chunks = list(_Writer(document, frozenset(writer.wanted), named=named).all())
    return ("\n\n".join(chunks) + "\n").encode("utf-8", "replace")


@dataclass
class _Writer:
    document: Document
    anchors: frozenset[str] = frozenset()
    notes: list[Footnote] = field(default_factory=list)
    wanted: set[str] = field(default_factory=set)
    named: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def all(self) -> Iterator[str]:
        """Every part of the file, in its order."""
        document = self.document
        lead = 1 if document.children and isinstance(document.children[0], KeyPoints) else 0
        yield from self.front()
        yield from self.blocks(document.children[:lead])
        if document.contents:
            yield from self.contents(document.contents)
        yield from self.blocks(document.children[lead:])
        yield from self.footnotes()

    def front(self) -> Iterator[str]:
        document = self.document
        yield from self.marking()
        if document.head_marks:
            yield escape(document.head_marks)
        if document.draft:
            yield f"**{escape(document.labels.draft)}**"
        yield f"# {escape(document.title)}"
        if document.subtitle:
            yield strong_marked(escape(document.subtitle))
        line = "　".join(escape(part) for part in (document.author, document.date_text) if part)
        if line:
            yield line

    def footnotes(self) -> Iterator[str]:
        # A note may itself not hold notes, so the list does not grow while it is printed.
        for note in self.notes:
            text = self.paragraph(note.children).replace("\n", "\n    ")
            yield f"[^{note.number}]: {text}"
        yield from self.marking()

    def marking(self) -> Iterator[str]:
        """The marking, first and last in the file: its label in strong letters, the rest beside it plain."""
        whole = " ".join(self.document.marking.split())
        marking = read_marking(whole)
        if marking.label and not marking.before:
            yield strong_marked(escape(marking.label)) + escape(marking.after)
        elif whole:
            yield f"**{escape(whole)}**"

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        previous: Block | None = None
        for block in blocks:
            # Two lists in a row would run into one without something between.
            if isinstance(block, BulletList | NumberedList) and type(previous) is type(block):
                yield "<!-- -->"
            yield from self.block(block)
            previous = block

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield self.heading(block)
            case Paragraph(children=children):
                yield self.paragraph(children)
            case BulletList(items=items):
                yield self.list_items((("- ", item) for item in items), items)
            case NumberedList(items=items, start=start):
                yield self.list_items(((f"{start + i}. ", item) for i, item in enumerate(items)), items)
            case BlockQuote(children=children):
                yield quoted("\n\n".join(self.blocks(children)))
            case CodeBlock(value=value):
                fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", value)), default=0))
                yield f"{fence}\n{value}\n{fence}"
            case ThematicBreak():
                yield "---"
            case Table(header=header, rows=rows):
                yield self.table(header, rows)
            case Quotation():
                yield from self.quotation(block)
            case KeyPoints(children=children, mark=mark):
                yield f"**{escape(mark + self.document.labels.key_points)}**"
                yield from self.blocks(children)
            case SourceList():
                yield self.source_list(block)
            case VerificationAnnex():
                for table in annex_tables(block, self.document.labels.colon):
                    yield self.table(table.header, table.rows)
            case _:
                assert_never(block)

    def heading(self, block: Heading) -> str:
        mark = self.mark("section", block.anchor)
        return f"{'#' * min(block.level + 1, 6)} {mark}{_numbered(block)}{self.inlines(block.children)}"

    def reference(self, found: CrossReference) -> str:
        """A link to the place of its target, where an anchor then stands."""
        if not found.kind:
            return self.inlines(found.children)
        name = self.anchor(found.kind, found.target)
        self.wanted.add(name)
        return f"[{self.inlines(found.shown)}](#{name})"

    def anchor(self, kind: str, target: str) -> str:
        """The anchor of a section or a quotation; of one that is not there, its id."""
        return self.named.get((kind, target), target)

    def mark(self, kind: str, target: str) -> str:
        """The anchor of something that is referred to, or nothing."""
        name = self.anchor(kind, target)
        return f'<a id="{name}"></a>' if target and name in self.anchors else ""

    def contents(self, depth: int) -> Iterator[str]:
        """The headings as a list of links."""
        headings = [one for one in self.document.children if isinstance(one, Heading) and one.level <= depth]
        listed = [heading for heading in headings if heading.anchor]
        yield f"**{escape(contents_heading(self.document.language))}**"
        yield "\n".join(f"{'  ' * (one.level - 1)}- {self.entry(one)}" for one in listed)

    def entry(self, heading: Heading) -> str:
        """One line of the contents."""
        words = tuple(child for child in heading.children if not isinstance(child, Footnote))
        name = self.anchor("section", heading.anchor)
        self.wanted.add(name)
        return f"[{_numbered(heading)}{self.inlines(words)}](#{name})"

    def paragraph(self, children: Inlines) -> str:
        return "\n".join(line_start_escaped(line) for line in self.inlines(children).split("\n"))

    def list_items(
        self, marked: Iterable[tuple[str, Sequence[Block]]], items: Sequence[Sequence[Block]]
    ) -> str:
        tight = all(len(item) == 1 and isinstance(item[0], Paragraph) for item in items)
        texts = (hanging(mark, "\n\n".join(self.blocks(item))) for mark, item in marked)
        return ("\n" if tight else "\n\n").join(texts)

    def quotation(self, block: Quotation) -> Iterator[str]:
        labels = self.document.labels
        if mark := self.mark("quotation", block.quote_id):
            yield mark
        if not block.verified:
            yield f"**【{escape(block.warning or labels.unverified)}】**"
        yield quoted("\n\n".join(self.paragraph(paragraph) for paragraph in block.paragraphs))
        facts = ((labels.source, block.source_line), (labels.rating, block.rating))
        said = "　".join(self.labelled(label, escape(fact)) for label, fact in facts if fact)
        if block.translation:
            yield self.labelled(labels.translation, self.inlines(block.translation))
        if said:
            yield said
        if block.note:
            yield self.labelled(labels.note, "\n\n".join(self.blocks(block.note)))

    def labelled(self, label: str, text: str) -> str:
        return f"{strong_marked(escape(label))}{self.document.labels.colon}{text}"

    def table(self, header: Sequence[Inlines], rows: Sequence[Sequence[Inlines]]) -> str:
        cells = [[self.inlines(cell).replace("\\\n", " ") for cell in row] for row in (header, *rows)]
        lines = [f"| {' | '.join(row)} |" for row in cells]
        lines.insert(1, "| " + " | ".join("-" * width for width in _column_widths(cells)) + " |")
        return "\n".join(lines)

    def source_list(self, block: SourceList) -> str:
        labels = self.document.labels
        rated = any(entry.grade for entry in block.entries)
        copied = any(entry.file for entry in block.entries)
        header = [labels.number, labels.source, labels.particulars, *([labels.grade] if rated else [])]
        header += [labels.descriptor, *([labels.saved_copy] if copied else [])]
        rows: list[list[Inlines]] = []
        for number, entry in enumerate(block.entries, 1):
            digest = f" (SHA-256 {entry.digest[:12]})" if entry.digest else ""
            row: list[Inlines] = [(Text(entry.label or str(number)),), entry.reference]
            row += [(Text(entry.particulars),)]
            row += [(Text(entry.grade or "—"),)] if rated else []
            row += [(Text(entry.descriptor or ""),)]
            row += [(Code(entry.file), Text(digest))] if copied else []
            rows.append(row)
        return self.table([(Text(label),) for label in header], rows)

    def inlines(self, children: Sequence[Inline]) -> str:
        out: list[str] = []
        joined = list(_joined(children))
        for index, child in enumerate(joined):
            following = joined[index + 1] if index + 1 < len(joined) else None
            out.append(self.inline(child, following))
        return "".join(out)

    def inline(self, child: Inline, following: Inline | None) -> str:
        match child:
            case Text(value=value):
                return escape(value)
            case Emphasis(children=children):
                return delimited("*", self.inlines(children))
            case Strong(children=children):
                return delimited("**", self.inlines(children))
            case Superscript(children=children):
                return f"<sup>{self.inlines(children)}</sup>"
            case Code(value=value):
                return code_span(value)
            case Link(children=children, target=target):
                return _link(self.inlines(children), children, target)
            case CrossReference():
                return self.reference(child)
            case LineBreak():
                return "\\\n"
            case Footnote():
                self.notes.append(child)
                # "[^1]:" at the start of a line would be a definition, "[^1](" a link.
                guard = "\\" if _begins_with(following, ":([") else ""
                return f"[^{child.number}]{guard}"
            case NoteReference(number=number):
                return str(number)
            case Citation():
                raise ValueError("a citation that was not formatted has reached a writer")
            case _:
                assert_never(child)


def _anchors(document: Document) -> dict[tuple[str, str], str]:
    """The anchors of all sections and quotations by their kinds and ids: letters, digits and hyphens, with a
    number where two would be the same.
    """
    named: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for block in document.children:
        match block:
            case Heading(anchor=target):
                kind, prefix = "section", ""
            case Quotation(quote_id=target):
                kind, prefix = "quotation", "quote-"
            case _:
                continue
        plain = prefix + re.sub(r"[\W_]+", "-", target).strip("-")
        tries = (f"{plain}-{number}" if number > 1 else plain for number in count(1))
        name = next(one for one in tries if one and one not in taken)
        if target and (kind, target) not in named:
            taken.add(name)
            named[kind, target] = name
    return named


def _numbered(heading: Heading) -> str:
    number = heading.number or ""
    return f"{escape(number)}{heading_gap(number)}"


def _joined(children: Sequence[Inline]) -> Iterator[Inline]:
    """The inlines with texts that stand side by side made one: an escape may depend on both."""
    for is_text, group in groupby(children, lambda child: isinstance(child, Text)):
        if is_text:
            yield Text("".join(child.value for child in group if isinstance(child, Text)))
        else:
            yield from group


def _column_widths(cells: Sequence[Sequence[str]]) -> list[int]:
    """Dashes for each column: pandoc takes their numbers for the columns' relative widths."""
    longest = [max(len(cell) for cell in column) for column in zip(*cells, strict=True)]
    return [min(max(length // 2, 4), 40) for length in longest]


def _link(shown: str, children: Inlines, target: str) -> str:
    safe = re.sub(r"[\s<>]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), target)
    plain = "".join(child.value for child in children if isinstance(child, Text))
    if plain == safe and re.match(r"https?://", safe):
        return f"<{safe}>"
    return f"[{shown}](<{safe}>)"


def _begins_with(inline: Inline | None, characters: str) -> bool:
    return isinstance(inline, Text) and inline.value[:1] in characters and bool(inline.value)
