"""What is wrong with a draft, as Word comments at the quotations that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_AUTHOR, _INITIALS = "Briefsmith", "B"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass
class Comments:
    """The comments of a document being written: ``day`` (ISO 8601) is the one that the briefing states, for
    there is no clock; where there is none, they have no date. ``first`` is the first id that is free.
    """

    day: str = ""
    first: int = 0
    made: list[str] = field(default_factory=list)

    def around(self, lines: Iterable[str]) -> tuple[str, str]:
        """The XML in front of and behind what a comment is about; nothing where it has no lines.

        Each line becomes a paragraph; it is escaped, and holds what XML can hold.
        """
        texts = [f'<w:r><w:t xml:space="preserve">{line}</w:t></w:r>' for line in lines]
        if not texts:
            return "", ""
        number = self.first + len(self.made)
        date = f' w:date="{self.day}T00:00:00Z"' if _DAY.fullmatch(self.day) else ""
        texts[0] = f"<w:r><w:annotationRef/></w:r>{texts[0]}"
        self.made.append(
            f'<w:comment w:id="{number}" w:author="{_AUTHOR}" w:initials="{_INITIALS}"{date}>'
            f"{''.join(f'<w:p>{text}</w:p>' for text in texts)}</w:comment>"
        )
        end = f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        return f'<w:commentRangeStart w:id="{number}"/>', end
