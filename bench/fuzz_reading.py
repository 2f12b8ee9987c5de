"""Reads mutated files: no traceback, no hang, no memory beyond a bound; what fails is written down.

python bench/fuzz_reading.py [COUNT] [SEED] [KIND] [FOLDER]

KIND is ``articles`` (the five in seeds/ and made-up ones, the default), ``pages`` (whole pages in several
encodings), ``mhtml``, ``rtf``, ``archives`` (Word, OpenDocument, EPUB) or ``pdf``: these four
read in this process, with what pandoc would answer taken from the file before it was mutated; or ``through``,
which reads packed files as the command does, in a process each. Files of FOLDER are mutated, too.
"""

from __future__ import annotations

import io
import json
import logging
import random
import resource
import signal
import sys
import time
import traceback
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import packed_samples as samples

from briefsmith.sources import pandoc_page, pdf_document, pdf_worker
from briefsmith.sources.model import Source
from briefsmith.sources.pandoc import Converted, to_html
from briefsmith.sources.reader import read_source

ROOT = Path(__file__).resolve().parents[1]
MEMORY, SECONDS = 1 << 30, 30
PIECES = [
    b"<p>",
    b"</div>",
    b"<br/><br/>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"<table><tr><td>",
    b"&#x110000;",
    b"&amp",
    b"**",
    b"![",
    b"](",
    b"---\n",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    "　".encode(),
    b"\r",
    b"<a href='",
    b"<script>",
    b"<style>",
    b"<ruby><rt>",
    b"<svg>",
    b"<math>",
    b"<template>",
    b"<figure><figcaption>",
    b"&nbsp;" * 40,
    b"{\\rtf1",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n",
    b"<" * 50,
]
PDF_PIECES = [
    b"1 0 R",
    b"2 0 R",
    b"3 0 R",
    b"<<",
    b">>",
    b"[",
    b"]",
    b"/Kids [2 0 R]",
    b"/Parent 3 0 R",
    b"null",
    b"-1",
    b"99999999999999999999",
    b"1e400",
    b"/Length 5 0 R",
    b"endstream",
    b"stream\n",
    b"/Filter [/FlateDecode /LZWDecode /ASCII85Decode]",
    b"/Filter /RunLengthDecode",
    b"/Encrypt << /Filter /Standard /V 2 /R 3 /O (x) /U (y) /P -4 >>",
    b" Tj ",
    b" TJ ",
    b"0 0 0 0 0 0 cm ",
    b"1 1 1 1 0 0 Tm ",
    b"/F2 1e30 Tf ",
    b"/F2 0 Tf ",
    b"/F2 -9 Tf ",
    b"q " * 40,
    b"/X1 Do ",
    b"beginbfrange <0000> <ffff> <0000> endbfrange",
    b"<ffff> <0000> [<d800>]",
    b"/Encoding /GBK-EUC-V",
    b"/MediaBox [0 0 0 0]",
    b"/Rotate 45",
]
RTF_PIECES = [
    rb"\'",
    rb"\u",
    rb"\u-1?",
    rb"\u99999999999",
    rb"\uc9999",
    rb"\bin5 ",
    rb"{\*",
    rb"\fcharset128",
    rb"\ansicpg0",
    rb"\ansicpg65001",
    rb"\deff-5",
    rb"{\fonttbl",
    b"}" * 9,
    b"{" * 60,
    b"\x81",
    rb"\ls1\ilvl0",
    rb"{\pict\bin99999 ",
]
MIME_PIECES = [
    b"\r\n------xx\r\n",
    b"\r\n------xx--\r\n",
    b"Content-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n",
    b"Content-Transfer-Encoding: quoted-printable\r\n",
    b"Content-Transfer-Encoding: x-uuencode\r\n",
    b"Content-Type: message/rfc822\r\n\r\n",
    b"charset=utf-7",
    b"charset==?x?b?y?=",
    b"=?utf-8?B?////?=",
    b"\r\n\r\n",
    b"; charset*0*=a''%ff",
    b"=3D=\r\n",
]
MEMBERS = [
    "mimetype",
    "content.xml",
    "word/document.xml",
    "../x.xml",
    "META-INF/container.xml",
    "a" * 300,
    "[Content_Types].xml",
]


class Hung(BaseException):
    """An input takes too long; no ``except Exception`` may swallow it."""


def mutated(data: bytes, chance: random.Random, pieces: list[bytes] = PIECES) -> bytes:
    """A few cuts, copies, flips and insertions."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at, length = chance.randrange(len(made) + 1), chance.choice((1, 2, 8, 64, 600))
        match chance.randrange(6):
            case 0:
                del made[at : at + length]
            case 1:
                made[at:at] = chance.choice(pieces)
            case 2 if made:
                made[min(at, len(made) - 1)] = chance.randrange(256)
            case 3:
                made[at:at] = made[at : at + length] * chance.randint(1, 4)
            case 4:
                made[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 6)))
            case _:
                other = chance.randrange(len(made) + 1)
                made[at:at] = made[other : other + length]
    return bytes(made)


def mutated_archive(data: bytes, chance: random.Random) -> bytes:
    """A few bytes of the archive, or of what is packed in it, or its members, are others."""
    if chance.randrange(4) == 0:
        return mutated(data, chance)
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        names = before.namelist()
        hit = set(chance.sample(names, min(len(names), chance.randint(1, 3))))
        for name in names:
            content = before.read(name)
            match chance.randrange(8) if name in hit else 9:
                case 0:
                    continue
                case 1:
                    name = chance.choice(MEMBERS)
                case 2:
                    content = content[: chance.randrange(len(content) + 1)]
                case 3:
                    content = before.read(chance.choice(names))
                case 9:
                    pass
                case _:
                    content = mutated(content, chance)
            after.writestr(zipfile.ZipInfo(name), content)
    made = file.getvalue()
    return made if chance.randrange(8) else made[: chance.randrange(len(made))]


def by_pieces(pieces: list[bytes]) -> Callable[[bytes, random.Random], bytes]:
    return lambda data, chance: mutated(data, chance, [*pieces, *pieces, *PIECES])


def mutated_packed(data: bytes, chance: random.Random) -> bytes:
    """Mutated as its format asks for."""
    if data.startswith(b"PK"):
        return mutated_archive(data, chance)
    pieces = {b"%PDF": PDF_PIECES, b"{\\rt": RTF_PIECES, b"From": MIME_PIECES}.get(data[:4], PIECES)
    return by_pieces(pieces)(data, chance)


def articles() -> list[bytes]:
    seeds = [path.read_bytes() for path in sorted((ROOT / "seeds").iterdir())]
    return [
        *seeds,
        *(data[:1500] for data in seeds),
        b"<!doctype html><title>t</title><article><p>a</p></article>",
        b"plain text\n\nmore",
    ]


def pages() -> list[bytes]:
    return [
        samples.page(codec) for codec in ("utf-8", "gb18030", "big5", "cp932", "euc-kr", "utf-16", "cp1252")
    ]


def archives() -> list[bytes]:
    return [samples.word_file(), *(samples.made_by_pandoc(form) for form in ("docx", "odt", "epub"))]


def in_this_process() -> None:
    """What needs a process of its own is answered here: the PDF worker is called, pandoc's answer is kept."""
    pages = [to_html(samples.made_by_pandoc(form), form).html for form in ("docx", "rtf")]
    chance = random.Random(1)

    def answer(_data: bytes, _form: str) -> Converted:
        html = chance.choice(pages).encode()
        return Converted((mutated(html, chance) if chance.randrange(2) else html).decode("utf-8", "replace"))

    pandoc_page.to_html = answer
    pdf_document._answer = pdf_answer


def pdf_answer(data: bytes) -> dict[str, Any]:
    """What the worker would answer. What the library raises is an answer; what our own code raises is not."""
    try:
        return json.loads(json.dumps(pdf_worker.read_pdf(data)))
    except Hung:
        return {"error": "time"}
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1].filename
        if "briefsmith" in where and type(error).__name__ != "TooManyGlyphsError":
            raise
        return {"error": "broken"}


KINDS = {
    "articles": (articles, mutated),
    "pages": (pages, mutated),
    "mhtml": (lambda: [samples.mhtml_file(), samples.mhtml_file("gb18030")], mutated_packed),
    "rtf": (lambda: [samples.rtf_file(), samples.made_by_pandoc("rtf")], mutated_packed),
    "archives": (archives, mutated_archive),
    "pdf": (lambda: [samples.pdf_file(), samples.pdf_file(packed=True)], mutated_packed),
    "through": (
        lambda: [*archives(), samples.rtf_file(), samples.pdf_file(), samples.mhtml_file()],
        mutated_packed,
    ),
}


def hung(*_: object) -> None:
    raise Hung(f"more than {SECONDS} seconds")


def fault_of(source: Source) -> str:
    """What is wrong with an answer: every block must lead back into the text, in order."""
    for block in source.blocks:
        content = block.content
        if any(not 0 <= a <= b <= len(source.raw) for a, b in zip(content.starts, content.ends, strict=True)):
            return f"a block lies outside the text: {block.text[:40]!r}"
        for character, a, b in zip(content.text, content.starts, content.ends, strict=True):
            if b - a == 1 and character not in (" ", source.raw[a]):
                return f"a block says {character!r} where the text says {source.raw[a]!r}"
    if not source.readable and not source.problems:
        return "there is no body, and no word about it"
    return ""


def tried(data: bytes) -> str:
    """What is wrong with reading ``data``; empty where nothing is."""
    signal.alarm(SECONDS)
    try:
        return fault_of(read_source(data, "fuzzed"))
    except (Exception, Hung) as error:  # the point of it: nothing may be raised
        return f"{type(error).__name__}: {error}"
    finally:
        signal.alarm(0)


def main() -> int:
    given = [*sys.argv[1:], *("1000", "1", "articles", "")[len(sys.argv) - 1 :]]
    count, seed, kind, folder = int(given[0]), int(given[1]), given[2], given[3]
    chance = random.Random(seed)
    make, change = KINDS[kind]
    seeds = make() + [
        path.read_bytes() for path in sorted(Path(folder).glob("*")) if folder and path.is_file()
    ]
    if kind != "through":
        in_this_process()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, hung)
    failures, slowest, start = 0, 0.0, time.monotonic()
    for number in range(count):
        data = change(chance.choice(seeds), chance)
        begun = time.monotonic()
        fault = tried(data)
        if fault:
            failures += 1
            path = Path(f"fuzz-failure-{kind}-{seed}-{number}.bin")
            path.write_bytes(data)
            print(f"{path}: {fault}", flush=True)
        slowest = max(slowest, time.monotonic() - begun)
    took = time.monotonic() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{kind}: {count} inputs, {failures} failures, {took:.0f} s, slowest {slowest:.2f} s, peak {peak} MB"
    )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
