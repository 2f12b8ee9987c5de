"""Whole pages whose mark-up misleads: long comments, a layout in lists, unlucky class names."""

import pytest

from briefsmith.sources.model import Source
from briefsmith.sources.reader import read_source

ARTICLE = (
    "市议会周三以九票对四票通过了新的供水预算，明年起分三年更换老城区的全部铅管，费用由市政和用户各付一半。",
    "水务局长在会后表示，施工期间每天停水不会超过四小时，各街区会提前一周接到通知，学校和医院优先施工。",
    "反对者认为这笔费用应由州政府承担，他们准备在下个月向州议会递交请愿书，并要求公布历年的水质检测结果。",
)
REMARK = "我家水管去年就漏了，打了三次电话也没有人来修，现在又要我们自己付一半的钱，这说得过去吗？"


def read(inner: str, head: str = "") -> Source:
    page = (
        "<!DOCTYPE html><html><head><title>供水预算通过 - 示例网</title>"
        f"{head}</head><body><ul><li><a href=/>首页</a></li><li><a href=/c>城市</a></li></ul>{inner}"
        "<div class=footer><p>示例网版权所有，未经授权不得转载、摘编或以其他方式使用本站内容。</p></div>"
        "</body></html>"
    )
    return read_source(page.encode(), "page.html")


def paragraphs(texts: tuple[str, ...] = ARTICLE) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_comments_are_no_part_of_the_article() -> None:
    remarks = "".join(f"<div class=comment-text><p>{number}楼：{REMARK}</p></div>" for number in range(9))
    source = read(
        f"<article><h1>供水预算通过</h1>{paragraphs()}<div id=comment_list>{remarks}</div></article>"
    )
    assert source.body.text == "\n\n".join(ARTICLE)


def test_a_page_of_comment_in_its_other_sense_is_an_article() -> None:
    source = read(f"<div class='comment opinion'><h1>供水预算通过</h1>{paragraphs()}</div>")
    assert source.body.text == "\n\n".join(ARTICLE)


def test_a_short_sentence_that_ends_the_article() -> None:
    """The extractor leaves it out, and it may be the one that says no."""
    table = "<table><tr><td>2022</td><td>9000</td></tr><tr><td>2023</td><td>12000</td></tr></table>"
    items = (
        "<ul><li>第一期工程更换老城区的铅管，长约三十公里，分三年做完，先做学校和医院门前的路段。</li></ul>"
    )
    inner = f"<article><h1>供水预算通过</h1>{paragraphs()}{items}{table}<p>市长说不。</p></article>"
    assert read(inner).body.text.endswith("市长说不。")


@pytest.mark.parametrize("element", ["div", "section", "center", "ul><li", "dl><dd", "details", "custom-box"])
def test_a_short_sentence_between_paragraphs_is_body_in_any_element(element: str) -> None:
    """The extractor leaves some of them out; a short sentence may be the one that says no."""
    names = element.split("><")
    opened = "".join(f"<{name}>" for name in names)
    closed = "".join(f"</{name}>" for name in reversed(names))
    sentence = "市长说，她不同意这个办法。"
    before, after = paragraphs(ARTICLE[:2]), paragraphs(ARTICLE[2:])
    inner = f"<div><h1>供水预算通过</h1>{before}{opened}{sentence}{closed}{after}</div>"
    assert read(inner).body.text == "\n\n".join([*ARTICLE[:2], sentence, ARTICLE[2]])


def test_a_list_of_short_items_between_paragraphs_is_body() -> None:
    items = "<ul><li>九票赞成</li><li>四票反对</li></ul>"
    shares = "<div><ul><li>分享</li><li>字号</li></ul></div>"
    inner = (
        f"<div><h1>供水预算通过</h1>{paragraphs(ARTICLE[:2])}{items}{shares}{paragraphs(ARTICLE[2:])}</div>"
    )
    assert read(inner).body.text == "\n\n".join([*ARTICLE[:2], "九票赞成", "四票反对", ARTICLE[2]])


def test_a_page_laid_out_in_lists() -> None:
    column = "<li class=right><a href=/2>另一条新闻的标题在这里</a></li>"
    source = read(f"<ul><li class=left><h1>供水预算通过</h1><div>{paragraphs()}</div></li>{column}</ul>")
    assert source.body.text == "\n\n".join(ARTICLE)


def test_a_class_name_that_covers_the_whole_article_is_not_believed() -> None:
    source = read(f"<h1>供水预算通过</h1><div class='img share area'>{paragraphs()}</div>")
    assert source.body.text == "\n\n".join(ARTICLE)


def test_verse_of_nothing_but_short_lines() -> None:
    lines = [
        f"The river of the {name} runs cold" for name in ("north", "south", "east", "west", "moon", "sun")
    ]
    verse = "".join(f"<p>{line}</p>" for line in lines * 2)
    source = read(f"<article><h1>River song</h1>{verse}</article>")
    assert [block.text for block in source.blocks if block.start is not None][-12:] == lines * 2


def test_headings_of_what_follows_the_article_are_not_its_own() -> None:
    more = "<h3>热销产品</h3><h3>热门排行</h3>"
    source = read(f"<article><h1>供水预算通过</h1>{paragraphs()}{more}</article>")
    assert source.body.text == "\n\n".join(ARTICLE)


def test_a_title_that_its_own_quotation_marks_cut_off() -> None:
    head = '<meta property="og:title" content="市议员称之为"冬季工程"，年底开工">'
    source = read(f"<article><h1>市议员称之为“冬季工程”，年底开工</h1>{paragraphs()}</article>", head)
    assert source.metadata.title.value == "市议员称之为“冬季工程”，年底开工"


def test_linked_data_name_the_author_rather_than_the_head() -> None:
    head = (
        "<meta name=author content='Example Media'><script type='application/ld+json'>"
        '{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ann Miller"}}</script>'
    )
    assert read(f"<article>{paragraphs()}</article>", head).metadata.author.value == "Ann Miller"
    for nobody in ("name, email@example.org", "104363"):
        told = f"<meta name=author content='{nobody}'>"
        assert read(f"<article>{paragraphs()}</article>", told).metadata.author.value is None


def test_a_wechat_page_tells_its_day_in_a_script() -> None:
    head = "<meta property='og:url' content='https://mp.weixin.qq.com/s/x'>"
    script = '<script>var ct = "1581530400";</script>'  # 02:00 on the 13th in China, the 12th in UTC
    article = f"<div id=js_content>{paragraphs()}</div>{script}"
    name = "<h1 id=activity-name>供水预算通过</h1><a id=js_name>示例号</a><em id=publish_time>昨天</em>"
    source = read(name + article, head)
    assert (source.metadata.date.value, source.metadata.outlet.value) == ("2020-02-13", "示例号")
    assert source.body.text == "\n\n".join(ARTICLE)


def test_an_element_that_a_profile_knows_is_left_where_it_no_longer_holds_the_article() -> None:
    head = "<meta property='og:url' content='https://www.voachinese.com/a/1.html'>"
    known = f"<div class=wsw>{paragraphs()}</div><div><p>{REMARK}</p></div>"
    assert read(f"<h1>供水预算通过</h1>{known}", head).body.text == "\n\n".join(ARTICLE)
    other = f"<div class=wsw><p>看视频</p></div><article>{paragraphs()}</article>"
    assert "\n\n".join(ARTICLE) in read(f"<h1>供水预算通过</h1>{other}", head).body.text


@pytest.mark.parametrize(
    ("language", "days"),
    [("en", ["2024-04-03", "2024-03-04"]), ("en-US", ["2024-03-04", "2024-04-03"])],
)
def test_a_day_that_may_be_read_in_two_ways_says_so(language: str, days: list[str]) -> None:
    body = "The city said on Tuesday that work on the strait bridge would not begin before next spring. " * 3
    raw = (
        f"<html lang='{language}'><body><h1>Bridge work to begin</h1><p>Published 03/04/2024 10:15 PM</p>"
        f"<p>{body}</p><p>{body}</p></body></html>"
    )
    candidates = read_source(raw.encode(), "x").metadata.date.candidates
    assert [one.value for one in candidates] == days
    assert {one.origin for one in candidates} == {"printed date", "printed date, month before day"}


def test_the_address_tells_whether_the_month_stands_first() -> None:
    body = "The city said on Tuesday that work on the strait bridge would not begin before next spring. " * 3
    raw = (
        "<html lang='en'><head><link rel='canonical' href='https://news.example.org/2024/03/04/bridge'></head>"
        "<body><h1>Bridge work to begin</h1><p>Published 03/04/2024</p>"
        f"<p>{body}</p><p>{body}</p></body></html>"
    )
    assert read_source(raw.encode(), "x").metadata.date.value == "2024-03-04"


def test_the_author_in_the_line_with_the_day() -> None:
    inner = "<h1>供水预算通过</h1><div class=info>2024年03月05日 07:30　来源：宽岛日报　作者：陈思</div>"
    known = read(f"<article>{inner}{paragraphs()}</article>").metadata
    assert (known.author.value, known.date.value) == ("陈思", "2024-03-05")
    assert known.original.value == "宽岛日报"
