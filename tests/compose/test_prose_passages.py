"""Citations in the prose that name a paragraph open there."""

from __future__ import annotations

from briefsmith.compose.tree import compose
from briefsmith.document import Citation, CitedSource, Footnote, Paragraph
from briefsmith.library import SourceRequest, build_library
from briefsmith.outline.reader import read_outline
from briefsmith.sources.reader import read_source
from briefsmith.spans import Place

ARTICLE = "---\ntitle: 题目\n---\n\nThe first paragraph of the page.\n\nThe second paragraph of the page.\n"
OUTLINE = """title: 题
sources: {a: a.md}
passage_links: %s
sections:
  - title: 节
    text: |
      甲[@a, 第2段]，乙[@a]，丙[@a, 第9段]，丁[@b, 第1段][^1]。

      [^1]: 见[@a, para. 1]。
"""


def cited(links: str) -> list[CitedSource]:
    made, _ = read_outline((OUTLINE % links).encode(), "outline.yaml", "/nowhere")
    assert made is not None
    library = build_library(
        [SourceRequest("a", "a.md", Place("outline.yaml"))], lambda file: read_source(ARTICLE.encode(), file)
    )
    document = compose(made, library, ())
    (paragraph,) = (block for block in document.children if isinstance(block, Paragraph))
    found: list[CitedSource] = []
    for inline in paragraph.children:
        inside = inline.children if isinstance(inline, Footnote) else (inline,)
        found += [source for one in inside if isinstance(one, Citation) for source in one.sources]
    return found


def test_a_paragraph_that_is_there_is_opened() -> None:
    second, bare, beyond, unknown, first = (source.passage for source in cited("auto"))
    assert second == ":~:text=The%20second%20paragraph%20of%20the%20page"
    assert first == ":~:text=The%20first%20paragraph%20of%20the%20page"
    assert [bare, beyond, unknown] == ["", "", ""]


def test_the_outline_may_switch_it_off() -> None:
    assert {source.passage for source in cited("none")} == {""}
