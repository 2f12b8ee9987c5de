"""What the walk through a Word file asks of its markup: names, values, and what hides text."""

from __future__ import annotations

from lxml import etree

from briefsmith.verifying.package import WORD_NAMESPACES

_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_ON = frozenset({None, "1", "true", "on"})
_HIDING = ("vanish", "specVanish")
_STRIKING = ("strike", "dstrike")


def value_of(node: etree._Element, name: str = "val") -> str | None:
    """The value of an attribute in the namespace of Word, transitional or strict."""
    for namespace in WORD_NAMESPACES:
        found = node.get(f"{{{namespace}}}{name}")
        if found is not None:
            return found
    return None


def local_name(node: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is neither text nor mathematics."""
    tag = node.tag
    if not isinstance(tag, str):
        return ""
    namespace, _, name = tag.rpartition("}")
    if namespace[1:] in WORD_NAMESPACES or name in ("Fallback", "AlternateContent", "Choice"):
        return name
    return name if namespace[1:] == _MATH and name in ("t", "r") else ""


def crosses(properties: etree._Element) -> bool:
    """Whether run properties hide text or strike it through."""
    return any(local_name(child) in (*_HIDING, *_STRIKING) and value_of(child) in _ON for child in properties)


def text_styles(root: etree._Element | None) -> tuple[dict[str, str], frozenset[str]]:
    """The names of the styles by their ids, and the ids of those that hide text or strike it through, be it
    because a style that they are based on does.
    """
    names: dict[str, str] = {}
    hiding: set[str] = set()
    based: dict[str, set[str]] = {}
    for style in root if root is not None else ():
        if local_name(style) != "style":
            continue
        style_id = value_of(style, "styleId") or ""
        for child in style:
            if local_name(child) == "name":
                names[style_id] = (value_of(child) or "").lower()
            if local_name(child) == "basedOn":
                based.setdefault(value_of(child) or "", set()).add(style_id)
            if local_name(child) == "rPr" and crosses(child):
                hiding.add(style_id)
    asked = list(hiding)
    while asked:
        new = based.get(asked.pop(), set()) - hiding
        hiding |= new
        asked += new
    return names, frozenset(hiding)
