"""What the checks found in a draft, as comments at the blocks that it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefsmith.compose.prose_places import commentable_places
from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.document import (
    Block,
    BlockQuote,
    BulletList,
    Comment,
    Heading,
    NumberedList,
    Paragraph,
    Table,
    Text,
)
from briefsmith.outline.model import Outline
from briefsmith.outline.places import Path
from briefsmith.spans import Place

#: Advice that is worth a comment though it is a note only; other notes tell what was done.
_ADVICE = frozenset({"number-unsourced", "prose-uncited"})

Comments = tuple[Comment, ...]


def problem_lines(item: Diagnostic) -> tuple[str, ...]:
    """A finding as the lines of a comment."""
    head = f"{item.severity}[{item.code}] {item.message}"
    return (head, *item.detail, *((item.help,) if item.help else ()))


class Review:
    """The findings that are to be told, by the part of the outline that each stands in.

    Each is handed out once; what nobody asked for is left over for the briefing as a whole.
    """

    def __init__(self, outline: Outline, diagnostics: Iterable[Diagnostic] = ()) -> None:
        self._outline = outline
        self._found: dict[Path, list[Diagnostic]] = defaultdict(list)
        parts = sorted(_parts(outline), key=_extent)
        for item in diagnostics:
            if item.severity is not Severity.NOTE or item.code in _ADVICE:
                self._found[_part_of(item.place, parts)].append(item)

    def take(self, *path: str | int) -> Comments:
        """The comments on the part of the outline at ``path``."""
        return tuple(self._comment(item) for item in self._found.pop(path, ()))

    def left(self) -> Comments:
        """The comments on the briefing as a whole: whatever was not taken."""
        return tuple(comment for path in list(self._found) for comment in self.take(*path))

    def prose(self, blocks: tuple[Block, ...], text: str, *path: str | int) -> tuple[Block, ...]:
        """The blocks made from the text at ``path``, with the comments on each paragraph, heading and table.

        What stands in a footnote goes to the paragraph that refers to it; what stands in code to the one
        above it, or else to the first. A text without any keeps its findings for the part around it.
        """
        spans = commentable_places(text) if self._found.get(path) else ()
        if not spans:
            return blocks
        places = [(self._outline.place_in(path, one.start, one.end), one.block) for one in spans]
        told: list[list[Comment]] = [[] for _ in range(1 + max(one.block for one in spans))]
        for item in self._found.pop(path):
            told[_block_of(item.place, places)].append(self._comment(item))
        return tuple(_with_comments(blocks, iter([tuple(comments) for comments in told])))

    def _comment(self, item: Diagnostic) -> Comment:
        lines = tuple((Text(line),) for line in problem_lines(item))
        return Comment(lines, self._words(item.place))

    def _words(self, place: Place | None) -> str:
        """The words that a finding points at, where they stand in one line of the outline."""
        if place is None or place.file != self._outline.file or place.line != place.end_line:
            return ""
        lines = self._outline.lines
        start, end = lines.offset(place.line, place.column), lines.offset(place.end_line, place.end_column)
        return lines.text[start:end].strip()


def _parts(outline: Outline) -> Iterator[tuple[Path, Place]]:
    """The parts of the outline that blocks are made from, each with where it stands."""
    paths: list[Path] = [("bottom_line",), ("source_summary",)]
    paths += [("sources", key) for key in outline.source_keys]
    for _, path, section in outline.sections():
        paths += [path, (*path, "text")]
        paths += [(*path, "quotes", index) for index in range(len(section.quotes))]
    for path in paths:
        if path in outline.places:
            place, key = outline.places[path], outline.key_places.get(path)
            yield path, replace(place, line=key.line, column=key.column) if key else place


def _extent(part: tuple[Path, Place]) -> tuple[int, int, int]:
    """Smaller parts come first: where one holds another, the inner one is meant."""
    path, place = part
    return place.end_line - place.line, place.end_column - place.column, -len(path)


def _part_of(place: Place | None, parts: Iterable[tuple[Path, Place]]) -> Path:
    for path, around in parts if place else ():
        assert place is not None
        begins, ends = (around.line, around.column), (around.end_line, around.end_column)
        if place.file == around.file and begins <= (place.line, place.column) <= ends:
            return path
    return ()


def _block_of(place: Place | None, places: list[tuple[Place, int]]) -> int:
    """The block of the last text that begins in front of a place, of those that nobody can tell apart the
    first; ``places`` are in the order of the text.
    """
    at = (place.line, place.column) if place else (0, 0)
    before = [(one.line, one.column, -index) for index, (one, _) in enumerate(places)]
    _, _, index = max((one for one in before if one[:2] <= at), default=(0, 0, 0))
    return places[-index][1]


def _with_comments(blocks: Iterable[Block], told: Iterator[Comments]) -> Iterator[Block]:
    """The blocks, each paragraph, heading and table with the next comments, in the order of the text."""
    for block in blocks:
        match block:
            case Paragraph() | Heading() | Table():
                yield replace(block, comments=next(told))
            case BulletList() | NumberedList():
                yield replace(block, items=tuple(tuple(_with_comments(item, told)) for item in block.items))
            case BlockQuote():
                yield replace(block, children=tuple(_with_comments(block.children, told)))
            case _:
                yield block
