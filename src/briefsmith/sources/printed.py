"""Text as it is printed: white space folded, invisible characters gone, each character with its way back."""

from __future__ import annotations

import re

from briefsmith.text.mapped import MappedText

#: Zero-width characters, direction marks, soft hyphens and control characters: gone.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufffe\uffff"
)
#: White space of which a run becomes one space; the ideographic space is not among it.
_SPACE = "\t-\r\x1c-\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f"

_FOLDED = re.compile(f"[{_SPACE}{_INVISIBLE}]+")
_HOLDS_SPACE = re.compile(f"[{_SPACE}]")

ENDS = " \u3000"
#: All that goes at both ends.
_EDGES = ENDS + "".join(map(chr, filter(lambda one: _FOLDED.match(chr(one)), range(0x10000))))


def printed(text: MappedText) -> MappedText:
    """``text`` by the rules of the body: a run of white space is one space, invisible characters are gone,
    spaces (ideographic ones too) at both ends are gone, nothing else is changed.
    """
    if text.text.isprintable() and "  " not in text.text:
        # No invisible character and no white space but single spaces: most texts are of this kind.
        return _stripped(text, ENDS)
    return _stripped(_folded(_stripped(text, _EDGES)), ENDS)


def printed_string(text: str) -> str:
    """The same for a text that needs no way back."""
    if text.isprintable() and "  " not in text:
        return text.strip(ENDS)
    return _FOLDED.sub(lambda run: " " if _HOLDS_SPACE.search(run[0]) else "", text).strip(ENDS)


def _folded(text: MappedText) -> MappedText:
    return text.replaced(
        (run.start(), run.end(), " " if _HOLDS_SPACE.search(run[0]) else "")
        for run in _FOLDED.finditer(text.text)
        if run[0] != " "
    )


def _stripped(text: MappedText, characters: str) -> MappedText:
    whole = text.text
    start = len(whole) - len(whole.lstrip(characters))
    end = len(whole.rstrip(characters))
    if start == 0 and end == len(whole):
        return text
    return text.slice(start, max(start, end))
