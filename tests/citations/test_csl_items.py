"""Entries of the library as CSL-JSON: types, people, dates, corrections."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefsmith.citations.items import csl_item, language_of, parse_date
from briefsmith.citations.names import parse_names
from briefsmith.library import LibraryEntry
from briefsmith.sources.model import Candidate, Metadata, MetadataField


def entry(csl: dict[str, Any] | None = None, type_: str | None = None, **known: str) -> LibraryEntry:
    metadata = Metadata(**{name: MetadataField((Candidate(value, "x"),)) for name, value in known.items()})
    return LibraryEntry("k", "seeds/k.txt", None, metadata, type=type_, csl=csl or {})


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("王伟", [{"literal": "王伟"}]),
        ("王伟、李芳；张敏; 赵明", [{"literal": name} for name in ("王伟", "李芳", "张敏", "赵明")]),
        ("乔·拜登", [{"literal": "乔·拜登"}]),
        ("田中 美咲", [{"literal": "田中 美咲"}]),
        ("김 민수", [{"literal": "김 민수"}]),
        ("Sue Mi Terry", [{"family": "Terry", "given": "Sue Mi"}]),
        ("Terry, Sue Mi", [{"family": "Terry", "given": "Sue Mi"}]),
        ("Jan van der Berg", [{"family": "van der Berg", "given": "Jan"}]),
        ("John Poe, Jr.", [{"family": "Poe", "given": "John", "suffix": "Jr."}]),
        ("Poe, John, Jr.", [{"family": "Poe", "given": "John", "suffix": "Jr."}]),
        ("Poe, III, John", [{"family": "Poe", "given": "John", "suffix": "III"}]),
        ("Ministry of Foreign Affairs", [{"literal": "Ministry of Foreign Affairs"}]),
        ("RAND Corporation; AFP", [{"literal": "RAND Corporation"}, {"literal": "AFP"}]),
        (" ; ", []),
        ("Ann Lee and Bo Ray", [{"family": "Lee", "given": "Ann"}, {"family": "Ray", "given": "Bo"}]),
        (
            "Ann Lee, Bo Ray, & Cy van Poe",
            [
                {"family": "Lee", "given": "Ann"},
                {"family": "Ray", "given": "Bo"},
                {"family": "van Poe", "given": "Cy"},
            ],
        ),
        ("van der Berg, Jan Willem", [{"family": "van der Berg", "given": "Jan Willem"}]),
        ("Ministry of Health and Social Care", [{"literal": "Ministry of Health and Social Care"}]),
        ("Smith and Wesson", [{"literal": "Smith and Wesson"}]),
        ("Ann Lee and Example Press", [{"literal": "Ann Lee and Example Press"}]),
        ("王伟，李芳,张敏", [{"literal": name} for name in ("王伟", "李芳", "张敏")]),
        ("최유진, 이서연", [{"literal": "최유진"}, {"literal": "이서연"}]),
        ("王, 伟", [{"literal": "王, 伟"}]),
    ],
)
def test_names(line: str, names: list[dict[str, str]]) -> None:
    assert parse_names(line) == names


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2024-06", {"date-parts": [[2024, 6]]}),
        ("2024-06-25", {"date-parts": [[2024, 6, 25]]}),
        ("2024-06-25T23:35:57.314Z", {"date-parts": [[2024, 6, 25]]}),
        ("2024-06/2024-07", {"date-parts": [[2024, 6], [2024, 7]]}),
        ("2024-06/去年", {"date-parts": [[2024, 6]]}),
        ("2024-13-01", {"literal": "2024-13-01"}),
        ("去年夏天", {"literal": "去年夏天"}),
    ],
)
def test_dates(text: str, date: dict[str, Any]) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    ("known", "type_"),
    [
        ({"url": "https://mp.weixin.qq.com/s?x=1", "outlet": "某日报"}, "post"),
        ({"url": "https://www.voachinese.com/a/1.html", "outlet": "美国之音"}, "article-newspaper"),
        ({"url": "https://example.org/1", "outlet": "某某日报"}, "article-newspaper"),
        ({"url": "https://example.org/1", "outlet": "The Example Herald"}, "article-newspaper"),
        ({"url": "https://www.mfa.gov.cn/1", "outlet": "新闻司"}, "webpage"),
        ({"url": "https://example.org/1", "outlet": "某研究所"}, "webpage"),
        ({"url": "https://[broken", "outlet": "某研究所"}, "webpage"),
        ({}, "webpage"),
    ],
)
def test_types(known: dict[str, str], type_: str) -> None:
    assert csl_item(entry(**known))["type"] == type_


def test_an_account_is_the_author_of_its_post() -> None:
    item = csl_item(entry(url="https://mp.weixin.qq.com/s", outlet="某观察", author="小编", title="题"))
    assert item["author"] == [{"literal": "某观察"}]
    assert "container-title" not in item


def test_an_author_whom_the_outline_names_wins_over_the_account() -> None:
    made = entry(url="https://mp.weixin.qq.com/s", outlet="某观察", author="王伟")
    author = MetadataField((Candidate("王伟", "outline"),))
    made = replace(made, metadata=replace(made.metadata, author=author))
    assert csl_item(made)["author"] == [{"literal": "王伟"}]


def test_an_outlet_is_not_its_own_author() -> None:
    item = csl_item(entry(outlet="某日报", author="某日报; 王伟"))
    assert item["author"] == [{"literal": "王伟"}]
    assert item["container-title"] == "某日报"


def test_an_institution_is_the_author_of_its_page() -> None:
    assert csl_item(entry(outlet="外交部", title="声明"))["author"] == [{"literal": "外交部"}]


def test_the_outline_wins_and_bad_values_do_no_harm() -> None:
    own: dict[str, Any] = {
        "type": "report",
        "id": "other",
        "author": "王伟、Ann Lee",
        "editor": [{"family": None}, {"family": "Poe", "given": "Cy", "x": 1}, 5],
        "issued": {"date-parts": [["2024", "x", 3], "no"]},
        "accessed": "2025-01",
        "volume": [1],
        "URL": "javascript:alert(1)",
        "issue": 3,
        "custom": {"group": "g"},
    }
    item = csl_item(entry(own, type_="webpage", title="题", url="https://e.cn", date="2020"))
    assert item == {
        "id": "k",
        "type": "report",
        "title": "题",
        "author": [{"literal": "王伟"}, {"family": "Lee", "given": "Ann"}],
        "editor": [{"family": "Poe", "given": "Cy"}],
        "issued": {"date-parts": [[2024, 3]]},
        "accessed": {"date-parts": [[2025, 1]]},
        "issue": "3",
        "custom": {"file": "seeds/k.txt", "group": "g"},
    }


def test_a_file_stands_in_for_a_missing_title() -> None:
    assert csl_item(entry())["title"] == "k.txt"


@pytest.mark.parametrize(
    ("item", "language"),
    [
        ({"language": "zh-TW", "title": "English"}, "zh-TW"),
        ({"language": "not a tag!", "title": "会談の成果"}, "ja"),
        ({"title": "회담"}, "ko"),
        ({"title": "会谈"}, "zh-CN"),
        ({"title": "English title", "author": [{"literal": "王伟"}]}, "en"),
        ({"title": "2024"}, "zh-CN"),
    ],
)
def test_languages(item: dict[str, Any], language: str) -> None:
    assert language_of(item, "zh-CN") == language


def test_marks_of_our_own_cannot_come_from_a_source() -> None:
    assert csl_item(entry(title="a\ue018b\U000f0041c", author="王\ue016伟"))["title"] == "abc"


def test_marks_of_our_own_are_no_part_of_a_text() -> None:
    item = csl_item(entry(title="同\ue0203\ue021 above\ue022", author="Lee\ue016", csl={"genre": "\ue018"}))
    assert item["title"] == "同3 above"
    assert item["author"] == [{"literal": "Lee"}]
    assert "genre" not in item
