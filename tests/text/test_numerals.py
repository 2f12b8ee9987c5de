"""Numbers of a text, in whatever way they are written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsmith.text.numerals import chinese_value, numbers, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000", "1000"),
        ("1000", "1000"),
        ("１０００", "1000"),
        ("１，０００", "1000"),
        ("1 000 000", "1000000"),
        ("3.5万", "35000"),
        ("11.9亿美元", "1190000000"),
        ("3千万", "30000000"),
        ("1.2 million", "1200000"),
        ("5만", "50000"),
        ("3%", "3"),
        ("8.3％", "8.3"),
        ("一千", "1000"),
        ("三百零五", "305"),
        ("二〇二四年", "2024"),
        ("五千二百万", "52000000"),
        ("三点五", "3.5"),
        ("thirty-five", "35"),
        ("two hundred", "200"),
        ("1956年", "1956"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert [number.value for number in numbers(text)] == [Decimal(value)]
    assert Decimal(value) in values(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("百分之三", "3"), ("三四十", "40"), ("11.9亿", "11.9"), ("2024-06-25", "25"), ("十二三人", "12")],
)
def test_each_part_counts_as_there(text: str, value: str) -> None:
    assert Decimal(value) in values(text)


@pytest.mark.parametrize("text", ["1956", "一九五六年", "十二", "1,957", "19.57"])
def test_what_is_not_there_is_not_there(text: str) -> None:
    assert Decimal(1957) not in values(text) or text == "1,957"


def test_places() -> None:
    text = "到２０２５年，共3.5万人"
    assert [text[number.start : number.end] for number in numbers(text)] == ["２０２５", "3.5万"]


@given(st.integers(0, 99_999_999))
def test_chinese_numerals_are_read_as_they_are_written(number: int) -> None:
    assert chinese_value(written(number)) == number


def written(number: int) -> str:
    digits, units = "零一二三四五六七八九", ("", "十", "百", "千")
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if low and low < 1000 else ""
        return f"{written(high)}万{gap}{written(low) if low else ''}"
    out = ""
    for place, digit in enumerate(map(int, str(number)[::-1])):
        if digit:
            out = digits[digit] + units[place] + out
        elif out and not out.startswith("零"):
            out = "零" + out
    return out or "零"


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for number in numbers(text):
        assert 0 <= number.start < number.end <= len(text)
    values(text)
