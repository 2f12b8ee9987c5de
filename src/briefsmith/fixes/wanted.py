"""Says which values of the outline should be which words of a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefsmith.evidence.model import Evidence, Verdict
from briefsmith.evidence.pieces import take_apart
from briefsmith.evidence.request import trimmed
from briefsmith.library import Library
from briefsmith.outline.model import LocatedQuote, Outline
from briefsmith.outline.places import Path
from briefsmith.text.folding import fold


@dataclass(frozen=True, slots=True)
class Wanted:
    """One quotation, and what the values at ``values`` should be."""

    quote: LocatedQuote
    values: Mapping[Path, str]


def wanted_fixes(outline: Outline, library: Library, evidence: tuple[Evidence, ...]) -> tuple[Wanted, ...]:
    """Every quotation that stands only after folding, with the source's own characters; one that gives
    no values is one for which they could not be told.
    """
    bodies = _FoldedTexts(library)
    found = {item.quote_id: item for item in evidence}
    return tuple(
        Wanted(quote, dict(_values(quote, found[quote.id], bodies)))
        for quote in outline.quotes()
        if quote.id in found and is_folded(found[quote.id])
    )


def is_folded(found: Evidence) -> bool:
    """Whether a quotation is verified, and something had to be folded for it."""
    return found.verdict is Verdict.EQUIVALENT or (found.verdict is Verdict.ELIDED and bool(found.folded))


class _FoldedTexts:
    """The folded bodies that were asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._folded: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        if key not in self._folded:
            source = self._library.entries[key].source
            self._folded[key] = fold(source.body.text).text if source is not None else ""
        return self._folded[key]


def _values(quote: LocatedQuote, found: Evidence, bodies: _FoldedTexts) -> Iterator[tuple[Path, str]]:
    entry = quote.entry
    if entry.quote is None:
        yield from _ends(quote, found)
    elif found.verdict is Verdict.ELIDED:
        new = _pieces(entry.quote, found, bodies[found.source_key])
        if new is not None:
            yield (*quote.path, "quote"), new
    elif len(found.found) == 1:
        yield (*quote.path, "quote"), _within(entry.quote, found.found[0].text)


def _within(value: str, words: str) -> str:
    """The value with other words, and the same white space around them."""
    core = trimmed(value)
    start = value.index(core)
    return value[:start] + words + value[start + len(core) :]


def _pieces(value: str, found: Evidence, folded_body: str) -> str | None:
    """The value with each of its pieces in the source's own characters; ``None`` where they do not
    answer to what was found.
    """
    pieces = take_apart(trimmed(value), folded_body)
    # A first letter in brackets stays as it was typed.
    typed = [
        text[1:] if initial else text for text, initial in zip(pieces.texts, pieces.initials, strict=True)
    ]
    if len(typed) != len(found.found):
        return None
    result, position = "", 0
    for mine, theirs in zip(typed, found.found, strict=True):
        start = value.find(mine, position)
        if start < 0:
            return None
        result += value[position:start] + theirs.text
        position = start + len(mine)
    return result + value[position:]


def _ends(quote: LocatedQuote, found: Evidence) -> Iterator[tuple[Path, str]]:
    """The first and the last words of a passage, from its text."""
    if len(found.found) != 1:
        return
    passage = fold(found.found[0].text)
    for name, value in (("from", quote.entry.from_ or ""), ("to", quote.entry.to or "")):
        count = len(fold(trimmed(value)))
        if not 0 < count <= len(passage):
            continue
        start = 0 if name == "from" else len(passage) - count
        span = passage.span(start, start + count)
        words = found.found[0].text[span.start : span.end]
        if words != trimmed(value):
            yield (*quote.path, name), _within(value, words)
