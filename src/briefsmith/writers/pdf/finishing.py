"""Dates, identifier and language of the PDF: from the briefing, not from the clock."""

from __future__ import annotations

import hashlib
import io
import re

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from briefsmith.writers.pdf.stranded_headings import forget_destinations
from briefsmith.writers.pdf.type1_programs import without_identifiers

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
#: The dates of an XMP packet, with what stands in their elements.
_XMP_DATE = re.compile(rb"(<xmp:(?:Create|Modify|Metadata)Date>)[^<]*(</xmp:(?:Create|Modify|Metadata)Date>)")
#: PDF 1.7: an identifier is a string of bytes, commonly sixteen.
_IDENTIFIER_BYTES = 16


class UnfinishedError(Exception):
    """The PDF cannot be read; the message says why."""


def finished(pdf: bytes, date: str, language: str) -> bytes:
    """The PDF with the briefing's ``date`` (ISO 8601, or empty: none at all) as that of its making, an
    identifier that follows from its content, and ``language`` (BCP 47) as the language of the whole.

    Raises `UnfinishedError` where it is no PDF.
    """
    try:
        reader = PdfReader(io.BytesIO(pdf))
        writer = PdfWriter(clone_from=reader)
        writer.pdf_header = reader.pdf_header
        _set_dates(writer, date if _DATE.fullmatch(date) else "")
        _set_language(writer, language)
        _clear_font_identifiers(writer)
        forget_destinations(writer)
        return _identified(writer)
    except (PyPdfError, ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise UnfinishedError(f"{type(error).__name__}: {error}") from error


def _set_dates(writer: PdfWriter, date: str) -> None:
    """A day has no hour: it is written as its first, in UTC, as in the Word file (ISO 32000-1, 7.9.4)."""
    entries = {name: value for name, value in (writer.metadata or {}).items() if not name.endswith("Date")}
    if date:
        entries["/CreationDate"] = f"D:{date.replace('-', '')}000000Z"
    writer.metadata = entries
    packet = writer.root_object.get("/Metadata")
    stream = packet.get_object() if packet is not None else None
    if isinstance(stream, StreamObject):
        stamp = rf"\g<1>{date}\g<2>".encode() if date else b""
        stream.set_data(_XMP_DATE.sub(stamp, stream.get_data()))


def _set_language(writer: PdfWriter, language: str) -> None:
    """The language of the whole; text that had the former one only by inheritance keeps it."""
    root = writer.root_object
    former = root.get("/Lang")
    tree = root.get("/StructTreeRoot")
    if former and tree is not None:
        children = tree.get_object().get("/K", ArrayObject()).get_object()
        for child in children if isinstance(children, ArrayObject) else (children,):
            element = child.get_object()
            if isinstance(element, DictionaryObject) and "/Lang" not in element:
                element[NameObject("/Lang")] = TextStringObject(former)
    root[NameObject("/Lang")] = TextStringObject(language)


def _clear_font_identifiers(writer: PdfWriter) -> None:
    for item in writer._objects:
        program = item.get("/FontFile") if isinstance(item, DictionaryObject) else None
        stream = program.get_object() if program is not None else None
        if isinstance(stream, StreamObject):
            lengths = (int(stream.get(name, 0)) for name in ("/Length1", "/Length2"))
            stream.set_data(without_identifiers(stream.get_data(), *lengths))


def _identified(writer: PdfWriter) -> bytes:
    """The file with an identifier that follows from the rest of it; both parts of one are the same in a file
    that was never changed (ISO 32000-1, 14.4). It is put where zeros were written, for writing takes long.
    """
    blank = ByteStringObject(bytes(_IDENTIFIER_BYTES))
    writer._ID = ArrayObject((blank, blank))
    data = _written(writer)
    digest = hashlib.sha256(data).digest()[:_IDENTIFIER_BYTES]
    trailer = data.rindex(b"/ID")
    return data[:trailer] + data[trailer:].replace(blank.hex().encode(), digest.hex().encode())


def _written(writer: PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()
