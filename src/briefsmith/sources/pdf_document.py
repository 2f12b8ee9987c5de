"""Reads PDF files that hold text: a program of its own takes the lines out, here they become paragraphs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from briefsmith.sources.decoding import Decoded
from briefsmith.sources.draft import Clue, Draft, Opened
from briefsmith.sources.model import BlockKind
from briefsmith.sources.passages import Passage
from briefsmith.sources.pdf_pages import Page, read_pages, running_lines
from briefsmith.sources.pdf_paragraphs import read_paragraphs
from briefsmith.sources.profiles import ClassChooser

#: Seconds of the processor's work that one file may take, and how many times as long on a busy machine.
WORK_LIMIT, _PATIENCE = 60, 2
_WORKER = Path(__file__).with_name("pdf_worker.py")
_BEGINS = re.compile(rb"[\s\S]{0,1024}?%PDF-[0-9]")
_ADDRESS = re.compile(r"https?://[^\s]{4,500}")

_FAILURES = {
    "encrypted": ("that is locked with a password", "Save a copy without the password."),
    "memory": ("that needs more memory than any article does", "Save only the pages that you quote."),
    "time": ("that takes too long to read", "Save only the pages that you quote."),
    "pages": ("of more than 2,000 pages", "Save only the pages that you quote."),
    "glyphs": ("with more than 200,000 letters on a page", "Save only the pages that you quote."),
    "length": ("of more than 20,000,000 characters", "Save only the pages that you quote."),
    "broken": ("that is broken or was cut short", "Download or print it again."),
    "empty": ("without a page", "Download or print it again."),
    "scan": (
        "that holds pictures of pages and no text",
        "Recognise its text with a scanning program (OCR) first, and proofread what you quote.",
    ),
    "blank": ("without any text", "Save the page again, or give another copy of the article."),
    "fonts": (
        "whose fonts do not say which characters they show",
        "Print it again from the program it is from.",
    ),
}


def recognises(data: bytes) -> bool:
    """Whether a PDF begins within the first kilobyte, as readers of PDF allow."""
    match = _BEGINS.match(data, 0, 1100)
    return match is not None and (data.startswith(b"%PDF-") or b"\x00" in data[:4096] or b"endobj" in data)


def open_file(data: bytes, classes_for: ClassChooser) -> Opened:
    """The paragraphs of a PDF with their pages. Offsets are those of the text that was taken out of it:
    line by line, a form feed after each page.
    """
    answer = _answer(data)
    if "error" in answer:
        return _refused(str(answer["error"]))
    raw, pages = read_pages(answer)
    failure = _failure(raw, pages)
    if failure:
        return _refused(failure)
    passages = tuple(read_paragraphs(pages, running_lines(pages)))
    clues = tuple(_clues(str(answer["title"]), passages))
    return Opened(Decoded(raw, "pdf"), Draft("pdf", passages, clues, doubts=tuple(_doubts(raw, pages))))


def _refused(failure: str) -> Opened:
    reason, advice = _FAILURES.get(failure, _FAILURES["broken"])
    return Opened.refused(f"it is a PDF file {reason}", advice)


def _answer(data: bytes, seconds: int = WORK_LIMIT) -> dict[str, Any]:
    """What the worker says of a file on which it may work for some seconds."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program, no shell
            [sys.executable, "-I", str(_WORKER), str(seconds)],
            input=data,
            capture_output=True,
            timeout=_PATIENCE * seconds,
            check=False,
        )
        answer = json.loads(done.stdout) if done.returncode == 0 else {"error": "time"}
    except subprocess.TimeoutExpired:
        return {"error": "time"}
    except (ValueError, OSError):
        return {"error": "broken"}
    return answer if isinstance(answer, dict) else {"error": "broken"}


def _failure(raw: str, pages: Sequence[Page]) -> str:
    """Why nothing can be quoted from a file that was opened; empty where something can."""
    letters = sum(character.isalnum() for character in raw)
    if not pages:
        return "empty"
    if raw.count("\ufffd") > 0.2 * max(1, letters):
        return "fonts"
    if letters:
        return ""
    return "scan" if any(page.images for page in pages) else "blank"


def _doubts(raw: str, pages: Sequence[Page]) -> Iterator[str]:
    lost = raw.count("\ufffd")
    if lost:
        yield f"{lost} of its characters have no name in its fonts (U+FFFD stands in their place)"
    scanned = [str(page.number) for page in pages if page.images and not page.lines]
    if scanned:
        yield f"page {', '.join(scanned[:20])} holds a picture and no text, which cannot be quoted"


def _clues(title: str, passages: Sequence[Passage]) -> Iterator[Clue]:
    """The largest heading of the first page; the title that the file gives itself, often a file's name; the
    address that browsers print at the edge.
    """
    first = [passage for passage in passages if passage.page == 1 and passage.level]
    if first:
        largest = min(first, key=lambda passage: passage.level or 9)
        yield Clue("heading", largest.text, "largest line of page 1")
    if title.strip() and not re.search(
        r"\.(?:docx?|pdf|html?|indd|odt|pptx?)\Z|^(?:untitled|Microsoft Word)", title, re.I
    ):
        yield Clue("page title", title, "document properties: title")
    for passage in passages:
        match = _ADDRESS.search(passage.text) if passage.told is BlockKind.CHROME else None
        if match:
            yield Clue("url", match[0], "running head or foot")
            return
