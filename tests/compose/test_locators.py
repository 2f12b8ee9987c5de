"""Pages and paragraphs of passages: ranges, gaps, paragraphs that run over a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefsmith.compose.locators import first_page, heading_over, last_place, locate
from briefsmith.sources.model import Block, BlockKind, Metadata, Source
from briefsmith.sources.reader import read_source
from briefsmith.spans import Span
from briefsmith.text.mapped import MappedText

SOURCE = read_source(
    b"---\ntitle: T\n---\n\n# T\n\nOne one.\n\nTwo two.\n\n## Middle\n\n"
    b"Three three.\n\nFour four.\n\nFive five.\n",
    "a.md",
)
BODY = SOURCE.body.text


def spans(*words: str) -> list[Span]:
    return [Span(BODY.index(word), BODY.index(word) + len(word)) for word in words]


@pytest.mark.parametrize(
    ("words", "locator"),
    [
        (["One"], "1"),
        (["One one.\n\nTwo two."], "1–2"),
        (["One one.\n\nTwo two.\n\nMiddle\n\nThree"], "1–3"),
        (["One", "Three"], "1, 3"),
        (["One", "Three", "Four four.\n\nFive"], "1, 3–5"),
        (["Two", "Two two"], "2"),
    ],
)
def test_paragraphs(words: list[str], locator: str) -> None:
    assert locate(SOURCE, spans(*words)) == ("paragraph", locator)


def test_a_heading_is_not_counted() -> None:
    assert locate(SOURCE, spans("Middle")) == ("", "")


def test_the_heading_over_a_passage() -> None:
    assert heading_over(SOURCE, spans("Four")[0]) == "Middle"
    assert heading_over(SOURCE, spans("One")[0]) == ""


def test_the_last_place() -> None:
    assert last_place(SOURCE, "paragraph") == 5
    assert last_place(SOURCE, "page") is None
    assert last_place(PAGED, "page") == 2
    assert last_place(PAGED, "chapter") is None


#: Two pages: the second paragraph begins on the first and ends on the second.
RAW = "First of all.\nThen it goes\n\fon and on.\nAt last.\n\f"


def paged() -> Source:
    texts = (("First of all.", 1, (0,)), ("Then it goes on and on.", 1, (14, 28)), ("At last.", 2, (39,)))
    blocks: list[Block] = []
    body: list[MappedText] = []
    at = 0
    for number, (text, page, starts) in enumerate(texts, 1):
        if len(starts) == 1:
            content = MappedText.verbatim(text, starts[0])
        else:
            first, rest = text[:12], text[13:]
            gap = MappedText.standing_for(" ", Span(starts[0] + 12, starts[1]))
            content = MappedText.join(
                [MappedText.verbatim(first, starts[0]), gap, MappedText.verbatim(rest, starts[1])]
            )
        blocks.append(Block(BlockKind.PARAGRAPH, content, at, at + len(text), number=number, page=page))
        body += [content, MappedText.standing_for("\n\n", Span(0, 1))]
        at += len(text) + 2
    return Source(
        "a.pdf", "pdf", "utf-8", "0" * 64, RAW, Metadata(), tuple(blocks), MappedText.join(body[:-1])
    )


PAGED = paged()


@pytest.mark.parametrize(
    ("words", "locator", "page"),
    [
        ("First of all.", "1", 1),
        ("Then it goes", "1", 1),
        ("on and on.", "2", 2),
        ("goes on", "1–2", 1),
        ("on and on.\n\nAt last.", "2", 2),
        ("First of all.\n\nThen it goes on and on.\n\nAt last.", "1–2", 1),
    ],
)
def test_pages(words: str, locator: str, page: int) -> None:
    start = PAGED.body.text.index(words)
    span = Span(start, start + len(words))
    assert locate(PAGED, [span]) == ("page", locator)
    assert first_page(PAGED, span) == page


def test_a_raw_file_that_does_not_count_pages_leaves_them_to_the_blocks() -> None:
    start = PAGED.body.text.index("on and on.")
    odd = replace(PAGED, raw=RAW.replace("\f", " "))
    assert locate(odd, [Span(start, start + 10)]) == ("page", "1")
