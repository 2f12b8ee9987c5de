"""From the bytes of a file to its text: by its signature, as UTF-8, or as what makes sense, which is told."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from briefsmith.sources.binary_kinds import binary_kind
from briefsmith.sources.encodings import codec_of, declared_in, encoding_name, guess_encoding, guess_utf16
from briefsmith.sources.plausibility import plausibility

#: Files above this size are not articles; reading one would only hold up everything else.
SIZE_LIMIT = 64 * 1024 * 1024
#: Nor are files with more tags or more lines.
TAG_LIMIT, LINE_LIMIT = 400_000, 500_000

_SIGNATURES = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)

#: Of a text that is shorter than this, nobody can be sure that it is UTF-16.
_SURE_LENGTH = 20

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BEYOND_ASCII = re.compile(r"[\x80-\ufffc\ufffe-\U0010ffff]")
#: Letters that bytes of UTF-8 become where a program takes them for Western European text.
_WESTERN = {bytes([number]).decode("cp1252", "replace"): number for number in range(0x80, 0xA0)}
_MISREAD = re.compile(rf"[\x80-\xff{re.escape(''.join(_WESTERN.keys() - {chr(0xFFFD)}))}]{{6,3000}}")
_TOP = 20_000
_SHIFTED = re.compile(rb"\x1b\$[@B]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file. ``encoding`` is the name of what was used; ``refused`` says why there is no
    text, and ``advice`` what to do about it; ``doubt`` says what was guessed or lost, and ``mild`` that
    the guess is a sure one. The texts are empty where all is well.
    """

    text: str
    encoding: str
    refused: str = ""
    doubt: str = ""
    mild: bool = False
    advice: str = ""


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of ``data``; line ends stay as they are, a byte order mark is a signature and no text.

    ``declared`` is the encoding that a surrounding container names; without it the page's own
    declaration counts. Either is only believed where the text makes sense in it.
    """
    if len(data) > SIZE_LIMIT:
        return Decoded("", "none", refused=f"it has {len(data):,} bytes, more than {SIZE_LIMIT:,}")
    for signature, codec, name in _SIGNATURES:
        if data.startswith(signature):
            return _bounded(_with_losses(_strict(data[len(signature) :], codec, name)))
    kind = binary_kind(data)
    if kind:
        return Decoded("", "none", refused=f"it is {kind}")
    return _bounded(_with_losses(_without_signature(data, declared or declared_in(data))))


def _bounded(decoded: Decoded) -> Decoded:
    """What no article has is refused: taking it apart would hold up everything else."""
    for mark, name, limit in (("<", "tags", TAG_LIMIT), ("\n", "lines", LINE_LIMIT)):
        count = decoded.text.count(mark)
        if count > limit:
            return Decoded("", "none", refused=f"it has {count:,} {name}, more than {limit:,}")
    return decoded


def _strict(data: bytes, codec: str, name: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), name)
    except UnicodeDecodeError as error:
        text = data.decode(codec, errors="replace")
        return Decoded(text, name, doubt=f"byte {error.start} and perhaps others are not {name.upper()}")


def _without_signature(data: bytes, declared: str) -> Decoded:
    shifted = _SHIFTED.search(data) and data.isascii()
    try:
        text = data.decode("iso2022_jp" if shifted else "utf-8")
    except UnicodeDecodeError as error:
        return (
            _damaged_utf8(data, declared, error.start) or _wide(data) or _guessed(data, declared, error.start)
        )
    if text.count("\x00") * 4 > len(text) and (wide := _wide(data)):
        return wide
    if _looks_binary(text):
        return _wide(data) or Decoded("", "none", refused="it holds binary data and no text")
    if shifted:
        return Decoded(text, "iso2022_jp", doubt="it was read as ISO-2022-JP", mild=True)
    if _was_misread(text):
        doubt = "it was saved by a program that took UTF-8 for Western European text"
        return Decoded(text, "utf-8", doubt=doubt)
    return Decoded(text, "utf-8", doubt=_contradiction(declared, "utf-8", text), mild=True)


def _was_misread(text: str) -> bool:
    """Whether the letters of a text (å¸‚æ”¿åºœ) are the bytes of another one."""
    run = _MISREAD.search(text, 0, _TOP)
    if run is None:
        return False
    data = bytes(_WESTERN.get(letter, ord(letter)) & 0xFF for letter in run[0])
    try:
        return bool(codecs.getincrementaldecoder("utf-8")().decode(data))
    except UnicodeDecodeError:
        return False


def _wide(data: bytes) -> Decoded | None:
    codec = guess_utf16(data)
    if codec is None:
        return None
    doubt = "it has no byte order mark and was read as UTF-16"
    text = data.decode(codec, "replace")
    return Decoded(text, codec, doubt=doubt, mild=len(text) >= _SURE_LENGTH)


def _contradiction(declared: str, used: str, text: str) -> str:
    """What to say where a page declares another encoding than the one it is in."""
    codec = codec_of(declared) if declared else None
    if not codec or codec == used or text.isascii():
        return ""
    return f"it says that it is in {encoding_name(codec)}, but it is in {encoding_name(used)}"


def _damaged_utf8(data: bytes, declared: str, bad: int) -> Decoded | None:
    """UTF-8 of which a few bytes are wrong: cut at its end, or with foreign bytes in it. Where they are not
    so few, it must read better than in the encoding that would be guessed.
    """
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    good = sum(1 for _ in _BEYOND_ASCII.finditer(text))
    cut_short = bad >= len(data) - 3 and good > 0
    if (good < 2 * lost and not cut_short) or _looks_binary(text):
        return None
    if good < 20 * lost and not cut_short:
        guess = guess_encoding(data, declared)
        if guess is not None and guess.score > plausibility(text.replace("\ufffd", ""), "any"):
            return None
    return Decoded(text, "utf-8", doubt=f"byte {bad} and perhaps others are not UTF-8; they were left out")


def _guessed(data: bytes, declared: str, bad: int) -> Decoded:
    guess = guess_encoding(data, declared)
    plain = data.decode("utf-8", "replace")
    if guess is None and plain.count("\ufffd") * 50 < len(plain) and not _looks_binary(plain):
        return Decoded(
            plain, "utf-8", doubt=f"byte {bad} and perhaps others are in no encoding that is known"
        )
    text = data.decode(guess.codec, "replace") if guess else ""
    if guess is None or _looks_binary(text):
        reason = f"it holds binary data, or text in no encoding that is known (byte {bad} is not UTF-8)"
        return Decoded("", "none", refused=reason)
    if declared and codec_of(declared) == guess.codec and guess.certain:
        return Decoded(text, guess.codec)
    contradiction = _contradiction(declared, guess.codec, text)
    sure = f"it is not UTF-8 and was read as {guess.name}"
    doubt = contradiction or (sure if guess.certain else f"{sure}, which is a guess")
    return Decoded(text, guess.codec, doubt=doubt, mild=guess.certain)


def _with_losses(decoded: Decoded) -> Decoded:
    """Characters that were lost before or while the file was read are told."""
    lost = decoded.text.count("\ufffd")
    if not lost:
        return decoded
    told = f"{lost} of its characters cannot be read (U+FFFD stands in their place)"
    return replace(decoded, doubt="; ".join(filter(None, (decoded.doubt, told))), mild=False)


def _looks_binary(text: str) -> bool:
    controls = sum(1 for _ in _CONTROLS.finditer(text))
    return controls > 16 and controls * 20 > len(text)
