"""Rewrites the characters of an RTF file as Unicode: bytes in the code page of their font become numbers."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace

#: Character sets of fonts, as the RTF specification numbers them.
_CHARSETS = {
    0: "cp1252",
    128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_PAGES = {932: "cp932", 936: "gb18030", 949: "cp949", 950: "big5hkscs", 10000: "mac_roman", 65001: "utf-8"}
_DOUBLE = frozenset({"cp932", "cp949", "johab", "gb18030", "big5hkscs"})
#: pandoc sets lists before the text that they follow; without these words each item is a paragraph.
_LISTS = frozenset({"ls", "ilvl"})

#: Groups in groups, and characters besides pictures: pandoc needs a hundred times as many bytes of memory.
DEPTH_LIMIT, LENGTH_LIMIT = 10_000, 16_000_000
#: Groups of figures that are pictures, embedded files and themes.
_DATA = frozenset({"pict", "objdata", "themedata", "colorschememapping", "datastore", "passwordhash"})

#: A character beyond the first plane as it goes through pandoc.
_MARKED = re.compile("\ue000([0-9]{5,7})\ue001")

_TOKEN = re.compile(
    r"\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32}+)(?P<number>-?[0-9]{1,10})? ?"
    r"|(?P<mark>[{}])|\\(?P<symbol>[^a-zA-Z'])|(?P<text>[^\\{}\x80-\xff\r\n]++)|(?P<byte>[\x80-\xff])|(?P<rest>.)",
    re.DOTALL,
)


class RtfError(Exception):
    """An RTF file that is not read; ``str()`` says why, to follow “it is an RTF document that”."""


@dataclass(slots=True)
class _State:
    """What holds in the group that is open; ``skipped`` characters stand in for each Unicode one; ``data``
    says that it holds the figures of a picture and the like, which are left out.
    """

    font: int = -1
    skipped: int = 1
    table: bool = False
    data: bool = False


@dataclass
class _Rewriter:
    page: str = "cp1252"
    default: int = -1
    fonts: dict[int, str] = field(default_factory=dict)
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    out: list[str] = field(default_factory=list)
    waiting: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    high: int = 0

    def codec(self) -> str:
        return self.fonts.get(self.state.font, self.page)

    def _decoded(self, data: bytes) -> str:
        """Fonts that name no character set of their own write Western marks in a Chinese file, too."""
        codec = self.codec()
        if codec == "cp1252" and len(data) > 1 and len(data) % 2 == 0 and self.page in _DOUBLE:
            codec = self.page
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            return data.decode("cp1252" if codec in _DOUBLE and len(data) == 1 else codec, "replace")

    def take(self, match: re.Match[str]) -> None:
        kind = match.lastgroup if match["word"] is None else "word"
        if self.state.data and kind not in ("mark", "word"):
            return
        if kind in ("hex", "byte"):
            self._byte(int(match["hex"], 16) if match["hex"] else ord(match["byte"]))
        elif kind == "word":
            self._word(match)
        elif kind == "text":
            self._text(match["text"])
        elif match["symbol"] is not None and match["symbol"] in "\\{}":
            self._symbol(match[0])
        elif match["mark"]:
            self._mark(match["mark"])
        elif match["rest"] not in ("\r", "\n"):
            self.flush()
            self.out.append(match[0])
        elif not self.waiting:
            # it means nothing to a reader, but ends the word before it
            self.out.append(match[0])

    def _byte(self, value: int) -> None:
        if self.to_skip:
            self.to_skip -= 1
        elif self.state.table:
            self.out.append(f"\\'{value:02x}")
        else:
            self.waiting.append(value)

    def _text(self, text: str) -> None:
        skipped = min(self.to_skip, len(text))
        self.to_skip -= skipped
        text = text[skipped:]
        if text and self._half_open():
            self.waiting.extend(text[0].encode("latin-1"))
            text = text[1:]
        self.flush()
        self.out.append(text)

    def _symbol(self, symbol: str) -> None:
        if self.to_skip:
            self.to_skip -= 1
        elif self._half_open():
            self.waiting.extend(symbol[1].encode("latin-1"))
        else:
            self.flush()
            self.out.append(symbol)

    def _half_open(self) -> bool:
        """Whether the bytes so far end inside a character of two bytes."""
        codec = self.codec()
        if not self.waiting or codec not in _DOUBLE:
            return False
        decoder = codecs.getincrementaldecoder(codec)("replace")
        decoder.decode(bytes(self.waiting[-64:]))
        return bool(decoder.getstate()[0])

    def _mark(self, mark: str) -> None:
        self.flush()
        self.to_skip = 0
        if mark == "{":
            if len(self.stack) >= DEPTH_LIMIT:
                raise RtfError(f"holds more than {DEPTH_LIMIT:,} groups in groups")
            self.stack.append(replace(self.state))
        elif self.stack:
            self.state = self.stack.pop()
        self.out.append(mark)

    def _word(self, match: re.Match[str]) -> None:
        word, number = match["word"], int(match["number"] or 0)
        if word == "u" and match["number"] and not self.state.table:
            self._unicode(number % 65536)
            return
        self.flush()
        self.to_skip = 0
        if word == "bin":
            return
        self._remember(word, number)
        if word == "footnote" and self.out[-1:] == ["\\*"]:
            self.out.pop()
        # a line break means nothing, but ends the word before it
        self.out.append("\n" if word in _LISTS else match[0])

    def _unicode(self, unit: int) -> None:
        """A number is a UTF-16 unit; two of them make one character beyond the first plane."""
        self.flush()
        self.to_skip = self.state.skipped
        if 0xD800 <= unit < 0xDC00:
            self.high = unit
        elif 0xDC00 <= unit < 0xE000 and self.high:
            self.out.append(_written(0x10000 + ((self.high - 0xD800) << 10) + unit - 0xDC00))
            self.high = 0
        else:
            self.out.append(_written(0xFFFD if 0xDC00 <= unit < 0xE000 else unit))
            self.high = 0

    def _remember(self, word: str, number: int) -> None:
        match word:
            case _ if word in _DATA:
                self.state.data = True
            case "fonttbl":
                self.state.table = True
            case "f":
                self.state.font = number
            case "deff":
                self.default = self.state.font = number
            case "plain":
                self.state.font = self.default
            case "uc":
                self.state.skipped = min(max(number, 0), 8)
            case "ansicpg":
                self.page = _PAGES.get(number) or _known(f"cp{number}")
            case "fcharset" if self.state.table and number in _CHARSETS:
                self.fonts[self.state.font] = _CHARSETS[number]

    def flush(self) -> None:
        """Write the bytes that wait as characters."""
        if self.waiting:
            self.out.extend(_written(ord(character)) for character in self._decoded(bytes(self.waiting)))
            self.waiting.clear()


def _written(point: int) -> str:
    """A character in a group of its own, so that nothing after it is taken for its stand-in. pandoc knows
    no number beyond the first plane: such a character becomes its number between two marks.
    """
    if point > 0xFFFF:
        return f"{{\\uc0\\u57344 }}{point}{{\\uc0\\u57345 }}"
    return f"{{\\uc0\\u{point} }}"


def mended(html: str) -> str:
    """The answer of pandoc with the characters that were numbers between two marks."""
    return _MARKED.sub(lambda match: chr(min(int(match[1]), 0x10FFFF)), html)


def _known(codec: str) -> str:
    try:
        return codecs.lookup(codec).name
    except LookupError:
        return "cp1252"


def with_unicode(data: bytes) -> bytes:
    """The same RTF file in ASCII alone, its pictures empty. Line breaks between its words go; they mean
    nothing in RTF. Raises ``RtfError`` for one that is too deep or too long for pandoc.
    """
    rewriter = _Rewriter()
    text, position = data.decode("latin-1"), 0
    while match := _TOKEN.match(text, position):
        rewriter.take(match)
        binary = int(match["number"] or 0) if match["word"] == "bin" else 0
        position = match.end() + max(0, binary)
    rewriter.flush()
    length = sum(map(len, rewriter.out))
    if length > LENGTH_LIMIT:
        raise RtfError(f"holds {length:,} characters besides its pictures, more than {LENGTH_LIMIT:,}")
    return "".join(rewriter.out).encode("latin-1")
