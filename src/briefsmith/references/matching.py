"""Matches the items of references to the saved sources, and lays what they say over what was read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote, urlsplit

from rapidfuzz import process

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.library import Library, LibraryEntry, csl_day
from briefsmith.outline.model import Outline
from briefsmith.references.model import Reference
from briefsmith.sources.model import Candidate, Metadata, MetadataField
from briefsmith.spans import Place

#: Types that reference managers give to whatever a browser showed: the page itself tells more.
_VAGUE = frozenset({"webpage", "document", "article"})
#: What tells an article of a journal from one of a newspaper that was exported as one.
_OF_JOURNALS = frozenset({"volume", "issue", "page", "DOI", "ISSN"})
#: What the metadata of a source hold, and the variables that hold it.
_FIELDS = {
    "title": "title",
    "outlet": "container-title",
    "date": "issued",
    "url": "URL",
    "language": "language",
}
_SHORTEST_TITLE = 6
_ISO_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


@dataclass(frozen=True)
class _Index:
    """The items by what they can be found by; several items may share an address or a title."""

    ids: Mapping[str, tuple[Reference, ...]]
    addresses: Mapping[str, tuple[Reference, ...]]
    files: Mapping[str, tuple[Reference, ...]]
    titles: Mapping[str, tuple[Reference, ...]]

    @classmethod
    def of(cls, references: Sequence[Reference]) -> _Index:
        return cls(
            _grouped((found.id, found) for found in references),
            _grouped((_address(str(found.variables.get("URL") or "")), found) for found in references),
            _grouped((_file_name(path), found) for found in references for path in found.attachments),
            _grouped((_title(str(found.variables.get("title") or "")), found) for found in references),
        )


def with_references(
    library: Library, outline: Outline, references: Sequence[Reference]
) -> tuple[Library, tuple[Diagnostic, ...]]:
    """The library with what the references say of each source, and what is to be said of the matching.

    A source's item is the one that the outline names (``reference``); else the one whose key is the
    source's key; else the one with its address, its saved file among the attachments, or its title.
    What the outline says wins over the references, and they win over what the page says.
    """
    if not references:
        return library, ()
    index = _Index.of(references)
    entries: dict[str, LibraryEntry] = {}
    told: list[Diagnostic] = []
    matched: set[str] = set()
    for key, entry in library.entries.items():
        found, problems = _match(entry, outline, index)
        told.extend(problems)
        entries[key] = _described(entry, found) if found else entry
        if found is not None:
            matched.add(found.origin)
            told.extend(_differences(entry, found, outline))
    idle = {found.origin for found in references} - matched
    return replace(library, entries=entries), (*told, *_unmatched(outline, idle))


def _match(
    entry: LibraryEntry, outline: Outline, index: _Index
) -> tuple[Reference | None, tuple[Diagnostic, ...]]:
    wanted = outline.entry.sources[entry.key].reference if entry.key in outline.entry.sources else None
    if wanted is not None:
        found = index.ids.get(wanted, ())
        if len(found) == 1:
            return found[0], ()
        place = outline.place("sources", entry.key, "reference")
        return None, (_ambiguous(entry, found, place) if found else _unknown(wanted, index, place),)
    for candidates in _candidates(entry, index):
        if len(candidates) == 1:
            return candidates[0], ()
        if candidates:
            return None, (_ambiguous(entry, candidates, outline.source_place(entry.key, entry.folder)),)
    return None, ()


def _candidates(entry: LibraryEntry, index: _Index) -> Iterator[tuple[Reference, ...]]:
    """The items that may be meant, the surest way of finding them first."""
    address, title = (entry.metadata.get(name).value or "" for name in ("url", "title"))
    yield index.ids.get(entry.key, ())
    yield index.addresses.get(_address(address), ())
    yield index.files.get(_file_name(entry.file), ())
    yield tuple(found for found in index.titles.get(_title(title), ()) if _agrees(entry, found))


def _agrees(entry: LibraryEntry, found: Reference) -> bool:
    """Whether an item with the title of a source can be the same article: by its outlet and day."""
    day, outlet = csl_day(found.variables.get("issued")), str(found.variables.get("container-title") or "")
    own_day, own_outlet = (entry.metadata.get(name).value or "" for name in ("date", "outlet"))
    same_day = not day or not own_day or own_day.startswith(day) or day.startswith(own_day)
    same_outlet = not outlet or not own_outlet or _title(outlet) == _title(own_outlet)
    return same_day and (same_outlet or bool(day and own_day))


def _described(entry: LibraryEntry, found: Reference) -> LibraryEntry:
    """The source with what an item says of it."""
    variables = dict(found.variables)
    origin = f"{found.origin}: {found.id}" if found.id else found.origin
    metadata = entry.metadata
    for name, variable in _FIELDS.items():
        value = variables.pop(variable, None)
        stated = _day(entry, csl_day(value)) if name == "date" else value
        metadata = _with_candidate(metadata, name, stated, origin)
    names = variables.get("author")
    if names:
        # The parts of the names stay in `csl`; here stands what a table shows.
        metadata = _with_candidate(metadata, "author", "; ".join(_names(names)), origin)
        if metadata.author.origin == "outline":
            del variables["author"]
    type_ = variables.pop("type", None)
    accessed = csl_day(variables.pop("accessed", None))
    return replace(
        entry,
        metadata=metadata,
        type=entry.type or _telling(type_, variables),
        accessed=entry.accessed or accessed or None,
        csl={**variables, **entry.csl},
    )


def _day(entry: LibraryEntry, stated: str) -> str:
    """The date of an item; nothing where the page has the same one to the day: BibTeX knows only months."""
    read = entry.metadata.date.value or ""
    return "" if read.startswith(f"{stated}-") else stated


def _telling(type_: Any, variables: Mapping[str, Any]) -> str | None:
    """The type of an item where it says more than the page does."""
    if type_ == "article-journal" and not _OF_JOURNALS & set(variables):
        return None
    return str(type_) if type_ and type_ not in _VAGUE else None


def _with_candidate(metadata: Metadata, name: str, value: Any, origin: str) -> Metadata:
    """The metadata with a value behind the outline's and in front of the page's own."""
    text = " ".join(str(value).split()) if value else ""
    if not text:
        return metadata
    candidates = metadata.get(name).candidates
    first = 1 if candidates and candidates[0].origin == "outline" else 0
    made = MetadataField((*candidates[:first], Candidate(text, origin), *candidates[first:]))
    return replace(metadata, **{name: made})


def _differences(entry: LibraryEntry, found: Reference, outline: Outline) -> Iterator[Diagnostic]:
    """A warning where an item and the page name different days, as far as both are known; where the
    outline settles it, none.
    """
    read, stated = entry.metadata.date, csl_day(found.variables.get("issued"))
    if not read.value or read.origin == "outline" or not _ISO_DATE.fullmatch(stated):
        return
    known = min(len(read.value), len(stated))
    if read.value[:known] != stated[:known]:
        yield Diagnostic(
            "reference-differs",
            Severity.WARNING,
            f"{found.origin} dates `{entry.key}` {stated}; the saved file says {read.value} ({read.origin}).",
            "Look at the page, and write the right one as `date:` of the source.",
            outline.source_place(entry.key, entry.folder),
        )


def _unmatched(outline: Outline, files: Collection[str]) -> Iterator[Diagnostic]:
    for index, file in enumerate(outline.entry.references):
        if file in files:
            yield Diagnostic(
                "references-unmatched",
                Severity.WARNING,
                f"Nothing in {file} describes any of the sources.",
                "Items are found by key, web address, attached file or title; else name one as `reference:`.",
                outline.place("references", index),
            )


def _ambiguous(entry: LibraryEntry, found: Sequence[Reference], place: Place) -> Diagnostic:
    names = ", ".join(f"`{item.name}`" for item in found[:5])
    return Diagnostic(
        "reference-ambiguous",
        Severity.WARNING,
        f"Several items of the references may describe `{entry.key}`: {names}; none was taken.",
        "Write the key of the right one as `reference:` of the source, or delete the double in the export.",
        place,
    )


def _unknown(wanted: str, index: _Index, place: Place) -> Diagnostic:
    best = process.extractOne(wanted, [name for name in index.ids if name], score_cutoff=60)
    advice = f"Did you mean `{best[0]}`?" if best else "Write the key that the item has in the export."
    message = f"The references have no item `{wanted}`."
    return Diagnostic("reference-unknown", Severity.ERROR, message, advice, place)


def _grouped(pairs: Iterable[tuple[str, Reference]]) -> dict[str, tuple[Reference, ...]]:
    """The items by a key each, without those whose key is empty."""
    groups: dict[str, list[Reference]] = {}
    for key, found in pairs:
        if key and found not in groups.setdefault(key, []):
            groups[key].append(found)
    return {key: tuple(items) for key, items in groups.items()}


def _address(url: str) -> str:
    """A web address as far as it tells pages apart: no scheme, ``www.``, fragment or last slash."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if not parts.hostname:
        return ""
    query = f"?{unquote(parts.query)}" if parts.query else ""
    return f"{parts.hostname.removeprefix('www.')}{unquote(parts.path).rstrip('/')}{query}"


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _title(title: str) -> str:
    """Only the letters and digits; nothing where so few are left that any page may have them."""
    folded = unicodedata.normalize("NFKC", title).casefold()
    plain = "".join(character for character in folded if character.isalnum())
    return plain if len(plain) >= _SHORTEST_TITLE else ""


def _names(names: Any) -> Iterator[str]:
    for name in names if isinstance(names, list) else []:
        if isinstance(name, Mapping):
            parts = (name.get(part) for part in ("given", "non-dropping-particle", "family", "suffix"))
            yield str(name.get("literal") or " ".join(str(part) for part in parts if part))
