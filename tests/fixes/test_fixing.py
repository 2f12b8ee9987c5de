"""The source's own characters go into the outline, and nothing else of the file changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from briefsmith.evidence.finding import find_quotes
from briefsmith.evidence.model import Evidence, Verdict
from briefsmith.fixes.fixing import Fix, fix_outline
from briefsmith.library import Library, build_library
from briefsmith.outline.model import Outline
from briefsmith.outline.reader import read_outline
from briefsmith.source_requests import source_requests
from briefsmith.sources.model import Source
from briefsmith.sources.reader import read_source

#: Each paragraph is one quotation, with what YAML would stumble over.
PARAGRAPHS = (
    "海事局表示，“東部航道”全年共記錄險情12起，沒有造成人員傷亡。",
    "负责人说：「减少的原因是新的浮标」，而不是航次减少——这一点 很重要。",
    "监测报告指出: #1 西部航道的数据尚不完整 # 结论要到第二季度才能得出。",
    "It's the officer's \"final\" word, he said: a 'test' of will \\ power.",
    "“第一句”与“第二句”之间，有一段《不扩散核武器条约》（NPT）的话：",
    "- 这一段以横线开头：“它不是列表” - 也不是减号",
    "[注] 方括号里的字，{花括号}，“还有 & * ! | > % @ ` 这些符号”",
    "“问号？” 冒号: 结尾是引号“对”",
)
#: What a typed text may have instead of the source's characters; folding makes them the same.
TYPED = {
    "“": ['"', "„", "“"],
    "”": ['"', "”"],
    "「": ["“", '"', "「"],
    "」": ["”", '"', "」"],
    "東": ["东", "東"],
    "記": ["记", "記"],
    "險": ["险", "險"],
    "'": ["’", "'"],
    '"': ["”", '"'],
    "：": [":", "："],
    "（": ["(", "（"],
    "）": [")", "）"],
    " ": [" ", "\u3000", "  "],
    "，": [",", "，"],
}


def source_of(*paragraphs: str) -> Source:
    """A page with these paragraphs."""
    escaped = (p.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for p in paragraphs)
    page = "<html><head><title>题</title></head><body><article><h1>标题在此</h1>{}</article></body></html>"
    return read_source(page.format("".join(f"<p>{p}</p>" for p in escaped)).encode(), "a.html")


SOURCE = source_of(*PARAGRAPHS)


def project(data: bytes, source: Source = SOURCE) -> tuple[Outline, Library, tuple[Evidence, ...]]:
    outline, problems = read_outline(data, "outline.yaml", "/p")
    assert outline is not None, problems
    requests, _ = source_requests(outline, {}, lambda file: file)
    library = build_library(requests, lambda file: source)
    return outline, library, find_quotes(outline, library)


def fixed(data: bytes, source: Source = SOURCE) -> Fix:
    return fix_outline(data, *project(data, source))


def outline_with(*written: str, head: str = "") -> str:
    """An outline with quotations as they are written behind ``quote: ``."""
    quotes = "".join(f"      - source: a\n        quote: {one}\n" for one in written)
    return f"{head}title: t\nsources: {{a: a.html}}\nsections:\n  - title: s\n    quotes:\n{quotes}"


def quote_of(text: str, index: int = 0) -> str:
    value: str = yaml.safe_load(text)["sections"][0]["quotes"][index]["quote"]
    return value.strip(" \n")


def test_the_paragraphs_are_those_of_the_source() -> None:
    assert SOURCE.body.text.split("\n\n")[-len(PARAGRAPHS) :] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("'\"东部航道\"全年'", "'“東部航道”全年'"),
        ('"\\"东部航道\\"全年"', '"“東部航道”全年"'),
        ('|\n          "东部航道"全年\n', "|\n          “東部航道”全年\n"),
        ('>-  # 说明\n          "东部航道"全年', ">-  # 说明\n          “東部航道”全年"),
        ("监测报告指出： ＃1 西部航道", "'监测报告指出: #1 西部航道'"),
        ("It’s the officer’s “final” word", "It's the officer's \"final\" word"),
        ("'he said: a ‘test’ of will'", "'he said: a ''test'' of will'"),
        ('"he said: a ’test’ of will \\\\ power"', "\"he said: a 'test' of will \\\\ power\""),
        (
            '"he said: a ’test’ of\n          will \\\\ power"',
            "\"he said: a 'test' of\n          will \\\\ power\"",
        ),
        ("这一点　很重要", "这一点 很重要"),
    ],
)
def test_each_style_keeps_its_form(written: str, expected: str) -> None:
    text = outline_with(written + ("" if "\n" in written else "   # behind"), "沒有造成人员伤亡")
    fix = fixed(text.encode())
    assert not fix.left
    assert fix.after.decode() == text.replace(written, expected).replace("人员伤亡\n", "人員傷亡\n")


def test_a_style_is_changed_only_where_nothing_else_goes() -> None:
    fix = fixed(outline_with("监测报告指出： ＃1 西部航道的数据").encode())
    assert fix.restyled == fix.fixed == ("s1-1",)
    fix = fixed(outline_with("'监测报告指出： ＃1 西部航道的数据'").encode())
    assert fix.restyled == ()
    assert fix.fixed == ("s1-1",)


def test_flow_mappings() -> None:
    text = (
        "title: t\nsources: {a: a.html}\nsections: [{title: s, quotes: ["
        "{source: a, quote: （NPT）的话, note: n}, "
        "{source: a, quote: ［注］ 方括号里的字 , note: n}]}]  # 尾\n"
    )
    fix = fixed(text.encode())
    assert not fix.left
    assert quote_of(fix.after.decode(), 1) in ("[注] 方括号里的字", "［注］ 方括号里的字")
    assert fix.after.decode().endswith(", note: n}]}]  # 尾\n")


def test_pieces_and_ends() -> None:
    text = (
        outline_with('"东部航道"全年……没有造成人员伤亡。')
        .replace('quote: "东部航道"全年', 'quote: \'"东部航道"全年')
        .replace("伤亡。\n", "伤亡。'\n")
    )
    text += "      - source: a\n        from: 减少的原因是新的浮标”   # 起\n        to: 这一点　很重要。\n"
    fix = fixed(text.encode())
    assert not fix.left
    after = fix.after.decode()
    assert "quote: '“東部航道”全年……沒有造成人員傷亡。'\n" in after
    assert "from: 减少的原因是新的浮标」   # 起\n        to: 这一点 很重要。\n" in after


def test_two_paragraphs() -> None:
    source = source_of("第一段到这里说完了。", "第二段从这里开始了。", "第三段在后面。")
    for written in (
        "第一段到这里说完了。 第二段从这里开始了。",
        "'第一段到这里说完了。 第二段从这里开始了。'",
        "|\n          第一段到这里说完了。\n          第二段从这里开始了。",
        ">\n          第一段到这里说完了。\n          第二段从这里开始了。",
        '"第一段到这里说完了。\\n第二段从这里开始了。"',
    ):
        text = outline_with(written, "第三段在后面")
        fix = fixed(text.encode(), source)
        assert fix.fixed == ("s1-1",), written
        assert quote_of(fix.after.decode()) == "第一段到这里说完了。\n\n第二段从这里开始了。"
        assert quote_of(fix.after.decode(), 1) == "第三段在后面"
        assert not re.search(r"[ \t]+\n", fix.after.decode())


def test_what_is_not_proven_is_left_alone() -> None:
    text = outline_with("东部航道全年共记录险情13起", "没有这样的一句话", "东部航道").encode()
    fix = fixed(text)
    assert fix.fixed == ("s1-3",)
    assert fix.after == text.replace("东部航道\n".encode(), "東部航道\n".encode())


def test_nothing_to_do() -> None:
    text = outline_with("東部航道").encode()
    assert fixed(text) == Fix(text, text)


def test_an_outline_with_mistakes_is_left_alone() -> None:
    text = outline_with("东部航道", head="nonsense: 1\n").encode()
    fix = fixed(text)
    assert fix.after == text
    assert [item.code for item in fix.left] == ["fix-left"]


STYLES = ("plain", "single", "double", "escaped", "|", "|-", "|+", ">", ">-", ">+", "lines", "flow")


def as_written(style: str, typed: str, end: str) -> str:
    """A text in a style of YAML, by a way of its own."""
    single, double = typed.replace("'", "''"), typed.replace("\\", "\\\\").replace('"', '\\"')
    if style in ("plain", "flow"):
        return typed
    if style == "single":
        return f"'{single}'"
    if style == "double":
        return f'"{double}"'
    if style == "escaped":
        return (
            '"'
            + "".join(
                f"\\u{ord(c):04x}" if i % 7 == 3 else {"\\": "\\\\", '"': '\\"'}.get(c, c)
                for i, c in enumerate(typed)
            )
            + '"'
        )
    if style == "lines":
        return "'" + single.replace(" ", f"{end}            ", 1) + "'"
    return f"{style} # header{end}            " + (
        typed if style[0] == "|" else typed.replace(" ", f"{end}            ", 1)
    )


@st.composite
def typed_texts(draw: st.DrawFn) -> str:
    paragraph = draw(st.sampled_from(PARAGRAPHS))
    start = draw(st.integers(0, 4))
    words = paragraph[start : draw(st.integers(start + 12, max(start + 12, len(paragraph))))].strip()
    return "".join(draw(st.sampled_from(TYPED[c])) if c in TYPED else c for c in words)


@st.composite
def outlines(draw: st.DrawFn) -> tuple[list[str], str]:
    """An outline as pieces: what stands around the quotations, and between that they as written."""
    end = draw(st.sampled_from(["\n", "\r\n"]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    noise = st.sampled_from(["", f"        # 注“释”{end}", f"{end}", f"  {end}", f"# a: 'b'{end}"])
    head = ("title: t  ", "# “头”", "sources: {a: a.html}", "sections:", "  - title: 's'", "    quotes:", "")
    pieces = [mark + end.join(head)]
    for index in range(draw(st.integers(1, 4))):
        style = draw(st.sampled_from(STYLES))
        written = as_written(style, draw(typed_texts()), end)
        tail = draw(st.sampled_from(["", "  ", "   # 尾: '“"])) if "\n" not in written else ""
        if style == "flow":
            pieces[-1] += f"      - {{ source: a, id: q{index}, quote: "
            pieces += [written, f" , note: '“n”' }}{tail}{end}"]
        else:
            pieces[-1] += f"      - id: q{index}{end}        source: a{end}        quote:  "
            pieces += [written, f"{tail}{end}        note: >-{end}          “注” 'x'{end}"]
        pieces[-1] += draw(noise)
    return pieces, end


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(outlines())
def test_everything_outside_the_quotations_stays(made: tuple[list[str], str]) -> None:
    pieces, _ = made
    data = "".join(pieces).encode()
    outline, problems = read_outline(data, "outline.yaml", "/p")
    assume(outline is not None and not [item for item in problems if item.severity == "error"])
    outline, library, evidence = project(data)
    fix = fix_outline(data, outline, library, evidence)
    folded = [found.quote_id for found in evidence if found.verdict is Verdict.EQUIVALENT]
    assert [*fix.fixed] == folded
    outside = ".*?".join(f"({re.escape(piece)})" for piece in pieces[::2])
    assert re.fullmatch(outside, fix.after.decode(), re.DOTALL)
    then, now = (yaml.safe_load(text.decode("utf-8-sig")) for text in (data, fix.after))
    for index, found in enumerate(evidence):
        value = now["sections"][0]["quotes"][index].pop("quote")
        typed = then["sections"][0]["quotes"][index].pop("quote")
        assert value.strip(" \n") == found.found[0].text if found.quote_id in folded else value == typed
    assert now == then
    again = fixed(fix.after)
    assert again.fixed == ()
    assert again.after == fix.after


def test_the_outline_of_this_repository_needs_no_fix(root: Path) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "briefsmith.cli", "check", "--fix", "--dry-run"],
        cwd=root, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stdout.startswith("nothing to fix")
