"""PDF files of our own: each page is its drawing instructions."""

# ruff: noqa: E501 - made-up files are easier to read as they are

import zlib


def pdf(*pages: bytes) -> bytes:
    """A PDF of our own: each page is its drawing instructions."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        packed = zlib.compress(page)
        head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
        objects.append(head + packed + b"\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return (
        out
        + tail
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    )


def line(x: int, y: int, text: str, size: int = 11) -> bytes:
    return f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n".encode()


def named(page: bytes, names: dict[int, str]) -> bytes:
    """A page in a font of two bytes a character that names them as ``names`` says; its code is F2."""
    pairs = "".join(f"<{code:04x}> <{text.encode('utf-16-be').hex()}> " for code, text in names.items())
    stream = f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange {len(names)} beginbfchar {pairs}endbfchar"
    font = (
        b"/F2 << /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts "
        b"[<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (Identity) /Supplement 0 >> >>] >>"
    )
    whole = pdf(page).replace(b"/F1 3 0 R", b"/F1 3 0 R " + font)
    extra = f"6 0 obj\n<< /Length {len(stream)} >>\nstream\n{stream}\nendstream\nendobj\n".encode()
    return whole.replace(b"xref\n", extra + b"xref\n", 1)


def codes(x: int, y: int, *numbers: int, size: int = 11) -> bytes:
    """A line of characters of the second font."""
    return f"BT /F2 {size} Tf {x} {y} Td <{''.join(f'{n:04x}' for n in numbers)}> Tj ET\n".encode()
