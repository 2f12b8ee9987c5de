"""Says what a match means to the analyst: diagnostics with what to do about them."""

from __future__ import annotations

from collections.abc import Iterator

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.evidence.cuts import cut_inside
from briefsmith.evidence.difference import difference_changes, in_one_line
from briefsmith.evidence.elsewhere import Elsewhere
from briefsmith.evidence.model import VERIFIED, Found, Insertion, Omission, Part, Verdict
from briefsmith.evidence.refusals import refusal
from briefsmith.evidence.request import Match, Qualifier, QuoteRequest
from briefsmith.spans import Place, Span

_QUOTE_TOO = "Quote these words too, unless the meaning stays the same without them."
_READ_OMITTED = "Read what was left out, and see that the meaning stays the same."
#: What each qualifier is called, and what to do where it falls away.
_QUALIFIERS = {
    Qualifier.CONDITION: ("A condition", _QUOTE_TOO),
    Qualifier.DOUBT: ("A doubt", _QUOTE_TOO),
    Qualifier.ATTRIBUTION: ("The speaker", "Quote these words too, or name the speaker in your own text."),
    Qualifier.LIMIT: ("A limit of the number", _QUOTE_TOO),
}


def explain(
    match: Match, request: QuoteRequest, key: str, body: str, elsewhere: Elsewhere, at: Place
) -> tuple[Diagnostic, ...]:
    """Everything to be said about one quotation, placed at ``at``.

    ``key`` is the source's key, ``body`` its text, ``elsewhere`` where the words stand if not there.
    """
    if match.verdict in VERIFIED:
        return (*_verified(match, key, at), *_cut_inside(match, body, at))
    code, message, advice, detail = refusal(match, request, key, body, elsewhere)
    changes = difference_changes(match.nearest.operations) if match.nearest and _shows(detail) else ()
    return (Diagnostic(code, Severity.ERROR, message, advice, at, detail, changes),)


def _shows(detail: tuple[str, ...]) -> bool:
    """Whether the lines are those of a difference."""
    return len(detail) == 2 and detail[0].startswith("typed:")


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
        message = f"An omission makes one sentence or clause of two, in front of {_listed(match.welded)}."
        advice = "See that the source says it of the same subject, or make two quotations."
        said.append(Diagnostic("quote-welded", Severity.WARNING, message, advice, at))
    if match.dropped:
        message = f"A negation falls away beside the quotation: {_listed(match.dropped)}."
        said.append(Diagnostic("quote-cut-negation", Severity.WARNING, message, _QUOTE_TOO, at))
    said += _fallen(match, at)
    if match.turned:
        message = f"What is left out holds a negation or a contrast: {_listed(match.turned)}."
        omitted = _omitted(match) if not any(item.code == "quote-elided" for item in said) else ()
        said.append(Diagnostic("quote-omits-turn", Severity.WARNING, message, _READ_OMITTED, at, omitted))
    return said


def _fallen(match: Match, at: Place) -> list[Diagnostic]:
    """A warning for each kind of qualifier that falls away."""
    said: list[Diagnostic] = []
    if not match.fallen:
        return said
    for kind, (named, advice) in _QUALIFIERS.items():
        words = tuple(one.words for one in match.fallen if one.kind is kind)
        if words:
            message = f"{named} falls away beside the quotation: {_listed(words)}."
            said.append(Diagnostic(f"quote-cut-{kind}", Severity.WARNING, message, advice, at))
    return said


def _omitted(match: Match) -> tuple[str, ...]:
    parts = (part.omitted for part in match.parts if isinstance(part, Omission))
    return tuple(f"left out: {in_one_line(text)}" for text in parts)


def _cut_inside(match: Match, body: str, at: Place) -> list[Diagnostic]:
    """A note where the quotation begins or ends within a clause and no ellipsis says so, or where an
    ellipsis within it does.
    """
    cuts = ", ".join(f"“{cut}”" for cut in _cuts(match.parts, body))
    if not cuts:
        return []
    message = f"The quotation, or a piece of it, begins or ends within a clause: {cuts}"
    advice = "See that no word is cut in two."
    return [Diagnostic("quote-cut-inside", Severity.NOTE, f"{in_one_line(message)}.", advice, at)]


def _cuts(parts: tuple[Part, ...], body: str) -> Iterator[str]:
    for index, part in enumerate(parts):
        if not isinstance(part, Found):
            continue
        if index == 0 or (index > 1 and isinstance(parts[index - 1], Omission)):
            yield from cut_inside(body, Span(part.span.start, len(body)))
        if index == len(parts) - 1 or (index < len(parts) - 2 and isinstance(parts[index + 1], Omission)):
            yield from cut_inside(body, Span(0, part.span.end))


def _elided(match: Match, at: Place) -> Diagnostic:
    inserted = [part.text for part in match.parts if isinstance(part, Insertion)]
    detail = (*_omitted(match), *(f"put in: {text}" for text in inserted))
    message = "The quotation leaves out or puts in words; its pieces stand in the source in this order."
    return Diagnostic("quote-elided", Severity.NOTE, message, _READ_OMITTED, at, detail)


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{in_one_line(word)}”" for word in dict.fromkeys(words))
