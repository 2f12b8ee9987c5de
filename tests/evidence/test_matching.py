"""One quotation against one body: the rules of what counts as verified, on a body of our own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.matching import match_quote
from briefsmith.evidence.model import VERIFIED, Found, Insertion, Omission, Verdict
from briefsmith.evidence.request import Match, Problem, QuoteRequest
from briefsmith.text.folding import fold
from briefsmith.text.mapped import MappedText

BODY = (
    "外交部长周三表示，美国没有通知盟友就撤出了2,300名士兵。他说：“我们不会接受这样的做法。”记者追问……部长没有回答。\n\n"
    "这项协议于2020年签署，金额为9.36亿美元，约占预算的28%。第二十五条规定，双方不得单方面退出协议[原文如此]。\n\n"
    "外交部长周三表示，谈判仍在继续。气温降到-5度，比分是5-6。台湾“外交部”也发表了声明——这并不常见。\n\n"
    "The minister did not say whether talks would resume. He isn't able to travel; it was not notable."
)


def match(quote: str, **more: str) -> Match:
    return match_quote(QuoteRequest(quote=quote, **more), FoldedBody.of(MappedText.verbatim(BODY)))  # type: ignore[arg-type]  # only words are passed


def shown(found: Match) -> str:
    return "|".join(part.omitted if isinstance(part, Omission) else part.text for part in found.parts)


@pytest.mark.parametrize(
    "quote",
    ["谈判仍在继续", "金额为9.36亿美元", "追问……部长没有回答", "  谈判仍在继续\n", "这样的做法。”记者"],
)
def test_exact(quote: str) -> None:
    found = match(quote)
    assert found.verdict is Verdict.EXACT
    assert found.folded == ()
    assert shown(found) == quote.strip()


def test_exact_over_a_paragraph_break() -> None:
    assert match("部长没有回答。\n\n这项协议").verdict is Verdict.EXACT
    for typed in ("部长没有回答。这项协议", "部长没有回答。\n这项协议", "部长没有回答。 这项协议"):
        found = match(typed)
        assert (found.verdict, found.folded) == (Verdict.EQUIVALENT, ("white space",))
        assert shown(found) == "部长没有回答。\n\n这项协议"


@pytest.mark.parametrize(
    ("quote", "kinds"),
    [
        ("谈判 仍在继续", ("white space",)),
        ("\u3000谈判仍在继续", ("white space",)),
        ("谈判\u200b仍在继续", ("zero-width characters",)),
        ("于２０２０年签署", ("width",)),
        ("周三表示,谈判", ("width",)),
        ("臺灣「外交部」也", ("quotation marks", "simplified/traditional")),
        ("发表了声明--这并不常见", ("dashes",)),
        ("记者追问...部长", ("ellipsis marks",)),
        ("He isn’t able", ("quotation marks",)),
        ("比分是5–6", ("dashes",)),
    ],
)
def test_equivalent_tells_what_was_folded(quote: str, kinds: tuple[str, ...]) -> None:
    found = match(quote)
    assert found.verdict is Verdict.EQUIVALENT
    assert found.folded == kinds
    assert shown(found) in BODY


def test_what_is_printed_is_the_source() -> None:
    found = match("臺灣「外交部」 也發表了聲明")
    assert shown(found) == "台湾“外交部”也发表了声明"


@pytest.mark.parametrize(
    "quote",
    [
        "这项协议于2021年签署",
        "金额为93.6亿美元",
        "金额为936亿美元",
        "撤出了2300名士兵",
        "撤出了2.300名士兵",
        "约占预算的28‰",
        "约占预算的28",
        "占预算的8%。",
        "金额为9.36",
        "36亿美元，约占",
        "五条规定，双方不得",
        "第二十",
        "5度，比分是",
        "气温降到5度",
        "气温降到—5度",
        "比分是5",
        "美国通知盟友",
        "我们会接受这样的做法",
        "able to travel; it was notable",
        "The minister did say whether",
        "the minister did not say",
        "inister did not say",
        "minister did not say whether talk",
        "He is",
        "英国没有通知盟友",
        "[2021]年签署，金额为9.36亿美元",
        "这项协议于2020年签署，金额为[80亿美元]",
        "他说：“我们[一定会接受]",
    ],
)
def test_never_verified(quote: str) -> None:
    found = match(quote)
    assert found.verdict in (Verdict.ALTERED, Verdict.ABSENT)
    assert found.parts == ()


@pytest.mark.parametrize(
    "quote", ["", " ", "……", "“”", "的", "minister", "2020", "28%", "[外相]", "…好…", "。。。", "5-6"]
)
def test_too_short_to_mean_anything(quote: str) -> None:
    found = match(quote)
    assert found.verdict is Verdict.ABSENT
    assert found.problem is Problem.TOO_SHORT


def test_altered_shows_the_nearest_passage_with_whole_numbers() -> None:
    found = match("这项协议于2021年签署，金额为9.36亿美元")
    assert found.verdict is Verdict.ALTERED
    assert found.nearest is not None
    assert found.nearest.text == "这项协议于2020年签署，金额为9.36亿美元"
    assert BODY[found.nearest.span.start : found.nearest.span.end] == found.nearest.text
    changes = [step for step in found.nearest.operations if step[0] != "equal"]
    assert changes == [("replace", "2021", "2020")]
    assert (
        "".join(mine for _, mine, _ in found.nearest.operations) == "这项协议于2021年签署，金额为9.36亿美元"
    )
    assert "".join(theirs for _, _, theirs in found.nearest.operations) == found.nearest.text


def test_absent_has_nothing_near() -> None:
    found = match("完全不相干的另一句话，讲的是天气与收成")
    assert (found.verdict, found.nearest) == (Verdict.ABSENT, None)


def test_ambiguous_lists_its_places() -> None:
    found = match("外交部长周三表示")
    assert found.verdict is Verdict.AMBIGUOUS
    assert [BODY[place.start : place.end] for place in found.places] == ["外交部长周三表示"] * 2


def test_a_place_character_for_character_does_not_win_over_an_equivalent_one() -> None:
    body = FoldedBody.of(MappedText.verbatim("他说「没有问题」。她说“没有问题”。"))
    assert match_quote(QuoteRequest(quote="“没有问题”"), body).verdict is Verdict.AMBIGUOUS


def test_after_settles_which_place_is_meant() -> None:
    found = match("外交部长周三表示", after="双方不得单方面退出協議")
    assert found.verdict is Verdict.EXACT
    assert found.parts[0].span.start == BODY.rindex("外交部长")  # type: ignore[union-attr]  # it is a Found


@pytest.mark.parametrize("after", ["没有这句话", "谈判仍在继续"])
def test_after_must_stand_in_front(after: str) -> None:
    for quote in ("外交部长周三表示", "美国没有通知盟友"):
        found = match(quote, after=after)
        assert (found.verdict, found.problem) == (Verdict.AMBIGUOUS, Problem.AFTER_ABSENT)


def test_after_that_leads_to_two_places_settles_nothing() -> None:
    body = FoldedBody.of(MappedText.verbatim("甲方说，可以接受。乙方同意。甲方说，可以接受。乙方反对。"))
    found = match_quote(QuoteRequest(quote="可以接受", after="甲方说"), body)
    assert (found.verdict, len(found.places)) == (Verdict.AMBIGUOUS, 2)
    found = match_quote(QuoteRequest(quote="可以接受", after="乙方同意。甲方说"), body)
    assert found.verdict is Verdict.EXACT


@pytest.mark.parametrize(
    "mark", ["…", "……", "...", " ... ", "[...]", "［…］", "（略）", "[略]", "。。。", "<…>", "(……)", ". . ."]
)
def test_elided(mark: str) -> None:
    found = match(f"双方不得单方面退出协议{mark}谈判仍在继续")
    assert found.verdict is Verdict.ELIDED
    assert shown(found) == "双方不得单方面退出协议|[原文如此]。\n\n外交部长周三表示，|谈判仍在继续"


def test_an_ellipsis_of_the_source_beside_one_of_the_analyst() -> None:
    found = match("我们不会接受[...]记者追问……部长没有回答")
    assert found.verdict is Verdict.ELIDED
    assert shown(found) == "我们不会接受|这样的做法。”|记者追问……部长没有回答"


def test_an_ellipsis_at_an_end_tells_the_rest_of_the_sentence() -> None:
    found = match("……金额为9.36亿美元……")
    assert found.verdict is Verdict.ELIDED
    assert shown(found) == "这项协议于2020年签署，|金额为9.36亿美元|，约占预算的28%。"


@pytest.mark.parametrize(
    "quote",
    [
        "谈判仍在继续……美国没有通知盟友",
        "外交部长周三表示……油价上涨了",
        "第二……条规定，双方不得",
        "美国……通知盟友就撤出了",
        "我们……接受这样的做法",
        "我们[将]接受这样的做法",
        "这项协议于[2021年]签署，金额",
        "The minister did … say whether talks would resume",
    ],
)
def test_an_ellipsis_is_no_loophole(quote: str) -> None:
    assert match(quote).verdict is Verdict.ALTERED


def test_the_gap_is_bounded() -> None:
    body = FoldedBody.of(MappedText.verbatim("开头这几个字" + "甲" * 600 + "结尾这几个字"))
    request = QuoteRequest(quote="开头这几个字……结尾这几个字")
    found = match_quote(request, body)
    assert (found.problem, found.subject) == (Problem.PIECES_FAR, "600")
    wider = QuoteRequest(quote="开头这几个字……结尾这几个字", max_gap=600)
    assert match_quote(wider, body).verdict is Verdict.ELIDED


def test_the_closest_pieces_are_chosen_and_equally_close_ones_are_ambiguous() -> None:
    near = FoldedBody.of(MappedText.verbatim("开头几字，甲乙丙丁。开头几字，戊，结尾几字。"))
    found = match_quote(QuoteRequest(quote="开头几字……结尾几字"), near)
    assert shown(found) == "开头几字|，戊，|结尾几字"
    twice = FoldedBody.of(MappedText.verbatim("开头几字，甲，结尾几字。开头几字，乙，结尾几字。"))
    assert match_quote(QuoteRequest(quote="开头几字……结尾几字"), twice).verdict is Verdict.AMBIGUOUS
    settled = match_quote(QuoteRequest(quote="开头几字……结尾几字", after="甲，"), twice)
    assert shown(settled) == "开头几字|，乙，|结尾几字"


def test_insertions_are_printed_as_brackets_and_not_looked_for() -> None:
    found = match("[美国国务院说，]美国没有[事先]通知盟友")
    assert found.verdict is Verdict.ELIDED
    assert [type(part).__name__ for part in found.parts] == ["Insertion", "Found", "Insertion", "Found"]
    assert [part for part in found.parts if isinstance(part, Insertion)][1] == Insertion("[事先]")


def test_an_insertion_may_stand_for_a_few_words_only() -> None:
    assert shown(match("[外长]周三表示，[盟国]谈判仍在继续")) == "[外长]|周三表示，|[盟国]|谈判仍在继续"
    replaced = match("双方不得[擅自]退出协议")
    assert shown(replaced) == "双方不得|单方面|[擅自]|退出协议"
    assert match("双方不得[某]谈判仍在继续").problem is Problem.SWALLOWED
    assert match("双方不得[某]台湾“外交部”").problem is Problem.PIECES_APART


def test_an_insertion_longer_than_the_quotation_is_refused() -> None:
    found = match("双方不得[在任何情况下以任何理由]退出协议")
    assert found.problem is Problem.INSERTION_LONG
    assert found.verdict not in VERIFIED


def test_brackets_of_the_source_are_literal() -> None:
    assert match("退出协议[原文如此]").verdict is Verdict.EXACT
    assert match("退出协议［原文如此］").folded == ("width",)


@pytest.mark.parametrize(
    ("quote", "dropped"),
    [
        ("通知盟友就撤出了2,300名士兵", ("没有",)),
        ("会接受这样的做法", ("不",)),
        ("say whether talks would resume", ("not",)),
        ("常见。", ("不",)),
        ("谈判仍在继续", ()),
        ("美国没有通知盟友", ()),
        ("双方", ("不得",)),
    ],
)
def test_a_negation_that_falls_away_is_told(quote: str, dropped: tuple[str, ...]) -> None:
    found = match(quote)
    assert found.verdict is Verdict.EXACT
    if quote == "双方":
        assert all(words.startswith("不") for words in found.dropped)
    else:
        assert found.dropped == dropped


def test_common_words_that_only_look_like_negations_are_not_told() -> None:
    body = FoldedBody.of(
        MappedText.verbatim("不少专家表示担忧，未来局势难料，非常危险，无人机飞越边境，特别会议召开。")
    )
    for quote in ("专家表示担忧", "局势难料", "危险，无人机飞越", "飞越边境", "会议召开"):
        assert match_quote(QuoteRequest(quote=quote), body).dropped == ()


@pytest.mark.parametrize(
    "quote", ["\x00好的吧", "\ud800好的吧", "[" * 99, "[x]" * 99, "…甲" * 99, "好" * 3000, "\u0301" * 99]
)
def test_hostile_quotations_end_in_a_verdict(quote: str) -> None:
    assert match(quote).verdict not in VERIFIED
    hostile = FoldedBody.of(MappedText.verbatim(quote + "。" + quote))
    assert match_quote(QuoteRequest(quote="完全没有的话"), hostile).verdict not in VERIFIED


@given(
    st.text(st.sampled_from("部长说不会28%.5,-…[]“” \n另一abc"), max_size=16),
    st.text("部长说不会28%.5,-…[]“” \n另一abc", max_size=40),
)
def test_what_is_verified_stands_in_the_body(quote: str, text: str) -> None:
    body = FoldedBody.of(MappedText.verbatim(text))
    found = match_quote(QuoteRequest(quote=quote), body)
    assert (found.verdict in VERIFIED) == bool(found.parts)
    pieces = [part for part in found.parts if isinstance(part, Found)]
    for piece in pieces:
        assert text[piece.span.start : piece.span.end] == piece.text
    for first, second in pairwise(pieces):
        assert first.span.end <= second.span.start
    if found.verdict is Verdict.EXACT:
        assert pieces[0].text == quote.strip(" \t\r\n")
        assert found.folded == ()
    if found.verdict is Verdict.EQUIVALENT:
        assert fold(pieces[0].text).text == fold(quote).text
        assert found.folded


@pytest.mark.parametrize(
    ("text", "quote", "dropped"),
    [
        ("政府は対話を行わない方針だ。", "政府は対話を行わ", ("ない",)),
        (
            "외교부는 북한과 대화하지 않겠다고 밝혔다. 대변인은 협상이 끝났다고 말했다.",
            "북한과 대화",
            ("하지 않",),
        ),
        (
            "외교부는 북한과 대화하지 않겠다고 밝혔다. 대변인은 협상이 끝났다고 말했다.",
            "대변인은 협상이 끝났다",
            (),
        ),
        ("He never agreed to withdraw. No talks are planned.", "agreed to withdraw.", ("never",)),
        ("He never agreed to withdraw. No talks are planned.", "are planned", ("No talks",)),
    ],
)
def test_negations_of_other_languages(text: str, quote: str, dropped: tuple[str, ...]) -> None:
    found = match_quote(QuoteRequest(quote=quote), FoldedBody.of(MappedText.verbatim(text)))
    assert found.verdict is Verdict.EXACT
    assert found.dropped == dropped
