"""Opens the package of a template within bounds, and says in plain words what is wrong with the file."""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from briefsmith.sources.binary_kinds import binary_kind
from briefsmith.writers.docx.checking.model import Findings
from briefsmith.writers.docx.template import LARGEST, is_xml, may_declare, too_large
from briefsmith.writers.docx.xml_names import W

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MACRO = "application/vnd.ms-word."
MAIN_TYPE = f"{_WORD}document.main+xml"
_SAVE = "Open it in Word and save it as a Word document (.docx)."
_AGAIN = "Open it in Word and save it again, or take an older copy."
#: What the main part says it is, where it is no document, and what to do.
_OTHER_TYPES = {
    f"{_WORD}template.main+xml": ("is a Word template (.dotx) under another name", _SAVE),
    f"{_MACRO}document.macroEnabled.main+xml": (
        "is a document with macros (.docm), and no macro gets into a briefing",
        _SAVE,
    ),
    f"{_MACRO}template.macroEnabledTemplate.main+xml": (
        "is a template with macros (.dotm), and no macro gets into a briefing",
        _SAVE,
    ),
}
_UNREADABLE = (zipfile.BadZipFile, ValueError, RuntimeError, EOFError, OSError, zlib.error, lzma.LZMAError)


class UnusableError(Exception):
    """The file is no template at all; what is wrong was added to the findings."""


@dataclass(frozen=True)
class Relation:
    """A relationship of a part; ``target`` is the name of a part, or an address where it is external."""

    key: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class OpenedTemplate:
    """The parts of a package by name, those in XML parsed; ``main`` is the name of the text."""

    parts: Mapping[str, bytes]
    trees: Mapping[str, etree._Element]
    main: str

    @property
    def body(self) -> etree._Element:
        """What the text stands in."""
        found = self.trees[self.main].find(f"{{{W}}}body")
        assert found is not None
        return found

    def type_of(self, part: str) -> str:
        """What the list of parts says that a part is; empty where it says nothing of this part by name."""
        return _types(self.trees).get(part, "")

    def relations(self, part: str) -> Iterator[Relation]:
        """The relationships of a part; of the package for the empty name."""
        return _relations(self.trees, part)

    def related(self, kind: str) -> etree._Element | None:
        """The root of the first part that the text is related to in a way (``styles``)."""
        targets = (item.target for item in self.relations(self.main) if item.kind.endswith(f"/{kind}"))
        return next((self.trees[target] for target in targets if target in self.trees), None)


def open_package(content: bytes, findings: Findings) -> OpenedTemplate:
    """The package in ``content``; what is wrong is added to the findings, and `UnusableError` raised where
    nothing more can be said.
    """
    _refuse_others(content, findings)
    parts = _unpacked(content, findings)
    if "[Content_Types].xml" not in parts:
        _refuse(findings, "is a ZIP archive and no Word document: it has no list of its parts", _SAVE)
    trees = _parsed(parts, findings)
    main = _main_part(parts, trees, findings)
    root = trees[main]
    if etree.QName(root).namespace == _STRICT:
        said = "is saved as “Strict Open XML”, which cannot be filled"
        _refuse(findings, said, "In Word: Save As, type Word Document (.docx), not Strict Open XML Document.")
    if root.tag != f"{{{W}}}document" or root.find(f"{{{W}}}body") is None:
        _refuse(findings, f"holds no text: its part {main} is not the text of a Word document", _SAVE)
    return OpenedTemplate(parts, trees, main)


def _refuse(findings: Findings, said: str, help_text: str) -> None:
    findings.error("template-invalid", f"the file {said}", help_text)
    raise UnusableError


def _refuse_others(content: bytes, findings: Findings) -> None:
    """Raises for what is no zip archive, with the name of what it is."""
    if not content:
        _refuse(findings, "is empty", _SAVE)
    if len(content) > LARGEST:
        _refuse(findings, "is too large", "Take large pictures out of the template.")
    if content.startswith(_OLE) and _ENCRYPTED in content:
        _refuse(findings, "is encrypted with a password", "Open it in Word, take the password away, save it.")
    if content.startswith(_OLE):
        _refuse(findings, "is an old Word file (.doc)", _SAVE)
    kind = binary_kind(content)
    if not content.startswith(b"PK"):
        _refuse(findings, f"is not a .docx: it is {kind or 'no Word file of any kind'}", _SAVE)
    if kind and kind.endswith("cut short"):
        _refuse(findings, "is damaged or was cut short", "Copy or download it again.")
    if kind and not kind.startswith(("a Word document", "a ZIP archive")):
        _refuse(findings, f"is not a .docx: it is {kind}", _SAVE)


def _unpacked(content: bytes, findings: Findings) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    name = ""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if too_large(entries):
                _refuse(findings, "is too large when unpacked", "Take large pictures out of the template.")
            for entry in entries:
                name = entry.filename
                if entry.flag_bits & 1:
                    _refuse(findings, "is encrypted with a password", "Take the password away.")
                if name in parts:
                    _refuse(findings, f"is damaged: it holds its part {name} twice", _AGAIN)
                parts[name] = archive.read(entry)
    except _UNREADABLE:
        about = f"its part {name} cannot be unpacked" if name else "its list of parts cannot be read"
        _refuse(findings, f"is damaged: {about}", _AGAIN)
    return parts


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _parsed(parts: Mapping[str, bytes], findings: Findings) -> dict[str, etree._Element]:
    """The XML parts; raises where one of them is not well-formed, and tells all of them."""
    trees: dict[str, etree._Element] = {}
    sound = True
    for name, content in parts.items():
        if not is_xml(name):
            continue
        try:
            if may_declare(content):
                said = f"the part {name} declares entities or a foreign encoding, as no Word file does"
                findings.error("template-unsafe", said, _SAVE)
                sound = False
                continue
            trees[name] = etree.fromstring(content, _parser())
            about: Any = trees[name].getroottree().docinfo
            sound = sound and not about.doctype
        except etree.XMLSyntaxError as error:
            line, column = error.position
            said = f"the part {name} is damaged at line {line}, column {column}: it is not well-formed there"
            findings.error("template-invalid", said, _AGAIN)
            sound = False
        except ValueError:
            findings.error("template-invalid", f"the part {name} is damaged: it cannot be read", _AGAIN)
            sound = False
    if not sound:
        if not findings.items:
            _refuse(findings, "has a part with a document type, as no Word file does", _SAVE)
        raise UnusableError
    return trees


def _relations(trees: Mapping[str, etree._Element], part: str) -> Iterator[Relation]:
    folder, name = posixpath.split(part)
    root = trees.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    for node in root if root is not None else ():
        target, external = node.get("Target", ""), node.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target))[1:]
        yield Relation(node.get("Id", ""), node.get("Type", ""), target, external)


def _types(trees: Mapping[str, etree._Element]) -> Mapping[str, str]:
    return {
        node.get("PartName", "")[1:]: node.get("ContentType", "") for node in trees["[Content_Types].xml"]
    }


def _main_part(parts: Mapping[str, bytes], trees: Mapping[str, etree._Element], findings: Findings) -> str:
    named = [item.target for item in _relations(trees, "") if item.kind.endswith("/officeDocument")]
    if not named:
        _refuse(findings, "is damaged: nothing in it says which part is its text", _AGAIN)
    main = named[0]
    if main not in trees:
        missing = "cannot be read as text" if main in parts else "is missing"
        _refuse(findings, f"is damaged: its text, the part {main or 'without a name'}, {missing}", _AGAIN)
    kind = _types(trees).get(main, "")
    if kind in _OTHER_TYPES:
        _refuse(findings, *_OTHER_TYPES[kind])
    if kind != MAIN_TYPE:
        _refuse(findings, f"does not say that its part {main} is the text of a Word document", _SAVE)
    return main
