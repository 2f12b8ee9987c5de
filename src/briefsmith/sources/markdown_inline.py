"""Markdown inside a paragraph as a stream of markup: emphasis and links as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefsmith.sources.html_tokens import resolve_entities, tokenize
from briefsmith.sources.markup import Close, Item, Open, Run
from briefsmith.text.mapped import MappedText

_SPECIAL = re.compile(r"\\|`+|\*+|_+|!\[|\[|\]|<|&|\n")
_MARK_LIMIT = 200_000
_ENTITY = re.compile(r"&(?:#[0-9]{1,10}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]*+|[^\s<>@]++@[^\s<>@]++)>")
_HTML = re.compile(r"</?[A-Za-z][^<>]*+>|<!--")
_TARGET = re.compile(
    r"""\(\s*+(?:<(?P<angle>[^<>\n]*+)>|(?P<bare>[^\s()<]*+(?:\([^\s()]*+\)[^\s()]*+)*))"""
    r"""(?:\s++(?:"[^"]*+"|'[^']*+'))?\s*+\)"""
)
#: What the target of a link has, and words in brackets have not.
_ADDRESS_MARK = re.compile(r"[/.:#?%@&=]|\A[\w-]*[A-Za-z_][\w-]*\Z", re.ASCII)
_HARD_BREAK = re.compile(r"(?:[ \t]{2,}|\\)\Z")


def _are_figures(before: str, after: str) -> bool:
    """Whether a mark stands between two figures: 5*3*2 must never be read as 532."""
    return before.isascii() and after.isascii() and before.isdigit() and after.isdigit()


def inline_items(paragraph: MappedText) -> Iterator[Item]:
    """The markup of one paragraph.

    Emphasis is told from its marks alone, not from CommonMark's rule of flanking, which fails beside
    Chinese punctuation: ``**`` always switches strong print, also where it never closes. A paragraph
    with more marks than any article has is text with marks in it.
    """
    content = paragraph.text
    if len(content) > _MARK_LIMIT and sum(1 for _ in _SPECIAL.finditer(content)) > _MARK_LIMIT:
        yield Run(paragraph)
    else:
        yield from _Reader(paragraph, content).items()


@dataclass(slots=True)
class _Bracket:
    """A ``[`` that may open a link: its place in the output, and whether it is that of an image."""

    output: int
    position: int
    image: bool


@dataclass(slots=True)
class _Reader:
    paragraph: MappedText
    content: str
    output: list[Item | None] = field(default_factory=list)
    before: list[Item] = field(default_factory=list)
    brackets: list[_Bracket] = field(default_factory=list)
    position: int = 0
    strong: bool = False
    code_ends: dict[int, int] = field(default_factory=dict)
    pairs: dict[int, bool] = field(default_factory=dict)
    last_comment_end: int = -1

    def items(self) -> list[Item]:
        """All of it, by one walk from left to right."""
        if self.content and not _SPECIAL.search(self.content):
            return [Run(self.paragraph)]
        self.code_ends = self._code_spans()
        self.last_comment_end = self.content.rfind("-->") - 3
        text, start = self.content, 0
        self.pairs = self._pairs()
        while special := _SPECIAL.search(text, self.position):
            at = special.start()
            self.position = at
            self._text(start, at)
            if not self._mark(special[0], at):
                self._text(at, special.end())
                self.position = special.end()
            start = self.position
        self._text(start, len(text))
        if self.strong:
            self.output.append(Close("strong"))
        return [*reversed(self.before), *(item for item in self.output if item is not None)]

    def _mark(self, mark: str, at: int) -> bool:
        """Deal with a mark at ``at`` and move on; false where it is only text."""
        match mark[0]:
            case "\\":
                return self._escape(at)
            case "`":
                return self._code(mark, at)
            case "*":
                return self._stars(mark, at)
            case "_":
                return self._underscores(mark, at)
            case "[" | "!":
                self.brackets.append(_Bracket(len(self.output), at, mark == "!["))
                self.output.append(self._run(at, at + len(mark)))
                self.position = at + len(mark)
                return True
            case "]":
                return self._close_bracket(at)
            case "<":
                return self._html(at)
            case "\n":
                return self._line_end(at)
        return self._entity(at)

    def _run(self, start: int, end: int) -> Run:
        return Run(self.paragraph.slice(start, end))

    def _text(self, start: int, end: int) -> None:
        if end > start:
            self.output.append(self._run(start, end))

    def _escape(self, at: int) -> bool:
        if self.content[at + 1 : at + 2] == "\n":
            self.output.append(Open("br"))
            self.position = at + 2
            return True
        if not _ESCAPED.match(self.content, at):
            return False
        whole = self._run(at, at + 2).content
        self.output.append(Run(MappedText.standing_for(self.content[at + 1], whole.raw_span())))
        self.position = at + 2
        return True

    def _entity(self, at: int) -> bool:
        entity = _ENTITY.match(self.content, at)
        if entity is None:
            return False
        end = entity.end()
        resolved = resolve_entities(self.content, at, end)
        if resolved.text == self.content[at:end]:
            return False
        span = self._run(at, end).content.raw_span()
        self.output.append(Run(MappedText.standing_for(resolved.text, span)))
        self.position = end
        return True

    def _code_spans(self) -> dict[int, int]:
        """Where each run of backticks that opens code finds the next run of its length."""
        ends: dict[int, int] = {}
        last: dict[int, int] = {}
        for run in reversed(list(re.finditer("`+", self.content))):
            length = len(run[0])
            if length in last:
                ends[run.start()] = last[length]
            last[length] = run.start()
        return ends

    def _code(self, mark: str, at: int) -> bool:
        end = self.code_ends.get(at)
        if end is None:
            return False
        self.output.append(Open("code"))
        self._text(at + len(mark), end)
        self.output.append(Close("code"))
        self.position = end + len(mark)
        return True

    def _pairs(self) -> dict[int, bool]:
        """The single ``*`` and the runs of ``_`` that make a pair: position, and whether it opens."""
        pairs: dict[int, bool] = {}
        waiting: dict[str, int] = {}
        for run in re.finditer(r"\*+|(?<!_)_{1,3}(?!_)", self.content):
            mark, at = run[0] if run[0][0] == "_" else "*", run.start()
            if mark == "*" and len(run[0]) % 2 == 0:
                continue
            before, after = self.content[at - 1 : at], self.content[run.end() : run.end() + 1]
            if run[0] == "*" and _are_figures(before, after):
                continue
            closes = bool(before.strip()) and not (mark != "*" and after.isalnum())
            opens = bool(after.strip()) and not (mark != "*" and before.isalnum())
            if closes and mark in waiting:
                pairs[waiting.pop(mark)] = True
                pairs[at] = False
            elif opens:
                waiting[mark] = at
        return pairs

    def _underscores(self, mark: str, at: int) -> bool:
        opens = self.pairs.get(at)
        if opens is None:
            return False
        name = "em" if len(mark) == 1 else "strong"
        self.output.append(Open(name) if opens else Close(name))
        self.position = at + len(mark)
        return True

    def _stars(self, mark: str, at: int) -> bool:
        doubles, odd = divmod(len(mark), 2)
        end = at + len(mark)
        if doubles and self._is_no_mark(mark, self.content[at - 1 : at], self.content[end : end + 1]):
            return False
        if odd and at not in self.pairs:
            if not doubles:
                return False
            self._text(end - 1, end)
        if odd and self.pairs.get(at):
            self.output.append(Open("em"))
        if doubles % 2:
            self.output.append(Close("strong") if self.strong else Open("strong"))
            self.strong = not self.strong
        if odd and self.pairs.get(at) is False:
            self.output.append(Close("em"))
        self.position = end
        return True

    def _is_no_mark(self, mark: str, before: str, after: str) -> bool:
        """Whether a run of stars is text: a power (``2**10``), or two stars between spaces."""
        apart = len(mark) == 2 and not self.strong and before == " " and after == " "
        return apart or _are_figures(before, after)

    def _close_bracket(self, at: int) -> bool:
        target = _TARGET.match(self.content, at + 1)
        bracket = self.brackets.pop() if self.brackets else None
        if target is None:
            return False
        address = target["angle"] or target["bare"] or ""
        image = bracket is not None and bracket.image
        if target["bare"] and not image and not _ADDRESS_MARK.search(address):
            return False  # 第[三](3)款: words in brackets, of which nothing may be lost
        if bracket is None:
            # The "[" stands in a paragraph before this one, which happens where a picture and its
            # caption were one link: all of this paragraph is its text.
            if not re.match(r"[a-z]+:|/", address):
                return False
            self.before.append(Open("a", {"href": address}))
            self.output.append(Close("a"))
        elif bracket.image:
            alt = self.content[bracket.position + 2 : at]
            self.output[bracket.output :] = [Open("img", {"alt": alt, "src": address})]
        else:
            self.output[bracket.output] = Open("a", {"href": address})
            self.output.append(Close("a"))
        self.position = target.end()
        return True

    def _html(self, at: int) -> bool:
        link = _AUTOLINK.match(self.content, at)
        if link:
            self.output.append(Open("a", {"href": link[1]}))
            self._text(at + 1, link.end() - 1)
            self.output.append(Close("a"))
            self.position = link.end()
            return True
        match = _HTML.match(self.content, at)
        if not match:
            return False
        end = match.end()
        if match[0] == "<!--":
            if at > self.last_comment_end:
                return False
            end = self.content.index("-->", at) + 3
        self.output.extend(item for item in tokenize(self.content, at, end) if not isinstance(item, Run))
        self.position = end
        return True

    def _line_end(self, at: int) -> bool:
        hard = _HARD_BREAK.search(self.content, max(0, at - 8), at)
        if not hard:
            return False
        self.output.append(Open("br"))
        self.position = at + 1
        return True
