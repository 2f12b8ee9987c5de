"""Where else words stand that are not in the body of their source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefsmith.evidence.body import FoldedBody
from briefsmith.sources.model import BODY_KINDS, Block, BlockKind
from briefsmith.text.folding import fold

_NAMES = {
    BlockKind.CAPTION: "a caption",
    BlockKind.RELATED: "the list of related articles",
    BlockKind.ADVERT: "an advertisement",
    BlockKind.CREDIT: "a credit line",
    BlockKind.CHROME: "the page around the article",
    BlockKind.META: "the particulars of the page",
}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """``block`` says in words which part of the page holds them; ``keys`` are other sources whose
    bodies do.
    """

    block: str | None = None
    keys: tuple[str, ...] = ()


def block_with(typed: str, blocks: Iterable[Block]) -> str | None:
    """The name of the first part of the page, not of the body, where the typed words stand."""
    needle = fold(typed).text
    for block in blocks:
        if needle and block.kind not in BODY_KINDS and FoldedBody.of(block.content).standing(needle):
            return _NAMES.get(block.kind, "another part of the page")
    return None


def keys_with(typed: str, bodies: Mapping[str, FoldedBody], but: str) -> tuple[str, ...]:
    """The keys of the other bodies where the typed words stand, in their order."""
    needle = fold(typed).text
    return tuple(key for key, body in bodies.items() if needle and key != but and body.standing(needle))
