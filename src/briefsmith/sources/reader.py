"""Reads one saved file: bytes in, a source out, whatever the bytes are."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.sources import feed_mirror, html_page, markdown_post, plain_text
from briefsmith.sources.decoding import Decoded, decode
from briefsmith.sources.draft import Draft
from briefsmith.sources.failures import failure_of, without_body
from briefsmith.sources.front_matter import FrontMatter, read_front_matter
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


#: Every format, one module each, asked in this order.
READERS: tuple[FormatReader, ...] = (feed_mirror, html_page, markdown_post, plain_text)

_HELP = "Save the page again, or give another copy of the article."


def read_source(data: bytes, path: str, profiles: Mapping[str, Profile] | None = None) -> Source:
    """One saved file as Briefsmith sees it.

    ``path`` is only shown, never opened. ``profiles`` are the analyst's own, by their names; they win
    over the shipped ones. Nothing is raised for bad input: what could not be read is
    among the ``problems`` of the source, and its body is empty then.
    """
    decoded = decode(data)
    digest = hashlib.sha256(data).hexdigest()
    if decoded.refused:
        problem = _problem(path, "source-unreadable", f"The file cannot be read as text: {decoded.refused}.")
        empty = MappedText.verbatim("")
        return Source(path, "unknown", decoded.encoding, digest, "", Metadata(), (), empty, (problem,))
    return _read_text(decoded, digest, path, shipped_catalogue().with_own(profiles or {}))


def _read_text(decoded: Decoded, digest: str, path: str, catalogue: Catalogue) -> Source:
    draft = _draft(decoded.text, catalogue)
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
    front = read_front_matter(raw)
    reader = next(reader for reader in READERS if reader.recognises(raw, front))
    own = [value for key in ("original_url", "from", "url") for value in front.values.get(key, ())]
    names = [name for key in ("source", "author") for name in front.values.get(key, ())]
    return reader.read(raw, front, ClassChooser(catalogue, tuple(own), tuple(names)))


def _assembled(labelled: Sequence[Labelled]) -> tuple[tuple[Block, ...], MappedText]:
    """The blocks with their places in the body, and the body."""
    blocks: list[Block] = []
    pieces: list[MappedText] = []
    length, number = 0, 0
    for item in labelled:
        block = Block(item.kind, item.passage.content, level=item.level)
        if item.kind in BODY_KINDS:
            if pieces:
                pieces.append(_separator(pieces[-1], block.content))
                length += len(BLOCK_SEPARATOR)
            number += item.kind is BlockKind.PARAGRAPH
            counted = number if item.kind is BlockKind.PARAGRAPH else None
            block = replace(block, start=length, end=length + len(block.text), number=counted)
            length += len(block.text)
            pieces.append(block.content)
        blocks.append(block)
    return tuple(blocks), MappedText.join(pieces)


def _separator(before: MappedText, after: MappedText) -> MappedText:
    """What parts two blocks of the body stands for everything between them in the file."""
    start, end = before.ends[-1], after.starts[0]
    return MappedText.standing_for(BLOCK_SEPARATOR, Span(start, max(start, end)))


def _problem(path: str, code: str, message: str) -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, message, _HELP, Place(path))


def _doubts(decoded: Decoded, draft: Draft, path: str) -> list[Diagnostic]:
    texts = [f"The encoding of the file is doubtful: {decoded.doubt}."] if decoded.doubt else []
    if draft.front.doubtful:
        texts.append("The front matter is not valid YAML; it was read line by line.")
    texts.extend(f"The page is damaged: {doubt}." for doubt in draft.doubts)
    return [_problem(path, "source-problem", text) for text in texts]


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
