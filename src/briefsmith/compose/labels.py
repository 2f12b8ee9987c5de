"""The briefing's own fixed words in the languages that it can be written in.

Here stands what several parts say. What one part alone says stands beside it: the annex
(`annex_words`), the lines on sources (`sourcing`), the drafted summary (`briefsmith.sourcing.words`).
"""

from __future__ import annotations

from datetime import date

from briefsmith.document import Labels

_CHINESE_DIGITS = "〇一二三四五六七八九"

_LABELS: dict[str, Labels] = {
    "zh-hans": Labels(
        key_points="要点",
        sources="资料来源",
        note="按",
        translation="译文",
        grade="可靠性",
        descriptor="来源说明",
        source="来源",
        unverified="未核实",
        footnotes="注释",
        number="序号",
        rating="评级",
        particulars="概况",
        saved_copy="存档文件",
        draft="草稿：含未核实的引文，不得外传",
        verification="引文核验",
        colon="：",
    ),
    "zh-hant": Labels(
        key_points="要點",
        sources="資料來源",
        note="按",
        translation="譯文",
        grade="可靠性",
        descriptor="來源說明",
        source="來源",
        unverified="未核實",
        footnotes="註釋",
        number="序號",
        rating="評級",
        particulars="概況",
        saved_copy="存檔檔案",
        draft="草稿：含未核實的引文，不得外傳",
        verification="引文核驗",
        colon="：",
    ),
    "ja": Labels(
        key_points="要点",
        sources="出典一覧",
        note="注",
        translation="訳文",
        grade="信頼度",
        descriptor="出典の説明",
        source="出典",
        unverified="未検証",
        footnotes="注",
        number="番号",
        rating="評価",
        particulars="概要",
        saved_copy="保存ファイル",
        draft="草稿：未検証の引用を含む。配布禁止",
        verification="引用の検証",
        colon="：",
    ),
    "ko": Labels(
        key_points="핵심 요약",
        sources="출처 목록",
        note="주",
        translation="번역",
        grade="신뢰도",
        descriptor="출처 설명",
        source="출처",
        unverified="미확인",
        footnotes="각주",
        number="번호",
        rating="평가",
        particulars="개요",
        saved_copy="저장본",
        draft="초안: 확인되지 않은 인용 포함, 배포 금지",
        verification="인용 검증",
        colon=": ",
    ),
    "en": Labels(
        key_points="Key points",
        sources="Sources",
        note="Comment",
        translation="Translation",
        grade="Reliability",
        descriptor="Description",
        source="Source",
        unverified="Unverified",
        footnotes="Notes",
        number="No.",
        rating="Rating",
        particulars="About",
        saved_copy="Saved copy",
        draft="Draft: holds unverified quotations; not for release",
        verification="How the quotations were checked",
        colon=": ",
    ),
}

#: What the letters of the Admiralty code mean (NATO reliability of the source, A to F).
_GRADES: dict[str, str] = {
    "zh-hans": "来源可靠性按北约海军部代码：A 完全可靠，B 通常可靠，C 尚可靠，D 通常不可靠，E 不可靠，F 无法判断；"
    "信息可信度：1 已由其他来源证实，2 很可能属实，3 可能属实，4 存疑，5 不大可能，6 无法判断。"
    "两者分别判断，F 与 6 表示“不知道”，不表示“低”。",
    "zh-hant": "來源可靠性按北約海軍部代碼：A 完全可靠，B 通常可靠，C 尚可靠，D 通常不可靠，E 不可靠，F 無法判斷；"
    "資訊可信度：1 已由其他來源證實，2 很可能屬實，3 可能屬實，4 存疑，5 不大可能，6 無法判斷。"
    "兩者分別判斷，F 與 6 表示「不知道」，不表示「低」。",
    "ja": "出典の信頼度はアドミラルティ・コードによる：A 完全に信頼できる、B 通常信頼できる、C かなり信頼できる、"
    "D 通常信頼できない、E 信頼できない、F 判断できない。情報の確度：1 他の出典で確認済み、2 おそらく真実、"
    "3 真実の可能性あり、4 疑わしい、5 ありそうにない、6 判断できない。両者は別々に判断し、F と 6 は「わからない」を表し、「低い」ではない。",
    "ko": "출처의 신뢰도는 해군성 부호에 따른다: A 완전히 신뢰, B 대체로 신뢰, C 어느 정도 신뢰, D 대체로 신뢰 불가, "
    "E 신뢰 불가, F 판단 불가. 정보의 신빙성: 1 다른 출처로 확인, 2 아마 사실, 3 사실일 수 있음, 4 의심스러움, "
    "5 그럴 것 같지 않음, 6 판단 불가. 둘은 따로 판단하며, F와 6은 ‘알 수 없음’이지 ‘낮음’이 아니다.",
    "en": "Reliability of the source after the Admiralty code: A completely, B usually, C fairly, D not usually "
    "reliable, E unreliable, F cannot be judged. Credibility of the information: 1 confirmed by other sources, "
    "2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged. The two are judged "
    "independently; F and 6 mean “unknown”, not “low”.",
}


#: What an unverified quotation is marked with in a draft, by its verdict.
_VERDICTS: dict[str, dict[str, str]] = {
    "zh-hans": {
        "altered": "与来源不符",
        "ambiguous": "来源中有多处",
        "absent": "来源正文中没有",
        "unreadable": "来源无法读取",
    },
    "zh-hant": {
        "altered": "與來源不符",
        "ambiguous": "來源中有多處",
        "absent": "來源正文中沒有",
        "unreadable": "來源無法讀取",
    },
    "ja": {
        "altered": "出典と一致しない",
        "ambiguous": "出典の複数箇所にある",
        "absent": "出典の本文にない",
        "unreadable": "出典が読めない",
    },
    "ko": {
        "altered": "출처와 다름",
        "ambiguous": "출처의 여러 곳에 있음",
        "absent": "출처 본문에 없음",
        "unreadable": "출처를 읽을 수 없음",
    },
    "en": {
        "altered": "differs from its source",
        "ambiguous": "stands at several places",
        "absent": "not in the body of its source",
        "unreadable": "source cannot be read",
    },
}

#: The languages that sources are in, by their primary tags, and their names in the briefing's.
_TONGUES = ("zh", "en", "ja", "ko", "ru", "fr", "de", "es")
_TONGUE_NAMES: dict[str, str] = {
    "zh-hans": "中文/英文/日文/韩文/俄文/法文/德文/西班牙文",
    "zh-hant": "中文/英文/日文/韓文/俄文/法文/德文/西班牙文",
    "ja": "中国語/英語/日本語/韓国語/ロシア語/フランス語/ドイツ語/スペイン語",
    "ko": "중국어/영어/일본어/한국어/러시아어/프랑스어/독일어/스페인어",
    "en": "Chinese/English/Japanese/Korean/Russian/French/German/Spanish",
}


def language_group(language: str) -> str:
    """Which set of words serves a BCP 47 language: ``zh-hans``, ``zh-hant``, ``ja``, ``ko`` or ``en``."""
    parts = language.lower().replace("_", "-").split("-")
    if parts[0] == "zh":
        return "zh-hant" if {"hant", "tw", "hk", "mo"} & set(parts) else "zh-hans"
    return parts[0] if parts[0] in _LABELS else "en"


def labels_for(language: str) -> Labels:
    """The fixed words of a briefing in ``language``; English where there are none of its own."""
    return _LABELS[language_group(language)]


def language_name(tag: str, language: str) -> str:
    """What a language (BCP 47) is called in a briefing in ``language``; without a name here, its tag."""
    primary = tag.split("-")[0].lower()
    names = _TONGUE_NAMES[language_group(language)].split("/")
    return dict(zip(_TONGUES, names, strict=True)).get(primary, primary)


def grades_explained(language: str) -> str:
    """What the letters and numbers of the ratings mean, for the reader."""
    return _GRADES[language_group(language)]


def date_text(iso: str, language: str) -> str:
    """An ISO date as the language writes it (``2025年2月1日``); other text is given back as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    match language_group(language):
        case "en":
            return f"{day.day} {day:%B} {day.year}"
        case "ko":
            return f"{day.year}년 {day.month}월 {day.day}일"
        case _:
            return f"{day.year}年{day.month}月{day.day}日"


def verdict_text(verdict: str, language: str) -> str:
    """The verdict on an unverified quotation in the words of the reader."""
    return _VERDICTS[language_group(language)].get(verdict, verdict)


def heading_number(counters: tuple[int, ...], language: str) -> str:
    """The label of a section from its position at each level.

    Chinese and Japanese briefings follow GB/T 9704-2012: ``一、``, ``（一）``, ``1.``, ``（1）``; others ``1.2.3``.
    """
    last = counters[-1]
    if language_group(language) in ("zh-hans", "zh-hant", "ja"):
        match len(counters):
            case 1:
                return f"{chinese_number(last)}、"
            case 2:
                return f"（{chinese_number(last)}）"
            case 3:
                return f"{last}."
            case _:
                return f"（{last}）"
    return ".".join(str(counter) for counter in counters)


def chinese_number(number: int) -> str:
    """A number from 1 to 99 in Chinese numerals; beyond that in figures."""
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_CHINESE_DIGITS[tens]}十"
    return head + (_CHINESE_DIGITS[ones] if ones else "")


def checked_text(language: str, counts: dict[str, int]) -> str:
    """One paragraph that tells the reader how many quotations were checked, and with what result.

    ``counts`` has a number for each verdict; only ``exact`` is called character for character.
    """
    exact, equivalent, elided = (counts.get(k, 0) for k in ("exact", "equivalent", "elided"))
    total = sum(counts.values())
    failed = total - exact - equivalent - elided
    group = language_group(language)
    words = _CHECKED[group]
    parts = [words["exact"].format(n=exact)]
    parts += [words["equivalent"].format(n=equivalent)] if equivalent else []
    parts += [words["elided"].format(n=elided)] if elided else []
    parts += [words["failed"].format(n=failed)] if failed else []
    return words["frame"].format(total=total, parts=words["join"].join(parts))


_CHECKED: dict[str, dict[str, str]] = {
    "zh-hans": {
        "frame": "本简报所载引文共{total}处，均与存档文件的正文比对：{parts}。引文文字取自存档文件，译文、按语和评级为编者所加。",
        "exact": "与原文逐字一致{n}处",
        "equivalent": "空白、全半角、引号或繁简归一后一致{n}处",
        "elided": "有省略或插入、其余部分一致{n}处",
        "failed": "未能核实{n}处，已在文中标明",
        "join": "；",
    },
    "zh-hant": {
        "frame": "本簡報所載引文共{total}處，均與存檔檔案的正文比對：{parts}。引文文字取自存檔檔案，譯文、按語和評級為編者所加。",
        "exact": "與原文逐字一致{n}處",
        "equivalent": "空白、全半形、引號或繁簡歸一後一致{n}處",
        "elided": "有省略或插入、其餘部分一致{n}處",
        "failed": "未能核實{n}處，已在文中標明",
        "join": "；",
    },
    "ja": {
        "frame": "本資料の引用{total}件は、保存した出典の本文と照合した：{parts}。引用の文字は出典のまま、訳文・注・評価は編者による。",
        "exact": "一字一句一致{n}件",
        "equivalent": "空白・全角半角・引用符などをそろえて一致{n}件",
        "elided": "省略または補足があり、他は一致{n}件",
        "failed": "確認できなかったもの{n}件（本文に明示）",
        "join": "、",
    },
    "ko": {
        "frame": "이 문서의 인용 {total}건을 저장된 출처의 본문과 대조하였다: {parts}. 인용문은 출처의 글자 그대로이며 번역, 주, 평가는 편집자의 것이다.",
        "exact": "글자 그대로 일치 {n}건",
        "equivalent": "공백·전각·따옴표 등을 통일한 뒤 일치 {n}건",
        "elided": "생략 또는 삽입이 있고 나머지는 일치 {n}건",
        "failed": "확인하지 못한 것 {n}건(본문에 표시)",
        "join": ", ",
    },
    "en": {
        "frame": "Every quotation in this briefing was compared with the body of its saved source ({total} in all): {parts}. "
        "The words quoted are the sources’ own; translations, comments and ratings are the editors’.",
        "exact": "{n} character for character as there",
        "equivalent": "{n} after folding white space, width, quotation marks or simplified and traditional forms",
        "elided": "{n} with an omission or insertion, the rest standing there",
        "failed": "{n} could not be verified and are marked",
        "join": "; ",
    },
}


def under_heading(heading: str, language: str) -> str:
    """How a citation of a source in ``language`` says which heading the passage stands under."""
    match language_group(language):
        case "zh-hans" | "zh-hant":
            return f"“{heading}”"
        case "ja":
            return f"「{heading}」"
        case "ko":
            return f"‘{heading}’"
        case _:
            return f"under “{heading}”"
