"""Where folded text may be cut: a bar marks the cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsmith.text.boundaries import splits
from briefsmith.text.folding import fold
from briefsmith.text.units import NUMBERED, NUMBERED_BEGINS

#: An underscore stands for a space.
PARTED = """
10|.5 10.|5 1|,117 1，|117 108.|28% 28|% 28_|% -|5度 气温-|5度 -|$5 $|5
US|$500 5|€ 5|5 10|² 5-|6 5|-6 5—|6 2019|–2020 5|~6 12:|30 2020/|10
3|′ 5|_million 10|_000 5_-_|6 5|_-_6 .|5 500|万 ５|万 5_|万 5|억 万|5 二|十五
二十|五 几|十万 十|多万 第|3次 第|三次 三|分之一 三分之|一 百分之|5 三分|之一 三|点五 零下|5度 壹|佰
not|able wo|n’t don|’t don’|t well|-known well-|known US-|CERT
COVID-|19 U|.S. example.|com KN|-23
二○|二四年 二|○二四年 共二十|○人 负|三十度 minus_|30_degrees 增加2|成以上 3.5|个百分点 3.5个|百分点 近300|多枚
共三十|多枚 5公|里 5|公里 三百公|里 5_|km 5|_km 5|km 20万~|30万人 20万—|30万人 火星—|17型
1950年|代 九十年|代 500|多人
2020|年 12|月 25|日 二○二四|年 五|月 10|时 上午10|点 500|名 5|万人 万|人 3|架 两|枚 第二|次 3|届 5|人
5|至10人 5人|至10人 5%|至10% 2018年|至2020年 1月|到10月 5|到10个 5%|-10% $5|-$10 5%|~10% 三|至五年 三年|至五年
10点|半 一年|半 三年|多 3公里|多 5个月|余 5|円 5カ|国 5|か月 12|월 30|명 5만|_3천명 5|퍼센트
March|_5 5|_March 5th|_of_March two|_million half_a|_million several|_hundred 500|_dollars 5|_to_10
between_5|_and_10 两个半|月 三|、四种 80|或90 星期|四 周|三 轰|6 东风|41 10千|伏
5|例 16|轮 21|天 700|具 5_|1/2 RMB|_500 No._|5 10|_a.m.
twenty|_five five_to|_six five|_or_six five|_percent
hundred|_and_fifty one|_and_a_half 氷点下|15度 영하|_15도 5人|次
"""
APART = """
没|有人 一|些 有|一些 在|2020 年——|2020 京—|上海 able_|not
said:|“yes” 5_|people 人。|5月 年,|5月 埃|-里 Korea—|which 서울|에서 했다|고 至|21日
5G|网 网|5G end._|Next 十|分 三|成立
2020年|代表团 负|一定责任 统一|多国 他说——|2020年 唯一|多余 唯一|一个 5_|people 3|成员
2020年|12月 12月|25日 2020年|多国 统一|名称 唯一|人选 5日|到三个 3|日本 5|人民
500人|到场 in|_March March|_2024 5|目标
twenty|_men hundred|_and_more million|_and_a_promise five|_and_Seoul 5人|次要
5|周三 一周|内 80%|或者 12月|至今 a_few|_people 3名|名人 一半|人
"""


def cut_splits(marked: str) -> bool:
    before, after = marked.split("|")
    folded = fold(before + after)
    at = next((i for i, start in enumerate(folded.starts) if start >= len(before)), len(folded))
    return splits(folded, at)


@pytest.mark.parametrize(
    "marked",
    PARTED.split(),
)
def test_a_cut_that_parts_what_belongs_together(marked: str) -> None:
    assert cut_splits(marked.replace("_", " "))


@pytest.mark.parametrize(
    "marked",
    APART.split(),
)
def test_a_cut_between_what_stands_by_itself(marked: str) -> None:
    assert not cut_splits(marked.replace("_", " "))


@pytest.mark.parametrize(
    "marked",
    ["not\u00ad|able", "not|\u200bable", "do\u2060|n’t", "COVID\u200b-|19", "US\u200b|$5", "火星—\u200b|17"],
)
def test_what_cannot_be_seen_parts_no_word(marked: str) -> None:
    assert cut_splits(marked)


def test_a_combining_sequence_is_one_character() -> None:
    assert cut_splits("x\u0323|\u0307y") or fold("x\u0323\u0307y").text == "xy"
    folded = fold("中x\u0323\u0307中")
    inside = [at for at in range(1, len(folded)) if folded.starts[at] < folded.ends[at - 1]]
    assert inside
    assert all(splits(folded, at) for at in inside)


def test_a_blank_line_always_parts() -> None:
    assert cut_splits("增至500|万人")
    assert not cut_splits("增至500\n\n|万人")
    assert not cut_splits("二十\n\n|五月")


@given(st.text(st.sampled_from("15.,%-—–−万二十第多点 aé'$第\u0301。中\n"), min_size=1, max_size=12))
def test_the_ends_of_a_text_never_split_and_nothing_fails(text: str) -> None:
    folded = fold(text)
    assert not splits(folded, 0)
    assert not splits(folded, len(folded))
    for at in range(len(folded)):
        assert isinstance(splits(folded, at), bool)


@given(st.integers(0, 10**7), st.integers(0, 99))
def test_no_number_can_be_cut_anywhere(whole: int, part: int) -> None:
    number = f"{whole:,}.{part}%"
    folded = fold(f"占{number}。")
    for at in range(2, 1 + len(number)):
        assert splits(folded, at), folded.text[:at]


_OF_PATTERNS = sorted({c for c in NUMBERED.pattern if c.isalnum()} - set("0123456789")) + list("2三千") * 40


@given(st.lists(st.sampled_from(_OF_PATTERNS), min_size=2, max_size=8).map("".join))
@settings(max_examples=2000)
def test_numbers_with_what_belongs_to_them_begin_as_is_said(text: str) -> None:
    for start in range(len(text)):
        if NUMBERED.match(text, start):
            assert NUMBERED_BEGINS.match(text, start), text
