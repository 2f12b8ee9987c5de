"""Emphasis marks beside East Asian characters: ``**要点。**下文`` is bold, as its writer meant.

CommonMark decides by spaces and punctuation whether a mark opens or closes, and East Asian text has
no spaces: after ``。`` and before a letter, a closing mark would count for nothing.
"""

from __future__ import annotations

import unicodedata

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter


def is_wide(character: str) -> bool:
    """Whether a character is East Asian: wide or full-width, or the quotation marks, dashes and
    ellipses that East Asian text shares with others.
    """
    if not character:
        return False
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’—…·"


def east_asian_emphasis(parser: MarkdownIt) -> None:
    """A plug-in for markdown-it-py: replaces the rule that reads ``*`` and ``_``."""
    parser.inline.ruler.at("emphasis", _emphasis)


def _emphasis(state: StateInline, silent: bool) -> bool:
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    opens, closes = scanned.can_open, scanned.can_close
    if marker == "*":
        before = state.src[state.pos - 1 : state.pos] if state.pos else ""
        after = state.src[state.pos + scanned.length : state.pos + scanned.length + 1]
        if is_wide(before) or is_wide(after):
            opens = opens or bool(after.strip())
            closes = closes or bool(before.strip())
    for _ in range(scanned.length):
        state.push("text", "", 0).content = marker
        token = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(marker), scanned.length, token, -1, opens, closes))
    state.pos += scanned.length
    return True
