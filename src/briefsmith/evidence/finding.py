"""Finds every quotation of an outline in the source that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.elsewhere import Elsewhere, block_with, keys_with
from briefsmith.evidence.matching import match_quote
from briefsmith.evidence.messages import explain, unreadable
from briefsmith.evidence.model import VERIFIED, Evidence, Verdict
from briefsmith.evidence.request import Match, Problem, QuoteRequest
from briefsmith.library import Library
from briefsmith.outline.model import LocatedQuote, Outline, QuoteEntry
from briefsmith.sources.model import Source
from briefsmith.spans import Place


class FoldedBodies(Mapping[str, FoldedBody]):
    """The bodies of a library's readable sources by key, each folded when it is first asked for."""

    def __init__(self, library: Library) -> None:
        self._sources: dict[str, Source] = {
            key: entry.source
            for key, entry in library.entries.items()
            if entry.source is not None and entry.readable
        }
        self._folded: dict[str, FoldedBody] = {}

    def __getitem__(self, key: str) -> FoldedBody:
        if key not in self._folded:
            self._folded[key] = FoldedBody.of(self._sources[key].body)
        return self._folded[key]

    def __contains__(self, key: object) -> bool:
        return key in self._sources

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)

    def source(self, key: str) -> Source:
        """The source itself."""
        return self._sources[key]


def find_quotes(outline: Outline, library: Library) -> tuple[Evidence, ...]:
    """The evidence for every quotation, in the order of the outline, with what is to be said of it."""
    bodies = FoldedBodies(library)
    return tuple(_find(quote, outline, bodies) for quote in outline.quotes())


def _find(quote: LocatedQuote, outline: Outline, bodies: FoldedBodies) -> Evidence:
    key = quote.entry.source
    at = outline.place(*quote.path, "quote" if quote.entry.quote is not None else "from")
    if key not in bodies:
        verdict, said = Verdict.UNREADABLE, (unreadable(key, at),)
        return Evidence(quote.id, quote.section_id, key, verdict, diagnostics=said)
    request = _request(quote.entry)
    match = match_quote(request, bodies[key])
    if match.problem is Problem.AFTER_ABSENT:
        at = outline.place(*quote.path, "after")
    said = explain(match, request, key, bodies[key].body.text, _elsewhere(match, request, key, bodies), at)
    return Evidence(
        quote_id=quote.id,
        section_id=quote.section_id,
        source_key=key,
        verdict=match.verdict,
        parts=match.parts,
        folded=match.folded,
        places=match.places,
        nearest=match.nearest,
        diagnostics=said,
    )


def _request(entry: QuoteEntry) -> QuoteRequest:
    return QuoteRequest(quote=entry.quote, first=entry.from_, last=entry.to, after=entry.after)


def _elsewhere(match: Match, request: QuoteRequest, key: str, bodies: FoldedBodies) -> Elsewhere:
    """Where else the words stand, if they are not verified; too short ones are not looked for."""
    if match.verdict in VERIFIED or match.verdict is Verdict.AMBIGUOUS or match.problem is Problem.TOO_SHORT:
        return Elsewhere()
    typed = request.typed
    return Elsewhere(block_with(typed, bodies.source(key).blocks), keys_with(typed, bodies, key))
