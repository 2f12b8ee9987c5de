"""Which of several places is meant: `after`, `before`, `nth`; and how far the pieces may lie apart."""

from __future__ import annotations

from typing import Any

import pytest

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.matching import match_quote
from briefsmith.evidence.model import Found, Verdict
from briefsmith.evidence.request import Match, Problem, QuoteRequest
from briefsmith.text.mapped import MappedText

TEXT = "甲方说，可以接受条件。乙方同意。丙方说，可以接受条件。丁方反对。戊方说，可以接受条件。"
STARTS = [index for index in range(len(TEXT)) if TEXT.startswith("可以接受条件", index)]


def match(text: str = TEXT, **keys: Any) -> Match:
    return match_quote(QuoteRequest(**keys), FoldedBody.of(MappedText.verbatim(text)))


def start_of(found: Match) -> int:
    assert found.verdict is Verdict.EXACT
    piece = found.parts[0]
    assert isinstance(piece, Found)
    return piece.span.start


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ({"after": "乙方"}, 1),
        ({"after": "甲方说"}, 0),
        ({"before": "乙方同意"}, 0),
        ({"before": "丁方"}, 1),
        ({"before": "丁方反對"}, 1),
        ({"nth": 1}, 0),
        ({"nth": 2}, 1),
        ({"nth": 3}, 2),
        ({"after": "乙方", "before": "丁方"}, 1),
        ({"after": "方说", "nth": 3}, 2),
        ({"after": "丙方", "nth": 1}, 1),
    ],
)
def test_one_place_is_meant(keys: dict[str, Any], place: int) -> None:
    assert start_of(match(quote="可以接受条件", **keys)) == STARTS[place]


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"before": "甲方"}, Problem.BEFORE_ABSENT),
        ({"before": "没有这句话"}, Problem.BEFORE_ABSENT),
        ({"after": "没有这句话"}, Problem.AFTER_ABSENT),
        ({"nth": 4}, Problem.NTH_ABSENT),
        ({"after": "丙方", "nth": 2}, Problem.NTH_ABSENT),
        ({"after": "甲方", "before": "丁方"}, Problem.CONTRADICTION),
        ({"after": "丁方", "before": "乙方"}, Problem.CONTRADICTION),
    ],
)
def test_what_contradicts_the_source_settles_nothing(keys: dict[str, Any], problem: Problem) -> None:
    found = match(quote="可以接受条件", **keys)
    assert (found.verdict, found.problem, found.parts) == (Verdict.AMBIGUOUS, problem, ())


def test_words_that_leave_several_places_settle_nothing() -> None:
    for keys in ({"before": "方"}, {"after": "方说"}):
        found = match(quote="可以接受条件", **keys)
        assert (found.verdict, found.problem) == (Verdict.AMBIGUOUS, None)
        assert len(found.places) > 1


def test_the_only_place_must_fit_too() -> None:
    assert start_of(match(quote="乙方同意", nth=1, before="丙方", after="甲方")) == TEXT.index("乙方")
    assert match(quote="乙方同意", nth=2).problem is Problem.NTH_ABSENT
    assert match(quote="乙方同意", before="甲方").problem is Problem.BEFORE_ABSENT


def test_keys_do_not_make_words_stand() -> None:
    for keys in ({"nth": 1}, {"after": "乙方"}, {"before": "乙方"}):
        assert match(quote="可以接受条款", **keys).verdict is Verdict.ALTERED


def test_pieces_and_passages_are_settled_alike() -> None:
    twice = "开头几字，甲，结尾几字。开头几字，乙，结尾几字。完。"
    for keys, omitted in (
        ({"before": "开头几字，乙"}, "，甲，"),
        ({"nth": 2}, "，乙，"),
        ({"before": "完"}, "，乙，"),
    ):
        found = match(twice, quote="开头几字……结尾几字", **keys)
        assert found.verdict is Verdict.ELIDED
        assert found.parts[1].omitted == omitted  # type: ignore[union-attr]  # an omission stands between
    for keys in ({"nth": 2}, {"after": "结尾几字"}, {"before": "完"}):
        found = match(twice, first="开头几字", last="结尾几字", **keys)
        assert found.parts[0].text == "开头几字，乙，结尾几字"  # type: ignore[union-attr]  # it is a Found
    assert match(twice, first="开头几字", last="结尾几字", nth=3).problem is Problem.NTH_ABSENT


def test_the_innermost_pieces_are_meant() -> None:
    nested = "开头几字，开头几字，结尾几字。完。"
    for keys in ({}, {"before": "完"}, {"nth": 1}):
        found = match(nested, quote="开头几字……结尾几字", **keys)
        assert found.parts[0].span.start == 5  # type: ignore[union-attr]  # it is a Found


def test_a_gap_is_widened_and_narrowed() -> None:
    text = "开头这几个字，" + "中" * 700 + "，结尾这几个字。"
    quote = "开头这几个字……结尾这几个字"
    found = match(text, quote=quote)
    assert (found.verdict, found.problem, found.subject) == (Verdict.ALTERED, Problem.PIECES_FAR, "702")
    assert match(text, quote=quote, max_gap=702).verdict is Verdict.ELIDED
    assert match(text, quote=quote, max_gap=701).problem is Problem.PIECES_FAR
    reverse = match(text, quote="结尾这几个字……开头这几个字", max_gap=9999)
    assert reverse.problem is Problem.PIECES_APART


def test_a_passage_that_is_too_long_is_told_with_its_length() -> None:
    text = "开头这几个字，" + "中" * 3000 + "，结尾这几个字。"
    found = match(text, first="开头这几个字", last="结尾这几个字")
    assert (found.problem, found.subject) == (Problem.LAST_FAR, "3014")
    assert match(text, first="开头这几个字", last="结尾这几个字", max_passage=3014).verdict is Verdict.EXACT
