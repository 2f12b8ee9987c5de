"""Reads MHTML, the one file that a browser makes of a page: its main HTML part is what is read."""

from __future__ import annotations

import email
import email.errors
import re
from collections.abc import Iterator
from dataclasses import replace
from email.header import decode_header, make_header
from email.message import Message
from itertools import islice

from briefsmith.sources import html_page, plain_text
from briefsmith.sources.decoding import decode
from briefsmith.sources.draft import Clue, Opened
from briefsmith.sources.front_matter import FrontMatter
from briefsmith.sources.profiles import ClassChooser

_HEADERS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,20}+"
    rb"(?P<headers>(?:[A-Za-z][A-Za-z0-9-]{1,60}+:[^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*\r?\n){2,60})\r?\n"
)
_KIND = re.compile(rb"^content-type:\s*(?:multipart/(?:related|alternative|mixed)|text/html)\b", re.I | re.M)
_VERSION = re.compile(rb"^mime-version:", re.I | re.M)

#: A page has hundreds of parts at most; more are not looked at.
_PARTS = 5_000
#: With its pictures a page has hundreds of thousands of lines.
_LINE_LIMIT = 2_000_000
_DEPTH = re.compile(rb"^content-type:\s*multipart/", re.I | re.M)
_DEPTH_LIMIT = 30


def recognises(data: bytes) -> bool:
    """Whether the file begins with the headers of a MIME message that holds a page."""
    match = _HEADERS.match(data, 0, 32_768)
    return match is not None and all(p.search(match["headers"]) for p in (_KIND, _VERSION))


def open_file(data: bytes, classes_for: ClassChooser) -> Opened:
    """The page in a message: offsets are those of the decoded text of its main part."""
    if len(_DEPTH.findall(data)) > _DEPTH_LIMIT:
        return Opened.refused("it is an MHTML file with more parts in parts than any page has")
    lines = data.count(b"\n")
    if lines > _LINE_LIMIT:
        return Opened.refused(f"it is an MHTML file with {lines:,} lines, more than {_LINE_LIMIT:,}")
    try:
        message = email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip())
        main = _main_part(message)
        content = main.get_payload(decode=True) if main is not None else None
    except (email.errors.MessageError, RecursionError, ValueError, LookupError, AssertionError):
        return Opened.refused("it is an MHTML file that is broken")
    if main is None or not isinstance(content, bytes) or not content.strip():
        return Opened.refused("it is an MHTML file without a page in it; it may have been cut short")
    decoded = decode(content, str(main.get_param("charset") or ""))
    if decoded.refused:
        return Opened(
            replace(decoded, refused=f"it is an MHTML file, and of its main part: {decoded.refused}")
        )
    reader = html_page if main.get_content_type() != "text/plain" else plain_text
    clues = tuple(_clues(message, main))
    addresses = tuple(clue.value for clue in clues if clue.field == "url")
    classes_here = replace(classes_for, urls=(*classes_for.urls, *addresses))
    draft = reader.read(decoded.text, FrontMatter(), classes_here)
    return Opened(decoded, replace(draft, format="mhtml", clues=(*draft.clues, *clues)))


def _main_part(message: Message) -> Message | None:
    """The part that the message calls its start, the one from the page's own address, or the first page."""
    parts = [part for part in islice(message.walk(), _PARTS) if not part.is_multipart()]
    pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    start = str(message.get_param("start") or "")
    address = _text(message, "Snapshot-Content-Location")
    for header, wanted in (("Content-ID", start), ("Content-Location", address)):
        found = [part for part in pages if wanted and _text(part, header) == wanted]
        if found:
            return found[0]
    texts = [part for part in parts if part.get_content_type() == "text/plain"]
    return next(iter([*pages, *texts]), None)


def _clues(message: Message, main: Message) -> Iterator[Clue]:
    for part, header in ((message, "Snapshot-Content-Location"), (main, "Content-Location")):
        value = _text(part, header)
        if value.startswith(("http://", "https://")):
            yield Clue("url", value, f"MHTML header: {header}")
    subject = _text(message, "Subject")
    if subject:
        yield Clue("page title", subject, "MHTML header: Subject")


def _text(part: Message, header: str) -> str:
    """The value of a header with its encoded words resolved; empty where there is none."""
    value = part.get(header)
    if value is None:
        return ""
    try:
        resolved = str(make_header(decode_header(value)))
    except (email.errors.HeaderParseError, LookupError, ValueError):
        resolved = str(value)
    return re.sub(r"\s+", " ", resolved).strip()[:2000]
