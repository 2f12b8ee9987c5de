"""Reads Word documents through pandoc; notes are kept, tracked changes are taken as accepted."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefsmith.sources.binary_kinds import member_names
from briefsmith.sources.draft import Opened
from briefsmith.sources.pandoc_page import open_archive
from briefsmith.sources.profiles import ClassChooser

#: The text of a run; what was deleted stands in another element.
_TEXT = re.compile(r"<w:t(?: [^>]*+)?>([^<]*+)</w:t>")

_NOTE_MARK = re.compile(r'<a [^>]{0,200}class="footnote-ref"[^>]*+><sup>[0-9]++</sup></a>')
#: The paragraphs of both texts stand in the same order: one is looked for in so many letters after the one
#: before, and in all of the text only until so many letters were searched, for that would take too long.
_NEAR, _SEARCHED = 20_000, 200_000_000


def recognises(data: bytes) -> bool:
    """Whether the file is an archive with the members of this format."""
    return "word/document.xml" in member_names(data)


def open_file(data: bytes, classes_for: ClassChooser) -> Opened:
    """The text of the document: offsets are those of the HTML that pandoc makes of it."""
    opened = open_archive(data, "docx", classes_for)
    if opened.draft is None:
        return opened
    doubts = (*opened.draft.doubts, *_doubts(data, opened.decoded.text))
    return replace(opened, draft=replace(opened.draft, doubts=doubts))


def _doubts(data: bytes, read: str) -> Iterator[str]:
    """What the converter left out (text boxes, for one) and what it decided (tracked changes)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode("utf-8", "replace")
    if re.search(r"<w:(?:ins|del) ", document):
        yield "it holds tracked changes; they were read as accepted"
    read = _NOTE_MARK.sub("", read)
    kept = _letters(html.unescape(re.sub(r"<[^>]*+>", "", read)))
    pieces = (html.unescape("".join(_TEXT.findall(part))) for part in document.split("</w:p>"))
    lost = list(_missing(pieces, kept))
    if lost:
        yield f"{len(lost)} of its paragraphs could not be read, the first “{lost[0][:40]}”"


def _missing(pieces: Iterable[str], kept: str) -> Iterator[str]:
    """The pieces whose letters are not among those that were kept."""
    at, searched = 0, 0
    for piece in pieces:
        letters = _letters(piece)
        if len(letters) < 2:
            continue
        found = kept.find(letters, at, at + _NEAR + len(letters))
        if found >= 0:
            at = found + len(letters)
        elif searched < _SEARCHED:
            searched += len(kept)
            if letters not in kept:
                yield piece


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
