"""Markdown as a stream of markup, blocks by a CommonMark parser, every run of text with its way back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.token import Token

from briefsmith.sources.html_tokens import tokenize
from briefsmith.sources.markdown_inline import inline_items
from briefsmith.sources.markup import Close, Item, Open, Run
from briefsmith.text.mapped import MappedText

#: No article has more marks of emphasis, code and links: then they are read as text.
MARK_LIMIT = 300_000
_LINE_END = re.compile(r"\r\n?|\n")

#: No list has as many items.
_YEAR = re.compile(r"[0-9]{3,9}[.)]")
#: Paragraphs that are one link around a picture and, after an empty line, its caption.
_ONLY_OPENED_IMAGE = re.compile(r"\s*\[\s*(!\[[^\]\n]*+\]\([^)\n]*+\)\s*)\Z")


def markdown_items(
    raw: str, start: int = 0, end: int | None = None, doubts: list[str] | None = None
) -> Iterator[Item]:
    """The markup of the Markdown in ``raw[start:end]``; offsets are those of ``raw``.

    Indented code and link definitions are read as text: saved articles indent paragraphs, and no text
    may vanish. What the parser passes over (too deep nesting) comes back as plain paragraphs. ``doubts``
    is told of HTML that is damaged.
    """
    stop = len(raw) if end is None else end
    yield from _Markdown(raw, start, stop, [] if doubts is None else doubts).items()


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 40}).enable("table")
    parser.disable(["code", "reference"])
    parser.block.ruler.at("list", _list_of_items, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _list_of_items(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list, unless its first mark is a year: of “2024. 这一年…” no figure may be lost."""
    begin = state.bMarks[start] + state.tShift[start]
    if _YEAR.match(state.src, begin, state.eMarks[start]):
        return False
    return list_block(state, start, end, silent)


class _Markdown:
    def __init__(self, raw: str, start: int, end: int, doubts: list[str]) -> None:
        self.doubts = doubts
        self.raw = raw
        self.text = raw[start:end]
        marks = sum(map(self.text.count, "*_`["))
        self.plain = marks > MARK_LIMIT
        if self.plain:
            doubts.append(f"it has {marks:,} marks of emphasis, code and links; they are read as text")
        # The parser strips what its lines begin with; a stray NUL would be replaced by two characters' worth.
        ends = [start + match.end() for match in _LINE_END.finditer(self.text)]
        self.starts = [start, *ends, end] if not ends or ends[-1] != end else [start, *ends]
        self.done = 0
        self.row = 0
        self.cell_end = start

    def items(self) -> Iterator[Item]:
        for token in _parser().parse(self.text):
            yield from self._token(token)
        yield from self._passed_over(len(self.starts) - 1)

    def _token(self, token: Token) -> Iterator[Item]:
        if token.map and (token.nesting == 0):
            yield from self._passed_over(token.map[0])
            self.done = max(self.done, token.map[1])
        if token.type == "tr_open" and token.map:
            self.row = token.map[0]
            self.done = max(self.done, token.map[1])
        match token.type:
            case "inline":
                yield from self._inline(token)
            case "html_block":
                first, last = token.map or [0, 0]
                yield from tokenize(self.raw, self.starts[first], self.starts[last], self.doubts)
            case "fence" | "code_block":
                yield from self._code(token)
            case "hr":
                yield Open("hr")
            case _ if token.nesting == 1:
                yield Open(token.tag)
            case _ if token.nesting == -1:
                yield Close(token.tag)

    def _passed_over(self, line: int) -> Iterator[Item]:
        """Lines up to ``line`` that no token has told of, unless they are only marks."""
        for number in range(self.done, line):
            text = self.raw[self.starts[number] : self.starts[number + 1]]
            if re.search(r"[^\s>#*+\-=_`~|:]", text) and not _is_fence(text):
                yield Open("p")
                yield Run(MappedText.verbatim(text, self.starts[number]))
                yield Close("p")
        self.done = max(self.done, line)

    def _code(self, token: Token) -> Iterator[Item]:
        first, last = token.map or [0, 0]
        start, end = self.starts[min(first + 1, last)], self.starts[last]
        last_line = self.raw[self.starts[last - 1] : end]
        if last - 1 > first and _is_fence(last_line):
            end = self.starts[last - 1]
        yield Open("pre")
        yield Run(MappedText.verbatim(self.raw[start:end], start))
        yield Close("pre")

    def _inline(self, token: Token) -> Iterator[Item]:
        content = self._located(token)
        if self.plain:
            yield Run(content)
            return
        opened = _ONLY_OPENED_IMAGE.match(content.text)
        yield from inline_items(content.slice(opened.start(1), len(content)) if opened else content)

    def _located(self, token: Token) -> MappedText:
        """The content of an inline token, line by line as it stands in the file."""
        first, last = token.map or [self.row, self.row + 1]
        pieces: list[MappedText] = []
        after = max(self.starts[first], self.cell_end)
        for number, line in enumerate(token.content.split("\n")):
            row = min(first + number, last - 1)
            line_end = after
            if row != first:
                after = max(after, self.starts[row])
            stripped = line.lstrip()
            found = self.raw.find(stripped, after, self.starts[row + 1])
            if found < 0:
                stripped, found = self._whole(row)
            if pieces:
                pieces.append(MappedText.verbatim("\n", line_end))
            pieces.append(MappedText.verbatim(stripped, found))
            after = found + len(stripped)
        self.cell_end = after
        return MappedText.join(pieces)

    def _whole(self, row: int) -> tuple[str, int]:
        """A line that the parser has changed, as it stands in the file."""
        start = self.starts[row]
        text = self.raw[start : self.starts[row + 1]].rstrip("\r\n")
        marks = re.match(r"[\s>#]*", text)
        skip = marks.end() if marks else 0
        return text[skip:], start + skip


def _is_fence(line: str) -> bool:
    return bool(re.match(r"[\s>]*(?:`{3,}|~{3,})", line))
