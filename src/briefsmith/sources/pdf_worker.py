"""Takes the lines out of a PDF; a program of its own, so that a hostile file can hurt nothing else.

It reads the file from standard input and prints one JSON object: ``error`` with one word, or ``title``
and ``pages``, each with ``width``, ``height``, ``images`` and ``lines`` in reading order. A line is
``[x0, y0, x1, y1, size, bold, region, raised, text]`` in points from the lower left corner of the page.
``region`` numbers the columns of a page, and is -1 for what is printed aslant, or above ideographs to
tell how they are read; ``raised`` are the places in ``text`` of numbers that stand small and high. Its
argument is how many seconds the processor may work.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

#: Bytes of memory that one file may take.
MEMORY_LIMIT = 900 * 1024 * 1024
PAGE_LIMIT = 2_000
CHARACTER_LIMIT = 20_000_000
#: A name of an object that is only the name of another one is followed so many times.
_HOPS = 32
#: What one page may hold: a page of more is a map or a drawing.
GLYPH_LIMIT = 200_000


def main() -> None:
    """Read, and print the answer, whatever the file does."""
    _bound(int(sys.argv[1]))
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read())))


def answer(data: bytes) -> dict[str, Any]:
    """What is printed for one file; nothing is raised."""
    try:
        return read_pdf(data)
    except MemoryError:
        return {"error": "memory"}
    except RecursionError:
        return {"error": "broken"}
    except Exception as error:
        name = type(error).__name__
        return {"error": "encrypted" if "Password" in name else "glyphs" if "Glyphs" in name else "broken"}


def _bound(seconds: int) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))


def read_pdf(data: bytes) -> dict[str, Any]:
    """The answer for one file; raises whatever the parser raises."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    from briefsmith.sources.pdf_glyphs import PageReader

    _end_circles()
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    reader = PageReader(GLYPH_LIMIT)
    pages: list[dict[str, Any]] = []
    length = 0
    for page in PDFPage.create_pages(document):
        if len(pages) >= PAGE_LIMIT:
            return {"error": "pages"}
        read = reader.read(page)
        length += sum(len(line[-1]) for line in read["lines"])
        if length > CHARACTER_LIMIT:
            return {"error": "length"}
        pages.append(read)
    return {"title": _title(document), "pages": pages}


def _end_circles() -> None:
    """Make the parser give up on an object that is only a name for itself, which it would follow for ever."""
    from pdfminer.pdftypes import PDFObjRef

    def resolve(reference: Any, default: object = None) -> Any:
        value: Any = reference
        for _ in range(_HOPS):
            value = once(value, default)
            if not isinstance(value, PDFObjRef):
                return value
        return default

    once = PDFObjRef.resolve
    if once.__module__ != __name__:
        PDFObjRef.resolve = resolve  # type: ignore[method-assign, assignment]


def _title(document: Any) -> str:
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    for entry in document.info:
        value = resolve1(entry.get("Title"))
        if isinstance(value, bytes):
            return decode_text(value)[:500]
    return ""


if __name__ == "__main__":
    # the program is started without the folders of its own package
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    main()
