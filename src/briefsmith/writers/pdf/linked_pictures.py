"""SVG drawings without what they link to: LibreOffice would read any picture of this disk into the PDF.

Its settings keep it from following the links of the Word file itself, but not those of a drawing in it.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import re
import zlib

from lxml import etree

#: LibreOffice knows a drawing by its content, whatever it is called, also packed and in UTF-16.
_DRAWING = re.compile(rb"<(?:[\w.-]{1,40}:)?svg[\s>]|<\x00s\x00v\x00g|:\x00s\x00v\x00g")
_PACKED = b"\x1f\x8b"
#: Links within, and pictures that can hold no links.
_HARMLESS = ("#", "data:image/png;", "data:image/jpeg;", "data:image/gif;")
_EMPTY = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
#: What a packed drawing may hold, in bytes.
_MOST_BYTES = 1 << 26


def without_links(part: bytes) -> bytes:
    """A part of a Word file; where it is a drawing, without links to anything but itself. A drawing that
    cannot be read is made empty.
    """
    drawing = _unpacked(part) if part.startswith(_PACKED) else part
    if not _DRAWING.search(drawing):
        return part
    try:
        root = etree.fromstring(drawing, etree.XMLParser(no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return _EMPTY
    if etree.QName(root).localname != "svg":
        return part
    declared = root.getroottree().docinfo.internalDTD is not None
    if not (_unlinked(root) or declared):
        return part
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)  # without the DTD
    return written


def _unlinked(root: etree._Element) -> bool:
    """Takes the links out; gives whether there were any."""
    found = False
    for element in root.iter(etree.Element):
        for name in list(element.attrib):
            value = str(element.attrib[name]).strip()
            if str(name).rpartition("}")[2] == "href" and not value.startswith(_HARMLESS):
                del element.attrib[name]
                found = True
    return found


def _unpacked(part: bytes) -> bytes:
    with contextlib.suppress(OSError, EOFError, zlib.error), gzip.open(io.BytesIO(part)) as packed:
        return packed.read(_MOST_BYTES)
    return b""
