"""What a marking says: a label of the Traffic Light Protocol, and the words beside it.

FIRST's TLP 2.0 (2022) has five labels, in capitals, without spaces, never translated. Any other marking is
free, and printed as it is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

#: The labels, from the one that everybody may see to the one for named people only.
TLP_LABELS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")

#: The colour of each label's letters, as sRGB; they always stand on black.
TLP_COLOURS = {
    "TLP:CLEAR": "FFFFFF",
    "TLP:GREEN": "33FF00",
    "TLP:AMBER": "FFC000",
    "TLP:AMBER+STRICT": "FFC000",
    "TLP:RED": "FF2B2B",
}

_LABEL = re.compile(r"(?<![A-Za-z0-9])TLP:(?:CLEAR|GREEN|AMBER(?:\+STRICT)?|RED)(?![A-Za-z0-9+])")
#: Whatever somebody may have meant for a label: its sign, what parts it from its word, and that word.
_MEANT = re.compile(
    r"(?<![A-Za-z0-9])TLP(?P<parted>\s*[:_=/.·-]+\s*|\s+)(?P<word>[A-Za-z]+|[^\W0-9A-Za-z_]+)"
    r"(?P<strict>[ ]*[+_(-]?[ ]*(?:STRICT|严格|嚴格)(?![A-Za-z])\)?)?",
    re.IGNORECASE,
)
_HANGING = re.compile(r"[A-Za-z0-9+]*")
#: Words in the place of a label's own: white is that of TLP 1.0; the rest translate one.
_WORDS = {
    "TLP:CLEAR": ("CLEAR", "WHITE", "白", "透明", "无色", "無色", "公开", "흰", "백"),
    "TLP:GREEN": ("GREEN", "绿", "綠", "緑", "녹"),
    "TLP:AMBER": ("AMBER", "YELLOW", "ORANGE", "黄", "黃", "橙", "琥珀", "황"),
    "TLP:RED": ("RED", "红", "紅", "赤", "적", "빨"),
}


@dataclass(frozen=True, slots=True)
class Marking:
    """A marking in its parts: ``before`` and ``after`` are free words, ``label`` is a TLP label or empty."""

    before: str
    label: str = ""
    after: str = ""


def read_marking(text: str) -> Marking:
    """The parts of a marking; a free one has no label. Joined together they are ``text``."""
    found = _LABEL.search(text)
    if found is None:
        return Marking(text)
    return Marking(text[: found.start()], found[0], text[found.end() :])


def is_stricter(text: str, than: str) -> bool:
    """Whether one marking is stricter than another. Free ones cannot be compared: none of them is."""
    one, other = read_marking(text).label, read_marking(than).label
    return bool(one and other) and TLP_LABELS.index(one) > TLP_LABELS.index(other)


@dataclass(frozen=True, slots=True)
class Slip:
    """A label that was written wrongly: where (code points, end exclusive), and the one that was meant,
    empty where nobody can tell.
    """

    start: int
    end: int
    meant: str


def label_slips(text: str) -> tuple[Slip, ...]:
    """Every place of a marking that was meant for a TLP label and is none."""
    # Full-width letters and colons, one character each.
    plain = "".join(_narrow(character) for character in text)
    labels = {found.span() for found in _LABEL.finditer(text)}
    slips = []
    for found in _MEANT.finditer(plain):
        meant = _meant(found)
        # Words about the protocol, such as "TLP applies", are no slip.
        unclear = not meant and not set(found["parted"]) & set(":_-")
        if found.span() not in labels and not unclear:
            # What hangs on a label makes it none: TLP:AMBER+STRICTLY.
            rest = _HANGING.match(plain, found.end())
            end = rest.end() if rest else found.end()
            strict = meant == "TLP:AMBER" and "STRICT" in plain[found.end() : end].upper()
            slips.append(Slip(found.start(), end, "TLP:AMBER+STRICT" if strict else meant))
    return tuple(slips)


def _narrow(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _meant(found: re.Match[str]) -> str:
    word = found["word"].upper()
    label = next(
        (
            label
            for label, words in _WORDS.items()
            if any(word == one or (not one.isascii() and word.startswith(one)) for one in words)
        ),
        "",
    )
    strict = found["strict"] or word.endswith(("严格", "嚴格"))
    return "TLP:AMBER+STRICT" if label == "TLP:AMBER" and strict else label
