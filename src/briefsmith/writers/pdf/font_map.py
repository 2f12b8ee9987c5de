"""The font map for one run of LibreOffice: fontconfig rules before the system's own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from lxml import etree

from briefsmith.writers.docx.xml_names import q
from briefsmith.writers.pdf.faces import EAST_ASIAN, LATIN, REGION_OF_CHARSET, FaceGroup, sans, serif

#: A table of fonts in a template may be of any length; no file names this many.
_MOST_FONTS = 500


def font_map(docx: bytes, system: str) -> str:
    """A fontconfig file in which every common East Asian face, and every one that the Word file's table of
    fonts describes, has stand-ins of its own kind; the system's configuration (the file ``system``, or by
    its usual name) comes after it.

    The stand-ins are put behind the face itself, so that one that is installed is always taken.
    """
    groups = (*EAST_ASIAN, *LATIN, *told_groups(docx))
    rules = "".join(_rule(name, group) for group in groups for name in group.names)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f"<fontconfig>\n{rules}<include>{escape(system or 'fonts.conf')}</include>\n</fontconfig>\n"
    )


def _rule(name: str, group: FaceGroup) -> str:
    families = "".join(f"<string>{escape(family)}</string>" for family in group.stand_ins)
    weight = '<edit name="weight" mode="assign"><const>bold</const></edit>' if group.bold else ""
    return (
        f'<match target="pattern"><test qual="any" name="family"><string>{escape(name)}</string></test>'
        f'<edit name="family" mode="append" binding="same">{families}</edit>{weight}</match>\n'
    )


def told_groups(docx: bytes) -> tuple[FaceGroup, ...]:
    """The East Asian faces that only the Word file's own table of fonts knows, each with its stand-ins."""
    return tuple(_told(docx))


def _told(docx: bytes) -> Iterator[FaceGroup]:
    known = {name for group in (*EAST_ASIAN, *LATIN) for name in group.names}
    for font in _fonts(docx)[:_MOST_FONTS]:
        name, family, charset = font.get(q("name")), _value(font, "family"), _value(font, "charset")
        region = REGION_OF_CHARSET.get(charset)
        if name and name not in known and region and family in {"roman", "swiss"}:
            yield FaceGroup((name,), serif(region) if family == "roman" else sans(region), family == "roman")


def _fonts(docx: bytes) -> list[etree._Element]:
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            table = package.read("word/fontTable.xml")
        return list(etree.fromstring(table, _parser()).iter(q("font")))
    except (KeyError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return []


def _value(font: etree._Element, name: str) -> str:
    found = font.find(q(name))
    return "" if found is None else found.get(q("val"), "").lower()


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)
