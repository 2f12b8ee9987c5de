"""The lock as a file: the same bytes for the same project, readable, and never believed when damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsmith.lock.json_places import json_spans
from briefsmith.lock.making import make_lock
from briefsmith.lock.model import Lock, LockedPiece, LockedQuote, LockedSource
from briefsmith.lock.reading import read_lock
from briefsmith.lock.writing import write_lock
from briefsmith.pipeline import check_project
from briefsmith.spans import Span

DIGEST = "ab" * 32


def sample() -> Lock:
    words = ("谈判不会结束", "他没有再说")
    pieces = (
        LockedPiece(words[0], "部长说，", "。", Span(4, 10), Span(40, 46)),
        LockedPiece(words[1], "", "\u2028隐\u200b", Span(20, 25), Span(60, 70)),
    )
    quote = LockedQuote("a", "elided", "……".join(words), pieces)
    short = LockedQuote("a", "exact", words[0], pieces[:1])
    return Lock({"a": LockedSource("a.txt", DIGEST, "html", "utf-8", DIGEST)}, {"b": quote, "a": short})


TEXT = write_lock(sample()).decode()


def test_there_and_back() -> None:
    lock, _, problems = read_lock(TEXT.encode(), "o.lock")
    assert problems == ()
    assert lock == sample()


texts = st.text(max_size=12)
pieces = st.builds(
    lambda exact, prefix, suffix, start, raw: LockedPiece(
        exact, prefix, suffix, Span(start, start + len(exact)), Span(raw, raw + 5)
    ),
    st.text(min_size=1, max_size=12), texts, texts, st.integers(0, 9999), st.integers(0, 9999),
)  # fmt: skip
quotes = st.builds(
    LockedQuote, st.just("a"), st.sampled_from(["exact", "equivalent", "elided"]), texts,
    st.lists(pieces, min_size=1, max_size=3).map(tuple),
)  # fmt: skip


@given(st.dictionaries(texts, quotes, max_size=4))
def test_any_lock_there_and_back(made: dict[str, LockedQuote]) -> None:
    lock = Lock(sample().sources, made)
    data = write_lock(lock)
    read, _, problems = read_lock(data, "o.lock")
    assert problems == ()
    assert read == lock
    assert write_lock(read) == data


def test_one_thing_a_line_sorted_and_nothing_unseen() -> None:
    assert TEXT.index('"a": {', TEXT.index('"quotes"')) < TEXT.index('"b": {')
    assert "\\u2028隐\\u200b" in TEXT
    assert all(line.count('": ') <= 1 for line in TEXT.split("\n"))
    assert TEXT.endswith("}\n")


def test_the_selectors_are_those_of_the_web_annotation_model() -> None:
    selectors = json.loads(TEXT)["quotes"]["a"]["pieces"][0]["selector"]
    assert selectors == [
        {"type": "TextQuoteSelector", "exact": "谈判不会结束", "prefix": "部长说，", "suffix": "。"},
        {"type": "TextPositionSelector", "start": 4, "end": 10},
    ]


def test_the_lock_of_this_repository(root: Path) -> None:
    from briefsmith.compose.uses import used_sources

    checked = check_project(root / "outline.yaml")
    assert checked.outline is not None
    assert checked.library is not None
    lock = make_lock(checked.library, checked.evidence, used_sources(checked.outline))
    assert (root / "outline.lock").read_bytes() == write_lock(lock), "run `brief lock`"
    assert len(lock.quotes) == len(checked.evidence) >= 24
    for key, quote in lock.quotes.items():
        source = checked.library.entries[quote.source].source
        assert source is not None
        for piece in quote.pieces:
            start, end = piece.span.start, piece.span.end
            assert source.body.text[start:end] == piece.exact, key
            assert piece.prefix == source.body.text[max(0, start - 32) : start]
            assert piece.suffix == source.body.text[end : end + 32]
            raw = source.raw[piece.raw_span.start : piece.raw_span.end]
            assert raw[:2] == piece.exact[:2]


def edited(old: str, new: str, count: int = 1) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, count)


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        ("", "not well-formed JSON", ""),
        ("[]", "damaged at the file", ""),
        (TEXT[:200], "not well-formed JSON", None),
        (edited('"exact",', '"exact"'), "not well-formed JSON", '"pieces": ['),
        (edited('"verdict": "exact"', '"verdict": "altered"'), "damaged at quotes.a.verdict", '"verdict"'),
        (edited('"start": 4', '"start": "4"'), "selector.1.start", '"start": "4"'),
        (edited('"start": 4', '"start": 5'), "same length", "{"),
        (edited('"start": 4', '"start": -4'), "greater than or equal to 0", '"start": -4'),
        (edited('"end": 10', '"end": 3'), "ends before it begins", "{"),
        (edited(DIGEST, "ab"), "damaged at sources.a.sha256", '"sha256": "ab"'),
        (edited('"format"', '"farmat"'), "damaged at sources.a.farmat", '"a": {'),
        (edited('"source": "a"', '"source": "z"'), "names the source `z`", ""),
        (edited('"b": {', '"a": {'), "`a` stands twice", '"a": {'),
        (edited('  "quotes": {', '<<<<<<< mine\n  "quotes": {'), "merge that was not", "<<<<<<< mine"),
        (edited('"prefix": "部', '"prefix": "' + "长" * 40 + "部"), "at most 32", '"prefix"'),
        ("[" * 100_000, "cannot be read", None),
    ],
)  # fmt: skip
def test_damage_is_told_where_it_is(text: str, message: str, at: str | None) -> None:
    lock, where, problems = read_lock(text.encode(), "o.lock")
    assert lock is None
    assert problems[0].code == "lock-damaged"
    assert message in " ".join(item.message for item in problems)
    place = problems[0].place
    assert place is not None
    assert place.file == "o.lock"
    if at:
        line = where.lines.line(place.line)
        assert line[place.column - 1 :].startswith(at) or line.strip().startswith(at)


def test_one_mistake_is_told_once() -> None:
    assert len(read_lock(edited('"end": 10', '"end": 3').encode(), "o.lock")[2]) == 1
    content = json.loads(TEXT)
    content["quotes"]["a"]["pieces"] = []
    problems = read_lock(json.dumps(content).encode(), "o.lock")[2]
    assert [item.message for item in problems] == ["The lock is damaged at quotes.a: it has no piece."]


def test_bytes_that_are_no_text() -> None:
    data = TEXT.encode().replace("部".encode(), b"\xff\xfe")
    lock, where, problems = read_lock(data, "o.lock")
    assert lock is None
    assert problems[0].place is not None
    assert '"prefix"' in where.lines.line(problems[0].place.line)


def test_a_later_version_is_refused() -> None:
    lock, where, problems = read_lock(edited('"version": 1', '"version": 2').encode(), "o.lock")
    assert lock is None
    assert [item.code for item in problems] == ["lock-version"]
    assert problems[0].place is not None
    assert where.lines.line(problems[0].place.line).strip() == '"version": 2,'


values = st.recursive(
    st.none() | st.integers() | st.text(max_size=4),
    lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=3), one, max_size=3),
)


@given(values, st.sampled_from([None, 1]))
def test_every_place_of_a_json_text(value: object, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    spans, doubled = json_spans(text)
    assert doubled == ()
    for path, span in spans.items():
        expected = value
        for step in path:
            expected = expected[step]  # type: ignore[index]
        shown = text[span.start : span.end]
        if path and isinstance(path[-1], str):
            key, end = json.JSONDecoder().raw_decode(shown)
            assert key == path[-1]
            shown = shown[end:].lstrip().removeprefix(":")
        assert json.loads(shown) == expected
