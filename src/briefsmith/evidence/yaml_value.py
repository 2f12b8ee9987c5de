"""Writes text as a value of the outline that can be pasted behind a key."""

from __future__ import annotations

import yaml

from briefsmith.outline.escapes import escaped

#: What ends a value between double quotation marks, or begins an escape.
_MARKS = '"\\'


def as_value(text: str) -> str:
    """The text on one line as YAML reads it: as it is where that means the same, else in quotation marks,
    with escapes for line breaks and for what cannot be seen.
    """
    return text if _means_itself(text) else f'"{"".join(map(_escaped, text))}"'


def _means_itself(text: str) -> bool:
    if not text.isprintable():
        return False
    try:
        # The base loader makes text of every scalar, and nothing else.
        read = yaml.load(f"quote: {text}", Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError:
        return False
    return bool(read == {"quote": text})


def _escaped(character: str) -> str:
    stays = character.isprintable() and character not in _MARKS
    return character if stays else escaped(character)
