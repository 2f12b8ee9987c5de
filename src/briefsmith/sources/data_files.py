"""Tells a text that programs exchange from one that is read: JSON, and what a server answers to a program."""

from __future__ import annotations

import json
import re

#: Longer data is told by how it begins and ends.
_PARSED = 4_000_000
_JSON = re.compile(r'\s*+(?:\{\s*+(?:"|\})|\[\s*+(?:[\[{"\]0-9tfn-]))')
_CALL = re.compile(r"\s*+(?:/\*\*/\s*+)?[\w$.]{1,60}+\((?=\s*+[\[{])")
_XML_ERROR = re.compile(
    r"\s*+(?:<\?xml[^>]{0,200}>\s*+)?<(?:Error|ErrorResponse|fault|problem)\b", re.IGNORECASE
)

_HTTP_ERROR = re.compile(r"\s*+HTTP/[0-9.]{1,3} (?P<status>[45][0-9]{2})\b[^\n]{0,80}\n[A-Za-z-]{2,40}:")


def data_kind(text: str) -> str | None:
    """What a text is (``"JSON data"``), or ``None`` for one that somebody may read."""
    if _XML_ERROR.match(text) and len(text) < _PARSED:
        return "the error message of a server, in XML"
    failed = _HTTP_ERROR.match(text)
    if failed:
        return f"the answer of a server that failed ({failed['status']})"
    call = _CALL.match(text)
    inner = text[call.end() :].rstrip().rstrip(";").removesuffix(")") if call else text
    if _is_json(inner):
        return "JSON data"
    return None


def _is_json(text: str) -> bool:
    if not _JSON.match(text) or text.rstrip()[-1:] not in ("}", "]"):
        return False
    if len(text) > _PARSED:
        return text.lstrip()[0] == "{"
    try:
        json.loads(text)
    except RecursionError:
        return True
    except ValueError:
        return _is_lines_of_json(text)
    return True


def _is_lines_of_json(text: str) -> bool:
    """Whether each of several lines is an object."""
    lines = text.split("\n", 3)[:3]
    try:
        return len(lines) > 1 and all(isinstance(json.loads(line), dict) for line in lines[:2])
    except (ValueError, RecursionError):
        return False
