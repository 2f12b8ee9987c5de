"""Whole pages in the shapes that news sites have, with made-up text, and what a person reads in them."""

from __future__ import annotations

from dataclasses import dataclass, field

ZH = [
    "【示例社首尔3月6日电】海运管理局星期三公布了上半年的航道监测报告，称东部航道的险情比去年同期减少了三成。",
    "报告说，减少的主要原因是去年秋天投放的四十二个预警浮标，它们能在浓雾到来前两小时发出警报。",
    "“我们原来担心浮标会被渔网拖走，结果只丢了一个，”负责监测的工程师陈安在记者会上说。",
    "不过，西部航道的数据仍不完整。该局表示，当地的两座雷达站从一月起停机检修，要到第二季度才能恢复。",
    "议员林远批评说，检修的预算早在两年前就已批准，拖到现在是“不可原谅的疏忽”。",
    "海运管理局没有回应这一批评，只表示将在六月底前向议会提交完整的报告。",
]
SHORT_ZH = "“一切照常，”他说。"
LEAD_ZH = "东部航道险情减少三成，西部航道的数据却仍不完整，议员批评检修拖延。"
EN = [
    "HARBOUR CITY — The channel authority said on Wednesday that incidents in the eastern channel fell by"
    " almost a third in the first half of the year.",
    "The drop was mostly the work of forty-two warning buoys that were laid last autumn, according to the"
    " report, which give an alarm two hours before dense fog arrives.",
    "“We were afraid that nets would drag them away, but we lost only one,” said Chen An, the engineer in charge.",
    "Data from the western channel remain incomplete because two radar stations have been out of service since"
    " January and will not be back before the second quarter.",
    "Lin Yuan, a member of the council, said the repair had been paid for two years ago and called the delay"
    " inexcusable.",
]
LEAD_EN = "Fewer incidents in the east, missing figures in the west, and a council that wants to know why."
MENU = "".join(
    f'<li><a href="/{name}/">{name}</a></li>' for name in ("首页", "时政", "国际", "经济", "文化", "视频")
)
TEASERS = "".join(
    f'<li><a href="/story/{n}"><h3>{title}</h3></a><time datetime="2024-02-0{n}">2月{n}日</time></li>'
    for n, title in enumerate(
        ("邻国宣布扩建三座深水港口", "气象部门说今年的雾季会更长", "渔民要求为损失的渔网得到补偿"), 1
    )
)


@dataclass(frozen=True)
class SavedPage:
    """One page; ``other`` are texts that must not be body, with the kinds that a block with them may have."""

    name: str
    raw: str
    body: tuple[str, ...]
    metadata: dict[str, str] = field(default_factory=dict)
    other: tuple[tuple[str, str], ...] = ()


def _p(texts: list[str], attributes: str = "") -> str:
    return "".join(f"<p{attributes}>{text}</p>\n" for text in texts)


def _whole(head: str, body: str, attributes: str = 'lang="zh"') -> str:
    return f"<!DOCTYPE html>\n<html {attributes}><head><meta charset=utf-8>{head}</head>\n<body>{body}</body></html>"


TITLE = "东部航道险情减少三成"
CAPTION = "一个预警浮标被吊上补给船的甲板。（示例社图片）"
FOOTER = "<footer><p>版权所有 示例网 保留一切权利</p><p>联系我们：地址在示例市示例路一号，电话请打总机。</p></footer>"


def _broadcaster() -> SavedPage:
    """A publicly funded broadcaster: figure, byline, share bar, inline related list, comment form."""
    related = '<div class="media-block also-read"><a href="/a/7.html">邻国宣布扩建三座深水港口</a></div>'
    content = (
        f'<h1 class="title pg-title">{TITLE}</h1><div class="published"><span class="date">'
        '<time pubdate="pubdate" datetime="2024-03-06T23:10:00+00:00">2024年3月7日 07:10</time></span></div>'
        '<ul class="links"><li><a class="links__item-link" href="/author/1">陈安</a></li></ul>'
        f'<div class="media"><figure><img src="x.jpg"><figcaption><span>{CAPTION}</span></figcaption></figure></div>'
        '<div class="share--box"><ul><li><a href="#">分享到脸书</a></li><li><a href="#">打印</a></li></ul></div>'
        f'<div id="article-content"><div class="wsw">{_p(ZH[:3])}{related}{_p([SHORT_ZH, *ZH[3:]])}</div></div>'
        f'<div class="region comments"><form><p>写下你的评论，请遵守本站的规则和当地的法律。</p></form></div>'
    )
    raw = _whole(
        f'<title>{TITLE}</title><meta property="og:title" content="{TITLE}">'
        '<link rel="canonical" href="https://www.voachinese.com/a/channel-20240306/7.html">',
        f'<nav><ul>{MENU}</ul></nav><div id="content"><div class="hdr-container">{content}</div>'
        f'<div class="media-block-wrap"><h2>更多报道</h2><ul>{TEASERS}</ul></div></div>{FOOTER}',
    )
    return SavedPage(
        "broadcaster",
        raw,
        (*ZH[:3], SHORT_ZH, *ZH[3:]),
        {"title": TITLE, "outlet": "美国之音", "date": "2024-03-07"},
        ((CAPTION, "caption"), ("邻国宣布扩建三座深水港口", "related"), ("写下你的评论", "chrome")),
    )


def _hashed() -> SavedPage:
    """A site whose class names are hashes and whose paragraphs lie in one division each."""

    def block(text: str) -> str:
        return f'<div dir="ltr" class="bbc-19j92fr ebmt73l0"><p dir="ltr" class="bbc-hhl7in e17g058b0">{text}</p></div>'

    more = (
        '<section aria-labelledby="related" role="region" class="bbc-1ajedpb ea6by782">'
        '<h2>更多相关内容</h2><ul><li><a href="/zhongwen/1"><p>气象部门说今年的雾季会更长</p></a></li></ul></section>'
    )
    figure = (
        '<figure class="bbc-1qn0xuy"><div><img alt="浮标"></div><p class="bbc-1fkdf4z">图像来源，</p>'
        f'<span role="text">GETTY IMAGES</span><figcaption class="bbc-cbdrlu"><p>{CAPTION}</p></figcaption></figure>'
    )
    body = (
        f'<h1 id="content" tabindex="-1" class="bbc-14gqcmb">{TITLE}</h1>'
        '<section role="region" class="bbc-xvuncs"><ul><li><span>作者, </span><span>陈安</span></li>'
        "<li>发自示例市</li></ul></section>"
        '<time class="bbc-1dafq0j" datetime="2024-03-06">2024年3月6日</time>'
        f"{figure}{block(ZH[0])}{block(ZH[1])}{more}<h2 class='bbc-1' id='数据'>数据在哪里</h2>"
        f"{block(ZH[2])}{block(ZH[3])}{block(ZH[4])}{block(ZH[5])}"
    )
    linked = (
        '<script type="application/ld+json">{"@context":"http://schema.org","@graph":[{"@type":"NewsArticle",'
        f'"headline":"{TITLE}","datePublished":"2024-03-06T02:01:03.000Z","author":[{{"@type":"Person","name":"陈安"}}],'
        '"publisher":{"@type":"NewsMediaOrganization","name":"BBC News 中文"}}]}</script>'
    )
    raw = _whole(
        f'<title>{TITLE} - BBC News 中文</title><meta property="og:url" '
        f'content="https://www.bbc.com/zhongwen/simp/world-1">{linked}',
        f'<header role="banner"><nav><ul>{MENU}</ul></nav></header><main role="main">{body}</main>'
        f"<section><h2>热读</h2><ol>{TEASERS}</ol></section>{FOOTER}",
    )
    return SavedPage(
        "hashed classes",
        raw,
        (*ZH[:2], "数据在哪里", *ZH[2:]),
        {"title": TITLE, "outlet": "BBC", "author": "陈安", "date": "2024-03-06"},
        ((CAPTION, "caption"), ("气象部门说今年的雾季会更长", "related"), ("GETTY IMAGES", "caption chrome")),
    )


def _radio() -> SavedPage:
    """A radio with the lead outside the division of the body, and adverts between paragraphs."""
    advert = '<div class="o-self-promo"><p>接收示例广播的新闻简报，每天早上发到你的信箱里来。</p><form><input></form></div>'
    body = (
        '<article class="t-content t-content--article"><div class="t-content__article-wrapper">'
        f'<h1 class="a-page-title">{TITLE}</h1><p class="t-content__chapo">{LEAD_ZH}</p>'
        '<div class="t-content__dates"><p class="m-pub-dates"><span class="m-pub-dates__date">发表时间：'
        '<time datetime="2024-03-06T16:20:00+00:00">06/03/2024 - 17:20</time></span></p></div>'
        f'<figure class="m-item-image"><img><figcaption class="m-figcaption">{CAPTION}</figcaption></figure>'
        '<div class="m-from-author"><a class="m-from-author__name" href="/author">作者：陈安</a></div>'
        f'<div class="t-content__body u-clearfix">{_p(ZH[:2])}{advert}{_p(ZH[2:])}</div>'
        '<div class="o-tags"><ul><li><a href="/tag/1">航运</a></li><li><a href="/tag/2">港口</a></li></ul></div>'
        "</div></article>"
    )
    raw = _whole(
        f'<title>{TITLE} - 法国国际广播电台 - RFI</title><meta name="author" content="RFI">'
        '<link rel="canonical" href="https://www.rfi.fr/cn/国际/20240306-航道">',
        f"<header><ul>{MENU}</ul></header><main>{body}<aside><h2>推荐阅读</h2><ul>{TEASERS}</ul></aside></main>{FOOTER}",
    )
    return SavedPage(
        "radio",
        raw,
        (LEAD_ZH, *ZH),
        {"title": TITLE, "outlet": "法国国际广播电台", "date": "2024-03-06"},
        ((CAPTION, "caption"), ("接收示例广播的新闻简报", "advert chrome"), ("航运", "chrome related")),
    )


def _portal() -> SavedPage:
    """A portal of the old kind: tables of links, source and time on one line, credits at the end."""
    body = (
        f'<div class="header domPC"><div class="head-line"><h1><span class="title">{TITLE}</span></h1></div>'
        '<div class="header-time"><span class="year"><em> 2024</em></span><span class="day"><em>03</em>/<em>06</em></span>'
        '</div><div class="info">2024-03-06 09:30:12 来源： 示例日报</div></div>'
        f'<div id="detail"><span id="detailContent"><p align="center"><img src="1.jpg"></p>'
        f'<p align="center"><font color="navy">{CAPTION}</font></p>'
        + "".join(f"<p>　　{text}</p>" for text in ZH)
        + '</span><div class="editor"><span>责任编辑:林远</span></div></div>'
    )
    menu = "<table><tr>" + "".join(f"<td><a href=/{n}>栏目{n}</a></td>" for n in range(12)) + "</tr></table>"
    raw = _whole(
        f'<title>{TITLE}-新华网</title><meta name="source" content="示例日报"><meta name="publishdate" content="2024-03-06">',
        f'{menu}<div class="main clearfix">{body}<div class="right"><h3>新闻排行</h3><ul>{TEASERS}</ul></div></div>'
        f'<div class="foot"><p>本网站所刊登的各种新闻、信息和专题，版权归示例网所有，未经许可不得转载。</p></div>',
    )
    return SavedPage(
        "portal",
        raw,
        tuple(ZH),
        {"title": TITLE, "outlet": "新华网", "date": "2024-03-06", "original": "示例日报"},
        (
            (CAPTION, "caption"),
            ("责任编辑", "credit"),
            ("版权归示例网所有", "chrome advert"),
            ("栏目3", "chrome related"),
        ),
    )


def _account() -> SavedPage:
    """A post of a public account as a browser saves it, with sections instead of paragraphs."""
    sections = "".join(f'<section style="margin:8px"><span leaf="">{text}</span></section>' for text in ZH)
    body = (
        '<div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content">'
        f'<h1 class="rich_media_title" id="activity-name">{TITLE}</h1>'
        '<div id="meta_content" class="rich_media_meta_list"><span id="copyright_logo">原创</span>'
        '<span class="rich_media_meta rich_media_meta_text">陈安</span>'
        '<span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a id="js_name">航运观察</a></span>'
        '<em id="publish_time" class="rich_media_meta rich_media_meta_text">2024年03月06日 21:15</em></div>'
        '<div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0;">'
        f'<section><p style="text-align:center"><strong>01 险情</strong></p>{sections}'
        "<p>点击上方蓝字关注我们</p></section></div></div></div></div>"
        '<div id="js_pc_qr_code"><p>微信扫一扫<br>关注该公众号</p></div><div class="weui-dialog"><button>知道了</button></div>'
    )
    raw = _whole(
        f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="微信公众平台">'
        '<meta property="og:url" content="http://mp.weixin.qq.com/s?__biz=1&amp;mid=2"><title></title>',
        body,
    )
    return SavedPage(
        "account",
        raw,
        ("01 险情", *ZH),
        {"title": TITLE, "outlet": "航运观察", "date": "2024-03-06"},
        (("点击上方蓝字", "advert"), ("微信扫一扫", "chrome"), ("知道了", "chrome")),
    )


def _agency() -> SavedPage:
    """A news agency in English: signposts, a caption, the writers below the text."""

    def paragraph(number: int, text: str) -> str:
        return f'<div data-testid="paragraph-{number}" class="text__text__1FZLe article-body__element__2p5pI">{text}</div>'

    body = (
        '<article data-testid="Article"><header><h1 data-testid="Heading" class="heading__base__2T28j">'
        "Channel incidents fall by a third</h1><div class='author-date'><span>By </span><a rel='author' href='/a'>Chen An</a></div>"
        '<time datetime="2024-03-06T22:40:00Z"><span>March 6, 2024</span><span>10:40 PM GMT</span></time></header>'
        "<figure><img alt='A buoy'><figcaption>A warning buoy on the deck of a supply ship, March 5, 2024."
        " AGENCY/Lin Yuan</figcaption></figure>"
        f'<div class="article-body__content__17Yit">{"".join(paragraph(n, text) for n, text in enumerate(EN))}'
        '<p class="sign-off__text__PU3Aj">Reporting by Chen An in Harbour City; Editing by Lin Yuan</p>'
        "<p>Our Standards: <a href='/t'>The Agency Trust Principles.</a></p></div>"
        '<div class="toolbar"><ul><li>X</li><li>Facebook</li><li>Linkedin</li></ul></div></article>'
    )
    linked = (
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
        '"headline":"Channel incidents fall by a third","datePublished":"2024-03-06T22:40:00Z",'
        '"author":[{"@type":"Person","name":"Chen An"}],"publisher":{"@type":"Organization","name":"Reuters"},'
        '"mainEntityOfPage":{"@type":"WebPage","@id":"https://www.reuters.com/world/channel-2024-03-06/"}}</script>'
    )
    raw = _whole(
        f"<title>Channel incidents fall by a third | Reuters</title>{linked}",
        f"<nav><ul><li><a href=/w>World</a></li><li><a href=/b>Business</a></li></ul></nav><main>{body}</main>"
        "<section><h2>Read Next</h2><ul><li><a href=/1>Neighbour to build three deep-water harbours</a></li></ul></section>"
        "<footer><p>All quotes delayed a minimum of 15 minutes. See here for a list of exchanges.</p></footer>",
        'lang="en"',
    )
    return SavedPage(
        "agency",
        raw,
        tuple(EN),
        {
            "title": "Channel incidents fall by a third",
            "outlet": "Reuters",
            "author": "Chen An",
            "date": "2024-03-06",
        },
        (
            ("A warning buoy on the deck", "caption"),
            ("Reporting by Chen An", "credit"),
            ("All quotes delayed", "chrome"),
        ),
    )


def _paper() -> SavedPage:
    """A newspaper in English with a summary above the picture, adverts, a correction and a writers' note."""
    advert = '<div class="dfp-ad-wrapper"><p>Advertisement</p><a href="#after">Continue reading the main story</a></div>'
    body = (
        f'<article id="story"><header><h1 data-test-id="headline">East Is Safer, West Is Silent</h1>'
        f'<p id="article-summary" class="css-1smgwul">{LEAD_EN}</p>'
        "<div class='css-1bymuyk'><figure><img><figcaption class='css-1'><span>A buoy is lifted.</span>"
        "<span class='css-2'><span>Credit...</span><span>Lin Yuan for The Example Times</span></span></figcaption></figure></div>"
        "<div class='css-byline'><p class='css-bl'>By <span class='last-byline' itemprop='name'>Chen An</span></p></div>"
        "<time datetime='2024-03-06T18:00:05-05:00'>March 6, 2024</time></header>"
        "<section name='articleBody' class='meteredContent'><div class='css-53u6y8'>"
        f"{_p(EN[:2])}</div>{advert}<div class='css-53u6y8'>{_p(EN[2:])}</div></section>"
        "<div class='bottom-of-article'><p>Lin Yuan contributed reporting from Fog Bay.</p></div></article>"
    )
    raw = _whole(
        '<title>East Is Safer, West Is Silent - The New York Times</title><meta name="byl" content="By Chen An">'
        '<link rel="canonical" href="https://www.nytimes.com/2024/03/06/world/channel.html">'
        '<meta property="article:published_time" content="2024-03-06T23:00:05.000Z">',
        f"<div id=app><header><nav><a href=/s>Sections</a><a href=/l>Log in</a></nav></header>{body}"
        "<nav id=site-index><h2>Site Index</h2><ul><li><a href=/n>news</a></li><li><a href=/o>opinion</a></li></ul></nav></div>",
        'lang="en"',
    )
    return SavedPage(
        "paper",
        raw,
        (LEAD_EN, *EN),
        {
            "title": "East Is Safer, West Is Silent",
            "outlet": "The New York Times",
            "author": "Chen An",
            "date": "2024-03-06",
        },
        (("A buoy is lifted", "caption"), ("Continue reading", "advert chrome"), ("Site Index", "chrome")),
    )


def _breaks() -> SavedPage:
    """A site of the nineties: one cell of a table, line breaks for paragraphs, no class anywhere."""
    raw = _whole(
        f"<title>{TITLE} - 示例新闻网</title>",
        f"<table><tr><td width=150>{''.join(f'<a href=/{n}>栏目{n}</a><br>' for n in range(9))}</td>"
        f"<td><b>{TITLE}</b><br><small>2024-03-06 08:00:00</small><br><br>　　"
        + "<br><br>　　".join(ZH)
        + "</td></tr></table><center><small>示例新闻网 2001-2024</small></center>",
        "",
    )
    return SavedPage(
        "breaks",
        raw,
        tuple(ZH),
        {"title": TITLE, "date": "2024-03-06"},
        (("栏目3", "chrome related"), ("2001-2024", "chrome")),
    )


def _single_file() -> SavedPage:
    """A page saved by SingleFile: a comment on top, shadow trees, hidden elements, pictures as data."""
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 2000
    body = (
        "<site-header><template shadowrootmode=open><nav><a href=/>首页</a><slot></slot></nav></template></site-header>"
        f"<main><h1>{TITLE}</h1><p class=meta>2024年3月6日 08:00</p><img src={picture}>"
        f"<article-text><template shadowrootmode=open><style>p{{color:red}}</style><div class=text>{_p(ZH[:4])}</div>"
        f"<slot></slot></template>{_p(ZH[4:])}</article-text>"
        '<div class="modal sf-hidden"><p>登录之后就可以收藏这篇文章，也可以在其他设备上继续阅读。</p></div>'
        "<template><p>从不显示的模板里的文字，长得像正文，但读者看不见它。</p></template></main>"
    )
    raw = (
        "<!DOCTYPE html> <html lang=zh><!--\n Page saved with SingleFile \n url: https://news.example.org/a/9.html \n"
        " saved date: Thu Mar 07 2024 10:00:00 GMT+0800 \n--><head><meta charset=utf-8>"
        f"<title>{TITLE} | 示例时报</title><style>body{{background:url({picture})}}</style></head><body>{body}</body></html>"
    )
    return SavedPage(
        "SingleFile",
        raw,
        tuple(ZH),
        {
            "title": TITLE,
            "outlet": "示例时报",
            "date": "2024-03-06",
            "url": "https://news.example.org/a/9.html",
        },
        (("登录之后就可以", "chrome"),),
    )


def saved_pages() -> list[SavedPage]:
    """All of them."""
    makers = (_broadcaster, _hashed, _radio, _portal, _account, _agency, _paper, _breaks, _single_file)
    return [make() for make in makers]
