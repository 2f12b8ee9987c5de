"""How Word numbers the footnotes: what the document asks for, what the template has, what readers see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import cast

from docx.document import Document as WordDocument
from lxml import etree

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.document import NoteNumbering
from briefsmith.writers.docx.xml_names import q

#: Word draws ① to ⑳ for this format and plain figures from 21 on; its Chinese twin ends at ⑩.
CIRCLED = "decimalEnclosedCircle"
_LAST_CIRCLED = {CIRCLED: 20, "decimalEnclosedCircleChinese": 10}
_RESTART = {"document": "continuous", "section": "eachSect", "page": "eachPage"}
#: What stands before the properties of notes in those of a section.
_BEFORE_NOTES = ("headerReference", "footerReference")


@dataclass
class NoteCounter:
    """Counts the notes as Word will: ``printed`` is what a reader sees for each note of the document.

    ``first`` is the number that counting begins with, ``before`` how many notes the template has in front
    that are counted along; ``goes_on`` says that the briefing begins with a heading, which then
    stands in the section of the template that is there already.
    """

    number_format: str = "decimal"
    restart: str = "continuous"
    first: int = 1
    before: int = 0
    goes_on: bool = False
    printed: dict[int, str] = field(default_factory=dict)
    bookmarks: dict[int, str] = field(default_factory=dict)
    _count: int = 0

    def begin_section(self) -> None:
        """A section of the briefing begins."""
        if self.restart == "eachSect" and not self.goes_on:
            self._count = self.before = 0
        self.goes_on = False

    def add(self, number: int) -> None:
        """The next note, which is the document's ``number``."""
        self._count += 1
        self.printed[number] = shown(self.before + self.first + self._count - 1, self.number_format)

    @property
    def circled(self) -> bool:
        """Whether the numbers are circled figures, which are set as large as the text of the note."""
        return self.number_format in _LAST_CIRCLED


def shown(number: int, number_format: str) -> str:
    """A number as Word draws it in one of its formats (ST_NumberFormat of ISO/IEC 29500-1)."""
    if 0 < number <= _LAST_CIRCLED.get(number_format, 0):
        return chr(0x2460 + number - 1)
    match number_format:
        case "lowerLetter":
            return _letters(number)
        case "upperLetter":
            return _letters(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
        case _:
            return str(number)


def _letters(number: int) -> str:
    # After z, Word goes on with aa, bb, cc.
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    signs = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
    made = ""
    for value, sign in zip(values, signs, strict=True):
        made += sign * (number // value)
        number %= value
    return made


def set_note_numbers(
    word: WordDocument, asked: NoteNumbering, marker: etree._Element, standard: bool
) -> NoteCounter:
    """Writes the wanted numbering of notes into the settings and the briefing's section; says what holds.

    A template of the user's own keeps what it says itself, unless the outline asks for something else.
    """
    own_format, own_restart, own_start = _own(word, marker)
    keeps_format = bool(own_format) and not standard and not asked.format_asked
    keeps_restart = bool(own_restart) and not standard and not asked.restart_asked
    number_format = own_format if keeps_format else (CIRCLED if asked.circled else "decimal")
    restart = own_restart if keeps_restart else _RESTART[asked.restart]
    for properties in _properties(word, marker):
        if not keeps_format:
            _set(properties, "numFmt", number_format)
        if not keeps_restart:
            _set(properties, "numRestart", restart if restart != "continuous" else "")
    before = _notes_before(marker, restart)
    return NoteCounter(number_format, restart, own_start, before)


def _own(word: WordDocument, marker: etree._Element) -> tuple[str, str, int]:
    """Format, restart and first number of notes where the briefing goes; empty where nothing is said."""
    found = [governing_section(word, marker), word.settings.element]
    values: list[str] = []
    for name in ("numFmt", "numRestart", "numStart"):
        tags = (part.find(f"{q('footnotePr')}/{q(name)}") for part in found if part is not None)
        values.append(next((tag.get(q("val"), "") for tag in tags if tag is not None), ""))
    return values[0], values[1], int(values[2]) if values[2].isdecimal() else 1


def governing_section(word: WordDocument, marker: etree._Element) -> etree._Element | None:
    """The properties of the section that the briefing is put into: the next after its place."""
    own = marker.find(f"{q('pPr')}/{q('sectPr')}")
    if own is not None:
        return own
    following = _along(marker, "following", "sectPr")
    return following[0] if following else word.element.body.find(q("sectPr"))


def _along(marker: etree._Element, axis: str, name: str) -> list[etree._Element]:
    return cast(list[etree._Element], marker.xpath(f"{axis}::*[local-name()='{name}']"))


def _notes_before(marker: etree._Element, restart: str) -> int:
    """How many notes in front of the marker are counted along: all, those of its section, or none."""
    notes = _along(marker, "preceding", "footnoteReference")
    ends = _along(marker, "preceding", "sectPr")
    if restart == "eachPage":
        return 0
    if restart == "continuous" or not ends:
        return len(notes)
    # The properties of a section stand in its last paragraph, whose own notes belong to it, too.
    last = ends[-1].xpath("ancestor::*[local-name()='p'][1]//*[local-name()='footnoteReference']")
    earlier = {*_along(ends[-1], "preceding", "footnoteReference"), *cast(list[etree._Element], last)}
    return sum(note not in earlier for note in notes)


def _properties(word: WordDocument, marker: etree._Element) -> Iterator[etree._Element]:
    settings = word.settings.element.find(q("footnotePr"))
    if settings is not None:
        yield settings
    section = governing_section(word, marker)
    if section is None:
        return
    properties = section.find(q("footnotePr"))
    if properties is None:
        properties = etree.Element(q("footnotePr"))
        section.insert(sum(item.tag in {q(name) for name in _BEFORE_NOTES} for item in section), properties)
    yield properties


def _set(properties: etree._Element, name: str, value: str) -> None:
    """Sets one property; their order is pos, numFmt, numStart, numRestart (CT_FtnProps)."""
    for old in properties.findall(q(name)):
        properties.remove(old)
    if not value:
        return
    made = etree.Element(q(name), {q("val"): value})
    earlier = {"numFmt": ("pos",), "numRestart": ("pos", "numFmt", "numStart")}[name]
    place = sum(item.tag in {q(tag) for tag in earlier} for item in properties)
    properties.insert(place, made)


def part_sections(made: list[etree._Element], section: etree._Element | None, heading_style: str) -> None:
    """Makes each section of the briefing a section of Word's, which is where it can begin notes anew.

    ``made`` are the blocks of the body; a continuous break goes before each heading of the first level.
    """
    if section is None:
        return
    starts = [
        index
        for index, block in enumerate(made)
        if index and block.find(f"{q('pPr')}/{q('pStyle')}[@{q('val')}='{heading_style}']") is not None
    ]
    for order, index in enumerate(starts):
        before = made[index - 1].find(q("pPr"))
        if before is not None and made[index - 1].tag == q("p"):
            before.append(_copied(section) if order == 0 else _continuing(_copied(section)))
    if starts:
        _continuing(section)


def _copied(section: etree._Element) -> etree._Element:
    """The properties of a section for one before it, without the format of its numbers, which is in the
    settings: LibreOffice prints none at all where a section before the last states both format and restart.
    """
    copied = deepcopy(section)
    for properties in copied.findall(q("footnotePr")):
        _set(properties, "numFmt", "")
    return copied


def _continuing(section: etree._Element) -> etree._Element:
    """The properties of a section that goes on on the same page, with the page numbers going on."""
    for name in ("titlePg", "type"):
        for old in section.findall(q(name)):
            section.remove(old)
    for numbers in section.findall(q("pgNumType")):
        if q("start") in numbers.attrib:
            del numbers.attrib[q("start")]
    kind = etree.Element(q("type"), {q("val"): "continuous"})
    before = {q(name) for name in (*_BEFORE_NOTES, "footnotePr", "endnotePr")}
    section.insert(sum(item.tag in before for item in section), kind)
    return section


def name_notes(body: etree._Element, ids: dict[int, str], new_id: Callable[[], int]) -> None:
    """Puts a bookmark around the reference of each note that another note names.

    ``ids`` gives for the id of a note the name of its bookmark, ``new_id`` ids that no bookmark has.
    """
    for reference in list(body.iter(q("footnoteReference"))):
        name = ids.get(int(reference.get(q("id"), "0")))
        run = reference.getparent()
        if name is None or run is None:
            continue
        number = str(new_id())
        run.addprevious(etree.Element(q("bookmarkStart"), {q("id"): number, q("name"): name}))
        run.addnext(etree.Element(q("bookmarkEnd"), {q("id"): number}))


def restart_problem(counter: NoteCounter, asked: NoteNumbering, template: str) -> tuple[Diagnostic, ...]:
    """A warning where the template's notes begin anew and a repeat names one of them by its number."""
    wanted = _RESTART[asked.restart]
    if counter.restart in ("continuous", wanted) or not counter.bookmarks:
        return ()
    where = "page" if counter.restart == "eachPage" else "section"
    return (
        Diagnostic(
            "note-numbers-restart",
            Severity.WARNING,
            f"{template} numbers footnotes anew on each {where}: 同1 may name several notes.",
            f"Write `footnotes: {{restart: {where}}}` into the outline, and sources are cited in full again; "
            "or `restart: document` to have the notes counted through.",
        ),
    )
