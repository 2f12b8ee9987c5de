"""The Word file as PDF, by LibreOffice where it is installed: the document that the reader gets."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.document import Document
from briefsmith.writers.docx.packaging import pack
from briefsmith.writers.pdf.office import OfficeError, find_office, print_word_file
from briefsmith.writers.pdf.preparing import BODY, prepared
from briefsmith.writers.pdf.typeface_check import typeface_problems


def write_pdf(docx: bytes, document: Document) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF of a briefing's Word file; no bytes and an error where LibreOffice is missing or fails,
    a warning where a serif typeface is missing that the file asks for.

    Of ``document`` the date and the language are taken, which LibreOffice would take from the clock and
    from its own settings.
    """
    office = find_office()
    if office is None:
        return b"", (_missing(),)
    # What reads PDF files takes long to load, and most builds make none.
    from briefsmith.writers.pdf.finishing import UnfinishedError, finished

    try:
        with tempfile.TemporaryDirectory(prefix="briefsmith-pdf-", ignore_cleanup_errors=True) as folder:
            printed = _printed(office, docx, Path(folder))
        return finished(printed, document.date, document.language), typeface_problems(docx)
    except OfficeError as error:
        return b"", (_failed(str(error)),)
    except UnfinishedError as error:
        return b"", (_failed(f"its PDF cannot be read ({error})"),)
    except OSError as error:
        return b"", (_failed(f"{error.filename or 'the machine'}: {error.strerror or error}"),)


def _printed(office: str, docx: bytes, folder: Path) -> bytes:
    from briefsmith.writers.pdf.stranded_headings import print_unstranded

    parts = prepared(docx)
    rounds = itertools.count()

    def print_body(body: bytes) -> bytes:
        place = folder / str(next(rounds))
        place.mkdir()
        return print_word_file(office, pack({**parts, BODY: body}), place)

    return print_unstranded(parts[BODY], print_body)


def _missing() -> Diagnostic:
    return Diagnostic(
        "tool-missing",
        Severity.ERROR,
        "A PDF needs LibreOffice, which is not installed.",
        "Install it (Debian: apt install libreoffice-writer), or take `pdf` out of `outputs`.",
    )


def _failed(reason: str) -> Diagnostic:
    return Diagnostic(
        "output-failed",
        Severity.ERROR,
        f"LibreOffice could not turn the Word file into a PDF: {reason}.",
        "Open the DOCX in LibreOffice to see why, or take `pdf` out of `outputs`.",
    )
