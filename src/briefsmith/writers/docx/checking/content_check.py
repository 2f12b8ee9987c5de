"""Checks what a template brings along that is hostile, unfinished or out of date."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from briefsmith.writers.docx.checking.model import Findings, Passage, Spot
from briefsmith.writers.docx.checking.opening import OpenedTemplate
from briefsmith.writers.docx.checking.places import TemplateParagraph, inside, sections
from briefsmith.writers.docx.guide import GUIDE_AUTHOR
from briefsmith.writers.docx.reach_rules import OPENED_WITH, Wrong, is_web_link, wrong_reaches
from briefsmith.writers.docx.xml_names import R, q

_UNSAFE, _UNFINISHED = "template-unsafe", "template-unfinished"
_SAVE_AGAIN = "Open it in Word and save it again."
#: A path on somebody's machine; what names another machine is refused.
_LOCAL = re.compile(r"(?:file:/{3})?(?:[A-Za-z]:[\\/]|/(?!/))", re.ASCII)
#: Word writes braces into an address as they are, or as RFC 3986 asks.
_PLACEHOLDER = re.compile(r"(?:\{|%7B){2}", re.IGNORECASE)
_CHANGES = frozenset(q(name) for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"))
#: Parts that a briefing must not hand on.
_PROGRAMS = (
    ("vbaproject.bin", "holds macros"),
    ("vbadata.xml", "holds macros"),
    ("/activex/", "holds controls that run programs (ActiveX)"),
)
#: What is said of what the parts ask for, where it stands or after the name of the part, and what to do.
_REACHES = {
    Wrong.FIELD: (
        "a field fetches something from elsewhere{at} ({what})",
        "Put the content into the file itself.",
    ),
    Wrong.LINK: (
        "a link leads to something other than a page or a mail address{at}: {what}",
        "Links may begin with http, https or mailto.",
    ),
    Wrong.HIDDEN_LINK: (
        "the target of a link is given by another field{at}, so nobody knows where it leads",
        "Write the address of the page into the link.",
    ),
    Wrong.PICTURE: (
        "a picture is fetched from elsewhere when the file is opened{at}: {what}",
        "Put it into the file itself, or take it out.",
    ),
}
_KINDS = {
    "image": "a picture",
    "attachedTemplate": "a template",
    "oleObject": "an object",
    "subDocument": "a document",
    "frame": "a frame",
}


def check_relations(opened: OpenedTemplate, findings: Findings) -> None:
    """Tells of everything that is not in the file itself, of macros, and of parts that are missing."""
    for name in opened.parts:
        for sign, said in _PROGRAMS:
            if sign in f"/{name.lower()}":
                findings.error(
                    _UNSAFE, f"the file {said}", "Save it as a Word document (.docx) without them."
                )
    for part in ("", *opened.trees):
        for relation in opened.relations(part):
            kind = relation.kind.rpartition("/")[2]
            if relation.external:
                _external(kind, relation.target, part, findings)
            elif kind in OPENED_WITH:
                help_text = "Take it out, or paste what it shows into the template instead."
                findings.error(_UNSAFE, f"the file holds {OPENED_WITH[kind]}", help_text)
            elif relation.target not in opened.parts and kind not in {"hyperlink", "thumbnail"}:
                said = f"the file is damaged: its part {relation.target} ({kind}) is missing"
                findings.error("template-invalid", said, _SAVE_AGAIN)


def _external(kind: str, target: str, part: str, findings: Findings) -> None:
    if kind == "hyperlink" and is_web_link(target):
        if _PLACEHOLDER.search(target):
            said = f"a placeholder stands in the address of a link ({part}), where it is not filled"
            help_text = "Write the address itself into the link."
            findings.warning("template-placeholder-idle", f"{said}: {target[:120]}", help_text)
        return
    if kind == "attachedTemplate" and _LOCAL.match(target):
        findings.warning(
            "template-attached",
            f"the file names a template on somebody's machine: {target[:120]}",
            "In Word: Developer, Document Template: take it out.",
        )
        return
    if kind == "hyperlink":
        said, help_text = _REACHES[Wrong.LINK]
        findings.error(_UNSAFE, said.format(at=f" ({part})", what=target[:120]), help_text)
        return
    what = _KINDS.get(kind, "a part")
    said = f"{what} is fetched from elsewhere when the file is opened ({part}): {target[:120]}"
    findings.error(_UNSAFE, said, "Put it into the file itself, or take it out.")


def check_page_references(opened: OpenedTemplate, findings: Findings) -> None:
    """Tells of headers and footers that a section asks for and that are not there."""
    known = {item.key for item in opened.relations(opened.main)}
    for number, section in enumerate(sections(opened), 1):
        for where in ("header", "footer"):
            for reference in section.findall(q(f"{where}Reference")):
                if reference.get(f"{{{R}}}id") not in known:
                    said = f"the file is damaged: the {where} of section {number} is missing"
                    findings.error("template-invalid", said, _SAVE_AGAIN)


def check_reaches(
    opened: OpenedTemplate, paragraphs: Iterable[TemplateParagraph], findings: Findings
) -> None:
    """Tells of fields and drawings that fetch something when the file is opened, or that lead to no page."""
    known = {item.element: item for item in paragraphs if item.element is not None}
    for part, root in opened.trees.items():
        for reach in wrong_reaches(root) if not part.startswith("word/glossary/") else ():
            around = reach.element.iterancestors(q("p")) if reach.element is not None else ()
            here = next((known[item] for item in around if item in known), None)
            said, help_text = _REACHES[reach.kind]
            said = said.format(at="" if here else f" ({part})", what=reach.what[:120])
            shown = Passage(here.text) if here else None
            findings.error(_UNSAFE, said, help_text, here.spot if here else Spot(), shown)


def check_bindings(paragraphs: Iterable[TemplateParagraph], findings: Findings) -> None:
    """Tells of placeholders in content controls for which Word puts a stored value when it opens the file."""
    for paragraph in paragraphs:
        if paragraph.element is None or "{{" not in paragraph.text:
            continue
        around = paragraph.element.iterancestors(q("sdt"))
        within = (item for item in inside(paragraph.element) if item.tag == q("sdt") and "{{" in _words(item))
        if any(item.find(f"{q('sdtPr')}/{q('dataBinding')}") is not None for item in (*around, *within)):
            said = "a placeholder stands in a content control that shows a stored value in its place"
            help_text = "In Word: right-click it, Remove Content Control; its text stays."
            findings.warning(
                "template-placeholder-idle", said, help_text, paragraph.spot, Passage(paragraph.text)
            )


def _words(element: etree._Element) -> str:
    return "".join(item.text or "" for item in element.iter(q("t")))


def check_changes(paragraphs: Iterable[TemplateParagraph], findings: Findings) -> None:
    """Tells of tracked changes, at the first of them."""
    first: TemplateParagraph | None = None
    count = 0
    for paragraph in paragraphs:
        if paragraph.element is None:
            continue
        here = sum(item.tag in _CHANGES for item in inside(paragraph.element))
        first = paragraph if here and first is None else first
        count += here
    if first is not None:
        said = f"the first of {count} tracked changes is here" if count > 1 else "there is a tracked change"
        help_text = "Accept or reject it in Word: it would be in every briefing."
        findings.warning(_UNFINISHED, said, help_text, first.spot, Passage(first.text))


def check_comments(
    opened: OpenedTemplate, paragraphs: Iterable[TemplateParagraph], findings: Findings
) -> None:
    """Tells of comments that are not those of the starter's guide, each at its paragraph."""
    root = opened.related("comments")
    others = {
        item.get(q("id")): _words(item)
        for item in (root.findall(q("comment")) if root is not None else ())
        if item.get(q("author")) != GUIDE_AUTHOR
    }
    for paragraph in paragraphs:
        for item in inside(paragraph.element) if paragraph.element is not None and others else ():
            if item.tag == q("commentReference") and item.get(q("id")) in others:
                text = others[item.get(q("id"))].strip()
                short = f"{text[:40]}…" if len(text) > 40 else text
                said = f"a comment would be in every briefing: “{short}”"
                help_text = "Delete it in Word, even if it is resolved."
                findings.warning(_UNFINISHED, said, help_text, paragraph.spot, Passage(paragraph.text))


def check_settings(opened: OpenedTemplate, findings: Findings) -> None:
    """Tells of a file that is protected, that merges mail, or that is laid out as an older Word did."""
    settings = opened.related("settings")
    if settings is None:
        return
    protection = settings.find(q("documentProtection"))
    if protection is not None and protection.get(q("enforcement"), "0") not in {"0", "false", "off"}:
        said = "the file is protected against changes, and so would every briefing be"
        findings.warning("template-protected", said, "In Word: Review, Restrict Editing, Stop Protection.")
    if settings.find(q("writeProtection")) is not None:
        said = "Word asks whether to open the file for reading only, and so it would with every briefing"
        help_text = "In Word: Save As, Tools, General Options: take the password and the recommendation out."
        findings.warning("template-protected", said, help_text)
    if settings.find(q("mailMerge")) is not None:
        said = "the file is set up for a mail merge, which asks for a list of addresses when it is opened"
        findings.error(_UNSAFE, said, "In Word: Mailings, Start Mail Merge, Normal Word Document.")
    _mode(settings, findings)


def _mode(settings: etree._Element, findings: Findings) -> None:
    modes = [
        item.get(q("val"), "")
        for item in settings.iter(q("compatSetting"))
        if item.get(q("name")) == "compatibilityMode"
    ]
    mode = int(modes[0]) if modes and modes[0].isdecimal() else 12
    if mode < 15:
        word = {14: "2010", 12: "2007", 11: "2003"}.get(mode, "an older release")
        said = f"the file is laid out as Word {word} did; a briefing is laid out as Word does since 2013"
        findings.note("template-old-mode", said, "In Word: File, Info, Convert shows how it will look.")
