"""The analyst's prose: CommonMark with tables and citations, as blocks of the tree.

HTML stands as the characters it is made of, images give their text, and a link keeps its address
only where it is ``http``, ``https`` or ``mailto``: what the analyst pasted cannot become live. A link to
``#id`` refers to a section or a quotation of the briefing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefsmith.compose.emphasis import east_asian_emphasis, is_wide
from briefsmith.compose.prose_citations import match_citation
from briefsmith.compose.prose_notes import NOTE, NoteSlip, find_note_slips, footnotes, with_notes
from briefsmith.document import (
    Block,
    BlockQuote,
    BulletList,
    Code,
    CodeBlock,
    CrossReference,
    Emphasis,
    Footnote,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NumberedList,
    Paragraph,
    Strong,
    Table,
    Text,
    ThematicBreak,
)

_EMPHASIS = frozenset({"em_open", "em_close", "strong_open", "strong_close"})
_DEEPEST_EMPHASIS, _DEEPEST_BLOCK = 20, 100
_LIVE_ADDRESS = re.compile(r"^(?:https?://|mailto:)[^\s<>\"]+$", re.IGNORECASE)


def prose_blocks(text: str, heading_level: int = 2) -> tuple[Block, ...]:
    """The blocks of a prose text; its own headings begin at ``heading_level`` and are not counted."""
    tokens = with_notes(_parser().parse(text), _inlines)
    return tuple(_blocks(iter(tokens), None, heading_level))


def prose_tokens(text: str) -> list[Token]:
    """What the parser makes of a prose text, the texts of footnotes where they are written."""
    return _parser().parse(text)


def note_slips(text: str) -> tuple[NoteSlip, ...]:
    """The footnotes in a prose text that cannot be printed."""
    return find_note_slips(text, _parser().parse(text))


def prose_inlines(text: str) -> Inlines:
    """The inline content of a text without blocks: what would begin a list stays as it was typed,
    and blank lines become line breaks.
    """
    out: list[Inline] = []
    for part in re.split(r"\n[ \t]*\n\s*", text.strip()):
        if out:
            out.append(LineBreak())
        for token in _parser().parseInline(part):
            out.extend(_inlines(token.children or []))
    return tuple(out)


def _parser() -> MarkdownIt:
    # Link definitions are off: a paragraph such as "[注]: …" would vanish.
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST_BLOCK})
    parser.enable("table").disable("reference").use(east_asian_emphasis).use(footnotes)
    parser.inline.ruler.before("link", "citation", _citation_rule)
    return parser


def _citation_rule(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    found = match_citation(state.src, state.pos)
    if found is None or found.citation is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"citation": found.citation}
    state.pos = found.end
    return True


def _blocks(tokens: Iterator[Token], closing: str | None, level: int) -> Iterator[Block]:
    for token in tokens:
        if token.type == closing:
            return
        match token.type:
            case "paragraph_open":
                yield Paragraph(_inlines(next(tokens).children or []))
                next(tokens)
            case "heading_open":
                deeper = min(level + int(token.tag[1:]) - 1, 6)
                yield Heading(deeper, _inlines(next(tokens).children or []), anchor="")
                next(tokens)
            case "bullet_list_open":
                yield BulletList(tuple(_items(tokens, "bullet_list_close", level)))
            case "ordered_list_open":
                first = token.attrGet("start")
                start = 1 if first is None else int(first)
                yield NumberedList(tuple(_items(tokens, "ordered_list_close", level)), start)
            case "blockquote_open":
                yield BlockQuote(tuple(_blocks(tokens, "blockquote_close", level)))
            case "fence" | "code_block":
                yield CodeBlock(token.content.rstrip("\n"))
            case "hr":
                yield ThematicBreak()
            case "table_open":
                yield _table(tokens)
            case other:
                raise AssertionError(f"a kind of token that the parser was not asked for: {other}")


def _items(tokens: Iterator[Token], closing: str, level: int) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type == closing:
            return
        yield tuple(_blocks(tokens, "list_item_close", level))


def _table(tokens: Iterator[Token]) -> Table:
    rows: list[list[Inlines]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_inlines(token.children or []))
    return Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]))


def _inlines(tokens: Sequence[Token]) -> Inlines:
    out, _ = _inline_run(_flattened(tokens), 0, None)
    return out


def _flattened(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without emphasis nested deeper than anyone means."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        depth -= token.type in ("em_close", "strong_close")
        if depth < _DEEPEST_EMPHASIS or token.type not in _EMPHASIS:
            kept.append(token)
        depth += token.type in ("em_open", "strong_open")
    return kept


def _inline_run(tokens: Sequence[Token], position: int, closing: str | None) -> tuple[Inlines, int]:
    out: list[Inline] = []
    while position < len(tokens):
        token = tokens[position]
        if token.type == closing:
            break
        match token.type:
            case "text" | "text_special" | "html_inline":
                _append_text(out, token.content)
            case "softbreak":
                _append_text(out, _soft_break(tokens, position))
            case "hardbreak":
                out.append(LineBreak())
            case "code_inline":
                out.append(Code(token.content))
            case "image":
                _append_text(out, token.content)
            case "citation":
                out.append(token.meta["citation"])
            case "footnote_ref":
                out.append(_note(token))
            case "em_open":
                children, position = _inline_run(tokens, position + 1, "em_close")
                out.append(Emphasis(children))
            case "strong_open":
                children, position = _inline_run(tokens, position + 1, "strong_close")
                out.append(Strong(children))
            case "link_open":
                children, position = _inline_run(tokens, position + 1, "link_close")
                out.extend(_link(children, str(token.attrGet("href") or "")))
            case other:
                raise AssertionError(f"a kind of token that the parser was not asked for: {other}")
        position += 1
    return tuple(out), position


def _note(token: Token) -> Inline:
    children = token.meta.get(NOTE)
    if children is None:
        return Text(f"[^{token.meta['label']}]")
    # The citation pass counts the notes.
    return Footnote(0, children)


def _append_text(out: list[Inline], value: str) -> None:
    if not value:
        return
    if out and isinstance(out[-1], Text):
        out[-1] = Text(out[-1].value + value)
    else:
        out.append(Text(value))


def _link(children: Inlines, target: str) -> Inlines:
    if target.startswith("#") and len(target) > 1:
        return (CrossReference(children, unquote(target[1:])),)
    if _LIVE_ADDRESS.match(target):
        return (Link(children, target),)
    return (*children, Text(f" ({target})")) if target else children


def _soft_break(tokens: Sequence[Token], position: int) -> str:
    """A line end in the middle of a paragraph is a space, but not between two CJK characters."""
    before = tokens[position - 1].content[-1:] if position else ""
    after = tokens[position + 1].content[:1] if position + 1 < len(tokens) else ""
    return "" if is_wide(before) and is_wide(after) else " "
