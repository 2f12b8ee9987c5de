"""The index of a large library gives the same answers as reading every text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefsmith.evidence.holders import Holders

LETTERS = "甲乙丙丁戊defgxyz朝鲜核武\U00020bb7"


@given(st.lists(st.text(LETTERS, max_size=60), max_size=12), st.data())
def test_the_index_misses_nothing_and_adds_nothing(texts: list[str], data: st.DataObject) -> None:
    words = data.draw(st.text(LETTERS, max_size=12))
    if texts and data.draw(st.booleans()):
        text = data.draw(st.sampled_from(texts))
        start = data.draw(st.integers(0, len(text)))
        words = text[start : data.draw(st.integers(start, len(text)))]
    holders = Holders(texts)
    read = list(holders.holding(words))
    holders.index()
    assert list(holders.holding(words)) == read == [n for n, text in enumerate(texts) if words in text]
    both = [n for n, text in enumerate(texts) if words in text and LETTERS[0] in text]
    assert list(holders.holding(words, LETTERS[0])) == both


def test_an_index_is_made_when_it_is_asked_often() -> None:
    holders = Holders(["朝鲜半岛无核化", "dfgxyz三边会谈", ""])
    answers = [list(holders.holding("鲜半岛无")) for _ in range(300)]
    assert answers == [[0]] * 300
    assert holders._pieces is not None
