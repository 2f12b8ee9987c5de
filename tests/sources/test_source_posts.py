"""What the first and last lines of saved posts say of themselves."""

import pytest

from briefsmith.sources.model import Source
from briefsmith.sources.reader import read_source

TEXT = "市议会周三以九票对四票通过了新的供水预算，明年起分三年更换老城区的全部铅管。"


def read(raw: str) -> Source:
    return read_source(raw.encode(), "post.md")


def known(source: Source) -> dict[str, str | None]:
    return {name: source.metadata.get(name).value for name in ("title", "outlet", "author", "date", "url")}


def test_an_account_that_is_named_in_place_of_an_author() -> None:
    found = known(
        read(f"#  供水预算  \n城市水务\n        城市水务  城市水务   2026-01-28 12:27  \n\n{TEXT}\n")
    )
    assert (found["outlet"], found["author"], found["date"]) == ("城市水务", None, "2026-01-28")
    found = known(read(f"#  供水预算  \n原创 陈安  城市水务   2026-01-28 12:27  \n\n{TEXT}\n"))
    assert (found["outlet"], found["author"]) == ("城市水务", "陈安")


def test_who_sent_a_copied_post_may_have_a_name_of_several_words() -> None:
    raw = f"## 供水预算\n` 河岸 River Club UK` [轉載自CityNews](https://news.example.org/a/1/)\n\n{TEXT}\n"
    found = known(read(raw))
    assert found["author"] == "河岸 River Club UK"
    assert (found["outlet"], found["url"]) == ("CityNews", "https://news.example.org/a/1/")
    sentence = f"## 供水预算\n\n他说，这篇文章转载自城市网\n\n{TEXT}\n"
    assert known(read(sentence))["outlet"] is None


def test_an_item_of_a_collection_that_names_only_a_home_page() -> None:
    raw = (
        "# 会议发言的文字版\n轉載自[河岸之聲](http://river.example.org)\n\n文字版：八月八日 谁付水管的钱\n\n"
        f"[https://video.example.org/v/8](https://video.example.org/v/8)\n\n{TEXT}\n"
    )
    found = known(read(raw))
    assert (found["title"], found["outlet"]) == ("文字版：八月八日 谁付水管的钱", "河岸之聲")
    assert found["url"] == "https://video.example.org/v/8"


def test_the_account_is_named_once_more_between_the_buttons_at_the_end() -> None:
    raw = (
        "---\ntitle: 供水预算\nurl: https://mp.weixin.qq.com/s?x=1\nsource: 水务频道\n---\n\n# 供水预算\n\n"
        f"城市水务\n\n{TEXT}\n\n{TEXT}\n\n轻触阅读原文\n\n城市水务\n\n向上滑动看下一个\n"
    )
    source = read(raw)
    assert source.body.text == f"{TEXT}\n\n{TEXT}"
    assert [one.value for one in source.metadata.outlet.candidates] == ["水务频道", "城市水务"]


@pytest.mark.parametrize(
    "lines",
    [
        "原创 陈思 宽岛观察 *2024年03月05日 07:30* *广东*",
        "原创 [陈思](javascript:void(0);) [宽岛观察](javascript:void(0);)\n\n_2024年03月05日 07:30_ _广东_",
    ],
)
def test_the_lines_below_the_title_of_a_wechat_post_with_a_province(lines: str) -> None:
    source = read(
        f"# 跨海大桥明年动工\n\n{lines}\n\n{TEXT}\n\n![图片](https://x.example/a.png)\n\n▲渡轮码头\n\n{TEXT[::-1]}\n"
    )
    fields = source.metadata
    assert [one.value for one in fields.author.candidates] == ["陈思"]
    assert (fields.outlet.value, fields.date.value) == ("宽岛观察", "2024-03-05")
    assert source.body.text == f"{TEXT}\n\n{TEXT[::-1]}"


@pytest.mark.parametrize(
    "line",
    [
        "宽岛日报　2024年3月5日",
        "2024-03-05 07:30 来源：宽岛日报",
        "宽岛日报 | 2024年3月5日 07:30",
        "2024年3月5日 07:30　作者：陈思",
    ],
)
def test_a_line_with_the_day_below_the_title(line: str) -> None:
    source = read(f"# 跨海大桥明年动工\n\n{line}\n\n{TEXT}\n\n{TEXT[::-1]}\n")
    assert source.metadata.date.value == "2024-03-05"
    assert source.body.text == f"{TEXT}\n\n{TEXT[::-1]}"


def test_a_sentence_that_begins_with_a_day_is_body() -> None:
    line = "2024年3月5日 大桥开工"
    source = read(f"# 跨海大桥明年动工\n\n{TEXT}\n\n{line}\n\n{TEXT[::-1]}\n")
    assert line in source.body.text


@pytest.mark.parametrize("mark", ["", "# "])
def test_a_first_line_that_links_to_the_article(mark: str) -> None:
    rule = "" if mark else "\n------"
    raw = f"{mark}[供水预算通过](https://news.example.org/a/1.html){rule}\n\n<p>{TEXT}</p><p>{TEXT[::-1]}</p>"
    source = read(raw)
    assert known(source)["title"] == "供水预算通过"
    assert known(source)["url"] == "https://news.example.org/a/1.html"
    assert source.body.text == f"{TEXT}\n\n{TEXT[::-1]}"
