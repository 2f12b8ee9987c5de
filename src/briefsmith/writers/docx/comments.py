"""What is said beside the briefing, as Word comments: what is wrong with a draft, the analyst's remarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefsmith.document import Comment, NoteReference, Text
from briefsmith.writers.docx.late_numbers import late_number
from briefsmith.writers.docx.xml_text import escaped, without_illegal

_AUTHOR, _INITIALS = "Briefsmith", "B"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: As many characters as Word takes for a name, and for its initials.
_LONGEST_AUTHOR, _LONGEST_INITIALS = 255, 9


@dataclass
class Comments:
    """The comments of a document being written: ``day`` (ISO 8601) is the one that the briefing states, for
    there is no clock; where there is none, they have no date. ``first`` is the first id that is free;
    ``dropped`` counts characters that XML cannot hold.
    """

    day: str = ""
    first: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    made: list[str] = field(default_factory=list)

    def around(self, comments: Iterable[Comment]) -> tuple[str, str]:
        """The XML in front of and behind what the comments are about; nothing where there are none."""
        opening, closing = "", ""
        for comment in comments:
            number = self._add(comment)
            opening += f'<w:commentRangeStart w:id="{number}"/>'
            closing += f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        return opening, closing

    def _add(self, comment: Comment) -> int:
        """Makes a comment, each line a paragraph."""
        number = self.first + len(self.made)
        date = f' w:date="{self.day}T00:00:00Z"' if _DAY.fullmatch(self.day) else ""
        author = " ".join(self._attribute(comment.author).split())[:_LONGEST_AUTHOR] or _AUTHOR
        texts = [
            f'<w:r><w:t xml:space="preserve">{self._line(line)}</w:t></w:r>'
            for line in comment.lines or ((),)
        ]
        texts[0] = f"<w:r><w:annotationRef/></w:r>{texts[0]}"
        self.made.append(
            f'<w:comment w:id="{number}" w:author="{_quoted(author)}" '
            f'w:initials="{_quoted(initials(author))}"{date}>'
            f"{''.join(f'<w:p>{text}</w:p>' for text in texts)}</w:comment>"
        )
        return number

    def _line(self, line: Iterable[Text | NoteReference]) -> str:
        return "".join(
            late_number(part.number)
            if isinstance(part, NoteReference)
            else escaped(without_illegal(part.value, self.dropped))
            for part in line
        )

    def _attribute(self, text: str) -> str:
        return without_illegal(text, self.dropped)


def initials(author: str) -> str:
    """The first letter of each word of a name: Briefsmith B, Anna Bell AB, 李明 李."""
    if author == _AUTHOR:
        return _INITIALS
    return "".join(word[0] for word in re.findall(r"\w+", author)).upper()[:_LONGEST_INITIALS]


def _quoted(text: str) -> str:
    return escaped(text).replace('"', "&quot;")
