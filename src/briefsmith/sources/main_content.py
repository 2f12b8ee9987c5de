"""Finds the part of a whole page that holds its article."""

from __future__ import annotations

from bs4 import Tag

from briefsmith.sources.html_tree import Tree
from briefsmith.sources.passages import BLOCK_ELEMENTS

#: The article is the smallest element that holds this share of the running text of a page.
_SHARE = 0.8
#: Shorter texts are menus, labels and teasers rather than running text.
_RUNNING = 30
_ASIDE = frozenset({"a", "nav", "footer", "form", "button", "figcaption", "li", "rt"})


def main_content(tree: Tree) -> Tag | None:
    """The element that holds the article, or ``None`` where nothing stands out: then all is read.

    What is left out by it must be told as page chrome, never dropped: the lead of an article may stand
    outside the element that holds the rest.
    """
    weights: dict[int, int] = {}
    total = 0
    for block, length in _running_text(tree):
        total += length
        for element in (block, *block.parents):
            weights[id(element)] = weights.get(id(element), 0) + length
    best = _smallest(tree.root, weights, total * _SHARE)
    return best if best is not tree.root else None


def _running_text(tree: Tree) -> list[tuple[Tag, int]]:
    """The blocks of running text and their lengths."""
    lengths: dict[int, tuple[Tag, int]] = {}
    for text in tree.root.find_all(string=True):
        length = sum(len(tree.runs[number].text.strip()) for number in tree.parts(text))
        around = [parent for parent in text.parents if isinstance(parent, Tag)]
        block = next((parent for parent in around if parent.name in BLOCK_ELEMENTS), tree.root)
        if length and not any(parent.name in _ASIDE for parent in around):
            lengths[id(block)] = (block, lengths.get(id(block), (block, 0))[1] + length)
    return [(block, length) for block, length in lengths.values() if length >= _RUNNING]


def _smallest(root: Tag, weights: dict[int, int], least: float) -> Tag:
    """The smallest element with at least that much running text, or the article around it."""
    found, article = root, None
    while True:
        inner = [
            child for child in found.children if isinstance(child, Tag) and weights.get(id(child), 0) >= least
        ]
        if not inner or least <= 0 or inner[0].name in ("p", "span"):
            return article or found
        found = inner[0]
        if found.name in ("article", "main") or found.get("role") == "main":
            article = found
