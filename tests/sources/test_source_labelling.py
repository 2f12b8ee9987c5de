"""What general rules tell apart, and the sentences that look alike and must stay in the body."""

import pytest

from briefsmith.sources.reader import read_source

FIRST = "市议会周三以九票对四票通过了新的供水预算，明年起分三年更换老城区的全部铅管。"
LAST = "水务局长在会后表示，施工期间每天停水不会超过四小时，各街区会提前一周接到通知。"


def kinds(*lines: str, head: str = "", tail: str = "") -> dict[str, str]:
    raw = f"<div>{head}<p>{FIRST}</p><p>{LAST}</p>{''.join(f'<p>{line}</p>' for line in lines)}{tail}</div>"
    source = read_source(raw.encode(), "page.html")
    assert {FIRST, LAST} <= {block.text for block in source.blocks if block.start is not None}
    return {block.text: str(block.kind) for block in source.blocks}


@pytest.mark.parametrize(
    "line",
    [
        "编译 陈安  发稿 林小白",
        "编译 陈安/林小白；审校 王一 ",
        "（撰稿：陈安　责编：林小白）",
        "【撰文︰陈安】",
        "听写：Ikonic 翻译：Lina",
        "校对/发稿：飞虹",
        "新闻来源：《城市报》| 作者：A. Miller | 发布时间：2021年6月18日 校对：小白",
        "原文来源：CityDesk",
        "（路透社、德新社）",
        "作者为前市议员",
        "实习生陈安对此文亦有贡献",
        "特约记者林小白柏林报道。 责编：陈安",
    ],
)
def test_credits_near_the_end(line: str) -> None:
    assert kinds(line)[line.strip().replace("  ", " ")] == "credit"


@pytest.mark.parametrize(
    "line",
    [
        "编译成书的发言稿将于下月发行。",
        "作者是谁至今没有查明。",
        "（下午的会议改在周四举行）",
        "整理 发言的工作要到秋天才能完成。",
        "目前，预算全文已在市政网站发布，或点击下方的【阅读原文】获取。",
        "文章说，如有人认为照片侵权，市政府会先核实，再与摄影者联系并删除。",
        "向下的箭头 ↓ 表示水压不足。",
        "记者无法独立核实这些报道。",
        "记者在现场看到的情况与官方报道不符。",
        "诈骗者要求她扫描二维码关注公众号，随后转走了三万元。",
        "公司在微博发表版权声明，称从未授权任何人使用水质数据。",
        "他说，市政府欢迎分享经验的企业，也欢迎关注此事的居民。",
        "许多人转发视频，以鼓励在冬夜里抢修水管的工人。",
        "知识星球上的一篇文章也谈到老城区的铅管。",
    ],
)
def test_sentences_that_only_look_like_furniture(line: str) -> None:
    assert kinds(line)[line] == "paragraph"


def test_an_interview_has_no_credits() -> None:
    asked = "记者：好的，那就先谈到这里"
    found = kinds("记者：预算够吗？", "局长：够。", "记者：什么时候开工？", "局长：三月。", asked)
    assert found[asked] == "paragraph"
    assert kinds("记者：陈安")["记者：陈安"] == "credit"


def test_credits_are_found_above_short_lines_of_furniture() -> None:
    found = kinds("编辑：陈安", "城市观察", "每周五更新", "﹀")
    assert found["编辑：陈安"] == "credit"
    assert found["﹀"] == "chrome"
    assert found["城市观察"] != "chrome"


def test_a_line_that_names_itself_related_and_is_a_link() -> None:
    line = "【相关文章】 <a href='https://example.org/2'>老城区居民谈停水：夜里最难熬</a>"
    assert kinds(line)["【相关文章】 老城区居民谈停水：夜里最难熬"] == "related"
    told = "相关文章说，<a href='https://example.org/2'>预算</a>还要经过州议会的审查，最快四月才能生效。"
    assert kinds(told)["相关文章说，预算还要经过州议会的审查，最快四月才能生效。"] == "paragraph"


def test_captions_below_pictures() -> None:
    pictures = (
        "<table><tr><td><img src=a.jpg></td></tr><tr><td><b>更换下来的老铅管堆在街边</b></td></tr></table>"
        "<table><tr><td>一期</td><td>老城区北部的四个街区和两所学校</td></tr></table>"
        "<div><img src=b.jpg>图源：市政府</div>"
    )
    found = kinds(tail=f"{pictures}<p>{FIRST[:-1]}，官员说。</p>")
    assert found["更换下来的老铅管堆在街边"] == "caption"
    assert found["老城区北部的四个街区和两所学校"] == "paragraph"
    assert found["图源：市政府"] == "caption"
    given = "<img src=c.jpg><p>更换铅管所需的资金一半由州政府提供。</p>"
    assert kinds(tail=given)["更换铅管所需的资金一半由州政府提供。"] == "paragraph"
    assert kinds("图像来源，Getty Images", LAST + "完。")["图像来源，Getty Images"] == "caption"


def test_what_a_feed_writes_where_it_has_nothing() -> None:
    assert kinds(head="null ")["null"] == "chrome"


def lines(text: str) -> list[str]:
    raw = f"# 题目\n\n{FIRST}\n\n{text}\n\n{LAST}\n"
    body = read_source(raw.encode(), "post.md").body.text
    return body.removeprefix(f"{FIRST}\n\n").removesuffix(f"\n\n{LAST}").split("\n\n")


def test_sentences_broken_at_each_change_of_type_are_one_paragraph() -> None:
    text = "更换铅管  \n4283  \n米  \n，其中  \n12  \n月最多；又称  \n“  \n冬季工程  \n”  \n，占  \n68%  \n。"
    assert ["".join(line.split()) for line in lines(text)] == ["".join(text.split())]
    assert lines("老铅管是“入口”。  \n2025  \n年，漏水次数上升。")[1] == "2025 年，漏水次数上升。"


def test_lines_of_their_own_stay_apart() -> None:
    assert lines("第一句。  \n第二句。  \n第三句。") == ["第一句。", "第二句。", "第三句。"]
    assert lines("1、先停水  \n2、再换管") == ["1、先停水", "2、再换管"]
    assert len(lines("他说：“先停水。”  \n她说：“再换管。”")) == 2
