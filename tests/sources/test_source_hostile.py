"""Pages made to hurt are read in time that grows with their length and no faster."""

import pytest

from briefsmith.sources.reader import read_source

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
