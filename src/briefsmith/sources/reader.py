"""Reads one saved file: bytes in, a source out, whatever the bytes are."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.sources import (
    docx_document,
    epub_book,
    feed_mirror,
    html_page,
    markdown_post,
    mhtml_page,
    odt_document,
    pdf_document,
    plain_text,
    rtf_document,
)
from briefsmith.sources.data_files import data_kind
from briefsmith.sources.decoding import SIZE_LIMIT, Decoded, decode
from briefsmith.sources.draft import Draft, Opened
from briefsmith.sources.failures import failure_of, without_body
from briefsmith.sources.front_matter import FrontMatter, read_front_matter
from briefsmith.sources.header_lines import with_header_lines
from briefsmith.sources.labelling import Context, Labelled, label
from briefsmith.sources.metadata import choose_metadata, names_of_page, page_addresses, titles_of_page
from briefsmith.sources.model import BLOCK_SEPARATOR, BODY_KINDS, Block, BlockKind, Metadata, Source
from briefsmith.sources.profile_files import shipped_catalogue
from briefsmith.sources.profiles import Catalogue, ClassChooser, Profile
from briefsmith.spans import Place, Span
from briefsmith.text.mapped import MappedText


class FormatReader(Protocol):
    """What a module that reads one format offers."""

    def recognises(self, raw: str, front: FrontMatter) -> bool:
        """Whether a file is of this format, told by its content."""

    def read(self, raw: str, front: FrontMatter, classes_for: ClassChooser) -> Draft:
        """The passages of a file of this format and what it says about itself."""


class PackedReader(Protocol):
    """What a module offers that reads a format whose text must first be taken out of its bytes."""

    def recognises(self, data: bytes) -> bool:
        """Whether a file is of this format, told by its bytes."""

    def open_file(self, data: bytes, classes_for: ClassChooser) -> Opened:
        """The text of a file of this format, its passages, and what it says about itself."""


#: Every format, one module each, asked in this order: first those that need unpacking, then texts.
PACKED_READERS: tuple[PackedReader, ...] = (
    pdf_document,
    docx_document,
    odt_document,
    epub_book,
    rtf_document,
    mhtml_page,
)
READERS: tuple[FormatReader, ...] = (feed_mirror, html_page, markdown_post, plain_text)

_LONE_RETURNS = re.compile(r"\r++(?!\n)")
_HELP = "Save the page again, or give another copy of the article."
_PAGE_HELP = "Save the page as a browser shows it, or give another copy of the article."
_LOOK = "Nothing, where `brief read FILE` shows the text as it should be; else save it again as UTF-8."


def read_source(data: bytes, path: str, profiles: Mapping[str, Profile] | None = None) -> Source:
    """One saved file as Briefsmith sees it.

    ``path`` is only shown, never opened. ``profiles`` are the analyst's own, by their names; they win
    over the shipped ones. Nothing is raised for bad input: what could not be read is
    among the ``problems`` of the source, and its body is empty then.
    """
    digest = hashlib.sha256(data).hexdigest()
    catalogue = shipped_catalogue().with_own(profiles or {})
    opened = _open(data, catalogue)
    decoded = opened.decoded
    if opened.draft is None:
        message = f"The file cannot be read as text: {decoded.refused}."
        problem = _problem(path, "source-unreadable", message, decoded.advice)
        empty = MappedText.verbatim("")
        return Source(path, "unknown", decoded.encoding, digest, "", Metadata(), (), empty, (problem,))
    return _source(decoded, opened.draft, digest, path, catalogue)


def _open(data: bytes, catalogue: Catalogue) -> Opened:
    """The text of a file and its draft, through the first reader that knows the format."""
    if len(data) <= SIZE_LIMIT:
        for reader in PACKED_READERS:
            if reader.recognises(data):
                return reader.open_file(data, ClassChooser(catalogue))
    decoded = decode(data)
    if decoded.refused:
        return Opened(decoded)
    kind = data_kind(decoded.text)
    if kind:
        return Opened.refused(f"it is {kind}", _PAGE_HELP)
    return Opened(decoded, _draft(decoded.text, catalogue))


def _source(decoded: Decoded, draft: Draft, digest: str, path: str, catalogue: Catalogue) -> Source:
    draft = draft if draft.whole else with_header_lines(draft)
    names = names_of_page(draft)
    profiles = catalogue.for_page((address.value for address in page_addresses(draft)), names)
    plain = draft.format in ("markdown-post", "text")
    context = Context(profiles, frozenset(titles_of_page(draft)), frozenset(names), plain)
    labelled = label(draft.passages, context)
    failure = failure_of(titles_of_page(draft), labelled, profiles)
    labelled = without_body(labelled) if failure else labelled
    blocks, body = _assembled(labelled)
    metadata = choose_metadata(draft, labelled, profiles, catalogue)
    problems = [*_doubts(decoded, draft, path), *_emptiness(decoded, labelled, body, path, failure)]
    problems += _repost(metadata, path)
    return Source(
        path, draft.format, decoded.encoding, digest, decoded.text, metadata, blocks, body, tuple(problems)
    )


def _draft(raw: str, catalogue: Catalogue) -> Draft:
    # Lines that end in a lone carriage return (an old Mac's) are lines too; every offset stays as it is.
    text = _LONE_RETURNS.sub(lambda run: "\n" * len(run[0]), raw)
    front = read_front_matter(text)
    reader = next(reader for reader in READERS if reader.recognises(text, front))
    own = [value for key in ("original_url", "from", "url") for value in front.values.get(key, ())]
    names = [name for key in ("source", "author") for name in front.values.get(key, ())]
    return reader.read(text, front, ClassChooser(catalogue, tuple(own), tuple(names)))


def _assembled(labelled: Sequence[Labelled]) -> tuple[tuple[Block, ...], MappedText]:
    """The blocks with their places in the body, and the body."""
    blocks: list[Block] = []
    pieces: list[MappedText] = []
    length, number = 0, 0
    for item in labelled:
        content, start, end, counted = item.passage.content, None, None, None
        if item.kind in BODY_KINDS:
            if pieces:
                pieces.append(_separator(pieces[-1], content))
                length += len(BLOCK_SEPARATOR)
            if item.kind is BlockKind.PARAGRAPH:
                number += 1
                counted = number
            start, end = length, length + len(content)
            length = end
            pieces.append(content)
        blocks.append(Block(item.kind, content, start, end, item.level, counted, item.passage.page))
    return tuple(blocks), MappedText.join(pieces)


def _separator(before: MappedText, after: MappedText) -> MappedText:
    """What parts two blocks of the body stands for everything between them in the file."""
    start, end = before.last, after.first
    return MappedText.standing_for(BLOCK_SEPARATOR, Span(start, max(start, end)))


def _problem(
    path: str, code: str, message: str, advice: str = "", severity: Severity = Severity.WARNING
) -> Diagnostic:
    return Diagnostic(code, severity, message, advice or _HELP, Place(path))


def _doubts(decoded: Decoded, draft: Draft, path: str) -> list[Diagnostic]:
    texts: list[str] = []
    if draft.front.doubtful:
        texts.append("The front matter is not valid YAML; it was read line by line.")
    texts.extend(f"The page is damaged: {doubt}." for doubt in draft.doubts)
    problems = [_problem(path, "source-problem", text) for text in texts]
    if not decoded.doubt:
        return problems
    if decoded.mild:
        sure = f"The encoding of the file was told by its bytes: {decoded.doubt}."
        return [_problem(path, "source-problem", sure, _LOOK, Severity.NOTE), *problems]
    doubtful = f"The encoding of the file is doubtful: {decoded.doubt}."
    return [_problem(path, "source-problem", doubtful), *problems]


def _repost(metadata: Metadata, path: str) -> list[Diagnostic]:
    """A note where the page says that it was first published elsewhere."""
    first = metadata.original.value
    if first is None:
        return []
    message = f"The page names {first} as its source, so its own outlet is not the original one."
    advice = "Cite the original where it can be had; a copy and its original are one source, not two."
    return [Diagnostic("source-repost", Severity.NOTE, message, advice, Place(path))]


def _emptiness(
    decoded: Decoded,
    labelled: Sequence[Labelled],
    body: MappedText,
    path: str,
    failure: tuple[str, str] | None,
) -> list[Diagnostic]:
    """What was found instead, where there is no body."""
    if body.text.strip():
        return []
    if failure:
        found = f"it shows {failure[0]} instead (“{failure[1][:80]}”)"
    elif not decoded.text.strip():
        found = "it is empty"
    elif not labelled:
        found = "it holds no text besides its front matter or mark-up"
    else:
        counts = Counter(str(item.kind) for item in labelled)
        found = "it holds only " + ", ".join(f"{kind} ({count})" for kind, count in counts.most_common())
    return [_problem(path, "source-unreadable", f"The file holds no article that could be quoted: {found}.")]
