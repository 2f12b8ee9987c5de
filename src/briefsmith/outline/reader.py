"""Reads an outline: every mistake in it becomes a located diagnostic, all of them in one run."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from briefsmith.diagnostics import Diagnostic, Severity, sort
from briefsmith.outline.decoding import decode
from briefsmith.outline.events import Tree, read_tree
from briefsmith.outline.model import Outline, OutlineEntry, QuoteEntry, SectionEntry
from briefsmith.outline.places import Located, Path, Places
from briefsmith.outline.rules import rule_problems
from briefsmith.outline.shape import keys_of, kind_at, shape_problems
from briefsmith.outline.syntax import full_width_colons
from briefsmith.outline.values import UNPREFIXED
from briefsmith.spans import LineIndex, Place

#: Leaving out a value can uncover a mistake around it, hardly ever more than once.
_ROUNDS = 4


def read_outline(data: bytes, file: str, folder: str) -> tuple[Outline | None, tuple[Diagnostic, ...]]:
    """The outline in ``data``, and everything that is wrong with it, in the order of the file.

    ``file`` is its path as the user gave it, ``folder`` the absolute project folder. Where there
    are errors, the outline holds what could be read without the wrong parts, so that the rest can
    be checked in the same run; it is ``None`` where too little is left. Whether anything may be
    built is said by the diagnostics alone.
    """
    text, problems = decode(data, file)
    if text is None:
        return None, problems
    lines = LineIndex(file, text)
    tree, more = read_tree(lines)
    problems = (*problems, *more)
    if tree is None:
        return None, sort(problems)
    if not isinstance(tree.root, dict):
        return None, sort((*problems, *_no_mapping(tree, lines)))
    places, key_places = _places(tree, lines)
    located = Located(file, places, key_places)
    entry, found = _entry(tree, located)
    problems = sort((*problems, *found, *rule_problems(tree.root, located)))
    if entry is None:
        return None, problems
    return Outline(file, folder, entry, lines, places, key_places), problems


def _places(tree: Tree, lines: LineIndex) -> tuple[Places, Places]:
    """The places; a source in its short form has its file where it stands itself, and a folder that is
    all of `sources` has its own there.
    """
    spans = dict(tree.spans)
    sources = tree.root.get("sources")
    if isinstance(sources, str):
        spans["sources", UNPREFIXED] = spans["sources", UNPREFIXED, "file"] = spans["sources",]
    for key, value in sources.items() if isinstance(sources, dict) else ():
        if isinstance(value, str):
            spans["sources", key, "file"] = spans["sources", key]
    return Places(lines, spans), Places(lines, tree.key_spans)


def _entry(tree: Tree, located: Located) -> tuple[OutlineEntry | None, tuple[Diagnostic, ...]]:
    """The validated outline, without what is wrong, and what is wrong."""
    root = tree.root
    found: list[Diagnostic] = []
    for _ in range(_ROUNDS):
        try:
            return _one_way(OutlineEntry.model_validate(root)), tuple(found)
        except ValidationError as error:
            problems = tuple(shape_problems(error, located))
        if not found:
            # What a later round uncovers is the consequence of what was left out.
            found.extend(item for path, item in problems if not _told(path, tree.broken))
        for path, _ in problems:
            root = _without(root, path)
        if root is None:
            break
    return None, tuple(found)


def _told(path: Path, told: frozenset[Path]) -> bool:
    return any(path[:length] in told for length in range(len(path) + 1))


def _one_way(entry: OutlineEntry) -> OutlineEntry | None:
    """The outline with each quotation given in one way only, ``None`` where one has no words at
    all; the rules tell of both.
    """
    try:
        return entry.model_copy(update={"sections": _sections_one_way(entry.sections)})
    except _WordlessError:
        return None


class _WordlessError(Exception):
    pass


def _sections_one_way(sections: tuple[SectionEntry, ...]) -> tuple[SectionEntry, ...]:
    return tuple(
        section.model_copy(
            update={
                "quotes": tuple(_quote_one_way(quote) for quote in section.quotes),
                "sections": _sections_one_way(section.sections),
            }
        )
        for section in sections
    )


def _quote_one_way(quote: QuoteEntry) -> QuoteEntry:
    if quote.quote is not None:
        return quote.model_copy(update={"from_": None, "to": None}) if quote.from_ or quote.to else quote
    if quote.from_ is None or quote.to is None:
        raise _WordlessError
    return quote


def _without(root: Any, path: Path) -> Any:
    """A copy of the tree without the value at ``path`` or, where that is required, without the
    source around it; ``None`` where what is around it cannot be left out.
    """
    if root is None or not path:
        return None
    for length in range(len(path), 0, -1):
        step = path[length - 1]
        if isinstance(step, int) or step in ("quotes", "sections"):
            if step in ("quotes", "sections"):
                return None
            continue
        parent = path[: length - 1]
        if _removable(parent, step):
            return _removed(root, path[:length])
    return None


def _removable(parent: Path, key: str) -> bool:
    if parent == ("sources",):
        return True
    kind = kind_at(parent)
    if key not in keys_of(kind):
        return True
    return not any(
        info.is_required() for name, info in kind.model_fields.items() if (info.alias or name) == key
    )


def _removed(root: Any, path: Path) -> Any:
    step, rest = path[0], path[1:]
    if isinstance(root, dict) and step in root:
        if not rest:
            return {key: value for key, value in root.items() if key != step}
        return {**root, step: _removed(root[step], rest)}
    if isinstance(root, list) and isinstance(step, int) and step < len(root):
        return [*root[:step], _removed(root[step], rest), *root[step + 1 :]]
    return root


def _no_mapping(tree: Tree, lines: LineIndex) -> tuple[Diagnostic, ...]:
    if () in tree.broken:
        return ()
    place = Place(lines.file)
    if tree.root is None:
        message, text = "The outline is empty.", "Begin it with `title:`, `sources:` and `sections:`."
        return (Diagnostic("key-missing", Severity.ERROR, message, text, place),)
    colons = full_width_colons(lines)
    if colons:
        return colons
    what = "a list" if isinstance(tree.root, list) else "text"
    message = f"The outline must be a mapping of keys and values, not {what}."
    text = "Begin it with `title: …`: a key, a colon, a space and the value."
    return (Diagnostic("value-type", Severity.ERROR, message, text, place),)
