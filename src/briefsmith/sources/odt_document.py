"""Reads OpenDocument texts through pandoc."""

from __future__ import annotations

from briefsmith.sources.binary_kinds import member_names
from briefsmith.sources.draft import Opened
from briefsmith.sources.pandoc_page import open_archive
from briefsmith.sources.profiles import ClassChooser


def recognises(data: bytes) -> bool:
    """Whether the file is an archive with the members of this format."""
    return b"opendocument.text" in data[:200] and "content.xml" in member_names(data)


def open_file(data: bytes, classes_for: ClassChooser) -> Opened:
    """The text of the document: offsets are those of the HTML that pandoc makes of it."""
    return open_archive(data, "odt", classes_for)
