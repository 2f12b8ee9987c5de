"""Characters that depend on their neighbours are judged at the place where a quotation stands."""

from __future__ import annotations

import pytest

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.matching import match_quote
from briefsmith.evidence.model import VERIFIED, Verdict
from briefsmith.evidence.request import QuoteRequest
from briefsmith.text.mapped import MappedText


def verdict(text: str, quote: str) -> Verdict:
    return match_quote(QuoteRequest(quote=quote), FoldedBody.of(MappedText.verbatim(text))).verdict


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("统计画面显示人数上升。", "画面显示人数上升"),
        ("他来自作家俱乐部。", "俱乐部。"),
        ("他来自皇家俱乐部。", "俱乐部。"),
        ("袭击沈阳的计划。", "沈阳的计划"),
        ("这是讲座标题。", "这是讲座"),
        ("我想像他那样。", "像他那样"),
        ("他們有計畫，且多國參與。", "畫，且多國參與"),
        ("这是唯一一个国家。", "一个国家"),
    ],
)
def test_what_stands_character_for_character_is_exact(text: str, quote: str) -> None:
    assert verdict(text, quote) is Verdict.EXACT


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("他們有計畫，且多國參與。", "计划，且多国参与"),
        ("他們有計畫，且多國參與。", "划，且多国参与"),
        ("他们有计划，且多国参与。", "畫，且多國參與"),
        ("他買了傢俱和項鍊。", "家具和项链"),
        ("他買了項鍊。他在鍛鍊身體。", "锻炼身体"),
    ],
)
def test_the_other_writing_of_a_word_is_equivalent(text: str, quote: str) -> None:
    assert verdict(text, quote) is Verdict.EQUIVALENT


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("他来自作家俱乐部。", "作家具乐部"),
        ("统计画面显示人数上升。", "统计划面显示"),
        ("袭击沈阳的计划。", "袭击沉阳的计划"),
        ("全面覆盖农村。", "全面复盖农村"),
        ("产业链很长。", "产业炼很长"),
    ],
)
def test_a_misspelling_is_not(text: str, quote: str) -> None:
    assert verdict(text, quote) not in VERIFIED


HEADED = "朝鲜核试验\n\n是美国的阴谋，朝中社说。\n\n韩国没有回应。"


def test_a_quotation_does_not_run_over_a_heading_unseen() -> None:
    assert verdict(HEADED, "朝鲜核试验是美国的阴谋") is Verdict.ALTERED
    assert verdict(HEADED, "朝鲜核试验\n\n是美国的阴谋") is Verdict.EXACT
    assert verdict(HEADED, "朝鲜核试验 是美国的阴谋") is Verdict.EQUIVALENT
    assert verdict(HEADED, "朝中社说。韩国没有回应") is Verdict.EQUIVALENT
