"""A part of the Word file that is printed, as a tree and back as bytes."""

from __future__ import annotations

from lxml import etree


def parsed(part: bytes) -> etree._Element:
    """The tree of a part; a template is hostile, so no entity is resolved and nothing is fetched."""
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def written(root: etree._Element) -> bytes:
    """A part as Word files hold it."""
    content: bytes = etree.tostring(root, encoding="UTF-8", standalone=True, xml_declaration=True)
    return content
