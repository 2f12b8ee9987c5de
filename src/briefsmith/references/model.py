"""One item of a reference manager's export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Reference:
    """One item as CSL-JSON variables.

    ``id`` is its key in the export, empty where it has none; ``origin`` the file that holds it.
    ``attachments`` are the paths of the saved files that the reference manager keeps with it.
    """

    id: str
    origin: str
    variables: Mapping[str, Any] = field(repr=False)
    attachments: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What a message calls it: its key, else its title."""
        return self.id or str(self.variables.get("title") or "an item without a key")


class ReferencesError(Exception):
    """An export cannot be read; ``str()`` says why in words for the analyst."""
