"""Addresses of the web: which may become a link, and how a reader can read them."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_to_bytes, urlsplit

_HOST = re.compile(r"[\w.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")
_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2}){3,}")
_READABLE = re.compile("[々〇、。《》「」\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3！（），：；？]")
_UNSAFE = re.compile(r'[\x00-\x20"<>\\^`{|}\x7f-\x9f]|%(?![0-9A-Fa-f]{2})')


def safe_target(target: str) -> str | None:
    """The address as a link may hold it, or ``None`` where it must stay plain text.

    Only ``http``, ``https`` and ``mailto`` go in; characters that a URI cannot hold are encoded.
    """
    try:
        parts = urlsplit(target)
        host = parts.netloc.rsplit("@", 1)[-1]
    except ValueError:
        return None
    encoded = _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", target)
    if any("\ud800" <= character <= "\udfff" or character in "\ufffe\uffff" for character in encoded):
        return None
    if parts.scheme in {"http", "https"} and "@" not in parts.netloc and _HOST.fullmatch(host):
        return encoded
    return encoded if parts.scheme == "mailto" and "@" in parts.path else None


def readable_address(target: str) -> str:
    """The address as a reader can read it: percent-encoded Chinese, Japanese and Korean characters
    are shown as themselves, every other encoded byte stays. The link itself keeps its target.
    """
    return _ENCODED.sub(_decoded, target)


def _decoded(found: re.Match[str]) -> str:
    try:
        text = unquote_to_bytes(found[0]).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
    return "".join(c if _READABLE.fullmatch(c) else quote(c, safe="") for c in text)
