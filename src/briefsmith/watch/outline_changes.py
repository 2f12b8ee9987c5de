"""What differs between two states of an outline, in a few words each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefsmith.outline.entries import Entry, SectionEntry
from briefsmith.outline.model import LocatedQuote, Outline

#: So many are named; more are counted.
_MOST_NAMED = 3
_APART = ("sources", "sections")


def outline_changes(before: Outline, after: Outline) -> tuple[str, ...]:
    """``title``, ``1 quotation, section us-position``, ``source voa-lima``, …; nothing where every value
    is as it was, as when a comment was changed.
    """
    return (
        *_fields(before.entry, after.entry, _APART),
        *_named("source", before.entry.sources, after.entry.sources),
        *_section_changes(before, after),
        *_quote_changes(before, after),
    )


def _fields(before: Entry, after: Entry, apart: tuple[str, ...]) -> Iterator[str]:
    for name in type(after).model_fields:
        if name not in apart and getattr(before, name) != getattr(after, name):
            yield name.rstrip("_")


def _named(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """Which keys were added, taken out or changed."""
    differing = {
        "new ": [key for key in after if key not in before],
        "": [key for key in after if key in before and before[key] != after[key]],
        "without ": [key for key in before if key not in after],
    }
    for label, keys in differing.items():
        if keys:
            yield f"{label}{_counted(kind, keys)}"


def _counted(kind: str, keys: list[str]) -> str:
    if len(keys) > _MOST_NAMED:
        return f"{len(keys)} {kind}s"
    return f"{kind if len(keys) == 1 else kind + 's'} {', '.join(keys)}"


def _section_changes(before: Outline, after: Outline) -> Iterator[str]:
    old, new = _sections(before), _sections(after)
    yield from _named("section", dict.fromkeys(old), dict.fromkeys(new))
    for key in new:
        if key in old and (fields := [*_fields(old[key], new[key], ("id", "quotes", "sections"))]):
            yield f"{' and '.join(fields)} of section {key}"
    if set(old) == set(new) and list(old) != list(new):
        yield "the order of the sections"


def _sections(outline: Outline) -> dict[str, SectionEntry]:
    return {key: section for key, _, section in outline.sections()}


def _quote_changes(before: Outline, after: Outline) -> Iterator[str]:
    """``2 quotations, section history``: changed, moved, new or taken out."""
    old, new = _quotes(before), _quotes(after)
    counts: dict[str, int] = {}
    for key, known in {**old, **new}.items():
        was, now = old.get(key), new.get(key)
        if was is None or now is None or (was.section_id, was.entry) != (now.section_id, now.entry):
            counts[known.section_id] = counts.get(known.section_id, 0) + 1
    for section, count in counts.items():
        yield f"{count} quotation{'' if count == 1 else 's'}, section {section}"
    if not counts and list(old) != list(new):
        yield "the order of the quotations"


def _quotes(outline: Outline) -> dict[str, LocatedQuote]:
    return {quote.id: quote for quote in outline.quotes()}
