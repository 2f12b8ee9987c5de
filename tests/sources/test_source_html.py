"""Broken HTML is read as a browser shows it, and no text is lost on the way."""

import pytest

from briefsmith.sources.html_tokens import tokenize
from briefsmith.sources.html_tree import build_tree
from briefsmith.sources.markup import Open, Run
from briefsmith.sources.passages import Passage, read_passages


def passages(raw: str) -> list[Passage]:
    return read_passages(tokenize(raw), ())


def texts(raw: str) -> list[str]:
    return [passage.text for passage in passages(raw)]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("甲 — <p>乙</p>", ["甲 —", "乙"]),
        ("<p><div>甲</div><br/>孤行</p>", ["甲", "孤行"]),
        ("甲<br><br/>乙<br >\n<br>丙", ["甲", "乙", "丙"]),
        ("<p>甲句。<br>乙句。</p>", ["甲句。", "乙句。"]),
        ("<p>一行折成<br>两行</p>", ["一行折成 两行"]),
        ("<p>1月<span>12</span>日</p>", ["1月12日"]),
        ("<p>甲&nbsp;&nbsp;乙&amp;丙&#x4e01;&bogus;</p>", ["甲 乙&丙丁&bogus;"]),
        ("甲<!-- <p>不见</p> -->乙", ["甲乙"]),
        ("甲<!-- 未闭 <b>乙</b>", ["甲乙"]),
        ("甲<script>var x='<p>'</script><style>p{}</style>乙", ["甲乙"]),
        ("甲<iframe><p>x</p></iframe><noscript>n</noscript><template>t</template>乙", ["甲乙"]),
        ("a < b 且 c > d", ["a < b 且 c > d"]),
        ("<p title='a>b'>甲</p>", ["甲"]),
        ('<p title="未闭合>甲</p><p>乙</p>', ["甲", "乙"]),
        ("<table><tr><td>甲<td>乙<tr><th>丙</table>", ["甲", "乙", "丙"]),
        ("<ul><li>甲<li><p>乙</p></ul>", ["甲", "乙"]),
        ("<table>游离<tr><td>格</td></tr></table>", ["游离", "格"]),
        ("<select><option>甲</option></select>乙", ["甲", "乙"]),
        ("</p></div></nothing>甲", ["甲"]),
        ("甲</p>乙", ["甲", "乙"]),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</ruby>を<rb>読<rt>よ</rt>む", ["漢字を読む"]),
        ("<share-button>甲</share-button>", ["甲"]),
        ("\ue0000\ue001甲<p>\ue0001\ue001</p>", ["\ue0000\ue001甲", "\ue0001\ue001"]),
        ("<p>一<b>二</p><p>三</b>四</p>", ["一二", "三四"]),
    ],
)
def test_passages(raw: str, wanted: list[str]) -> None:
    assert texts(raw) == wanted


def test_text_that_the_parser_drops_comes_back_where_it_stood() -> None:
    raw = "<p>前</p><frameset>中</frameset><p>后</p>"
    assert "".join(texts(raw)) == "前中后"


def test_deep_nesting_keeps_all_text() -> None:
    raw = "<div>".join(f"{number}字" for number in range(3000))
    assert "".join(texts(raw)) == "".join(f"{number}字" for number in range(3000))


def test_no_run_is_lost_between_tokens_and_tree() -> None:
    table = "<table>乙<caption>丙</caption></table><dl>丁<dd>戊"
    raw = f"<html><head><title>题</title></head><body>甲{table}</body></html>己"
    items = list(tokenize(raw))
    tree = build_tree(items)
    assert [run.text for run in tree.runs] == [item.content.text for item in items if isinstance(item, Run)]
    assert "".join(texts(raw)) == "题甲乙丙丁戊己"


def test_an_unclosed_script_is_told() -> None:
    doubts: list[str] = []
    list(tokenize("<p>甲</p><script>var a; <p>乙</p>", doubts=doubts))
    assert doubts
    assert "script" in doubts[0]


def test_attributes() -> None:
    item = next(iter(tokenize("""<IMG Alt = "a&amp;b" src='x y' width=5 checked data-x="1" />""")))
    assert isinstance(item, Open)
    assert item.name == "img"
    assert dict(item.attributes) == {"alt": "a&b", "src": "x y", "width": "5", "checked": "", "data-x": "1"}


def test_shares_and_links() -> None:
    (passage,) = passages('<p><a href="http://x.example/a"><b>四字链接</b></a><b>粗</b>体半</p>')
    assert passage.links == ("http://x.example/a",)
    assert passage.linked == pytest.approx(4 / 7)
    assert passage.bold == pytest.approx(5 / 7)


def test_each_character_of_a_passage_leads_back() -> None:
    raw = "<p>甲&nbsp; <b>乙</b>&lt;丙</p>"
    (passage,) = passages(raw)
    found = [raw[start:end] for start, end in zip(passage.content.starts, passage.content.ends, strict=True)]
    assert passage.text == "甲 乙<丙"
    assert found == ["甲", "&nbsp; ", "乙", "&lt;", "丙"]
