"""Reads Word documents through pandoc; notes are kept, tracked changes are taken as accepted."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from briefsmith.sources.binary_kinds import member_names
from briefsmith.sources.draft import Opened
from briefsmith.sources.pandoc_page import open_archive
from briefsmith.sources.profiles import ClassChooser

#: The text of a run; what was deleted stands in another element.
_TEXT = re.compile(r"<w:t(?: [^>]*+)?>([^<]*+)</w:t>")

_NOTE_MARK = re.compile(r'<a [^>]{0,200}class="footnote-ref"[^>]*+><sup>[0-9]++</sup></a>')
#: In a longer text, looking for each paragraph would take too long.
_SEARCHED = 1_000_000


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
    if len(read) > _SEARCHED:
        return
    read = _NOTE_MARK.sub("", read)
    kept = _letters(html.unescape(re.sub(r"<[^>]*+>", "", read)))
    pieces = ("".join(_TEXT.findall(part)) for part in document.split("</w:p>"))
    lost = [
        piece
        for piece in pieces
        if len(letters := _letters(html.unescape(piece))) > 1 and letters not in kept
    ]
    if lost:
        yield f"{len(lost)} of its paragraphs could not be read, the first “{html.unescape(lost[0])[:40]}”"


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
