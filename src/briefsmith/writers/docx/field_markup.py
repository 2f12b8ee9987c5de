"""Complex fields of Word: an instruction, and the result that is shown until it is updated."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from briefsmith.writers.docx.xml_names import W

#: What a field does is said at its beginning: of a code no more is read than this and one run.
_LONGEST_CODE = 2_000
_SIGN, _CODE = f"{{{W}}}fldChar", f"{{{W}}}instrText"


def field_xml(instruction: str, result: str, properties: str = "") -> str:
    """The runs of a field; ``result`` are runs, too, and ``properties`` the ``w:rPr`` of all others."""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>{result}'
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )


@dataclass(slots=True)
class ComplexField:
    """A field between its signs (``w:fldChar``); ``begin`` is ``None`` where code stands without one, and
    ``end`` where nothing ends it. ``code`` is whole, however it is cut into runs, without that of fields
    within. ``nests`` says whether there is a field within the code, which gives a part of it.
    """

    begin: etree._Element | None
    code: str = ""
    nests: bool = False
    end: etree._Element | None = None
    _shows: bool = False


def complex_fields(root: etree._Element) -> list[ComplexField]:
    """The complex fields below ``root``, in the order in which they begin."""
    found: list[ComplexField] = []
    opened: list[ComplexField] = []
    for item in root.iter(_SIGN, _CODE):
        kind = item.get(f"{{{W}}}fldCharType", "")
        if item.tag == _CODE or kind == "begin":
            if kind == "begin" or not opened:
                if opened and not opened[-1]._shows:
                    opened[-1].nests = True
                opened.append(ComplexField(item if kind == "begin" else None))
                found.append(opened[-1])
            if item.tag == _CODE and len(opened[-1].code) < _LONGEST_CODE:
                opened[-1].code += item.text or ""
        elif kind == "separate" and opened:
            opened[-1]._shows = True
        elif kind == "end" and opened:
            opened.pop().end = item
    return found
