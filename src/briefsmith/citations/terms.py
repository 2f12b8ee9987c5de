"""The words of East Asian languages that styles leave to the engine, where its own are missing or wrong."""

from __future__ import annotations

from lxml import etree

from briefsmith.citations.names import is_east_asian

NAMESPACE = "http://purl.org/net/xbiblio/csl"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: Private characters around a word that stands close to the names beside it: 等 does, "et al." does not.
CLOSE_BEFORE, CLOSE_AND, CLOSE_AFTER = "\ue013", "\ue014", "\ue015"
#: A private character before a word that no comma stands before; one for no word
#: (the engine takes an empty one for a missing one), and one for no word and no space behind it.
NO_COMMA, NO_WORD, NO_WORD_NOR_SPACE = "\ue017", "\ue019", "\ue01a"

#: By language: the term, its form ("long" is the plain one) and the word. Where a style has a word of
#: its own for all languages or for this one, that word stands. GB/T 7714 has 等, et al., 他 and 외.
_WORDS: dict[str, dict[tuple[str, str], str]] = {
    # The regions come first: a language's own words are no words that a style has for the region.
    "zh-TW": {
        ("and", "long"): "及",
        ("post", "long"): "貼文",
        ("webpage", "long"): "網頁",
        ("article-newspaper", "long"): "報紙文章",
        ("broadcast", "long"): "廣播",
        ("report", "long"): "報告",
        ("legislation", "long"): "法律",
        ("treaty", "long"): "條約",
    },
    "zh": {("et-al", "long"): "等", ("and", "long"): "和", ("edition", "short"): "版"},
    "ja": {
        ("et-al", "long"): "他",
        ("and", "long"): "と",
        ("edition", "short"): f"{CLOSE_BEFORE}{NO_WORD}",  # "第2版" says it
        ("accessed", "long"): "参照",
        ("retrieved", "long"): "参照",
        ("from", "long"): NO_WORD_NOR_SPACE,
        ("in", "long"): "所収",
        ("no date", "long"): "日付不明",
        ("no date", "short"): "日付不明",
        ("ibid", "long"): "同上",
        ("post", "long"): "投稿",
        ("webpage", "long"): "ウェブページ",
        ("article-newspaper", "long"): "新聞記事",
        ("broadcast", "long"): "放送",
        ("report", "long"): "報告書",
        ("legislation", "long"): "法令",
        ("treaty", "long"): "条約",
        ("interview", "long"): "インタビュー",
    },
    "ko": {
        ("et-al", "long"): "외",
        ("and", "long"): f"{NO_COMMA}및",
        ("accessed", "long"): "접속일",
        ("retrieved", "long"): "검색일",
        ("from", "long"): NO_WORD_NOR_SPACE,
        ("in", "long"): "수록",
        ("no date", "long"): "일자 미상",
        ("no date", "short"): "일자 미상",
        ("ibid", "long"): "상동",
        ("edition", "short"): f"{CLOSE_BEFORE}{NO_WORD}",
        ("editor", "short"): "편",
        ("translator", "short"): "역",
        ("post", "long"): "게시물",
        ("webpage", "long"): "웹페이지",
        ("article-newspaper", "long"): "신문 기사",
        ("broadcast", "long"): "방송",
        ("report", "long"): "보고서",
        ("legislation", "long"): "법령",
        ("treaty", "long"): "조약",
        ("interview", "long"): "인터뷰",
        ("season-01", "long"): "봄",
        ("season-02", "long"): "여름",
        ("season-03", "long"): "가을",
        ("season-04", "long"): "겨울",
    },
}


def complete_terms(root: etree._Element) -> None:
    """Adds our words to the locales of a style, and marks those that stand close to names."""
    for language, words in _WORDS.items():
        own = (None, language.split("-")[0], language)
        known = {_term(term) for locale in _locales(root, *own) for term in _terms(locale)}
        _add(root, language, {term: word for term, word in words.items() if term not in known})
    for locale in root.findall(_tag("locale")):
        # Chinese and Japanese words are not parted by spaces; Korean ones are.
        if (locale.get(_XML_LANG) or "zh")[:2] in ("zh", "ja"):
            for term in _terms(locale):
                _mark(term)


def _mark(term: etree._Element) -> None:
    text = term.text or ""
    if _term(term) in (("et-al", "long"), ("edition", "short")) and is_east_asian(text):
        term.text = CLOSE_BEFORE + text
    if _term(term) == ("and", "long") and is_east_asian(text):
        term.text = CLOSE_AND + text + CLOSE_AFTER


def _add(root: etree._Element, language: str, words: dict[tuple[str, str], str]) -> None:
    if not words:
        return
    locale = next(iter(_locales(root, language)), None)
    if locale is None:
        locale = etree.Element(_tag("locale"), {_XML_LANG: language})
        info = root.find(_tag("info"))
        root.insert(0 if info is None else root.index(info) + 1, locale)
    terms = locale.find(_tag("terms"))
    if terms is None:
        terms = etree.SubElement(locale, _tag("terms"))
    for (name, form), word in words.items():
        made = etree.SubElement(terms, _tag("term"), {"name": name})
        made.text = word
        if form != "long":
            made.set("form", form)


def _locales(root: etree._Element, *languages: str | None) -> list[etree._Element]:
    return [one for one in root.findall(_tag("locale")) if one.get(_XML_LANG) in languages]


def _terms(locale: etree._Element) -> list[etree._Element]:
    return [term for terms in locale.findall(_tag("terms")) for term in terms.findall(_tag("term"))]


def _term(term: etree._Element) -> tuple[str, str]:
    return str(term.get("name")), term.get("form") or "long"


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
