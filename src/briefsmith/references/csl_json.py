"""Reads CSL-JSON, the form in which reference managers speak to citation processors."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from briefsmith.outline.csl_variables import KNOWN_VARIABLES
from briefsmith.outline.entries import CslType
from briefsmith.references.model import Reference, ReferencesError

_TYPES = frozenset(get_args(CslType))
#: The markup that citation processors know in text (citeproc-js, "HTML-like formatting"): none of it is
#: a letter of the title.
_MARKUP = re.compile(r"</?(?:i|b|sub|sup|sc)>|<span(?: [^<>]*)?>|</span>")


def recognises(text: str) -> bool:
    """Whether a text is JSON."""
    return text.lstrip().startswith(("[", "{"))


def read(text: str, file: str) -> tuple[Reference, ...]:
    """The items of an array of CSL-JSON items, or of an object that holds one under ``items``.

    Variables that CSL 1.0.2 does not have are left out. Raises `ReferencesError`.
    """
    try:
        found = json.loads(text)
    except ValueError as error:
        raise ReferencesError(f"it is not JSON ({error})") from error
    except RecursionError as error:
        raise ReferencesError("it is nested deeper than any list of references") from error
    items = found.get("items") if isinstance(found, dict) and "items" in found else found
    if isinstance(items, dict):
        items = [items]
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ReferencesError("it holds no list of items")
    return tuple(references(items, file))


def references(items: list[dict[str, Any]], file: str) -> Iterator[Reference]:
    """Each CSL-JSON item as a reference of the export ``file``."""
    for item in items:
        yield Reference(str(item.get("id") or ""), file, _usable(item))


def _usable(item: Mapping[str, Any]) -> dict[str, Any]:
    """The variables that CSL has, without markup; a type that it has not is none."""
    kept = {
        name: _MARKUP.sub("", value) if isinstance(value, str) else value
        for name, value in item.items()
        if name in KNOWN_VARIABLES and value not in (None, "")
    }
    kept.pop("id", None)
    if str(kept.get("type")) not in _TYPES:
        kept.pop("type", None)
    return kept
