"""Whether what is rated as confirmed (Admiralty credibility 1) is confirmed by an independent source."""

from __future__ import annotations

from collections.abc import Iterator

from briefsmith.compose.prose_citations import find_citations
from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.library import Library, LibraryEntry
from briefsmith.outline.model import LocatedQuote, Outline
from briefsmith.twins import Twins

#: The credibility that only a second source can give (NATO Admiralty code: confirmed by other sources).
CONFIRMED = 1


def check_ratings(outline: Outline, library: Library, twins: Twins) -> tuple[Diagnostic, ...]:
    """An error for each quotation rated 1 for which no independent second source is cited, and for
    each key under ``confirmed_by`` that is no source.

    A source is cited for a quotation under its ``confirmed_by`` or in its note. It is independent
    where it is not the quoted one, no twin or excerpt of it, of another outlet, and no repost of it.
    """
    found: list[Diagnostic] = []
    for quote in outline.quotes():
        found.extend(_undefined(outline, library, quote))
        if quote.entry.credibility == CONFIRMED:
            found.extend(_unconfirmed(outline, library, twins, quote))
    return tuple(found)


def _undefined(outline: Outline, library: Library, quote: LocatedQuote) -> Iterator[Diagnostic]:
    for index, key in enumerate(quote.entry.confirmed_by):
        if key not in library.entries and key not in outline.source_keys:
            yield Diagnostic(
                "source-undefined",
                Severity.ERROR,
                f"`sources` defines no source `{key}`.",
                "Write a key of `sources`; `brief sources` lists them.",
                outline.place(*quote.path, "confirmed_by", index),
            )


def _unconfirmed(
    outline: Outline, library: Library, twins: Twins, quote: LocatedQuote
) -> Iterator[Diagnostic]:
    own = library.entries.get(quote.entry.source)
    cited = [key for key in _cited_for(quote) if key in library.entries]
    reasons = [(key, own and dependence(own, library.entries[key], twins)) for key in cited]
    if own is None or any(not reason for _, reason in reasons):
        return
    yield Diagnostic(
        "credibility-unconfirmed",
        Severity.ERROR,
        "Credibility 1 says that other sources confirm this, and no independent one is cited for it.",
        "Name one under `confirmed_by:` of the quotation, or rate it 2 (probably true).",
        outline.place(*quote.path, "credibility"),
        tuple(f"`{key}` does not count: {reason}." for key, reason in reasons),
    )


def _cited_for(quote: LocatedQuote) -> tuple[str, ...]:
    noted = (key for found in find_citations(quote.entry.note or "") for key, _, _ in found.keys)
    return tuple(dict.fromkeys((*quote.entry.confirmed_by, *noted)))


def dependence(own: LibraryEntry, other: LibraryEntry, twins: Twins) -> str:
    """Why a source does not confirm another one, for the analyst; empty where it is independent."""
    if own.key == other.key:
        return "it is the quoted source itself"
    pair = {own.key, other.key}
    if any(pair <= set(group.keys) for group in twins.groups):
        return "it holds the same article"
    if any(pair == {excerpt.key, excerpt.whole} for excerpt in twins.excerpts):
        return "one is an excerpt of the other"
    if _outlet(own) and _outlet(own) == _outlet(other):
        return f"it is of the same outlet, {other.outlet}"
    if _reposts(other, own) or _reposts(own, other):
        return "one names the other's outlet as where it was first published"
    if _original(own) and _original(own) == _original(other):
        return f"both were first published by {other.metadata.original.value}"
    return ""


def _outlet(entry: LibraryEntry) -> str:
    return _plain(entry.outlet)


def _original(entry: LibraryEntry) -> str:
    return _plain(entry.metadata.original.value)


def _reposts(copy: LibraryEntry, original: LibraryEntry) -> bool:
    return bool(_original(copy)) and _original(copy) == _outlet(original)


def _plain(name: str | None) -> str:
    return "".join((name or "").casefold().split())
