"""Reads HTML: whole saved pages and fragments of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefsmith.sources.draft import Clue, Draft
from briefsmith.sources.front_matter import FrontMatter
from briefsmith.sources.html_tokens import tokenize
from briefsmith.sources.main_content import main_content
from briefsmith.sources.markup import Item, Open, Run
from briefsmith.sources.passages import Passage, read_passages
from briefsmith.sources.profiles import ClassChooser

_BEGINS = re.compile(
    r"\s*+(?:<!--(?:(?!-->).){0,500}+-->\s*+)*+(?:<\?xml[^>]*>\s*+)?"
    r"<(?:!doctype|html|head|body|article|section|div|main|p|table|h[1-6]|header|figure|ul|ol|span|img|br|blockquote)\b",
    re.IGNORECASE | re.DOTALL,
)

#: Which element of the head tells of which field, the surest first.
_META = {
    "og:title": "title",
    "twitter:title": "title",
    "og:site_name": "site name",
    "author": "author",
    "article:author": "author",
    "byl": "author",
    "article:published_time": "date",
    "og:article:published_time": "date",
    "datepublished": "date",
    "pubdate": "date",
    "publishdate": "date",
    "date": "date",
    "og:url": "url",
}


def recognises(raw: str, front: FrontMatter) -> bool:
    """Whether the article begins with an element of HTML."""
    return _BEGINS.match(raw, front.end) is not None


def read(raw: str, front: FrontMatter, classes_for: ClassChooser) -> Draft:
    """The passages of the page; what its head and its first heading say as clues."""
    doubts: list[str] = []
    items = list(tokenize(raw, front.end, doubts=doubts))
    head = list(_head(items))
    classes = classes_for(clue.value for clue in head if clue.field == "url")
    whole = any(isinstance(item, Open) and item.name in ("html", "body") for item in items)
    passages = tuple(read_passages(items, classes, main_content if whole else None))
    clues = [*head, *_first_heading(passages), *_bylines(items)]
    return Draft("html", passages, tuple(clues), front, tuple(doubts))


def _head(items: Sequence[Item]) -> Iterator[Clue]:
    for index, item in enumerate(items):
        match item:
            case Open("meta", attributes):
                key = (
                    attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
                ).lower()
                value = attributes.get("content", "").strip()
                if key in _META and value and not (key == "article:author" and value.startswith("http")):
                    yield Clue(_META[key], value, f"page head: {key}")
            case Open("link", attributes) if attributes.get("rel", "").lower() == "canonical":
                yield Clue("url", attributes.get("href", ""), "page head: canonical")
            case Open("title", _) if index + 1 < len(items) and isinstance(run := items[index + 1], Run):
                yield Clue("page title", run.content.text, "page head: title")
            case Open("html", attributes) if attributes.get("lang"):
                yield Clue("language", attributes["lang"], "page head: lang")


def _first_heading(passages: Sequence[Passage]) -> Iterator[Clue]:
    for passage in passages:
        if passage.level == 1:
            yield Clue("heading", passage.text, "first heading")
            return


def _bylines(items: Sequence[Item]) -> Iterator[Clue]:
    for index, item in enumerate(items):
        if isinstance(item, Open) and "author" in (
            item.attributes.get("rel", ""),
            item.attributes.get("itemprop", ""),
        ):
            following = items[index + 1] if index + 1 < len(items) else None
            if isinstance(following, Run) and 1 < len(following.content.text.strip()) <= 40:
                yield Clue("author", following.content.text, "byline")
                return
