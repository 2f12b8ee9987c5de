"""The copy of the Word file that is printed: page numbers that live, drawings that link to nothing."""

from __future__ import annotations

import io
import zipfile

from briefsmith.writers.pdf.linked_pictures import without_links
from briefsmith.writers.pdf.note_marks import with_large_marks
from briefsmith.writers.pdf.page_numbers import with_live_page_numbers

BODY = "word/document.xml"


def prepared(docx: bytes) -> dict[str, bytes]:
    """The parts of the Word file by their names, as LibreOffice is to get them."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    made = {name: without_links(part) for name, part in parts.items()}
    made[BODY] = with_live_page_numbers(parts[BODY])
    return with_large_marks(made)
