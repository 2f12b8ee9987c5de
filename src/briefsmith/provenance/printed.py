"""Printed text in the form in which it is compared: what word processors change on saving does not count."""

from __future__ import annotations

import hashlib
import re

#: Shown as nothing: the soft hyphen, zero-width space and no-break space, word joiner. Direction marks
#: are not among them: they can turn a number round.
_UNSHOWN = re.compile("[\u00ad\u200b\u2060\ufeff]")


def normalised(text: str) -> str:
    r"""The text without soft hyphens and zero-width spaces, each run of white space as one space, none at
    the ends of paragraphs, and no empty paragraphs; paragraphs are parted by ``\n``. Nothing else changes.
    """
    paragraphs = (" ".join(part.split()) for part in _UNSHOWN.sub("", text).split("\n"))
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def printed_digest(text: str) -> str:
    """The SHA-256, in hex, of the normalised text in UTF-8."""
    return hashlib.sha256(normalised(text).encode("utf-8", "surrogatepass")).hexdigest()
