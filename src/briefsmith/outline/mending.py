"""Takes out of the tree of an outline what is wrong, so that the rest can still be checked."""

from __future__ import annotations

from typing import Any

from briefsmith.outline.places import Path
from briefsmith.outline.spelling import kind_at, required_keys

#: What stands in for a required value; it is never printed, for the mistake stops the build.
_FOR_KEYS: dict[str, Any] = {"title": "…", "sources": {}, "sections": []}

#: What stands in for an item, so that the items after it keep their positions. A quotation
#: without words is passed over by `Outline.quotes`.
_FOR_ITEMS: dict[str, Any] = {"sections": {"title": "…"}, "quotes": {"source": "…"}}

_LEFT_OUT = object()


def mended(root: Any, path: Path) -> Any:
    """A copy of the tree without the value at ``path``; what is required gets a stand-in, and a
    source or a quotation that lacks something required goes as a whole.
    """
    for length in range(len(path), 0, -1):
        here = path[:length]
        if isinstance(here[-1], int):
            if here[-2] in _FOR_ITEMS:
                return _with(root, here, _FOR_ITEMS[str(here[-2])])
        elif _optional(here):
            return _with(root, here, _LEFT_OUT)
        elif here == ("sources",) or (here[0] != "sources" and here[-1] in _FOR_KEYS):
            return _with(root, here, _FOR_KEYS[str(here[-1])])
    return root


def _optional(path: Path) -> bool:
    if path[0] in ("variables", "styles"):
        return True
    if path[0] == "sources" and len(path) != 3:
        return len(path) > 1
    return path[-1] not in required_keys(kind_at(path[:-1]))


def _with(root: Any, path: Path, value: Any) -> Any:
    """A copy of the tree with ``value`` at ``path``, which may lack its last step only."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(root, dict) and (step in root or not rest):
        inner = _with(root.get(step), rest, value)
        others = {key: item for key, item in root.items() if key != step or inner is not _LEFT_OUT}
        return others if inner is _LEFT_OUT else {**others, step: inner}
    if isinstance(root, list) and isinstance(step, int) and step < len(root):
        return [*root[:step], _with(root[step], rest, value), *root[step + 1 :]]
    return root
