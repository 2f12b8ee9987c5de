"""How a difference is called and shown, and the line to paste."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.difference import difference_changes, difference_kinds, difference_lines
from briefsmith.evidence.matching import match_quote
from briefsmith.evidence.model import Nearest
from briefsmith.evidence.request import QuoteRequest
from briefsmith.evidence.yaml_value import as_value
from briefsmith.text.mapped import MappedText


def nearest(stands: str, typed: str) -> Nearest:
    found = match_quote(
        QuoteRequest(quote=typed), FoldedBody.of(MappedText.verbatim(f"第一段。\n\n{stands}\n\n末段。"))
    )
    assert found.nearest is not None
    return found.nearest


@pytest.mark.parametrize(
    ("stands", "typed", "kinds"),
    [
        ("协议于2020年签署生效。", "协议于2021年签署生效。", ("a number",)),
        ("三十五人参加了会谈。", "五十三人参加了会谈。", ("a number",)),
        ("双方没有达成协议并散会。", "双方达成协议并散会。", ("a negation",)),
        ("The minister did not attend the talks.", "The minister did attend the talks.", ("a negation",)),
        ("文在寅总统昨天会见了代表。", "朴槿惠总统昨天会见了代表。", ("a name",)),
        ("特朗普昨天在新加坡会见了他。", "拜登昨天在新加坡会见了他。", ("a name",)),
        ("金正恩昨天视察了军工厂。", "金与正昨天视察了军工厂。", ("a name",)),
        ("韩国昨天发表了一份声明。", "朝鲜昨天发表了一份声明。", ("a name",)),
        ("韓國昨天發表了一份聲明。", "朝鮮昨天發表了一份聲明。", ("a name",)),
        ("會談昨天在大阪順利舉行。", "會談昨天在首爾順利舉行。", ("a name",)),
        ("The delegation met Mr. Smith in Seoul.", "The delegation met Mr. Jones in Seoul.", ("a name",)),
        ("北朝鮮は昨日ミサイルを発射した。", "韓国は昨日ミサイルを発射した。", ("a name",)),
        ("北韩和美国3日没有会谈。", "北韩和中国5日会谈。", ("a negation", "a number", "a name")),
        ("会谈昨天在和平的气氛中举行。", "会谈昨天在和解的气氛中举行。", ("the wording",)),
        ("会谈宣布结束。", "会谈喧布结束。", ("the wording",)),
    ],
)
def test_what_differs_is_called_by_its_kind(stands: str, typed: str, kinds: tuple[str, ...]) -> None:
    assert difference_kinds(nearest(stands, typed).operations) == kinds


def test_the_marks_are_where_they_are_said_to_be() -> None:
    operations = nearest(
        "协议于2020年签署，金额为9.36亿美元。", "协议于2021年签署，金额为9.63亿美元。"
    ).operations
    lines = difference_lines(operations)
    marked = [lines[line][start:end] for line, start, end in difference_changes(operations)]
    assert marked == ["[2021]", "[9.63]", "[2020]", "[9.36]"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("协议于2020年签署。", "协议于2020年签署。"),
        ("“引文”，他说", "“引文”，他说"),
        ("he said: no", '"he said: no"'),
        ("[原文] 如此", '"[原文] 如此"'),
        ("甲 # 乙", '"甲 # 乙"'),
        ('"quoted" text', r'"\"quoted\" text"'),
        ("第一段。\n\n第二段。", r'"第一段。\n\n第二段。"'),
        ("a\u200bb", r'"a\u200Bb"'),
        ("\U000e0041x", r'"\U000E0041x"'),
    ],
)
def test_the_line_to_paste_is_plain_where_yaml_allows_it(text: str, value: str) -> None:
    assert as_value(text) == value


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
def test_whatever_the_source_says_can_be_pasted(text: str) -> None:
    assert "\n" not in as_value(text)
    assert yaml.load(f"quote: {as_value(text)}", Loader=yaml.BaseLoader) == {"quote": text}
