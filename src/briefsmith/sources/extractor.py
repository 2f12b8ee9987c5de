"""Asks a well-kept extractor which of a whole page's text is its article."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Callable
from typing import Any

from briefsmith.sources.html_tree import Element, Tree
from briefsmith.sources.markup import VOID

#: Larger pages are cut without the extractor's help: its time grows faster than the page.
_PAGE_LIMIT = 4_000_000
_ELEMENT_LIMIT = 60_000
#: More text than this is no article.
_TEXT_LIMIT = 1_000_000

#: What the name of an attribute may be, and attributes that are never looked at.
_NAME = re.compile(r"[a-z][a-z0-9:_-]*\Z")
_HEAVY = frozenset({"src", "srcset", "poster", "d", "points", "sizes", "integrity", "nonce"})


def extracted_text(tree: Tree) -> str:
    """The text of the article as the extractor sees it, a line to a paragraph; empty where it finds none.

    What it answers is only a hint which passages are the article: their characters and places are
    always those of our own tree.
    """
    if sum(len(run) for run in tree.runs) > _PAGE_LIMIT:
        return ""
    page = _written(tree)
    if len(page) > _PAGE_LIMIT or page.count("<") > _ELEMENT_LIMIT:
        return ""
    try:
        text = _extractor()(page, include_comments=False, include_tables=True, deduplicate=False)
    except Exception:
        # Whatever a hostile page does to the extractor, our own rules still read it.
        logging.getLogger(__name__).debug("the extractor failed", exc_info=True)
        return ""
    return text if text and len(text) <= _TEXT_LIMIT else ""


def _extractor() -> Callable[..., Any]:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    extract: Callable[..., Any] = trafilatura.extract
    return extract


def _written(tree: Tree) -> str:
    """The repaired page as one text: tags and attributes of the tree, the text of its runs."""
    pieces: list[str] = []
    _write(tree.root, tree, pieces)
    page = "".join(pieces)
    return f"<!DOCTYPE html><html>{page}</html>" if page.startswith("<body") else page


def _write(element: Element, tree: Tree, pieces: list[str]) -> None:
    pieces.append(f"<{element.name}{_attributes(element)}>")
    for child in element.children:
        if isinstance(child, int):
            pieces.append(html.escape(tree.runs[child].text, quote=False))
        else:
            _write(child, tree, pieces)
    if element.name not in VOID:
        pieces.append(f"</{element.name}>")


def _attributes(element: Element) -> str:
    return "".join(
        f' {name}="{html.escape(value)}"'
        for name, value in element.attributes.items()
        if _is_wanted(name, value)
    )


def _is_wanted(name: str, value: str) -> bool:
    """Pictures, scripts and drawings that stand in attributes tell nothing of the text."""
    return bool(_NAME.match(name)) and name not in _HEAVY and not value.startswith("data:")
