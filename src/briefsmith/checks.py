"""What can be said of a project beyond its quotations: citations in the prose, sources never used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefsmith.compose.cross_references import find_references, reference_address, reference_ids
from briefsmith.compose.locators import last_place
from briefsmith.compose.prose import note_slips
from briefsmith.compose.prose_citations import ProseCitation, find_citations, find_slips
from briefsmith.compose.prose_notes import NoteSlip
from briefsmith.compose.uses import prose_texts, used_sources
from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.library import MOST_NAMED, Library
from briefsmith.outline.model import Outline
from briefsmith.outline.places import Path
from briefsmith.outline.spelling import nearest

_SLIPS = {
    "bracket": (
        "This looks like a citation and is none.",
        "Write [@key] in half-width brackets, with nothing between the bracket and the key.",
    ),
    "bare": ("This names a source, but not as a citation.", "Put it into brackets: [@key]."),
}
_NOTE_SLIPS = {
    "undefined": ("This footnote has no text.", "Write it below, in a line of its own: [^{}]: your text."),
    "unused": ("Nothing refers to this footnote: it would be lost.", "Put [^{}] where it belongs."),
    "doubled": ("This footnote has two texts.", "Give one of them another name than [^{}]."),
    "nested": ("This footnote stands within another.", "Put [^{}] into the text itself."),
    "nowhere": ("A translation cannot have footnotes.", "Say it in the `note:` of the quotation."),
}


def check_prose(outline: Outline, library: Library) -> tuple[Diagnostic, ...]:
    """A message for each citation in the prose that names no source or cannot be understood."""
    told: list[Diagnostic] = []
    for path, text in prose_texts(outline):
        for cited in find_citations(text):
            told.extend(_citation_problems(outline, library, path, cited))
        for start, end, kind in find_slips(text):
            if kind != "bare" or any(text.startswith(key, start + 1) for key in library.entries):
                message, advice = _SLIPS[kind]
                place = outline.place_in(path, start, end)
                told.append(Diagnostic("citation-malformed", Severity.ERROR, message, advice, place))
        told.extend(_note_problems(outline, path, text))
        told.extend(_reference_problems(outline, path, text))
    return tuple(told)


def _note_problems(outline: Outline, path: Path, text: str) -> Iterator[Diagnostic]:
    if "[^" not in text:
        return
    slips = note_slips(text)
    if path[-1] == "translation":
        found = re.finditer(r"\[\^([^\]\s]+)\]", text)
        slips = tuple(NoteSlip(match.start(), match.end(), "nowhere") for match in found)
    for slip in slips:
        message, advice = _NOTE_SLIPS[slip.reason]
        yield Diagnostic(
            "footnote-malformed",
            Severity.ERROR,
            message,
            advice.format(text[slip.start + 2 : slip.end - 1]),
            outline.place_in(path, slip.start, slip.end),
        )


def _reference_problems(outline: Outline, path: Path, text: str) -> Iterator[Diagnostic]:
    known = reference_ids(outline)
    for found in find_references(text):
        if found.target in known and found.linked:
            continue
        unlinked = found.target in known
        meant = found.target if unlinked else nearest(found.target, known)
        named = ", ".join(f"`{one}`" for one in known[:MOST_NAMED])
        yield Diagnostic(
            "cross-reference-unknown",
            Severity.ERROR,
            f"`#{found.target}` leads nowhere as it is typed."
            if unlinked
            else f"No section and no quotation has the id `{found.target}`.",
            f"Did you mean `#{reference_address(meant)}`?"
            if meant
            else f"These ids can be referred to: {named}.",
            outline.place_in(path, found.start, found.end),
        )


def check_use(outline: Outline, library: Library) -> tuple[Diagnostic, ...]:
    """A note for each source that the outline names and nothing quotes or cites; and, for a source of
    a folder that is used, what was doubtful in it.
    """
    used = used_sources(outline)
    unused = (
        Diagnostic(
            "source-unused",
            Severity.NOTE,
            f"Nothing quotes or cites the source `{key}`.",
            "Cite it with [@" + key + "], or take it out of `sources`: it is printed in the source list.",
            outline.key_place("sources", key),
        )
        for key, entry in outline.entry.sources.items()
        if key not in used and not entry.is_folder
    )
    doubtful = (
        replace(
            problem,
            message=f"`{entry.key}`: {problem.message}",
            place=outline.place("sources", entry.folder, "file"),
        )
        for entry in library.entries.values()
        if entry.folder is not None and entry.key in used and entry.source is not None
        for problem in entry.source.problems
    )
    return (*unused, *doubtful)


def check_keys(outline: Outline, library: Library) -> tuple[Diagnostic, ...]:
    """A message for each quotation whose source is none of those in the outline's folders.

    The outline itself has told of it where there are no folders, and of a source that it defines
    wrongly.
    """
    if not any(entry.is_folder for entry in outline.entry.sources.values()):
        return ()
    return tuple(
        Diagnostic(
            "source-undefined",
            Severity.ERROR,
            f"There is no source `{quote.entry.source}`.",
            _known_keys(quote.entry.source, outline, library),
            outline.place(*quote.path, "source"),
        )
        for quote in outline.quotes()
        if quote.entry.source not in library.entries
        and (quote.entry.source in outline.entry.sources or not _named(outline, quote.entry.source))
    )


def _named(outline: Outline, key: str) -> bool:
    return ("sources", key) in outline.key_places


def _citation_problems(
    outline: Outline, library: Library, path: Path, cited: ProseCitation
) -> Iterator[Diagnostic]:
    if cited.citation is None:
        yield Diagnostic(
            "citation-malformed",
            Severity.ERROR,
            "This citation cannot be understood.",
            "Write [@key], [@key, p. 3], [see @key] or [@key; @other].",
            outline.place_in(path, cited.start, cited.end),
        )
    else:
        yield from _locator_problems(outline, library, path, cited)
    for key, start, end in cited.keys:
        # A source that is defined wrongly was told of where it is defined.
        wrong = key in outline.source_keys and key not in outline.entry.sources
        if key not in library.entries and not wrong:
            yield Diagnostic(
                "citation-unknown",
                Severity.ERROR,
                f"`sources` defines no source `{key}`.",
                _known_keys(key, outline, library),
                outline.place_in(path, start, end),
            )


def _locator_problems(
    outline: Outline, library: Library, path: Path, cited: ProseCitation
) -> Iterator[Diagnostic]:
    assert cited.citation is not None
    for source in cited.citation.sources:
        entry = library.entries.get(source.key)
        last = last_place(entry.source, source.label or "") if entry and entry.source else None
        named = max(map(int, re.findall(r"\d+", source.locator or "")), default=0)
        if last is not None and named > last:
            yield Diagnostic(
                "citation-locator",
                Severity.WARNING,
                f"`{source.key}` has no {source.label} {named}: the last is {last}.",
                f"Count again: `brief read {entry.file if entry else ''}` numbers the paragraphs.",
                outline.place_in(path, cited.start, cited.end),
            )


def _known_keys(key: str, outline: Outline, library: Library) -> str:
    from rapidfuzz import process

    entry = outline.entry.sources.get(key)
    if entry is not None and entry.is_folder:
        own = next((one.key for one in library.entries.values() if one.folder == key), f"{key}:…")
        return f"`{key}` is a folder: name one of its articles, such as `{own}`; `brief sources` lists them."
    keys = list(library.entries)
    best = process.extractOne(key, keys, processor=str.casefold, score_cutoff=60)
    if best:
        return f"Did you mean `{best[0]}`?"
    if len(keys) > MOST_NAMED:
        return "`brief sources` lists the keys that there are."
    return f"`sources` defines {', '.join(keys) or 'none'}."
