"""Fixed words, dates and numbers in the languages of a briefing."""

from __future__ import annotations

import pytest

from briefsmith.compose.labels import checked_text, chinese_number, date_text, heading_number, labels_for


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-CN", "2025年2月1日"),
        ("zh-TW", "2025年2月1日"),
        ("ja-JP", "2025年2月1日"),
        ("ko-KR", "2025년 2월 1일"),
        ("en-GB", "1 February 2025"),
        ("fr", "1 February 2025"),
    ],
)
def test_dates(language: str, text: str) -> None:
    assert date_text("2025-02-01", language) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (47, "四十七"), (99, "九十九"), (100, "100")],
)
def test_chinese_numbers(number: int, text: str) -> None:
    assert chinese_number(number) == text


def test_heading_numbers_follow_the_standard() -> None:
    places = ((3,), (3, 2), (3, 2, 1), (3, 2, 1, 4))
    assert [heading_number(at, "zh-CN") for at in places] == ["三、", "（二）", "1.", "（4）"]
    assert heading_number((3, 2), "en") == "3.2"


def test_traditional_chinese_has_its_own_words() -> None:
    assert labels_for("zh-HK").sources == "資料來源"
    assert labels_for("zh").sources == "资料来源"


def test_only_exact_quotations_are_called_character_for_character() -> None:
    text = checked_text("zh-CN", {"exact": 3, "equivalent": 2, "elided": 1})
    assert "共6处" in text
    assert "逐字一致3处" in text
    assert "归一后一致2处" in text
    assert "有省略或插入、其余部分一致1处" in text
    assert "未能核实" not in text
