"""Kinds of source, languages, styles and positions, each with the string that the standard asks for."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefsmith.citations.formatting import cite
from briefsmith.citations.inlines import plain
from briefsmith.document import (
    Citation,
    CitedSource,
    Document,
    Footnote,
    Labels,
    Paragraph,
    SourceEntry,
    SourceList,
)
from briefsmith.library import Library, LibraryEntry
from briefsmith.sources.model import Candidate, Metadata, MetadataField

STYLES = Path(__file__).resolve().parents[2] / "templates" / "styles"


def entry(
    key: str, type_: str | None = None, csl: dict[str, Any] | None = None, **known: str
) -> LibraryEntry:
    metadata = Metadata(**{name: MetadataField((Candidate(value, "x"),)) for name, value in known.items()})
    return LibraryEntry(key, f"{key}.txt", None, metadata, type=type_, accessed="2025-02-01", csl=csl or {})


#: One source of each kind that analysts meet, in four languages; the kind of the first eight is told from
#: their addresses and outlets.
ENTRIES = (
    entry(
        "news-zh",
        title="美日韩举行三边会谈",
        author="王伟",
        outlet="美国之音",
        date="2024-11-15",
        url="https://www.voachinese.com/a/1.html",
        language="zh-CN",
    ),
    entry(
        "news-en",
        title="Talks resume in Seoul",
        author="Ann Lee; Bob Ray; Cy Poe; Di Fox",
        outlet="The Example Times",
        date="2024-11-16",
        url="https://example.com/2",
        language="en",
    ),
    entry(
        "news-ja",
        title="日米韓首脳会談の成果",
        author="鈴木一郎; 佐藤健; 高橋直子; 田中美咲",
        outlet="朝日新聞",
        date="2024-11-17",
        url="https://example.jp/3",
        language="ja",
    ),
    entry(
        "news-ko",
        title="한미일 정상회담 결과",
        author="김민수; 이서연; 박지훈; 최유진",
        outlet="조선일보",
        date="2024-11-18",
        url="https://example.kr/4",
        language="ko",
    ),
    entry(
        "agency",
        title="朝鲜试射导弹",
        outlet="新华社",
        date="2024-10-31",
        url="https://www.xinhuanet.com/5.htm",
        language="zh-CN",
    ),
    entry(
        "page-zh",
        title="外交部发言人就半岛局势答问",
        outlet="外交部",
        date="2024-06-03",
        url="https://www.mfa.gov.cn/6",
        language="zh-CN",
    ),
    entry(
        "page-en",
        title="North Korea sanctions at a glance",
        outlet="Arms Control Association",
        url="https://example.org/7",
        language="en",
    ),
    entry(
        "wechat",
        title="三国“抱团”为哪般？",
        outlet="某某观察",
        author="小编",
        date="2025-01-30",
        url="https://mp.weixin.qq.com/s/8",
        language="zh-CN",
    ),
    entry(
        "broadcast-zh",
        type_="broadcast",
        title="新闻联播",
        outlet="中央电视台",
        date="2024-08-01",
        url="https://tv.example.cn/9",
        language="zh-CN",
    ),
    entry(
        "broadcast-en",
        type_="broadcast",
        title="Evening news",
        outlet="Example Radio",
        date="2024-08-02",
        url="https://example.com/10",
        language="en",
    ),
    entry(
        "report-zh",
        type_="report",
        title="东北亚安全形势报告",
        author="李芳、张敏",
        date="2023",
        url="https://example.cn/11.pdf",
        language="zh-CN",
        csl={"publisher": "某某研究所", "publisher-place": "北京"},
    ),
    entry(
        "report-en",
        type_="report",
        title="Deterrence in the east",
        author="Ann Lee; Bob Ray",
        date="2023",
        url="https://example.org/12.pdf",
        language="en",
        csl={"publisher": "RAND Corporation", "publisher-place": "Santa Monica"},
    ),
    entry(
        "release",
        type_="webpage",
        title="Joint exercise begins",
        outlet="U.S. Department of Defense",
        date="2024-06-27",
        url="https://www.defense.gov/13",
        language="en",
        csl={"genre": "press release"},
    ),
    entry(
        "statute",
        type_="legislation",
        title="中华人民共和国反外国制裁法",
        date="2021-06-10",
        url="https://www.npc.gov.cn/14",
        language="zh-CN",
    ),
    entry(
        "statement",
        type_="treaty",
        title="The spirit of Camp David",
        date="2023-08-18",
        url="https://www.whitehouse.gov/15",
        language="en",
        csl={"genre": "joint statement"},
    ),
    entry(
        "translated",
        title="核问题新动向",
        author="赵明",
        outlet="人民日报",
        date="2024-09-09",
        url="https://paper.people.com.cn/16",
        language="zh-CN",
        csl={"translated-title": "New moves on the nuclear question", "page": "3"},
    ),
)

#: What the citations of a document name, in this order: each source once, the last one at once again, then
#: later repeats, two of them with a place in the source.
CITED = (
    *(CitedSource(item.key) for item in ENTRIES),
    CitedSource("translated"),
    CitedSource("news-zh"),
    CitedSource("news-en"),
    CitedSource("news-ja"),
    CitedSource("news-ko"),
    CitedSource("agency"),
    CitedSource("report-en", "12", "page"),
    CitedSource("news-zh", "7", "paragraph"),
    CitedSource("news-en", "7", "paragraph"),
)

#: By style, in the order of ``CITED``, in a Chinese briefing.
PRINTED = {
    "gb-t-7714-2025-note": """
王伟. 美日韩举行三边会谈[N/OL]. 美国之音，2024-11-15. https://www.voachinese.com/a/1.html.
Lee A，Ray B，Poe C，Fox D. Talks resume in Seoul[N/OL]. The Example Times，2024-11-16. https://example.com/2.
鈴木一郎，佐藤健，高橋直子，田中美咲. 日米韓首脳会談の成果[N/OL]. 朝日新聞，2024-11-17. https://example.jp/3.
김민수，이서연，박지훈，최유진. 한미일 정상회담 결과[N/OL]. 조선일보，2024-11-18. https://example.kr/4.
朝鲜试射导弹[N/OL]. 新华社，2024-10-31. https://www.xinhuanet.com/5.htm.
外交部. 外交部发言人就半岛局势答问[EB/OL]. （2024-06-03）[2025-02-01]. https://www.mfa.gov.cn/6.
Arms Control Association. North Korea sanctions at a glance[EB/OL]. [2025-02-01]. https://example.org/7.
某某观察. 三国“抱团”为哪般？[EB/OL]. （2025-01-30）[2025-02-01]. https://mp.weixin.qq.com/s/8.
新闻联播[EB/OL]//中央电视台. https://tv.example.cn/9.
Evening news[EB/OL]//Example Radio. https://example.com/10.
李芳，张敏. 东北亚安全形势报告[R/OL]. 北京：某某研究所，2023. https://example.cn/11.pdf.
Lee A，Ray B. Deterrence in the east[R/OL]. Santa Monica：RAND Corporation，2023. https://example.org/12.pdf.
U.S. Department of Defense. Joint exercise begins[EB/OL]. （2024-06-27）[2025-02-01]. https://www.defense.gov/13.
中华人民共和国反外国制裁法[EB/OL]. （2021-06-10）[2025-02-01]. https://www.npc.gov.cn/14.
The spirit of Camp David[EB/OL]. （2023-08-18）[2025-02-01]. https://www.whitehouse.gov/15.
赵明. 核问题新动向[New moves on the nuclear question][N/OL]. 人民日报，2024-09-09（3）. https://paper.people.com.cn/16.
同16.
同1.
同2.
同3.
同4.
同5.
同12：12.
同1：第7段.
同2：para. 7.
""",
    "gb-t-7714-2015-note": """
王伟. 美日韩举行三边会谈[N/OL]. 美国之音, 2024-11-15[2025-02-01]. https://www.voachinese.com/a/1.html.
LEE A, RAY B, POE C, et al. Talks resume in Seoul[N/OL]. The Example Times, 2024-11-16[2025-02-01]. https://example.com/2.
鈴木一郎, 佐藤健, 高橋直子, 他. 日米韓首脳会談の成果[N/OL]. 朝日新聞, 2024-11-17[2025-02-01]. https://example.jp/3.
김민수, 이서연, 박지훈, 외. 한미일 정상회담 결과[N/OL]. 조선일보, 2024-11-18[2025-02-01]. https://example.kr/4.
朝鲜试射导弹[N/OL]. 新华社, 2024-10-31[2025-02-01]. https://www.xinhuanet.com/5.htm.
外交部. 外交部发言人就半岛局势答问[EB/OL]. (2024-06-03)[2025-02-01]. https://www.mfa.gov.cn/6.
Arms Control Association. North Korea sanctions at a glance[EB/OL]. [2025-02-01]. https://example.org/7.
某某观察. 三国“抱团”为哪般？[EB/OL]. (2025-01-30)[2025-02-01]. https://mp.weixin.qq.com/s/8.
新闻联播[Z/OL]//中央电视台. (2024-08-01)[2025-02-01]. https://tv.example.cn/9.
Evening news[Z/OL]//Example Radio. (2024-08-02)[2025-02-01]. https://example.com/10.
李芳, 张敏. 东北亚安全形势报告[R/OL]. 北京: 某某研究所, 2023[2025-02-01]. https://example.cn/11.pdf.
LEE A, RAY B. Deterrence in the east[R/OL]. Santa Monica: RAND Corporation, 2023[2025-02-01]. https://example.org/12.pdf.
U.S. Department of Defense. Joint exercise begins[EB/OL]. (2024-06-27)[2025-02-01]. https://www.defense.gov/13.
中华人民共和国反外国制裁法[A/OL]. (2021-06-10)[2025-02-01]. https://www.npc.gov.cn/14.
The spirit of Camp David[A/OL]. (2023-08-18)[2025-02-01]. https://www.whitehouse.gov/15.
赵明. 核问题新动向[New moves on the nuclear question][N/OL]. 人民日报, 2024-09-09(3)[2025-02-01]. https://paper.people.com.cn/16.
同上.
同1.
同2.
同3.
同4.
同5.
同12: 12.
同1: 第7段.
同2: para. 7.
""",
    "chicago-18-notes-bibliography": """
王伟, 《美日韩举行三边会谈》, 美国之音, 2024年11月15日, https://www.voachinese.com/a/1.html.
Ann Lee et al., “Talks Resume in Seoul,” The Example Times, November 16, 2024, https://example.com/2.
鈴木一郎他, 「日米韓首脳会談の成果」, 朝日新聞, 2024年11月17日, https://example.jp/3.
김민수 외, “한미일 정상회담 결과”, 조선일보, 2024년 11월 18일, https://example.kr/4.
《朝鲜试射导弹》, 新华社, 2024年10月31日, https://www.xinhuanet.com/5.htm.
外交部, 《外交部发言人就半岛局势答问》, 2024年6月3日, https://www.mfa.gov.cn/6.
Arms Control Association, “North Korea Sanctions at a Glance,” accessed February 1, 2025, https://example.org/7.
某某观察, 《三国“抱团”为哪般？》, 2025年1月30日, https://mp.weixin.qq.com/s/8.
《新闻联播》, 中央电视台, 2024年8月1日, https://tv.example.cn/9.
“Evening News,” Example Radio, August 2, 2024, https://example.com/10.
李芳和张敏, 东北亚安全形势报告 (某某研究所, 2023), https://example.cn/11.pdf.
Ann Lee and Bob Ray, Deterrence in the East (RAND Corporation, 2023), https://example.org/12.pdf.
U.S. Department of Defense, “Joint Exercise Begins,” press release, June 27, 2024, https://www.defense.gov/13.
中华人民共和国反外国制裁法, 2021年6月10日, https://www.npc.gov.cn/14.
The Spirit of Camp David, joint statement, August 18, 2023, https://www.whitehouse.gov/15.
赵明, 《核问题新动向》 [New moves on the nuclear question], 人民日报, 2024年9月9日, https://paper.people.com.cn/16.
赵明, 《核问题新动向》.
王伟, 《美日韩举行三边会谈》.
Lee et al., “Talks Resume in Seoul.”
鈴木一郎他, 「日米韓首脳会談の成果」.
김민수 외, “한미일 정상회담 결과”.
新华社, 《朝鲜试射导弹》.
Lee and Ray, Deterrence in the East, 12.
王伟, 《美日韩举行三边会谈》, 第7段.
Lee et al., “Talks Resume in Seoul,” para. 7.
""",
    "icd-206": """
王伟; 《美日韩举行三边会谈》; 美国之音; 2024年11月15日; https://www.voachinese.com/a/1.html; 访问日期：2025年2月1日; 新闻报道.
Ann Lee et al.; “Talks resume in Seoul”; The Example Times; 16 November 2024; https://example.com/2; accessed 1 February 2025; newspaper article.
鈴木一郎他; 「日米韓首脳会談の成果」; 朝日新聞; 2024年11月17日; https://example.jp/3; 閲覧日：2025年2月1日; 新聞記事.
김민수 외; “한미일 정상회담 결과”; 조선일보; 2024년 11월 18일; https://example.kr/4; 접속일: 2025년 2월 1일; 신문 기사.
《朝鲜试射导弹》; 新华社; 2024年10月31日; https://www.xinhuanet.com/5.htm; 访问日期：2025年2月1日; 新闻报道.
外交部; 《外交部发言人就半岛局势答问》; 2024年6月3日; https://www.mfa.gov.cn/6; 访问日期：2025年2月1日; 网页.
Arms Control Association; “North Korea sanctions at a glance”; no date; https://example.org/7; accessed 1 February 2025; web page.
某某观察; 《三国“抱团”为哪般？》; 2025年1月30日; https://mp.weixin.qq.com/s/8; 访问日期：2025年2月1日; 社交媒体帖文.
《新闻联播》; 中央电视台; 2024年8月1日; https://tv.example.cn/9; 访问日期：2025年2月1日; 广播.
“Evening news”; Example Radio; 2 August 2024; https://example.com/10; accessed 1 February 2025; broadcast.
李芳和张敏; 《东北亚安全形势报告》; 某某研究所; 2023年; https://example.cn/11.pdf; 访问日期：2025年2月1日; 报告.
Ann Lee and Bob Ray; “Deterrence in the east”; RAND Corporation; 2023; https://example.org/12.pdf; accessed 1 February 2025; report.
U.S. Department of Defense; “Joint exercise begins”; 27 June 2024; https://www.defense.gov/13; accessed 1 February 2025; press release.
《中华人民共和国反外国制裁法》; 2021年6月10日; https://www.npc.gov.cn/14; 访问日期：2025年2月1日; 法律.
“The spirit of Camp David”; 18 August 2023; https://www.whitehouse.gov/15; accessed 1 February 2025; joint statement.
赵明; 《核问题新动向》 [New moves on the nuclear question]; 人民日报; 2024年9月9日; 第3页; https://paper.people.com.cn/16; 访问日期：2025年2月1日; 新闻报道.
见注16.
见注1.
见注2.
见注3.
见注4.
见注5.
见注12; p. 12.
见注1; 第7段.
见注2; para. 7.
""",
    "apa-7": """
(王伟, 2024)
(Lee et al., 2024)
(鈴木一郎他, 2024)
(김민수 외, 2024)
(《朝鲜试射导弹》, 2024)
(外交部, 2024)
(Arms Control Association, n.d.)
(某某观察, 2025)
(《新闻联播》, 2024)
(“Evening News,” 2024)
(李芳 & 张敏, 2023)
(Lee & Ray, 2023)
(U.S. Department of Defense, 2024)
(中华人民共和国反外国制裁法, 2021)
(The Spirit of Camp David, 2023)
(赵明, 2024)
(赵明, 2024)
(王伟, 2024)
(Lee et al., 2024)
(鈴木一郎他, 2024)
(김민수 외, 2024)
(《朝鲜试射导弹》, 2024)
(Lee & Ray, 2023, p. 12)
(王伟, 2024, 第7段)
(Lee et al., 2024, para. 7)
""",
}

#: The first citation of a source with a place in it.
PLACED = (
    CitedSource("report-en", "12", "page"),
    CitedSource("report-zh", "12", "page"),
    CitedSource("news-zh", "7", "paragraph"),
    CitedSource("news-en", "7", "paragraph"),
    CitedSource("news-ja", "7", "paragraph"),
    CitedSource("news-ko", "7", "paragraph"),
)
PRINTED_WITH_PLACE = {
    "gb-t-7714-2025-note": """
Lee A，Ray B. Deterrence in the east[R/OL]. Santa Monica：RAND Corporation，2023：12. https://example.org/12.pdf.
李芳，张敏. 东北亚安全形势报告[R/OL]. 北京：某某研究所，2023：12. https://example.cn/11.pdf.
王伟. 美日韩举行三边会谈[N/OL]. 美国之音，2024-11-15：第7段. https://www.voachinese.com/a/1.html.
Lee A，Ray B，Poe C，Fox D. Talks resume in Seoul[N/OL]. The Example Times，2024-11-16：para. 7. https://example.com/2.
鈴木一郎，佐藤健，高橋直子，田中美咲. 日米韓首脳会談の成果[N/OL]. 朝日新聞，2024-11-17：第7段落. https://example.jp/3.
김민수，이서연，박지훈，최유진. 한미일 정상회담 결과[N/OL]. 조선일보，2024-11-18：제7단락. https://example.kr/4.
""",
    "gb-t-7714-2015-note": """
LEE A, RAY B. Deterrence in the east[R/OL]. Santa Monica: RAND Corporation, 2023: 12[2025-02-01]. https://example.org/12.pdf.
李芳, 张敏. 东北亚安全形势报告[R/OL]. 北京: 某某研究所, 2023: 12[2025-02-01]. https://example.cn/11.pdf.
王伟. 美日韩举行三边会谈[N/OL]. 美国之音, 2024-11-15: 第7段[2025-02-01]. https://www.voachinese.com/a/1.html.
LEE A, RAY B, POE C, et al. Talks resume in Seoul[N/OL]. The Example Times, 2024-11-16: para. 7[2025-02-01]. https://example.com/2.
鈴木一郎, 佐藤健, 高橋直子, 他. 日米韓首脳会談の成果[N/OL]. 朝日新聞, 2024-11-17: 第7段落[2025-02-01]. https://example.jp/3.
김민수, 이서연, 박지훈, 외. 한미일 정상회담 결과[N/OL]. 조선일보, 2024-11-18: 제7단락[2025-02-01]. https://example.kr/4.
""",
    "chicago-18-notes-bibliography": """
Ann Lee and Bob Ray, Deterrence in the East (RAND Corporation, 2023), 12, https://example.org/12.pdf.
李芳和张敏, 东北亚安全形势报告 (某某研究所, 2023), 12, https://example.cn/11.pdf.
王伟, 《美日韩举行三边会谈》, 美国之音, 2024年11月15日, 第7段, https://www.voachinese.com/a/1.html.
Ann Lee et al., “Talks Resume in Seoul,” The Example Times, November 16, 2024, para. 7, https://example.com/2.
鈴木一郎他, 「日米韓首脳会談の成果」, 朝日新聞, 2024年11月17日, 第7段落, https://example.jp/3.
김민수 외, “한미일 정상회담 결과”, 조선일보, 2024년 11월 18일, 제7단락, https://example.kr/4.
""",
    "icd-206": """
Ann Lee and Bob Ray; “Deterrence in the east”; RAND Corporation; 2023; p. 12; https://example.org/12.pdf; accessed 1 February 2025; report.
李芳和张敏; 《东北亚安全形势报告》; 某某研究所; 2023年; 第12页; https://example.cn/11.pdf; 访问日期：2025年2月1日; 报告.
王伟; 《美日韩举行三边会谈》; 美国之音; 2024年11月15日; 第7段; https://www.voachinese.com/a/1.html; 访问日期：2025年2月1日; 新闻报道.
Ann Lee et al.; “Talks resume in Seoul”; The Example Times; 16 November 2024; para. 7; https://example.com/2; accessed 1 February 2025; newspaper article.
鈴木一郎他; 「日米韓首脳会談の成果」; 朝日新聞; 2024年11月17日; 第7段落; https://example.jp/3; 閲覧日：2025年2月1日; 新聞記事.
김민수 외; “한미일 정상회담 결과”; 조선일보; 2024년 11월 18일; 제7단락; https://example.kr/4; 접속일: 2025년 2월 1일; 신문 기사.
""",
    "apa-7": """
(Lee & Ray, 2023, p. 12)
(李芳 & 张敏, 2023, 第12页)
(王伟, 2024, 第7段)
(Lee et al., 2024, para. 7)
(鈴木一郎他, 2024, 第7段落)
(김민수 외, 2024, 제7단락)
""",
}

#: The list of sources, in the order of the style.
LISTED = {
    "gb-t-7714-2025-numeric": """
[1] 王伟. 美日韩举行三边会谈[N/OL]. 美国之音，2024-11-15. https://www.voachinese.com/a/1.html.
[2] Lee A，Ray B，Poe C，et al. Talks resume in Seoul[N/OL]. The Example Times，2024-11-16. https://example.com/2.
[3] 鈴木一郎，佐藤健，高橋直子，他. 日米韓首脳会談の成果[N/OL]. 朝日新聞，2024-11-17. https://example.jp/3.
[4] 김민수，이서연，박지훈，외. 한미일 정상회담 결과[N/OL]. 조선일보，2024-11-18. https://example.kr/4.
[5] 朝鲜试射导弹[N/OL]. 新华社，2024-10-31. https://www.xinhuanet.com/5.htm.
[6] 外交部. 外交部发言人就半岛局势答问[EB/OL]. （2024-06-03）[2025-02-01]. https://www.mfa.gov.cn/6.
[7] Arms Control Association. North Korea sanctions at a glance[EB/OL]. [2025-02-01]. https://example.org/7.
[8] 某某观察. 三国“抱团”为哪般？[EB/OL]. （2025-01-30）[2025-02-01]. https://mp.weixin.qq.com/s/8.
[9] 新闻联播[EB/OL]//中央电视台. https://tv.example.cn/9.
[10] Evening news[EB/OL]//Example Radio. https://example.com/10.
[11] 李芳，张敏. 东北亚安全形势报告[R/OL]. 北京：某某研究所，2023. https://example.cn/11.pdf.
[12] Lee A，Ray B. Deterrence in the east[R/OL]. Santa Monica：RAND Corporation，2023. https://example.org/12.pdf.
[13] U.S. Department of Defense. Joint exercise begins[EB/OL]. （2024-06-27）[2025-02-01]. https://www.defense.gov/13.
[14] 中华人民共和国反外国制裁法[EB/OL]. （2021-06-10）[2025-02-01]. https://www.npc.gov.cn/14.
[15] The spirit of Camp David[EB/OL]. （2023-08-18）[2025-02-01]. https://www.whitehouse.gov/15.
[16] 赵明. 核问题新动向[New moves on the nuclear question][N/OL]. 人民日报，2024-09-09（3）. https://paper.people.com.cn/16.
""",
    "gb-t-7714-2015-numeric": """
[1] 王伟. 美日韩举行三边会谈[N/OL]. 美国之音, 2024-11-15[2025-02-01]. https://www.voachinese.com/a/1.html.
[2] LEE A, RAY B, POE C, et al. Talks resume in Seoul[N/OL]. The Example Times, 2024-11-16[2025-02-01]. https://example.com/2.
[3] 鈴木一郎, 佐藤健, 高橋直子, 他. 日米韓首脳会談の成果[N/OL]. 朝日新聞, 2024-11-17[2025-02-01]. https://example.jp/3.
[4] 김민수, 이서연, 박지훈, 외. 한미일 정상회담 결과[N/OL]. 조선일보, 2024-11-18[2025-02-01]. https://example.kr/4.
[5] 朝鲜试射导弹[N/OL]. 新华社, 2024-10-31[2025-02-01]. https://www.xinhuanet.com/5.htm.
[6] 外交部. 外交部发言人就半岛局势答问[EB/OL]. (2024-06-03)[2025-02-01]. https://www.mfa.gov.cn/6.
[7] Arms Control Association. North Korea sanctions at a glance[EB/OL]. [2025-02-01]. https://example.org/7.
[8] 某某观察. 三国“抱团”为哪般？[EB/OL]. (2025-01-30)[2025-02-01]. https://mp.weixin.qq.com/s/8.
[9] 新闻联播[Z/OL]//中央电视台. (2024-08-01)[2025-02-01]. https://tv.example.cn/9.
[10] Evening news[Z/OL]//Example Radio. (2024-08-02)[2025-02-01]. https://example.com/10.
[11] 李芳, 张敏. 东北亚安全形势报告[R/OL]. 北京: 某某研究所, 2023[2025-02-01]. https://example.cn/11.pdf.
[12] LEE A, RAY B. Deterrence in the east[R/OL]. Santa Monica: RAND Corporation, 2023[2025-02-01]. https://example.org/12.pdf.
[13] U.S. Department of Defense. Joint exercise begins[EB/OL]. (2024-06-27)[2025-02-01]. https://www.defense.gov/13.
[14] 中华人民共和国反外国制裁法[A/OL]. (2021-06-10)[2025-02-01]. https://www.npc.gov.cn/14.
[15] The spirit of Camp David[A/OL]. (2023-08-18)[2025-02-01]. https://www.whitehouse.gov/15.
[16] 赵明. 核问题新动向[New moves on the nuclear question][N/OL]. 人民日报, 2024-09-09(3)[2025-02-01]. https://paper.people.com.cn/16.
""",
    "chicago-18-notes-bibliography": """
李芳和张敏. 东北亚安全形势报告. 某某研究所, 2023. https://example.cn/11.pdf.
某某观察. 《三国“抱团”为哪般？》. 2025年1月30日. https://mp.weixin.qq.com/s/8.
外交部. 《外交部发言人就半岛局势答问》. 2024年6月3日. https://www.mfa.gov.cn/6.
王伟. 《美日韩举行三边会谈》. 美国之音, 2024年11月15日. https://www.voachinese.com/a/1.html.
新华社. 《朝鲜试射导弹》. 2024年10月31日. https://www.xinhuanet.com/5.htm.
赵明. 《核问题新动向》 [New moves on the nuclear question]. 人民日报, 2024年9月9日. https://paper.people.com.cn/16.
中华人民共和国反外国制裁法. 2021年6月10日. https://www.npc.gov.cn/14.
中央电视台. 《新闻联播》. 2024年8月1日. https://tv.example.cn/9.
鈴木一郎, 佐藤健, 高橋直子と田中美咲. 「日米韓首脳会談の成果」. 朝日新聞, 2024年11月17日. https://example.jp/3.
Arms Control Association. “North Korea Sanctions at a Glance.” Accessed February 1, 2025. https://example.org/7.
Example Radio. “Evening News.” August 2, 2024. https://example.com/10.
Lee, Ann, and Bob Ray. Deterrence in the East. RAND Corporation, 2023. https://example.org/12.pdf.
Lee, Ann, Bob Ray, Cy Poe, and Di Fox. “Talks Resume in Seoul.” The Example Times, November 16, 2024. https://example.com/2.
The Spirit of Camp David. Joint statement. August 18, 2023. https://www.whitehouse.gov/15.
U.S. Department of Defense. “Joint Exercise Begins.” Press release. June 27, 2024. https://www.defense.gov/13.
김민수, 이서연, 박지훈 및 최유진. “한미일 정상회담 결과”. 조선일보, 2024년 11월 18일. https://example.kr/4.
""",
    "apa-7": """
朝鲜试射导弹. (2024, 十月 31). 新华社. https://www.xinhuanet.com/5.htm
李芳 & 张敏. (2023). 东北亚安全形势报告. 某某研究所. https://example.cn/11.pdf
某某观察. (2025, 一月 30). 三国“抱团”为哪般？ [帖子]. https://mp.weixin.qq.com/s/8
外交部. (2024, 六月 3). 外交部发言人就半岛局势答问. https://www.mfa.gov.cn/6
王伟. (2024, 十一月 15). 美日韩举行三边会谈. 美国之音. https://www.voachinese.com/a/1.html
新闻联播. (2024, 八月 1). [广播]. 收入 中央电视台. https://tv.example.cn/9
赵明. (2024, 九月 9). 核问题新动向 [New moves on the nuclear question]. 人民日报, 3. https://paper.people.com.cn/16
中华人民共和国反外国制裁法. (2021). https://www.npc.gov.cn/14
鈴木一郎, 佐藤健, 高橋直子, & 田中美咲. (2024, 11月 17). 日米韓首脳会談の成果. 朝日新聞. https://example.jp/3
Arms Control Association. (n.d.). North Korea sanctions at a glance. Retrieved February 1, 2025, from https://example.org/7
Evening news. (2024, August 2). [Broadcast]. In Example Radio. https://example.com/10
Lee, A., & Ray, B. (2023). Deterrence in the east. RAND Corporation. https://example.org/12.pdf
Lee, A., Ray, B., Poe, C., & Fox, D. (2024, November 16). Talks resume in Seoul. The Example Times. https://example.com/2
The spirit of Camp David. (2023). [Joint statement]. https://www.whitehouse.gov/15
U.S. Department of Defense. (2024, June 27). Joint exercise begins [Press release]. https://www.defense.gov/13
김민수, 이서연, 박지훈, & 최유진. (2024, 11월 18). 한미일 정상회담 결과. 조선일보. https://example.kr/4
""",
}

#: In an English briefing, Western styles have English words for all sources; GB/T keeps each source's own.
ENGLISH = {
    "gb-t-7714-2025-note": """
王伟. 美日韩举行三边会谈[N/OL]. 美国之音，2024-11-15. https://www.voachinese.com/a/1.html.
Lee A，Ray B，Poe C，Fox D. Talks resume in Seoul[N/OL]. The Example Times，2024-11-16. https://example.com/2.
鈴木一郎，佐藤健，高橋直子，田中美咲. 日米韓首脳会談の成果[N/OL]. 朝日新聞，2024-11-17. https://example.jp/3.
김민수，이서연，박지훈，최유진. 한미일 정상회담 결과[N/OL]. 조선일보，2024-11-18. https://example.kr/4.
某某观察. 三国“抱团”为哪般？[EB/OL]. （2025-01-30）[2025-02-01]. https://mp.weixin.qq.com/s/8.
李芳，张敏. 东北亚安全形势报告[R/OL]. 北京：某某研究所，2023. https://example.cn/11.pdf.
Same as note 1.
""",
    "gb-t-7714-2015-note": """
王伟. 美日韩举行三边会谈[N/OL]. 美国之音, 2024-11-15[2025-02-01]. https://www.voachinese.com/a/1.html.
LEE A, RAY B, POE C, et al. Talks resume in Seoul[N/OL]. The Example Times, 2024-11-16[2025-02-01]. https://example.com/2.
鈴木一郎, 佐藤健, 高橋直子, 他. 日米韓首脳会談の成果[N/OL]. 朝日新聞, 2024-11-17[2025-02-01]. https://example.jp/3.
김민수, 이서연, 박지훈, 외. 한미일 정상회담 결과[N/OL]. 조선일보, 2024-11-18[2025-02-01]. https://example.kr/4.
某某观察. 三国“抱团”为哪般？[EB/OL]. (2025-01-30)[2025-02-01]. https://mp.weixin.qq.com/s/8.
李芳, 张敏. 东北亚安全形势报告[R/OL]. 北京: 某某研究所, 2023[2025-02-01]. https://example.cn/11.pdf.
Same as note 1.
""",
    "chicago-18-notes-bibliography": """
王伟, “美日韩举行三边会谈,” 美国之音, November 15, 2024, https://www.voachinese.com/a/1.html.
Ann Lee et al., “Talks Resume in Seoul,” The Example Times, November 16, 2024, https://example.com/2.
鈴木一郎 et al., “日米韓首脳会談の成果,” 朝日新聞, November 17, 2024, https://example.jp/3.
김민수 et al., “한미일 정상회담 결과,” 조선일보, November 18, 2024, https://example.kr/4.
某某观察, “三国‘抱团’为哪般？,” January 30, 2025, https://mp.weixin.qq.com/s/8.
李芳 and 张敏, 东北亚安全形势报告 (某某研究所, 2023), https://example.cn/11.pdf.
王伟, “美日韩举行三边会谈.”
""",
    "icd-206": """
王伟; “美日韩举行三边会谈”; 美国之音; 15 November 2024; https://www.voachinese.com/a/1.html; accessed 1 February 2025; newspaper article.
Ann Lee et al.; “Talks resume in Seoul”; The Example Times; 16 November 2024; https://example.com/2; accessed 1 February 2025; newspaper article.
鈴木一郎 et al.; “日米韓首脳会談の成果”; 朝日新聞; 17 November 2024; https://example.jp/3; accessed 1 February 2025; newspaper article.
김민수 et al.; “한미일 정상회담 결과”; 조선일보; 18 November 2024; https://example.kr/4; accessed 1 February 2025; newspaper article.
某某观察; “三国‘抱团’为哪般？”; 30 January 2025; https://mp.weixin.qq.com/s/8; accessed 1 February 2025; social media post.
李芳 and 张敏; “东北亚安全形势报告”; 某某研究所; 2023; https://example.cn/11.pdf; accessed 1 February 2025; report.
See note 1.
""",
    "apa-7": """
(王伟, 2024)
(Lee et al., 2024)
(鈴木一郎 et al., 2024)
(김민수 et al., 2024)
(某某观察, 2025)
(李芳 & 张敏, 2023)
(王伟, 2024)
""",
}
ENGLISH_CITED = tuple(
    map(CitedSource, ("news-zh", "news-en", "news-ja", "news-ko", "wechat", "report-zh", "news-zh"))
)


def rows(table: dict[str, str], cited: tuple[CitedSource, ...], language: str = "zh-CN") -> list[Any]:
    """One case for each line of a table: style, language, all that is cited, which of it, what is printed."""
    return [
        pytest.param(style, language, cited, place, line, id=f"{style}-{cited[place].key}-{place}")
        for style, lines in table.items()
        for place, line in enumerate(lines.strip().splitlines())
    ]


@pytest.mark.parametrize(
    ("style", "language", "cited", "place", "expected"),
    [
        *rows(PRINTED, CITED),
        *rows(PRINTED_WITH_PLACE, PLACED),
        *rows(ENGLISH, ENGLISH_CITED, "en-US"),
    ],
)
def test_a_citation(
    style: str, language: str, cited: tuple[CitedSource, ...], place: int, expected: str
) -> None:
    assert printed(style, language, cited)[0][place] == expected


@pytest.mark.parametrize("style", LISTED)
def test_the_list_of_sources(style: str) -> None:
    assert list(printed(style, "zh-CN", CITED)[1]) == LISTED[style].strip().splitlines()


def test_the_tables_are_long_enough() -> None:
    for table, cited in ((PRINTED, CITED), (PRINTED_WITH_PLACE, PLACED), (ENGLISH, ENGLISH_CITED)):
        assert all(len(lines.strip().splitlines()) == len(cited) for lines in table.values())


@cache
def printed(
    style: str, language: str, cited: tuple[CitedSource, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What each citation of a document becomes, and the rows of its list of sources."""
    paragraphs = tuple(Paragraph((Citation((source,)),)) for source in cited)
    listed = SourceList(tuple(SourceEntry(item.key, (), None, None, "", "") for item in ENTRIES))
    labels = Labels(**{field.name: "" for field in fields(Labels)})
    document = Document("", "", "", "2025-01-01", "", language, "", labels, (*paragraphs, listed))
    library = Library({item.key: item for item in ENTRIES})
    made, problems = cite(document, library, STYLES / f"{style}.csl", language)
    assert problems == ()
    texts, entries = [], ()
    for block in made.children:
        if isinstance(block, SourceList):
            entries = tuple(f"{row.label} {plain(row.reference)}".strip() for row in block.entries)
        elif isinstance(block, Paragraph):
            first = block.children[0]
            texts.append(plain(first.children if isinstance(first, Footnote) else block.children))
    return tuple(texts), entries
