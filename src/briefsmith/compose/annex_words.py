"""The fixed words of the verification annex in the languages that a briefing can be written in."""

from __future__ import annotations

from dataclasses import dataclass

from briefsmith.compose.labels import labels_for, language_group, verdict_text
from briefsmith.document import AnnexLabels


@dataclass(frozen=True, slots=True)
class _Words:
    """``page`` and ``paragraph`` hold one number or range."""

    title: str
    labels: AnnexLabels
    page: str
    pages: str
    paragraph: str
    paragraphs: str
    heading: str
    between: str
    omitted: str
    inserted: str
    titled: str
    verdicts: dict[str, str]
    folds: dict[str, str]
    meaning: str


#: The kinds of folding, in the order of the words below; `evidence.foldings.KINDS` has their names.
_FOLDS = (
    "white space", "zero-width characters", "width", "quotation marks", "dashes", "middle dots",
    "ellipsis marks", "simplified/traditional", "the numeral 〇", "character composition",
)  # fmt: skip


def _folds(*words: str) -> dict[str, str]:
    return dict(zip(_FOLDS, words, strict=True))


_WORDS: dict[str, _Words] = {
    "zh-hans": _Words(
        title="附录　引文核验表",
        labels=AnnexLabels("序号", "注", "引文", "来源", "段、页", "核验结果", "字符位置", "存档文件", "归一"),
        page="第{n}页",
        pages="第{n}页",
        paragraph="第{n}段",
        paragraphs="第{n}段",
        heading="标题",
        between="、",
        omitted="略去",
        inserted="编者加",
        titled="{outlet}《{title}》",
        verdicts={"exact": "逐字一致", "equivalent": "归一后一致", "elided": "有删补，其余一致"},
        folds=_folds(
            "空白", "零宽字符", "全角半角", "引号", "破折号", "间隔号", "省略号", "繁简", "数字〇", "字符组合"
        ),
        meaning="核验结果只说明存档文件的正文载有这些文字，不说明报道属实，也不说明存档文件仍与网上原文相同。"
        "字符位置从存档文件解码后（或取出的文本）的开头数起，首字符为0，不含末位。",
    ),
    "zh-hant": _Words(
        title="附錄　引文核驗表",
        labels=AnnexLabels("序號", "註", "引文", "來源", "段、頁", "核驗結果", "字元位置", "存檔檔案", "歸一"),
        page="第{n}頁",
        pages="第{n}頁",
        paragraph="第{n}段",
        paragraphs="第{n}段",
        heading="標題",
        between="、",
        omitted="略去",
        inserted="編者加",
        titled="{outlet}《{title}》",
        verdicts={"exact": "逐字一致", "equivalent": "歸一後一致", "elided": "有刪補，其餘一致"},
        folds=_folds(
            "空白", "零寬字元", "全形半形", "引號", "破折號", "間隔號", "刪節號", "繁簡", "數字〇", "字元組合"
        ),
        meaning="核驗結果只說明存檔檔案的正文載有這些文字，不說明報導屬實，也不說明存檔檔案仍與網上原文相同。"
        "字元位置從存檔檔案解碼後（或取出的文本）的開頭數起，首字元為0，不含末位。",
    ),
    "ja": _Words(
        title="付録　引用の検証表",
        labels=AnnexLabels(
            "番号", "注", "引用", "出典", "段落・頁", "検証結果", "文字位置", "保存ファイル", "統一"
        ),
        page="{n}頁",
        pages="{n}頁",
        paragraph="第{n}段落",
        paragraphs="第{n}段落",
        heading="見出し",
        between="・",
        omitted="省略",
        inserted="編者の補足",
        titled="{outlet}「{title}」",
        verdicts={"exact": "一字一句一致", "equivalent": "表記統一後に一致", "elided": "省略・補足のほかは一致"},
        folds=_folds(
            "空白", "ゼロ幅文字", "全角半角", "引用符", "ダッシュ", "中黒", "省略符号", "繁体字・簡体字", "数字の〇", "文字の合成"
        ),
        meaning="検証結果は、保存ファイルの本文にこの文字があることだけを示す。記事の内容が正しいことも、"
        "保存ファイルが現在の掲載内容と同じであることも示さない。"
        "文字位置は、保存ファイルを復号した（または取り出した）テキストの先頭を0として数え、終わりの位置を含まない。",
    ),
    "ko": _Words(
        title="부록  인용 검증표",
        labels=AnnexLabels("번호", "주", "인용", "출처", "단락·쪽", "검증 결과", "문자 위치", "저장본", "통일"),
        page="{n}쪽",
        pages="{n}쪽",
        paragraph="제{n}단락",
        paragraphs="제{n}단락",
        heading="제목",
        between=", ",
        omitted="생략",
        inserted="편집자 삽입",
        titled="{outlet}, 「{title}」",
        verdicts={"exact": "글자 그대로 일치", "equivalent": "표기 통일 후 일치", "elided": "생략·삽입 외 일치"},
        folds=_folds(
            "공백", "폭 없는 문자", "전각·반각", "따옴표", "줄표", "가운뎃점", "줄임표", "번체·간체", "숫자 〇", "문자 조합"
        ),
        meaning="검증 결과는 저장본의 본문에 이 글자가 있다는 것만을 뜻하며, 보도가 사실이라는 것도 "
        "저장본이 지금의 게시물과 같다는 것도 뜻하지 않는다. "
        "문자 위치는 저장본을 해독한(또는 꺼낸) 텍스트의 첫 글자를 0으로 세며, 끝 위치는 포함하지 않는다.",
    ),
    "en": _Words(
        title="Annex: verification of the quotations",
        labels=AnnexLabels(
            "No.", "Note", "Quotation", "Source", "Place", "Result", "Characters", "Saved copy", "folded"
        ),
        page="p. {n}",
        pages="pp. {n}",
        paragraph="para. {n}",
        paragraphs="paras. {n}",
        heading="heading",
        between=", ",
        omitted="left out",
        inserted="put in by the editors",
        titled="{outlet}, “{title}”",
        verdicts={
            "exact": "Character for character",
            "equivalent": "The same after folding",
            "elided": "The same but for omissions or insertions",
        },
        folds=_folds(*_FOLDS),
        meaning="A result says only that the body of the saved file holds these words: not that the report is "
        "true, nor that the file is still what the publisher shows. Characters are counted in the decoded file "
        "(or the text taken out of it) from 0, the end excluded.",
    ),
}  # fmt: skip


def annex_title(language: str) -> str:
    """The heading of the annex."""
    return _words(language).title


def annex_labels(language: str) -> AnnexLabels:
    """The words over its columns."""
    return _words(language).labels


def meaning_text(language: str) -> str:
    """What a verdict says and what it does not, and what the positions count."""
    return _words(language).meaning


def result_text(verdict: str, language: str) -> str:
    """A verdict in the words of the reader; one that is not verified says so first."""
    words, labels = _words(language), labels_for(language)
    found = words.verdicts.get(verdict)
    return found or f"{labels.unverified}{labels.colon}{verdict_text(verdict, language)}"


def folding_label(kind: str, language: str) -> str:
    """A kind of folding in the words of the reader."""
    return _words(language).folds.get(kind, kind)


def change_labels(language: str) -> tuple[str, str]:
    """What stands in front of words left out, and of words put in."""
    words = _words(language)
    return words.omitted, words.inserted


def list_separator(language: str) -> str:
    """What parts the items of a short list."""
    return _words(language).between


def place_text(pages: str, paragraphs: str, language: str) -> str:
    """A place in a source from its pages and paragraphs (``3`` or ``3–4``, or empty); where it has
    neither, it is a heading.
    """
    words = _words(language)
    shown = [
        _counted(pages, words.page, words.pages),
        _counted(paragraphs, words.paragraph, words.paragraphs),
    ]
    return words.between.join(filter(None, shown)) or words.heading


def around_title(language: str) -> tuple[str, str]:
    """What stands between an outlet and the title of its article, and behind that title."""
    before, after = _words(language).titled.split("{title}")
    return before.removeprefix("{outlet}"), after


def _counted(numbers: str, one: str, several: str) -> str:
    return (several if "–" in numbers else one).format(n=numbers) if numbers else ""


def _words(language: str) -> _Words:
    return _WORDS[language_group(language)]
