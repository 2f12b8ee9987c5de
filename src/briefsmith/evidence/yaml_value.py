"""Writes text as a value of the outline that can be pasted behind a key."""

from __future__ import annotations

import yaml

_ESCAPES = {"\n": r"\n", "\t": r"\t", '"': r"\"", "\\": r"\\"}


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
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
