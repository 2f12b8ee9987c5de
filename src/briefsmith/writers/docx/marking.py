"""Finds the pages of a template that would be printed without the marking."""

from __future__ import annotations

from docx.document import Document as WordDocument
from lxml import etree

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.writers.docx.xml_names import R, q


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(q("val"), "1") not in {"0", "false", "off"}


def _in_use(section: etree._Element, even: bool) -> tuple[str, ...]:
    kinds = ["default"]
    if _is_on(section.find(q("titlePg"))):
        kinds.append("first")
    return (*kinds, "even") if even else tuple(kinds)


def _text(word: WordDocument, reference: str) -> str:
    part = word.part.related_parts.get(reference)
    root = getattr(part, "element", None)
    return "".join(item.text or "" for item in root.iter(q("t"))) if root is not None else ""


def _unmarked(word: WordDocument, marking: str, where: str) -> bool:
    """Whether a page can lack the marking in its header or footer (``where``). A section without a
    header of its own takes over that of the section before.
    """
    even = _is_on(word.settings.element.find(q("evenAndOddHeaders")))
    texts: dict[str, str] = {}
    for section in word.element.iter(q("sectPr")):
        for reference in section.findall(q(f"{where}Reference")):
            kind = reference.get(q("type"), "default")
            texts[kind] = _text(word, reference.get(f"{{{R}}}id", ""))
        if any(marking not in texts.get(kind, "") for kind in _in_use(section, even)):
            return True
    return False


def marking_problems(word: WordDocument, marking: str, name: str) -> tuple[Diagnostic, ...]:
    """A warning for the header and for the footer, where a page could lack the marking.

    FIRST's TLP 2.0 asks for the label in header and footer of each page. ``word`` is the filled
    template, ``name`` what to call it.
    """
    if not marking:
        return ()
    return tuple(
        Diagnostic(
            "template-unmarked",
            Severity.WARNING,
            f"The template {name} has pages whose {where} does not print the marking.",
            f"Put {{{{ marking }}}} into every {where} of the template, those of first and even pages too.",
        )
        for where in ("header", "footer")
        if _unmarked(word, marking, where)
    )
