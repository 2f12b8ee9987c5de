"""Fragments that open a page at a passage: what they name, and that nothing else is met first."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefsmith.compose.passages import passage_fragment
from briefsmith.sources.model import Source
from briefsmith.sources.reader import read_source
from briefsmith.spans import Span

ARTICLE = (
    "美国对韩国的承诺将以所有军事力量作为后盾。他说，局势仍在变化。",
    "三国领导人重申了承诺，并强调任何核攻击都将遭到迅速、压倒性和果断的回应；此外，三国还将分享导弹预警数据，扩大联合演习的规模，并在年内设立秘书处。",
    "他说，局势仍在变化。各方都在观察，没有人愿意先动。",
    "The ministers met on Nov. 15, 2024, and said that “the well-known rules” apply, as Smith & Co. noted.",
    "The ministers met again in May. Nothing was signed, and the next meeting was not announced by anyone.",
    "ミサイルの発射は、国連決議に違反する。三カ国は、引き続き緊密に連携する。",
    "장관들은 워싱턴에서 만나 공동 성명을 발표했다. 다음 회의는 서울에서 열린다.",
)


def source_of(*paragraphs: str) -> Source:
    return read_source(("---\ntitle: 甲\n---\n\n" + "\n\n".join(paragraphs) + "\n").encode(), "a.md")


SOURCE = source_of(*ARTICLE)


def terms_of(words: str, last: str = "", source: Source = SOURCE) -> str:
    """The decoded fragment for a passage, from ``words`` to the end of ``last``."""
    start = source.body.text.index(words)
    end = source.body.text.index(last, start) + len(last) if last else start + len(words)
    return unquote(passage_fragment(source, [Span(start, end)]))


@pytest.mark.parametrize(
    ("words", "last", "fragment"),
    [
        # a short passage is named whole, without its outer punctuation
        ("美国对韩国的承诺将以所有军事力量作为后盾。", "", "美国对韩国的承诺将以所有军事力量作为后盾"),
        # one that is cut inside a clause reaches out to the next mark
        ("韩国的承诺将以所有军事力量", "", "美国对韩国的承诺将以所有军事力量作为后盾"),
        # a long one is named by its ends, cut at punctuation
        ("三国领导人重申了承诺", "设立秘书处。", "三国领导人重申了承诺,并在年内设立秘书处"),
        # one that runs over paragraphs, too
        ("并强调任何核攻击", "在变化。", "并强调任何核攻击都将遭到迅速,局势仍在变化,-。各方都在观察"),
        # what stands twice is told apart by what stands around it
        ("他说，局势仍在变化。", "", "他说，局势仍在变化"),
        ("ミサイルの発射は、", "違反する。", "ミサイルの発射は、国連決議に違反する"),
        ("워싱턴에서 만나 공동 성명을", "", "워싱턴에서 만나 공동 성명을"),
    ],
)
def test_what_is_named(words: str, last: str, fragment: str) -> None:
    made = terms_of(words, last)
    assert made.removeprefix(":~:text=").endswith(fragment)


def test_what_stands_twice_has_words_around_it_or_no_fragment() -> None:
    assert (
        terms_of("他说，局势仍在变化。")
        == ":~:text=美国对韩国的承诺将以所有军事力量作为后盾。-,他说，局势仍在变化"
    )
    assert terms_of("各方都在观察") == ":~:text=各方都在观察"
    twice = source_of("完全相同的一段话，没有别的。", "完全相同的一段话，没有别的。")
    assert passage_fragment(twice, [Span(0, 14)]) == ""


def test_signs_of_the_directive_are_encoded() -> None:
    start = SOURCE.body.text.index("the well-known")
    end = SOURCE.body.text.index(" noted.")
    made = passage_fragment(SOURCE, [Span(start, end)]).removeprefix(":~:text=")
    assert "well%2Dknown" in made
    assert "%26" in made
    assert "%2C" in made
    assert not set(made) & set("-& ")


def test_a_caption_that_says_the_same_counts() -> None:
    said = "这是一段完全一样的说明文字。"
    page = (
        f"<html><body><article><h1>甲</h1><p>{said}</p><p>另一段在这里，说别的事情，足够长才算正文。</p>"
        f"<figure><img src='a.jpg'><figcaption>{said}</figcaption></figure></article></body></html>"
    )
    source = read_source(page.encode(), "a.html")
    if source.body.text.count("完全一样") != 1 or sum("完全一样" in b.text for b in source.blocks) != 2:
        pytest.skip("the reader does not keep the caption of this page")
    start = source.body.text.index("这是一段")
    assert passage_fragment(source, [Span(start, start + 14)]) == ""


def found_by_browser(whole: str, fragment: str) -> int:
    """Where a browser's plain search would open the page, as far as the draft's rules go: -1 nowhere."""
    match = re.fullmatch(
        r":~:text=(?:(?P<before>[^,]+)-,)?(?P<start>[^,-]+)(?:,(?P<end>[^,-]+))?(?:,-(?P<after>[^,-]+))?",
        fragment,
    )
    assert match, fragment
    part = {name: re.escape(unquote(value)) for name, value in match.groupdict().items() if value}
    pattern = "(?P<hit>" + part["start"] + ")"
    pattern = rf"{part['before']}\s*{pattern}" if "before" in part else pattern
    pattern += rf"[\s\S]*?{part['end']}" if "end" in part else ""
    pattern += rf"\W*{part['after']}" if "after" in part else ""
    hit = re.search(pattern, whole, re.IGNORECASE)
    return hit.start("hit") if hit else -1


clauses = st.text(alphabet="甲乙丙丁戊己庚辛", min_size=1, max_size=9)
prose = st.lists(st.tuples(clauses, st.sampled_from("，。、；")), min_size=1, max_size=12).map(
    lambda pairs: "".join(clause + mark for clause, mark in pairs)
)


@settings(max_examples=150, deadline=None)
@given(st.lists(prose, min_size=1, max_size=5), st.data())
def test_the_first_match_is_the_passage(paragraphs: list[str], data: st.DataObject) -> None:
    source = source_of(*paragraphs)
    body = source.body.text
    assume(len(body) > 2)
    start = data.draw(st.integers(0, max(0, len(body) - 2)))
    end = data.draw(st.integers(start + 1, len(body)))
    fragment = passage_fragment(source, [Span(start, end)])
    if not fragment:
        return
    whole = "\n".join(block.text for block in source.blocks)
    offset = whole.index(source.body.text.split("\n\n")[0])
    hit = found_by_browser(whole, fragment)
    # Blocks are parted by two line ends in the body and by one here.
    at = offset + start - body[:start].count("\n\n")
    assert hit >= 0
    assert at - 31 <= hit <= at + 12 + len(re.match(r"\W*", body[start:])[0])  # type: ignore[union-attr]  # it matches nothing, too


def test_pages_of_programs_have_no_text_to_be_found() -> None:
    from dataclasses import replace

    assert passage_fragment(replace(SOURCE, format="docx"), [Span(0, 12)]) == ""


_HEIGHT = 3000


@pytest.mark.parametrize(
    ("words", "last", "paragraph"),
    [
        ("韩国的承诺将以所有军事力量", "", 0),
        ("三国领导人重申了承诺", "设立秘书处。", 1),
        ("并强调任何核攻击", "没有人愿意先动。", 1),
        ("The ministers met again", "by anyone.", 4),
        ("三カ国は、引き続き緊密に連携する。", "", 5),
        ("다음 회의는 서울에서 열린다.", "", 6),
    ],
)
def test_chromium_opens_the_passage(tmp_path: Path, words: str, last: str, paragraph: int) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium on this machine")
    start = SOURCE.body.text.index(words)
    end = SOURCE.body.text.index(last, start) + len(last) if last else start + len(words)
    fragment = passage_fragment(SOURCE, [Span(start, end)])
    blocks = "".join(f'<div style="height:{_HEIGHT}px"><p>{html.escape(text)}</p></div>' for text in ARTICLE)
    script = "setInterval(() => { document.body.dataset.y = window.scrollY }, 50)"
    page = tmp_path / "page.html"
    filler = f'<div style="height:{_HEIGHT}px"></div>'
    page.write_text(f"<meta charset=utf-8><body>{filler}{blocks}{filler}<script>{script}</script>", "utf-8")
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    command += [
        "--window-size=800,400",
        "--virtual-time-budget=2000",
        "--dump-dom",
        f"{page.as_uri()}#{fragment}",
    ]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    seen = re.search(r'data-y="(\d+)', done.stdout.decode("utf-8", "replace"))
    if seen is None:
        pytest.skip("Chromium does not run here")
    top = _HEIGHT * (paragraph + 1)
    assert top - 400 <= int(seen[1]) <= top + 200
