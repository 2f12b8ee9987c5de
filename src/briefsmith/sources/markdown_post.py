"""Reads Markdown articles, with or without front matter, as WeChat and blog archives save them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from briefsmith.sources.draft import Clue, Draft
from briefsmith.sources.front_matter import FrontMatter
from briefsmith.sources.markdown_stream import markdown_items
from briefsmith.sources.passages import Passage, read_passages
from briefsmith.sources.profiles import ClassChooser

_MARKS = re.compile(
    r"(?m)^ {0,3}#{1,6}[ \t]+\S|!\[[^\]\n]{0,200}\]\(|\]\((?:https?:|/)|^ {0,3}(?:```|>[ \t])|\*\*\S"
)

#: The line or two below the title of a saved WeChat post: 原创, author, account, time, province.
_BYLINE = re.compile(
    r"(?:(?P<own>原创|原創)\s)?(?P<names>[^\s:：]{1,40}(?:\s[^\s:：]{1,40}){0,4})\s"
    r"(?P<date>20\d\d-\d\d-\d\d|20\d\d年\d\d?月\d\d?日)(?:\s\d\d:\d\d(?::\d\d)?)?(?:\s[^\W\d_]{2,6})?\Z"
)

#: The line that says where a copied post was first.
_REPOSTED = re.compile(
    r"(?:(?P<author>[^\s：:。，](?:[^：:。，]{0,58}[^\s：:。，])?)\s)?(?:(?P<date>20\d\d-\d\d-\d\d)\S{0,12}\s)?"
    r"(?:[轉转][載载]自|[轉转]自|原文[载載]於?)\s?(?P<outlet>[^\s，。：:]{2,20})\Z"
)

#: An address without a path, and a line that is nothing but an address.
_HOME_PAGE = re.compile(r"https?://[^/\s]+/?\Z")
_ADDRESS = re.compile(r"https?://\S+\Z")


def recognises(raw: str, front: FrontMatter) -> bool:
    """Whether there is front matter or any mark of Markdown."""
    return bool(front.end) or _MARKS.search(raw) is not None


def read(raw: str, front: FrontMatter, classes_for: ClassChooser) -> Draft:
    """The passages of the post; what its first lines say as clues."""
    doubts: list[str] = []
    passages = tuple(read_passages(markdown_items(raw, front.end, doubts=doubts), classes_for(())))
    clues = [
        *_title(passages, front),
        *_byline(passages),
        *_own_author(passages, front),
        *_reposted(passages),
    ]
    clues += _account(passages)
    return Draft("markdown-post", passages, tuple(clues), front, tuple(doubts))


def _title(passages: tuple[Passage, ...], front: FrontMatter) -> Iterator[Clue]:
    """The first heading; one of the second rank titles a section where the front matter has the title."""
    first = next(iter(passages), None)
    if first and first.level in (1, 2) and first.linked >= 0.9 and any(map(_ADDRESS.match, first.links)):
        # as in a mirrored feed: title and address in one line
        yield Clue("heading", first.text, "link line")
        yield Clue("url", first.links[0], "link line")
        return
    ranks = (1,) if front.first("title") else (1, 2)
    for passage in passages[:5]:
        if passage.level in ranks and passage.linked < 0.9:
            yield Clue("heading", passage.text, "first heading")
            return


def _byline(passages: tuple[Passage, ...]) -> Iterator[Clue]:
    for lines in (*zip(passages[:4]), *pairwise(passages[:5])):
        text = " ".join(passage.text for passage in lines)
        match = _BYLINE.match(text)
        if match is None or (len(lines) > 1 and not match["own"]):
            continue
        # an account without authors is named in both places, or in all three
        names = [name for name, _ in groupby(match["names"].split(" "))]
        if len(names) > 1:
            yield Clue("author", names[0], "line below the title")
        yield Clue("outlet", " ".join(names[1:] or names), "line below the title")
        yield Clue("printed date", match["date"], "line below the title")
        yield from (Clue("top line", passage.text, "line below the title") for passage in lines)
        return


def _own_author(passages: tuple[Passage, ...], front: FrontMatter) -> Iterator[Clue]:
    """原创, a name and the account on lines of their own."""
    account = front.first("source", "account")
    texts = [passage.text for passage in passages[:10]]
    for mark, name, following in zip(texts, texts[1:], texts[2:], strict=False):
        if mark in ("原创", "原創") and account and following == account[1] and len(name) <= 20:
            yield Clue("author", name, "line below the title")
            return


def _reposted(passages: tuple[Passage, ...]) -> Iterator[Clue]:
    """Author, perhaps a time, and 轉載自 with a link to where it was first."""
    for number, passage in enumerate(passages[:5]):
        match = _REPOSTED.match(passage.text)
        if match:
            yield Clue("outlet", match["outlet"], "repost line")
            yield Clue("top line", passage.text, "repost line")
            if match["author"]:
                yield Clue("author", match["author"], "repost line")
            if match["date"]:
                yield Clue("printed date", match["date"], "repost line")
            if any(map(_HOME_PAGE.match, passage.links)):
                yield from _item_of(passages[number + 1 : number + 4])
            yield from (Clue("url", link, "repost line") for link in passage.links[-1:])
            return


def _item_of(below: tuple[Passage, ...]) -> Iterator[Clue]:
    """Where only the home page of an outlet is named as the source, the lines below give the title of the
    item and its own address; what stands above is the title of the collection.
    """
    for passage in below[:1]:
        if len(passage.text) <= 120 and not _ADDRESS.match(passage.text):
            yield Clue("title", passage.text, "line below the repost line")
    for passage in below:
        if _ADDRESS.match(passage.text):
            yield Clue("url", passage.text, "line below the repost line")
            return


def _account(passages: tuple[Passage, ...]) -> Iterator[Clue]:
    """The name of the account, which stands once more between the buttons at the end of a WeChat page."""
    for before, after in pairwise(passages[-60:]):
        if after.text == "向上滑动看下一个" and 1 < len(before.text) <= 30:
            yield Clue("outlet", before.text, "end of the page")
            yield Clue("top line", before.text, "end of the page")
            return
