"""What YAML passes over in silence and a reader of the outline cannot see: text behind a `#`,
a marking that is none, invisible characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.outline.events import Tree
from briefsmith.outline.places import Path
from briefsmith.outline.positions import span_in
from briefsmith.spans import LineIndex, Span

#: Keys whose values are free text, in which a `#` is likely to be part of what was meant.
_QUOTE_KEYS = frozenset({"quote", "from", "to", "after", "note", "translation"})
_TEXT_KEYS = _QUOTE_KEYS | {
    "title",
    "subtitle",
    "text",
    "bottom_line",
    "marking",
    "descriptor",
    "outlet",
    "author",
}

_COMMENT = re.compile(r"[ \t]+(#+)([^\r\n]*)")
_EMPTY_BEFORE_COMMENT = re.compile(r"\s*:" + _COMMENT.pattern)
_PAIRS = tuple(zip("“‘「『（(《【[［", "”’」』）)》】]］", strict=True))

#: Unicode's format characters (category Cf) that are not seen, and the blank Hangul fillers; without
#: the joiners U+200C and U+200D, which Persian, Indic scripts and emoji need.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)


def silent_problems(tree: Tree, lines: LineIndex) -> Iterator[Diagnostic]:
    """A warning for each value that is not what it looks like in an editor."""
    yield from _no_marking(tree, lines)
    for path, value in _values(tree.root, ()):
        if path and path[-1] in _TEXT_KEYS:
            yield from _cut(path, value, tree, lines)
        if value is not None:
            yield from _invisible(path, value, tree, lines)


def _values(node: Any, path: Path) -> Iterator[tuple[Path, str | None]]:
    if isinstance(node, dict):
        for key, inner in node.items():
            yield from _values(inner, (*path, key))
    elif isinstance(node, list):
        for index, inner in enumerate(node):
            yield from _values(inner, (*path, index))
    else:
        yield path, node


def _cut(path: Path, value: str | None, tree: Tree, lines: LineIndex) -> Iterator[Diagnostic]:
    """A comment right behind a plain value, or in the place of one, that looks like a part of it."""
    start, end = tree.spans[path]
    if value is None:
        found = _EMPTY_BEFORE_COMMENT.match(lines.text, tree.key_spans.get(path, (0, end))[1])
    else:
        plain = lines.text[start:end][:1] not in ("'", '"', "|", ">")
        found = _COMMENT.match(lines.text, end) if plain else None
    if found and path not in tree.broken and _is_text(value or "", found[2]):
        yield _warning(
            "value-cut",
            f"`{path[-1]}` {'ends before the' if value else 'has no value before the'} `#`: "
            "YAML takes the rest of the line for a comment.",
            "If it belongs to the value, put the value in quotation marks or below `|`; "
            "if it is a comment, write a space after the `#`.",
            lines,
            Span(found.start(1), found.end(2)),
        )


def _is_text(value: str, comment: str) -> bool:
    """Whether a comment belongs to the value before it: no space parts it from its `#`, or it closes
    a bracket or a quotation mark that the value opened.
    """
    if comment[:1].strip():
        return True
    return any(value.count(opens) > value.count(closes) and closes in comment for opens, closes in _PAIRS)


def _no_marking(tree: Tree, lines: LineIndex) -> Iterator[Diagnostic]:
    path: Path = ("marking",)
    if path not in tree.key_spans or path in tree.broken:
        return
    value, end = tree.root.get("marking"), tree.key_spans[path][1]
    found = _EMPTY_BEFORE_COMMENT.match(lines.text, end)
    cut = value is None and found is not None and _is_text("", found[2])
    if not cut and (value is None or (isinstance(value, str) and not value.strip())):
        yield _warning(
            "value-invalid",
            "`marking` is empty: no marking will be printed.",
            "Write the marking behind the colon, such as `marking: TLP:GREEN`, or remove the key.",
            lines,
            Span(*tree.key_spans[path]),
        )


def _invisible(path: Path, value: str, tree: Tree, lines: LineIndex) -> Iterator[Diagnostic]:
    found = list(_INVISIBLE.finditer(value))
    if not found:
        return
    start, end = tree.spans[path]
    first = span_in(lines.text[start:end], value, found[0].start(), found[0].end())
    names = sorted({f"U+{ord(match[0]):04X} ({_name(match[0])})" for match in found})
    yield _warning(
        "character-invisible",
        f"The value holds {'an invisible character' if len(found) == 1 else 'invisible characters'}: "
        f"{', '.join(names[:5])}{', …' if len(names) > 5 else ''}.",
        "Delete it: such characters can change the order in which text is shown, or hide text.",
        lines,
        first.shifted(start) if first else Span(start, end),
    )


def _name(character: str) -> str:
    return unicodedata.name(character, "unnamed").lower()


def _warning(code: str, message: str, text: str, lines: LineIndex, span: Span) -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, message, text, lines.place(span))
