"""Says what a match means to the analyst: diagnostics with what to do about them."""

from __future__ import annotations

from collections.abc import Callable

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.evidence.cuts import cut_inside
from briefsmith.evidence.difference import difference_kinds, difference_lines, in_one_line
from briefsmith.evidence.elsewhere import Elsewhere
from briefsmith.evidence.model import VERIFIED, Found, Insertion, Nearest, Omission, Verdict
from briefsmith.evidence.request import LEAST_SIMILAR, Match, Problem, QuoteRequest
from briefsmith.spans import Place, Span

#: How many of the places of an ambiguous quotation are listed, and how much text around each.
_LISTED, _AROUND = 6, 14

_Say = tuple[str, str, str, tuple[str, ...]]


def explain(
    match: Match, request: QuoteRequest, key: str, body: str, elsewhere: Elsewhere, at: Place
) -> tuple[Diagnostic, ...]:
    """Everything to be said about one quotation, placed at ``at``.

    ``key`` is the source's key, ``body`` its text, ``elsewhere`` where the words stand if not there.
    """
    if match.verdict in VERIFIED:
        return (*_verified(match, key, at), *_cut_inside(match, body, at))
    code, message, advice, detail = _refused(match, request, key, body, elsewhere)
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


def _refused(match: Match, request: QuoteRequest, key: str, body: str, elsewhere: Elsewhere) -> _Say:
    if match.problem in _PROBLEMS:
        return _PROBLEMS[match.problem](match, key, body)
    if match.verdict is Verdict.AMBIGUOUS:
        return _ambiguous(match, request, key, body)
    if match.verdict is Verdict.ALTERED:
        return _altered(match, key, elsewhere)
    return _absent(match, key, elsewhere)


def _too_short(match: Match, key: str, body: str) -> _Say:
    message = "The quotation is empty or too short to mean anything."
    if match.subject:
        message = (
            f"“{in_one_line(match.subject)}” is too short to be looked for: it would stand nearly anywhere."
        )
    return "quote-too-short", message, "Quote at least two words or characters, not a number alone.", ()


def _insertion_long(match: Match, key: str, body: str) -> _Say:
    message = "The words put in in square brackets are longer than what is quoted."
    return (
        "quote-absent",
        message,
        "Quote more of the source, or say it in words of your own.",
        (match.subject,),
    )


def _after_absent(match: Match, key: str, body: str) -> _Say:
    message = (
        f"The words “{in_one_line(match.subject)}” (after) do not stand in “{key}” in front of the quotation."
    )
    advice = "Give words that stand in the source in front of the place that you mean."
    return "quote-after-absent", message, advice, _places(match.places, body)


def _pieces_apart(match: Match, key: str, body: str) -> _Say:
    message = f"The pieces of the quotation stand in “{key}”, but not in this order, or too far apart."
    advice = "Make separate quotations of them, in the order of the source."
    return "quote-altered", message, advice, ()


def _swallowed(match: Match, key: str, body: str) -> _Say:
    words = in_one_line(match.subject)
    message = (
        f"What is left out or put in turns the meaning round, changes a number or the subject, at “{words}”."
    )
    return "quote-altered", message, "Quote these words too, and put nothing else in their place.", ()


def _last_missing(match: Match, key: str, body: str) -> _Say:
    message = (
        f"“{in_one_line(match.subject)}” (to) does not stand in “{key}” behind the first words, near enough."
    )
    return "quote-altered", message, "Give last words that follow in the source, or make two quotations.", ()


_PROBLEMS: dict[Problem | None, Callable[[Match, str, str], _Say]] = {
    Problem.TOO_SHORT: _too_short,
    Problem.PIECE_SHORT: _too_short,
    Problem.INSERTION_LONG: _insertion_long,
    Problem.AFTER_ABSENT: _after_absent,
    Problem.PIECES_APART: _pieces_apart,
    Problem.SWALLOWED: _swallowed,
    Problem.LAST_MISSING: _last_missing,
}


def _altered(match: Match, key: str, elsewhere: Elsewhere) -> _Say:
    nearest = match.nearest
    assert nearest is not None
    detail = difference_lines(nearest.operations)
    subject = f"The piece “{in_one_line(match.subject)}”" if match.subject else "The quotation"
    if match.problem is Problem.CUTS_TOKEN:
        message = f"{subject} begins or ends inside a number or a word of “{key}”."
    elif match.problem is Problem.PIECE_MISSING and nearest.similarity < LEAST_SIMILAR:
        message, detail = f"{subject} does not stand in “{key}”; other words of the quotation do.", ()
    elif nearest.similarity == 1:
        message = f"{subject} runs over the end of a heading or paragraph of “{key}” as if there were none."
    else:
        kinds = " and ".join(difference_kinds(nearest.operations))
        message = f"{subject} differs from “{key}” in {kinds}."
    return "quote-altered", message, _paste(nearest) + _other_source(elsewhere, " "), detail


def _paste(nearest: Nearest) -> str:
    return (
        f"The source says: {in_one_line(nearest.text)}"
        if nearest.similarity >= LEAST_SIMILAR
        else "Check the words."
    )


def _absent(match: Match, key: str, elsewhere: Elsewhere) -> _Say:
    subject = f"The piece “{in_one_line(match.subject)}”" if match.subject else "The quotation"
    if elsewhere.block is not None:
        message = f"{subject} stands in “{key}” only in {elsewhere.block}, which is not its body."
        near = f" The nearest passage there: {in_one_line(match.nearest.text)}" if match.nearest else ""
        advice = f"Quote the body of the article.{near}{_other_source(elsewhere, ' ')}"
        return "quote-absent", message, advice, ()
    message = f"{subject} does not stand in the body of “{key}”, nor anything close to it."
    advice = _other_source(elsewhere) or "Check the words and the source key."
    return "quote-absent", message, advice, ()


def _other_source(elsewhere: Elsewhere, before: str = "") -> str:
    if not elsewhere.keys:
        return ""
    return f"{before}The words stand in another source: {', '.join(elsewhere.keys)}."


def _ambiguous(match: Match, request: QuoteRequest, key: str, body: str) -> _Say:
    message = f"The quotation stands in “{key}” at {len(match.places)} places."
    advice = "Say which is meant with `after:` and words that stand in front of it, or quote more words."
    if request.after is not None:
        message = (
            f"The quotation stands in “{key}” at {len(match.places)} places behind the words of `after`."
        )
        advice = "Give longer words as `after`, such as stand in the source only once."
    return "quote-ambiguous", message, advice, _places(match.places, body)


def _places(places: tuple[Span, ...], body: str) -> tuple[str, ...]:
    lines = [_in_context(span, body) for span in places[:_LISTED]]
    return (*lines, f"and {len(places) - _LISTED} more") if len(places) > _LISTED else tuple(lines)


def _in_context(span: Span, body: str) -> str:
    low, high = max(0, span.start - _AROUND), span.end + _AROUND
    words = body[span.start : span.end]
    shown = words if len(words) <= 2 * _AROUND else f"{words[:_AROUND]}…{words[-_AROUND:]}"
    dots = "…" if low else ""
    return in_one_line(f"at {span.start}: {dots}{body[low : span.start]}[{shown}]{body[span.end : high]}…")


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{in_one_line(word)}”" for word in dict.fromkeys(words))
