"""Matches a quotation with omissions and insertions, and lets neither turn its meaning round."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefsmith.evidence.arrangement import Chain, chains, closest
from briefsmith.evidence.body import MOST_PLACES, FoldedBody, Range
from briefsmith.evidence.brackets import (
    replaced_before,
    replaced_behind,
)
from briefsmith.evidence.cuts import dropped_beside, sentence_before, sentence_behind
from briefsmith.evidence.foldings import KINDS, folding_kinds
from briefsmith.evidence.misses import not_found
from briefsmith.evidence.model import Insertion, Omission, Part, Verdict
from briefsmith.evidence.nearest import describe
from briefsmith.evidence.omissions import turns
from briefsmith.evidence.pieces import Pieces, is_weighty
from briefsmith.evidence.qualifiers import fallen_before, fallen_behind
from briefsmith.evidence.request import (
    MAX_REPLACED,
    Fallen,
    Match,
    Problem,
    Qualifier,
    QuoteRequest,
)
from briefsmith.evidence.settling import ambiguous, settle
from briefsmith.evidence.swallowed import swallowed_words
from briefsmith.evidence.welds import Weld, weld
from briefsmith.spans import Span
from briefsmith.text.characters import is_counting
from briefsmith.text.folding import Folded, fold

#: How many letters, ideographs and digits the pieces must have together.
_LEAST_LETTERS = 4
#: How many places of one piece are considered: a short one may stand often before the place meant.
_MOST_PLACES = 100_000
#: How many code points may stand in front of a letter in brackets with neither ellipsis nor other brackets.
_WHITE_SPACE = 2


def match_elided(request: QuoteRequest, pieces: Pieces, body: FoldedBody) -> Match:
    """Every piece must stand whole, in order, within the bounds of the gaps: the closest ones are meant."""
    typed = [fold(text) for text in pieces.texts]
    problem, subject = _too_slight(pieces, typed)
    if problem is not None:
        return Match(Verdict.ABSENT, problem=problem, subject=subject)
    places = [body.standing(piece, _MOST_PLACES) for piece in typed]
    for piece, found in zip(typed, places, strict=True):
        if not found:
            return _piece_missing(piece, places, body)
    possible = chains(body, places, _bounds(pieces, request.max_gap))
    if not possible:
        return _apart(pieces, typed[0], places, body)
    chosen = _chosen(request, possible, body)
    if isinstance(chosen, Match):
        return chosen
    swallowed = swallowed_words(pieces, chosen, body)
    if swallowed is not None:
        nearest = describe(typed[0], body, chosen.whole)
        return Match(Verdict.ALTERED, nearest=nearest, problem=Problem.SWALLOWED, subject=swallowed)
    return _verified(pieces, typed, chosen, body)


def _bounds(pieces: Pieces, most: int) -> list[int]:
    """How many code points each gap between two pieces may leave out."""
    return [
        most if gap.ellipsis else MAX_REPLACED if gap.insertions else _WHITE_SPACE
        for gap in pieces.gaps[1:-1]
    ]


def _apart(pieces: Pieces, first: Folded, places: Sequence[Sequence[Range]], body: FoldedBody) -> Match:
    """The pieces do not stand in order within their bounds; told is how wide a bound would have to be."""
    nearest = describe(first, body, places[0][0])
    wider = chains(body, places, _bounds(pieces, len(body.body)))
    if not wider:
        return Match(Verdict.ALTERED, nearest=nearest, problem=Problem.PIECES_APART)
    needed = min(max(len(body.gap(*pair)) for pair in pairwise(chain.places)) for chain in wider)
    return Match(Verdict.ALTERED, nearest=nearest, problem=Problem.PIECES_FAR, subject=str(needed))


def _too_slight(pieces: Pieces, typed: Sequence[Folded]) -> tuple[Problem | None, str]:
    """Whether a piece says too little, or the insertions say more than the quotation."""
    letters = sum(is_counting(c) for piece in typed for c in piece.text)
    if letters < _LEAST_LETTERS:
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
    match = not_found(piece, body, Problem.PIECE_MISSING, piece.original)
    standing = [found[0] for found in places if found]
    if match.verdict is Verdict.ALTERED or not standing:
        return match
    nearest = describe(piece, body, standing[0])
    return Match(Verdict.ALTERED, nearest=nearest, problem=match.problem, subject=match.subject)


def _chosen(request: QuoteRequest, possible: Sequence[Chain], body: FoldedBody) -> Chain | Match:
    """The chain that is meant: the only one, or the first one behind the words ``after``. Where one
    lies within another the inner one is meant.
    """
    considered = possible if request.after is not None else closest(possible)
    meant = settle(request, [chain.whole for chain in considered], body)
    if isinstance(meant, Match):
        return meant
    best = [considered[index] for index in meant[:MOST_PLACES]]
    if len(best) > 1 or not best[0].unique:
        return ambiguous([chain.whole for chain in best], body)
    return best[0]


def _welded(pieces: Pieces, chain: Chain, body: FoldedBody) -> tuple[str, ...]:
    """The pieces that an omission joins to the beginning of another sentence."""
    return tuple(
        pieces.texts[index]
        for index, (first, second) in enumerate(pairwise(chain.places), 1)
        if weld(body, body.gap(first, second), pieces.texts[index - 1], pieces.texts[index]) is not Weld.NONE
    )


def _replaced(pieces: Pieces, chain: Chain, body: FoldedBody) -> tuple[tuple[str, str], ...]:
    """What brackets stand for, each with the words in them; an ellipsis beside them leaves words out."""
    whole = body.span(chain.whole)
    stands = [replaced_before(body, whole.start)]
    for first, second in pairwise(chain.places):
        gap = body.gap(first, second)
        stands.append(body.body.text[gap.start : gap.end].strip())
    stands.append(replaced_behind(body, whole.end))
    return tuple(
        (words, "".join(gap.insertions))
        for gap, words in zip(pieces.gaps, stands, strict=True)
        if gap.insertions and words and len(words) <= MAX_REPLACED
        if words != "".join(mark[1:-1] for mark in gap.insertions)
    )


def _verified(pieces: Pieces, typed: Sequence[Folded], chain: Chain, body: FoldedBody) -> Match:
    kinds: set[str] = set()
    for piece, place in zip(typed, chain.places, strict=True):
        kinds.update(folding_kinds(piece, body.folded, place[0]))
    parts = tuple(_parts(pieces, chain, body))
    return Match(
        Verdict.ELIDED,
        parts,
        tuple(kind for kind in KINDS if kind in kinds),
        dropped=dropped_beside(body, chain.whole),
        fallen=_fallen(pieces, chain, body),
        turned=tuple(
            words for part in parts if isinstance(part, Omission) for words in turns(body, part.span)
        ),
        replaced=_replaced(pieces, chain, body),
        welded=_welded(pieces, chain, body),
    )


def _fallen(pieces: Pieces, chain: Chain, body: FoldedBody) -> tuple[Fallen, ...]:
    """What falls away at the edges, and the conditions and doubts that an omission takes away; who says
    it may stand in brackets.
    """
    whole = body.span(chain.whole)
    before = [
        one
        for one in fallen_before(body, whole.start)
        if not (pieces.gaps[0].insertions and one.kind is Qualifier.ATTRIBUTION)
    ]
    gaps = [body.gap(*pair) for pair in pairwise(chain.places)]
    inside = [
        one
        for gap in gaps
        for one in (*fallen_behind(body, gap.start, gap.end), *fallen_before(body, gap.end, gap.start))
        if one.kind in (Qualifier.CONDITION, Qualifier.DOUBT)
    ]
    return (*before, *inside, *fallen_behind(body, whole.end))


def _parts(pieces: Pieces, chain: Chain, body: FoldedBody) -> list[Part]:
    """The parts in the order of printing; where brackets stand for words, those are told in front."""
    parts: list[Part] = []
    if pieces.gaps[0].ellipsis:
        parts += _omission(sentence_before(body, chain.places[0][0]), body)
    parts += map(Insertion, pieces.gaps[0].insertions)
    for index, (place, initial) in enumerate(zip(chain.places, pieces.initials, strict=True)):
        if index:
            gap = pieces.gaps[index]
            parts += _omission(body.gap(chain.places[index - 1], place), body, gap.ellipsis)
            parts += map(Insertion, gap.insertions)
        if initial:
            parts.append(Insertion(initial))
        parts.append(body.found((place[0] + bool(initial), place[1])))
    parts += map(Insertion, pieces.gaps[-1].insertions)
    if pieces.gaps[-1].ellipsis:
        parts += _omission(sentence_behind(body, chain.places[-1][1]), body)
    return parts


def _omission(gap: Span, body: FoldedBody, marked: bool = True) -> list[Part]:
    """The omission of what lies there; none if nothing but white space does."""
    omitted = body.body.text[gap.start : gap.end]
    return [Omission(omitted, gap, marked)] if omitted.strip() else []
