"""Sets the TLP label of a filled template in its colour on black, beside whatever else the marking says."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from docx.document import Document as WordDocument
from docx.oxml.parser import parse_xml
from lxml import etree

from briefsmith.marking import TLP_COLOURS, read_marking
from briefsmith.writers.docx.paragraph_text import pieces_of
from briefsmith.writers.docx.xml_names import W, q

#: Twelve points, the smallest size that TLP 2.0 recommends, in half points.
_SMALLEST = 24
#: What shows that a house has formatted the run itself.
_OWN = ("color", "highlight", "shd")
#: The properties of a run in the order of the schema, as far as they are set here or come before it.
_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w",
    "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign",
    "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip


def colour_labels(word: WordDocument, paragraphs: Iterable[etree._Element], marking: str, line: str) -> None:
    """Sets the label of ``marking`` in those paragraphs; nothing where the marking has none.

    A run with a colour or a background of its own stays as the house has made it. FIRST recommends to set
    labels at the right, so that nobody takes one for a classification: paragraphs of the style with the id
    ``line`` do so.
    """
    label = read_marking(marking).label
    for paragraph in paragraphs if label else ():
        for text in [piece.element for piece in pieces_of(paragraph)]:
            if label in (text.text or "") and _plain(text.getparent()):
                _set(word, paragraph, text, label)
                if line and _style(paragraph, "pPr", "pStyle") == line:
                    _align(paragraph)


def _plain(run: etree._Element | None) -> bool:
    if run is None or run.tag != q("r"):
        return False
    properties = run.find(q("rPr"))
    return properties is None or all(properties.find(q(name)) is None for name in _OWN)


def _set(word: WordDocument, paragraph: etree._Element, text: etree._Element, label: str) -> None:
    """Cuts the run in three around the label; what else is in the run stays with the words beside it."""
    run = text.getparent()
    assert run is not None
    before, _, after = (text.text or "").partition(label)
    content = [item for item in run if item.tag != q("rPr")]
    place = content.index(text)
    behind = content[place + 1 :]
    labelled, rest = _copy(run, label), _copy(run, after)
    for item in behind:
        rest.append(item)
    text.text = before
    _look(labelled, TLP_COLOURS[label], _size(word, paragraph, run) < _SMALLEST)
    run.addnext(labelled)
    if after or behind:
        labelled.addnext(rest)
    holder = run.getparent()
    if holder is not None and not before and place == 0:
        holder.remove(run)


def _copy(run: etree._Element, content: str) -> etree._Element:
    made = etree.Element(q("r"))
    properties = run.find(q("rPr"))
    if properties is not None:
        made.append(deepcopy(properties))
    text = etree.SubElement(made, q("t"))
    text.text = content
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _look(run: etree._Element, colour: str, enlarged: bool) -> None:
    properties = run.find(q("rPr"))
    if properties is None:
        properties = etree.Element(q("rPr"))
        run.insert(0, properties)
    wanted = f'<w:b/><w:bCs/><w:color w:val="{colour}"/>'
    wanted += f'<w:sz w:val="{_SMALLEST}"/><w:szCs w:val="{_SMALLEST}"/>' if enlarged else ""
    wanted += '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
    for item in list(parse_xml(f'<w:rPr xmlns:w="{W}">{wanted}</w:rPr>')):
        for old in properties.findall(item.tag):
            properties.remove(old)
        properties.append(item)
    order = {q(name): place for place, name in enumerate(_ORDER)}
    properties[:] = sorted(properties, key=lambda item: order.get(str(item.tag), len(order)))


def _align(paragraph: etree._Element) -> None:
    """Right-aligned, by the last property that the template's own paragraph can have in front of it."""
    properties = paragraph.find(q("pPr"))
    if properties is not None and properties.find(q("jc")) is None:
        wanted = parse_xml(f'<w:jc xmlns:w="{W}" w:val="right"/>')
        mark = next((item for item in properties if item.tag in {q("rPr"), q("sectPr")}), None)
        properties.append(wanted) if mark is None else mark.addprevious(wanted)


def _style(element: etree._Element, properties: str, name: str) -> str:
    found = element.find(f"{q(properties)}/{q(name)}")
    return found.get(q("val"), "") if found is not None else ""


def _size(word: WordDocument, paragraph: etree._Element, run: etree._Element) -> float:
    """The size of a run in half points: its own, or that of its styles, or the default."""
    own = _style(run, "rPr", "sz")
    styles = {item.get(q("styleId")): item for item in word.styles.element.findall(q("style"))}
    normal = next((one for one in styles.values() if one.get(q("default")) == "1"), None)
    start = (_style(run, "rPr", "rStyle"), _style(paragraph, "pPr", "pStyle"))
    sizes = [own, *(_inherited(styles, name) for name in start)]
    if not start[1] and normal is not None:
        sizes.append(_style(normal, "rPr", "sz"))
    default = word.styles.element.find(f"{q('docDefaults')}/{q('rPrDefault')}")
    sizes.append(_style(default, "rPr", "sz") if default is not None else "")
    return next((float(size) for size in sizes if size.isdecimal()), 20.0)


def _inherited(styles: dict[str | None, etree._Element], name: str) -> str:
    """The size that a style or one that it is based on gives."""
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        based = styles[name].find(q("basedOn"))
        size = _style(styles[name], "rPr", "sz")
        if size:
            return size
        name = based.get(q("val"), "") if based is not None else ""
    return ""
