"""Formats are told by content; front matter, metadata and kinds of blocks on short pages of our own."""

# ruff: noqa: E501, ISC004 - made-up files are easier to read as they are

import pytest

from briefsmith.sources.dates import day_in, day_of_milliseconds
from briefsmith.sources.front_matter import read_front_matter
from briefsmith.sources.language import language_of
from briefsmith.sources.model import BlockKind, Source
from briefsmith.sources.profile_files import shipped_catalogue
from briefsmith.sources.reader import read_source

LONG = "朝鲜半岛局势再度引起各方的关注，多国官员表示将继续保持沟通与协调，以避免误判。"


def read(text: str) -> Source:
    return read_source(text.encode(), "x")


def kinds(source: Source) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text) for block in source.blocks]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<!--1731686344000-->\n[题](https://x.example/a)\n------\n\n<p>文</p>", "feed-mirror"),
        (
            "---\ntitle: a\n---\n<!--NaN-->\n[题](https://x.example/a)\n------\n<p>文</p>",
            "jekyll-feed-mirror",
        ),
        ("---\ntitle: a\n---\n\n正文", "markdown-post"),
        ("# 题\n\n正文", "markdown-post"),
        ("<!DOCTYPE html><html><body><p>文</p></body></html>", "html"),
        ("---\ntitle: a\n---\n<article><p>文</p></article>", "html"),
        ("第一段。\n第二段。\n", "text"),
        ("", "text"),
    ],
)
def test_format(text: str, wanted: str) -> None:
    assert read(text).format == wanted


@pytest.mark.parametrize(
    "text",
    [
        '<a href="https://x.example/a"><h1>题</h1></a>\n<p>{0}</p><p>{1}</p>',
        "{0}<br/><br/>{1}",
        "<strong>小标题</strong><p>{0}</p><p>{1}</p>",
        "{0}\n<p>{1}</p><p></p>",
    ],
)
def test_html_that_begins_with_words_or_a_part_of_a_line(text: str) -> None:
    """Tags never stand in the body as words."""
    source = read(text.format(LONG, LONG[::-1]))
    assert source.format == "html"
    assert [text for kind, text in kinds(source) if kind == "paragraph"] == [LONG, LONG[::-1]]


def test_front_matter_in_toml() -> None:
    head = '+++\ntitle = "题目在这里"\ndate = 2024-03-05T07:30:00+08:00\nauthors = ["陈思"]\n[extra]\na = 1\n+++\n'
    source = read(f"{head}\n{LONG}\n")
    known = source.metadata
    assert (known.title.value, known.author.value, known.date.value) == ("题目在这里", "陈思", "2024-03-05")
    assert source.body.text == LONG


def test_plus_signs_around_what_is_no_toml_are_text() -> None:
    assert f"不是元数据\n\n{LONG}" in read(f"+++\n\n不是元数据\n\n{LONG}\n\n+++\n\n{LONG}\n").body.text


def test_text_about_tags_is_text() -> None:
    source = read(f"{LONG}\n他写道：<不是标签>，1<2 而 3>2，<p> 标签分段。\n")
    assert source.format == "text"
    assert "<不是标签>，1<2 而 3>2，<p> 标签" in source.body.text


@pytest.mark.parametrize("begin", ['<div align="center"><img src="a.png"></div>', "<p>题图</p>"])
def test_markdown_below_an_element_of_html(begin: str) -> None:
    source = read(f"---\ntitle: 题\n---\n{begin}\n\n## 小标题\n\n{LONG}\n\n{LONG[::-1]}**不**是\n")
    assert source.format == "markdown-post"
    assert kinds(source)[-3:] == [
        ("heading", "小标题"),
        ("paragraph", LONG),
        ("paragraph", f"{LONG[::-1]}不是"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "empty"),
        ("---\ntitle: a\n---\n", "no text"),
        ("---\ntitle: 题\n---\n\n# 题\n\n视频\n小程序\n赞\n，轻点两下取消赞\n", "chrome"),
        ("<p><img src=x></p>", "no text"),
    ],
)
def test_no_article_is_a_clear_answer(text: str, found: str) -> None:
    source = read(text)
    assert source.body.text == ""
    assert not source.readable
    (problem,) = [one for one in source.problems if one.code == "source-unreadable"]
    assert found in problem.message


def test_front_matter_that_yaml_refuses() -> None:
    front = read_front_matter(
        '---\ntitle: "引号"未配对: 是的\nurl: https://x.example/\x01a\nno: no\ndate: 2020-01-02\n---\n文'
    )
    assert front.doubtful
    assert front.first("url") == ("url", "https://x.example/a")
    assert front.first("no") == ("no", "no")
    assert front.first("date") == ("date", "2020-01-02")


def test_front_matter_bombs_are_refused() -> None:
    assert read_front_matter("---\na: &x [b]\nc: [*x, *x]\n---\n").doubtful
    assert read_front_matter("---\na: " + "[" * 5000 + "\n---\n").end > 0


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert read_front_matter("---\n这只是一条线\n---\n").end == 0


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Fri, 15 Nov 2024 15:40:08 GMT", "2024-11-15"),
        ("01/08/2023 - 14:00", "2023-08-01"),
        ("08/31/2023", "2023-08-31"),
        ("2021-01-11T13:34:34.401Z", "2021-01-11"),
        ("2025年1月3日 星期五", "2025-01-03"),
        ("Oct 17th 2020", "2020-10-17"),
        ("October 7, 2020", "2020-10-07"),
        ("20201102", "2020-11-02"),
        ("2024년 11월 5일", "2024-11-05"),
        ("２０２４年１１月５日", "2024-11-05"),
        ("二〇二四年十一月二十三日", "2024-11-23"),
        ("二零二四年二月十日", "2024-02-10"),
        ("中華民國113年11月5日", "2024-11-05"),
        ("令和6年5月1日", "2024-05-01"),
        ("平成元年1月8日", "1989-01-08"),
        ("Dienstag, 5. März 2024", "2024-03-05"),
        ("3 août 2020", "2020-08-03"),
        ("二〇二四年十三月三十日", None),
        ("31/02/2020", None),
        ("十一月", None),
    ],
)
def test_days(text: str, wanted: str | None) -> None:
    assert day_in(text) == wanted


def test_time_stamps() -> None:
    assert day_of_milliseconds("1731686344000") == "2024-11-15"
    assert day_of_milliseconds("NaN") is None


def test_the_printed_date_wins_over_utc() -> None:
    page = (
        "---\ntitle: 题\ndate: 2024-06-25T23:35:57.314Z\n---\n<!--1719358557314-->\n[题](https://x.example/a)\n------\n"
        f"<div>26/06/2024 - 08:10</div><p>{LONG}</p>"
    )
    dates = read(page).metadata.date.candidates
    assert [candidate.value for candidate in dates] == ["2024-06-26", "2024-06-25"]


def test_month_first_where_the_page_says_so() -> None:
    page = f"---\ntitle: 题\ndate: 2014-02-07\n---\n<div>02/07/2014</div><p>{LONG}</p>"
    assert read(page).metadata.date.value == "2014-02-07"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("朝鲜与韩国领导人会谈，美国总统表示关注。", "zh-CN"),
        ("北韓與南韓領導人會談，美國總統表示關注。", "zh-TW"),
        ("北朝鮮は弾道ミサイルを発射したと発表した。", "ja"),
        ("북한은 탄도미사일을 발사했다고 밝혔다.", "ko"),
        ("The leaders of the two countries met in Seoul and the talks will continue.", "en"),
        ("", None),
    ],
)
def test_language(text: str, wanted: str | None) -> None:
    assert language_of(text) == wanted


def test_a_title_loses_the_name_of_its_outlet() -> None:
    page = f"<!--NaN-->\n[题目 – 法国国际广播电台 - RFI](https://www.rfi.fr/cn/a)\n------\n<p>{LONG}</p>"
    assert read(page).metadata.title.value == "题目"


def test_the_address_of_an_archived_copy() -> None:
    page = (
        f"---\nurl: https://web.archive.org/web/20200807181855/https://www.hkcnews.com/a\n---\n# 題\n\n{LONG}"
    )
    metadata = read(page).metadata
    assert metadata.url.value == "https://www.hkcnews.com/a"
    assert metadata.outlet.value == "眾新聞"


def test_profiles_are_all_sound() -> None:
    profiles = shipped_catalogue().profiles
    assert "everywhere" in profiles
    known = shipped_catalogue().of_address("https://www.voachinese.com/a/1.html")
    assert known is not None
    assert known.outlet == "美国之音"
    assert shipped_catalogue().of_address("https://notvoachinese.com/") is None
    assert shipped_catalogue().of_address("javascript:alert(1)") is None


@pytest.mark.parametrize(
    ("html", "kind", "text"),
    [
        ("<figure><img><figcaption>图说文字</figcaption></figure>", "caption", "图说文字"),
        ("<img alt='同一句话，重复'><div>同一句话，重复</div>", "caption", "同一句话，重复"),
        ("<img><div><small>小字说明。</small></div>", "caption", "小字说明。"),
        ("<div class='wp-caption-text'>说明</div>", "caption", "说明"),
        ("<ul><li><b><a href='/a'>另一条新闻</a></b></li></ul>", "related", "另一条新闻"),
        ("<div class='moreArticle'>延伸閱讀</div>", "related", "延伸閱讀"),
        ("<p>（记者：某某 责编：某某 网编：某某）</p>", "credit", "（记者：某某 责编：某某 网编：某某）"),
        ("<p>责任编辑：某某</p>", "credit", "责任编辑：某某"),
        ("<p>（本文参考了路透社的报道。）</p>", "credit", "（本文参考了路透社的报道。）"),
        ("<p>获取更多RSS：</p>", "advert", "获取更多RSS："),
        ("<div class='share-bar'>分享到微博</div>", "chrome", "分享到微博"),
        ("<nav><a href=/>首页</a></nav>", "chrome", "首页"),
        ("<p><strong>小标题一行</strong></p>", "heading", "小标题一行"),
        ("<h2>二级标题</h2>", "heading", "二级标题"),
        ("<p>记者：您如何看待朝鲜的最新表态？</p>", "paragraph", "记者：您如何看待朝鲜的最新表态？"),
        ("<li>列出的一点内容</li>", "paragraph", "列出的一点内容"),
        ("<form><p>表单</p></form>", "chrome", "表单"),
    ],
)
def test_kinds(html: str, kind: str, text: str) -> None:
    article = f"<p>{LONG}</p>" * 3
    source = read(f"<!--NaN-->\n[题](https://x.example/a)\n---\n{article}{html}")
    assert (kind, text) in kinds(source)


def test_a_class_cannot_take_the_article_away() -> None:
    form = f"<form class='share related'><p>{LONG}</p><p>{LONG}</p></form>"
    page = f"<!--NaN-->\n[题](https://x.example/a)\n---\n{form}"
    assert read(page).body.text == f"{LONG}\n\n{LONG}"


def test_an_interview_stays_whole() -> None:
    lines = [f"记者：{LONG}", f"答：{LONG}", "记者：是否同意？", f"答：{LONG}"]
    page = "<!--NaN-->\n[题](https://x.example/a)\n---\n" + "".join(f"<p>{line}</p>" for line in lines)
    assert read(page).body.text == "\n\n".join(lines)


def test_levels_and_numbers() -> None:
    source = read(f"# 题\n\n## 节\n\n{LONG}\n\n### 小节\n\n{LONG}\n")
    assert [(block.kind, block.level, block.number) for block in source.blocks] == [
        (BlockKind.META, None, None),
        (BlockKind.HEADING, 2, None),
        (BlockKind.PARAGRAPH, None, 1),
        (BlockKind.HEADING, 3, None),
        (BlockKind.PARAGRAPH, None, 2),
    ]


def test_bytes_that_are_no_text() -> None:
    source = read_source(b"%PDF-1.7", "a.pdf")
    assert source.blocks == ()
    assert source.problems[0].code == "source-unreadable"
    assert "PDF" in source.problems[0].message


def test_another_encoding_is_told() -> None:
    source = read_source(f"# 题\n\n{LONG}".encode("gb18030"), "x")
    assert source.readable
    assert source.problems[0].code == "source-problem"


def test_what_stands_around_the_article_of_a_whole_page_is_chrome() -> None:
    menu = "<div><p>网站的介绍文字</p><ul><li><a href=/a>栏目一</a></li></ul></div>"
    article = f"<div class=main><h1>题目</h1><p>{LONG}</p><p>{LONG}</p><p>{LONG}</p></div>"
    head = "<!DOCTYPE html><html><head><title>题目 - 某网</title></head>"
    source = read(f"{head}<body>{menu}{article}<p>版权</p></body></html>")
    assert source.body.text == "\n\n".join([LONG] * 3)
    assert ("chrome", "网站的介绍文字") in kinds(source)
    assert ("chrome", "版权") in kinds(source)


def test_a_page_without_running_text_is_read_whole() -> None:
    assert (
        read("<html><body><div>短句一。</div><div>短句二。</div></body></html>").body.text
        == "短句一。\n\n短句二。"
    )


def test_a_title_line_before_a_single_break() -> None:
    source = read(f"<!--NaN-->\n[题](https://x.example/a)\n---\n<p>{LONG}</p><p><b>小标题</b><br>{LONG}</p>")
    assert ("heading", "小标题") in kinds(source)


def test_front_matter_that_never_closes_is_not_body() -> None:
    raw = (
        "---\ntitle: 题\nurl: https://example.org/a\ndate: 2025-01-15\n\n# 题\n\n正文的第一段，说明一件事。\n"
    )
    source = read_source(raw.encode(), "a.md")
    assert source.body.text == "正文的第一段，说明一件事。"
    assert source.metadata.url.value == "https://example.org/a"
    assert [problem.code for problem in source.problems] == ["source-problem"]


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [
        (
            "Why captchas are getting harder",
            (
                "Just a moment: that is what millions of people see each day. The captcha was invented in 2003 by "
                "researchers at a university, and has changed a lot since then.",
                "Are you a robot? The question annoys many readers, but site owners say they have little choice, "
                "because automated traffic now makes up half of all visits, according to a report.",
            ),
        ),
        (
            "删除帖文引争议",
            (
                "该内容已被发布者删除。多名网民发现，这篇调查报道在发布三小时后便无法打开，出版方没有说明原因。"
                "记者联系平台，对方拒绝置评。",
            ),
        ),
    ],
)
def test_an_article_about_failed_pages_is_read(title: str, paragraphs: tuple[str, ...]) -> None:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = (
        f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
    )
    assert read_source(page.encode(), "x").body.text.endswith("\n\n".join(paragraphs))
