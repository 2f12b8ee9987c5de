"""The blocks that a Word file is set from, each measured: paragraphs, rows of tables, the notes in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefsmith.writers.docx.effective_styles import EffectiveStyles, ParagraphLook, number
from briefsmith.writers.docx.page_geometry import PageGeometry
from briefsmith.writers.docx.paragraph_glyphs import ParagraphGlyphs
from briefsmith.writers.docx.text_measure import break_lines
from briefsmith.writers.docx.xml_names import q

#: A line that says nothing of its height, as a share of the size of its type: Latin, East Asian.
_LATIN_LINE, _ASIAN_LINE = 1.15, 1.3
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#: How many of the units of drawings make a twip.
_EMU = 635


@dataclass(frozen=True, slots=True)
class Note:
    """The height of a footnote; how much of it has to stand on its own page; the space below it."""

    height: float = 0
    least: float = 0
    after: float = 0


@dataclass(slots=True)
class Line:
    """``notes`` is the height of the footnotes of a line, ``over`` how much of it may go over to the next
    page, ``gap`` the space below the last of them, which the last one of a page does not need.
    """

    height: float
    notes: float = 0
    over: float = 0
    gap: float = 0


@dataclass(slots=True)
class Block:
    """Something that is set from top to bottom: lines that may part, with the space around them.

    ``breaks`` and ``ends_page`` say that a page begins with it or ends behind it, ``keep_next`` and ``whole``
    that it stays with the next one, and that it stays together; ``header`` is the height of what is
    repeated above it on a new page.
    """

    lines: list[Line]
    before: float = 0
    after: float = 0
    keep_next: bool = False
    whole: bool = False
    widows: bool = True
    breaks: bool = False
    ends_page: bool = False
    header: float = 0
    source: list[etree._Element] = field(default_factory=list)
    section: PageGeometry | None = None

    @property
    def height(self) -> float:
        return sum(line.height + line.notes for line in self.lines)


class Measure:
    """Makes blocks of the elements of a body."""

    def __init__(self, styles: EffectiveStyles, notes: etree._Element | None) -> None:
        self.styles = styles
        self.notes = {
            note.get(q("id"), ""): note for note in (() if notes is None else notes.findall(q("footnote")))
        }
        self.geometry = PageGeometry()
        self._glyphs = ParagraphGlyphs(styles)
        self._known: dict[tuple[str, float], Note] = {}

    def block(self, paragraph: etree._Element, width: float) -> tuple[Block, ParagraphLook]:
        look = self.styles.paragraph(paragraph)
        inside = width - look.left - look.right
        glyphs = self._glyphs.of(paragraph, look)
        lines = [
            self._noted(self._height(look, line.size), line.notes)
            for line in break_lines(glyphs, inside - look.first, inside)
        ]
        lines[0].height += look.rules[0] + (_pictures(paragraph) if look.rule != "exact" else 0)
        lines[-1].height += look.rules[1]
        made = Block(
            lines,
            look.before,
            look.after,
            keep_next=look.keep_next,
            whole=look.keep_lines,
            widows=look.widow_control,
            breaks=look.breaks_page,
            ends_page=any(item.get(q("type")) == "page" for item in paragraph.iter(q("br"))),
            source=[paragraph],
        )
        return made, look

    def _height(self, look: ParagraphLook, size: float) -> float:
        size = size or self.styles.text(look.style_id, None).size
        natural = size * (_ASIAN_LINE if self.geometry.asian else _LATIN_LINE)
        match look.rule:
            case "exact":
                height = look.line
            case "atLeast":
                height = max(look.line, natural)
            case _:
                height = natural * look.line / 240
        pitch = self.geometry.pitch
        if pitch and look.on_grid:
            height = pitch * max(1, round(height / pitch + 0.4))
        return height

    def _noted(self, height: float, notes: list[str]) -> Line:
        found = [self._note(note) for note in notes]
        if not found:
            return Line(height)
        return Line(
            height, sum(note.height for note in found), found[-1].height - found[-1].least, found[-1].after
        )

    def _note(self, note_id: str) -> Note:
        key = (note_id, self.geometry.width)
        if key not in self._known:
            self._known[key] = self._measured(self.notes.get(note_id))
        return self._known[key]

    def _measured(self, note: etree._Element | None) -> Note:
        made = [] if note is None else [self.block(p, self.geometry.width)[0] for p in note.iter(q("p"))]
        if not made:
            return Note()
        lines = [line.height for block in made for line in block.lines]
        height = sum(lines) + sum(block.before + block.after for block in made)
        # With widow control, two lines have to stay on either page.
        parts = len(lines) > 3 if made[0].widows else len(lines) > 1
        least = sum(lines[: 2 if made[0].widows else 1]) if parts else height
        return Note(height, least, made[-1].after)

    def row(self, row: etree._Element, table: _Table) -> Block:
        """A row of a table: as high as its highest cell."""
        cells = [self._cell(cell, table) for cell in row.findall(q("tc"))]
        tallest = max(cells, key=lambda lines: sum(line.height for line in lines), default=[])
        notes = sum(line.notes for lines in cells for line in lines)
        whole = row.find(f"{q('trPr')}/{q('cantSplit')}") is not None
        lines = [Line(line.height) for line in tallest] or [Line(0)]
        if len(cells) == 1:
            lines = cells[0] or lines
        else:
            lines[-1].notes = notes
        asked = row.find(f"{q('trPr')}/{q('trHeight')}")
        height = number("0" if asked is None else asked.get(q("val"), "0"))
        lines[-1].height += max(0.0, height - sum(line.height for line in lines))
        first = next(iter(row.iter(q("p"))), None)
        keep = first is not None and self.styles.paragraph(first).keep_next
        return Block(lines, keep_next=keep, whole=whole, widows=False, source=list(row.iter(q("p"))))

    def _width(self, cell: etree._Element) -> float:
        """The width of a cell; an equal share where the file says it in another way than in twips."""
        width = cell.find(f"{q('tcPr')}/{q('tcW')}")
        if width is not None and width.get(q("type"), "dxa") == "dxa" and number(width.get(q("w"), "0")):
            return number(width.get(q("w"), "0"))
        row = cell.getparent()
        return self.geometry.width / max(1, 0 if row is None else len(row.findall(q("tc"))))

    def _cell(self, cell: etree._Element, table: _Table) -> list[Line]:
        inside = self._width(cell) - table.sides
        top, bottom = table.margins(cell)
        lines: list[Line] = [Line(top)] if top else []
        pending = 0.0
        for index, paragraph in enumerate(cell.iter(q("p"))):
            block, _ = self.block(paragraph, inside)
            gap = max(pending, block.before) if index else block.before
            block.lines[0].height += gap
            pending = block.after
            lines.extend(block.lines)
        if lines:
            lines[-1].height += pending + bottom
        return lines


def _pictures(paragraph: etree._Element) -> float:
    """The height of the tallest picture that stands in the text of a paragraph."""
    drawn = (item for item in paragraph.iter(f"{{{_DRAWING}}}inline"))
    sizes = (item.find(f"{{{_DRAWING}}}extent") for item in drawn)
    return max((number(size.get("cy", "0")) / _EMU for size in sizes if size is not None), default=0.0)


class _Table:
    """What a table keeps free around its cells."""

    def __init__(self, table: etree._Element, styles: EffectiveStyles) -> None:
        style = table.find(f"{q('tblPr')}/{q('tblStyle')}")
        found = styles.cell_margins("" if style is None else style.get(q("val"), ""))
        self._top, self._bottom = found.get("top", 0.0), found.get("bottom", 0.0)
        self.sides = found.get("left", 108.0) + found.get("right", 108.0)

    def margins(self, cell: etree._Element) -> tuple[float, float]:
        """What a cell keeps free above and below."""
        values = []
        for side, usual in (("top", self._top), ("bottom", self._bottom)):
            own = cell.find(f"{q('tcPr')}/{q('tcMar')}/{q(side)}")
            values.append(usual if own is None else number(own.get(q("w"), "0")))
        return values[0], values[1]


def blocks_of(body: etree._Element, measure: Measure, sections: list[PageGeometry]) -> Iterator[Block]:
    """Everything that is set, in order; each block that begins a section knows its page."""
    remaining = list(sections)
    measure.geometry = remaining.pop(0)
    opening: PageGeometry | None = measure.geometry
    last: Block | None = None
    last_style = ""
    for element in _flat(body):
        match etree.QName(element).localname:
            case "p":
                block, look = measure.block(element, measure.geometry.width)
                same = look.contextual and look.style_id == last_style
                if last is not None:
                    # Word takes the larger of the two distances between paragraphs.
                    block.before = 0 if same else max(0, block.before - last.after)
                    last.after = 0 if same else last.after
                block.section, opening = opening, None
                last, last_style = block, look.style_id
                yield block
                if element.find(f"{q('pPr')}/{q('sectPr')}") is not None and remaining:
                    measure.geometry = opening = remaining.pop(0)
            case "tbl":
                last, last_style = None, ""
                header = 0.0
                for row in element.iter(q("tr")):
                    if next(row.iterancestors(q("tbl")), None) is not element:
                        continue
                    block = measure.row(row, _Table(element, measure.styles))
                    block.section, opening = opening, None
                    if row.find(f"{q('trPr')}/{q('tblHeader')}") is not None:
                        header += block.height
                        block.keep_next = True
                    else:
                        block.header = header
                    yield block


def _flat(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a body, also those within content controls."""
    for element in parent.iterchildren(etree.Element):
        match etree.QName(element).localname:
            case "p" | "tbl":
                yield element
            case "sdt" | "sdtContent" | "customXml" | "ins" | "smartTag":
                yield from _flat(element)
