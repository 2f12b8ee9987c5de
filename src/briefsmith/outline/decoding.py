"""The bytes of an outline as text, and a located sentence where they are none."""

from __future__ import annotations

import codecs
import re

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.spans import LineIndex, Place, Span

#: Larger than any briefing: 10,000 long quotations are about 3.5 MB.
MAX_BYTES = 10_000_000

#: What YAML 1.2 does not allow in a file (section 5.1), a byte order mark inside included.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

_SAVE = "Save the file as UTF-8 in the editor, then try again."


def decode(data: bytes, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text without a byte order mark, or ``None`` where the bytes are no UTF-8 text.

    Characters that YAML forbids are told, each line once, and replaced one for one by U+FFFD, so
    that the rest can still be checked and every offset holds.
    """
    if len(data) > MAX_BYTES:
        message = f"The outline has {len(data):,} bytes; outlines may have {MAX_BYTES:,}."
        return None, (
            _error("outline-too-large", message, "Split the briefing into several outlines.", Place(file)),
        )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None, (_error("outline-encoding", "The outline is saved as UTF-16.", _SAVE, Place(file)),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_undecodable(data, error, file),)
    return _clean(text.removeprefix("\ufeff"), file)


def _error(code: str, message: str, text: str, place: Place) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, text, place)


def _undecodable(data: bytes, error: UnicodeDecodeError, file: str) -> Diagnostic:
    line = data.count(b"\n", 0, error.start) + 1
    begin = data.rfind(b"\n", 0, error.start) + 1
    column = len(data[begin : error.start].decode("utf-8-sig" if line == 1 else "utf-8")) + 1
    message = f"Byte {error.start + 1} of the outline (0x{data[error.start]:02X}) is not UTF-8 text."
    return _error(
        "outline-encoding", message, _guess(data) + _SAVE, Place(file, line, column, line, column + 1)
    )


def _guess(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "The file looks like GB18030/GBK, the encoding of older Chinese Windows programs. "


def _clean(text: str, file: str) -> tuple[str, tuple[Diagnostic, ...]]:
    if not _FORBIDDEN.search(text):
        return text, ()
    lines = LineIndex(file, text)
    found: dict[int, Diagnostic] = {}
    for match in _FORBIDDEN.finditer(text):
        place = lines.place(Span(match.start(), match.end()))
        if place.line not in found:
            message = f"The character U+{ord(match[0]):04X} is not allowed in an outline."
            found[place.line] = _error(
                "outline-encoding", message, "Delete this invisible character from the line.", place
            )
    return _FORBIDDEN.sub("\ufffd", text), tuple(found.values())
