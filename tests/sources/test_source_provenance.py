"""Every character of every block leads back to what stands in the file, on pages nobody would write."""

from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefsmith.sources.html_tokens import tokenize
from briefsmith.sources.markup import Run
from briefsmith.sources.model import Source
from briefsmith.sources.printed import printed_string
from briefsmith.sources.reader import read_source

TAGS = (
    "<p> </p> <div> </div> <br> <br/> <b> </b> <a> </a> <ul> <li> </ul> <table> <tr> <td> </table> <h2> </h2>"
    " <!-- --> <script> </script> </span>"
)
MARKS = "< > &nbsp; &amp; &#20013; & \" ' = ** * _ ` [ ]( ) ![ | \\ 朝鲜 半岛， 局势。 abc 12 \ue000 1\ue001"
SPACES = [" ", "\u3000", "\u00a0", "\u200b", "\n", "\n\n", "# ", "- ", "> ", "---\n"]
OTHERS = ["<img alt='甲'>", "<span class='caption'>", *SPACES]
PIECES = st.sampled_from([*TAGS.split(" "), *MARKS.split(" "), *OTHERS])
PAGES = st.lists(PIECES, max_size=40).map("".join)
STARTS = st.sampled_from(
    ["", "# 题\n\n", "<p>", "<!--NaN-->\n[题](https://x.example/a)\n---\n", "---\ntitle: a\n---\n"]
)


def letters(text: str) -> str:
    return printed_string(text).replace(" ", "").replace("\u3000", "")


def check(source: Source) -> None:
    for block in source.blocks:
        assert block.text
        assert block.text == printed_string(block.text)
        content = block.content
        for character, start, end in zip(content.text, content.starts, content.ends, strict=True):
            assert 0 <= start <= end <= len(source.raw)
            piece = source.raw[start:end]
            assert piece == character or character == " " or piece[:1] in "&\\"
    body = [block for block in source.blocks if block.start is not None]
    assert "\n\n".join(block.text for block in body) == source.body.text
    assert list(source.body.starts) == sorted(source.body.starts)


@settings(max_examples=250, deadline=None)
@given(STARTS, PAGES)
def test_any_page_is_read_and_leads_back(start: str, page: str) -> None:
    check(read_source((start + page).encode(), "x"))


@settings(max_examples=150, deadline=None)
@given(PAGES)
@example("\n\n**<p>")
@example("\n\n# <p>")
@example("\n\n![<script>](朝鲜")
def test_no_text_of_a_page_is_lost(page: str) -> None:
    raw = "<p>" + page
    source = read_source(raw.encode(), "x")
    runs = "".join(item.content.text for item in tokenize(source.raw) if isinstance(item, Run))
    kept = "".join(block.text for block in source.blocks)
    if source.format == "markdown-post":
        # Its signs mark something and say nothing, and what it takes for text no tag can swallow.
        assert not Counter(filter(str.isalnum, letters(runs))) - Counter(letters(kept))
    else:
        assert sorted(letters(kept)) == sorted(letters(runs))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<b>", "</b>", "<i>", "</i>", "&nbsp;", "&lt;", "甲", "乙", " ", "\n"]), max_size=20
    )
)
def test_the_raw_text_of_a_block_is_the_block(pieces: list[str]) -> None:
    raw = "<p>始" + "".join(pieces) + "末</p>"
    source = read_source(raw.encode(), "x")
    (block,) = source.blocks
    span = block.raw_span
    items = tokenize(source.raw, span.start, span.end)
    found = "".join(item.content.text for item in items if isinstance(item, Run))
    assert printed_string(found) == block.text


INLINE_MARKS = [
    "*",
    "**",
    "_",
    "__",
    "***",
    "`",
    "[",
    "]",
    "(",
    "](",
    "![",
    "&amp;",
    "\\",
    '"',
    "甲",
    "乙。",
    "a",
    " ",
]
BLOCK_MARKS = ["- ", "1. ", "# ", "> ", "|", "|-|", "---\n", "```\n", "<b>", "<div>\n", "\t", "    "]
LINE_ENDS = ["\n", "\n\n", "\r\n", "\r", "  \n"]
MARKDOWN = st.sampled_from([*INLINE_MARKS, *BLOCK_MARKS, *LINE_ENDS])


@settings(max_examples=250, deadline=None)
@given(st.lists(MARKDOWN, max_size=40).map("".join))
def test_any_markdown_leads_back_and_keeps_its_words(page: str) -> None:
    source = read_source(f"# T\n\n{page}".encode(), "x")
    check(source)
    if "](" not in page and "```" not in page:
        kept = "".join(block.text for block in source.blocks)
        assert (kept.count("甲"), kept.count("乙")) == (page.count("甲"), page.count("乙"))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_answered(data: bytes) -> None:
    check(read_source(data, "x"))
