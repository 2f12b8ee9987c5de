"""Links to the outside: the relationships that hold their addresses."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from briefsmith.writers.addresses import safe_target

#: Word cannot follow longer addresses.
_LONGEST = 2000


class Links:
    """The external links of one part; each address gets one relationship."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._ids: dict[str, str] = {}

    def reference(self, target: str) -> str | None:
        """The relationship id for an address, or ``None`` where it must stay plain text."""
        address = safe_target(target) if len(target) <= _LONGEST else None
        if address is None:
            return None
        if address not in self._ids:
            self._ids[address] = self._free_id()
        return self._ids[address]

    def _free_id(self) -> str:
        number = len(self._ids) + 1
        while f"rIdLink{number}" in self._taken:
            number += 1
        self._taken.add(f"rIdLink{number}")
        return f"rIdLink{number}"

    def attach(self, part: Part) -> None:
        """Writes the relationships into the part (which looks every one up, were it asked to add)."""
        for address, reference in self._ids.items():
            part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, reference, is_external=True)
