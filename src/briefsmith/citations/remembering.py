"""Formats citations unless the very same ones were formatted before."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from briefsmith.citations.by_language import format_by_language
from briefsmith.citations.engine import engine_identity
from briefsmith.citations.items import CslItem
from briefsmith.citations.request import Cluster
from briefsmith.citations.styles import CitationStyle
from briefsmith.document import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    Strong,
    Superscript,
    Text,
)

Printed = tuple[dict[int, Inlines], dict[str, Inlines]]

_TEXT, _LINK, _BREAK, _NOTE = "t", "l", "b", "n"
_AROUND: dict[str, type[Emphasis] | type[Strong] | type[Superscript]] = {
    "e": Emphasis,
    "s": Strong,
    "u": Superscript,
}
_LETTERS = {kind: letter for letter, kind in _AROUND.items()}


class Memory(Protocol):
    """Keeps what was formatted. ``question`` holds everything that decides an answer but the code."""

    def load(self, question: bytes) -> bytes | None:
        """The answer to that very question, as it was stored."""

    def store(self, question: bytes, answer: bytes) -> None:
        """Keeps an answer; where that fails, nothing is raised."""


def format_remembered(
    style: CitationStyle,
    items: Mapping[str, CslItem],
    clusters: Sequence[Cluster],
    language: str,
    memory: Memory | None,
) -> Printed:
    """As `format_by_language`; where ``memory`` has the answer, the engine is not called."""
    if memory is None:
        return format_by_language(style, items, clusters, language)
    question = _question(style, items, clusters, language)
    kept = _unpacked(memory.load(question))
    if kept is not None:
        return kept
    made = format_by_language(style, items, clusters, language)
    memory.store(question, _packed(made))
    return made


def _question(
    style: CitationStyle, items: Mapping[str, CslItem], clusters: Sequence[Cluster], language: str
) -> bytes:
    # What stands under `custom` (the digest of the saved copy, say) is never printed.
    asked = {key: {name: item[name] for name in item if name != "custom"} for key, item in items.items()}
    cited = [
        (
            cluster.note,
            [(one.key, one.locator, one.label, one.prefix, one.suffix) for one in cluster.sources],
        )
        for cluster in clusters
    ]
    head = f"{engine_identity()}\n{language}\n".encode()
    return head + style.prepared + json.dumps([asked, cited]).encode()


def _packed(printed: Printed) -> bytes:
    clusters, entries = printed
    kept = [
        [[index, [_pack(one) for one in inlines]] for index, inlines in clusters.items()],
        [[key, [_pack(one) for one in inlines]] for key, inlines in entries.items()],
    ]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _pack(inline: Inline) -> Any:
    match inline:
        case Text():
            return inline.value if inline.language is None else [_TEXT, inline.value, inline.language]
        case Emphasis() | Strong() | Superscript():
            return [_LETTERS[type(inline)], *map(_pack, inline.children)]
        case Link():
            return [_LINK, inline.target, *map(_pack, inline.children)]
        case LineBreak():
            return [_BREAK]
        case NoteReference():
            return [_NOTE, inline.number]
        case _:
            raise TypeError(f"a reference holds no {type(inline).__name__}")


def _unpacked(stored: bytes | None) -> Printed | None:
    """What was packed; ``None`` for nothing, or anything else."""
    if stored is None:
        return None
    try:
        clusters, entries = json.loads(stored.decode("utf-8", "surrogatepass"))
        printed = {int(index): tuple([_unpack(one) for one in inlines]) for index, inlines in clusters}
        return printed, {str(key): tuple([_unpack(one) for one in inlines]) for key, inlines in entries}
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _unpack(value: Any) -> Inline:
    if isinstance(value, str):
        return Text(value)
    kind, *rest = value
    if kind == _TEXT:
        return Text(*map(str, rest))
    if kind == _LINK:
        return Link(tuple(map(_unpack, rest[1:])), str(rest[0]))
    if kind == _BREAK:
        return LineBreak()
    if kind == _NOTE:
        return NoteReference(int(rest[0]))
    return _AROUND[kind](tuple(map(_unpack, rest)))
