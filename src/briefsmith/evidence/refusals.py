"""Says why a quotation is not verified: what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable

from briefsmith.evidence.difference import difference_kinds, difference_lines, in_one_line
from briefsmith.evidence.elsewhere import Elsewhere
from briefsmith.evidence.model import Nearest, Verdict
from briefsmith.evidence.request import LEAST_SIMILAR, Match, Problem, QuoteRequest
from briefsmith.evidence.yaml_value import as_value
from briefsmith.library import MOST_NAMED
from briefsmith.spans import Span

#: How many of the places of an ambiguous quotation are listed, and how much text around each.
_LISTED, _AROUND = 6, 14

#: Code, message, help and further lines.
Refusal = tuple[str, str, str, tuple[str, ...]]


def refusal(match: Match, request: QuoteRequest, key: str, body: str, elsewhere: Elsewhere) -> Refusal:
    """What is to be said of a match that does not verify its quotation."""
    if match.problem in _PROBLEMS:
        return _PROBLEMS[match.problem](match, key, body)
    if match.verdict is Verdict.AMBIGUOUS:
        return _ambiguous(match, request, key, body)
    if match.verdict is Verdict.ALTERED:
        return _altered(match, key, elsewhere)
    return _absent(match, key, elsewhere)


def _too_short(match: Match, key: str, body: str) -> Refusal:
    message = "The quotation is empty or too short to mean anything."
    if match.subject:
        message = (
            f"“{in_one_line(match.subject)}” is too short to be looked for: it would stand nearly anywhere."
        )
    return "quote-too-short", message, "Quote at least two words or characters, not a number alone.", ()


def _insertion_long(match: Match, key: str, body: str) -> Refusal:
    message = "The words put in in square brackets are longer than what is quoted."
    return (
        "quote-absent",
        message,
        "Quote more of the source, or say it in words of your own.",
        (match.subject,),
    )


def _after_absent(match: Match, key: str, body: str) -> Refusal:
    message = (
        f"The words “{in_one_line(match.subject)}” (after) do not stand in “{key}” in front of the quotation."
    )
    advice = "Give words that stand in the source in front of the place that you mean."
    return "quote-after-absent", message, advice, _places(match.places, body)


def _before_absent(match: Match, key: str, body: str) -> Refusal:
    message = (
        f"The words “{in_one_line(match.subject)}” (before) do not stand in “{key}” behind the quotation."
    )
    advice = "Give words that stand in the source behind the place that you mean."
    return "quote-before-absent", message, advice, _places(match.places, body)


def _nth_absent(match: Match, key: str, body: str) -> Refusal:
    number = len(match.places)
    places = "one place only" if number == 1 else f"{number} places"
    message = f"`nth` is {match.subject}, but the quotation stands in “{key}” at {places}."
    return "quote-nth-absent", message, "Count the places listed, from 1.", _places(match.places, body)


def _contradiction(match: Match, key: str, body: str) -> Refusal:
    message = (
        "`after` and `before` mean different places of the quotation: no place stands right between them."
    )
    advice = (
        "Keep one of them: the first place behind `after` is meant, or the last one in front of `before`."
    )
    return "quote-place-contradiction", message, advice, _places(match.places, body)


def _pieces_apart(match: Match, key: str, body: str) -> Refusal:
    message = f"The pieces of the quotation stand in “{key}”, but not in this order, near enough."
    advice = "Make separate quotations of them, in the order of the source."
    return "quote-altered", message, advice, ()


def _pieces_far(match: Match, key: str, body: str) -> Refusal:
    message = f"The pieces of the quotation stand in “{key}” too far apart: {match.subject} characters."
    return "quote-altered", message, f"Make two quotations, or add `max_gap: {match.subject}`.", ()


def _swallowed(match: Match, key: str, body: str) -> Refusal:
    words = in_one_line(match.subject)
    message = (
        f"What is left out or put in turns the meaning round, changes a number or the subject, at “{words}”."
    )
    return "quote-altered", message, "Quote these words too, and put nothing else in their place.", ()


def _last_missing(match: Match, key: str, body: str) -> Refusal:
    message = (
        f"“{in_one_line(match.subject)}” (to) does not stand in “{key}” behind the first words, near enough."
    )
    return "quote-altered", message, "Give last words that follow in the source, or make two quotations.", ()


def _last_far(match: Match, key: str, body: str) -> Refusal:
    message = f"The passage would be {match.subject} characters long: its last words follow too far away."
    return "quote-altered", message, f"Make two quotations, or add `max_gap: {match.subject}`.", ()


_PROBLEMS: dict[Problem | None, Callable[[Match, str, str], Refusal]] = {
    Problem.TOO_SHORT: _too_short,
    Problem.PIECE_SHORT: _too_short,
    Problem.INSERTION_LONG: _insertion_long,
    Problem.AFTER_ABSENT: _after_absent,
    Problem.BEFORE_ABSENT: _before_absent,
    Problem.NTH_ABSENT: _nth_absent,
    Problem.CONTRADICTION: _contradiction,
    Problem.PIECES_APART: _pieces_apart,
    Problem.PIECES_FAR: _pieces_far,
    Problem.SWALLOWED: _swallowed,
    Problem.LAST_MISSING: _last_missing,
    Problem.LAST_FAR: _last_far,
}


def _altered(match: Match, key: str, elsewhere: Elsewhere) -> Refusal:
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
        kinds = _and(difference_kinds(nearest.operations))
        message = f"{subject} differs from “{key}” in {kinds}."
    return "quote-altered", message, _paste(nearest) + _other_source(elsewhere, " "), detail


def _and(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]


def _paste(nearest: Nearest) -> str:
    """The source's words as a value of the outline: they may be pasted behind `quote:` as they are."""
    if nearest.similarity < LEAST_SIMILAR:
        return "Check the words."
    return f"The source says: {as_value(nearest.text)}"


def _absent(match: Match, key: str, elsewhere: Elsewhere) -> Refusal:
    subject = f"The piece “{in_one_line(match.subject)}”" if match.subject else "The quotation"
    if elsewhere.block is not None:
        message = f"{subject} stands in “{key}” only in {elsewhere.block}, which is not its body."
        near = f" The nearest passage there: {in_one_line(match.nearest.text)}" if match.nearest else ""
        mislabelled = " If these words are the article's, a profile can say so (docs/profiles.md)."
        advice = f"Quote the body of the article.{near}{mislabelled}{_other_source(elsewhere, ' ')}"
        return "quote-absent", message, advice, ()
    message = f"{subject} does not stand in the body of “{key}”, nor anything close to it."
    advice = _other_source(elsewhere) or "Check the words and the source key."
    return "quote-absent", message, advice, ()


def _other_source(elsewhere: Elsewhere, before: str = "") -> str:
    if not elsewhere.keys:
        return ""
    more = " and others" if len(elsewhere.keys) > MOST_NAMED else ""
    return f"{before}The words stand in another source: {', '.join(elsewhere.keys[:MOST_NAMED])}{more}."


def _ambiguous(match: Match, request: QuoteRequest, key: str, body: str) -> Refusal:
    message = f"The quotation stands in “{key}” at {len(match.places)} places."
    advice = (
        "Say which is meant with `after:` (words in front of it), `before:` (words behind it) or `nth:` "
        "(its number in this list), or quote more words."
    )
    given = [f"`{name}`" for name in ("after", "before") if getattr(request, name) is not None]
    if given:
        which, some = " and ".join(given), "leave" if len(given) > 1 else "leaves"
        message = f"{which} {some} {len(match.places)} places of “{key}” possible."
        advice = f"Give longer words as {which}, such as stand in the source only once, or add `nth:`."
    return "quote-ambiguous", message, advice, _places(match.places, body)


def _places(places: tuple[Span, ...], body: str) -> tuple[str, ...]:
    lines = [f"{number}. {_in_context(span, body)}" for number, span in enumerate(places[:_LISTED], 1)]
    return (*lines, f"and {len(places) - _LISTED} more") if len(places) > _LISTED else tuple(lines)


def _in_context(span: Span, body: str) -> str:
    low, high = max(0, span.start - _AROUND), span.end + _AROUND
    words = body[span.start : span.end]
    shown = words if len(words) <= 2 * _AROUND else f"{words[:_AROUND]}…{words[-_AROUND:]}"
    dots = "…" if low else ""
    return in_one_line(f"at {span.start}: {dots}{body[low : span.start]}[{shown}]{body[span.end : high]}…")
