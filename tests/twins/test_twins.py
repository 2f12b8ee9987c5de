"""Which sources are one article, and which only look like it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.library import Library, LibraryEntry
from briefsmith.pipeline import check_project
from briefsmith.reports.twins import twin_lines
from briefsmith.sources.model import Metadata, Source
from briefsmith.text.mapped import MappedText
from briefsmith.twins import Twins, find_twins

PARAGRAPHS = (
    "海事局周三发布年度报告，称东部航道全年共记录险情十二起，比上一年减少三起，没有造成人员伤亡。",
    "负责人陈安在记者会上表示，减少的原因是新的预警浮标，而不是航次减少，航次实际上增加了百分之四。",
    "报告同时指出，西部航道的监测数据尚不完整，两座雷达站从九月起停机检修，结论要到第二季度才能得出。",
    "渔业协会对此并不认同，认为小型渔船的险情大多没有上报，实际数字可能要高出一倍以上。",
    "议会交通委员会将在下月举行听证会，届时三家航运公司的代表都会出席，并提交各自的航行记录。",
    "专家林越分析说，浮标只能覆盖主航道，支流和港口入口处仍然依靠人工瞭望，夜间的风险并没有降低。",
)
OTHER = (
    "气象台预计周末将有大范围降雨，山区累计雨量可能超过一百毫米，部分道路会临时封闭。",
    "教育部门已经通知沿线学校做好停课准备，校车路线将视情况调整，家长会收到短信提醒。",
    "水库管理处表示，目前蓄水量只有六成，即使降雨达到预报的上限，也不需要提前泄洪。",
    "去年同期的暴雨曾造成两条铁路中断，抢修用了九天，经济损失至今没有公布。",
)
ENGLISH = (
    "The harbour board said on Wednesday that it had recorded twelve incidents in the eastern "
    "channel, three fewer than the year before. No one was hurt, and no vessel was lost.\n\n"
    "Its chairman, Chen An, told reporters that new warning buoys were the reason; traffic had in "
    "fact grown by four per cent, he added.\n\n"
    "Fishermen disagree: many small boats never report an incident, their association says, and "
    "the true figure may be twice as high."
)
OTHER_ENGLISH = (
    "Forecasters expect heavy rain across the northern hills this weekend, with more than a "
    "hundred millimetres in places. Several roads are likely to close.\n\n"
    "Schools along the valley have been told to prepare, and bus routes may change at short "
    "notice; parents will be told by text message.\n\n"
    "The reservoir is only six tenths full, its managers say, and nothing will have to be "
    "released early even if the worst of the forecast comes true."
)


def body(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def twins(bodies: Mapping[str, str]) -> Twins:
    entries = {}
    for key, text in bodies.items():
        source = Source(key, "text", "utf-8", key, text, Metadata(), (), MappedText.verbatim(text))
        entries[key] = LibraryEntry(key, key, source, Metadata())
    return find_twins(Library(entries))


def together(first: str, second: str) -> bool:
    return bool(twins({"a": first, "b": second}).groups)


WHOLE = body(*PARAGRAPHS)


@pytest.mark.parametrize(
    "other",
    [
        WHOLE,
        WHOLE.replace("，", ",").replace("。", "．\u3000"),
        WHOLE.replace("周三", "3日").replace("表示", "说").replace("百分之四", "4%"),
        body("本报讯", *PARAGRAPHS[:-1], "（编译：示例）"),
        body(*reversed(PARAGRAPHS)),
    ],
    ids=["copied", "other marks", "small edits", "shortened", "other order"],
)  # fmt: skip
def test_one_article(other: str) -> None:
    assert together(WHOLE, other)


def test_simplified_and_traditional() -> None:
    from opencc import OpenCC

    converted = OpenCC("s2twp").convert(WHOLE)
    assert converted != WHOLE
    assert together(WHOLE, converted)


def test_english() -> None:
    edited = (
        ENGLISH.replace("Wednesday", "Jan. 15").replace("told reporters", "said").replace("harbour", "harbor")
    )
    assert together(ENGLISH, edited)
    assert together(ENGLISH, ENGLISH.upper())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (WHOLE, body(*OTHER)),
        (ENGLISH, OTHER_ENGLISH),
        (ENGLISH, WHOLE),
        (body(*PARAGRAPHS[:3], *OTHER), body(*PARAGRAPHS[:3], *PARAGRAPHS[3:])),
        ("本网站版权所有", "本网站版权所有"),
        ("", ""),
        ("。，！" * 50, "。，！" * 60),
    ],
    ids=["topics", "english", "languages", "common background", "too short", "empty", "marks only"],
)
def test_different_articles(first: str, second: str) -> None:
    assert twins({"a": first, "b": second}) == Twins()


def test_an_excerpt() -> None:
    found = twins({"long": body(*PARAGRAPHS, *OTHER), "short": body(*PARAGRAPHS[1:4])})
    assert found.groups == ()
    (excerpt,) = found.excerpts
    assert (excerpt.key, excerpt.whole, excerpt.share) == ("short", "long", 1.0)


def test_a_digest_does_not_make_its_parts_one_article() -> None:
    found = twins({"digest": body(*PARAGRAPHS, *OTHER), "a": body(*PARAGRAPHS[:3]), "b": body(*OTHER[:3])})
    assert found.groups == ()
    assert {(item.key, item.whole) for item in found.excerpts} == {("a", "digest"), ("b", "digest")}


def test_keys_stand_in_the_order_of_the_library() -> None:
    found = twins(
        {"z": WHOLE, "m": body(*OTHER), "a": WHOLE, "k": body(*OTHER) + "完", "b": WHOLE + "（完）"}
    )
    assert [group.keys for group in found.groups] == [("z", "a", "b"), ("m", "k")]
    assert all(0.9 < group.alike < 1 for group in found.groups)


def test_many_copies_with_an_edit_each_are_one_group() -> None:
    bodies = {str(number): WHOLE.replace("十二", f"{number}百") for number in range(300)}
    (group,) = twins(bodies).groups
    assert len(group.keys) == 300


def test_what_a_site_prints_on_every_page_joins_nothing() -> None:
    frame = (
        "本网站的内容受著作权法保护，未经许可不得转载。",
        "欢迎订阅我们的每日新闻简报，每天早上送到您的邮箱。",
    )
    bodies = {
        str(number): body(*frame, *(f"{chr(0x4E00 + number * 40 + one)}" * 60 for one in range(9)))
        for number in range(100)
    }
    assert twins(bodies) == Twins()


@given(st.lists(st.text(alphabet="甲乙丙丁，。\n ab\ud800", max_size=200), max_size=8))
def test_whatever_the_texts_are(texts: list[str]) -> None:
    found = twins({str(index): text for index, text in enumerate(texts)})
    keys = [key for group in found.groups for key in group.keys]
    assert len(keys) == len(set(keys))
    assert all(0.7 < group.alike <= 1 for group in found.groups)


SOURCES = "  a: seeds/a.txt\n  b: seeds/b.txt\n  f: more/\n"
HEAD = f"title: 甲\nsources:\n{SOURCES}sections:\n  - title: 乙\n    text: "


def said(folder: Path, text: str) -> list[Diagnostic]:
    for name, content in {
        "seeds/a.txt": WHOLE,
        "seeds/b.txt": WHOLE.replace("周三", "日前") + "\n\n（完）",
        "more/c.txt": body(*OTHER),
        "more/d.txt": body(*OTHER) + "\n\n编辑部整理。",
        "more/e.txt": body(*OTHER[:2]),
    }.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content + "\n", encoding="utf-8")
    outline = folder / "outline.yaml"
    outline.write_text(HEAD + text + "\n", encoding="utf-8")
    checked = check_project(outline)
    assert len(list(twin_lines(checked.twins))) >= 3
    return [item for item in checked.diagnostics if item.code == "source-twin"]


def test_a_warning_where_both_are_cited(tmp_path: Path) -> None:
    warning, rest = sorted(said(tmp_path, "见[@a; @b]。"), key=lambda item: item.severity, reverse=True)
    assert warning.severity is Severity.WARNING
    assert warning.message.startswith("`a` and `b` hold the same article: 9")
    assert warning.place is not None
    assert warning.place.line == 4
    assert rest.severity is Severity.NOTE
    assert rest.message.startswith(("2 articles stand in the folders", "3 articles stand in the folders"))


def test_a_note_where_one_is(tmp_path: Path) -> None:
    assert {item.severity for item in said(tmp_path, "见[@a]。")} == {Severity.NOTE}


def test_an_article_and_its_excerpt(tmp_path: Path) -> None:
    found = [item.message for item in said(tmp_path, "见[@f:c; @f:e]。") if item.severity is Severity.WARNING]
    assert found == ["`f:e` is an excerpt of `f:c`: 100 % of its text stands there."]
    found = [item.message for item in said(tmp_path, "见[@f:d; @f:e]。") if item.severity is Severity.WARNING]
    assert [message.split("`:")[0] for message in found] == ["`f:e` is an excerpt of `f:d"], (
        "the copy that is used"
    )


def test_the_corpus(corpus: Path) -> None:
    """Real articles: what is joined is nearly equal, and different ones are far from it."""
    from briefsmith.sources.reader import read_source

    entries = {}
    for path in sorted((corpus / "documents").rglob("*")):
        if path.is_file():
            source = read_source(path.read_bytes(), path.name)
            entries[str(path)] = LibraryEntry(str(path), path.name, source, Metadata())
    found = find_twins(Library(entries))
    assert all(group.alike > 0.9 for group in found.groups)
    assert len(found.groups) <= len(entries) / 20
    assert not found.excerpts
