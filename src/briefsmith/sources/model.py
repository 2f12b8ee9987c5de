"""What one saved file turned out to hold: blocks with their places, and metadata with its origins."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from briefsmith.diagnostics import Diagnostic
from briefsmith.spans import Span
from briefsmith.text.mapped import MappedText


class BlockKind(StrEnum):
    """What a block is to a reader of the page; only the first two make the body."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    RELATED = "related"
    ADVERT = "advert"
    CREDIT = "credit"
    CHROME = "chrome"
    META = "meta"


#: The kinds that can be quoted.
BODY_KINDS = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH})

#: Formats whose file is opened first: raw offsets count in the text that was taken out of it.
_TAKEN_OUT = frozenset({"mhtml", "pdf", "docx", "odt", "epub", "rtf"})

#: What stands between two blocks of the body.
BLOCK_SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the page.

    ``content`` is the text as printed, with its way back into the raw file. ``start`` and ``end``
    are offsets in the body, ``None`` for what is not body. ``level`` is that of a heading, 1 to 6.
    ``number`` counts the paragraphs of the body from 1 (headings and the rest have none): it is
    what a citation calls the paragraph. ``page`` is the 1-based page of a paged format.
    """

    kind: BlockKind
    content: MappedText
    start: int | None = None
    end: int | None = None
    level: int | None = None
    number: int | None = None
    page: int | None = None

    @property
    def text(self) -> str:
        """The text as printed."""
        return self.content.text

    @property
    def raw_span(self) -> Span:
        """Where the block stands in the decoded file."""
        return self.content.raw_span()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value found for a metadata field, and where (``"link line"``, ``"front matter: date"``)."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class MetadataField:
    """The value chosen for a field and everything that was found for it, the chosen one first."""

    candidates: tuple[Candidate, ...] = ()

    @property
    def value(self) -> str | None:
        return self.candidates[0].value if self.candidates else None

    @property
    def origin(self) -> str | None:
        return self.candidates[0].origin if self.candidates else None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of the article. ``date`` is ISO 8601 (``2024-11-15``); ``language`` BCP 47;
    several authors are joined by ``"; "``. ``original`` is the outlet that a repost names as its source.
    """

    title: MetadataField = MetadataField()
    outlet: MetadataField = MetadataField()
    author: MetadataField = MetadataField()
    date: MetadataField = MetadataField()
    url: MetadataField = MetadataField()
    language: MetadataField = MetadataField()
    original: MetadataField = MetadataField()

    FIELDS = ("title", "outlet", "author", "date", "url", "language")

    def get(self, name: str) -> MetadataField:
        """The field of that name."""
        found: MetadataField = getattr(self, name)
        return found


@dataclass(frozen=True, slots=True)
class Source:
    """One saved file as Briefsmith sees it.

    ``raw`` is the decoded file, its line ends untouched, without a byte order mark; every raw
    offset counts its code points. ``digest`` is the SHA-256 of the file's bytes, in hex. ``body``
    is the text of the body blocks joined by a blank line, and leads back into ``raw``.
    """

    path: str
    format: str
    encoding: str
    digest: str
    raw: str = field(repr=False)
    metadata: Metadata
    blocks: tuple[Block, ...]
    body: MappedText = field(repr=False)
    problems: tuple[Diagnostic, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether there is anything in it that could be quoted."""
        return bool(self.body.text.strip())

    @property
    def is_text(self) -> bool:
        """Whether ``raw`` is what an editor shows of the file, so that its lines can be pointed at."""
        return self.format not in _TAKEN_OUT

    def block_at(self, offset: int) -> Block | None:
        """The body block that holds the body offset ``offset``."""
        for block in self.blocks:
            if block.start is not None and block.end is not None and block.start <= offset < block.end:
                return block
        return None
