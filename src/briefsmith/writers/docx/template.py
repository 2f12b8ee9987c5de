"""Opens a Word template, the shipped one or the user's own, and says what is wrong with it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document as WordDocument

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.resources import shipped

#: A template unpacks to no more than this; a page of text does not need it.
_LARGEST = 200_000_000


def _shipped() -> WordDocument:
    return docx.Document(io.BytesIO(shipped("standard.docx").read_bytes()))


def _invalid(path: Path, reason: str, help_text: str) -> Diagnostic:
    return Diagnostic("template-invalid", Severity.ERROR, f"The template {path.name} {reason}.", help_text)


def _problem(path: Path, content: bytes) -> Diagnostic | None:
    """What keeps the file from being a template, as far as its zip says."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return _invalid(
            path, "is not a .docx file", "Open it in Word and save it as a Word document (.docx)."
        )
    if size > _LARGEST:
        return _invalid(path, "is too large when unpacked", "Take large pictures out of the template.")
    if "[Content_Types].xml" not in names:
        return _invalid(
            path, "is not a .docx file", "Open it in Word and save it as a Word document (.docx)."
        )
    return None


def open_template(template: Path | None) -> tuple[WordDocument, bool, tuple[Diagnostic, ...]]:
    """The template as a document of python-docx, and whether it is the shipped one, for which
    ``None`` stands too.

    Where the user's own cannot be used, the shipped one takes its place and an error says why.
    """
    if template is None:
        return _shipped(), True, ()
    try:
        content = template.read_bytes()
    except OSError:
        problem: Diagnostic | None = Diagnostic(
            "template-unknown",
            Severity.ERROR,
            f"The template {template.name} is not there or cannot be read.",
            "Give the path of a .docx file, or the name of a shipped template.",
        )
    else:
        problem = _problem(template, content)
    if problem is None:
        try:
            return docx.Document(io.BytesIO(content)), content == shipped("standard.docx").read_bytes(), ()
        except Exception as error:  # python-docx and lxml raise many kinds for a broken package
            problem = _invalid(
                template,
                f"cannot be opened as a Word document ({type(error).__name__})",
                "Open it in Word and save it as a Word document (.docx), not as a template (.dotx).",
            )
    return _shipped(), True, (problem,)
