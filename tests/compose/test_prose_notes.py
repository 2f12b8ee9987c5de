"""Footnotes of the analyst's own: printed where they are referred to, and none is lost in silence."""

from __future__ import annotations

import pytest

from briefsmith.compose.prose import note_slips, prose_blocks, prose_inlines
from briefsmith.document import (
    BulletList,
    Citation,
    CitedSource,
    Footnote,
    LineBreak,
    Paragraph,
    Strong,
    Text,
)


def test_a_note_stands_where_it_is_referred_to() -> None:
    blocks = prose_blocks("甲[^1]。乙[^二]。\n\n[^1]: 说明**一**[@voa, 第3段]。\n[^二]: 说明二。\n\n丙。")
    first = (
        Text("说明"),
        Strong((Text("一"),)),
        Citation((CitedSource("voa", "3", "paragraph"),), goes_on=True),
        Text("。"),
    )
    assert blocks == (
        Paragraph(
            (Text("甲"), Footnote(0, first), Text("。乙"), Footnote(0, (Text("说明二。"),)), Text("。"))
        ),
        Paragraph((Text("丙。"),)),
    )


def test_paragraphs_and_lists_of_a_note_are_lines_of_it() -> None:
    (block,) = prose_blocks("甲[^1]。\n\n[^1]: 一。\n\n    二。\n\n    - 三\n    - 四\n")
    assert isinstance(block, Paragraph)
    lines = (Text("一。"), LineBreak(), Text("二。"), LineBreak(), Text("三"), LineBreak(), Text("四"))
    assert block.children[1] == Footnote(0, lines)


def test_a_note_that_is_named_twice_is_printed_twice() -> None:
    (block,) = prose_blocks("甲[^1]，乙[^1]。\n\n[^1]: 同一说明。")
    assert isinstance(block, Paragraph)
    assert [child for child in block.children if isinstance(child, Footnote)] == [
        Footnote(0, (Text("同一说明。"),)),
        Footnote(0, (Text("同一说明。"),)),
    ]


def test_notes_in_lists() -> None:
    (block,) = prose_blocks("- 甲[^1]\n\n  [^1]: 说明。\n- 乙")
    assert isinstance(block, BulletList)
    assert block.items[0][0] == Paragraph((Text("甲"), Footnote(0, (Text("说明。"),))))


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("甲[^1]。\n\n[^1]: 说明。", []),
        ("甲[^1]。", ["undefined"]),
        ("甲。\n\n[^1]: 说明。", ["unused"]),
        ("甲[^1]。\n\n[^1]: 一。\n\n[^1]: 二。", ["doubled"]),
        ("甲[^1]。\n\n[^1]: 一[^2]。\n\n[^2]: 二。", ["nested"]),
        ("甲`[^1]`和\\[^2]。", []),
    ],
)
def test_what_cannot_be_printed_is_told(text: str, reasons: list[str]) -> None:
    assert [slip.reason for slip in note_slips(text)] == reasons
    for slip in note_slips(text):
        assert text[slip.start : slip.end].startswith("[^")


def test_a_reference_without_a_note_is_printed_as_typed() -> None:
    assert prose_blocks("甲[^1]。") == (Paragraph((Text("甲[^1]。"),)),)
    assert prose_inlines("a[^1]\n\n[^1]: b")[0] == Text("a[^1]")
