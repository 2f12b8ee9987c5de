"""Finds every quotation of an outline in the source that it names."""

from __future__ import annotations

from dataclasses import replace

from briefsmith.evidence.crossings import crossed
from briefsmith.evidence.elsewhere import Elsewhere, FoldedBodies
from briefsmith.evidence.matching import match_quote
from briefsmith.evidence.messages import explain, unreadable
from briefsmith.evidence.model import Evidence, Verdict
from briefsmith.evidence.request import (
    MAX_GAP,
    MAX_PASSAGE,
    Fallen,
    Match,
    Problem,
    Qualifier,
    QuoteRequest,
    trimmed,
)
from briefsmith.evidence.speakers import tells_who
from briefsmith.library import Library
from briefsmith.outline.entries import QuoteEntry
from briefsmith.outline.model import LocatedQuote, Outline
from briefsmith.sources.model import Block

#: The keys of the outline that settle which place is meant, by what can be wrong with them.
_SETTLING: dict[Problem | None, str] = {
    Problem.AFTER_ABSENT: "after",
    Problem.BEFORE_ABSENT: "before",
    Problem.NTH_ABSENT: "nth",
    Problem.CONTRADICTION: "before",
}
_LOOKED_FOR_ELSEWHERE = frozenset({Verdict.ALTERED, Verdict.ABSENT})


def find_quotes(
    outline: Outline, library: Library, bodies: FoldedBodies | None = None
) -> tuple[Evidence, ...]:
    """The evidence for every quotation, in the order of the outline, with what is to be said of it.

    Each source is folded once. A quotation whose source is not in the library, or holds nothing that
    could be quoted, is unreadable; the former without a message, for the outline is told of it.
    ``bodies`` are those of the library where they were folded before.
    """
    folded = FoldedBodies(library) if bodies is None else bodies
    return tuple(_find(quote, outline, library, folded) for quote in outline.quotes())


def _find(quote: LocatedQuote, outline: Outline, library: Library, bodies: FoldedBodies) -> Evidence:
    key = quote.entry.source
    if key not in bodies:
        at = outline.place(*quote.path, "quote" if quote.entry.quote is not None else "from")
        # The outline itself is told of a key that nothing defines.
        missing = (unreadable(key, at),) if key in library.entries else ()
        return Evidence(quote.id, quote.section_id, key, Verdict.UNREADABLE, diagnostics=missing)
    request = _request(quote.entry, outline.entry.max_gap)
    match, elsewhere = _match(request, key, bodies)
    if match.fallen:
        match = replace(match, fallen=_untold(match.fallen, quote, outline))
    at = outline.place(*quote.path, _subject_key(match, request))
    body = bodies[key].body
    return Evidence(
        quote_id=quote.id,
        section_id=quote.section_id,
        source_key=key,
        verdict=match.verdict,
        parts=match.parts,
        folded=match.folded,
        places=match.places,
        raw_places=tuple(body.raw_span(span.start, span.end) for span in match.places),
        nearest=match.nearest,
        diagnostics=(
            *explain(match, request, key, body.text, elsewhere, at),
            *crossed(match.parts, _blocks(library, key), at),
        ),
    )


def _match(request: QuoteRequest, key: str, bodies: FoldedBodies) -> tuple[Match, Elsewhere]:
    """The match, and where the words stand if not in the body. Words that stand as they are in a
    caption or the like are absent, even if the body has something similar.
    """
    match = match_quote(request, bodies[key])
    if match.verdict not in _LOOKED_FOR_ELSEWHERE or match.problem is Problem.TOO_SHORT:
        return match, Elsewhere()
    elsewhere = bodies.elsewhere(request, key)
    if elsewhere.block is not None and match.problem in (None, Problem.PIECE_MISSING):
        match = replace(match, verdict=Verdict.ABSENT, problem=None, subject="")
    return match, elsewhere


def _untold(fallen: tuple[Fallen, ...], quote: LocatedQuote, outline: Outline) -> tuple[Fallen, ...]:
    """What falls away, without the speakers whom the analyst names in the remark or in the section."""
    if not any(one.kind is Qualifier.ATTRIBUTION for one in fallen):
        return fallen
    prose = next((section.text for name, _, section in outline.sections() if name == quote.section_id), None)
    return tuple(
        one
        for one in fallen
        if one.kind is not Qualifier.ATTRIBUTION
        or not tells_who(one.words, quote.entry.note or "", prose or "")
    )


def _blocks(library: Library, key: str) -> tuple[Block, ...]:
    source = library.entries[key].source
    return source.blocks if source is not None else ()


def _subject_key(match: Match, request: QuoteRequest) -> str:
    """The key of the outline that a message about the match is about."""
    if match.problem in _SETTLING:
        return _SETTLING[match.problem]
    if match.verdict is Verdict.AMBIGUOUS and (request.after or request.before):
        return "after" if request.after else "before"
    if _is_about_last(match, request):
        return "to"
    return "quote" if request.quote is not None else "from"


def _is_about_last(match: Match, request: QuoteRequest) -> bool:
    """Whether it is the last words of a passage that are wrong, and not the first ones too."""
    if request.last is None or match.problem is None:
        return False
    last = trimmed(request.last)
    return match.problem in (Problem.LAST_MISSING, Problem.LAST_FAR) or (
        match.subject == last != trimmed(request.first)
    )


def _request(entry: QuoteEntry, max_gap: int | None) -> QuoteRequest:
    """The outline's own ``max_gap`` holds for ellipses; a quotation's also for passages."""
    return QuoteRequest(
        quote=entry.quote,
        first=entry.from_,
        last=entry.to,
        after=entry.after,
        before=entry.before,
        nth=entry.nth,
        max_gap=entry.max_gap or max_gap or MAX_GAP,
        max_passage=entry.max_gap or MAX_PASSAGE,
    )
