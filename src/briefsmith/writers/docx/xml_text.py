"""Text as the XML of a Word file can hold it."""

from __future__ import annotations

import re
from collections import Counter

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = str.maketrans("\t\n\r", "   ")


def without_illegal(text: str, dropped: Counter[str]) -> str:
    """The text without characters that XML 1.0 cannot hold; they are counted in ``dropped``."""
    found = _ILLEGAL.findall(text)
    if not found:
        return text
    dropped.update(found)
    return _ILLEGAL.sub("", text)


def escaped(text: str) -> str:
    """The text as the content of an element; white space other than the space becomes one."""
    for old, new in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(old, new)
    return text.replace("\r\n", " ").translate(_BLANKS)
