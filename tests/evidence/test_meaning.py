"""Brackets and ellipses that turn a meaning round are refused; a negation that falls away is told."""

from __future__ import annotations

import pytest

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.matching import match_quote
from briefsmith.evidence.model import VERIFIED, Omission, Verdict
from briefsmith.evidence.request import Match, Qualifier, QuoteRequest
from briefsmith.text.mapped import MappedText


def match(text: str, quote: str) -> Match:
    return match_quote(QuoteRequest(quote=quote), FoldedBody.of(MappedText.verbatim(text)))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("朝鲜放弃核武器。", "朝鲜[不]放弃核武器"),
        ("全年共记录十次。", "全年[未]共记录十次"),
        ("朝鲜发射2枚导弹。", "朝鲜发射2[000]枚导弹"),
        ("朝鲜发射2枚导弹。", "朝鲜发射[10]2枚导弹"),
        ("朝鲜发射2枚导弹。", "朝鲜发射2[万]枚导弹"),
        ("朝鲜发射两枚导弹。", "朝鲜发射[十]两枚导弹"),
        ("朝鲜发射两枚导弹。", "朝鲜发射[多]枚导弹"),
        ("气温是5度左右。", "气温是[-]5度左右"),
        ("朝鲜反对与韩国对话。", "朝鲜[同意]与韩国对话"),
        ("朝鲜反对与韩国对话。", "[朝鲜同意]与韩国对话"),
        ("North Korea fired two missiles today.", "North Korea fired [ten] missiles today"),
        ("North Korea fired two missiles today.", "North Korea fired two [million] missiles today"),
        ("Pyongyang rejects talks with Seoul.", "Pyongyang [accepts] talks with Seoul"),
        ("The minister denied sending any troops.", "The minister [said] sending any troops"),
        ("북한이 미사일 두 발을 쐈다.", "북한이 미사일 [열] 발을 쐈다"),
        ("They fired missiles. It hit Seoul today.", "They fired missiles [that] hit Seoul today"),
        ("协定于1953年7月27日签字。", "协定于1953年7……27日签字"),
        ("朝鲜说，不放弃核武器。", "朝鲜说……放弃核武器"),
        ("朝鲜强调，绝不会放弃核武器。", "朝鲜强调……放弃核武器"),
        ("他表示：“不放弃核武器。”", "他表示……放弃核武器"),
        ("Trump did not, however, agree to talks.", "Trump … agree to talks"),
        ("外相说，没有确凿证据能够证明朝鲜方面向俄罗斯提供了武器。", "外相说……向俄罗斯提供了武器"),
        ("外相在会后对记者说，中方坚决反对朝鲜拥有核武器。", "外相在会后……朝鲜拥有核武器"),
        ("双方推迟达成协议。", "双方……达成协议"),
        ("双方休想达成协议。", "双方……达成协议"),
        ("The two sides declined to agree to it.", "The two sides ... agree to it"),
        ("The two sides have yet to agree to it.", "The two sides ... agree to it"),
        ("The two sides dis\u00adagree on it.", "The two sides ... agree on it"),
        (
            "The spokesman said on Monday that he never agreed to talks.",
            "The spokesman said … agreed to talks",
        ),
    ],
)
def test_a_meaning_turned_round_is_refused(text: str, quote: str) -> None:
    found = match(text, quote)
    assert found.verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("text", "quote", "replaced"),
    [
        ("他昨天抵达平壤访问。", "[金正恩]昨天抵达平壤访问", (("他", "[金正恩]"),)),
        ("昨天他抵达平壤访问。", "昨天[外相]抵达平壤访问", (("他", "[外相]"),)),
        ("昨天抵达平壤访问。", "昨天[外相]抵达平壤访问", ()),
        (
            "He met Mr. Kim in Seoul today.",
            "He met [Kim Jong Un] in Seoul today",
            (("Mr. Kim", "[Kim Jong Un]"),),
        ),
        ("两国将举行会谈。", "[中韩]将举行会谈", (("两国", "[中韩]"),)),
        ("今天两国将举行会谈。", "今天[中韩]将举行会谈", (("两国", "[中韩]"),)),
        ("发射了导弹两枚。", "发射了[弹道]导弹两枚", ()),
    ],
)
def test_an_honest_insertion_tells_what_it_stands_for(
    text: str, quote: str, replaced: tuple[tuple[str, str], ...]
) -> None:
    found = match(text, quote)
    assert found.verdict is Verdict.ELIDED
    assert found.replaced == replaced


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("双方几乎达成协议。", "双方……达成协议"),
        ("双方试图达成协议。", "双方……达成协议"),
        ("The two sides almost agreed to it.", "The two sides ... agreed to it"),
        ("The two sides pretended to agree to it.", "The two sides ... agree to it"),
    ],
)
def test_a_doubt_that_is_left_out_is_told(text: str, quote: str) -> None:
    found = match(text, quote)
    assert found.verdict is Verdict.ELIDED
    assert {one.kind for one in found.fallen} == {Qualifier.DOUBT}


def test_a_limit_is_no_doubt_as_well() -> None:
    fallen = match("They sent nearly 5 missiles.", "5 missiles").fallen
    assert [one.kind for one in fallen] == [Qualifier.LIMIT]


def test_leaving_out_of_whom_something_is_said_is_told() -> None:
    assert match("朝鲜表示，韩国同意会谈。", "朝鲜表示……同意会谈").welded


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("外相没有出席会议，随后在平壤访问俄罗斯使馆。", "外相……在平壤访问俄罗斯使馆"),
        ("外相说，他不愿多谈的那个计划已经开始实行。", "外相说……计划已经开始实行"),
    ],
)
def test_a_negation_of_other_words_is_told(text: str, quote: str) -> None:
    found = match(text, quote)
    assert found.verdict is Verdict.ELIDED
    assert found.dropped or found.turned


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("日本是无核武器国家。", "核武器国家"),
        ("中方不同意朝鲜拥有核武器。", "同意朝鲜拥有核武器"),
        ("中方不同意朝鲜拥有核武器。", "朝鲜拥有核武器"),
        ("这是非常规武器。", "常规武器"),
        ("德国宣布无限制潜艇战。", "限制潜艇战"),
        ("他从不过问此事。", "过问此事"),
        ("没有任何证据表明朝鲜已经向俄罗斯派兵。", "朝鲜已经向俄罗斯派兵"),
        ("没有确凿证据表明，朝鲜已经向俄罗斯派兵。", "朝鲜已经向俄罗斯派兵"),
        ("他否认“朝鲜已经派兵”。", "朝鲜已经派兵"),
        (
            "There is absolutely no evidence whatsoever that North Korea sent troops.",
            "North Korea sent troops",
        ),
        ("He denied that North Korea sent troops.", "North Korea sent troops"),
        ("It is false that North Korea sent troops.", "North Korea sent troops"),
        ("Kim refused to attend the talks.", "attend the talks"),
        ("한반도 비핵화를 원한다.", "핵화를 원한다"),
        ("이것은 불가능하다고 말했다.", "가능하다고 말했다"),
        ("이것은 무조건 지지한다.", "조건 지지한다"),
        ("政府は核を持たぬ方針だ。", "政府は核を持た"),
        ("政府は同意しかねる。", "政府は同意し"),
        ("朝鲜难以接受这一条件。", "接受这一条件"),
        ("他谎称朝鲜已经撤军。", "朝鲜已经撤军"),
    ],
)
def test_a_negation_that_falls_away_is_told_wherever_it_stands(text: str, quote: str) -> None:
    found = match(text, quote)
    assert found.verdict in VERIFIED
    assert found.dropped or found.turned


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("特别会议今天召开。", "会议今天召开"),
        ("他没有回答。会议今天召开。", "会议今天召开"),
        ("他没有回答，会议今天召开。", "会议今天召开"),
        ("不愿透露姓名的官员说会议今天召开。", "会议今天召开"),
        ("不同国家的代表说会议今天召开。", "会议今天召开"),
        ("朝鲜半岛无核化的目标仍是各方共识。", "目标仍是各方共识"),
    ],
)
def test_no_false_alarm(text: str, quote: str) -> None:
    found = match(text, quote)
    assert found.verdict is Verdict.EXACT
    assert found.dropped == ()


WELDABLE = (
    "拜登没有评论。特朗普曾试图建立友善的关系。\n\n"
    "美国政府的高级官员今天抵达首尔。乌克兰首都遭到袭击的消息传来。"
)


@pytest.mark.parametrize("quote", ["拜登……曾试图建立友善的关系", "美国……遭到袭击", "拜登没有评论……友善"])
def test_a_subject_without_its_predicate_is_not_joined_to_another(quote: str) -> None:
    assert match(WELDABLE, quote).verdict is Verdict.ALTERED


def test_an_omission_over_the_end_of_a_sentence_is_told() -> None:
    found = match(WELDABLE, "美国政府的高级官员……遭到袭击的消息传来")
    assert (found.verdict, found.welded) == (Verdict.ELIDED, ("遭到袭击的消息传来",))
    for quote in ("美国政府的高级官员……乌克兰首都遭到袭击", "抵达首尔。……遭到袭击的消息传来"):
        assert match(WELDABLE, quote).welded == ()
    english = "The minister met Mr. Kim of the embassy. Later a rocket hit the town of Bucha."
    assert match(english, "The minister met … hit the town of Bucha").verdict is Verdict.ALTERED
    assert match(english, "The minister met … the embassy. Later a rocket").welded == ()


def test_pieces_at_several_places_are_ambiguous_whatever_lies_between_them() -> None:
    text = "开头几字，甲，结尾几字。\n\n开头几字，长长的一段话，又一段，结尾几字。"
    assert match(text, "开头几字……结尾几字").verdict is Verdict.AMBIGUOUS
    middle = "开头几字，中间的话，甲，中间的话，结尾几字。"
    assert match(middle, "开头几字……中间的话……结尾几字").verdict is Verdict.AMBIGUOUS
    assert match(middle, "开头几字……甲，中间的话……结尾几字").verdict is Verdict.ELIDED


def test_the_nearest_of_very_many_places_is_considered() -> None:
    text = "部长说，" * 1500 + "谈判已经继续下去。"
    found = match(text, "部长说……已经继续下去")
    assert found.verdict is Verdict.ELIDED
    assert found.parts[0].span.start == 4 * 1499  # type: ignore[union-attr]  # the first part is a Found


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("朝鲜宣布，永远不会在任何情况下放弃核武器。", "朝鲜宣布……在任何情况下放弃核武器"),
        ("朝鲜方面昨天没有在会谈中就此作出任何让步。", "朝鲜方面昨天……作出任何让步"),
        ("朝鲜方面昨天没有在会谈中就此作出任何让步。", "朝鲜方面昨天……就此作出任何让步"),
        ("会谈破裂的责任不在朝鲜。", "会谈破裂的责任[就]在朝鲜"),
        ("美国迟迟不肯同朝鲜重开谈判。", "美国……同朝鲜重开谈判"),
        ("他并非朝鲜间谍，只是商人。", "他……朝鲜间谍，只是商人"),
        ("这不等于承认朝鲜为核国家。", "这[等于]承认朝鲜为核国家"),
        ("美国尚未决定撤军。", "美国[已]决定撤军"),
        ("美国很少同朝鲜谈判。", "美国……同朝鲜谈判"),
        ("朝鲜停止了核试验活动。", "朝鲜……核试验活动"),
        ("朝鲜暂停核试验计划。", "朝鲜[恢复]核试验计划"),
        ("双方表示不同意撤军方案。", "双方表……意撤军方案"),
        ("大使拒绝就具体方案发表评论。", "大使……就具体方案发表评论"),
        ("大使（右）拒绝就具体方案发表评论。", "大使（右[...]具体方案发表评论"),
        ("未来十年一定不止增加一倍。", "未来十年一定……增加一倍"),
        ("贸易额去年超过300亿美元。", "贸易额去年……300亿美元"),
        ("出动5000人以上的兵力。", "出动5000人……兵力"),
        ("增长率从3%降至1%。", "增长率从3%……至1%"),
        ("2020年签署的协议于2022年失效。", "2020年……失效，协议"),
        ("2020年签署的协议于2022年失效。", "2020年签署……年失效"),
        ("甲国外相说乙国军队先开火。", "甲国外相……先开火"),
        ("甲国外相说，乙国军队先开火。", "甲国外相……先开火"),
        ("The minister said that Japan fired first.", "The minister … fired first"),
        ("Kim refused repeated requests of Seoul to attend.", "Kim … requests of Seoul to attend"),
        ("The North stopped short of declaring war.", "The North … declaring war"),
        ("The North ruled out talks with Seoul.", "The North … talks with Seoul"),
        ("Kim is unlikely to attend the summit.", "Kim is [likely] to attend the summit"),
        ("双方有分歧意见。", "双方[没]有分歧意见"),
        ("他昨天认为此事重要。", "他昨天[否]认为此事重要"),
        ("The two sides agreed to meet.", "The two sides [dis]agreed to meet"),
        ("The minister is ready to talk.", "The minister is[n't] ready to talk"),
        ("Talks will be harm to them all.", "Talks will be harm[less] to them all"),
        ("朝鲜发射5枚导弹。", "朝鲜发射[近]5枚导弹"),
        ("纪念停战70周年活动。", "纪念停战70[多]周年活动"),
        ("消息来自今天的[ 自由电台 ]报道。", "消息来自今天的[ 自电台 ]"),
        ("北朝鮮は核を放棄しないと表明した。", "北朝鮮は核を放棄……と表明した"),
        ("북한은 핵을 포기하지 않겠다고 밝혔다.", "북한은 핵을 포기[하겠다고] 밝혔다"),
    ],
)
def test_no_ellipsis_or_bracket_makes_the_source_say_something_else(text: str, quote: str) -> None:
    assert match(text, quote).verdict not in VERIFIED


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("中国支持朝鲜的立场，日本支持韩国的立场。", "中国支持朝鲜……韩国的立场"),
        ("除了朝鲜，各国都参加了会谈。", "朝鲜……参加了会谈"),
        ("Few believe that Kim will attend.", "Kim will attend"),
        ("It is not true that the North fired missiles.", "the North fired missiles"),
        ("The North is far from ready to negotiate.", "ready to negotiate"),
    ],
)
def test_what_may_mislead_is_told(text: str, quote: str) -> None:
    found = match(text, quote)
    assert found.verdict in VERIFIED
    assert found.dropped or found.welded or found.turned


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("这里是重要地区之一。会谈于1月8日开始。", "这里是重要地区之一……1月8日开始"),
        ("朝鲜发射5枚导弹。", "朝鲜发射[了]5枚导弹"),
        ("They agree to meet in Seoul.", "They agree[d] to meet in Seoul"),
        ("外相没有出席会议，随后在平壤访问使馆。", "外相……在平壤访问使馆"),
        ("朝鲜实力不断增长，各国关切。", "朝鲜实力……增长，各国关切"),
        ("双方同意，为了和平，周五继续会谈。", "双方同意……周五继续会谈"),
    ],
)
def test_honest_omissions_and_insertions_stand(text: str, quote: str) -> None:
    assert match(text, quote).verdict is Verdict.ELIDED


@pytest.mark.parametrize(
    ("text", "quote", "printed"),
    [
        ("He said that the talks go on.", "[T]he talks go on", ("[T]", "he talks go on")),
        ("Yes. The talks go on.", "[t]he talks go on", ("[t]", "he talks go on")),
        ("The talks go on.", "[T]he talks go on", ("[T]", "he talks go on")),
        ("He said The talks go on.", "He said [t]he talks go on", ("He said", "[t]", "he talks go on")),
        (
            "He said so, The talks go on.",
            "He said … [t]he talks go on",
            ("He said", " so, ", "[t]", "he talks go on"),
        ),
    ],
)
def test_a_first_letter_in_brackets_is_written_small_or_large(
    text: str, quote: str, printed: tuple[str, ...]
) -> None:
    found = match(text, quote)
    assert found.verdict is Verdict.ELIDED
    assert not found.replaced
    said = [part.omitted if isinstance(part, Omission) else part.text for part in found.parts]
    assert tuple(said) == printed


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("He said that the talks go on.", "[S]he talks go on"),
        ("He said that in fact The talks go on.", "He said [t]he talks go on"),
        ("He met them in talks that go on.", "the[M] in talks that go on"),
        ("They did not agree to it.", "They did [n]o[t] agree to it today"),
        ("The talks go on.", "[T]he talks stop"),
        ("We met now and then.", "[N]o and then"),
    ],
)
def test_another_letter_in_brackets_is_another_word(text: str, quote: str) -> None:
    assert match(text, quote).verdict not in VERIFIED


def test_an_ellipsis_beside_brackets_is_kept() -> None:
    text = "他说，各方在会议桌上友好地继续会谈。"
    marks = [
        [part.marked for part in match(text, quote).parts if isinstance(part, Omission)]
        for quote in ("他说……[王毅]继续会谈", "他说[王毅]继续会谈")
    ]
    assert marks == [[True], [False]]
