"""The copy of the Word file that is printed: page numbers that live, drawings that link to nothing."""

from __future__ import annotations

import io
import zipfile

from briefsmith.writers.docx.packaging import pack
from briefsmith.writers.pdf.linked_pictures import without_links
from briefsmith.writers.pdf.page_numbers import with_live_page_numbers

_BODY = "word/document.xml"


def prepared(docx: bytes) -> bytes:
    """The Word file as LibreOffice is to get it; the same bytes where nothing had to be changed."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    made = {name: without_links(part) for name, part in parts.items()}
    made[_BODY] = with_live_page_numbers(parts[_BODY])
    return docx if made == parts else pack(made)
