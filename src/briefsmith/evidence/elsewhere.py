"""Where else words stand that are not in the body of their source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.holders import Holders
from briefsmith.evidence.matching import match_quote
from briefsmith.evidence.model import VERIFIED, Verdict
from briefsmith.evidence.pieces import take_apart
from briefsmith.evidence.request import QuoteRequest
from briefsmith.library import MOST_NAMED, Library
from briefsmith.sources.model import BODY_KINDS, BlockKind, Source
from briefsmith.text.folding import Folded, fold, outline_of

_NAMES = {
    BlockKind.CAPTION: "a caption",
    BlockKind.RELATED: "the list of related articles",
    BlockKind.ADVERT: "an advertisement",
    BlockKind.CREDIT: "a credit line",
    BlockKind.CHROME: "the page around the article",
    BlockKind.META: "the particulars of the page",
}


_STANDING = VERIFIED | {Verdict.AMBIGUOUS}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """``block`` says in words which part of the page holds them; ``keys`` are other sources whose
    bodies do, one more than a message names at most.
    """

    block: str | None = None
    keys: tuple[str, ...] = ()


def _stands(request: QuoteRequest, pieces: Sequence[Folded], body: FoldedBody) -> bool:
    """Whether the quotation stands in a body; ``pieces`` are words of it that must all stand there whole."""
    return all(map(body.standing, pieces)) and match_quote(request, body).verdict in _STANDING


class FoldedBodies(Mapping[str, FoldedBody]):
    """The bodies of a library's readable sources by key, each folded when it is first asked for."""

    def __init__(self, library: Library) -> None:
        self._sources: dict[str, Source] = {
            key: entry.source
            for key, entry in library.entries.items()
            if entry.source is not None and entry.readable
        }
        self._folded: dict[str, FoldedBody] = {}
        self._keys = tuple(self._sources)
        self._beside: dict[str, tuple[tuple[str, FoldedBody], ...]] = {}

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

    def elsewhere(self, request: QuoteRequest, key: str) -> Elsewhere:
        """Where the quotation stands but in the body of the source ``key``, whatever place is meant there."""
        asked = replace(request, after=None, before=None, nth=None)
        pieces = take_apart(asked.typed, "")
        # The first letter is left out where it stands in brackets, for it may be small or large.
        texts = [text[bool(initial) :] for text, initial in zip(pieces.texts, pieces.initials, strict=True)]
        if not any(fold(text).text for text in texts):
            return Elsewhere()
        whole = (text for text, initial in zip(texts, pieces.initials, strict=True) if not initial)
        typed = tuple(map(fold, whole))
        block = next((name for name, text in self._parts(key) if _stands(asked, typed, text)), None)
        others = (other for other in self._may_hold(texts) if other != key)
        keys = (other for other in others if _stands(asked, typed, self[other]))
        return Elsewhere(block, tuple(islice(keys, MOST_NAMED + 1)))

    def _may_hold(self, texts: Sequence[str]) -> Iterator[str]:
        """The keys of the sources that may hold all the texts: in a large library few bodies need folding."""
        return (self._keys[number] for number in self.holders.holding(*map(outline_of, texts)))

    @cached_property
    def holders(self) -> Holders:
        """What tells which bodies may hold words, by the numbers of the sources in their order."""
        return Holders([outline_of(source.body.text) for source in self._sources.values()])

    def _parts(self, key: str) -> tuple[tuple[str, FoldedBody], ...]:
        """The blocks of the page that are not its body, folded, with what they are called."""
        if key not in self._beside:
            self._beside[key] = tuple(
                (_NAMES.get(block.kind, "another part of the page"), FoldedBody.of(block.content))
                for block in self._sources[key].blocks
                if block.kind not in BODY_KINDS and block.text
            )
        return self._beside[key]
