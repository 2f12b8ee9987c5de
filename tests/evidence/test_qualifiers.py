"""Conditions, doubts, attributions and limits that fall away beside a quotation are told."""

from __future__ import annotations

import re

import pytest

from briefsmith.evidence import qualifier_words
from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.matching import match_quote
from briefsmith.evidence.model import VERIFIED, Verdict
from briefsmith.evidence.request import Match, QuoteRequest
from briefsmith.evidence.speakers import tells_who
from briefsmith.text.characters import is_ideographic
from briefsmith.text.folding import fold
from briefsmith.text.mapped import MappedText


def match(text: str, quote: str) -> Match:
    return match_quote(QuoteRequest(quote=quote), FoldedBody.of(MappedText.verbatim(text)))


def fallen(text: str, quote: str) -> dict[str, str]:
    found = match(text, quote)
    assert found.verdict in VERIFIED
    return {str(one.kind): one.words for one in found.fallen}


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("如果朝鲜弃核，美国将解除制裁。", "美国将解除制裁。", "如果朝鲜弃核，"),
        ("如果朝鲜弃核，美国将解除制裁。", "朝鲜弃核", "如果"),
        ("如果朝鮮棄核，美國將解除制裁。", "解除制裁", "如果朝鮮棄核，美國將"),
        ("朝鲜若放弃核武，美国将解除制裁。", "美国将解除制裁", "若放弃核武，"),
        ("美国将解除制裁，除非朝鲜再次试射。", "美国将解除制裁", "，除非"),
        ("美国将解除制裁，前提是朝鲜弃核。", "美国将解除制裁", "，前提是"),
        ("朝鲜弃核的话美国将解除制裁。", "朝鲜弃核", "的话"),
        (
            "If Pyongyang disarms, Washington will lift sanctions.",
            "Washington will lift sanctions",
            "If Pyongyang",
        ),
        ("Washington will lift sanctions if Pyongyang disarms.", "Washington will lift sanctions", "if"),
        ("They will attend, provided that Seoul agrees.", "They will attend", ", provided"),
        ("北朝鮮が核を放棄すれば、制裁を解除する。", "制裁を解除する", "れば、"),
        ("북한이 비핵화한다면 제재를 해제할 것이다.", "제재를 해제할 것이다", "다면"),
    ],
)
def test_a_condition_that_falls_away_is_told(text: str, quote: str, words: str) -> None:
    assert words in fallen(text, quote)["condition"]


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("朝鲜可能已经派兵。", "已经派兵", "可能"),
        ("据称，朝鲜已经派兵。", "朝鲜已经派兵", "据称，"),
        ("據稱朝鮮已經派兵。", "朝鮮已經派兵", "據稱"),
        ("朝鲜或将再次试射导弹。", "再次试射导弹", "或将"),
        ("朝鲜恐将再次试射导弹。", "再次试射导弹", "恐将"),
        ("网上出现朝鲜已经派兵的传闻。", "朝鲜已经派兵", "的传闻"),
        ("North Korea reportedly sent troops.", "sent troops", "reportedly"),
        ("Reportedly, North Korea sent troops.", "North Korea sent troops", "Reportedly,"),
        ("North Korea may have sent troops.", "have sent troops", "may"),
        ("北朝鮮は派兵したとされる。", "北朝鮮は派兵した", "とされ"),
        ("北朝鮮は派兵したかもしれない。", "北朝鮮は派兵した", "かもしれ"),
        ("북한이 파병한 것으로 보인다.", "북한이 파병한", "것으로 보"),
        ("북한이 파병한 것으로 알려졌다.", "북한이 파병한", "것으로 알려"),
    ],
)
def test_a_doubt_that_falls_away_is_told(text: str, quote: str, words: str) -> None:
    assert words in fallen(text, quote)["doubt"]


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("韩国国防部表示，朝鲜已经派兵。", "朝鲜已经派兵", "韩国国防部表示，"),
        ("他说朝鲜已经派兵。", "朝鲜已经派兵", "他说"),
        ("他說：“朝鮮已經派兵。”", "朝鮮已經派兵", "他說：“"),
        ("据韩联社报道，朝鲜已经派兵。", "朝鲜已经派兵", "据韩联社报道，"),
        ("在专家看来，朝鲜已经派兵。", "朝鲜已经派兵", "在专家看来，"),
        ("朝鲜已经派兵，韩国国防部说。", "朝鲜已经派兵", "，韩国国防部说"),
        (
            "The ministry said that North Korea sent troops.",
            "North Korea sent troops",
            "The ministry said that",
        ),
        ("North Korea sent troops, the ministry said.", "North Korea sent troops", ", the ministry said"),
        ("According to Yonhap, North Korea sent troops.", "North Korea sent troops", "According to Yonhap,"),
        ("外務省は北朝鮮が派兵したと述べた。", "北朝鮮が派兵した", "と述べ"),
        ("국방부는 북한이 파병했다고 밝혔다.", "북한이 파병했다", "고 밝"),
        ("국방부에 따르면 북한이 파병했다.", "북한이 파병했다", "국방부에 따르면"),
    ],
)
def test_an_attribution_that_falls_away_is_told(text: str, quote: str, words: str) -> None:
    assert words in fallen(text, quote)["attribution"]


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("贸易额超过300亿美元。", "300亿美元", "超过"),
        ("至少三十人死亡。", "三十人死亡", "至少"),
        ("约5000名士兵参加演习。", "5000名士兵参加演习", "约"),
        ("出动5000人以上的兵力。", "出动5000人", "以上"),
        ("More than 300 people died there.", "300 people died", "More than"),
        ("It costs 300 dollars or more a day.", "It costs 300 dollars", "or more"),
    ],
)
def test_a_limit_of_a_number_that_falls_away_is_told(text: str, quote: str, words: str) -> None:
    assert words in fallen(text, quote)["limit"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("他说：“朝鲜已经派兵。”", "“朝鲜已经派兵。”"),
        ("这本小说朝鲜也有译本。", "朝鲜也有译本"),
        ("双方没有发表联合声明，会谈仍将继续。", "会谈仍将继续"),
        ("若瓦拉曾在韩国工作。美国将解除制裁。", "曾在韩国工作"),
        ("朝鲜可能派兵，美国对此表示担忧。", "美国对此表示担忧"),
        ("韩国国防部表示，朝鲜已经派兵，人数很多。", "人数很多"),
        ("存在可能性很大，他们已经准备好了。", "他们已经准备好了"),
        ("恐怖袭击造成多人死亡。", "袭击造成多人死亡"),
        ("如果朝鲜弃核，美国将解除制裁。会谈将继续。", "会谈将继续"),
        ("In May 2024 the talks resumed in Seoul.", "the talks resumed"),
        ("贸易额超过预期，达300亿美元。", "达300亿美元"),
    ],
)
def test_no_false_alarm(text: str, quote: str) -> None:
    assert fallen(text, quote) == {}


def test_brackets_in_front_may_name_the_speaker() -> None:
    text = "韩国国防部表示，朝鲜已经派兵。"
    assert fallen(text, "[韩国国防部说，]朝鲜已经派兵") == {}


@pytest.mark.parametrize("quote", ["朝鲜……已经派兵", "美国将解除制裁……会谈将继续"])
def test_an_omission_that_takes_a_doubt_or_a_condition_away_is_told(quote: str) -> None:
    text = "朝鲜方面可能在去年年底之前就已经派兵。美国将解除制裁，除非朝鲜再次试射。会谈将继续。"
    assert match(text, quote).fallen


def test_an_omission_that_holds_a_negation_or_a_contrast_is_told() -> None:
    text = "双方会谈取得进展，但是朝鲜没有作出让步，双方同意继续会谈。"
    found = match(text, "双方会谈取得进展……双方同意继续会谈")
    assert found.verdict is Verdict.ELIDED
    assert [words[:2] for words in found.turned] == ["但是", "没有"]
    assert match(text, "双方会谈取得进展，但是朝鲜没有作出让步……继续会谈").turned == ()
    english = "The talks made progress. However, the North gave nothing away. Both sides will meet again."
    assert match(english, "The talks made progress. … Both sides will meet again").turned


def test_the_analyst_may_name_the_speaker() -> None:
    said = "史汀生中心高级研究员达见雪（Yuki Tatsumi）表示，"
    assert tells_who(said, "史汀生中心学者的分析。")
    assert tells_who(said, "Yuki Tatsumi 所作的评论。")
    assert tells_who("她认为，", "同一位学者的判断。")
    assert tells_who(said, "", "史汀生中心的学者谈到此事。")
    assert not tells_who(said, "此点出自五篇材料之外。", "三边合作走向建制。")
    assert not tells_who("韩国外交部发言人说，", "日本外务省发言人未作评论。")


def test_the_words_are_written_as_folding_writes_them() -> None:
    for name, value in vars(qualifier_words).items():
        if isinstance(value, re.Pattern):
            for character in value.pattern:
                assert not is_ideographic(character) or fold(f"甲{character}").text[1:] == character, name
