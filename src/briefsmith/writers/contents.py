"""The contents of a briefing: whether it has any, how deep they go, what stands over them."""

from __future__ import annotations

from briefsmith.compose.labels import language_group
from briefsmith.document import Document, Heading

#: How many numbered headings a briefing must have to get contents that nobody asked for.
FEWEST_HEADINGS = 5
#: The deepest level of headings in contents that nobody gave a depth.
USUAL_DEPTH = 3

_HEADINGS = {"zh-hans": "目录", "zh-hant": "目錄", "ja": "目次", "ko": "차례", "en": "Contents"}


def contents_heading(language: str) -> str:
    """What stands over the contents in a language (BCP 47); English where there is no word of its own."""
    return _HEADINGS[language_group(language)]


def contents_depth(document: Document) -> int:
    """The deepest level of headings in the contents, 0 where the briefing has none."""
    if document.contents is not None:
        return document.contents
    numbered = [block for block in document.children if isinstance(block, Heading) and block.number]
    return USUAL_DEPTH if len(numbered) >= FEWEST_HEADINGS else 0
