"""The plain tree and the places of its keys and values, whatever the file holds."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsmith.outline import events
from briefsmith.outline.events import MAX_DEPTH, Tree, read_tree
from briefsmith.outline.reader import read_outline
from briefsmith.spans import LineIndex

LOADERS = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]


@pytest.fixture(params=LOADERS, ids=["python", "libyaml"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_Loader", request.param)


def tree_of(text: str) -> Tree:
    tree, _ = read_tree(LineIndex("o.yaml", text))
    assert tree is not None
    return tree


def written(tree: Tree, text: str, *path: str | int) -> str:
    start, end = tree.spans[path]
    return text[start:end]


def codes(text: str) -> list[str]:
    return [item.code for item in read_tree(LineIndex("o.yaml", text))[1]]


@pytest.mark.usefixtures("_loader")
def test_scalars_stay_text_and_only_plain_nulls_are_none() -> None:
    root = tree_of(
        "a: no\nb: 2025-02-01\nc: 007\nd: 1_0\ne: null\nf: ~\ng:\nh: 'null'\ni: ''\nj: 0x1F\n"
    ).root
    assert root == {
        "a": "no", "b": "2025-02-01", "c": "007", "d": "1_0", "e": None, "f": None, "g": None,
        "h": "null", "i": "", "j": "0x1F",
    }  # fmt: skip


@pytest.mark.usefixtures("_loader")
def test_places_hold_behind_astral_characters_and_false_line_ends() -> None:
    text = "a: 😀\u2028乙\r\nb: x\x85y\r\nc: [甲, 乙]\r\n"
    tree = tree_of(text)
    assert tree.root == {"a": "😀\u2028乙", "b": "x\x85y", "c": ["甲", "乙"]}
    places = line_columns(tree, text)
    assert places["b",] == (2, 4)
    assert places["c", 1] == (3, 8)


def line_columns(tree: Tree, text: str) -> dict[Any, tuple[int, int]]:
    lines = LineIndex("o.yaml", text)
    return {path: lines.line_column(span[0]) for path, span in tree.spans.items()}


@pytest.mark.usefixtures("_loader")
def test_a_collection_ends_with_its_last_value() -> None:
    text = "a:\n  b: x\n  c:\n    - y\n    - |\n      z\n\n\n# remark\nd: e\n"
    tree = tree_of(text)
    assert written(tree, text, "a", "c", 1) == "|\n      z"
    assert written(tree, text, "a") == text[5 : text.index("z") + 1]
    assert written(tree, text, "d") == "e"


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    "text",
    [
        "a: *x",
        "a: &x y",
        "a: !!int 3",
        "a: !x y",
        "<<: {a: b}",
        "a: b\n---\nc: d",
        "? [a]\n: b",
        "&k a: b",
        "!t a: b",
    ],
)
def test_what_outlines_do_not_have_is_refused(text: str) -> None:
    assert set(codes(text)) == {"yaml-forbidden"}


def test_a_doubled_key_keeps_the_first_and_names_its_line() -> None:
    tree, found = read_tree(LineIndex("o.yaml", "a: 1\nb: 2\na: {c: 3}\n"))
    assert tree is not None
    assert tree.root == {"a": "1", "b": "2"}
    assert ("a", "c") not in tree.spans
    assert [item.code for item in found] == ["key-doubled"]
    assert "line 1" in found[0].message
    assert found[0].place is not None
    assert (found[0].place.line, found[0].place.column) == (3, 1)


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    "text", ["[" * 400_000, "a: " + "{a: " * 100_000, "- " * 100_000, "a: [\n" + "[\n" * 500]
)
def test_deep_nesting_is_told_and_not_followed(text: str) -> None:
    assert codes(text) == ["yaml-depth"]


def test_nesting_up_to_the_bound_is_read() -> None:
    assert codes("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=80)
    | st.text(alphabet="ab:-[]{}\"'|>&*!%@`#?, \n\t\r：　“”\x00\x85\u2028\ufeff😀", max_size=80).map(
        str.encode
    )
)
def test_nothing_makes_the_reader_fail(data: bytes) -> None:
    outline, found = read_outline(data, "o.yaml", "/p")
    assert found or outline is not None
    text = data.decode("utf-8", "replace")
    for item in found:
        assert item.place is not None
        assert 1 <= item.place.line <= text.count("\n") + 1
        assert (item.place.line, item.place.column) <= (item.place.end_line, item.place.end_column)
