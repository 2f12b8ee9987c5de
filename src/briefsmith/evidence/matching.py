"""Matches one quotation against one body: the rules of what counts as verified."""

from __future__ import annotations

from collections.abc import Sequence

from briefsmith.evidence.arrangement import Chain, chains
from briefsmith.evidence.body import FoldedBody, Range
from briefsmith.evidence.cuts import dropped_beside, dropped_within, turns_round
from briefsmith.evidence.foldings import KINDS, folding_kinds
from briefsmith.evidence.model import Insertion, Omission, Part, Verdict
from briefsmith.evidence.nearest import describe, nearest_passage
from briefsmith.evidence.passages import match_passage
from briefsmith.evidence.pieces import Gap, Pieces, is_meaningful, is_weighty, take_apart
from briefsmith.evidence.request import MAX_REPLACED, Match, Problem, QuoteRequest, trimmed
from briefsmith.evidence.settling import settle
from briefsmith.text.characters import NUMERALS, is_counting, is_digit
from briefsmith.text.folding import Folded, fold

#: How many letters, ideographs and digits the pieces of an elided quotation must have together.
_LEAST_LETTERS = 4


def match_quote(request: QuoteRequest, body: FoldedBody) -> Match:
    """Look for one quotation in one body. Pure: the answer depends on the two alone.

    A quotation is first looked for as it is typed, ellipses and brackets included; only where it
    does not stand so is it taken apart. Every place where it stands after folding counts: where
    there are several, one that stands character for character does not win over the others.
    """
    if request.quote is None:
        return match_passage(request, body)
    typed = fold(request.typed)
    if not is_meaningful(typed.text):
        return Match(Verdict.ABSENT, problem=Problem.TOO_SHORT, subject=request.typed)
    places = body.standing(typed.text)
    if places:
        return _whole(request, typed, places, body)
    pieces = take_apart(request.typed, body.folded.text)
    if any(pieces.gaps):
        return _elided(request, pieces, body)
    return _not_found(typed, body)


def _whole(request: QuoteRequest, typed: Folded, places: Sequence[Range], body: FoldedBody) -> Match:
    if request.after is not None:
        meant = settle([start for start, _ in places], request.after, body)
        if not meant:
            return _after_absent(request, places, body)
        places = [places[index] for index in meant]
    if len(places) > 1:
        return Match(Verdict.AMBIGUOUS, places=tuple(map(body.span, places)))
    place = places[0]
    found = body.found(place)
    dropped = dropped_beside(body, place)
    if found.text == request.typed:
        return Match(Verdict.EXACT, (found,), dropped=dropped)
    kinds = folding_kinds(typed, body.folded, place[0])
    return Match(Verdict.EQUIVALENT, (found,), kinds, dropped=dropped)


def _after_absent(request: QuoteRequest, places: Sequence[Range], body: FoldedBody) -> Match:
    spans = tuple(map(body.span, places))
    subject = trimmed(request.after)
    return Match(Verdict.AMBIGUOUS, places=spans, problem=Problem.AFTER_ABSENT, subject=subject)


def _not_found(typed: Folded, body: FoldedBody, problem: Problem | None = None, subject: str = "") -> Match:
    """Altered with the nearest passage, or absent; words that stand only inside others are altered."""
    cut = body.everywhere(typed.text)
    if cut:
        nearest = describe(typed, body, body.widened(cut[0]))
        return Match(Verdict.ALTERED, nearest=nearest, problem=problem or Problem.CUTS_TOKEN, subject=subject)
    nearest = nearest_passage(typed, body)
    verdict = Verdict.ALTERED if nearest else Verdict.ABSENT
    return Match(verdict, nearest=nearest, problem=problem, subject=subject)


def _elided(request: QuoteRequest, pieces: Pieces, body: FoldedBody) -> Match:
    typed = [fold(text) for text in pieces.texts]
    problem, subject = _too_slight(pieces, typed)
    if problem is not None:
        return Match(Verdict.ABSENT, problem=problem, subject=subject)
    places = [body.standing(piece.text) for piece in typed]
    for piece, found in zip(typed, places, strict=True):
        if not found:
            return _piece_missing(piece, places, body)
    bounds = [request.max_gap if gap.ellipsis else MAX_REPLACED for gap in pieces.gaps[1:-1]]
    possible = chains(body, places, bounds)
    if not possible:
        nearest = describe(typed[0], body, places[0][0])
        return Match(Verdict.ALTERED, nearest=nearest, problem=Problem.PIECES_APART)
    chosen = _chosen(request, possible, body)
    return chosen if isinstance(chosen, Match) else _told(pieces, typed, chosen, body)


def _too_slight(pieces: Pieces, typed: Sequence[Folded]) -> tuple[Problem | None, str]:
    """Whether a piece says too little, or the insertions say more than the quotation."""
    letters = sum(is_counting(c) for piece in typed for c in piece.text)
    if not typed or letters < _LEAST_LETTERS:
        return Problem.TOO_SHORT, "".join(pieces.texts)
    for piece in typed:
        if not is_weighty(piece.text):
            return Problem.PIECE_SHORT, piece.original
    inserted = "".join(words for gap in pieces.gaps for words in gap.insertions)
    if sum(map(is_counting, inserted)) > letters:
        return Problem.INSERTION_LONG, inserted
    return None, ""


def _piece_missing(piece: Folded, places: Sequence[Sequence[Range]], body: FoldedBody) -> Match:
    """A piece stands nowhere: altered if it is nearly there, or another piece is."""
    match = _not_found(piece, body, Problem.PIECE_MISSING, piece.original)
    standing = [found[0] for found in places if found]
    if match.verdict is Verdict.ABSENT and standing:
        verdict = Verdict.ALTERED
        return Match(
            verdict, nearest=describe(piece, body, standing[0]), problem=match.problem, subject=match.subject
        )
    return match


def _chosen(request: QuoteRequest, possible: Sequence[Chain], body: FoldedBody) -> Chain | Match:
    """The chain that is meant: the shortest, or the first one behind the words ``after``."""
    if request.after is not None:
        meant = settle([chain.places[0][0] for chain in possible], request.after, body)
        if not meant:
            return _after_absent(request, [chain.places[0] for chain in possible], body)
        best = [possible[index] for index in meant]
    else:
        shortest = min(chain.gap for chain in possible)
        best = [chain for chain in possible if chain.gap == shortest]
    if len(best) > 1 or best[0].ways > 1:
        return Match(Verdict.AMBIGUOUS, places=tuple(body.span(chain.places[0]) for chain in best))
    return best[0]


def _told(pieces: Pieces, typed: Sequence[Folded], chain: Chain, body: FoldedBody) -> Match:
    """The parts in the order of printing, unless what is left out turns the meaning round."""
    parts: list[Part] = [*map(Insertion, pieces.gaps[0].insertions)]
    kinds: set[str] = set()
    dropped = [*dropped_beside(body, (chain.places[0][0], chain.places[-1][1]))]
    for index, place in enumerate(chain.places):
        if index:
            gap = body.gap(chain.places[index - 1], place)
            omitted = body.body.text[gap.start : gap.end]
            if _is_loophole(pieces.gaps[index], omitted) or turns_round(body, gap):
                nearest = describe(typed[index], body, (chain.places[index - 1][0], place[1]))
                return Match(Verdict.ALTERED, nearest=nearest, problem=Problem.SWALLOWED, subject=omitted)
            parts += [Omission(omitted, gap)] if omitted.strip() else []
            parts += map(Insertion, pieces.gaps[index].insertions)
            dropped += dropped_within(body, gap)
        parts.append(body.found(place))
        kinds.update(folding_kinds(typed[index], body.folded, place[0]))
    parts += map(Insertion, pieces.gaps[-1].insertions)
    return Match(
        Verdict.ELIDED, tuple(parts), tuple(kind for kind in KINDS if kind in kinds), dropped=tuple(dropped)
    )


def _is_loophole(gap: Gap, omitted: str) -> bool:
    """Whether words in brackets put one number in the place of another."""
    inserted = "".join(gap.insertions)
    return bool(inserted) and _has_number(inserted) and _has_number(omitted)


def _has_number(text: str) -> bool:
    return any(is_digit(c) or c in NUMERALS for c in text)
