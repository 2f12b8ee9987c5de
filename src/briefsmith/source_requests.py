"""Which files the outline asks for, each by its key: those that it names, and those of its folders."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.library import MOST_NAMED, SourceRequest
from briefsmith.outline.model import Outline
from briefsmith.outline.values import UNPREFIXED
from briefsmith.spans import Place

_CORRECTIONS = ("title", "author", "outlet", "date", "url", "language")
_SUFFIX = re.compile(r"(?<=.)\.(?=\w*[A-Za-z])[A-Za-z0-9]{1,5}$")
_LONGEST_KEY = 80


@dataclass(frozen=True, slots=True)
class FolderFile:
    """One file of a folder: ``file`` is its path from the project folder, ``real`` the same file
    wherever links lead.
    """

    file: str
    real: str

    @property
    def name(self) -> str:
        return self.file.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class FolderListing:
    """What lies in a folder: the files to read, in the order of their names; those that lead out of
    the project; and by reason the names of what is passed over.
    """

    files: tuple[FolderFile, ...] = ()
    outside: tuple[str, ...] = ()
    passed: Mapping[str, tuple[str, ...]] | None = None


def source_requests(
    outline: Outline, listings: Mapping[str, FolderListing], real: Callable[[str], str]
) -> tuple[tuple[SourceRequest, ...], tuple[Diagnostic, ...]]:
    """Every source of the outline, in its order, and what is to be said of its folders.

    ``listings`` has the folders by their keys in the outline, without those that could not be
    listed. ``real`` gives the file behind a path: a file that the outline names itself is not taken
    from a folder once more, and each file is taken from one folder only.
    """
    sources = outline.entry.sources
    taken = {real(entry.file) for entry in sources.values() if not entry.is_folder}
    keys = {key for key, entry in sources.items() if not entry.is_folder}
    requests: list[SourceRequest] = []
    problems: list[Diagnostic] = []
    for key, entry in sources.items():
        if not entry.is_folder:
            requests.append(_request(outline, key, key, entry.file))
        elif key in listings:
            place = outline.place("sources", key, "file")
            files = [found for found in listings[key].files if found.real not in taken]
            taken.update(found.real for found in files)
            named = folder_keys([found.name for found in files], key, keys)
            keys.update(named.values())
            requests.extend(_request(outline, key, named[found.name], found.file, key) for found in files)
            problems.extend(_told(entry.file, listings[key], place))
    return tuple(requests), tuple(problems)


def folder_keys(names: Iterable[str], folder: str, used: Collection[str] = ()) -> dict[str, str]:
    """The key of each file of a folder, by its name.

    It is the name without its suffix, in characters that `[@key]` can hold, behind the folder's key
    and a colon (without them where that key is ``_``). Where two files would have one key, or the
    outline uses it, the suffix stays; where that does not part them, six digits of a hash of the
    name do. So a key never passes from one file to another.
    """
    prefix = "" if folder == UNPREFIXED else f"{folder}:"
    keys: dict[str, str] = {}
    waiting, gone = list(names), set(used)
    for form in (_stem_key, _name_key, _hashed_key, _exact_key):
        made = {name: prefix + form(name) for name in waiting}
        counts = Counter(made.values())
        keys.update({name: key for name, key in made.items() if counts[key] == 1 and key not in gone})
        gone.update(made.values())
        waiting = [name for name in waiting if name not in keys]
    return keys


def _stem_key(name: str) -> str:
    return _key_part(_SUFFIX.sub("", name), name)


def _name_key(name: str) -> str:
    return _key_part(name, name)


def _hashed_key(name: str) -> str:
    return f"{_key_part(name, name)}-{_hash(name)}"


def _exact_key(name: str) -> str:
    """For names that differ in their Unicode normal form only."""
    return f"file-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _key_part(text: str, name: str) -> str:
    """The text in letters, digits, ``_``, and single ``.`` or ``-`` between them."""
    plain = re.sub(r"[^\w.]+", "-", unicodedata.normalize("NFC", text))
    joined = re.sub(r"[.-]{2,}", "-", plain).strip(".-")
    if not joined:
        return f"file-{_hash(name)}"
    if len(joined) > _LONGEST_KEY:
        return f"{joined[:_LONGEST_KEY].rstrip('.-')}-{_hash(name)}"
    return joined


def _hash(name: str) -> str:
    normal = unicodedata.normalize("NFC", name)
    return hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def _request(
    outline: Outline, entry_key: str, key: str, file: str, folder: str | None = None
) -> SourceRequest:
    entry = outline.entry.sources[entry_key]
    return SourceRequest(
        key=key,
        file=file,
        place=outline.place("sources", entry_key, "file"),
        corrections={name: value for name in _CORRECTIONS if (value := getattr(entry, name))},
        type=entry.type,
        grade=entry.grade,
        descriptor=entry.descriptor,
        accessed=entry.accessed,
        csl=entry.csl,
        folder=folder,
    )


def _told(folder: str, listing: FolderListing, place: Place) -> Iterator[Diagnostic]:
    if not listing.files:
        message, advice = f"The folder {folder} holds no articles.", "Save pages into it, or take it out."
        yield Diagnostic("source-missing", Severity.WARNING, message, advice, place)
    if listing.outside:
        yield Diagnostic(
            "path-outside",
            Severity.WARNING,
            f"Links in {folder} lead out of the project folder; they are not followed.",
            "Copy the files that they lead to into the project folder.",
            place,
            (_names(listing.outside),),
        )
    if listing.passed:
        yield Diagnostic(
            "source-passed-over",
            Severity.NOTE,
            f"Not everything in {folder} is read as an article.",
            "A subfolder is read where `sources` names it by a key of its own.",
            place,
            tuple(f"{reason}: {_names(names)}" for reason, names in listing.passed.items()),
        )


def _names(names: tuple[str, ...]) -> str:
    rest = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + rest
