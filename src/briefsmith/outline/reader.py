"""Reads an outline: every mistake in it becomes a located diagnostic, all of them in one run."""

from __future__ import annotations

from pydantic import ValidationError

from briefsmith.diagnostics import Diagnostic, Severity, sort
from briefsmith.outline.csl_variables import csl_problems
from briefsmith.outline.decoding import decode
from briefsmith.outline.entries import OutlineEntry
from briefsmith.outline.events import Tree, read_tree
from briefsmith.outline.mending import mended
from briefsmith.outline.model import Outline
from briefsmith.outline.places import Located, Path, Places
from briefsmith.outline.rules import rule_problems
from briefsmith.outline.shape import shape_problems
from briefsmith.outline.silent import silent_problems
from briefsmith.outline.slips import COLON, every
from briefsmith.outline.spelling import respelt
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
    outline, more = _outline(tree, lines, folder)
    return outline, sort((*problems, *more))


def _outline(tree: Tree, lines: LineIndex, folder: str) -> tuple[Outline | None, tuple[Diagnostic, ...]]:
    """The outline of a tree that is a mapping, and what is wrong with it."""
    tree, misspelt = respelt(tree, Located(lines.file, *_places(tree, lines)))
    places, key_places = _places(tree, lines)
    located = Located(lines.file, places, key_places)
    entry, found = _entry(tree, located)
    rules = (*rule_problems(tree, located), *csl_problems(tree.root, located), *silent_problems(tree, lines))
    problems = (*misspelt, *found, *rules)
    if entry is None:
        return None, problems
    return Outline(lines.file, folder, entry, lines, places, key_places), problems


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
            return OutlineEntry.model_validate(root), tuple(found)
        except ValidationError as error:
            problems = tuple(shape_problems(error, located))
        if not found:
            # What a later round uncovers is the consequence of what was left out.
            found.extend(item for path, item in problems if not _told(path, tree.broken))
        for path, _ in problems:
            root = mended(root, path)
    return None, tuple(found)


def _told(path: Path, told: frozenset[Path]) -> bool:
    return any(path[:length] in told for length in range(len(path) + 1))


def _no_mapping(tree: Tree, lines: LineIndex) -> tuple[Diagnostic, ...]:
    if () in tree.broken:
        return ()
    place = Place(lines.file)
    if tree.root is None:
        message, text = "The outline is empty.", "Begin it with `title:`, `sources:` and `sections:`."
        return (Diagnostic("key-missing", Severity.ERROR, message, text, place),)
    colons = every(COLON, lines)
    if colons:
        return colons
    what = "a list" if isinstance(tree.root, list) else "text"
    message = f"The outline must be a mapping of keys and values, not {what}."
    text = "Begin it with `title: …`: a key, a colon, a space and the value."
    return (Diagnostic("value-type", Severity.ERROR, message, text, place),)
