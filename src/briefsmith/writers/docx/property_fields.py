"""Fields of a template that show a document property: what they show is brought up to date."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from briefsmith.writers.docx.xml_names import q

#: ``TITLE``, ``DOCPROPERTY "Company"`` and the like; one that formats what it shows is left to Word.
_CODE = re.compile(
    r'\s*(?:DOCPROPERTY\s+(?:"([^"]{1,100})"|([^\s"\\]{1,100}))|(TITLE|SUBJECT|AUTHOR|KEYWORDS|COMMENTS|LASTSAVEDBY))'
    r"\s*(?:\\\*\s*(?:MERGEFORMAT|CHARFORMAT)\s*)*",
    re.IGNORECASE,
)
#: Properties that a briefing has or has not, whatever the template had.
_ALWAYS = frozenset({"title", "subject", "author", "keywords", "comments", "lastsavedby"})
#: A longer code is none that is known here.
_LONGEST = 300


def update_fields(root: etree._Element, values: Mapping[str, str]) -> None:
    """Sets what the fields below ``root`` show; ``values`` are the properties by their names in small
    letters. Fields within fields, and those that run over several paragraphs, are left alone.
    """
    for field in root.iter(q("fldSimple")):
        _show(list(field.iter(q("t"))), field.get(q("instr"), ""), values)
    for paragraph in root.iter(q("p")):
        if paragraph.find(f".//{q('fldChar')}") is not None:
            _update_paragraph(paragraph, values)


def _update_paragraph(paragraph: etree._Element, values: Mapping[str, str]) -> None:
    depth, state, code = 0, "", ""
    shown: list[etree._Element] = []
    nested = False
    for item in paragraph.iter(q("fldChar"), q("instrText"), q("t")):
        if item.tag == q("fldChar"):
            state = item.get(q("fldCharType"), "")
            if state == "begin":
                nested, depth = depth > 0, depth + 1
                code, shown = ("", []) if depth == 1 else (code, shown)
            elif state == "end":
                depth = max(depth - 1, 0)
                if depth == 0 and not nested:
                    _show(shown, code, values)
                state = ""
        elif item.tag == q("instrText"):
            code += (item.text or "") if len(code) < _LONGEST else ""
        elif depth == 1 and state == "separate":
            shown.append(item)


def _show(texts: list[etree._Element], code: str, values: Mapping[str, str]) -> None:
    found = _CODE.fullmatch(code)
    name = next(filter(None, found.groups()), "").lower() if found else ""
    value = values.get(name, "")
    # A briefing without an author does not go on showing who made the template.
    if not texts or not (value or name in _ALWAYS):
        return
    for item in texts:
        item.text = ""
    texts[0].text = value
    texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
