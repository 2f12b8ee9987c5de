"""Names a file that is no text by the bytes it begins with, for somebody who saved the wrong thing."""

from __future__ import annotations

import io
import zipfile
import zlib

#: What stands at an offset of a file, and what such a file is.
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "a JPEG picture"),
    (0, b"\x89PNG\r\n", "a PNG picture"),
    (0, b"GIF8", "a GIF picture"),
    (8, b"WEBP", "a WebP picture"),
    (0, b"BM\x00", "a BMP picture"),
    (0, b"II*\x00", "a TIFF picture"),
    (0, b"MM\x00*", "a TIFF picture"),
    (4, b"ftypheic", "a HEIC picture"),
    (4, b"ftypmif1", "a HEIC picture"),
    (4, b"ftypavif", "an AVIF picture"),
    (0, b"8BPS", "a Photoshop picture"),
    (0, b"\x00\x00\x01\x00", "an icon"),
    (0, b"AT&TFORM", "a DjVu document"),
    (0, b"%PDF-", "a PDF file"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls or .ppt)"),
    (60, b"BOOKMOBI", "a Kindle book"),
    (0, b"ITSF", "a compiled help file (.chm)"),
    (0, b"bplist00", "a Safari web archive or another Apple property list"),
    (0, b"PK\x03\x04", "a ZIP archive"),
    (0, b"PK\x05\x06", "an empty ZIP archive"),
    (0, b"PK\x07\x08", "a part of a ZIP archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"\x1f\x8b\x08", "a gzip file"),
    (0, b"BZh", "a bzip2 file"),
    (0, b"\xfd7zXZ\x00", "an xz file"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (257, b"ustar", "a tar archive"),
    (4, b"ftyp", "an MP4 video or sound"),
    (0, b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (8, b"AVI ", "an AVI video"),
    (8, b"WAVE", "a WAV sound"),
    (0, b"FLV\x01", "a Flash video"),
    (0, b"ID3", "an MP3 sound"),
    (0, b"\xff\xfb", "an MP3 sound"),
    (0, b"OggS", "an Ogg sound or video"),
    (0, b"fLaC", "a FLAC sound"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90", "a Windows program"),
    (0, b"\xca\xfe\xba\xbe", "a program"),
    (0, b"\xcf\xfa\xed\xfe", "a program"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
    (0, b"OTTO", "a font"),
    (0, b"\x00\x01\x00\x00\x00", "a font"),
    (0, b"\x00asm", "a WebAssembly module"),
)

#: Signatures of letters alone: an article may begin with them, so what follows decides.
_ALSO_WORDS = frozenset(
    {b"ID3", b"BZh", b"GIF8", b"8BPS", b"ITSF", b"wOFF", b"wOF2", b"OTTO", b"OggS", b"fLaC"}
)

#: So much of a stream is unpacked, and to so much, to see whether it is one.
_ZLIB_SAMPLE = 1 << 16

#: Members that tell what a zip archive is.
_MEMBERS = (
    ("word/document.xml", "a Word document"),
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("META-INF/container.xml", "an EPUB book"),
    ("Index/Document.iwa", "an Apple Pages, Numbers or Keynote file"),
    ("META-INF/MANIFEST.MF", "a Java archive"),
)
_OPEN_DOCUMENTS = (
    ("opendocument.text", "an OpenDocument text"),
    ("opendocument.spreadsheet", "an OpenDocument spreadsheet"),
    ("opendocument.presentation", "an OpenDocument presentation"),
    ("epub", "an EPUB book"),
)


def binary_kind(data: bytes) -> str | None:
    """What a file is (``"a JPEG picture"``), or ``None`` where no signature is known; nothing is unpacked."""
    for offset, magic, name in _SIGNATURES:
        if data.startswith(magic, offset) and (magic not in _ALSO_WORDS or b"\x00" in data[:64]):
            return _archive_kind(data) or name if magic == b"PK\x03\x04" else name
    return "compressed data (zlib)" if _is_zlib(data) else None


def _is_zlib(data: bytes) -> bool:
    """Whether a file is a stream of zlib's alone (RFC 1950), told by unpacking its beginning."""
    if data[:1] != b"x" or len(data) < 8 or int.from_bytes(data[:2], "big") % 31:
        return False
    unpacking = zlib.decompressobj()
    try:
        unpacking.decompress(data[:_ZLIB_SAMPLE], _ZLIB_SAMPLE)
    except zlib.error:
        return False
    whole = unpacking.eof or len(data) > _ZLIB_SAMPLE or bool(unpacking.unconsumed_tail)
    return whole or data[1:2] != b"^"


def _archive_kind(data: bytes) -> str | None:
    names = member_names(data)
    if not names:
        found = (name for member, name in _MEMBERS if member.encode() in data)
        return next(found, "a ZIP archive") + " that is broken or was cut short"
    for member, name in _MEMBERS:
        if member in names:
            return name
    head = data[:200] if b"mimetypeapplication/" in data[:200] else b""
    return next((name for kind, name in _OPEN_DOCUMENTS if kind.encode() in head), None)


def member_names(data: bytes) -> frozenset[str]:
    """The names of the members of a zip archive; empty where its directory cannot be read."""
    if not data.startswith(b"PK\x03\x04"):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (
        zipfile.BadZipFile,
        ValueError,
        OSError,
        NotImplementedError,
        EOFError,
        RuntimeError,
        OverflowError,
    ):
        return frozenset()
