"""Tells the article of a whole page from everything around it, with an extractor's help."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefsmith.sources.extractor import extracted_text
from briefsmith.sources.html_tree import Element, Tree
from briefsmith.sources.labelling import comparable
from briefsmith.sources.main_content import around, is_running, main_element, running_text
from briefsmith.sources.model import BlockKind
from briefsmith.sources.passages import Home, Passage
from briefsmith.sources.reader_comments import comments_of

#: Texts are compared by pieces of so many letters, which neither mark-up nor white space changes.
_PIECE = 10
#: So much of a passage must be in the extractor's text.
_SHARE = 0.7
#: The extractor is believed where it found at least this much of the page's running text.
_TRUSTED = 0.25
#: So much text of nothing but short lines, which the extractor took, is verse or a list rather than nothing.
_SHORT_LINES = 200
#: A passage of page furniture is shorter than this.
_FURNITURE = 100
#: A line with this share of its text in an element of time prints the date.
_TIMED = 0.4

_LEAD = re.compile(
    r"(?i)(?:^|[\s_-])(?:lead|lede|standfirst|chapo|dek|deck|intro(?:duction)?|summary|abstract|sub-?title"
    r"|subhead(?:line)?|sapo|excerpt)(?:[\s_-]|$)"
)
_NOT_SHOWN = re.compile(r"(?i)(?:^|;)\s*display\s*:\s*none\b")
_SENTENCE_END = re.compile(r"[。！？!?.…][”」』）)\"’']*\Z")

Found = Sequence[tuple[Passage, Home]]


@dataclass(frozen=True)
class _Zones:
    """Where the article of a page stands: its title and its first and last passage, by number; the
    element that holds it; which passages the extractor took for it; in which elements its text stands;
    which passages are comments of readers.
    """

    title: int
    first: int
    last: int
    inner: Element
    kept: frozenset[int]
    known: frozenset[int]
    shapes: frozenset[tuple[Element | None, str]]
    comments: frozenset[int]


def settle(
    found: Found, tree: Tree, titles: Iterable[str], article: tuple[re.Pattern[str], ...] = ()
) -> list[Passage]:
    """The passages of a whole page, each told what it is ``otherwise``: nothing for the article, else chrome.

    ``titles`` are those that the head of the page names; ``article`` are patterns of the classes and
    ids of the element that holds the article, where the publisher is known.
    """
    kept = frozenset(_kept(found, extracted_text(tree)))
    found = _cleared(found, kept)
    zones = _zones(found, tree, [comparable(title) for title in titles], article, kept)
    if zones is None:
        return _without_article([passage for passage, _ in found])
    return [_settled(number, found, zones) for number in range(len(found))]


def _cleared(found: Found, kept: frozenset[int]) -> Found:
    """The passages without the marks of their classes, where these would make most of the article chrome:
    all of it stands in an element for sharing it.
    """
    chrome = [number for number in kept if found[number][0].told is BlockKind.CHROME]
    if _length(found, chrome) * 2 <= _length(found, kept):
        return found
    return [
        (
            replace(passage, told=None) if number in kept and passage.told is BlockKind.CHROME else passage,
            home,
        )
        for number, (passage, home) in enumerate(found)
    ]


def _without_article(passages: Sequence[Passage]) -> list[Passage]:
    """A page without running text: its short sentences, and its headings where there are any sentences."""
    chrome = BlockKind.CHROME
    sentences = [passage.linked < 0.3 and bool(_SENTENCE_END.search(passage.text)) for passage in passages]
    return [
        passage if own or (any(sentences) and passage.level) else replace(passage, otherwise=chrome)
        for passage, own in zip(passages, sentences, strict=True)
    ]


def _settled(number: int, found: Found, zones: _Zones) -> Passage:
    passage = found[number][0]
    own = number in zones.known or number in zones.kept
    if passage.told is BlockKind.CHROME and own and len(passage.text) >= _FURNITURE and passage.linked < 0.3:
        return replace(passage, told=None)
    if passage.timed >= _TIMED and len(passage.text) < _FURNITURE and passage.told is None:
        return replace(passage, told=BlockKind.META)
    return passage if _is_article(number, found, zones) else replace(passage, otherwise=BlockKind.CHROME)


def _zones(
    found: Found, tree: Tree, titles: list[str], article: tuple[re.Pattern[str], ...], kept: frozenset[int]
) -> _Zones | None:
    known = frozenset(_in_known_element(found, article)) if article else frozenset()
    if _length(found, known) * 3 < _length(found, kept):
        known = frozenset()  # the site has changed what it calls its article
    comments = comments_of(found) - known
    running = [number for number in running_text(found) if number not in comments]
    kept = frozenset() if known else kept - comments
    long = [number for number in running if number in known or number in kept]
    if not running and _length(found, kept) >= _SHORT_LINES:
        long = sorted(kept)
    elif not long or _length(found, long) < _TRUSTED * _length(found, running):
        kept = kept if long else frozenset()
        long = long if known else _largest(found, running, tree)
    if not long:
        return None
    inner = main_element(found, long, tree.root)
    inside = [number for number in long if _is_inside(found[number][1], inner)]
    title = _title(found, titles, inside[0])
    shapes = frozenset(shape for number in inside for shape in _shapes(found[number][1]))
    return _Zones(title, inside[0], inside[-1], inner, kept, known, shapes, comments)


def _shapes(home: Home) -> Iterable[tuple[Element | None, str]]:
    """The element of a passage, and the kind of element that it is in its parent."""
    if home.element is not None:
        yield home.element, ""
        yield home.element.parent, home.element.name


def _largest(found: Found, running: list[int], tree: Tree) -> list[int]:
    """The running text of the element that holds most of it."""
    inner = main_element(found, running, tree.root)
    return [number for number in running if _is_inside(found[number][1], inner)]


def _length(found: Found, numbers: Iterable[int]) -> int:
    return sum(len(found[number][0].text) for number in numbers)


def _in_known_element(found: Found, article: tuple[re.Pattern[str], ...]) -> Iterable[int]:
    told: dict[Element, bool] = {}
    for number, (_, home) in enumerate(found):
        for tag in around(home):
            if tag not in told:
                told[tag] = any(pattern.search(name) for pattern in article for name in names_of(tag))
            if told[tag]:
                yield number
                break


def names_of(tag: Element) -> list[str]:
    """The classes and the ids of an element."""
    keys = ("id", "data-testid", "data-component", "itemprop")
    return [*tag.words("class"), *(tag.attributes[key] for key in keys if tag.attributes.get(key))]


def _kept(found: Found, text: str) -> Iterable[int]:
    """The passages that the extractor took for the article."""
    lines = {comparable(line) for line in text.split("\n")} - {""}
    if not lines:
        return
    pieces = {line[at : at + _PIECE] for line in lines for at in range(max(1, len(line) - _PIECE + 1))}
    for number, (passage, _) in enumerate(found):
        key = comparable(passage.text)
        own = [key[at : at + _PIECE] for at in range(0, len(key) - _PIECE + 1, _PIECE // 2)]
        share = sum(piece in pieces for piece in own) / len(own) if own else 0.0
        if key in lines or share >= _SHARE:
            yield number


def _title(found: Found, titles: list[str], first: int) -> int:
    """The last heading above the article that says its title; else the last of the first rank."""
    ranked = [number for number in range(first) if found[number][0].level == 1]
    same = [
        number
        for number in range(first + 1)
        if found[number][0].level is not None
        and (key := comparable(found[number][0].text))
        and any(key in title or title in key for title in titles if len(title) > 5)
    ]
    return next(iter(same[-1:] or ranked[-1:]), -1)


def _is_inside(home: Home, element: Element) -> bool:
    return any(tag is element for tag in around(home))


def _is_article(number: int, found: Found, zones: _Zones) -> bool:
    passage, home = found[number]
    inside = _is_inside(home, zones.inner)
    if number in zones.known or number in zones.comments:
        return number in zones.known
    if number < zones.first:
        return _is_lead(number, found, zones, inside)
    if number > zones.last:
        return _is_end(number, found, zones, inside)
    if number in zones.kept:
        return True
    aside = any(_is_aside(tag) for tag in _below(home, zones.inner))
    alike = passage.linked < 0.6 and any(shape in zones.shapes for shape in _shapes(home))
    own = alike or _is_own_list(passage, home, zones) or _reads_on(passage) or passage.level is not None
    return inside and not aside and own


def _is_own_list(passage: Passage, home: Home, zones: _Zones) -> bool:
    """Whether a passage is an item of a list that stands beside paragraphs of the article, and no link."""
    if passage.element not in ("li", "dt", "dd") or passage.linked >= 0.3:
        return False
    lists = [tag for tag in around(home) if tag.name in ("ul", "ol", "dl")]
    return bool(lists) and any(holder is lists[-1].parent for holder, name in zones.shapes if name)


def _is_aside(tag: Element) -> bool:
    """Whether an element stands beside the article or is not shown, so that the extractor is believed."""
    return tag.name in ("aside", "nav", "footer", "header", "form") or bool(
        _NOT_SHOWN.search(tag.attributes.get("style", ""))
    )


def _reads_on(passage: Passage) -> bool:
    """Whether a passage between those of the article is one of them: nothing of it may be lost."""
    if passage.linked >= 0.6:
        return False
    sentence = passage.linked < 0.3 and passage.element != "figure" and _SENTENCE_END.search(passage.text)
    return bool(sentence) or is_running(passage) or passage.element in ("p", "blockquote", "pre", "td", "th")


def _is_lead(number: int, found: Found, zones: _Zones, inside: bool) -> bool:
    """What stands between the title and the first passage that the extractor took."""
    passage, home = found[number]
    alike = _is_beside(home, found[zones.first][1])
    if number <= zones.title or passage.linked >= 0.3 or not (inside or alike or zones.title >= 0):
        return number == zones.title
    if any(tag.name in ("aside", "nav", "footer", "form") for tag in around(home)):
        return False
    called = any(_LEAD.search(name) for tag in list(around(home))[:2] for name in names_of(tag))
    sentence = bool(_SENTENCE_END.search(passage.text))
    rank = passage.level is not None and number in zones.kept
    return called or rank or (sentence and (is_running(passage) or alike or number in zones.kept))


def _is_beside(home: Home, other: Home) -> bool:
    """Whether two passages stand in elements of one kind side by side."""
    one, first = home.element, other.element
    if one is None or first is None or one.name != first.name:
        return False
    return (
        one.parent is not None and one.parent is first.parent and one.words("class") == first.words("class")
    )


def _is_end(number: int, found: Found, zones: _Zones, inside: bool) -> bool:
    """What stands after the last passage that the extractor took, where other text of the article does."""
    passage, home = found[number]
    last, own = found[zones.last][1].element, home.element
    beside = own is not None and last is not None and own.parent is last.parent
    alike = own is not None and inside and (own.parent, own.name) in zones.shapes
    if number in zones.kept and inside:
        # a heading with nothing below it is that of another part of the page
        later = (found[after] for after in zones.kept if after > number)
        return passage.level is None or any(
            one.level is None and _is_inside(place, zones.inner) for one, place in later
        )
    reads_on = is_running(passage) or _SENTENCE_END.search(passage.text) is not None
    return (beside or alike) and passage.element == "p" and reads_on and passage.linked < 0.3


def _below(home: Home, element: Element) -> Iterable[Element]:
    for tag in around(home):
        if tag is element:
            return
        yield tag
