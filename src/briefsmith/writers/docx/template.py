"""Opens a Word template, the shipped one or the user's own, and says what is wrong with it."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from lxml import etree

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.resources import shipped
from briefsmith.writers.docx.designs import TEMPLATE_NAMES
from briefsmith.writers.docx.template_reach import forget_origin, name_properties, reaches_out

#: What a template unpacks to, at most, in bytes: all of it, and the XML alone, which takes many
#: times its size when it is parsed. A template of many pages needs a tenth of it.
LARGEST, _LARGEST_XML = 100_000_000, 10_000_000
_MOST_PARTS = 5_000
#: The encodings that a parser tells from the first bytes alone.
_TOLD_APART = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp037")
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in _TOLD_APART)
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{0,40})""")
#: How many things are told that a template would fetch.
_MOST_TOLD = 5
_KEEP_INSIDE = "Put pictures into the file itself (Insert, Pictures), and take the rest out in Word."
_SAVE_AGAIN = "Open it in Word and save it as a Word document (.docx)."


def _shipped() -> WordDocument:
    return docx.Document(io.BytesIO(shipped("standard.docx").read_bytes()))


def _is_shipped(content: bytes) -> bool:
    return any(content == shipped(f"{name}.docx").read_bytes() for name in TEMPLATE_NAMES)


def _invalid(path: Path, reason: str, help_text: str) -> Diagnostic:
    return Diagnostic("template-invalid", Severity.ERROR, f"The template {path.name} {reason}.", help_text)


def _unsafe(path: Path, reason: str) -> Diagnostic:
    return Diagnostic("template-unsafe", Severity.ERROR, f"The template {path.name} {reason}.", _KEEP_INSIDE)


def damaged(path: Path, error: Exception) -> Diagnostic:
    """What to say of a template that raised ``error`` when it was opened or filled."""
    return _invalid(
        path,
        f"cannot be used as a Word document ({type(error).__name__})",
        "Open it in Word and save it as a Word document (.docx), not as a template (.dotx).",
    )


def is_xml(name: str) -> bool:
    """Whether a part is XML, as its name says."""
    return name.lower().endswith((".xml", ".rels"))


def too_large(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether the parts are more, or unpack to more, than a template needs. What a zip says of
    its sizes can be relied on: nothing is unpacked beyond it.
    """
    xml = sum(entry.file_size for entry in entries if is_xml(entry.filename))
    everything = sum(entry.file_size for entry in entries)
    return len(entries) > _MOST_PARTS or xml > _LARGEST_XML or everything > LARGEST


def may_declare(content: bytes) -> bool:
    """Whether XML could hold a document type declaration, which may define entities. OPC (ECMA-376
    part 2) forbids these, and encodings other than UTF-8 and UTF-16, in which they could hide.
    """
    declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
    known = declared is None or declared[1].lower() in {b"utf-8", b"us-ascii", b"ascii"}
    return not known or any(sign in content for sign in _DOCTYPES)


def _problem(path: Path, content: bytes) -> Diagnostic | None:
    """What keeps the file from being a template, as far as its zip and its bytes say."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(content) > LARGEST or too_large(entries):
                return _invalid(
                    path, "is too large when unpacked", "Take large pictures out of the template."
                )
            for entry in entries:
                if is_xml(entry.filename) and may_declare(archive.read(entry)):
                    reason = f"has a part that declares entities or a foreign encoding ({entry.filename})"
                    return _invalid(path, reason, _SAVE_AGAIN)
    except (zipfile.BadZipFile, ValueError, RuntimeError, EOFError, OSError, zlib.error, lzma.LZMAError):
        return _invalid(path, "is not a .docx file, or a damaged one", _SAVE_AGAIN)
    if not any(entry.filename == "[Content_Types].xml" for entry in entries):
        return _invalid(path, "is not a .docx file", _SAVE_AGAIN)
    return None


def opened_document(content: bytes) -> WordDocument:
    """The document; raises ``ValueError`` where a part that was parsed declares a document type."""
    word = docx.Document(io.BytesIO(content))
    for part in word.part.package.iter_parts():
        element = getattr(part, "element", None)
        if element is not None and element.getroottree().docinfo.doctype:
            raise ValueError(f"{part.partname} has a document type")
        if element is not None:
            # No text of Word's stands in these; they would part a placeholder.
            etree.strip_tags(element, etree.Comment, etree.ProcessingInstruction)
    name_properties(word)
    return word


def open_template(template: Path | None) -> tuple[WordDocument, bool, tuple[Diagnostic, ...]]:
    """The template as a document of python-docx, and whether it is a shipped one, for which
    ``None`` stands too: that is the standard one.

    Where the user's own cannot be used, the standard one takes its place and an error says why.
    """
    if template is None:
        return _shipped(), True, ()
    try:
        with template.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        problem: Diagnostic | None = Diagnostic(
            "template-unknown",
            Severity.ERROR,
            f"The template {template.name} is not there or cannot be read.",
            f"Give the path of a .docx file, or the name of a shipped template: {', '.join(TEMPLATE_NAMES)}.",
        )
    else:
        problem = _problem(template, content)
    if problem is None:
        try:
            word = opened_document(content)
            forget_origin(word)
            reach = tuple(_unsafe(template, reason) for reason in reaches_out(word))
            return word, _is_shipped(content), reach[:_MOST_TOLD]
        except Exception as error:  # python-docx and lxml raise many kinds for a broken package
            problem = damaged(template, error)
    return _shipped(), True, (problem,)
