"""Whole documents that are made up by chance: every block leads back into the file, and no word is lost."""

import html
import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_files import line, pdf

from briefsmith.sources.model import Source
from briefsmith.sources.printed import printed_string
from briefsmith.sources.reader import read_source


@dataclass(frozen=True)
class Piece:
    """A piece of a paragraph: what the reader sees, and how it is written in HTML and in Markdown."""

    seen: str
    tagged: str
    marked: str


WORDS = st.sampled_from(
    [
        "外交部",
        "发言人",
        "周五",
        "说，两国",
        "会谈",
        "12次。",
        "The",
        "minister",
        "said",
        "on",
        "Friday,",
        "that",
        "3.5%",
        "failed.",
        "外務省は、",
        "会談を",
        "続ける。",
        "정부는",
        "회담을",
        "“引文”",
        "——他说",
        "(note)",
        "e\u0301tude",
        "10-20",
        "Ça",
    ]
)


def plain(word: str) -> Piece:
    return Piece(word, html.escape(word, quote=False), html.escape(word, quote=False))


def bold(word: str) -> Piece:
    return Piece(word, f"<b>{word}</b>", f"**{word}**")


def link(word: str) -> Piece:
    return Piece(
        word, f'<a class="x" href="https://x.example/a">{word}</a>', f"[{word}](https://x.example/a)"
    )


def spanned(word: str) -> Piece:
    half = len(word) // 2
    return Piece(word, f"{word[:half]}<span lang='x'>{word[half:]}</span>", word)


ODD = st.sampled_from(
    [
        Piece("&", "&amp;", "&amp;"),
        Piece("<", "&lt;", "&lt;"),
        Piece("—he", "&#8212;he", "&#8212;he"),
        Piece("中", "&#x4e2d;", "&#x4e2d;"),
        Piece("a b", "a&nbsp;b", "a&nbsp;b"),
        Piece("a b", "a \n\t b", "a\u00a0b"),
        Piece("ab", "a\u200bb", "a\u200bb"),
        Piece("AT&T", "AT&T", "AT&T"),
        Piece("x", "x<!-- y -->", "x"),
    ]
)
PIECES = st.one_of(WORDS.map(plain), WORDS.map(bold), WORDS.map(link), WORDS.map(spanned), ODD)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, in the element that it stands in."""

    pieces: tuple[Piece, ...]
    element: str

    @property
    def seen(self) -> str:
        return printed_string(" ".join(piece.seen for piece in self.pieces))

    @property
    def tagged(self) -> str:
        inner = " ".join(piece.tagged for piece in self.pieces)
        outer = {"li": "<ul><li>{}</li></ul>", "td": "<table><tr><td>{}</td></tr></table>"}
        return outer.get(self.element, f"<{self.element}>{{}}</{self.element}>").format(inner)

    @property
    def marked(self) -> str:
        inner = " ".join(piece.marked for piece in self.pieces)
        return {"h2": "## ", "li": "- ", "blockquote": "> "}.get(self.element, "") + inner


ELEMENTS = st.sampled_from(["p"] * 6 + ["div", "h2", "li", "blockquote", "section", "td"])
# every paragraph begins with letters, so that no piece of it makes a mark of Markdown at its beginning
PARAGRAPHS = st.builds(
    lambda first, rest, element: Paragraph((plain(first), *rest), element),
    st.sampled_from(["外长", "Talks", "会談", "회담"]),
    st.lists(PIECES, max_size=25),
    ELEMENTS,
)
DOCUMENTS = st.lists(PARAGRAPHS, min_size=1, max_size=12)


def page(paragraphs: list[Paragraph]) -> str:
    inner = "\n".join(one.tagged for one in paragraphs)
    menu = '<nav><a href="/">Home</a></nav>'
    return f"<!doctype html><html><head><title>T</title></head><body>{menu}<main>{inner}</main></body></html>"


def fragment(paragraphs: list[Paragraph]) -> str:
    return "".join(one.tagged for one in paragraphs)


def feed(paragraphs: list[Paragraph]) -> str:
    return f"<!--1709683200000-->\n[T](https://x.example/a)\n------\n{fragment(paragraphs)}\n"


def post(paragraphs: list[Paragraph]) -> str:
    return "---\ntitle: T\n---\n\n" + "\n\n".join(one.marked for one in paragraphs) + "\n"


def in_html(raw: str) -> str:
    """What a reader sees of a stretch of HTML."""
    return printed_string(html.unescape(re.sub(r"<!--.*?-->|<[^>]*>", "", raw, flags=re.DOTALL)))


def in_markdown(raw: str) -> str:
    """What a reader sees of a stretch of a post."""
    return in_html(re.sub(r"\]\([^)]*\)|[\[\]]|\*\*", "", raw))


FORMS = {
    "page": (page, in_html),
    "fragment": (fragment, in_html),
    "feed": (feed, in_html),
    "post": (post, in_markdown),
}


def leads_back(source: Source) -> None:
    """Every character of a block stands for the one in the file, for an entity, or for white space."""
    for block in source.blocks:
        content = block.content
        for character, start, end in zip(content.text, content.starts, content.ends, strict=True):
            piece = source.raw[start:end]
            same = piece == character or html.unescape(piece) == character
            assert same or character == " ", (character, piece)
        assert list(content.starts) == sorted(content.starts)
    assert list(source.body.starts) == sorted(source.body.starts)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=150, deadline=None)
@given(paragraphs=DOCUMENTS)
def test_every_block_is_what_stands_there_and_nothing_is_lost(form: str, paragraphs: list[Paragraph]) -> None:
    written, seen = FORMS[form]
    source = read_source(written(paragraphs).encode(), "x")
    leads_back(source)
    for block in source.blocks:
        span = block.raw_span
        assert seen(source.raw[span.start : span.end]) == block.text
    texts = [block.text for block in source.blocks]
    for paragraph in paragraphs:
        assert any(paragraph.seen in text for text in texts), paragraph.seen


LINES = st.lists(
    st.lists(
        st.sampled_from(["Talks", "went", "on", "in", "the", "town", "until", "noon.", "Nobody", "left."]),
        min_size=4,
        max_size=9,
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(pages=st.lists(LINES, min_size=1, max_size=3))
def test_no_word_of_a_pdf_is_lost(pages: list[list[list[str]]]) -> None:
    from briefsmith.sources.pdf_worker import answer

    drawn = [
        b"".join(line(60, 720 - 20 * number, " ".join(words)) for number, words in enumerate(lines))
        for lines in pages
    ]
    printed = [one[-1] for page_ in answer(pdf(*drawn))["pages"] for one in page_["lines"]]
    assert printed == [" ".join(words) for lines in pages for words in lines]
