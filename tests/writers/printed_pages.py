"""The pages of a Word file as LibreOffice prints them: where each line stands, in millimetres."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar
from pdfminer.pdfdocument import PDFDocument, PDFNoOutlines
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

_MILLIMETRE = 72 / 25.4


@dataclass(frozen=True)
class Line:
    """A printed line: its characters but white space, and its edges from the top and the left of the page."""

    text: str
    left: float
    right: float
    top: float
    baseline: float


def _characters(item: Any) -> Iterator[LTChar]:
    if isinstance(item, LTChar):
        if item.get_text().strip():
            yield item
    elif hasattr(item, "__iter__"):
        for child in item:
            yield from _characters(child)


def _lines(page: Any) -> list[Line]:
    rows: dict[float, list[LTChar]] = {}
    for character in _characters(page):
        rows.setdefault(round(character.matrix[5], 1), []).append(character)
    lines = []
    for baseline in sorted(rows, reverse=True):
        row = sorted(rows[baseline], key=lambda one: one.x0)
        lines.append(
            Line(
                "".join(one.get_text() for one in row),
                row[0].x0 / _MILLIMETRE,
                row[-1].x1 / _MILLIMETRE,
                (page.height - max(one.y1 for one in row)) / _MILLIMETRE,
                (page.height - baseline) / _MILLIMETRE,
            )
        )
    return lines


def office() -> str:
    """The program that prints; the test is skipped where it is missing."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("no LibreOffice (soffice) on this machine")
    return program


def converted(folder: Path, form: str, *files: Path) -> None:
    """Lets LibreOffice write Word files in another form into ``folder``."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office(), profile, "--headless", "--convert-to", form, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=180)


def printed(data: bytes, folder: Path) -> list[list[Line]]:
    """The lines of each page from top to bottom."""
    path = folder / "printed.docx"
    path.write_bytes(data)
    converted(folder, "pdf", path)
    return [_lines(page) for page in extract_pages(str(path.with_suffix(".pdf")), laparams=LAParams())]


def printed_headings(pdf: bytes) -> Iterator[tuple[str, int]]:
    """The titles in the outline of a PDF, each with its page from 1."""
    document = PDFDocument(PDFParser(io.BytesIO(pdf)))
    pages = {page.pageid: number for number, page in enumerate(PDFPage.create_pages(document), 1)}
    try:
        for _, title, target, action, _ in document.get_outlines():
            number = pages.get(_page_id(document, target, action))
            if number is not None:
                yield str(title), number
    except PDFNoOutlines:
        return


def _page_id(document: PDFDocument, target: Any, action: Any) -> Any:
    """The id of the page that an entry of an outline leads to, by itself or by its action."""
    where = resolve1(target)
    if where is None and isinstance(resolved := resolve1(action), Mapping):
        where = resolve1(resolved.get("D"))
    if isinstance(where, bytes):
        where = resolve1(document.get_dest(where))
    if isinstance(where, Mapping):
        where = resolve1(where.get("D"))
    return getattr(where[0], "objid", None) if isinstance(where, list) and where else None
