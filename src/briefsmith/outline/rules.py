"""The rules of an outline that concern more than one value; they are checked on the plain tree, so
that a mistake of shape elsewhere hides none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.outline.events import Tree
from briefsmith.outline.markings import marking_problems
from briefsmith.outline.places import Located, Path
from briefsmith.outline.spelling import nearest
from briefsmith.outline.values import BACK_MATTER, LABEL_LANGUAGES, LANGUAGE, is_folder
from briefsmith.template_names import style_called

#: How deep sections may be nested: Word briefings number three levels of headings.
MAX_LEVELS = 3

#: What cannot be corrected for all articles of a folder together.
_OF_ONE_ARTICLE = ("title", "date", "url")

_GIVE_WORDS = "Add `quote:` with its words, or `from:` and `to:` with its first and last words."


def rule_problems(tree: Tree, located: Located) -> Iterator[Diagnostic]:
    """Everything that can be said of the tree, a mapping, whatever else its shape."""
    root = tree.root
    sections = list(_sections(root.get("sections"), ("sections",)))
    quotes = [found for path, section in sections for found in _items(section, "quotes", path)]
    yield from _language(root.get("language"), located)
    yield from marking_problems(root.get("marking"), root.get("portion_marking"), sections, located)
    yield from _folders(root.get("sources"), located)
    yield from _styles(root.get("styles"), located)
    yield from _too_deep(sections, located)
    yield from _duplicates(sections, "sections", located)
    yield from _duplicates(quotes, "quotations", located)
    yield from _taken_ids(sections, located)
    for path, quote in quotes:
        yield from _words(path, quote, tree.broken, located)
        yield from _source(path, quote, root.get("sources"), located)


def _items(holder: dict[str, Any], name: str, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    entries = holder.get(name)
    if isinstance(entries, list):
        for index, entry in enumerate(entries):
            if isinstance(entry, dict):
                yield (*path, name, index), entry


def _sections(entries: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for here, section in _items({"entries": entries}, "entries", ()):
        at: Path = (*path, *here[1:])
        yield at, section
        yield from _sections(section.get("sections"), (*at, "sections"))


def _language(language: Any, located: Located) -> Iterator[Diagnostic]:
    if not isinstance(language, str) or not LANGUAGE.fullmatch(language):
        return
    if language.lower().split("-")[0] not in LABEL_LANGUAGES:
        yield Diagnostic(
            "value-invalid",
            Severity.WARNING,
            f"There are no labels in `{language}`; English ones will be printed.",
            "Labels such as the heading of the source list exist for zh-CN, zh-TW, ja, ko and en.",
            located.value(("language",)),
        )


def _folders(sources: Any, located: Located) -> Iterator[Diagnostic]:
    """What is true of one article is not said of a folder."""
    for key, source in sources.items() if isinstance(sources, dict) else ():
        for name in _OF_ONE_ARTICLE if isinstance(source, dict) and is_folder(_file(source)) else ():
            if source.get(name) is not None:
                yield _mistake(
                    "value-invalid",
                    f"`{name}` belongs to one article, and `{_file(source)}` is a folder.",
                    "Name the file by a key of its own, beside the folder, and write it there.",
                    located.key(("sources", key, name)),
                )


def _styles(styles: Any, located: Located) -> Iterator[Diagnostic]:
    """Names of styles may be cased in any way, which YAML cannot know when one stands twice."""
    first: dict[str, str] = {}
    for name in styles if isinstance(styles, dict) else ():
        style = style_called(name) or name
        if first.setdefault(style, name) != name:
            line = located.key(("styles", first[style])).line
            message = f"The style `{style}` stands twice; the first one is in line {line}."
            yield _mistake("key-doubled", message, "Keep one of the two.", located.key(("styles", name)))


def _file(source: Any) -> str:
    file = source.get("file") if isinstance(source, dict) else source
    return file if isinstance(file, str) else ""


def _too_deep(sections: list[tuple[Path, dict[str, Any]]], located: Located) -> Iterator[Diagnostic]:
    for path, _ in sections:
        if len(path) == 2 * (MAX_LEVELS + 1):
            message = f"This section stands at level {MAX_LEVELS + 1}; headings go {MAX_LEVELS} levels deep."
            text = "Move it one level up, or make it part of the section around it."
            title = (*path, "title")
            place = located.key(title if title in located.key_places else path)
            yield Diagnostic("value-invalid", Severity.ERROR, message, text, place)


def _duplicates(
    entries: list[tuple[Path, dict[str, Any]]], what: str, located: Located
) -> Iterator[Diagnostic]:
    first: dict[str, Path] = {}
    for path, entry in entries:
        name = entry.get("id")
        if not isinstance(name, str) or first.setdefault(name, path) == path:
            continue
        line = located.value((*first[name], "id")).line
        message = f"Two {what} have the id `{name}`; the first one is in line {line}."
        text = "Give one of them another id."
        yield Diagnostic("id-duplicate", Severity.ERROR, message, text, located.value((*path, "id")))


def _taken_ids(sections: list[tuple[Path, dict[str, Any]]], located: Located) -> Iterator[Diagnostic]:
    """An id of the briefing's own given to another section: nobody could tell which of the two is meant."""
    for path, section in sections:
        name = section.get("id")
        if isinstance(name, str) and name in BACK_MATTER:
            message = f"`{name}` is the id of a section that every briefing has at its end."
            text = "Give this section another id."
            yield Diagnostic("id-duplicate", Severity.ERROR, message, text, located.value((*path, "id")))


def _words(
    path: Path, quote: dict[str, Any], broken: frozenset[Path], located: Located
) -> Iterator[Diagnostic]:
    """A quotation is given by `quote`, or by `from` and `to`: one of the two, and wholly."""
    names = ("quote", "from", "to")
    given = {name for name in names if quote.get(name) is not None or (*path, name) in broken}
    if "quote" in given and len(given) > 1:
        other = "from" if "from" in given else "to"
        yield _mistake(
            "value-invalid",
            "A quotation has both `quote` and `from`/`to`.",
            "Keep `quote`, or keep `from` and `to`.",
            located.key((*path, other)),
        )
    elif given in ({"from"}, {"to"}):
        has, lacks, which = ("from", "to", "last") if "from" in given else ("to", "from", "first")
        yield _mistake(
            "key-missing",
            f"A passage has `{has}` and no `{lacks}`.",
            f"Add `{lacks}:` with the {which} words of the passage.",
            located.key((*path, has)),
        )
    elif not given:
        empty = next((name for name in names if name in quote), None)
        message = f"`{empty}` has no value." if empty else "A quotation has no words."
        yield _mistake("key-missing", message, _GIVE_WORDS, located.key((*path, empty) if empty else path))


def _source(path: Path, quote: dict[str, Any], sources: Any, located: Located) -> Iterator[Diagnostic]:
    key = quote.get("source")
    if not isinstance(key, str) or not key or not isinstance(sources, dict) or key in sources:
        return
    if any(is_folder(_file(source)) for source in sources.values()):
        return  # only the folder's files tell which keys there are
    meant = nearest(key, tuple(sources))
    hint = f"Did you mean `{meant}`?" if meant else f"Add a line `{key}: seeds/…` to `sources`."
    yield _mistake(
        "source-undefined", f"`sources` defines no source `{key}`.", hint, located.value((*path, "source"))
    )


def _mistake(code: str, message: str, text: str, place: Any) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, text, place)
