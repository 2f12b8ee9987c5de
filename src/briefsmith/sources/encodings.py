"""Which encoding a text without a signature is in: each likely one is tried, and what makes sense wins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefsmith.sources.plausibility import plausibility

#: What is looked at to tell the encoding.
_SAMPLE = 200_000
#: What the detector is shown.
_DETECTOR_SAMPLE = 65_536
#: A decoding that reaches this is taken for certain; one below the second is no text.
_CERTAIN, _LEAST = 1.25, 0.7
#: What a declaration in the file itself is worth.
_DECLARED = 0.2

#: Codec by what it is called when told to the analyst, with the language that it is made for.
_CANDIDATES = (
    ("gb18030", "GB 18030", "zh"),
    ("big5hkscs", "Big5", "zh"),
    ("cp950", "Big5", "zh"),
    ("cp932", "Shift_JIS", "ja"),
    ("euc_jp", "EUC-JP", "ja"),
    ("cp949", "EUC-KR", "ko"),
)
_NAMES = {codec: name for codec, name, _ in _CANDIDATES}
_LANGUAGES = {codec: language for codec, _, language in _CANDIDATES}

#: Declarations mean the larger set: pages that say GB 2312 hold GBK as a rule.
_MEANT = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "xgbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "xxbig5": "big5hkscs",
    "shiftjis": "cp932",
    "sjis": "cp932",
    "xsjis": "cp932",
    "windows31j": "cp932",
    "euckr": "cp949",
    "ksc56011987": "cp949",
    "ksc5601": "cp949",
    "windows949": "cp949",
    "iso88591": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "usascii": "cp1252",
    "utf8": "utf-8",
    "unicode": "utf-16",
}
#: What the name of an encoding is made of.
_NAME = re.compile("[a-z0-9_:.-]{2,30}")
#: Bytes: pages say near their beginning which encoding they are in.
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding and how well the text reads in it; ``name`` is what it is called to the analyst."""

    codec: str
    name: str
    score: float

    @property
    def certain(self) -> bool:
        return self.score >= _CERTAIN


def declared_in(data: bytes) -> str:
    """The encoding that a page says it is in, as written there; empty where it says nothing."""
    from bs4.dammit import EncodingDetector

    found = EncodingDetector.find_declared_encoding(data[:_HEAD], is_html=True, search_entire_document=True)
    return found if found and _NAME.fullmatch(found) else ""


def codec_of(declaration: str) -> str | None:
    """The Python codec for the name in a declaration; ``None`` for names of no text encoding."""
    import codecs

    key = re.sub(r"[^a-z0-9]", "", declaration.lower())
    try:
        name = codecs.lookup(_MEANT.get(key, declaration)).name
        b"".decode(name)
    except (LookupError, ValueError):
        return None
    return name


def encoding_name(codec: str) -> str:
    """What an encoding is called to the analyst."""
    return _NAMES.get(codec, codec.upper())


def guess_encoding(data: bytes, declaration: str = "") -> Guess | None:
    """The encoding of ``data``, which is not UTF-8 and has no signature; ``None`` where none reads well."""
    sample = data[:_SAMPLE]
    declared = codec_of(declaration) if declaration else None
    codecs = [*_NAMES, "cp1252"]
    for other in (declared, _detected(sample)):
        if other and other not in codecs:
            codecs.append(other)
    guesses = [_guess(sample, codec, codec == declared) for codec in codecs]
    best = max(guesses, key=lambda guess: guess.score)
    return best if best.score >= _LEAST else None


def guess_utf16(data: bytes) -> str | None:
    """``utf-16-le`` or ``utf-16-be`` where a file without a signature makes sense as one of them."""
    sample = data[: _SAMPLE // 2 * 2]
    scores = {codec: _wide_score(sample, codec) for codec in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=lambda codec: scores[codec])
    return best if len(sample) > 1 and scores[best] >= _LEAST else None


def _wide_score(sample: bytes, codec: str) -> float:
    """How well a sample reads in two bytes a character; letters of ASCII speak for it as common ones do."""
    text = sample.decode(codec, "replace")
    plain = sum(" " <= character < "\x7f" or character in "\r\n\t" for character in text)
    foreign = sum(character > "\x7f" for character in text)
    if not text or plain + foreign < len(text) * 0.98:
        return 0.0
    return (plain * 1.5 + foreign * plausibility(text, "any")) / len(text)


def _guess(sample: bytes, codec: str, declared: bool) -> Guess:
    text = sample.decode(codec, "replace")
    language = _LANGUAGES.get(codec)
    score = plausibility(text, language) if language else _western(text, codec)
    return Guess(codec, encoding_name(codec), score + (_DECLARED if declared and score > 0 else 0.0))


def _western(text: str, codec: str) -> float:
    """For encodings of one byte a letter any text decodes: letters must make words with those around them."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    mixed = sum(1 for word in words if not word.isascii())
    odd = sum(1 for word in words if re.search(r"[a-zà-ÿа-я][A-ZÀ-ÞА-Я]", word))
    if mixed and odd > 0.1 * mixed:
        return 0.0
    accents = sum(len(re.findall(r"[^\x00-\x7f]", word)) for word in words if not word.isascii())
    letters = sum(len(word) for word in words if not word.isascii())
    latin = accents <= 0.5 * letters
    cyrillic = bool(re.search("[а-яА-Я]{3}", text)) and codec != "cp1252"
    return plausibility(text, "western") if latin or cyrillic else 0.0


def _detected(sample: bytes) -> str | None:
    """What the detector takes it for; its answer must then make sense like any other."""
    from charset_normalizer import from_bytes

    try:
        best = from_bytes(sample[:_DETECTOR_SAMPLE]).best()
    except (LookupError, ValueError, OverflowError):
        return None
    return codec_of(best.encoding) if best is not None else None
