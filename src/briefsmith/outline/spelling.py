"""Keys that outlines do not have: what was meant, and the tree read as if that had been written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from rapidfuzz import fuzz, process

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.outline.entries import (
    DisclosuresEntry,
    Entry,
    FootnotesEntry,
    OutlineEntry,
    QuoteEntry,
    SectionEntry,
    SourceEntry,
    SourceSummaryEntry,
    ToolEntry,
)
from briefsmith.outline.events import Tree
from briefsmith.outline.places import Located, Path

_SIMILAR = 65

#: Spaces that look like YAML's and are none.
_WIDE_SPACES = " \u3000\u00a0\u200b\ufeff"

#: What each kind of mapping is called.
NAMES: dict[type[Entry], str] = {
    OutlineEntry: "at the top of the outline",
    SourceEntry: "in an entry of `sources`",
    SectionEntry: "in a section",
    QuoteEntry: "in a quotation",
    SourceSummaryEntry: "in `source_summary`",
    DisclosuresEntry: "in `disclosures`",
    FootnotesEntry: "in `footnotes`",
    ToolEntry: "in a disclosure",
}

#: The mappings that stand one level below a key.
_BELOW: dict[tuple[type[Entry], str], type[Entry]] = {
    (OutlineEntry, "sources"): SourceEntry,
    (OutlineEntry, "sections"): SectionEntry,
    (SectionEntry, "sections"): SectionEntry,
    (SectionEntry, "quotes"): QuoteEntry,
    (OutlineEntry, "source_summary"): SourceSummaryEntry,
    (OutlineEntry, "disclosures"): DisclosuresEntry,
    (OutlineEntry, "footnotes"): FootnotesEntry,
    (DisclosuresEntry, "machine_translation"): ToolEntry,
    (DisclosuresEntry, "ai"): ToolEntry,
}

#: Of these, several stand under the key: by keys of their own, or in a list.
_LISTED = (SectionEntry, QuoteEntry)


def respelt(tree: Tree, located: Located) -> tuple[Tree, tuple[Diagnostic, ...]]:
    """The tree with each misspelt key as the key that was meant, if that one is not there itself,
    so that what stands behind it is checked in the same run; and a message for each.
    """
    meant: dict[Path, str] = {}
    root = _mapping(tree.root, (), OutlineEntry, meant)
    if not meant:
        return tree, ()
    mended = replace(
        tree,
        root=root,
        spans=_rekeyed(tree.spans, meant),
        key_spans=_rekeyed(tree.key_spans, meant),
        broken=frozenset(_respelt_path(path, meant) for path in tree.broken),
    )
    return mended, tuple(unknown_key(path, located) for path in meant)


def unknown_key(path: Path, located: Located) -> Diagnostic:
    """The message for a key that its mapping cannot have."""
    kind = kind_at(path[:-1])
    key = str(path[-1])
    meant = nearest(key, keys_of(kind))
    elsewhere = _elsewhere(key)
    if key.strip(_WIDE_SPACES) != key:
        text = "It begins or ends with a full-width or invisible space: replace it by an ordinary one."
    elif elsewhere:
        text = f"It belongs {' or '.join(elsewhere)}; here the keys are: {', '.join(keys_of(kind))}."
    elif meant:
        text = f"Did you mean `{meant}`?"
    else:
        text = f"The keys {NAMES[kind]} are: {', '.join(keys_of(kind))}."
    message = f"There is no key `{short(key)}` {NAMES[kind]}."
    return Diagnostic("key-unknown", Severity.ERROR, message, text, located.key(path))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    tidy = word.strip(_WIDE_SPACES).lower().replace("-", "_")
    names = {name.lower().replace("-", "_"): name for name in known}
    best = process.extractOne(tidy, list(names), scorer=fuzz.ratio, score_cutoff=_SIMILAR)
    return names[best[0]] if best else None


def kind_at(path: Path) -> type[Entry]:
    """The kind of mapping that stands at a path."""
    if len(path) == 2 and path[0] == "sources":
        return SourceEntry
    names = [step for step in path if isinstance(step, str)]
    kinds = {name: kind for (_, name), kind in _BELOW.items()}
    return kinds.get(names[-1], OutlineEntry) if names else OutlineEntry


def keys_of(kind: type[Entry]) -> tuple[str, ...]:
    """The keys that a mapping of this kind can have."""
    return tuple(info.alias or name for name, info in kind.model_fields.items())


def required_keys(kind: type[Entry]) -> tuple[str, ...]:
    """The keys that a mapping of this kind must have."""
    return tuple(info.alias or name for name, info in kind.model_fields.items() if info.is_required())


def short(text: str) -> str:
    """The text, cut where it is too long for a sentence."""
    return text if len(text) <= 40 else text[:39] + "…"


def _mapping(value: Any, path: Path, kind: type[Entry], meant: dict[Path, str]) -> Any:
    """A copy of a mapping with its keys as meant; ``meant`` gathers those that were misspelt by
    their paths as written.
    """
    if not isinstance(value, dict):
        return value
    result: dict[str, Any] = {}
    for key, inner in value.items():
        here = (*path, key)
        name = _name(key, kind, {*value, *result})
        if name != key:
            meant[here] = name
        below = _BELOW.get((kind, name))
        result[name] = _members(inner, here, below, meant) if below else inner
    return result


def _members(value: Any, path: Path, kind: type[Entry], meant: dict[Path, str]) -> Any:
    if isinstance(value, dict) and kind is SourceEntry:
        return {key: _mapping(inner, (*path, key), kind, meant) for key, inner in value.items()}
    if kind not in (SourceEntry, *_LISTED):
        return _mapping(value, path, kind, meant)
    if isinstance(value, list) and kind in _LISTED:
        return [_mapping(inner, (*path, index), kind, meant) for index, inner in enumerate(value)]
    return value


def _name(key: str, kind: type[Entry], taken: set[str]) -> str:
    """The key that was meant; the key itself where it is known, or nothing like it is free."""
    if key in keys_of(kind):
        return key
    meant = nearest(key, keys_of(kind))
    if meant is None or meant in taken or (_elsewhere(key) and meant not in required_keys(kind)):
        return key
    return meant


def _elsewhere(key: str) -> list[str]:
    return [NAMES[kind] for kind in NAMES if key in keys_of(kind)]


def _rekeyed(spans: Mapping[Path, tuple[int, int]], meant: Mapping[Path, str]) -> dict[Path, tuple[int, int]]:
    return {_respelt_path(path, meant): span for path, span in spans.items()}


def _respelt_path(path: Path, meant: Mapping[Path, str]) -> Path:
    return tuple(meant.get(path[: index + 1], step) for index, step in enumerate(path))
