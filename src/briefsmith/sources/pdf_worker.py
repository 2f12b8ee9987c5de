"""Takes the lines out of a PDF; a program of its own, so that a hostile file can hurt nothing else.

It reads the file from standard input and prints one JSON object: ``error`` with one word, or ``title``
and ``pages``, each with ``width``, ``height``, ``images`` and ``lines`` in reading order. A line is
``[x0, y0, x1, y1, size, bold, text]`` in points from the lower left corner of the page.
"""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

#: Bytes of memory and seconds of work that one file may take.
MEMORY_LIMIT = 900 * 1024 * 1024
TIME_LIMIT = 60
PAGE_LIMIT = 2_000
CHARACTER_LIMIT = 20_000_000
#: Finding columns takes time that grows with the square of the lines; a page of more is read from its top.
LINES_FOR_COLUMNS = 600

#: From which distance, in letters, two characters are two words: on pages that hold no space, and on others.
_GAP, _WIDE_GAP = 0.18, 0.6


def main() -> None:
    """Read, and print the answer, whatever the file does."""
    _bound()
    try:
        answer = read_pdf(sys.stdin.buffer.read())
    except MemoryError:
        answer = {"error": "memory"}
    except RecursionError:
        answer = {"error": "broken"}
    except Exception as error:
        answer = {"error": "encrypted" if "Password" in type(error).__name__ else "broken"}
    sys.stdout.write(json.dumps(answer))


def _bound() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (TIME_LIMIT, TIME_LIMIT + 5))


def read_pdf(data: bytes) -> dict[str, Any]:
    """The answer for one file; raises whatever the parser raises."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    document = PDFDocument(PDFParser(io.BytesIO(data)))
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    pages: list[dict[str, Any]] = []
    length = 0
    for page in PDFPage.create_pages(document):
        if len(pages) >= PAGE_LIMIT:
            return {"error": "pages"}
        interpreter.process_page(page)
        read = _page(device.get_result(), LAParams)
        length += sum(len(line[-1]) for line in read["lines"])
        if length > CHARACTER_LIMIT:
            return {"error": "length"}
        pages.append(read)
    return {"title": _title(document.info), "pages": pages}


def _title(info: Iterable[Any]) -> str:
    from pdfminer.utils import decode_text

    for entry in info:
        value = entry.get("Title")
        if isinstance(value, bytes):
            return decode_text(value)[:500]
    return ""


def _page(layout: Any, parameters: Any) -> dict[str, Any]:
    from pdfminer.layout import LTImage, LTTextLine

    images = sum(1 for item in _all_items(layout) if isinstance(item, LTImage))
    characters = sum(1 for item in layout if type(item).__name__ == "LTChar")
    flow = 0.5 if characters < 60 * LINES_FOR_COLUMNS else None
    layout.analyze(parameters(boxes_flow=flow, all_texts=True))
    found = [item for item in _all_items(layout) if isinstance(item, LTTextLine)]
    spaced = any(item.get_text() == " " for line in found for item in line if type(item).__name__ == "LTChar")
    lines = [_line(line, _WIDE_GAP if spaced else _GAP) for line in found]
    kept = [line for line in lines if line[-1].strip()]
    return {"width": layout.width, "height": layout.height, "images": images, "lines": kept}


def _all_items(layout: Any, depth: int = 0) -> Iterator[Any]:
    from pdfminer.layout import LTContainer, LTTextLine

    for item in layout:
        yield item
        if isinstance(item, LTContainer) and not isinstance(item, LTTextLine) and depth < 20:
            yield from _all_items(item, depth + 1)


def _line(line: Any, gap: float) -> list[Any]:
    """A line with its place, its size and whether it is bold."""
    from pdfminer.layout import LTChar

    glyphs = [item for item in line if isinstance(item, LTChar) and item.get_text().strip()]
    size = sorted(glyph.size for glyph in glyphs)[len(glyphs) // 2] if glyphs else 0.0
    bold = sum("bold" in glyph.fontname.lower() for glyph in glyphs) > 0.8 * len(glyphs)
    # spaces at the end of a line reach beyond its margin
    edges = (glyphs[0].x0, line.y0, glyphs[-1].x1, line.y1) if glyphs else line.bbox
    box = [round(float(value), 2) for value in edges]
    return [*box, round(float(size), 2), bool(glyphs) and bold, _text(glyphs_of(line), gap)]


def glyphs_of(line: Any) -> list[Any]:
    """The characters of a line, without the spaces that the library puts between them."""
    from pdfminer.layout import LTChar

    return [item for item in line if isinstance(item, LTChar)]


def _text(glyphs: list[Any], gap: float) -> str:
    """The characters of a line. A distance of ``gap`` letters is a space, but not beside an ideograph."""
    pieces: list[str] = []
    end = 0.0
    for glyph in glyphs:
        text = "\ufffd" if glyph.get_text().startswith("(cid:") else glyph.get_text()
        last = pieces[-1][-1:] if pieces else " "
        apart = glyph.x0 - end > gap * glyph.size
        if apart and not last.isspace() and not text.isspace() and not (_is_wide(last) or _is_wide(text[:1])):
            pieces.append(" ")
        pieces.append(text if text.isprintable() or text == "\u00ad" else " ")
        end = glyph.x1
    return "".join(pieces)


def _is_wide(character: str) -> bool:
    """Whether a character is one of those between which nobody writes spaces (not Hangul)."""
    hangul = "\uac00" <= character <= "\ud7a3"
    return bool(character) and not hangul and unicodedata.east_asian_width(character) in "WF"


if __name__ == "__main__":
    main()
