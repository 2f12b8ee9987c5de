"""Markdown is read as a reader sees it, also where CommonMark gives up beside Chinese punctuation."""

import pytest

from briefsmith.sources.markdown_stream import markdown_items
from briefsmith.sources.passages import Passage, read_passages
from briefsmith.sources.reader import read_source


def passages(raw: str) -> list[Passage]:
    return read_passages(markdown_items(raw), ())


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("**粗**体", "粗体"),
        ("整理出**《****书名****》。**后文", "整理出《书名》。后文"),
        ("未闭合的**粗体，到段末。", "未闭合的粗体，到段末。"),
        ("*斜*与_下划_与__粗__", "斜与_下划_与__粗__"),
        ("a *斜体* b _it_ c", "a 斜体 b it c"),
        ("恶意*.LNK文件", "恶意*.LNK文件"),
        ("snake_case_name 和 2**10", "snake_case_name 和 2**10"),
        ("***A Hong Kong student***", "A Hong Kong student"),
        ("代码`a*b*c`后", "代码a*b*c后"),
        (r"转义\*星\*与\\", "转义*星*与\\"),
        ("[链接](https://x.example/a_b_(c))后", "链接后"),
        ('[外[内]](<u v> "t")', "外[内]"),
        ("前![图注](http://x.example/a.png)后", "前后"),
        ("[![](a.png)文](b)", "文"),
        ("方括[号]不是链接", "方括[号]不是链接"),
        ("<https://x.example>", "https://x.example"),
        ("甲&nbsp;乙&lt;", "甲 乙<"),
        ("软\n换行", "软 换行"),
        ("一<b>二</b><!-- 注 -->三", "一二三"),
        ("5 < 6 与 x<y", "5 < 6 与 x<y"),
        ("`未闭合的反引号", "`未闭合的反引号"),
        ("    缩进的段落", "缩进的段落"),
        ("[1]: https://x.example", "[1]: https://x.example"),
    ],
)
def test_inline(raw: str, wanted: str) -> None:
    assert "".join(passage.text for passage in passages(raw)) == wanted


def test_blocks() -> None:
    raw = "# 题\n\n段一\n续行\n\n> 引文\n\n- 项一\n- 项二\n\n|a|b|\n|-|-|\n|1|1|\n\n"
    raw += "```\n码 *x*\n```\n\n<div>块\n</div>\n"
    found = [(passage.element, passage.text) for passage in passages(raw)]
    assert found == [
        ("h1", "题"),
        ("p", "段一 续行"),
        ("p", "引文"),
        ("li", "项一"),
        ("li", "项二"),
        ("th", "a"),
        ("th", "b"),
        ("td", "1"),
        ("td", "1"),
        ("pre", "码 *x*"),
        ("div", "块"),
    ]


def test_a_link_around_a_picture_and_its_caption() -> None:
    raw = "[![](https://x.example/a.jpg)\n\n【重磅】标题](https://mp.example/s?a=1)\n"
    (passage,) = passages(raw)
    assert passage.text == "【重磅】标题"
    assert passage.linked == 1.0


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_offsets_whatever_the_line_ends(newline: str) -> None:
    raw = newline.join(
        ["# 标题", "", "> 第一**行**", "> 第二行", "", "* 项目 `码`", "", "|甲|甲|", "|-|-|", "|乙|乙|"]
    )
    for passage in passages(raw):
        for character, start, end in zip(
            passage.text, passage.content.starts, passage.content.ends, strict=True
        ):
            assert raw[start:end] == character or character == " "
    cells = [passage.content.starts[0] for passage in passages(raw) if passage.text == "甲"]
    assert cells == [raw.index("甲"), raw.rindex("甲")]


def test_nesting_beyond_all_measure_keeps_the_text() -> None:
    raw = "> " * 500 + "深处的话\n\n" + "后文"
    assert "深处的话" in "".join(passage.text for passage in passages(raw))
    assert passages(raw)[-1].text == "后文"


@pytest.mark.parametrize(
    "line",
    [
        "2024. 这一年他说不，第二年也没有同意，第三年才松口。",
        "每箱5*3*2等于三十个，堆场里的箱子没有一个是空的。",
        "两间屋子分别是3*5米和4*6米，都没有窗户，也没有门牌。",
        "依照条例第[三](3)款的规定，这笔费用[由市政](注二)承担。",
    ],
)
def test_figures_and_words_in_brackets_are_never_lost(line: str) -> None:
    assert read_source(f"# 题目\n\n{line}\n".encode(), "x").body.text == line


def test_links_to_files_and_anchors_are_links() -> None:
    raw = "# 题目\n\n见[前文](#a)、[附件](b.pdf)、[主页](https://x.example/)和[另一页](page)，其中都写明了这件事。\n"
    assert read_source(raw.encode(), "x").body.text == "见前文、附件、主页和另一页，其中都写明了这件事。"
