"""What a page says of itself as linked data (JSON-LD), as clues."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from briefsmith.sources.draft import Clue

_SCRIPT = re.compile(r"<script\b[^>]{0,1000}?application/ld\+json[^>]{0,1000}+>", re.IGNORECASE)
_END = re.compile(r"</script", re.IGNORECASE)
_WRAPPER = re.compile(
    r"\A\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|\]\]>|/\*\]\]>\*/)\s*\Z"
)
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Posting)\Z")

#: Bounds: no article says this much of itself.
_COUNT_LIMIT = 20
_SIZE_LIMIT = 500_000
_DEPTH_LIMIT = 6

_ORIGIN = "linked data: "


def linked_data_clues(raw: str) -> list[Clue]:
    """The clues of every article that the page describes; what is no JSON is passed over."""
    things = [thing for text in _scripts(raw) for thing in _things(_parsed(text), 0)]
    return [clue for thing in things if _is_article(thing) for clue in _clues(thing)]


def _scripts(raw: str) -> Iterator[str]:
    position = 0
    for _ in range(_COUNT_LIMIT):
        begin = _SCRIPT.search(raw, position)
        end = _END.search(raw, begin.end()) if begin else None
        if begin is None or end is None:
            return
        position = end.end()
        if end.start() - begin.end() <= _SIZE_LIMIT:
            yield _WRAPPER.sub("", raw[begin.end() : end.start()])


def _parsed(text: str) -> object:
    for form in (text, unescape(text), re.sub(r",(\s*[}\]])", r"\1", text)):
        try:
            return json.loads(form, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _things(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH_LIMIT:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _things(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(key), dict | list):
                yield from _things(value[key], depth + 1)


def _is_article(thing: dict[str, Any]) -> bool:
    types = thing.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and _ARTICLE.search(name) for name in names)


def _clues(thing: dict[str, Any]) -> Iterator[Clue]:
    for key, field in (("headline", "headline"), ("datePublished", "date"), ("dateCreated", "date created")):
        for text in _texts(thing.get(key)):
            yield Clue(field, text, _ORIGIN + key)
    names = _texts(thing.get("author")) or _texts(thing.get("creator"))
    if names:
        yield Clue("author", "; ".join(dict.fromkeys(names)), _ORIGIN + "author")
    for name in _texts(thing.get("publisher"))[:1]:
        yield Clue("site name", name, _ORIGIN + "publisher")
    for key in ("url", "mainEntityOfPage", "@id"):
        for text in _texts(thing.get(key), ("@id", "url")):
            if re.match(r"https?://[^#\s]+\Z", text):
                yield Clue("url", text, _ORIGIN + key)
    for name in _texts(thing.get("isBasedOn"), ("name",)):
        if not name.startswith("http"):
            yield Clue("original", name, _ORIGIN + "isBasedOn")
    for text in _texts(thing.get("inLanguage"), ("alternateName", "name")):
        yield Clue("language", text, _ORIGIN + "inLanguage")


def _texts(value: object, keys: tuple[str, ...] = ("name",)) -> list[str]:
    """The texts that a value stands for: itself, its name, or those of the values in it."""
    if isinstance(value, str):
        return [unescape(value).strip()] if value.strip() else []
    if isinstance(value, list):
        return [text for item in value[:20] for text in _texts(item, keys)]
    if isinstance(value, dict):
        return next((found for key in keys if (found := _texts(value.get(key), keys))), [])
    return []
