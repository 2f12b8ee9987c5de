"""Whole pages in the shapes of real sites: the article whole, everything around it told apart."""

import json
import statistics
from collections import Counter

import pytest
import trafilatura
from saved_pages import CAPTION, TITLE, ZH, SavedPage, saved_pages

from briefsmith.sources import extractor
from briefsmith.sources.model import Source
from briefsmith.sources.reader import read_source

PAGES = {page.name: page for page in saved_pages()}
FURNITURE = "<nav><ul><li><a href=/a>首页</a></li><li><a href=/b>国际新闻</a></li></ul></nav>"


def read(raw: str) -> Source:
    return read_source(raw.encode(), "page.html")


def whole(body: str, head: str = "") -> Source:
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")


def article(texts: list[str] = ZH) -> str:
    return f"<h1>{TITLE}</h1>" + "".join(f"<p>{text}</p>" for text in texts)


def grams(text: str) -> Counter[str]:
    plain = "".join(text.split())
    return Counter(plain[at : at + 4] for at in range(len(plain) - 3))


def f1(wanted: str, found: str) -> float:
    gold, got = grams(wanted), grams(found)
    return 2 * (gold & got).total() / max(gold.total() + got.total(), 1)


def values(source: Source, field: str) -> list[tuple[str, str]]:
    return [(one.value, one.origin) for one in source.metadata.get(field).candidates]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_the_article_and_nothing_else(page: SavedPage) -> None:
    source = read(page.raw)
    assert tuple(block.text for block in source.blocks if block.start is not None) == page.body
    for text, kinds in page.other:
        found = [str(block.kind) for block in source.blocks if text in block.text]
        assert found, text
        assert set(found) <= set(kinds.split()), text
    for name, value in page.metadata.items():
        assert source.metadata.get(name).value == value, name


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_each_block_of_a_whole_page_leads_back(page: SavedPage) -> None:
    source = read(page.raw)
    for block in source.blocks:
        for character, start, end in zip(
            block.content.text, block.content.starts, block.content.ends, strict=True
        ):
            piece = source.raw[start:end]
            assert piece == character or character == " " or piece[:1] == "&"


def test_better_than_the_extractor_alone() -> None:
    ours, theirs = [], []
    for page in PAGES.values():
        wanted = "\n".join(page.body)
        ours.append(f1(wanted, read(page.raw).body.text))
        theirs.append(f1(wanted, trafilatura.extract(page.raw, include_comments=False) or ""))
    print(f"F1 on whole pages: {statistics.mean(ours):.3f}, the extractor {statistics.mean(theirs):.3f}")
    assert statistics.mean(ours) >= max(0.99, statistics.mean(theirs))


def test_a_short_paragraph_between_long_ones_is_never_lost() -> None:
    source = whole(FURNITURE + article([*ZH[:2], "“没有。”", "他走了。", *ZH[2:]]))
    assert "“没有。”\n\n他走了。" in source.body.text


@pytest.mark.parametrize("between", ["</div><div>", "<br><br>", "</div>\n<div class=x>"])
def test_a_short_line_that_stands_as_the_others_do_is_never_lost(between: str) -> None:
    lines = [*ZH[:2], "好", *ZH[2:4], "他走了", *ZH[4:]]
    source = whole(f"{FURNITURE}<h1>{TITLE}</h1><div><div>{between.join(lines)}</div></div>")
    assert source.body.text == "\n\n".join(lines)


def test_a_short_notice_among_long_teasers_is_read() -> None:
    teasers = "".join(f"<li><a href=/{n}>{text}</a></li>" for n, text in enumerate(ZH * 3))
    source = whole(
        f"{FURNITURE}<article><h1>{TITLE}</h1><p>{ZH[0]}</p></article><aside><ul>{teasers}</ul></aside>"
    )
    assert source.body.text == ZH[0]


@pytest.mark.parametrize("hidden", ["hidden", "class=sf-hidden"])
def test_what_a_browser_did_not_show_is_chrome(hidden: str) -> None:
    source = whole(article() + f"<div {hidden}><p>弹出的窗口里写着一句完整的话，但是没有人看见它。</p></div>")
    assert source.body.text == "\n\n".join(ZH)


def test_the_text_of_a_shadow_tree_is_text_and_that_of_a_template_is_not() -> None:
    shadow = f"<x-a><template shadowrootmode='open'><p>{ZH[2]}<template>暗处</template></p></template></x-a>"
    source = whole(article(ZH[:2]) + shadow + f"<template><p>{ZH[3]}</p></template>")
    assert source.body.text == "\n\n".join(ZH[:3])


FAILED = [
    ("<title>Just a moment...</title>", "<p>Checking if the site connection is secure.</p>", "robot"),
    ("<title>安全验证</title>", "<div>请完成下方验证后继续访问</div>", "robot"),
    (
        "<title>404 Not Found</title>",
        "<h1>Not Found</h1><p>The requested URL was not found.</p>",
        "not-found",
    ),
    (
        "<title>示例网</title>",
        "<h1>抱歉，您访问的页面不存在</h1><p>五秒之后将自动返回本站首页。</p>",
        "not-found",
    ),
    ("<title></title>", "<p>该内容已被发布者删除</p>", "taken down"),
    (
        "<title>示例</title>",
        "<p>We and our partners use cookies to give you the best experience.</p>",
        "cookie",
    ),
    ("<title>示例</title>", "<p>Please enable JavaScript to view this site properly.</p>", "JavaScript"),
    ("<title>502 Bad Gateway</title>", "<center><h1>502 Bad Gateway</h1></center>", "server"),
    ("<title>示例</title>", "<h2>Log in to continue</h2>", "log-in"),
]


@pytest.mark.parametrize(("head", "body", "said"), FAILED)
def test_a_failed_save_is_unreadable_and_says_what_it_shows(head: str, body: str, said: str) -> None:
    source = whole(FURNITURE + body, head)
    assert not source.readable
    (problem,) = source.problems
    assert problem.code == "source-unreadable"
    assert said in problem.message


def test_only_chrome_is_unreadable() -> None:
    source = whole(FURNITURE + "<footer><p>版权所有 示例网</p></footer>", "<title>示例网</title>")
    assert not source.readable
    assert "chrome" in source.problems[0].message


@pytest.mark.parametrize(
    "text",
    [
        "页面不存在的问题困扰着该市的政府网站，市民投诉说，点开办事指南常常只看到一片空白，市政府承诺在本月底之前修复。",
        "We use cookies in our kitchen, the baker said, and the town laughed. Nobody intends to stop.",
    ],
)
def test_an_article_about_such_notices_is_an_article(text: str) -> None:
    long = "".join(f"<p>{text}</p><p>{other}</p>" for other in ZH[:3])
    assert whole(f"<h1>城里的事</h1>{long}", "<title>城里的事</title>").readable


def linked(**thing: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(thing, ensure_ascii=False)}</script>'


def test_linked_data_is_read_with_its_origin() -> None:
    head = linked(
        **{"@type": ["NewsArticle"], "headline": "另一个题目", "datePublished": "2024-03-05T20:00:00+08:00"},
        author=[{"@type": "Person", "name": "陈安"}, {"name": "林远"}],
        publisher={"name": "示例时报"},
        mainEntityOfPage={"@id": "https://news.example.org/a/1.html"},
    )
    source = whole(article(), head)
    assert values(source, "title") == [
        (TITLE, "first heading"),
        ("另一个题目", "linked data: headline"),
    ]
    assert values(source, "author") == [("陈安; 林远", "linked data: author")]
    assert values(source, "date") == [("2024-03-05", "linked data: datePublished")]
    assert values(source, "outlet")[0] == ("示例时报", "linked data: publisher")
    assert values(source, "url") == [("https://news.example.org/a/1.html", "linked data: mainEntityOfPage")]


@pytest.mark.parametrize("script", ["{", "[" * 5000, '{"@type": 3}', "null", '{"@graph": [[[[[[[[1]]]]]]]]}'])
def test_broken_linked_data_does_no_harm(script: str) -> None:
    head = (
        f"<script type='application/ld+json'>{script}</script>{linked(**{'@type': 'Article'}, author='陈安')}"
    )
    assert whole(article(), head).metadata.author.value == "陈安"


def test_dates_that_disagree_are_all_told_and_the_printed_one_wins() -> None:
    head = (
        '<meta property="article:published_time" content="2024-03-05T23:30:00Z">'
        '<link rel=canonical href="https://news.example.org/2024/03/04/a.html">'
    )
    source = whole(f"<h1>{TITLE}</h1><p>2024年3月6日 07:30</p>" + article()[len(TITLE) + 9 :], head)
    assert values(source, "date") == [
        ("2024-03-06", "printed date"),
        ("2024-03-05", "page head: article:published_time"),
        ("2024-03-04", "address"),
    ]


def test_a_local_day_wins_over_one_in_utc() -> None:
    head = '<meta name="pubdate" content="2024-03-05T23:30:00Z">' + linked(
        **{"@type": "NewsArticle"}, datePublished="2024-03-06T07:30:00+08:00"
    )
    assert [day for day, _ in values(whole(article(), head), "date")] == ["2024-03-06", "2024-03-05"]


def test_the_day_on_which_a_page_was_looked_at_is_not_its_date() -> None:
    head = '<meta name="pubdate" content="2024-03-06T08:00:00+08:00">'
    source = whole(f"<div>2025年10月6日 星期一</div><div>{FURNITURE}</div>{article()}", head)
    assert source.metadata.date.value == "2024-03-06"


def test_an_update_is_not_the_day_of_publication() -> None:
    head = '<meta name="pubdate" content="2024-03-06T08:00:00+08:00">'
    source = whole(f"<h1>{TITLE}</h1><div>更新时间：2024年3月9日</div>" + article()[len(TITLE) + 9 :], head)
    assert source.metadata.date.value == "2024-03-06"


def test_a_day_without_a_year_takes_the_year_from_the_name_of_the_page() -> None:
    top = f"<h1>{TITLE}</h1><div>[03月06日 11時30分]</div>"
    raw = f"<html><body id=news20240306_7>{top}{article()}</body></html>"
    assert read(raw).metadata.date.value == "2024-03-06"
    assert read(raw.replace("20240306", "20240307")).metadata.date.value is None


@pytest.mark.parametrize(
    ("line", "original"),
    [
        ("<div>来源：示例日报</div>", "示例日报"),
        ("<div>2024-03-06 来源：示例日报 作者：陈安</div>", "示例日报"),
        ("<p>本文转载自微信公众号“航运观察”，已获授权。</p>", "航运观察"),
        (
            "<p>This article was originally published in The Example Review on March 5.</p>",
            "The Example Review",
        ),
        ("<div>来源：示例时报网</div>", None),
        ("<div>图片来源：示例社</div>", None),
    ],
)
def test_a_repost_says_where_it_was_first(line: str, original: str | None) -> None:
    head = '<meta property="og:site_name" content="示例时报">'
    source = whole(f"<h1>{TITLE}</h1>{line}" + "".join(f"<p>{text}</p>" for text in ZH), head)
    assert source.metadata.original.value == original
    assert source.metadata.outlet.value == "示例时报"
    assert [problem.code for problem in source.problems] == (["source-repost"] if original else [])


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0031)https://news.example.org/a.html -->",
        "<!-- Page saved with SingleFile\n url: https://news.example.org/a.html\n-->",
    ],
)
def test_the_program_that_saved_a_page_says_its_address(comment: str) -> None:
    assert read(f"{comment}<html><body>{article()}</body></html>").metadata.url.value == (
        "https://news.example.org/a.html"
    )


def test_a_relative_or_bare_address_is_not_that_of_the_page() -> None:
    head = "<link rel=canonical href=/a.html><meta property=og:url content=https://news.example.org/>"
    linked_url = "<meta property=og:url content=//news.example.org/a.html>"
    assert whole(article(), head + linked_url).metadata.url.value == "https://news.example.org/a.html"


def test_a_page_of_fifty_megabytes_is_read_in_bounds() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 5_000_000}">'
    style = f"<style>{'a{color:red}' * 800_000}</style>"
    source = whole(FURNITURE + style + article(ZH[:3]) + picture * 8 + "".join(f"<p>{t}</p>" for t in ZH[3:]))
    assert source.body.text == "\n\n".join(ZH)


def test_a_page_too_large_for_the_extractor_is_read_by_our_own_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extractor, "_ELEMENT_LIMIT", 1000)
    many = [f"第{number}段：{ZH[number % 6]}" for number in range(1000)]
    source = whole(FURNITURE + f"<main>{article(many)}</main>")
    assert source.body.text.startswith(many[0])
    assert source.body.text.endswith(many[-1])


def test_a_caption_is_told_by_its_end_after_a_picture() -> None:
    source = whole(
        article(ZH[:2]) + f"<p><img src=a></p><p>{CAPTION}</p>" + "".join(f"<p>{t}</p>" for t in ZH[2:])
    )
    assert source.body.text == "\n\n".join(ZH)


@pytest.mark.parametrize(
    "address", ["https://[bad", "https://[::1", "http://", "https://web.archive.org/web/1/https://[x/"]
)
def test_an_address_that_is_none_is_left_out(address: str) -> None:
    for raw in (
        f"<html><head><meta property=og:url content='{address}'></head><body>{article()}</body></html>",
        f"---\nurl: {address}\n---\n\n{ZH[0]}",
        f"<!--NaN-->\n[题]({address})\n---\n<p>{ZH[0]}</p>",
    ):
        assert read(raw).readable
        assert address not in (read(raw).metadata.url.value or "") or "archive" in address


HOSTILE = {
    "deep divisions": "<div>" * 20_000,
    "deep shadow trees": "<template shadowrootmode=open>" * 20_000,
    "deep tables": "<table><tr><td>" * 5_000,
    "many links": "<a href=x>链接</a> " * 20_000,
    "many times": "<time datetime=2024-01-01>x</time>" * 10_000,
    "linked data without an end": "<script type='application/ld+json'></script>"
    + '<script type="application/ld+json"' * 9_000,
    "deep linked data": "<script type='application/ld+json'>" + '{"a":' * 90_000 + "</script>",
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_whole_page_is_read_or_refused(page: str) -> None:
    source = read(f"<html><body>{page}{article()}</body></html>")
    assert source.readable or source.problems
