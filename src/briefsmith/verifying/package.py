"""Opens a Word file from anywhere, within bounds: its texts, its styles, and its record of quotations."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from briefsmith.provenance.part import part_version
from briefsmith.sources.binary_kinds import binary_kind
from briefsmith.sources.packed_files import ArchiveError, cleaned_archive

#: The two forms of Office Open XML: transitional and strict (ISO/IEC 29500).
WORD_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NOTES = ("/footnotes", "/endnotes")


class DocumentError(Exception):
    """A file that cannot be verified at all; ``str()`` says what it is, ``advice`` what to do."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.advice = advice


@dataclass(frozen=True)
class OpenedDocument:
    """The parts of a Word file that matter here, parsed.

    ``stories`` are the main text and the notes; ``records`` every part that says to be a record of
    quotations, with its version; ``broken`` the names of XML parts that could not be read.
    """

    stories: tuple[etree._Element, ...]
    styles: etree._Element | None
    records: tuple[tuple[int, etree._Element], ...]
    broken: tuple[str, ...]


def open_document(data: bytes) -> OpenedDocument:
    """The parts of a .docx; raises `DocumentError` for whatever is none, is locked, or is out of bounds."""
    _refuse_others(data)
    try:
        cleaned = cleaned_archive(data)
    except ArchiveError as error:
        raise DocumentError(f"The file {error}.", _another_copy()) from error
    with zipfile.ZipFile(io.BytesIO(cleaned)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    main = _main_part(parts)
    relations = _relations(parts, main)
    stories = [_parsed(parts, main)]
    stories += [
        _parsed(parts, target)
        for kind, target in relations
        if kind.endswith(_NOTES) and target in parts and target != main
    ]
    styles = next(
        (_parsed(parts, at) for kind, at in relations if kind.endswith("/styles") and at in parts), None
    )
    records, broken = _records(parts)
    return OpenedDocument(tuple(stories), styles, records, broken)


def _refuse_others(data: bytes) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise DocumentError(
                "The file is encrypted with a password.", "Open it in Word, take the password away, save it."
            )
        raise DocumentError("The file is an old Office file (.doc).", "Save it as .docx in Word first.")
    kind = binary_kind(data)
    if not data.startswith(b"PK"):
        what = f"it is {kind}" if kind else "it is no Office Open XML package" if data else "it is empty"
        raise DocumentError(f"The file is not a .docx: {what}.", "Name a .docx that `brief build` wrote.")
    if kind and not kind.startswith(("a Word document", "a ZIP archive")):
        raise DocumentError(
            f"The file is not a .docx: it is {kind}.", "Name a .docx that `brief build` wrote."
        )


def _main_part(parts: Mapping[str, bytes]) -> str:
    """The name of the main text: Word on the web calls it differently from time to time."""
    if "_rels/.rels" in parts:
        for kind, target in _relations(parts, ""):
            if kind.endswith("/officeDocument") and target in parts:
                return target
    if "word/document.xml" in parts:
        return "word/document.xml"
    raise DocumentError(
        "The file is not a .docx: it holds no text.", "Name a .docx that `brief build` wrote."
    )


def _relations(parts: Mapping[str, bytes], part: str) -> list[tuple[str, str]]:
    """The relations of a part (of the package, for the empty name): kind and target's name."""
    folder, name = posixpath.split(part)
    at = posixpath.join(folder, "_rels", f"{name}.rels")
    if at not in parts:
        return []
    return [
        (node.get("Type", ""), posixpath.normpath(posixpath.join("/", folder, node.get("Target", "")))[1:])
        for node in _parsed(parts, at)
        if node.get("TargetMode") != "External"
    ]


def _parser() -> etree.XMLParser:
    """Fetches nothing and expands nothing; what is nested or long beyond reason it refuses by itself."""
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)


def _parsed(parts: Mapping[str, bytes], name: str) -> etree._Element:
    try:
        root = etree.fromstring(parts[name], _parser())
        about: Any = root.getroottree().docinfo
        if about.doctype:
            message = f"The file is damaged: its part {name} has a document type, as no Word file does."
            raise DocumentError(message, _another_copy())
        return root
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError(
            f"The file is damaged: its part {name} is not well-formed.", _another_copy()
        ) from error


def _records(
    parts: Mapping[str, bytes],
) -> tuple[tuple[tuple[int, etree._Element], ...], tuple[str, ...]]:
    found: list[tuple[int, etree._Element]] = []
    broken: list[str] = []
    for name in _custom_parts(parts):
        try:
            root = _parsed(parts, name)
        except DocumentError:
            broken.append(name)
            continue
        version = part_version(root)
        if version is not None:
            found.append((version, root))
    return tuple(found), tuple(broken)


def _custom_parts(parts: Mapping[str, bytes]) -> Iterator[str]:
    return (name for name in sorted(parts) if name.startswith("customXml/") and name.endswith(".xml"))


def _another_copy() -> str:
    return "Ask for another copy, or open it in Word and save it again."
