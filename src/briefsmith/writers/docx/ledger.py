"""What a document being written refers to: styles, notes, links, bookmarks, lists, and what was left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from briefsmith.document import Labels, Provenance
from briefsmith.writers.docx.comments import Comments
from briefsmith.writers.docx.headings import Counting
from briefsmith.writers.docx.links import Links
from briefsmith.writers.docx.note_numbers import NoteCounter
from briefsmith.writers.docx.numbering import Level, Numbering
from briefsmith.writers.docx.stylesheet import Stylesheet
from briefsmith.writers.docx.xml_text import escaped, without_illegal

_NO_NAME = re.compile(r"\W+")
_LONGEST_NAME = 40


class Bookmarks:
    """Bookmark names as Word takes them: letters, digits, ``_``, 40 at most, unique without case."""

    def __init__(self, taken: set[str], last_id: int) -> None:
        self._taken = {name.lower() for name in taken}
        self._last_id = last_id
        self._known: dict[tuple[str, str], tuple[int, str]] = {}
        self._pending: set[tuple[str, str]] = set()

    def new(self, prefix: str, wanted: str) -> tuple[int, str]:
        """A free id, and a name made from ``wanted``."""
        base = (prefix + _NO_NAME.sub("_", wanted))[:_LONGEST_NAME]
        name, number = base, 2
        while name.lower() in self._taken:
            tail = f"_{number}"
            name, number = base[: _LONGEST_NAME - len(tail)] + tail, number + 1
        self._taken.add(name.lower())
        return self.free_id(), name

    def free_id(self) -> int:
        """The id of the next bookmark."""
        self._last_id += 1
        return self._last_id

    def name_of(self, prefix: str, wanted: str) -> str:
        """The name of the bookmark that stands around something, or will when it is written."""
        key = (prefix, wanted)
        if key not in self._known:
            self._known[key] = self.new(prefix, wanted)
            self._pending.add(key)
        return self._known[key][1]

    def around(self, prefix: str, wanted: str) -> tuple[str, str, str]:
        """The XML of a bookmark's start and end, and its name."""
        key = (prefix, wanted)
        if key in self._pending:
            self._pending.discard(key)
            number, name = self._known[key]
        else:
            number, name = self.new(prefix, wanted)
            self._known.setdefault(key, (number, name))
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return start, f'<w:bookmarkEnd w:id="{number}"/>', name


@dataclass(frozen=True, slots=True)
class ProvenRecord:
    """The provenance of one printed quotation, the bookmark that stands around it, its paragraph style,
    its text as printed (paragraphs parted by a line feed), and the text of the citation behind it.
    """

    bookmark: str
    provenance: Provenance
    style: str
    printed: str
    citation: str


@dataclass
class Ledger:
    """Everything that the body and the notes hand out while they become XML."""

    styles: Stylesheet
    numbering: Numbering
    bookmarks: Bookmarks
    body_links: Links
    note_links: Links
    labels: Labels
    language: str
    first_note: int = 1
    note_numbers: NoteCounter = field(default_factory=NoteCounter)
    notes: list[str] = field(default_factory=list)
    records: list[ProvenRecord] = field(default_factory=list)
    quotations: dict[str, str] = field(default_factory=dict)
    dropped: Counter[str] = field(default_factory=Counter)
    run_properties: dict[object, str] = field(default_factory=dict)
    counting: Counting = field(default_factory=Counting)
    body_style: str = ""
    comments: Comments = field(default_factory=Comments)
    slanted_quotes: bool = False
    broken_lines: str = ""
    _levels: list[int] = field(default_factory=list)
    _bullets: int | None = None
    _parted: bool = False

    def bullet_list(self, levels: tuple[Level, ...]) -> int:
        """The one list that all bullets belong to."""
        if self._bullets is None:
            self._bullets = self.numbering.new_list(levels)
        return self._bullets

    def heading_level(self, level: int, counted: bool) -> int:
        """The level of a heading: one that is not counted goes at most one level below what it stands in."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return level if counted else min(level, len(self._levels))

    def parting_indent(self, style: str, adjacent: bool) -> str:
        """An indent for a quotation that follows another one directly, or nothing.

        Word draws the rules of like paragraphs as one; an indent that differs by a twentieth of a
        point parts them.
        """
        self._parted = adjacent and not self._parted
        left = self.styles.left_indent(style) if self._parted else None
        return "" if left is None else f'<w:ind w:left="{left + 1}"/>'

    def note_bookmark(self, number: int) -> str:
        """The name of the bookmark around the reference of the document's note ``number``."""
        names = self.note_numbers.bookmarks
        if number not in names:
            # Word keeps bookmarks that begin so out of its lists: they are its own cross-references.
            names[number] = self.bookmarks.new("_RefNote", str(number))[1]
        return names[number]

    def clean(self, text: str) -> str:
        """Text as XML can hold it and escaped; white space other than the space becomes one."""
        return escaped(without_illegal(text, self.dropped))
