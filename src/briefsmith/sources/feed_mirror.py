"""Reads items of mirrored news feeds: a time stamp, a line with title and address, the item's HTML."""

from __future__ import annotations

import html
import re

from briefsmith.sources.draft import Clue, Draft
from briefsmith.sources.front_matter import FrontMatter
from briefsmith.sources.html_tokens import tokenize
from briefsmith.sources.markdown_stream import markdown_items
from briefsmith.sources.passages import read_passages
from briefsmith.sources.profiles import ClassChooser

_STAMP = re.compile(r"\s*<!--[ \t]*(?P<stamp>[0-9]{9,14}|NaN|null|undefined)[ \t]*-->[ \t]*\r?\n")
_LINE = re.compile(r"[^\n]*")
_RULE = re.compile(r"\r?\n[ \t]*-{3,}[ \t]*(?=\r?\n|\Z)")
_ELEMENT = re.compile(
    r"<(?:p|div|br|img|span|a|ul|table|figure|h[1-6]|blockquote|section)[\s/>]", re.IGNORECASE
)


def recognises(raw: str, front: FrontMatter) -> bool:
    """Whether a time stamp in a comment stands where the article begins."""
    return _STAMP.match(raw, front.end) is not None


def read(raw: str, front: FrontMatter, classes_for: ClassChooser) -> Draft:
    """The passages of the item; title, address and time stamp as clues."""
    stamp = _STAMP.match(raw, front.end)
    assert stamp is not None
    clues = [Clue("stamp", stamp["stamp"], "time stamp")]
    start = stamp.end()
    heading = _LINE.match(raw, start)
    line = heading[0].rstrip() if heading else ""
    middle = line.rfind("](")
    if heading and line.startswith("[") and line.endswith(")") and middle > 0:
        clues += [
            Clue("title", html.unescape(line[1:middle]), "link line"),
            Clue("url", line[middle + 2 : -1], "link line"),
        ]
        start = heading.end()
        rule = _RULE.match(raw, start)
        start = rule.end() if rule else start
    doubts: list[str] = []
    marked_up = _ELEMENT.search(raw, start) is not None
    items = tokenize(raw, start, doubts=doubts) if marked_up else markdown_items(raw, start, doubts=doubts)
    name = "jekyll-feed-mirror" if front.end else "feed-mirror"
    classes = classes_for(clue.value for clue in clues if clue.field == "url")
    passages = tuple(read_passages(items, classes))
    return Draft(name, passages, tuple(clues), front, tuple(doubts))
