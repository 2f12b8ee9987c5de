"""Folding: what counts as the same, what never does, and the way back to the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsmith.text.folding import fold, outline_of
from briefsmith.text.variants import VARIANTS

#: Characters whose folding depends on their neighbours, met often enough to matter.
AWKWARD = (
    "a1５ '‘’“」\"-–—－−──.．,，。…·・:(€%％あ中"
    "臺覆回畫計鍊項e\u0301ｶﾞ\u200b\u00ad\u3000\u00a0\n가\u1112\u1161\u11ab~〜ﬁ²½㎡℃Ⅳ⼀\u20e3\ufe0f"
)
TEXTS = st.text(st.one_of(st.sampled_from(AWKWARD), st.characters()), max_size=40)


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("今年 1 月 至 10 月", "今年1月至10月"),
        ("第一段。\n\n第二段", "第一段。第二段"),
        ("a\u00a0b", "a  b"),
        ("推\u200b特", "推特"),
        ("soft\u00adhyphen", "softhyphen"),
        ("２０１９年", "2019年"),
        ("ＡＢＣ（甲）", "ABC(甲)"),
        ("ｶﾞｽ", "ガス"),
        ("\u1112\u1161\u11ab국", "한국"),
        ("cafe\u0301", "café"),
        ("「好」『好』", "“好”‘好’"),
        ('"好"', "«好»"),
        ("Shin’s", "Shin's"),
        ("他——说", "他—说"),
        ("他--说", "他──说"),
        ("埃里克•弗利", "埃里克・弗利"),
        ("等等......", "等等……"),
        ("等等。。。", "等等…"),
        ("5–6日", "5-6日"),
        ("——2020年", "--2020年"),
        ("臺灣爲羣衆裏裡", "台湾为群众里里"),
        ("著名", "着名"),
        ("答覆", "答复"),
        ("計畫", "计划"),
        ("項鍊", "项链"),
        ("鍛鍊", "锻炼"),
        ("擊沈", "击沉"),
        ("甚麼", "什么"),
        ("⼀⽇", "一日"),
        ("北极星-３", "北极星－3"),
        ("28 %", "28%"),
        ("８．３％", "8.3%"),
        ("二○二四年", "二〇二四年"),
        ("‘到2020’", "“到2020”"),
    ],
)
def test_these_are_the_same(typed: str, stands: str) -> None:
    assert fold(typed).text == fold(stands).text


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("not able", "notable"),
        ("10 28", "1028"),
        ("1,117", "1117"),
        ("1,117", "1.117"),
        ("1，117", "1,117"),
        ("1, 117", "1,117"),
        ("1 .5", "1.5"),
        ("6.25", "625"),
        ("6．25", "625"),
        ("3，5", "3．5"),
        ("10²", "102"),
        ("½", "1/2"),
        ("①", "1"),
        ("Ⅳ", "IV"),
        ("㎡", "m2"),
        ("℃", "°C"),
        ("28%", "28"),
        ("28%", "28‰"),
        ("-5", "5"),
        ("-5", "—5"),
        ("−5", "–5"),
        ("5−6", "5-6"),
        ("5 -6", "5-6"),
        ("KN -5", "KN-5"),
        ("US", "us"),
        ('don"t', "don't"),
        ("dont", "don't"),
        ("一", "—"),
        ("二", "2"),
        ("第3", "3"),
        ("《书》", "“书”"),
        ("覆盖", "复盖"),
        ("现象", "现像"),
        ("产业链", "产业炼"),
        ("아버지가 방에", "아버지 가방에"),
        ("好。", "好."),
        ('a 5" barrel', "a 5' barrel"),
        ("5' 6\"", "5' 6'"),
    ],
)
def test_these_are_not_the_same(typed: str, stands: str) -> None:
    assert fold(typed).text != fold(stands).text


def test_no_characters_of_different_values_are_folded_into_one() -> None:
    values: dict[str, set[float]] = {}
    for code in range(0x20, 0x30000):
        character = chr(code)
        value = unicodedata.numeric(character, None)
        if value is not None:
            values.setdefault(fold(character).text, set()).add(value)
    assert not {folded: found for folded, found in values.items() if len(found) > 1}


@given(TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(TEXTS)
def test_every_folded_character_knows_its_range(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert folded.original == text
    for start, end in zip(folded.starts, folded.ends, strict=True):
        assert 0 <= start < end <= len(text)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)


@given(TEXTS)
def test_what_is_dropped_between_characters_is_nothing_to_read(text: str) -> None:
    folded = fold(text)
    for at in range(len(folded) + 1):
        dropped = (
            "" if 0 < at < len(folded) and folded.starts[at] < folded.ends[at - 1] else folded.between(at)
        )
        assert fold(dropped).text == ""


@given(st.text(st.sampled_from("中国臺灣说：“”「」a bc；。1 ２\u3000"), min_size=1, max_size=30), st.data())
def test_a_folded_range_leads_back_to_what_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded) - 1))
    end = data.draw(st.integers(start + 1, len(folded)))
    span = folded.span(start, end)
    assert fold(text[span.start : span.end]).text.strip() == folded.text[start:end].strip()


@pytest.mark.parametrize("text", ["a" + " +" * 40_000, "a" + " - +" * 20_000, "a" + " -" * 40_000 + " 5"])
def test_long_runs_of_signs_are_folded(text: str) -> None:
    assert fold(text).text


def test_an_empty_range_has_no_span() -> None:
    with pytest.raises(ValueError, match="no character"):
        fold("好").span(1, 1)


def test_variants_lead_to_a_form_that_stays() -> None:
    for written, form in VARIANTS.items():
        assert fold(written).text == fold(form).text == fold(fold(written).text).text


_MIXED = "甲沈沉画划计覆复答像象a1 \u00a0\u200b，,。.-—–…“\"'é\u0301臺台後后²２\ud800가\u1100\u1161"


@given(st.text(alphabet=_MIXED, max_size=30), st.text(alphabet=_MIXED, max_size=6))
def test_words_that_stand_after_folding_stand_in_the_outline(text: str, words: str) -> None:
    if fold(words).text in fold(text).text:
        assert outline_of(words) in outline_of(text)
