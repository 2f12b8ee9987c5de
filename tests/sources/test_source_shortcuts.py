"""What is quick for most pages gives what the long way gives for all of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest
import yaml
from bs4 import BeautifulSoup, NavigableString, Tag
from hypothesis import given
from hypothesis import strategies as st

from briefsmith.sources import decoding, front_matter, html_tokens, markdown_inline
from briefsmith.sources.html_tokens import tokenize
from briefsmith.sources.html_tree import Element, build_tree
from briefsmith.sources.labelling import comparable
from briefsmith.sources.model import BlockKind
from briefsmith.sources.pattern_sets import PatternSet
from briefsmith.sources.printed import printed, printed_string
from briefsmith.sources.profile_files import shipped_catalogue
from briefsmith.sources.reader import read_source
from briefsmith.text.mapped import MappedText

#: One on each line; among them halves of tags.
PIECES = st.sampled_from(
    [
        *"""<p>
</p>
<P CLASS="a &amp; b">
<a href="x>y">
<a href='x'>
</a>
<br/>
<br />
<i a="1" a="2">
<b c=d>
<b c>
</b >
</i x>
<template>
</template>
<!--x-->
<div shadowroot="open">
<template shadowroot="open">
<title>
</title>
<script>
</script>
<a b="
"
'
>
<
/
=
&lt;
&nbsp;
&#x4e2d;
&bogus;
甲
text
&""".splitlines(),
        " ",
    ]
)
MARKUP = st.lists(PIECES, max_size=12).map("".join)


@given(MARKUP)
def test_plain_tags(raw: str) -> None:
    quick = list(tokenize(raw))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html_tokens, "_PLAIN_TAG", re.compile(r"(?!)"))
        assert quick == list(tokenize(raw))


def _texts(element: Element, runs: tuple[MappedText, ...]) -> Iterator[tuple[str, ...]]:
    """Each run of text with the names of the elements around it."""
    names = tuple(reversed([element.name, *(outer.name for outer in element.around())]))
    for child in element.children:
        if isinstance(child, int):
            yield (*names, runs[child].text)
        else:
            yield from _texts(child, runs)


def _texts_of_soup(tag: Tag, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for child in tag.children:
        if isinstance(child, Tag):
            yield from _texts_of_soup(child, (*names, child.name))
        elif isinstance(child, NavigableString):
            yield (*names, str(child))


TAGS = "p div span a b ul li h2 table tr td figure figcaption blockquote em br section".split()  # noqa: SIM905


@given(
    st.lists(st.sampled_from([f"<{name}>" for name in TAGS] + [f"</{name}>" for name in TAGS]), max_size=14)
)
def test_text_stands_where_beautiful_soup_has_it(tags: list[str]) -> None:
    """An independent reading of the same tags, with a text of its own before and after each of them."""
    page = "x0" + "".join(f"{tag}x{number}" for number, tag in enumerate(tags, 1))
    tree = build_tree(tokenize(page))
    written: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "briefsmith.sources.html_tree._parsed", lambda text: written.append(text) or _parse(text)
        )
        build_tree(tokenize(page))
    marked = re.sub("([0-9]+),", lambda mark: tree.runs[int(mark[1])].text, written[0])
    soup = BeautifulSoup(re.sub(' n="[0-9]+"', "", marked), "lxml")
    assert soup.body is not None
    joined = _joined(_texts(tree.root, tree.runs))
    assert joined == _joined(_texts_of_soup(soup.body, ("body",)))
    assert not tree.lost


def _parse(text: str) -> object:
    from lxml import etree

    return etree.fromstring(text, etree.HTMLParser()).find("body")


def _joined(texts: Iterator[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Neighbouring runs of one element are one text to a parser."""
    found: list[tuple[str, ...]] = []
    for *names, text in texts:
        if found and found[-1][:-1] == tuple(names):
            found[-1] = (*names, found[-1][-1] + text)
        else:
            found.append((*names, text))
    return found


PATTERNS = [
    r"^a", r"\Ab|c", r"(?i)^A[|]b$", r"b", r"^(?P<x>a)(?P=x)", r"(?m)^c", r"^(?:a|b)$", r"(?s)^a.b", r"^a\|b",
    r"[^]|a]c",
]  # fmt: skip


@given(
    st.lists(st.tuples(st.sampled_from(PATTERNS), st.sampled_from(list(BlockKind))), max_size=6),
    st.text("abcA|\n", max_size=6),
)
def test_patterns_together(chosen: list[tuple[str, BlockKind]], text: str) -> None:
    rows = tuple((re.compile(pattern), kind) for pattern, kind in chosen)
    wanted = next((kind for pattern, kind in rows if pattern.search(text)), None)
    assert PatternSet(rows).kind_of(text) == wanted


@given(
    st.text(max_size=40) | st.sampled_from(["广告", "延伸阅读：", "2024年3月6日", "By Anna Lee", "By  Anna"])
)
def test_shipped_patterns_together(text: str) -> None:
    for profile in shipped_catalogue().profiles.values():
        for patterns in (profile.anywhere, profile.above, profile.below, profile.closing):
            wanted = next((kind for pattern, kind in patterns.patterns if pattern.search(text)), None)
            assert patterns.kind_of(text) == wanted


@given(
    st.text(st.sampled_from("，：；！？（）…\u3000甲aＡé\u0301\u0338\u3099か가\u11a8㈠™½=_ "), max_size=12)
)
def test_comparable_texts(text: str) -> None:
    folded = unicodedata.normalize("NFKC", text).casefold()
    assert comparable(text) == "".join(filter(str.isalnum, folded))


@given(st.text(st.sampled_from(" \t\n\u3000\u200b\xad\xa0a甲"), max_size=12))
def test_printed_texts(text: str) -> None:
    assert printed(MappedText.verbatim(text)).text == printed_string(text)
    assert printed_string(text) == printed_string(f"{text}\u200b")


@pytest.mark.parametrize(
    "body", ["a: " + "[" * 9000, "- " * 4500, "? " * 4500, "a: " + "{a: " * 2000, "a: b\n" * 3000]
)
def test_deep_front_matter_is_left_to_the_loader_that_survives_it(body: str) -> None:
    assert not front_matter._is_plain(body)
    assert read_source(f"---\n{body}\n---\n甲。".encode(), "x").problems is not None


@given(st.dictionaries(st.sampled_from(["title", "date", "tags"]), st.text("甲a:#-\"'[] \n", max_size=9)))
def test_front_matter_in_c(values: dict[str, str]) -> None:
    text = yaml.safe_dump(values, allow_unicode=True)
    assert front_matter._loaded(text, front_matter._QUICK_LOADER) == values or not values


@pytest.mark.parametrize(("unit", "name"), [(b"<p>a", "tags"), (b"a\n", "lines")])
def test_more_parts_than_any_article_has_are_refused(
    unit: bytes, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "LINE_LIMIT", 50)
    monkeypatch.setattr(decoding, "TAG_LIMIT", 50)
    assert read_source(unit * 50, "x").readable
    refused = read_source(unit * 51, "x")
    assert not refused.readable
    assert f"it has 51 {name}, more than 50" in refused.problems[0].message


def test_a_paragraph_of_nothing_but_marks_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown_inline, "_MARK_LIMIT", 8)
    assert read_source("# 标题\n\n甲*乙*丙*丁*戊".encode(), "x").body.text.endswith("甲乙丙丁戊")
    assert read_source("# 标题\n\n甲*乙*丙*丁*戊***己*庚*辛*壬".encode(), "x").body.text.endswith("壬")
    assert "*" in read_source(b"# T\n\n" + b"*a* " * 5, "x").body.text
