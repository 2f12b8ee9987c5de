"""A quotation that runs over a caption or an advert between two paragraphs is noted."""

from __future__ import annotations

from briefsmith.evidence.crossings import crossed
from briefsmith.evidence.model import Found
from briefsmith.sources.model import Block, BlockKind
from briefsmith.spans import Place, Span
from briefsmith.text.mapped import MappedText

BLOCKS = (
    Block(BlockKind.PARAGRAPH, MappedText.verbatim("第一段。"), 0, 4, number=1),
    Block(BlockKind.CAPTION, MappedText.verbatim("一张图片", 10)),
    Block(BlockKind.PARAGRAPH, MappedText.verbatim("第二段。", 20), 6, 10, number=2),
    Block(BlockKind.PARAGRAPH, MappedText.verbatim("第三段。", 30), 12, 16, number=3),
)


def codes(start: int, end: int) -> list[str]:
    part = Found("段", Span(start, end), Span(start, end))
    return [said.code for said in crossed((part,), BLOCKS, Place("o.yaml", 1))]


def test_only_a_block_within_the_quotation_is_told() -> None:
    assert codes(2, 8) == ["quote-crosses-block"]
    assert codes(0, 4) == []
    assert codes(6, 16) == []
