"""Reads one export of a reference manager, told by its content: CSL-JSON, RIS or BibTeX."""

from __future__ import annotations

from typing import Protocol

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.references import bibtex, csl_json, ris
from briefsmith.references.model import Reference, ReferencesError
from briefsmith.spans import Place

#: Bytes; a library of 50,000 items has about half of that.
SIZE_LIMIT = 64 * 1024 * 1024


class ReferenceReader(Protocol):
    """What a module offers that reads one form of references."""

    def recognises(self, text: str) -> bool:
        """Whether a text is of this form, told by its content."""

    def read(self, text: str, file: str) -> tuple[Reference, ...]:
        """The items; raises `ReferencesError`."""


READERS: tuple[ReferenceReader, ...] = (csl_json, ris, bibtex)


def read_references(
    data: bytes, file: str, place: Place
) -> tuple[tuple[Reference, ...], tuple[Diagnostic, ...]]:
    """The items of an export and what is wrong with it; ``place`` is where the outline names it."""
    try:
        return _read(data, file), ()
    except ReferencesError as error:
        message = f"The references in {file} cannot be read: {error}."
        advice = "Export them from the reference manager again, as CSL JSON, BibLaTeX or RIS in UTF-8."
        return (), (Diagnostic("references-invalid", Severity.ERROR, message, advice, place),)


def _read(data: bytes, file: str) -> tuple[Reference, ...]:
    if len(data) > SIZE_LIMIT:
        raise ReferencesError(f"it is larger than {SIZE_LIMIT // 1024 // 1024} MiB")
    text = _decoded(data)
    reader = next((reader for reader in READERS if reader.recognises(text)), None)
    if reader is None:
        raise ReferencesError("it is neither CSL-JSON nor BibTeX nor RIS")
    return reader.read(text, file)


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise ReferencesError("it is not UTF-8 text") from error
