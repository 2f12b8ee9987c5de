"""Asks a well-kept extractor which of a whole page's text is its article."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Callable
from typing import Any

from briefsmith.sources.html_tree import Tree

#: Larger pages are cut without the extractor's help: its time grows faster than the page.
_PAGE_LIMIT = 4_000_000
_ELEMENT_LIMIT = 60_000
#: More text than this is no article.
_TEXT_LIMIT = 1_000_000


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
    page = re.sub(
        "\ue000([0-9]+)\ue001",
        lambda mark: html.escape(tree.runs[int(mark[1])].text, quote=False),
        str(tree.root),
    )
    return f"<!DOCTYPE html><html>{page}</html>" if page.startswith("<body") else page
