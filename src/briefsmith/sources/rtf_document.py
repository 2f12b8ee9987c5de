"""Reads RTF documents through pandoc, once their characters are written in a way that it understands."""

from __future__ import annotations

from briefsmith.sources.draft import Opened
from briefsmith.sources.pandoc_page import open_document
from briefsmith.sources.profiles import ClassChooser
from briefsmith.sources.rtf_characters import RtfError, mended, with_unicode


def recognises(data: bytes) -> bool:
    """Whether the file begins as every RTF file does."""
    return data.startswith(b"{\\rtf")


def open_file(data: bytes, classes_for: ClassChooser) -> Opened:
    """The text of the document: offsets are those of the HTML that pandoc makes of it."""
    try:
        rewritten = with_unicode(data)
    except RtfError as error:
        return Opened.refused(f"it is an RTF document that {error}", "Save only the pages that you quote.")
    return open_document(rewritten, "rtf", classes_for, mended)
