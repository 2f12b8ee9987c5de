"""From the bytes of a file to its text: encodings told by their signatures, never guessed silently."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

#: Files above this size are not articles; reading one would only hold up everything else.
SIZE_LIMIT = 64 * 1024 * 1024

_SIGNATURES = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)

_KNOWN_BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (a Word file, for example)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file. ``encoding`` is the name of what was used; ``refused`` says why there is no
    text; ``doubt`` says what was uncertain. Both are empty where all is well.
    """

    text: str
    encoding: str
    refused: str = ""
    doubt: str = ""


def decode(data: bytes) -> Decoded:
    """The text of ``data``; line ends stay as they are, a byte order mark is a signature and no text."""
    if len(data) > SIZE_LIMIT:
        return Decoded("", "none", refused=f"it has {len(data):,} bytes, more than {SIZE_LIMIT:,}")
    for magic, name in _KNOWN_BINARY:
        if data.startswith(magic):
            return Decoded("", "none", refused=f"it is {name}")
    for signature, codec, name in _SIGNATURES:
        if data.startswith(signature):
            return _strict(data[len(signature) :], codec, name)
    return _without_signature(data)


def _strict(data: bytes, codec: str, name: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), name)
    except UnicodeDecodeError as error:
        text = data.decode(codec, errors="replace")
        return Decoded(text, name, doubt=f"byte {error.start} and perhaps others are not {name.upper()}")


def _without_signature(data: bytes) -> Decoded:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _fallback(data, error.start)
    if _looks_binary(text):
        return Decoded("", "none", refused="it holds binary data and no text")
    return Decoded(text, "utf-8")


def _fallback(data: bytes, bad: int) -> Decoded:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return Decoded("", "none", refused=f"it is neither UTF-8 (byte {bad} is not) nor GB 18030 text")
    if _looks_binary(text):
        return Decoded("", "none", refused="it holds binary data and no text")
    return Decoded(text, "gb18030", doubt="it is not UTF-8 and was read as GB 18030")


def _looks_binary(text: str) -> bool:
    controls = sum(1 for _ in _CONTROLS.finditer(text))
    return controls > 16 and controls * 20 > len(text)
