"""Passages by their first and last words."""

from __future__ import annotations

import pytest

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.matching import match_quote
from briefsmith.evidence.model import Found, Verdict
from briefsmith.evidence.request import Match, Problem, QuoteRequest
from briefsmith.text.mapped import MappedText

BODY = (
    "政府上周四宣布了新措施，涉及三个部门。\n\n其中包括出口管制。措施立即生效。\n\n"
    "政府发言人说，措施立即生效。会议于15日结束。"
)


def passage(first: str, last: str, after: str | None = None, longest: int = 3000) -> Match:
    request = QuoteRequest(first=first, last=last, after=after, max_passage=longest)
    return match_quote(request, FoldedBody.of(MappedText.verbatim(BODY)))


def test_everything_between_is_taken_from_the_source() -> None:
    found = passage("政府上周四", "立即生效。")
    assert found.verdict is Verdict.EXACT
    part = found.parts[0]
    assert isinstance(part, Found)
    assert part.text == BODY[: BODY.index("\n\n政府发言人")]


def test_folded_words_make_it_equivalent() -> None:
    found = passage("政府上週四", "立即 生效。")
    assert found.verdict is Verdict.EQUIVALENT
    assert found.folded == ("white space", "simplified/traditional")


def test_first_words_at_several_places_are_ambiguous_until_settled() -> None:
    assert passage("政府", "立即生效").verdict is Verdict.AMBIGUOUS
    settled = passage("政府", "立即生效", after="出口管制")
    assert settled.verdict is Verdict.EXACT
    assert passage("政府", "立即生效", after="不在里面的话").problem is Problem.AFTER_ABSENT


@pytest.mark.parametrize(
    ("first", "last", "problem"),
    [
        ("政府上周五", "立即生效", Problem.PIECE_MISSING),
        ("政府上周四", "油价飞涨", Problem.PIECE_MISSING),
        ("会议于15日结束", "政府上周四", Problem.LAST_MISSING),
        ("", "立即生效", Problem.TOO_SHORT),
        ("政府上周四", "。", Problem.TOO_SHORT),
        ("政府上周四", "会议于1", Problem.CUTS_TOKEN),
    ],
)
def test_what_does_not_stand_there_is_refused(first: str, last: str, problem: Problem) -> None:
    found = passage(first, last)
    assert found.problem is problem
    assert found.verdict in (Verdict.ALTERED, Verdict.ABSENT)
    assert found.parts == ()


def test_the_passage_is_bounded() -> None:
    assert passage("政府上周四", "15日结束", longest=30).problem is Problem.LAST_FAR
