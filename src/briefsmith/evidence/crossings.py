"""Tells where a quotation runs over a part of the page that was taken out of the body."""

from __future__ import annotations

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.evidence.model import Found, Part
from briefsmith.sources.model import Block
from briefsmith.spans import Place

_SHOWN = 20


def crossed(parts: tuple[Part, ...], blocks: tuple[Block, ...], at: Place) -> tuple[Diagnostic, ...]:
    """A note for the first block outside the body that lies within a found piece; ``blocks`` are those
    of the page, in its order.
    """
    for part in parts:
        if isinstance(part, Found):
            inside = _within(part, blocks)
            if inside is not None:
                words = " ".join(inside.text.split())[:_SHOWN]
                message = f"The quotation runs over a part of the page that is not its body: “{words}”."
                advice = "See that the words before and behind it belong together."
                return (Diagnostic("quote-crosses-block", Severity.NOTE, message, advice, at),)
    return ()


def _within(part: Found, blocks: tuple[Block, ...]) -> Block | None:
    touched = [
        index
        for index, block in enumerate(blocks)
        if block.start is not None
        and block.end is not None
        and block.start < part.span.end
        and part.span.start < block.end
    ]
    if not touched:
        return None
    between = blocks[touched[0] : touched[-1]]
    return next((block for block in between if block.start is None and block.text.strip()), None)
