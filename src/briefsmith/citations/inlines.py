"""Reads the engine's inlines back into the document's own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from briefsmith.citations.names import is_east_asian
from briefsmith.citations.note_references import with_note_references
from briefsmith.citations.terms import (
    CLOSE_AFTER,
    CLOSE_AND,
    CLOSE_BEFORE,
    NO_COMMA,
    NO_WORD,
    NO_WORD_NOR_SPACE,
)
from briefsmith.document import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    Strong,
    Superscript,
    Text,
)

#: Private characters that mark where a prefix ends and a suffix begins, so that the engine's
#: white space and comma there can be taken away again; and one that stands before a value that
#: begins with a mark (".NET"), which the engine would take for the end of what stands before it.
PREFIX_END, SUFFIX_START, SHIELD = "\ue010", "\ue011", "\ue012"
#: Stands behind a title that ends in a mark of its own: a comma may follow ("Why?,"), no full stop.
TITLE_END = "\ue018"
#: Stands behind the first of two names that are not parted into family and given name.
PAIR = "\ue016"
#: Stand around a date that is not in figures: a style that prints year and day apart prints it twice.
DATE_START, DATE_END = "\ue01b", "\ue01c"
_DATE_AGAIN = re.compile(f"({DATE_START}[^{DATE_END}]*{DATE_END})(?:[\\s,，.]*\\1)+")
#: "A and B" has a comma only where A is inverted ("Lee, Ann, and Bo Ray"), which such names never are.
_PAIRED = f"{PAIR}(?:,(?= (?:and|&|und|et|y|e|i|en|och|и) ))?"
_CLOSE = f"(?<=[^\\s,，;；:：.。]) ?{CLOSE_BEFORE}|{CLOSE_BEFORE}|,? ?{CLOSE_AND}|{CLOSE_AFTER} ?"
_COMMA = f",(?= {NO_COMMA})|{NO_COMMA}|{NO_WORD}|{NO_WORD_NOR_SPACE} ?"
_AFFIXES = f"{PREFIX_END}\\s*|,?\\s*{SUFFIX_START}\\s?|[{SHIELD}{DATE_START}{DATE_END}]"
_MARKS = re.compile(f"{_AFFIXES}|{_PAIRED}|{_CLOSE}|{_COMMA}|{TITLE_END}\\.?")
#: A letter whose case must stay is sent as the private character so far beyond it.
KEPT_CASE = 0xF0000
_KEPT = re.compile("[\U000f0000-\U000fffff]")
_EAST_ASIAN_LANGUAGES = ("zh", "ja", "ko")
_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
#: What the marks of a title's own become between marks of the same kind.
_NESTED = {"“": "“‘”’", "《": "《〈》〉", "「": "「『」』"}
_CLOSING = {"“": "”", "《": "》", "「": "」"}


def read_inlines(nodes: Iterable[Mapping[str, Any]], label: bool = False) -> Inlines:
    """The inlines of a pandoc AST. Kinds that the document has not become their text; ``label``
    keeps the number that stands in the margin of a bibliography entry.
    """
    return with_note_references(_tidied(_read(nodes, label)))


def plain(inlines: Inlines) -> str:
    """The characters of some inlines."""
    return "".join(_plain(inline) for inline in inlines)


def without_end(inlines: Inlines, end: str) -> Inlines:
    """The inlines without ``end``, where they end in it."""
    if not end or not inlines or not plain(inlines).endswith(end):
        return inlines
    last = inlines[-1]
    if isinstance(last, Text) and last.value.endswith(end):
        kept = last.value[: len(last.value) - len(end)]
        return (*inlines[:-1], replace(last, value=kept)) if kept else inlines[:-1]
    return inlines


def without_start(inlines: Inlines, start: str) -> Inlines:
    """The inlines without ``start``, where they start with it."""
    if start and inlines and isinstance(inlines[0], Text) and inlines[0].value.startswith(start):
        kept = inlines[0].value[len(start) :]
        return (replace(inlines[0], value=kept), *inlines[1:]) if kept else inlines[1:]
    return inlines


def in_language(inlines: Inlines, language: str) -> Inlines:
    """The inlines with every text in letters marked as being of ``language``."""
    return tuple(_in_language(inline, language) for inline in inlines)


def _in_language(inline: Inline, language: str) -> Inline:
    match inline:
        case Text() if _has_letters_of(inline.value, language):
            return replace(inline, language=language)
        case Emphasis() | Strong() | Superscript():
            return replace(inline, children=in_language(inline.children, language))
        case _:
            # The text of a link is an address, which is in no language.
            return inline


def _has_letters_of(text: str, language: str) -> bool:
    """Whether a text can be in a language at all: the 同 of a repeat is not in English."""
    letters = [character for character in text if character.isalpha()]
    if language[:2] in _EAST_ASIAN_LANGUAGES:
        return any(is_east_asian(character) for character in letters)
    return any(not is_east_asian(character) for character in letters)


def _read(nodes: Iterable[Mapping[str, Any]], label: bool) -> list[Inline]:
    return [inline for node in nodes for inline in _read_one(node, label)]


def _read_one(node: Mapping[str, Any], label: bool) -> list[Inline]:
    content: Any = node.get("c")
    match node.get("t"):
        case "Str":
            return [Text(str(content))]
        case "Space" | "SoftBreak":
            return [Text(" ")]
        case "LineBreak":
            return [LineBreak()]
        case "Emph":
            children = tuple(_read(_nodes(content), label))
            # East Asian letters have no italics; slanted ones are a fault.
            return list(children) if is_east_asian(plain(children)) else [Emphasis(children)]
        case "Strong":
            return [Strong(tuple(_read(_nodes(content), label)))]
        case "Superscript":
            return [Superscript(tuple(_read(_nodes(content), label)))]
        case "Link":
            return _read_link(content, label)
        case "Span":
            return _read_span(content, label)
        case _:
            return _read_other(node, label)


def _read_other(node: Mapping[str, Any], label: bool) -> list[Inline]:
    content: Any = node.get("c")
    match node.get("t"):
        case "Quoted":
            opening, closing = _QUOTES.get(content[0].get("t"), ("“", "”"))
            return [Text(opening), *_read(content[1], label), Text(closing)]
        case "Cite":
            return _read(content[1], label)
        case "Note":
            return [inline for block in content for inline in _read(_nodes(block.get("c")), label)]
        case "Code" | "Math" | "RawInline":
            return [Text(str(content[1]))]
        case _:
            return _read(_nodes(content), label)


def _read_link(content: Any, label: bool) -> list[Inline]:
    children, target = tuple(_read(content[1], label)), str(content[2][0])
    if target.casefold().startswith(("http://", "https://")):
        return [Link(_tidied(children), target)]
    return list(children)


def _read_span(content: Any, label: bool) -> list[Inline]:
    margin = "csl-left-margin" in content[0][1]
    if margin and not label:
        return []
    children = _nested(content[1], _read(content[1], label))
    return [*children, Text(" ")] if margin else children


def _nested(nodes: list[Mapping[str, Any]], children: list[Inline]) -> list[Inline]:
    """What a style has put in quotation marks, with those within it as the inner ones."""
    opening, closing = (nodes[0].get("c"), nodes[-1].get("c")) if len(nodes) > 2 else ("", "")
    if not isinstance(opening, str) or _CLOSING.get(opening) != closing:
        return children
    marks = _NESTED[opening]
    table = str.maketrans(marks[::2], marks[1::2])
    turned = (
        replace(one, value=one.value.translate(table)) if isinstance(one, Text) else one
        for one in children[1:-1]
    )
    return [children[0], *turned, children[-1]]


def _nodes(content: Any) -> list[Mapping[str, Any]]:
    return [node for node in content if isinstance(node, Mapping)] if isinstance(content, list) else []


def _plain(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.value
        case Emphasis() | Strong() | Superscript() | Link():
            return plain(inline.children)
        case NoteReference():
            return str(inline.number)
        case _:
            return ""


def _tidied(inlines: Iterable[Inline]) -> Inlines:
    """Joined, and without white space around."""
    made = list(_joined(inlines))
    if made and isinstance(made[0], Text):
        made[0] = Text(made[0].value.lstrip())
    if made and isinstance(made[-1], Text):
        made[-1] = Text(made[-1].value.rstrip())
    return tuple(inline for inline in made if inline != Text(""))


def _joined(inlines: Iterable[Inline]) -> Inlines:
    """Adjacent texts as one, in normal form C, without our marks."""
    joined: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].value + inline.value)
        else:
            joined.append(inline)
    for place, (before, after) in enumerate(pairwise(joined), 1):
        if isinstance(after, Text) and after.value.startswith(".") and plain((before,)).endswith(TITLE_END):
            joined[place] = replace(after, value=after.value[1:])
    made = (_clean(inline) for inline in joined)
    return tuple(inline for inline in made if inline != Text(""))


def _clean(inline: Inline) -> Inline:
    if isinstance(inline, Emphasis | Strong | Superscript):
        return replace(inline, children=_joined(inline.children))
    if not isinstance(inline, Text):
        return inline
    value = _DATE_AGAIN.sub(r"\1", re.sub(" {2,}", " ", inline.value))
    value = _KEPT.sub(lambda found: chr(ord(found[0]) - KEPT_CASE), value)
    return Text(unicodedata.normalize("NFC", _MARKS.sub("", value)))
