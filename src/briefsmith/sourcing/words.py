"""The sentences of a source summary statement in the languages that a briefing can be written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefsmith.compose.labels import language_group
from briefsmith.sourcing.facts import WANTED


@dataclass(frozen=True, slots=True)
class SummaryWords:
    """The sentences; ``{…}`` are filled in. ``item`` joins a name and its count, ``and_``
    parts items. Singular forms stand behind ``|`` where a language has them.
    """

    sources: str
    outlets: str
    one_language: str
    languages: str
    grades: str
    span: str
    day: str
    quotations: str
    leaning: str
    leaning_item: str
    missing: str
    same: str
    item: str
    and_: str
    kinds: Mapping[str, str]
    wanted: Mapping[str, str]


#: The kinds that a reader tells apart, by CSL type; any other is ``other``.
KINDS: Mapping[str, str] = {
    "article-newspaper": "news",
    "article-magazine": "news",
    "post": "post",
    "post-weblog": "post",
    "webpage": "page",
    "broadcast": "broadcast",
    "report": "report",
    "article-journal": "study",
    "book": "study",
    "chapter": "study",
    "thesis": "study",
    "legislation": "law",
    "bill": "law",
    "regulation": "law",
    "treaty": "law",
    "speech": "speech",
    "interview": "speech",
}

_KIND_NAMES = ("news", "post", "page", "broadcast", "report", "study", "law", "speech", "other")


def _named(names: tuple[str, ...], words: str) -> Mapping[str, str]:
    return dict(zip(names, words.split("/"), strict=True))


_WORDS: dict[str, SummaryWords] = {
    "zh-hans": SummaryWords(
        sources="本简报依据资料{n}篇：{kinds}。",
        outlets="出自{n}家机构或账号。",
        one_language="均为{language}。",
        languages="语种：{languages}。",
        grades="来源可靠性（北约海军部代码）：{grades}。",
        span="发表于{first}至{last}。",
        day="发表于{first}。",
        quotations="共引用原文{n}处，均与存档文件核对。",
        leaning="以下各节的引文和引注主要出自单一来源，未经其他来源印证的内容应谨慎对待：",
        leaning_item="{section}：{name}（{total}处中{count}处）",
        missing="未注明{what}的有：{names}。",
        same="{names}内容相同或互为摘录，只应算作一个来源。",
        item="{name}{n}篇",
        and_="、",
        kinds=_named(_KIND_NAMES, "新闻报道/公众号或博客文章/网页/广播电视节目/报告/论著/法规或条约文本/讲话或访谈/其他资料"),
        wanted=_named(WANTED, "发布机构/日期/网址/可靠性评级/来源说明"),
    ),
    "zh-hant": SummaryWords(
        sources="本簡報依據資料{n}篇：{kinds}。",
        outlets="出自{n}家機構或帳號。",
        one_language="均為{language}。",
        languages="語種：{languages}。",
        grades="來源可靠性（北約海軍部代碼）：{grades}。",
        span="發表於{first}至{last}。",
        day="發表於{first}。",
        quotations="共引用原文{n}處，均與存檔檔案核對。",
        leaning="以下各節的引文和引註主要出自單一來源，未經其他來源印證的內容應謹慎對待：",
        leaning_item="{section}：{name}（{total}處中{count}處）",
        missing="未註明{what}的有：{names}。",
        same="{names}內容相同或互為摘錄，只應算作一個來源。",
        item="{name}{n}篇",
        and_="、",
        kinds=_named(_KIND_NAMES, "新聞報導/公眾號或部落格文章/網頁/廣播電視節目/報告/論著/法規或條約文本/講話或訪談/其他資料"),
        wanted=_named(WANTED, "發布機構/日期/網址/可靠性評級/來源說明"),
    ),
    "ja": SummaryWords(
        sources="本資料は出典{n}件による：{kinds}。",
        outlets="発行元は{n}。",
        one_language="いずれも{language}。",
        languages="言語：{languages}。",
        grades="出典の信頼度（アドミラルティ・コード）：{grades}。",
        span="発表日は{first}から{last}まで。",
        day="発表日は{first}。",
        quotations="引用は{n}件で、すべて保存ファイルと照合した。",
        leaning="次の節の引用・注記は主に一つの出典による。他の出典で確認していない内容には注意を要する：",
        leaning_item="{section}：{name}（{total}件中{count}件）",
        missing="{what}が不明の出典：{names}。",
        same="{names}は同じ記事またはその抜粋であり、一つの出典と数える。",
        item="{name}{n}件",
        and_="、",
        kinds=_named(_KIND_NAMES, "報道記事/アカウントやブログの投稿/ウェブページ/放送番組/報告書/論文・著書/法令・条約/演説・インタビュー/その他"),
        wanted=_named(WANTED, "発行元/日付/URL/信頼度の評価/出典の説明"),
    ),
    "ko": SummaryWords(
        sources="이 문서는 출처 {n}건에 근거한다: {kinds}.",
        outlets="발행처는 {n}곳이다.",
        one_language="모두 {language} 자료이다.",
        languages="언어: {languages}.",
        grades="출처의 신뢰도(해군성 부호): {grades}.",
        span="발표일은 {first}부터 {last}까지이다.",
        day="발표일은 {first}이다.",
        quotations="인용은 {n}건이며 모두 저장본과 대조하였다.",
        leaning="다음 절의 인용과 각주는 주로 한 출처에서 나왔으므로, 다른 출처로 확인되지 않은 내용은 주의해서 읽어야 한다:",
        leaning_item="{section}: {name} ({total}건 중 {count}건)",
        missing="{what} 정보가 없는 출처: {names}.",
        same="다음은 같은 기사이거나 그 발췌이므로 한 출처로 센다: {names}.",
        item="{name} {n}건",
        and_=", ",
        kinds=_named(_KIND_NAMES, "보도 기사/계정·블로그 글/웹페이지/방송/보고서/논저/법령·조약/연설·인터뷰/기타"),
        wanted=_named(WANTED, "발행처/날짜/주소/신뢰도 평가/출처 설명"),
    ),
    "en": SummaryWords(
        sources="This briefing rests on {n} sources: {kinds}.|This briefing rests on 1 source: {kinds}.",
        outlets="They come from {n} outlets or accounts.|They come from 1 outlet or account.",
        one_language="All are in {language}.",
        languages="Languages: {languages}.",
        grades="Reliability of the sources (Admiralty code): {grades}.",
        span="They were published between {first} and {last}.",
        day="Published on {first}.",
        quotations="{n} passages are quoted, each compared with its saved copy.|1 passage is quoted and was compared with its saved copy.",
        leaning="These sections lean on one source; what no other source confirms should be read with care:",
        leaning_item="{section}: {name} ({count} of {total} quotations and citations)",
        missing="Without {what}: {names}.",
        same="{names} hold the same article or an excerpt of it and count as one source.",
        item="{name} {n}",
        and_=", ",
        kinds=_named(
            _KIND_NAMES,
            "news reports/posts/web pages/broadcasts/reports/books and studies/legal texts/speeches and interviews/others",
        ),
        wanted=_named(WANTED, "an outlet/a date/an address/a grade/a descriptor"),
    ),
}  # fmt: skip


def summary_words(language: str) -> SummaryWords:
    """The sentences for a briefing in ``language`` (BCP 47)."""
    return _WORDS[language_group(language)]
