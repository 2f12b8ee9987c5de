"""Files made to hurt are read in time that grows with their length and no faster."""

import pytest

from briefsmith.sources import labelling, markdown_stream
from briefsmith.sources.labelling import comparable, wide_length
from briefsmith.sources.reader import read_source
from briefsmith.sources.rtf_characters import with_unicode

FEED = b"<!--NaN-->\n[t](https://x.example/a)\n------\n"
POST = b"# T\n\n"

UNITS = {
    "angles": (FEED, b"<"),
    "tags": (FEED, b"<a "),
    "depth": (FEED, b"<div>"),
    "inline depth": (FEED, b"<span>x"),
    "paragraphs": (FEED, b"<p>x"),
    "comments": (FEED, b"<p><!--"),
    "quotes": (FEED, b'<a b="'),
    "crossed quotes": (FEED, b'<a b="><a " c=\''),
    "titles": (FEED, b"<title>"),
    "entities": (FEED, b"&amp;&x"),
    "captions": (FEED, b'<div class="caption">x'),
    "tables": (FEED, b"<table><tr><td>x"),
    "brackets": (POST, b"["),
    "images": (POST, b"!["),
    "half links": (POST, b"]("),
    "stars": (POST, b"*a "),
    "ticks": (POST, b"`a``"),
    "comments inside": (POST, b"a <!--"),
    "angles inside": (POST, b"a <b "),
    "quote marks": (POST, b"> "),
    "lists": (POST, b"- "),
    "lines": (POST, b"a  \n"),
    "rules": (b"", b"---\n"),
    "fences": (POST, b"```\n"),
}


@pytest.mark.parametrize("name", UNITS)
def test_long_runs_of_anything_are_read(name: str) -> None:
    start, unit = UNITS[name]
    source = read_source(start + unit * 16_000, "x")
    assert source.readable or source.problems


@pytest.mark.parametrize(
    "data",
    [
        b"---\na: &a [x]\nb: [*a, *a]\n---\nx",
        b"---\na: " + b"[" * 50_000 + b"\n---\nbody",
        b"---\n" + b"{a: " * 50_000 + b"\n---\nbody",
        b"---\na: !!python/object/apply:os.system [ls]\n---\nbody",
        "a\ud800b".encode("utf-8", "surrogatepass"),
        b"\x00" * 10_000,
        ("汉字，" * 200_000).encode(),
    ],
)
def test_it_is_read_or_refused_without_a_traceback(data: bytes) -> None:
    source = read_source(data, "x")
    assert source.readable or source.problems


def test_a_picture_in_an_rtf_document_is_left_out_and_its_bytes_are_no_mark_up() -> None:
    hexadecimal = rb"{\*\shppict{\pict\pngblip {\*\blipuid ab12}" + b"89504e47\n" * 200_000 + b"}}"
    binary = rb"{\pict\bin8 }}}{{{\x}"
    document = rb"{\rtf1\ansi Before. " + hexadecimal + binary + rb" After.\par}"
    assert len(with_unicode(document)) < 200
    assert read_source(document, "x").body.text == "Before. After."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (rb"{\rtf1 " + b"{" * 20_000 + b"x", "groups in groups"),
        (rb"{\rtf1 " + b"words " * 3_000_000 + b"}", "characters besides its pictures"),
        (
            b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
            + b"--b\n\n" * 1_100_000,
            "lines, more than",
        ),
    ],
)
def test_what_no_article_needs_is_refused_before_it_is_taken_apart(data: bytes, said: str) -> None:
    (problem,) = read_source(data, "x").problems
    assert said in problem.message


def test_a_post_of_nothing_but_marks_is_read_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown_stream, "MARK_LIMIT", 8)
    assert read_source(POST + b"**a** *b* " * 1, "x").body.text == "a b"
    source = read_source(POST + b"**a** *b*\n\n" * 3, "x")
    assert "**a** *b*" in source.body.text
    assert "18 marks" in source.problems[0].message


def test_long_texts_are_compared_in_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "外长 said: “谈判” — 继续，ＡＢＣ 12．5。" * 40
    whole = comparable(text), wide_length(text)
    monkeypatch.setattr(labelling, "_LONG", 7)
    assert (comparable(text), wide_length(text)) == whole
