"""Says what a match means to the analyst: diagnostics with what to do about them."""

from __future__ import annotations

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.evidence.cuts import cut_inside
from briefsmith.evidence.difference import in_one_line
from briefsmith.evidence.elsewhere import Elsewhere
from briefsmith.evidence.model import VERIFIED, Found, Insertion, Omission, Verdict
from briefsmith.evidence.refusals import refusal
from briefsmith.evidence.request import Match, QuoteRequest
from briefsmith.spans import Place, Span


def explain(
    match: Match, request: QuoteRequest, key: str, body: str, elsewhere: Elsewhere, at: Place
) -> tuple[Diagnostic, ...]:
    """Everything to be said about one quotation, placed at ``at``.

    ``key`` is the source's key, ``body`` its text, ``elsewhere`` where the words stand if not there.
    """
    if match.verdict in VERIFIED:
        return (*_verified(match, key, at), *_cut_inside(match, body, at))
    code, message, advice, detail = refusal(match, request, key, body, elsewhere)
    return (Diagnostic(code, Severity.ERROR, message, advice, at, detail),)


def unreadable(key: str, at: Place) -> Diagnostic:
    """A quotation whose source cannot be read."""
    message = f"The quotation cannot be checked: nothing could be read from the source “{key}”."
    advice = f"See what is said about the source “{key}”; save the article again if its file holds none."
    return Diagnostic("quote-unreadable", Severity.ERROR, message, advice, at)


def _verified(match: Match, key: str, at: Place) -> list[Diagnostic]:
    said: list[Diagnostic] = []
    if match.folded:
        message = f"The quotation stands in “{key}” after folding: {', '.join(match.folded)}."
        advice = "The source's own characters are printed; nothing needs to be done."
        said.append(Diagnostic("quote-folded", Severity.NOTE, message, advice, at))
    if match.verdict is Verdict.ELIDED:
        said.append(_elided(match, at))
    if match.replaced:
        pairs = ", ".join(f"“{in_one_line(words)}” by {mark}" for words, mark in match.replaced)
        message = f"Words of the source are replaced: {pairs}."
        advice = "Brackets may name who or what is meant; see that they say nothing else than the source."
        said.append(Diagnostic("quote-replaced", Severity.WARNING, message, advice, at))
    if match.welded:
        message = f"An omission makes one sentence of two, in front of {_listed(match.welded)}."
        advice = "See that the source says it of the same subject, or make two quotations."
        said.append(Diagnostic("quote-welded", Severity.WARNING, message, advice, at))
    if match.dropped:
        message = "Beside or inside the quotation a negation falls away: " + _listed(match.dropped) + "."
        advice = "Quote these words too, unless the meaning stays the same without them."
        said.append(Diagnostic("quote-cut-negation", Severity.WARNING, message, advice, at))
    return said


def _cut_inside(match: Match, body: str, at: Place) -> list[Diagnostic]:
    """A note where the quotation begins or ends within a clause and no ellipsis says so."""
    edges = [part for part in (match.parts[0], match.parts[-1]) if isinstance(part, Found)]
    spans = [part.span for part in edges]
    starts = cut_inside(body, Span(spans[0].start, len(body))) if edges and edges[0] is match.parts[0] else ()
    ends = cut_inside(body, Span(0, spans[-1].end)) if edges and edges[-1] is match.parts[-1] else ()
    if not (starts or ends):
        return []
    cuts = ", ".join(f"“{cut}”" for cut in (*starts, *ends))
    message = f"The quotation begins or ends within a clause: {cuts}"
    advice = "See that no word is cut in two."
    return [Diagnostic("quote-cut-inside", Severity.NOTE, f"{in_one_line(message)}.", advice, at)]


def _elided(match: Match, at: Place) -> Diagnostic:
    omitted = [part.omitted for part in match.parts if isinstance(part, Omission)]
    inserted = [part.text for part in match.parts if isinstance(part, Insertion)]
    detail = [f"left out: {in_one_line(text)}" for text in omitted] + [f"put in: {text}" for text in inserted]
    message = "The quotation leaves out or puts in words; its pieces stand in the source in this order."
    advice = "Read what was left out, and see that the meaning stays the same."
    return Diagnostic("quote-elided", Severity.NOTE, message, advice, at, tuple(detail))


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{in_one_line(word)}”" for word in dict.fromkeys(words))
