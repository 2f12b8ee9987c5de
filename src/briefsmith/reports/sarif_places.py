"""Files and places as SARIF names them, and the fingerprint by which code review knows a result again."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from briefsmith.library import LibraryEntry
from briefsmith.sources.model import Source
from briefsmith.spans import LineIndex, Place, Span

#: GitHub hashes a line and what follows it, as many UTF-16 units as this, blanks left out.
_HASHED, _BASE, _WORD = 100, 37, 1 << 64
_END_OF_FILE = 0xFFFF


class Artifacts:
    """The files that a log names, each once, in the order in which they are first named."""

    def __init__(self) -> None:
        self._index: dict[str, int] = {}
        self._described: dict[str, dict[str, Any]] = {}

    def location(self, file: str) -> dict[str, Any]:
        """The ``artifactLocation`` of a file named as the user names it."""
        uri = file_uri(file)
        return {"uri": uri, "index": self._index.setdefault(uri, len(self._index))}

    def describe(self, file: str, source: Source) -> None:
        """Says of the file of a source what is known of it."""
        self._described[file_uri(file)] = {"hashes": {"sha-256": source.digest}}

    def listed(self) -> list[dict[str, Any]]:
        """The ``artifacts`` of the run."""
        return [{"location": {"uri": uri}, **self._described.get(uri, {})} for uri in self._index]


def file_uri(file: str) -> str:
    """The URI reference of a path: what a URI cannot hold is percent-encoded, a colon too, which would
    make the name in front of it a scheme.
    """
    encoded = quote(file, safe="/")
    return f"file://{encoded}" if encoded.startswith("/") else encoded


def source_file(outline_file: str, entry: LibraryEntry) -> str:
    """The path of a source's file from where the outline is named from."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(outline_file), entry.file))


def region(place: Place) -> dict[str, Any]:
    """A place as a ``region``; both count from 1 and leave the end column out."""
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def related(
    number: int, said: str, entry: LibraryEntry, span: Span, file: str, artifacts: Artifacts
) -> dict[str, Any]:
    """A place in a source as the related location ``number``: the characters themselves where the file
    is text, else the whole file.
    """
    assert entry.source is not None
    where: dict[str, Any] = {"artifactLocation": artifacts.location(file)}
    if entry.source.is_text:
        lines = LineIndex(file, entry.source.raw)
        snippet = {"text": entry.source.raw[span.start : span.end]}
        where["region"] = {**region(lines.place(span)), "snippet": snippet}
    artifacts.describe(file, entry.source)
    return {"id": number, "physicalLocation": where, "message": {"text": said}}


def line_fingerprints(text: str) -> dict[int, str]:
    """For each 1-based line what GitHub calls its ``primaryLocationLineHash``, so that a log means the same
    whether its own action uploads it or not (github/codeql-action, ``fingerprints.ts``).

    The hash is a polynomial over the UTF-16 units from the line on, blanks and tabs left out; lines of the
    same hash are counted.
    """
    units, starts = _units(text)
    units += [0] * _HASHED
    highest = pow(_BASE, _HASHED, _WORD)
    value = 0
    for unit in units[:_HASHED]:
        value = (value * _BASE + unit) % _WORD
    seen: Counter[int] = Counter()
    found: dict[int, str] = {}
    position = 0
    for number, start in enumerate(starts, 1):
        for at in range(position, start):
            value = (value * _BASE + units[at + _HASHED] - highest * units[at]) % _WORD
        position = start
        seen[value] += 1
        found[number] = f"{value:x}:{seen[value]}"
    return found


def _units(text: str) -> tuple[list[int], list[int]]:
    """The UTF-16 units that count, an end mark behind them, and where each line begins among them."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace(" ", "").replace("\t", "")
    encoded = plain.encode("utf-16-le", "surrogatepass")
    units = [low | high << 8 for low, high in zip(encoded[::2], encoded[1::2], strict=True)]
    units.append(_END_OF_FILE)
    return units, [0, *_behind_line_feeds(units)]


def _behind_line_feeds(units: list[int]) -> Iterator[int]:
    return (index + 1 for index, unit in enumerate(units) if unit == 0x0A)
