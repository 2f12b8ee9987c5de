"""The escapes of YAML between double quotation marks."""

from __future__ import annotations

_SHORT = {"\n": r"\n", "\t": r"\t", '"': r"\"", "\\": r"\\"}


def escaped(character: str) -> str:
    """One character as it is written between double quotation marks where it cannot stand as it is
    (YAML 1.2.2, section 5.7).
    """
    code = ord(character)
    return _SHORT.get(character) or (f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}")
