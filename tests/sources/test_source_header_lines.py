"""Fields that whoever saved an article wrote above it, one to a line."""

# ruff: noqa: E501 - made-up files are easier to read as they are

import pytest

from briefsmith.sources.model import Source
from briefsmith.sources.reader import read_source

LONG = "市政府星期二表示，新的跨海大桥将于明年春天动工，预计工期三年，总投资约四十二亿元。"
ADDRESS = "https://www.kuandao.example/1.html"


def read(text: str) -> Source:
    return read_source(text.encode(), "x")


def fields(source: Source) -> list[str | None]:
    known = source.metadata
    return [known.title.value, known.outlet.value, known.author.value, known.date.value, known.url.value]


@pytest.mark.parametrize(
    "header",
    [
        f"标题：跨海大桥明年动工\n来源：宽岛日报\n作者：陈思\n日期：2024年3月5日\n链接：{ADDRESS}\n",
        f"# 跨海大桥明年动工\n\n- 来源: 宽岛日报\n- 作者: 陈思\n- 发布时间: 2024-03-05 07:30\n- 原文链接: {ADDRESS}\n\n---\n",
        f"# 跨海大桥明年动工\n\n来源：宽岛日报\n日期：2024-03-05\n作者：陈思\n链接：[{ADDRESS}]({ADDRESS})\n",
        f"Title: 跨海大桥明年动工\nSource: 宽岛日报\nAuthor: 陈思\nDate: 5 March 2024\nURL: {ADDRESS}\n",
    ],
)
def test_a_header_gives_every_field_and_is_no_body(header: str) -> None:
    source = read(f"{header}\n{LONG}\n\n{LONG[::-1]}\n")
    assert fields(source) == ["跨海大桥明年动工", "宽岛日报", "陈思", "2024-03-05", ADDRESS]
    assert source.metadata.outlet.candidates[0].origin == "line above the article"
    assert source.body.text == f"{LONG}\n\n{LONG[::-1]}"
    assert not source.problems


def test_a_source_line_alone_is_what_a_repost_says() -> None:
    source = read(f"# 题目在这里\n\n来源：宽岛日报\n\n{LONG}\n")
    assert source.metadata.outlet.value is None
    assert [problem.code for problem in source.problems] == ["source-repost"]


def test_sentences_after_a_label_are_no_fields() -> None:
    source = read(f"记者：工期多久，何日动工。\n\n日期：尚未定下，要等评估。\n\n{LONG}\n")
    assert source.metadata.date.value is None
    assert f"日期：尚未定下，要等评估。\n\n{LONG}" in source.body.text


def test_a_field_without_a_value_is_left_as_it_was() -> None:
    source = read(f"# 题目在这里\n\n原文链接：\n作者：\n日期：\n\n{LONG}\n")
    assert source.metadata.author.value is None
    assert LONG in source.body.text
