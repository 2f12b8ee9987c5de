"""Reads HTML: whole saved pages and fragments of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from briefsmith.sources import markdown_post
from briefsmith.sources.article import names_of, settle
from briefsmith.sources.draft import Clue, Draft
from briefsmith.sources.front_matter import FrontMatter
from briefsmith.sources.html_tokens import tokenize
from briefsmith.sources.html_tree import Element, Tree, build_tree
from briefsmith.sources.linked_data import linked_data_clues
from briefsmith.sources.markup import Item, Open, Run
from briefsmith.sources.page_head import head_clues
from briefsmith.sources.passages import Passage, passages_of
from briefsmith.sources.profiles import ClassChooser, Profile

_BEGINS = re.compile(
    r"\s*+(?:<!--(?:(?!-->).){0,20000}-->\s*+)*(?:<\?xml[^>]*>\s*+)?"
    r"<(?:!doctype|html|head|body|article|section|div|main|p|table|h[1-6]|header|figure|ul|ol|span|img|br|blockquote|meta|title|link)\b",
    re.IGNORECASE | re.DOTALL,
)
#: What only HTML has, for texts that begin with words or with an element of a line.
_TAGGED = re.compile(
    r"</(?:p|div|h[1-6]|li|ul|ol|table|blockquote|section|figure|center|strong|b|em|i|a|span|font)\s*>"
    r"|<br\s*/?>",
    re.IGNORECASE,
)
_WHOLE_BEGINS = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
#: Blocks of Markdown behind an empty line: the HTML above them is only what the post begins with.
_MARKDOWN_FOLLOWS = re.compile(r"\n[ \t]*\n(?:#{1,6}[ \t]+\S|!\[[^\]\n]{0,200}\]\(|\*\*\S|>[ \t]+\S)")
_SITE_FOLLOWS = re.compile(r"\s*[-–—|｜_]")
_WHOLE = frozenset({"html", "head", "body"})

_NAMED = frozenset({"body", "article", "main"})
_NAME_LENGTH = 40


def recognises(raw: str, front: FrontMatter) -> bool:
    """Whether the article begins with an element of HTML, or has several and no mark of Markdown."""
    begins = _BEGINS.match(raw, front.end)
    if begins is not None:
        whole = _WHOLE_BEGINS.search(begins[0]) is not None
        return whole or _MARKDOWN_FOLLOWS.search(raw, begins.end()) is None
    tags = islice(_TAGGED.finditer(raw, front.end), 2)
    return len(list(tags)) == 2 and not markdown_post.recognises(raw, front)


def read(raw: str, front: FrontMatter, classes_for: ClassChooser) -> Draft:
    """The passages of the page; what its head and its first heading say as clues.

    Of a whole page the passages beside its article are told to be chrome, never dropped.
    """
    doubts: list[str] = []
    items = list(tokenize(raw, front.end, doubts=doubts))
    # what has front matter was cut out of its page by whoever wrote that
    whole = not front.end and any(isinstance(item, Open) and item.name in _WHOLE for item in items)
    head = [*head_clues(raw, front.end, items), *linked_data_clues(raw)]
    profiles = _profiles(head, classes_for)
    tree = build_tree(items)
    classes = tuple(pattern for profile in profiles for pattern in profile.classes)
    found = passages_of(tree, classes)
    passages = [passage for passage, _ in found]
    if whole:
        marks = tuple(pattern for profile in profiles for pattern in profile.article)
        passages = settle(found, tree, _titles(head), marks)
    clues = [*_told_fields(tree, profiles), *head, *_first_heading(passages, head), *_properties(items)]
    return Draft("html", tuple(passages), tuple(clues), front, tuple(doubts), whole)


def _profiles(head: Sequence[Clue], classes_for: ClassChooser) -> tuple[Profile, ...]:
    addresses = [clue.value for clue in head if clue.field == "url"]
    return classes_for.profiles(addresses, [clue.value for clue in head if clue.field == "site name"])


def _titles(head: Sequence[Clue]) -> list[str]:
    return [clue.value for clue in head if clue.field in ("title", "headline", "page title")]


def _told_fields(tree: Tree, profiles: Sequence[Profile]) -> Iterator[Clue]:
    """What stands in the elements that a publisher is known to use for a field."""
    patterns = [pair for profile in profiles for pair in profile.fields]
    if not patterns:
        return
    for tag in tree.root.inside():
        if names := names_of(tag):
            for pattern, field in patterns:
                text = _text_of(tree, tag) if any(map(pattern.search, names)) else ""
                if 0 < len(text) <= 300:
                    yield Clue("printed date" if field == "date" else field, text, "element of the page")


def _text_of(tree: Tree, tag: Element) -> str:
    return "".join(tree.runs[number].text for number in islice(tag.run_numbers(), 20)).strip()


def _first_heading(passages: Sequence[Passage], head: Sequence[Clue]) -> Iterator[Clue]:
    """The heading of the first rank, inside the article where there is one; on pages without any the line
    with which the title of the window begins.
    """
    own = [passage for passage in passages if passage.level == 1]
    inside = [passage for passage in own if passage.otherwise is None and passage.told is None]
    for passage in (inside or own)[:1]:
        yield Clue("heading", passage.text, "first heading")
    if own:
        return
    titles = [clue.value.strip() for clue in head if clue.field == "page title"]
    for passage in passages:
        begins = (title.removeprefix(passage.text) for title in titles if title.startswith(passage.text))
        if len(passage.text) > 3 and any(_SITE_FOLLOWS.match(rest) for rest in begins):
            yield Clue("heading", passage.text, "line above the article")
            return


def _properties(items: Sequence[Item]) -> Iterator[Clue]:
    """Microdata, bylines and times that machines read, the first of each."""
    seen: set[str] = set()
    for index, item in enumerate(items):
        if isinstance(item, Open) and item.name not in ("meta", "link"):
            for clue in _property(item, items[index + 1] if index + 1 < len(items) else None):
                if clue.field not in seen:
                    seen.add(clue.field)
                    yield clue


def _property(item: Open, following: Item | None) -> Iterator[Clue]:
    attributes = item.attributes
    if item.name in _NAMED and attributes.get("id"):
        yield Clue("element name", attributes["id"], f"the id of <{item.name}>")
    told = attributes.get("itemprop", "").lower()
    text = following.content.text.strip() if isinstance(following, Run) else ""
    machine = attributes.get("datetime") or attributes.get("content") or ""
    if told == "datepublished" and (machine or text):
        yield Clue("date", machine or text, "time on the page")
    elif item.name == "time" and machine:
        yield Clue("time", machine, "time on the page")
    if "author" in (attributes.get("rel", ""), told) and 1 < len(text) <= _NAME_LENGTH:
        yield Clue("author", text, "byline")
