"""Zip archives opened with bounds: what is larger, broken or locked is refused before anything reads it."""

from __future__ import annotations

import io
import zipfile
import zlib

#: Bytes of text and mark-up that the members of one file may unpack to, and how many members there may be.
UNPACKED_LIMIT = 64 * 1024 * 1024
MEMBER_LIMIT = 10_000
#: One member: mark-up takes many times its length in memory once it is read.
_MARKUP = (".xml", ".rels", ".html", ".xhtml", ".htm", ".opf", ".ncx", ".css")
_MARKUP_LIMIT = 24 * 1024 * 1024
_STEP = 1 << 16


class ArchiveError(Exception):
    """An archive that is not read; ``str()`` says why, to follow “it is … that”."""


def cleaned_archive(data: bytes) -> bytes:
    """The archive again with its mark-up and with pictures and the like empty.

    What its directory says of sizes is not believed: each member is unpacked up to a bound. Raises
    ``ArchiveError`` for what is broken, locked, too large, or declares entities of its own.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _rewritten(archive)
    except ArchiveError:
        raise
    except zipfile.BadZipFile as error:
        raise ArchiveError("is broken or was cut short") from error
    except RuntimeError as error:
        raise ArchiveError("is locked with a password") from error
    except (ValueError, OSError, NotImplementedError, EOFError, zlib.error, OverflowError) as error:
        raise ArchiveError("is broken") from error


def _rewritten(archive: zipfile.ZipFile) -> bytes:
    members = archive.infolist()
    if len(members) > MEMBER_LIMIT:
        raise ArchiveError(f"holds {len(members):,} files, more than {MEMBER_LIMIT:,}")
    total, written = 0, io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name in dict.fromkeys(member.filename for member in members):
            content = _content(archive, name) if _is_markup(name) else b""
            total += len(content)
            if total > UNPACKED_LIMIT:
                raise ArchiveError(f"unpacks to more than {UNPACKED_LIMIT:,} bytes")
            target.writestr(zipfile.ZipInfo(name), content)
    return written.getvalue()


def _is_markup(name: str) -> bool:
    return name == "mimetype" or name.lower().endswith(_MARKUP)


def _content(archive: zipfile.ZipFile, name: str) -> bytes:
    pieces: list[bytes] = []
    length = 0
    with archive.open(name) as member:
        while piece := member.read(_STEP):
            length += len(piece)
            if length > _MARKUP_LIMIT:
                raise ArchiveError(f"unpacks to more than {_MARKUP_LIMIT:,} bytes in one of its parts")
            pieces.append(piece)
    content = b"".join(pieces)
    if b"<!ENTITY" in content:
        raise ArchiveError("declares entities of its own, as no word processor does")
    return content
