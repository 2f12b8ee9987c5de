"""What keeps a .docx from being read by everybody, as far as a program can tell.

The list follows what Word's own checker, PDF/UA and WCAG 2.2 ask for: a title, languages, headings without
jumps, header rows, alternative texts, links with words, contrast, no empty paragraphs as space, a reading
order without text boxes that float.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import east_asian_width

from docx_checks import Package, W
from lxml import etree

_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LEAST_CONTRAST = 4.5
_HANGUL = re.compile("[\uac00-\ud7af]")
_KANA = re.compile("[\u3041-\u30fa]")
#: Words that say nothing of where a link leads.
_EMPTY_WORDS = {"here", "click here", "link", "more", "这里", "此处", "点击", "链接", "更多"}


def barriers(data: bytes) -> list[str]:
    """Everything that is in the way; nothing for a good file."""
    package = Package(data)
    found: list[str] = []
    for check in _CHECKS:
        found.extend(check(package))
    return found


def _core(package: Package) -> Iterator[str]:
    core = package.tree(_CORE)
    for name, what in (("title", "title"), ("language", "language")):
        item = core.find(f"{_DC}{name}")
        if item is None or not (item.text or "").strip():
            yield f"the document has no {what}"


def _defaults(package: Package) -> etree._Element | None:
    return package.tree("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")


def _languages(package: Package) -> Iterator[str]:
    """The language of the document, and of each run whose script says that it has another."""
    lang = _defaults(package)
    if lang is None or not lang.get(f"{W}val") or not lang.get(f"{W}eastAsia"):
        yield "the document's text has no language"
        return
    usual = lang.get(f"{W}eastAsia", "")
    for name, story in package.stories():
        for run in story.iter(f"{W}r"):
            text = package.text(run)
            own = run.find(f"{W}rPr/{W}lang")
            tag = (own.get(f"{W}eastAsia") if own is not None else None) or usual
            for pattern, wanted in ((_HANGUL, "ko"), (_KANA, "ja")):
                if pattern.search(text) and not tag.startswith(wanted):
                    yield f"{name}: “{text[:20]}” is marked as {tag}"


def _headings(package: Package) -> Iterator[str]:
    styles = _Styles(package)
    last = 0
    titles = 0
    for paragraph in package.body.iter(f"{W}p"):
        name = styles.name(paragraph)
        text = package.text(paragraph).strip()
        titles += name == "title" and bool(text)
        found = re.fullmatch(r"heading (\d)", name)
        if not found:
            continue
        level = int(found[1])
        if not text:
            yield f"a heading of level {level} is empty"
        if level > last + 1:
            yield f"the heading “{text[:20]}” jumps from level {last} to {level}"
        last = level
    if titles != 1:
        yield f"{titles} paragraphs are titles"


def _tables(package: Package) -> Iterator[str]:
    for number, table in enumerate(package.body.iter(f"{W}tbl"), 1):
        rows = table.findall(f"{W}tr")
        columns = max((len(row.findall(f"{W}tc")) for row in rows), default=0)
        properties = table.find(f"{W}tblPr")
        if properties is None or properties.find(f"{W}tblCaption") is None:
            yield f"table {number} has no title"
        for row in rows:
            splits = row.find(f"{W}trPr/{W}cantSplit") is None
            if splits and len(package.text(row)) < 130:
                yield f"table {number} lets a short row run over the end of a page"
        if columns < 2:
            continue
        header = rows[0].find(f"{W}trPr/{W}tblHeader")
        if header is None:
            yield f"table {number} has no header row"
        elif any(not package.text(cell).strip() for cell in rows[0].findall(f"{W}tc")):
            yield f"table {number} has an empty header cell"
        if any(len(row) == 0 or row.find(f".//{W}vMerge") is not None for row in rows):
            yield f"table {number} has cells that are merged downwards"


def _graphics(package: Package) -> Iterator[str]:
    for name, story in package.stories():
        for item in story.iter():
            if not isinstance(item.tag, str):
                continue
            if etree.QName(item).localname == "docPr" and not (item.get("descr") or item.get("title")):
                yield f"{name}: a drawing has no alternative text"
            if etree.QName(item).localname == "anchor":
                yield f"{name}: a drawing floats outside the order of reading"


def _spacing(package: Package) -> Iterator[str]:
    """Empty paragraphs are allowed where Word needs one: behind a table, or to hold a field or a section; and
    the blank line that GB/T 9704-2012 asks for below a title.
    """
    styles = _Styles(package)
    for paragraph in package.body.iter(f"{W}p"):
        busy = paragraph.find(f".//{W}fldChar") is not None or paragraph.find(f".//{W}sectPr") is not None
        if package.text(paragraph).strip() or busy or paragraph.find(f".//{W}drawing") is not None:
            continue
        before = paragraph.getprevious()
        if styles.name(paragraph) != "title space" and (before is None or before.tag != f"{W}tbl"):
            yield f"an empty paragraph of the style “{styles.name(paragraph)}” makes space"


def _links(package: Package) -> Iterator[str]:
    for name, story in package.stories():
        marks = {item.get(f"{W}name") for item in package.body.iter(f"{W}bookmarkStart")}
        for link in story.iter(f"{W}hyperlink"):
            words = package.text(link).strip()
            if not words or words.lower() in _EMPTY_WORDS:
                yield f"{name}: a link has no words that say where it leads: “{words}”"
            target = link.get(f"{W}anchor")
            if target is not None and target not in marks:
                yield f"{name}: a link leads to {target}, which is not there"


# ---------------------------------------------------------------------------------- contrast


def _luminance(colour: str) -> float:
    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (``RRGGBB``) after WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class _Styles:
    """Styles by id, with what they inherit."""

    def __init__(self, package: Package) -> None:
        found = package.tree("word/styles.xml").findall(f"{W}style")
        self.by_id = {item.get(f"{W}styleId", ""): item for item in found}
        self._names = {key: self._name(item) for key, item in self.by_id.items()}

    def _name(self, style: etree._Element) -> str:
        name = style.find(f"{W}name")
        return "" if name is None else name.get(f"{W}val", "").lower()

    def name(self, paragraph: etree._Element) -> str:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._names.get("" if style is None else style.get(f"{W}val", ""), "")

    def value(self, style_id: str, path: str, attribute: str) -> str:
        """What a style says, or the nearest one that it is based on."""
        seen: set[str] = set()
        while style_id in self.by_id and style_id not in seen:
            seen.add(style_id)
            found = self.by_id[style_id].find(path)
            if found is not None and found.get(f"{W}{attribute}"):
                return str(found.get(f"{W}{attribute}"))
            based = self.by_id[style_id].find(f"{W}basedOn")
            style_id = "" if based is None else based.get(f"{W}val", "")
        return ""


def _val(element: etree._Element | None, attribute: str = "val") -> str:
    return "" if element is None else element.get(f"{W}{attribute}", "")


def _contrasts(package: Package) -> Iterator[str]:
    styles, told = _Styles(package), set[str]()

    @cache
    def of_style(kind: str, style_id: str) -> str:
        path, attribute = (f"{W}rPr/{W}color", "val") if kind == "color" else (f"{W}pPr/{W}shd", "fill")
        return styles.value(style_id, path, attribute)

    for name, story in package.stories():
        for paragraph in story.iter(f"{W}p"):
            style = _val(paragraph.find(f"{W}pPr/{W}pStyle"))
            ground = _ground(paragraph, styles, of_style("fill", style))
            for run in paragraph.iter(f"{W}r"):
                if not package.text(run).strip():
                    continue
                inner = _val(run.find(f"{W}rPr/{W}rStyle"))
                colour = _val(run.find(f"{W}rPr/{W}color")) or of_style("color", inner)
                colour = colour or of_style("color", style) or "auto"
                behind = _val(run.find(f"{W}rPr/{W}shd"), "fill") or ground
                problem = _too_faint(colour, behind)
                if problem and problem not in told:
                    told.add(problem)
                    yield f"{name}: {problem}: “{package.text(run)[:20]}”"


def _ground(paragraph: etree._Element, styles: _Styles, of_style: str) -> str:
    """The colour behind a paragraph: its own, its cell's, its table's, or white."""
    own = _val(paragraph.find(f"{W}pPr/{W}shd"), "fill") or of_style
    if own and own != "auto":
        return own
    for cell in paragraph.iterancestors(f"{W}tc"):
        fill = _val(cell.find(f"{W}tcPr/{W}shd"), "fill")
        table = next(cell.iterancestors(f"{W}tbl"))
        style = _val(table.find(f"{W}tblPr/{W}tblStyle"))
        fill = fill or styles.value(style, f"{W}tcPr/{W}shd", "fill")
        row = cell.getparent()
        if row is not None and row.find(f"{W}trPr/{W}tblHeader") is not None:
            first = f"{W}tblStylePr[@{W}type='firstRow']/{W}tcPr/{W}shd"
            fill = styles.value(style, first, "fill") or fill
        if fill and fill != "auto":
            return fill
    return "FFFFFF"


def _too_faint(colour: str, behind: str) -> str:
    front = "000000" if colour == "auto" else colour
    back = "FFFFFF" if behind == "auto" else behind
    if not re.fullmatch("[0-9A-Fa-f]{6}", front) or not re.fullmatch("[0-9A-Fa-f]{6}", back):
        return ""
    found = contrast(front, back)
    return "" if found >= _LEAST_CONTRAST else f"{front} on {back} has a contrast of {found:.1f}"


def _typography(package: Package) -> Iterator[str]:
    """What Word needs to break and space Chinese text well."""
    if package.tree("word/settings.xml").find(f"{W}characterSpacingControl") is None:
        yield "nothing is said of the compression of punctuation"
    styles = _Styles(package)
    normal = next((key for key, item in styles.by_id.items() if item.get(f"{W}default") == "1"), "")
    for switch in ("kinsoku", "autoSpaceDE", "autoSpaceDN"):
        found = styles.by_id[normal].find(f"{W}pPr/{W}{switch}") if normal else None
        if found is not None and found.get(f"{W}val") in {"0", "false"}:
            yield f"{switch} is off"


def _faces(package: Package) -> Iterator[str]:
    """Hangul in a run that asks for a Chinese typeface is shown as boxes where that has none."""
    for name, story in package.stories():
        for run in story.iter(f"{W}r"):
            text = package.text(run)
            if not _HANGUL.search(text) or not any(east_asian_width(one) == "W" for one in text):
                continue
            own = _val(run.find(f"{W}rPr/{W}rFonts"), "eastAsia")
            usual = _defaults(package)
            if not own and usual is not None and not usual.get(f"{W}eastAsia", "").startswith("ko"):
                yield f"{name}: “{text[:20]}” is set in a typeface that may have no hangul"


_CHECKS = (
    _core,
    _languages,
    _headings,
    _tables,
    _graphics,
    _spacing,
    _links,
    _contrasts,
    _typography,
    _faces,
)
