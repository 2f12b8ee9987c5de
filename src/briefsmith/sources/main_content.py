"""Finds the element of a whole page that holds its article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from briefsmith.sources.html_tree import Element
from briefsmith.sources.passages import Home, Passage

#: The article is the smallest element that holds this share of the running text of a page.
_SHARE = 0.8
#: Shorter texts are menus, labels and teasers rather than running text.
RUNNING = 30
_ASIDE = frozenset({"nav", "footer", "form", "figcaption", "aside"})


def is_running(passage: Passage) -> bool:
    """Whether a passage reads like text rather than like a menu, a label or a teaser."""
    if passage.linked >= 0.6 or passage.told is not None or passage.level is not None:
        return False
    wide = sum(ord(character) > 0x2E80 for character in passage.text[: 2 * RUNNING])
    return len(passage.text[: 2 * RUNNING]) + wide >= 2 * RUNNING


def running_text(found: Sequence[tuple[Passage, Home]]) -> list[int]:
    """The numbers of the passages of running text that stand in nothing beside the article."""
    return [
        number
        for number, (passage, home) in enumerate(found)
        if is_running(passage) and not any(tag.name in _ASIDE for tag in around(home)) and not _is_item(home)
    ]


def _is_item(home: Home) -> bool:
    """Whether a passage is an item of a list; a page may be laid out in lists, with all its text in one."""
    return any(tag.name == "li" for tag in islice(around(home), 2))


def around(home: Home) -> Iterable[Element]:
    """The element of a passage and all elements around it, the nearest first."""
    if home.element is not None:
        yield home.element
        yield from home.element.around()


def main_element(found: Sequence[tuple[Passage, Home]], numbers: Iterable[int], root: Element) -> Element:
    """The element that holds the passages of these numbers; the root of the page where none stands out."""
    weights: dict[Element, int] = {}
    total = 0
    for number in numbers:
        passage, home = found[number]
        total += len(passage.text)
        for tag in around(home):
            weights[tag] = weights.get(tag, 0) + len(passage.text)
    return _smallest(root, weights, total * _SHARE) if total else root


def _smallest(root: Element, weights: dict[Element, int], least: float) -> Element:
    """The smallest element with at least that much running text, or the article around it."""
    found, article = root, None
    while True:
        inner = [
            child for child in found.children if not isinstance(child, int) and weights.get(child, 0) >= least
        ]
        if not inner or inner[0].name in ("p", "span"):
            return article or found
        found = inner[0]
        if found.name in ("article", "main") or found.attributes.get("role") == "main":
            article = found
