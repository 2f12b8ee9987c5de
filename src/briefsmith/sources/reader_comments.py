"""Tells what readers wrote below an article from the article itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefsmith.sources.html_tree import Element
from briefsmith.sources.main_content import around, running_text
from briefsmith.sources.passages import Home, Passage

#: Elements that can hold nothing but comments, and those that may also be called so for being opinion.
_SURELY = re.compile(
    r"(?i)(?:^|[\s_-])(?:(?:user|reader|post|article|fb|wp)?[_-]?comm?ents?[_-]?(?:list|text|body|content|form"
    r"|section|wrap(?:per)?|area|container|thread|template|block|reply)|disqus(?:_thread)?|coment[aá]rios"
    r"|commentaires|kommentare|评论列表|評論列表)(?:[\s_-]|$)"
)
_PERHAPS = re.compile(r"(?i)(?:^|[\s_-])comments?(?:[\s_-]|$)")
#: So much running text must be left for the article: in characters, and as a share where it is not sure.
_LEAST = 200
_SHARE = 0.5


def comments_of(found: Sequence[tuple[Passage, Home]]) -> frozenset[int]:
    """The numbers of the passages that stand among comments; none where that would leave no article."""
    running = running_text(found)
    sure = _inside(found, _SURELY)
    told = sure | _inside(found, _PERHAPS)
    total = _length(found, running)
    for numbers, least in ((told, max(_LEAST, total * _SHARE)), (sure, _LEAST)):
        if _length(found, (number for number in running if number not in numbers)) >= least:
            return numbers
    return frozenset()


def _inside(found: Sequence[tuple[Passage, Home]], pattern: re.Pattern[str]) -> frozenset[int]:
    told: dict[int, bool] = {}
    return frozenset(number for number, (_, home) in enumerate(found) if _is_below(home, pattern, told))


def _is_below(home: Home, pattern: re.Pattern[str], told: dict[int, bool]) -> bool:
    for tag in around(home):
        if id(tag) not in told:
            told[id(tag)] = _is_called(tag, pattern)
        if told[id(tag)]:
            return True
    return False


def _is_called(tag: Element, pattern: re.Pattern[str]) -> bool:
    if tag.name in ("article", "main", "body", "html"):
        return False
    names = (name for key in ("class", "id") for name in tag.words(key))
    return any(map(pattern.search, names))


def _length(found: Sequence[tuple[Passage, Home]], numbers: Iterable[int]) -> int:
    return sum(len(found[number][0].text) for number in numbers)
