"""Numbers of notes in XML that is made before these are counted."""

from __future__ import annotations

import re
from collections.abc import Mapping

#: Stands for a number in XML that is being made; text cannot hold it, for its ``&`` is escaped.
_LATE = "&late-note-"
_LATE_NUMBER = re.compile(rf"{_LATE}(\d+);")


def late_number(number: int) -> str:
    """What stands for the number of the document's note ``number`` until ``with_late_numbers`` puts it in."""
    return f"{_LATE}{number};"


def with_late_numbers(xml: str, printed: Mapping[int, str]) -> str:
    """The XML with the numbers of notes as they are printed, by the document's own."""
    if _LATE not in xml:
        return xml
    return _LATE_NUMBER.sub(lambda found: printed.get(int(found[1]), found[1]), xml)
