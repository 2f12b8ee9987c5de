"""The pieces that style definitions are put together from, as WordprocessingML text."""

from __future__ import annotations

from dataclasses import dataclass

#: The one colour beside black: rules, links and the frame of the key points.
ACCENT = "1F3A5F"
#: What warns.
ALARM = "B3261E"
#: What is subordinate, still dark enough to read on paper.
MUTED = "595959"
#: How far a quotation stands in from the left, in twips: two characters of body text.
QUOTATION_INDENT = 480


@dataclass(frozen=True, slots=True)
class StyleDefinition:
    """One style: its kind (``paragraph``, ``character``, ``table``, ``numbering``), id, name and XML."""

    kind: str
    style_id: str
    name: str
    xml: str


def fonts(face: str, latin: str) -> str:
    """A ``w:rFonts``: ``face`` for East Asian text, ``latin`` for the rest."""
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{face}" w:cs="{latin}"/>'


def spacing(before: int = 0, after: int = 0, line: int = 0) -> str:
    """Distances in twips; ``line`` is an exact height, the same whatever typeface stands in."""
    exact = f' w:line="{line}" w:lineRule="exact"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{exact}/>'


def indent(left: int = 0, right: int = 0) -> str:
    """Distances in twips, and no indent of the first line, whatever the style below has."""
    return f'<w:ind w:left="{left}" w:right="{right}" w:firstLineChars="0" w:firstLine="0"/>'


def type_size(half_points: int) -> str:
    """The size of the type, in half points."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def rule(side: str, size: int, space: int, colour: str) -> str:
    """One border: ``size`` in eighths of a point, ``space`` to the text in points."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def cell_margins(top: int, left: int, bottom: int, right: int) -> str:
    """What the cells of a table keep free on each side, in twips (``w:tblCellMar``)."""
    widths = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    sides = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in widths)
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"


def border(*rules: str) -> str:
    """The borders of a paragraph, in the order top, left, bottom, right."""
    return f"<w:pBdr>{''.join(rules)}</w:pBdr>"


#: The names that Word itself knows; every other style is a custom one.
_BUILT_IN = frozenset(
    {
        "normal",
        "default paragraph font",
        "normal table",
        "no list",
        "body text",
        "heading 1",
        "heading 2",
        "heading 3",
        "heading 4",
        "heading 5",
        "heading 6",
        "title",
        "subtitle",
        "signature",
        "date",
        "quote",
        "block text",
        "list bullet",
        "list number",
        "list continue",
        "footnote text",
        "footnote reference",
        "header",
        "footer",
        "strong",
        "emphasis",
        "hyperlink",
        "toc heading",
        "toc 1",
        "toc 2",
        "toc 3",
    }
)


def style(
    kind: str,
    style_id: str,
    name: str,
    inner: str = "",
    *,
    based: str = "",
    following: str = "",
    default: bool = False,
    gallery: int | None = None,
    priority: int = 99,
) -> StyleDefinition:
    """A style; one with a ``gallery`` place is offered to the user there."""
    attributes = ' w:default="1"' if default else ""
    attributes += "" if name.lower() in _BUILT_IN else ' w:customStyle="1"'
    head = f'<w:name w:val="{name}"/>'
    head += f'<w:basedOn w:val="{based}"/>' if based else ""
    head += f'<w:next w:val="{following}"/>' if following else ""
    head += f'<w:uiPriority w:val="{gallery if gallery is not None else priority}"/>'
    head += "<w:qFormat/>" if gallery is not None else ""
    xml = f'<w:style w:type="{kind}"{attributes} w:styleId="{style_id}">{head}{inner}</w:style>'
    return StyleDefinition(kind, style_id, name, xml)


def paragraph_style(
    style_id: str,
    name: str,
    paragraph: str = "",
    run: str = "",
    *,
    based: str = "Normal",
    following: str = "",
    gallery: int | None = 30,
) -> StyleDefinition:
    """A paragraph style from the inside of its ``w:pPr`` and ``w:rPr``."""
    inner = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    inner += f"<w:rPr>{run}</w:rPr>" if run else ""
    return style("paragraph", style_id, name, inner, based=based, following=following, gallery=gallery)


def character_style(style_id: str, name: str, run: str) -> StyleDefinition:
    """A character style from the inside of its ``w:rPr``."""
    return style(
        "character", style_id, name, f"<w:rPr>{run}</w:rPr>", based="DefaultParagraphFont", gallery=31
    )
