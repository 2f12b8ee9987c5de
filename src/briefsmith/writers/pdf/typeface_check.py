"""Says which serif typefaces of a Word file have nothing to stand in for them on this machine."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Collection

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.writers.docx.typefaces import installed_families
from briefsmith.writers.pdf.faces import EAST_ASIAN, FaceGroup
from briefsmith.writers.pdf.font_map import told_groups

_PARTS = ("word/document.xml", "word/footnotes.xml", "word/styles.xml")
_EAST_ASIAN = re.compile(r'w:eastAsia="([^"]+)"')
#: Kana, Han characters, hangul.
_CHARACTERS = re.compile("[぀-ヿ㐀-鿿가-힣]")


def typeface_problems(docx: bytes) -> tuple[Diagnostic, ...]:
    """A warning where East Asian text would lose its serifs in print; nothing where it cannot be told."""
    installed = installed_families() if sys.platform.startswith("linux") else None
    missing = serifs_without_stand_in(docx, installed) if installed is not None else ()
    if not missing:
        return ()
    return (
        Diagnostic(
            "pdf-typeface-missing",
            Severity.WARNING,
            f"The PDF prints {'、'.join(missing)} without serifs: no serif typeface for it is installed.",
            "Install one and build again (Debian: apt install fonts-noto-cjk).",
        ),
    )


def serifs_without_stand_in(docx: bytes, installed: Collection[str]) -> tuple[str, ...]:
    """The East Asian serif faces that a Word file with East Asian text names, and for which neither the face
    itself nor a stand-in is among the ``installed`` families (in lower case).
    """
    parts = _texts(docx)
    if not any(_CHARACTERS.search(text) for name, text in parts.items() if name != "word/styles.xml"):
        return ()
    named = {name for text in parts.values() for name in _EAST_ASIAN.findall(text)}
    groups = [
        group for group in (*EAST_ASIAN, *told_groups(docx)) if group.serif and named & set(group.names)
    ]
    return tuple(_shown(group, named) for group in groups if not _covered(group, installed))


def _covered(group: FaceGroup, installed: Collection[str]) -> bool:
    return any(name.lower() in installed for name in (*group.names, *group.stand_ins))


def _shown(group: FaceGroup, named: Collection[str]) -> str:
    return next(name for name in group.names if name in named)


def _texts(docx: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        held = set(package.namelist())
        return {name: package.read(name).decode("utf-8", "replace") for name in _PARTS if name in held}
