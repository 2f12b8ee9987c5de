"""Reads files of about 50 MB that were made to hurt, each in a process of its own: seconds, memory, answer.

python bench/bounds.py [MEGABYTES] [NAME]

Memory is that of the process and of the largest one that it started (pandoc, the reader of PDF), in MB.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable

from briefsmith.sources.reader import read_source

CHINESE = "多国官员表示，将继续通过对话与协商的方式推动问题的解决，避免局势进一步升级。"
ENGLISH = "An official said that nothing had been decided and that talks would go on. "
PAGE = b"<!doctype html><html><head><title>t</title></head><body><article>"
POST = b"---\ntitle: t\n---\n\n"
MIME = b'From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
HTML_PART = b"--b\r\nContent-Type: text/html\r\n\r\n"
HEX = "".join(f"\\'{byte:02x}" for byte in CHINESE.encode("gb18030")).encode()


def filled(start: bytes, unit: str | bytes, end: bytes = b"") -> Callable[[int], bytes]:
    """Files of a size that begin and end so, and hold one unit again and again."""
    piece = unit.encode() if isinstance(unit, str) else unit
    return lambda size: start + piece * max(1, size // len(piece)) + end


FILES: dict[str, Callable[[int], bytes]] = {
    "page, English": filled(PAGE, f"<p>{ENGLISH * 4}</p>\n"),
    "page, Chinese": filled(PAGE, f"<p>{CHINESE * 3}</p>\n"),
    "page, one paragraph": filled(PAGE + b"<p>", ENGLISH),
    "page, GB 18030": filled(b"<meta charset=gbk>" + PAGE, f"<p>{CHINESE * 9}</p>".encode("gb18030")),
    "page, attributes": filled(PAGE, "<p " + "a=b " * 1000 + ">x"),
    "page, entities": filled(PAGE + b"<p>", "&amp;"),
    "page, nested tags": filled(PAGE, "<div>"),
    "page, as many tags as are read": lambda size: PAGE + (b"<p>" + b"a " * (size // 800_000)) * 399_000,
    "page, as deep as is read": lambda _: PAGE + b"<div>" * 399_000,
    "page, comments": filled(PAGE, "<!--x-->"),
    "page, linked data": filled(
        b'<html><script type="application/ld+json">{"headline":"', "x", b'"}</script><p>a'
    ),
    "text, one line, English": filled(b"", ENGLISH),
    "text, one line, Chinese": filled(b"", CHINESE),
    "text, one word": filled(b"", "a"),
    "text, UTF-16": lambda size: (ENGLISH * (size // 2 // len(ENGLISH))).encode("utf-16"),
    "text, lines": filled(b"", f"{ENGLISH * 4}\n\n"),
    "post": filled(POST, f"{CHINESE * 4}\n\n"),
    "post, links": filled(POST, "[a](https://x.y/z) "),
    "post, stars": filled(POST, "*a* " * 1000 + "\n\n"),
    "post, as many marks as are read": lambda _: POST + (b"[a](https://x.y/z) b\n\n") * 249_000,
    "front matter": filled(b"---\ntitle: t\nx: |\n", "  yyy yyy\n", b"---\nbody\n"),
    "feed": filled(b"<!--NaN-->\n[t](https://x.example/a)\n------\n", f"<p>{ENGLISH * 40}</p>\n"),
    "MHTML, page": filled(MIME + HTML_PART, f"<p>{ENGLISH * 40}</p>\n"),
    "MHTML, parts": filled(MIME, "--b\r\n\r\n"),
    "MHTML, a million parts": lambda _: MIME + b"--b\r\n\r\n" * 990_000 + HTML_PART,
    "MHTML, lines": filled(MIME + HTML_PART, "a\r\n"),
    "RTF, English": filled(b"{\\rtf1\\ansi ", ENGLISH * 3 + "\\par\n", b"}"),
    "RTF, Chinese": filled(b"{\\rtf1\\ansi\\ansicpg936 ", HEX + b"\\par\n", b"}"),
    "RTF, as long as is read": lambda _: filled(b"{\\rtf1 ", ENGLISH * 3 + "\\par\n", b"}")(15_900_000),
    "RTF, a picture": filled(b"{\\rtf1{\\pict\\pngblip ", "89504e47", b"}text\\par}"),
    "RTF, deep": filled(b"{\\rtf1 ", "{"),
    "RTF, as deep as is read": lambda _: b"{\\rtf1 " + b"{\\b " * 9_990 + b"x" + b"}" * 9_991,
}


def measured(name: str, size: int) -> None:
    """Read one of the files and print what it took."""
    data = FILES[name](size)
    begun = time.monotonic()
    source = read_source(data, "x")
    took = time.monotonic() - begun
    own, other = (
        resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    said = source.problems[0].message if source.problems else f"{len(source.body.text):,} characters"
    print(
        f"{name:31} {len(data) / 1e6:5.1f} MB {took:5.1f} s {own:5} + {other:3} MB  {said[:110]}", flush=True
    )


def main() -> None:
    given = sys.argv[1:]
    size = int(float(given[0]) * 1e6) if given else 50_000_000
    context = multiprocessing.get_context("spawn")
    for name in FILES:
        if len(given) < 2 or given[1] in name:
            process = context.Process(target=measured, args=(name, size))
            process.start()
            process.join()


if __name__ == "__main__":
    main()
