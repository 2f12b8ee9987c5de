"""YAML text as a plain tree of mappings, lists and text, with the place of every key and value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.outline.places import Path
from briefsmith.outline.slips import DASH, DASHED_KEY
from briefsmith.outline.syntax import explain
from briefsmith.spans import LineIndex, Place, Span

#: No outline needs more: sections nest three levels, CSL variables a few.
MAX_DEPTH = 40

#: The plain scalars that mean "no value"; everything else stays text (`no`, `007`, `2025-02-01`).
_NULLS = frozenset({"", "~", "null"})

#: libyaml takes these for line ends (YAML 1.1), editors and YAML 1.2 do not.
_FALSE_LINE_ENDS = "\x85\u2028\u2029"

_FIRST_PRIVATE = 0xF0000
_LAST_PRIVATE = 0xFFFFD

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Tree:
    """What the file says: ``root`` holds ``dict``, ``list``, ``str`` and ``None``, nothing else.

    ``spans`` and ``key_spans`` give offsets in the text for values and keys. ``broken`` holds the
    paths of values that were reported already and stand in the tree as ``None``.
    """

    root: Any
    spans: Mapping[Path, tuple[int, int]]
    key_spans: Mapping[Path, tuple[int, int]]
    broken: frozenset[Path]


def read_tree(lines: LineIndex) -> tuple[Tree | None, tuple[Diagnostic, ...]]:
    """The tree of a YAML text, or ``None`` where its syntax is broken, with all that was refused.

    Only the parser's events are used, nothing is ever composed or constructed: tags, anchors,
    aliases, merge keys and further documents are refused, doubled keys are told.
    """
    builder = _Builder(lines)
    try:
        root = builder.document()
    except _TooDeepError as error:
        return None, (*builder.diagnostics, _too_deep(lines, error.offset))
    except yaml.YAMLError as error:
        return None, _each_spot_once((*builder.diagnostics, *explain(error, lines)))
    tree = Tree(root, builder.spans, builder.key_spans, frozenset(builder.broken))
    return tree, tuple(builder.diagnostics)


class _TooDeepError(Exception):
    """Raised to stop reading: libyaml itself would go on for a very long time."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class _Builder:
    """Follows the events of one text; what it gathers becomes a ``Tree``."""

    def __init__(self, lines: LineIndex) -> None:
        self.lines = lines
        self.spans: dict[Path, tuple[int, int]] = {}
        self.key_spans: dict[Path, tuple[int, int]] = {}
        self.broken: set[Path] = set()
        self.diagnostics: list[Diagnostic] = []
        text, self.restore = _without_false_line_ends(lines.text)
        self.events: Iterator[Any] = yaml.parse(text, Loader=_Loader)

    def document(self) -> Any:
        """The value of the one document; ``None`` for an empty file."""
        root = None
        seen = False
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if seen:
                    self.refuse(event, "The outline holds a second YAML document.", _SECOND_HELP)
                    break
                seen = True
                root = self.node(next(self.events), ())
        return root

    def node(self, event: Any, path: Path) -> Any:
        """The value that begins with ``event``; all its events are used up."""
        if len(path) > MAX_DEPTH:
            raise _TooDeepError(event.start_mark.index)
        self.spans[path] = (event.start_mark.index, event.end_mark.index)
        if not self.plain(event, path):
            self.skip(event)
            self.broken.add(path)
            return None
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, path)
        return self.mapping(event, path)

    def scalar(self, event: Any, path: Path) -> str | None:
        if event.style in ("|", ">"):
            start, end = self.spans[path]
            self.spans[path] = (start, start + len(self.lines.text[start:end].rstrip()))
        if event.implicit[0] and event.value in _NULLS:
            return None
        return self.text(event.value)

    def sequence(self, start: Any, path: Path) -> list[Any]:
        result: list[Any] = []
        last = start
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                self.close(start, event, path, (*path, len(result) - 1))
                break
            last = event
            result.append(self.node(last, (*path, len(result))))
        return result

    def mapping(self, start: Any, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        here: Path = path
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                self.close(start, event, path, here)
                break
            key = self.key(event, path, result)
            if key is None:
                self.skip(next(self.events))
                continue
            here = (*path, key)
            self.key_spans[here] = (event.start_mark.index, event.end_mark.index)
            result[key] = self.node(next(self.events), here)
        return result

    def key(self, event: Any, path: Path, known: Mapping[str, Any]) -> str | None:
        """The key, or ``None`` where it was refused."""
        if isinstance(event, yaml.CollectionStartEvent):
            self.refuse(event, "A key is a list or a mapping.", "Write plain text before the colon.")
            self.skip(event)
            return None
        if not self.plain(event, path):
            return None
        key = self.text(event.value)
        if event.implicit[0] and key in ("", "<<"):
            self.refuse(event, *(_EMPTY_KEY if key == "" else _MERGE_KEY))
            return None
        dash = DASHED_KEY.match(key)
        if dash:
            self.refuse(event, DASH.message.format(dash[1]), DASH.help, "yaml-syntax")
            self.broken.add(path)
            return None
        if key in known:
            self.doubled(event, key, (*path, key))
            return None
        return key

    def doubled(self, event: Any, key: str, path: Path) -> None:
        first = self.lines.place(Span(*self.key_spans[path]))
        message = f"The key `{key}` stands twice here; the first one is in line {first.line}."
        text = "Keep one of the two; the second one was not read."
        self.diagnostics.append(Diagnostic("key-doubled", Severity.ERROR, message, text, self.place(event)))

    def plain(self, event: Any, path: Path) -> bool:
        """Whether the event has none of the parts of YAML that outlines do not have."""
        if isinstance(event, yaml.AliasEvent):
            self.refuse(event, f"The value `*{event.anchor}` is a YAML alias.", _QUOTE_HELP)
        elif event.anchor is not None:
            self.refuse(event, f"The value begins with a YAML anchor, `&{event.anchor}`.", _QUOTE_HELP)
        elif event.tag is not None:
            self.refuse(event, f"The value begins with a YAML tag, `{event.tag}`.", _QUOTE_HELP)
        else:
            return True
        return False

    def refuse(self, event: Any, message: str, text: str, code: str = "yaml-forbidden") -> None:
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, message, text, self.place(event)))

    def skip(self, first: Any) -> None:
        """Use up the events of a value that is not wanted, ``first`` being its first."""
        depth = 0
        event: Any = first
        while True:
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise _TooDeepError(int(first.start_mark.index))
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth == 0:
                return
            event = next(self.events)

    def close(self, start: Any, end: Any, path: Path, last: Path) -> None:
        """Give a collection its span: a block ends with its last value, not with the next key."""
        begin = start.start_mark.index
        stop = end.end_mark.index if start.flow_style else self.spans.get(last, (0, begin))[1]
        self.spans[path] = (begin, max(begin, stop))

    def place(self, event: Any) -> Place:
        return self.lines.place(Span(event.start_mark.index, event.end_mark.index))

    def text(self, value: str) -> str:
        return value.translate(self.restore) if self.restore else value


_SECOND_HELP = "Remove the line `---` and what follows it; one file holds one outline."
_QUOTE_HELP = (
    "Outlines have plain values only; if `*`, `&` or `!` is part of the text, "
    "put the whole value in quotation marks or write it below a `|`."
)
_EMPTY_KEY = (
    "A colon has no key before it.",
    "Write the key before the colon, or put the text in quotation marks.",
)
_MERGE_KEY = ("Outlines do not have merge keys (`<<`).", "Write the keys out where they are needed.")


def _too_deep(lines: LineIndex, offset: int) -> Diagnostic:
    return Diagnostic(
        "yaml-depth",
        Severity.ERROR,
        f"Values are nested more than {MAX_DEPTH} levels deep here.",
        "No outline needs this: look for brackets that open and never close.",
        lines.place(Span(offset, min(offset + 1, len(lines.text)))),
    )


def _each_spot_once(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The first message of each spot: what was refused may be what broke the syntax."""
    first: dict[tuple[int, int], Diagnostic] = {}
    for item in diagnostics:
        place = item.place or Place("")
        first.setdefault((place.line, place.column), item)
    return tuple(first.values())


def _without_false_line_ends(text: str) -> tuple[str, dict[int, str]]:
    """The text with each character that only libyaml takes for a line end swapped for a private
    one that does not occur in it, and the table that swaps them back. Offsets stay as they are.
    """
    swap: dict[int, int] = {}
    private = _FIRST_PRIVATE
    for character in _FALSE_LINE_ENDS:
        if character not in text:
            continue
        while chr(private) in text and private < _LAST_PRIVATE:
            private += 1
        swap[ord(character)] = private
        private += 1
    return text.translate(swap) if swap else text, {new: chr(old) for old, new in swap.items()}
