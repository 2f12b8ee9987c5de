"""What the head of a whole page, and the program that saved it, say of the article, as clues."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from html import unescape

from briefsmith.sources.draft import Clue
from briefsmith.sources.markup import Item, Open, Run

#: Which element of the head tells of which field.
_META = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "parsely-title": "title",
    "og:site_name": "site name",
    "application-name": "site name",
    "author": "author",
    "article:author": "author",
    "byl": "author",
    "dc.creator": "author",
    "parsely-author": "author",
    "sailthru.author": "author",
    "article:published_time": "date",
    "og:article:published_time": "date",
    "article:published": "date",
    "og:published_time": "date",
    "datepublished": "date",
    "pubdate": "date",
    "publishdate": "date",
    "publish-date": "date",
    "publish_date": "date",
    "date": "date",
    "dc.date": "date",
    "dc.date.issued": "date",
    "dcterms.created": "date",
    "dcterms.date": "date",
    "parsely-pub-date": "date",
    "sailthru.date": "date",
    "weibo: article:create_at": "date",
    "apub:time": "date",
    "article_date_original": "date",
    "og:url": "url",
    "original-source": "original",
    "source": "original",
    "contentsource": "original",
    "syndication-source": "original address",
    "og:locale": "locale",
    "content-language": "language",
}

#: The second at which a WeChat page was published; the page itself prints the day only through a script.
_WECHAT = re.compile(r"\bvar\s{1,4}(?:ct|oriCreateTime)\s?=\s?[\"'](?P<second>1[0-9]{9})[\"']")
_CHINA = timezone(timedelta(hours=8))

_SAVED_FROM = re.compile(r"<!--\s{0,10}saved from url=\([0-9]{1,6}\)(?P<url>\S{1,2000}+)\s")
_SINGLE_FILE = re.compile(r"<!--\s{0,10}Page saved with SingleFile\s{1,10}url:\s{0,10}(?P<url>\S{1,2000}+)\s")
#: Such comments stand at the top of a file.
_TOP = 20_000


def head_clues(raw: str, start: int, items: Sequence[Item]) -> list[Clue]:
    """The clues of the head in its order, then those of the program that saved the page."""
    return [*_elements(items), *_saved(raw[start : start + _TOP]), *_published(raw)]


def _elements(items: Sequence[Item]) -> Iterator[Clue]:
    titled = False
    for index, item in enumerate(items):
        match item:
            case Open("meta", attributes):
                yield from _meta(attributes)
            case Open("link", attributes) if "canonical" in attributes.get("rel", "").lower().split():
                yield Clue("url", attributes.get("href", ""), "page head: canonical")
            case Open("title", _) if not titled and isinstance(run := _next(items, index), Run):
                titled = True
                yield Clue("page title", run.content.text, "page head: title")
            case Open("html", attributes) if attributes.get("lang"):
                yield Clue("language", attributes["lang"], "page head: lang")


def _next(items: Sequence[Item], index: int) -> Item | None:
    return items[index + 1] if index + 1 < len(items) else None


def _meta(attributes: Mapping[str, str]) -> Iterator[Clue]:
    keys = (attributes.get(name) for name in ("property", "name", "itemprop", "http-equiv"))
    key = next((key.strip().lower() for key in keys if key), "")
    value = str(attributes.get("content") or "").strip()
    field = _META.get(key)
    if field is None or not value or (field == "author" and re.match(r"https?://", value)):
        return
    yield Clue(field, value, f"page head: {key}")


def _saved(top: str) -> Iterator[Clue]:
    for pattern, origin in ((_SAVED_FROM, "saved from"), (_SINGLE_FILE, "SingleFile")):
        match = pattern.search(top)
        if match and re.match(r"https?://[^/]+/.", match["url"]):
            yield Clue("url", unescape(match["url"]), origin)


def _published(raw: str) -> Iterator[Clue]:
    match = _WECHAT.search(raw) if "mp.weixin.qq.com" in raw else None
    if match:
        day = datetime.fromtimestamp(int(match["second"]), _CHINA).date()
        yield Clue("date", day.isoformat(), "script of the page, time in China")
