"""Text with its way back behaves like a list of characters that each have a range of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsmith.spans import Span
from briefsmith.text.mapped import MappedText

Model = list[tuple[str, int, int]]


def model_of(text: MappedText) -> Model:
    return list(zip(text.text, text.starts, text.ends, strict=True))


def mapped(model: Model) -> MappedText:
    return MappedText.of_places(
        "".join(one for one, _, _ in model), [start for _, start, _ in model], [end for _, _, end in model]
    )


#: Small numbers, so that ranges often go on from one another, and often do not.
places = st.tuples(st.sampled_from("甲a\n"), st.integers(0, 5), st.integers(0, 2))
models = st.lists(places.map(lambda one: (one[0], one[1], one[1] + one[2])), max_size=12)


@given(models)
def test_every_character_keeps_its_range(model: Model) -> None:
    text = mapped(model)
    assert model_of(text) == model
    assert [text.place(at) for at in range(len(text))] == [(start, end) for _, start, end in model]
    assert [text.starts[at - len(model)] for at in range(len(model))] == [start for _, start, _ in model]
    assert text.starts[1:3] == [start for _, start, _ in model][1:3]
    assert sum(length for _, _, length in text.stretches()) == len(model)


@given(models, st.integers(0, 13), st.integers(0, 13))
def test_a_slice_is_the_text_of_the_slice(model: Model, start: int, end: int) -> None:
    text = mapped(model).slice(start, end)
    assert model_of(text) == model[start:end]
    assert text == mapped(model[start:end])
    if model[start:end]:
        assert (text.first, text.last) == (model[start:end][0][1], model[start:end][-1][2])


@given(st.lists(models, max_size=4))
def test_joined_pieces_are_their_characters_in_order(pieces: list[Model]) -> None:
    joined = MappedText.join(map(mapped, pieces))
    flat = [one for piece in pieces for one in piece]
    assert model_of(joined) == flat
    assert joined == mapped(flat)


@given(models, st.integers(-1, 13), st.integers(-1, 13))
def test_the_range_of_a_part_holds_the_ranges_of_its_characters(model: Model, start: int, end: int) -> None:
    text = mapped(model)
    if 0 <= start < end <= len(model):
        chosen = model[start:end]
        low, high = min(one for _, one, _ in chosen), max(one for _, _, one in chosen)
        assert (text.raw_span(start, end).start, text.raw_span(start, end).end) == (low, high)
    else:
        with pytest.raises(ValueError, match="no character"):
            text.raw_span(start, end)


def test_a_long_text_takes_no_more_than_a_short_one() -> None:
    assert len(MappedText.verbatim("甲" * 1000, 7).runs) == len(MappedText.verbatim("甲", 7).runs)
    halves = MappedText.join([MappedText.verbatim("甲" * 500, 7), MappedText.verbatim("甲" * 500, 507)])
    assert halves == MappedText.verbatim("甲" * 1000, 7)


def test_all_characters_of_an_entity_stand_for_the_whole_of_it() -> None:
    assert model_of(MappedText.standing_for("ab", Span(3, 9))) == [("a", 3, 9), ("b", 3, 9)]


def test_there_is_nothing_outside_a_text() -> None:
    text = MappedText.verbatim("甲", 7)
    for at in (-2, 1):
        with pytest.raises(IndexError):
            text.starts[at]
    with pytest.raises(IndexError):
        text.place(-1)
    with pytest.raises(ValueError, match="one range"):
        MappedText.of_places("甲", [1], [])


@given(models, st.lists(st.integers(0, 12), max_size=6), st.data())
def test_what_is_replaced_stands_for_what_it_replaces(
    model: Model, cuts: list[int], data: st.DataObject
) -> None:
    bounds = sorted({cut for cut in cuts if cut <= len(model)})
    edits = [
        (start, end, data.draw(st.sampled_from(["", "X", "XY"])))
        for start, end in zip(bounds[::2], bounds[1::2], strict=False)
    ]
    wanted: Model = []
    done = 0
    for start, end, new in edits:
        wanted += model[done:start]
        first, last = model[start][1], model[end - 1][2]
        if first > last:
            first = min(one for _, one, _ in model[start:end])
            last = max(one for _, _, one in model[start:end])
        wanted += [(one, first, last) for one in new]
        done = end
    wanted += model[done:]
    assert model_of(mapped(model).replaced(edits)) == wanted
