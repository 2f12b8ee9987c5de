"""The library in the forms that other programs read."""

from __future__ import annotations

import json

from briefsmith.citations.items import csl_item
from briefsmith.library import Library


def render_csl_json(library: Library) -> str:
    """Every source as a CSL-JSON item, with its file, digest, grade and descriptor under ``custom``."""
    items = [csl_item(entry) for entry in library.entries.values()]
    return json.dumps(items, ensure_ascii=False, indent=2)
