"""Tells from its address and its name what kind of outlet a page is from."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_ACCOUNT_HOSTS = ("mp.weixin.qq.com",)

_NEWS_SITES = """
    voachinese.com voanews.com rfi.fr rfa.org bbc.com bbc.co.uk dw.com reuters.com apnews.com afp.com cnn.com
    nytimes.com washingtonpost.com wsj.com ft.com theguardian.com economist.com bloomberg.com scmp.com
    zaobao.com zaobao.com.sg xinhuanet.com news.cn people.com.cn chinanews.com chinanews.com.cn cctv.com
    cri.cn huanqiu.com globaltimes.cn thepaper.cn caixin.com ifeng.com cna.com.tw ltn.com.tw udn.com
    chinatimes.com nhk.or.jp asahi.com yomiuri.co.jp mainichi.jp nikkei.com sankei.com kyodonews.net jiji.com
    japantimes.co.jp yna.co.kr chosun.com joongang.co.kr donga.com hani.co.kr kbs.co.kr koreaherald.com
    koreatimes.co.kr rodong.rep.kp kcna.kp tass.com tass.ru ria.ru interfax.ru rt.com sputniknews.cn
    aljazeera.com lemonde.fr nknews.org dailynk.com
"""
_NEWS_HOSTS = tuple(_NEWS_SITES.split())
_OFFICIAL_HOST = re.compile(r"(^|\.)(gov|gob|gouv|govt|mil|int|go)(\.[a-z]{2})?$")

#: Words that newspapers, news agencies and broadcasters carry in their names.
_NEWS_WORDS = re.compile(
    "[日晚早时時周週快商军軍晨]报|[日晚早时時周週快商军軍晨]報|都市报|导报|"
    "通讯社|通訊社|通信社|新华社|新華社|中新社|中央社|共同社|时事社|韩联社|法新社|美联社|塔斯社|朝中社|路透|"
    "之声|之聲|之音|电台|電台|电视|電視|广播|廣播|新闻|新聞|周刊|週刊|放送|日本経済|朝日|読売|毎日|産経|"
    "일보|신문|뉴스|통신|방송|타임스|헤럴드|"
    r"\b(?:news|times|post|herald|daily|tribune|journal|guardian|telegraph|broadcasting|radio|gazette|"
    r"chronicle|observer|reuters|afp|bbc|cnn|nhk|kbs|voa|rfa|rfi|tass|yonhap|kyodo|xinhua|bloomberg)\b",
    re.IGNORECASE,
)


def host_of(url: str) -> str:
    """The host of an address in lower case, without ``www.``; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").casefold().removeprefix("www.")
    except ValueError:
        return ""


def is_account_host(host: str) -> bool:
    """Whether the pages of a host are posts of accounts, which speak for themselves."""
    return host in _ACCOUNT_HOSTS


def is_news(host: str, outlet: str) -> bool:
    """Whether an outlet reports news: by its host, or by its name unless the host is official."""
    if _OFFICIAL_HOST.search(host):
        return False
    known = any(host == name or host.endswith("." + name) for name in _NEWS_HOSTS)
    return known or _NEWS_WORDS.search(outlet) is not None
