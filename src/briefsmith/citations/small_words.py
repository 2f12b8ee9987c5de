"""Finds the prepositions in a title that stay small where a style asks for capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: The engine keeps those of up to four letters small by itself. The 17th edition of Chicago has no
#: bound for the others, and so have the lists that other processors of CSL go by; the 18th has five letters.
_WORDS = """
    about above across after against along alongside amid amidst among amongst around aside astride atop
    before behind below beneath beside besides between beyond circa despite during except given inside
    like near next notwithstanding off out per plus qua sans since than through throughout toward towards
    under underneath until unto upon versus vs within without
"""
_PHRASES = """
    according to|ahead of|apart from|as regards|aside from|back to|because of|close to|due to|except for
    |far from|inside of|instead of|near to|next to|out from|outside of|prior to|pursuant to|rather than
    |regardless of|such as
"""
_PHRASE = "|".join(" ".join(phrase.split()) for phrase in _PHRASES.split("|"))
#: Never the first word of a title or of a part of one, and never the last.
_SMALL = re.compile(rf"(?<=[^\s:.?!‽—–] )(?:{_PHRASE}|{'|'.join(_WORDS.split())})(?= \S)")


def parted(title: str) -> Iterator[tuple[str, bool]]:
    """A title in pieces, each with whether it is such a preposition, written small in the title."""
    end = 0
    for found in _SMALL.finditer(title):
        if found.start() > end:
            yield title[end : found.start()], False
        yield found[0], True
        end = found.end()
    if end < len(title):
        yield title[end:], False
