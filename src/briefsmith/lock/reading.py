"""Reads a lock file; what is wrong in it is told with its line and column."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from pydantic import ValidationError

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.lock.json_places import Path, json_spans
from briefsmith.lock.model import VERSION, Lock
from briefsmith.lock.shape import LockFile, as_lock
from briefsmith.spans import LineIndex, Place, Span

#: A lock of 10,000 long quotations has about 15 MB.
MAX_BYTES = 100_000_000
#: One remedy mends all of them.
_MOST_TOLD = 20

_ANEW = "Look at what was changed in the file; `brief lock` makes it anew."
_MERGE = "Settle the merge in the outline first, then make the lock anew with `brief lock`."


@dataclass(frozen=True)
class LockText:
    """A lock file as text: where its values stand."""

    file: str
    lines: LineIndex = field(repr=False)

    @cached_property
    def _spans(self) -> dict[Path, Span]:
        return json_spans(self.lines.text)[0]

    def place(self, *path: str | int) -> Place:
        """The place of a value, or of the nearest one around it; of an object, its first line."""
        for length in range(len(path), 0, -1):
            span = self._spans.get(path[:length])
            if span is not None:
                line_end = self.lines.text.find("\n", span.start)
                stop = span.end if line_end < 0 else min(span.end, line_end)
                return self.lines.place(Span(span.start, max(span.start, stop)))
        return Place(self.file)


def read_lock(data: bytes, file: str) -> tuple[Lock | None, LockText, tuple[Diagnostic, ...]]:
    """The lock in ``data``, or ``None`` where it cannot be used, with what is wrong with it.

    ``file`` is the path as shown. A lock of a later version is refused, and so is one whose parts do
    not fit together: nothing is guessed.
    """
    text = LockText(file, LineIndex(file, data.decode("utf-8-sig", "replace")))
    if len(data) > MAX_BYTES:
        return None, text, (_damaged(f"The lock has {len(data):,} bytes.", Place(file)),)
    try:
        data.decode("utf-8")
        root = json.loads(text.lines.text, object_pairs_hook=_no_key_twice)
    except UnicodeDecodeError as error:
        place = text.lines.place(Span(*[len(data[: error.start].decode("utf-8-sig", "replace"))] * 2))
        return None, text, (_damaged("The lock is not UTF-8 text.", place),)
    except json.JSONDecodeError as error:
        return None, text, (_no_json(error, text),)
    except _DoubledError:
        return None, text, tuple(_doubled(text))
    except (RecursionError, ValueError) as error:
        return None, text, (_damaged(f"The lock cannot be read: {error}.", Place(file)),)
    return (*_lock(root, text),)


def _lock(root: Any, text: LockText) -> tuple[Lock | None, LockText, tuple[Diagnostic, ...]]:
    version = root.get("version") if isinstance(root, dict) else None
    if isinstance(version, int) and version > VERSION:
        return None, text, (_later(version, text),)
    try:
        return as_lock(LockFile.model_validate(root)), text, ()
    except ValidationError as error:
        return None, text, tuple(islice(_misshapen(error, text), _MOST_TOLD))


class _DoubledError(Exception):
    """Raised for a key that stands twice in one object, of which JSON would take the second."""


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise _DoubledError
    return result


def _no_json(error: json.JSONDecodeError, text: LockText) -> Diagnostic:
    line = text.lines.line_column(error.pos)[0]
    if text.lines.line(line).startswith(("<<<<<<<", "=======", ">>>>>>>")):
        place = text.lines.place(Span(error.pos, error.pos))
        return _damaged("The lock holds the marks of a merge that was not settled.", place, _MERGE)
    place = text.lines.place(Span(error.pos, min(error.pos + 1, len(text.lines.text))))
    return _damaged(f"The lock is not well-formed JSON: {error.msg}.", place)


def _doubled(text: LockText) -> Iterator[Diagnostic]:
    for path in json_spans(text.lines.text)[1]:
        yield _damaged(f"The key `{path[-1]}` stands twice here.", text.place(*path))


def _misshapen(error: ValidationError, text: LockText) -> Iterator[Diagnostic]:
    for item in error.errors(include_url=False):
        where = ".".join(map(str, item["loc"])) or "the file"
        reason = item["msg"].removeprefix("Value error, ")
        yield _damaged(f"The lock is damaged at {where}: {reason}.", text.place(*item["loc"]))


def _later(version: int, text: LockText) -> Diagnostic:
    message = f"The lock has version {version}; this Briefsmith knows version {VERSION}."
    advice = "Use the Briefsmith that made it, or a newer one; or delete the lock and run `brief lock`."
    return Diagnostic("lock-version", Severity.ERROR, message, advice, text.place("version"))


def _damaged(message: str, place: Place, advice: str = _ANEW) -> Diagnostic:
    return Diagnostic("lock-damaged", Severity.ERROR, message, advice, place)
