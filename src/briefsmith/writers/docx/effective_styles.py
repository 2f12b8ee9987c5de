"""What a paragraph and its text look like once defaults, styles and its own properties are put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from briefsmith.writers.docx.xml_names import q

#: The half points of Word's own default type, and the height of a line that says nothing.
_DEFAULT_SIZE, _DEFAULT_LINE = "20", "240"
_OFF = {"0", "false", "off"}
#: Properties that are on or off.
_SWITCHES = ("keepNext", "keepLines", "pageBreakBefore", "widowControl", "contextualSpacing", "snapToGrid")
Values = dict[str, str]


@dataclass(frozen=True, slots=True)
class TextLook:
    """How a run is set: its size in twips, what is added to each character, its Latin typeface."""

    size: float
    spacing: float
    face: str
    bold: bool


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is set, all distances in twips; ``line`` is what ``rule`` makes of it
    (``exact``, ``atLeast``, or ``auto``, in 240ths of a line), ``rules`` what borders take above and below.
    """

    style_id: str
    before: float
    after: float
    line: float
    rule: str
    left: float
    right: float
    first: float
    keep_next: bool
    keep_lines: bool
    breaks_page: bool
    widow_control: bool
    contextual: bool
    on_grid: bool
    outline: int | None
    numbering: tuple[str, int] | None
    rules: tuple[float, float]


class EffectiveStyles:
    """Looks by style, each resolved once. ``styles`` and ``numbering`` are the roots of their parts."""

    def __init__(self, styles: etree._Element, numbering: etree._Element | None) -> None:
        self._styles = {item.get(q("styleId"), ""): item for item in styles.findall(q("style"))}
        self._defaults = {
            kind: _properties(styles.find(f"{q('docDefaults')}/{q(f'{kind}Default')}/{q(kind)}"))
            for kind in ("pPr", "rPr")
        }
        self._normal = next(
            (
                key
                for key, item in self._styles.items()
                if item.get(q("type")) == "paragraph" and item.get(q("default")) in {"1", "true", "on"}
            ),
            "",
        )
        self._indents = dict(_level_indents(numbering)) if numbering is not None else {}
        self._chains: dict[tuple[str, str], Values] = {}
        self._texts: dict[tuple[str, str, str], TextLook] = {}

    def name(self, style_id: str) -> str:
        """The name of a style in lower case, empty where there is none."""
        style = self._styles.get(style_id or self._normal)
        name = None if style is None else style.find(q("name"))
        return "" if name is None else name.get(q("val"), "").lower()

    def paragraph(self, paragraph: etree._Element) -> ParagraphLook:
        """The look of a ``w:p``."""
        own = _properties(paragraph.find(q("pPr")))
        style_id = own.get("pStyle.val", self._normal)
        values = dict(self._chain(style_id, "pPr"))
        # What a list says of its indent stands between the style and the paragraph's own.
        listed = own.get("numId.val", values.get("numId.val", "0"))
        level = int(number(own.get("ilvl.val", values.get("ilvl.val", "0"))))
        if "numId.val" in own or not any(key.startswith("ind.") for key in values):
            values.update(self._indents.get((listed, level), {}))
        values.update(own)
        size = self.text(style_id, None).size
        return _look(style_id, values, size, None if listed == "0" else (listed, level))

    def style(self, style_id: str) -> ParagraphLook:
        """The look of a paragraph that has a style and nothing of its own."""
        paragraph = etree.Element(q("p"))
        etree.SubElement(etree.SubElement(paragraph, q("pPr")), q("pStyle"), {q("val"): style_id})
        return self.paragraph(paragraph)

    def cell_margins(self, style_id: str) -> dict[str, float]:
        """What the cells of a table style keep free on each side (``top``, ``left``, …), in twips."""
        margins: dict[str, float] = {}
        for style in reversed(list(self._ancestry(style_id))):
            found = style.find(f"{q('tblPr')}/{q('tblCellMar')}")
            for side in () if found is None else found:
                margins[etree.QName(side).localname] = number(side.get(q("w"), "0"))
        return margins

    def text(self, style_id: str, run: etree._Element | None) -> TextLook:
        """The look of a ``w:r`` in a paragraph of that style."""
        properties = None if run is None else run.find(q("rPr"))
        key = (
            style_id,
            "",
            "" if properties is None else etree.tostring(properties, encoding="unicode", with_tail=False),
        )
        if key not in self._texts:
            own = _properties(properties)
            values = dict(self._chain(style_id, "rPr"))
            if "rStyle.val" in own:
                values.update(self._own_chain(own["rStyle.val"], "rPr"))
            values.update(own)
            self._texts[key] = TextLook(
                number(values.get("sz.val", _DEFAULT_SIZE)) * 10,
                number(values.get("spacing.val", "0")),
                values.get("rFonts.ascii", ""),
                values.get("b.val", "0") not in _OFF,
            )
        return self._texts[key]

    def _chain(self, style_id: str, kind: str) -> Values:
        """The defaults, and what a style and those that it is based on say."""
        key = (style_id, kind)
        if key not in self._chains:
            self._chains[key] = self._defaults[kind] | self._own_chain(style_id, kind)
        return self._chains[key]

    def _own_chain(self, style_id: str, kind: str) -> Values:
        values: Values = {}
        for style in reversed(list(self._ancestry(style_id))):
            values.update(_properties(style.find(q(kind))))
        return values

    def _ancestry(self, style_id: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            based = self._styles[style_id].find(q("basedOn"))
            style_id = "" if based is None else based.get(q("val"), "")


def _properties(element: etree._Element | None) -> Values:
    """The properties below an element as ``tag.attribute``; a switch without a value is on."""
    values: Values = {}
    for item in () if element is None else element.iterdescendants(etree.Element):
        tag = etree.QName(item).localname
        if tag == "sectPr":
            break
        if not item.attrib:
            values[f"{tag}.val"] = "1"
        for name, value in item.attrib.items():
            values[f"{tag}.{etree.QName(name).localname}"] = str(value)
    return values


def _level_indents(numbering: etree._Element) -> Iterator[tuple[tuple[str, int], Values]]:
    """The indents of each level of each list."""
    abstracts = {item.get(q("abstractNumId")): item for item in numbering.findall(q("abstractNum"))}
    for item in numbering.findall(q("num")):
        link = item.find(q("abstractNumId"))
        abstract = None if link is None else abstracts.get(link.get(q("val")))
        for level in () if abstract is None else abstract.findall(q("lvl")):
            found = _properties(level.find(q("pPr")))
            indents = {key: value for key, value in found.items() if key.startswith("ind.")}
            yield (item.get(q("numId"), ""), int(number(level.get(q("ilvl"), "0")))), indents


def number(value: str) -> float:
    """A length or a size as a template gives it; 0 for what is no plain number."""
    try:
        return float(value)
    except ValueError:
        return 0.0


def _look(
    style_id: str, values: Mapping[str, str], size: float, numbering: tuple[str, int] | None
) -> ParagraphLook:
    def length(tag: str, name: str) -> float:
        characters = number(values.get(f"{tag}.{name}Chars", "0"))
        return characters * size / 100 if characters else number(values.get(f"{tag}.{name}", "0"))

    on = {name: values.get(f"{name}.val", "0") not in _OFF for name in _SWITCHES}
    outline = values.get("outlineLvl.val", "")
    hanging = length("ind", "hanging")
    return ParagraphLook(
        style_id=style_id,
        before=number(values.get("spacing.before", "0")),
        after=number(values.get("spacing.after", "0")),
        line=number(values.get("spacing.line", _DEFAULT_LINE)) or 240,
        rule=values.get("spacing.lineRule", "auto"),
        left=length("ind", "left") or length("ind", "start"),
        right=length("ind", "right") or length("ind", "end"),
        first=-hanging if hanging else length("ind", "firstLine"),
        keep_next=on["keepNext"],
        keep_lines=on["keepLines"],
        breaks_page=on["pageBreakBefore"],
        widow_control=on["widowControl"] or "widowControl.val" not in values,
        contextual=on["contextualSpacing"],
        on_grid=on["snapToGrid"] or "snapToGrid.val" not in values,
        outline=int(outline) if outline.isdecimal() and int(outline) < 9 else None,
        numbering=numbering,
        rules=(_rule(values, "top"), _rule(values, "bottom")),
    )


def _rule(values: Mapping[str, str], side: str) -> float:
    """What a border takes, in twips: its space in points, its size in eighths of a point."""
    if values.get(f"{side}.val", "none") in {"none", "nil"}:
        return 0.0
    return number(values.get(f"{side}.space", "0")) * 20 + number(values.get(f"{side}.sz", "0")) * 2.5
