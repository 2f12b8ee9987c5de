"""The briefing as a closed tree: what the writers print, and nothing that they would have to know.

A writer matches on these classes and ends in ``assert_never``, so that a new kind of block makes
the type checker name each writer that has to learn it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefsmith.spans import Place, Span

# ---------------------------------------------------------------------------------- inline


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters. ``language`` (BCP 47) where it is not that of the briefing."""

    value: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Superscript:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    value: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link; ``target`` is an ``http``, ``https`` or ``mailto`` address, nothing else."""

    children: tuple[Inline, ...]
    target: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    pass


@dataclass(frozen=True, slots=True)
class CitedSource:
    """One source within a citation. ``locator`` with its CSL ``label`` (``page``, ``paragraph``).

    ``passage`` is the fragment, without ``#``, that opens the source's address at the passage.
    """

    key: str
    locator: str | None = None
    label: str | None = None
    prefix: str = ""
    suffix: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation not yet formatted; the citation pass replaces every one of them.

    ``goes_on`` says that it stands within a sentence of a note, which has punctuation of its own.
    """

    sources: tuple[CitedSource, ...]
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Footnote:
    """A formatted note. ``number`` counts from 1 through the document: it is what is printed, but
    where the document asks for another form or for counting anew (``NoteNumbering``).
    """

    number: int
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The printed number of the footnote whose ``number`` this is: live where the format allows it."""

    number: int


def heading_gap(number: str) -> str:
    """What parts the number in front of a heading from its title: nothing behind 一、 or （一）."""
    return "" if not number or number.endswith(("、", "）")) else " "


def reference_gap(number: str) -> str:
    """What parts the number from the title where a reference names a section, whose number then has no full
    stop: nothing where it ends in a sign (一、).
    """
    return " " if number[-1:].isalnum() else ""


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A reference to a section or a quotation of the briefing by its id (``target``).

    ``children`` are the words that it shows. A reference to a section that has none shows number and title
    of its heading, between ``marks``: live where the format allows it. ``kind`` and what follows it are
    empty until the references are resolved (`compose.cross_references`).
    """

    children: tuple[Inline, ...]
    target: str
    kind: Literal["", "section", "quotation"] = ""
    level: int = 0
    number: str = ""
    title: tuple[Inline, ...] = ()
    marks: tuple[str, str] = ("", "")

    @property
    def shown(self) -> tuple[Inline, ...]:
        """The words that it shows, those of its target where it has none of its own."""
        if self.children or self.kind != "section":
            return self.children
        number = self.number.rstrip(".")
        return (Text(f"{self.marks[0]}{number}{reference_gap(number)}"), *self.title, Text(self.marks[1]))


Inline = (
    Text
    | Emphasis
    | Strong
    | Superscript
    | Code
    | Link
    | LineBreak
    | Citation
    | Footnote
    | NoteReference
    | CrossReference
)
Inlines = tuple[Inline, ...]

# ---------------------------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class Comment:
    """What is said to whoever works on the briefing, and not printed: a comment beside it in Word.

    ``lines`` become a paragraph each; they hold texts, and numbers of notes of the briefing. ``words`` are
    those that it is about, where they stand once in the text of its block; else it is about all of it.
    ``author`` is empty for what a check found.
    """

    lines: tuple[tuple[Text | NoteReference, ...], ...]
    words: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 1 is a section of the briefing. ``number`` is the label that the briefing's
    language numbers it with (``一、``), or ``None`` for a heading that is not counted.
    """

    level: int
    children: Inlines
    anchor: str
    number: str | None = None
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``closing`` says that it is not to be parted from the paragraph before it, such as a signature."""

    children: Inlines
    comments: tuple[Comment, ...] = ()
    closing: bool = False


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    items: tuple[tuple[Block, ...], ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """A block quotation in the analyst's own prose: not proven, not a quotation of a source."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    value: str


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    pass


@dataclass(frozen=True, slots=True)
class Table:
    """``header`` and every row have the same number of cells."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class PieceWords:
    """One piece of source text in a quotation, and the words of the body right beside it."""

    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a quotation was found: source key, file, its digest, and the spans in body and raw file;
    ``words`` are those at each of them, in the same order.
    """

    quote_id: str
    source_key: str
    file: str
    digest: str
    verdict: str
    spans: tuple[Span, ...]
    raw_spans: tuple[Span, ...]
    words: tuple[PieceWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation of a source.

    ``paragraphs`` hold the source's own characters: one ``Text`` each, but for the citation behind
    it in the last one. ``verified`` is false only in a draft; ``warning`` then says what is wrong.
    ``translation`` is printed labelled as a translation, ``note`` as the analyst's remark, ``rating``
    (Admiralty letter and number, ``B2``) and ``source_line`` (outlet and day, in few words) with it.
    """

    quote_id: str
    paragraphs: tuple[Inlines, ...]
    language: str
    verified: bool
    warning: str = ""
    translation: Inlines = ()
    note: tuple[Block, ...] = ()
    rating: str = ""
    provenance: Provenance | None = None
    comments: tuple[Comment, ...] = ()
    source_line: str = ""

    @property
    def has_note_line(self) -> bool:
        """Whether a line stands below it (and below its translation)."""
        return bool(self.note or self.rating or self.source_line)


@dataclass(frozen=True, slots=True)
class KeyPoints:
    """The answer first: the ``bottom_line`` of the outline. ``mark`` stands in front of its heading."""

    children: tuple[Block, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One row of the source list. ``reference`` is its formatted bibliography entry, empty until
    the citation pass has run; ``grade`` an Admiralty letter; ``digest`` the saved copy's SHA-256.
    ``label`` is the number (``[3]``) that a numeric style gives it, empty under other styles;
    ``particulars`` its outlet, day and language, and how often it is used, in the briefing's words.
    """

    key: str
    reference: Inlines
    grade: str | None
    descriptor: str | None
    file: str
    digest: str
    label: str = ""
    particulars: str = ""
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceList:
    entries: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """One row of the verification annex.

    ``order`` counts the quotations from 1; ``notes`` are the numbers of the footnotes that it is found by
    in the text, none where the citation style has none. ``section`` is the label and the title of the
    heading above it; ``words`` are its first and last ones. ``place``, ``verdict`` and ``folded`` (the kinds
    of folding) are in the briefing's language; ``changes`` are what was left out or put in, each with its
    label. ``raw_spans`` are offsets in the decoded file. What is not known is empty.
    """

    quote_id: str
    order: int
    notes: tuple[int, ...]
    section: tuple[str, str]
    words: Text
    source: Inlines
    source_key: str
    place: str
    verified: bool
    verdict: str
    folded: str
    changes: tuple[tuple[str, Text], ...]
    raw_spans: tuple[Span, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A saved file that quotations were looked for in, with its whole SHA-256."""

    key: str
    source: Inlines
    file: str
    digest: str


@dataclass(frozen=True, slots=True)
class AnnexLabels:
    """The words over the columns of the verification annex, and in front of the kinds of folding;
    ``note`` stands over numbers of footnotes, ``number`` over those of the quotations themselves.
    """

    number: str
    note: str
    quotation: str
    source: str
    place: str
    result: str
    position: str
    file: str
    folded: str


@dataclass(frozen=True, slots=True)
class VerificationAnnex:
    """How each quotation was checked, in the order of printing, and the files they were looked for in."""

    labels: AnnexLabels
    quotations: tuple[CheckedQuotation, ...]
    files: tuple[CheckedFile, ...]

    @property
    def by_notes(self) -> bool:
        """Whether quotations can be found by their footnotes."""
        return any(one.notes for one in self.quotations)


Block = (
    Heading
    | Paragraph
    | BulletList
    | NumberedList
    | BlockQuote
    | CodeBlock
    | ThematicBreak
    | Table
    | Quotation
    | KeyPoints
    | SourceList
    | VerificationAnnex
)


def begins_section(block: Block) -> bool:
    """Whether a block of the document's first level begins a section of the briefing."""
    return isinstance(block, Heading) and block.level == 1


@dataclass(frozen=True, slots=True)
class Labels:
    """The briefing's own fixed words, in its language."""

    key_points: str
    sources: str
    note: str
    translation: str
    grade: str
    descriptor: str
    source: str
    unverified: str
    footnotes: str
    number: str
    rating: str
    particulars: str
    saved_copy: str
    draft: str
    verification: str
    colon: str


@dataclass(frozen=True, slots=True)
class NoteNumbering:
    """How footnotes are numbered in print: in circled figures or plain ones, and where they begin anew.

    ``format_asked`` and ``restart_asked`` say that the outline itself asks for it; otherwise a template's
    own setting wins.
    """

    circled: bool = False
    restart: Literal["document", "section", "page"] = "document"
    format_asked: bool = False
    restart_asked: bool = False


@dataclass(frozen=True, slots=True)
class Variable:
    """A text that a Word template asks for by a name of its own; ``place`` is that of the name."""

    name: str
    value: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class StyleChoice:
    """The name of the template's style that takes the place of Briefsmith's ``style``, and its place."""

    style: str
    name: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole briefing. ``date`` is ISO 8601 and the only clock of the build; ``date_text`` is how
    it is printed. ``contents`` is the deepest level of headings in its contents, 0 for none; ``None``
    leaves it to the number of headings and to the template. ``copy_number`` and ``urgency`` are marks of
    the first page; ``head_marks`` is the line that says both. ``comments`` are about the briefing as a whole.
    """

    title: str
    subtitle: str
    author: str
    date: str
    date_text: str
    language: str
    marking: str
    labels: Labels
    children: tuple[Block, ...]
    draft: bool = False
    copies_in_notes: bool = False
    notes: NoteNumbering = NoteNumbering()
    copy_number: str = ""
    urgency: str = ""
    head_marks: str = ""
    comments: tuple[Comment, ...] = ()
    variables: tuple[Variable, ...] = ()
    styles: tuple[StyleChoice, ...] = ()
    contents: int | None = 0
