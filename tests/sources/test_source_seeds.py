"""The five seeds, block by block."""

from pathlib import Path

import pytest

from briefsmith.sources.listing import source_as_json
from briefsmith.sources.model import BlockKind, Source
from briefsmith.sources.reader import read_source

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
WECHAT = "000_51fc7ee35c422ad5.txt"
VOA_LIMA = "001_75960a5150ce6ffa.txt"
VOA_NCG = "002_9d926d1b420b7705.txt"
RFI = "003_0acb96c3eeef2d29.txt"
RFA = "004_784b0b855c0afde1.txt"
ALL = (WECHAT, VOA_LIMA, VOA_NCG, RFI, RFA)


def seed(name: str) -> Source:
    return read_source((SEEDS / name).read_bytes(), f"seeds/{name}")


def texts(source: Source, kind: BlockKind) -> list[str]:
    return [block.text for block in source.blocks if block.kind is kind]


def values(source: Source) -> dict[str, str | None]:
    listed = source_as_json(source)["metadata"]
    return {name: listed[name]["value"] for name in listed}


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        (WECHAT, {"paragraph": 22, "heading": 5, "meta": 4, "advert": 1, "related": 5, "chrome": 15}),
        (VOA_LIMA, {"paragraph": 14, "caption": 2, "meta": 1, "advert": 3}),
        (VOA_NCG, {"paragraph": 13, "caption": 1, "meta": 1, "credit": 1, "advert": 3}),
        (RFI, {"paragraph": 10, "meta": 1, "chrome": 1}),
        (RFA, {"paragraph": 13, "caption": 4, "related": 4, "credit": 1}),
    ],
)
def test_blocks_told_apart(name: str, counts: dict[str, int]) -> None:
    source = seed(name)
    found: dict[str, int] = {}
    for block in source.blocks:
        found[str(block.kind)] = found.get(str(block.kind), 0) + 1
    assert found == counts
    assert source.problems == ()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (
            WECHAT,
            ("markdown-post", "美日韩“抱团”：三国首次会谈聚焦朝鲜核威胁", "情报分析师", None, "2025-01-30"),
        ),
        (VOA_NCG, ("feed-mirror", "美韩签署联合核威慑指引应对朝鲜威胁", "美国之音", None, "2024-07-12")),
        (
            RFA,
            (
                "jekyll-feed-mirror",
                "朝俄订立战略联盟 冲击中日韩区域安全",
                "自由亚洲电台",
                "经纬",
                "2024-06-25",
            ),
        ),
    ],
)
def test_metadata(name: str, wanted: tuple[str | None, ...]) -> None:
    source = seed(name)
    found = values(source)
    assert (source.format, found["title"], found["outlet"], found["author"], found["date"]) == wanted
    assert found["language"] == "zh-CN"
    assert str(found["url"]).startswith("https://")


def test_metadata_of_the_others() -> None:
    assert values(seed(RFI))["date"] == "2023-08-01"
    assert values(seed(RFI))["outlet"] == "法国国际广播电台"
    assert values(seed(VOA_LIMA))["date"] == "2024-11-15"


def test_origins() -> None:
    metadata = seed(RFA).metadata
    assert metadata.title.origin == "link line"
    assert metadata.outlet.origin == "front matter: author"
    assert metadata.date.origin == "address"
    assert metadata.author.origin == "credit line"
    assert seed(VOA_LIMA).metadata.date.origin == "printed date"
    assert seed(VOA_LIMA).metadata.outlet.origin == "address"
    assert seed(WECHAT).metadata.outlet.origin == "front matter: source"


def test_a_dateline_before_the_first_paragraph_begins_it() -> None:
    assert seed(VOA_LIMA).body.text.startswith("秘鲁利马 — 美国总统乔·拜登（Joe Biden）将利用")


def test_marks_beside_chinese_punctuation_are_gone_and_lead_back() -> None:
    source = seed(WECHAT)
    title = "《美日韩三边互动新态势：鲁比奥与韩日同行首次会谈聚焦朝鲜核威胁》。"
    start = source.body.text.index(title)
    span = source.body.raw_span(start, start + len(title))
    raw = source.raw[span.start : span.end]
    assert raw.startswith("《****美日韩")
    assert raw.endswith("威胁****》。")
    assert "*" not in source.body.text


def test_captions_that_repeat_the_body_are_not_the_body() -> None:
    assert len(texts(seed(RFA), BlockKind.CAPTION)) == 4
    assert "美联社" in texts(seed(RFA), BlockKind.CAPTION)
    assert "视频截图" not in seed(RFA).body.text


def test_section_titles_of_a_wechat_post() -> None:
    wanted = ["朝鲜核问题", "美国立场", "韩国担忧", "日本对策", "美日韩对朝核威胁的应对战略"]
    assert texts(seed(WECHAT), BlockKind.HEADING) == wanted


@pytest.mark.parametrize("name", ALL)
def test_body_and_blocks_agree(name: str) -> None:
    source = seed(name)
    body = [block for block in source.blocks if block.start is not None]
    assert "\n\n".join(block.text for block in body) == source.body.text
    numbers = [block.number for block in body if block.kind is BlockKind.PARAGRAPH]
    assert numbers == list(range(1, len(numbers) + 1))
    for block in body:
        assert source.body.text[block.start : block.end] == block.text
        assert source.body.raw_span(block.start or 0, block.end) == block.raw_span


@pytest.mark.parametrize("name", ALL)
def test_listing_has_the_keys_of_the_command_line(name: str) -> None:
    listed = source_as_json(seed(name))
    assert list(listed) == ["file", "format", "problems", "metadata", "body", "blocks"]
    assert set(listed["blocks"][0]) == {"kind", "text", "start", "end", "raw_start", "raw_end"}
    assert all(set(field) == {"value", "from"} for field in listed["metadata"].values())
    for block in listed["blocks"]:
        assert (block["start"] is None) == (block["kind"] not in ("heading", "paragraph"))
        assert 0 <= block["raw_start"] < block["raw_end"]
