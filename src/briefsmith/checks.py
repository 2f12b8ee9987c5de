"""What can be said of a project beyond its quotations: citations in the prose, sources never used."""

from __future__ import annotations

from collections.abc import Iterator

from briefsmith.compose.prose_citations import ProseCitation, find_citations, find_slips
from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.outline.model import Outline, Path

_SLIPS = {
    "bracket": (
        "This looks like a citation and is none.",
        "Write [@key] in half-width brackets, with nothing between the bracket and the key.",
    ),
    "bare": ("This names a source, but not as a citation.", "Put it into brackets: [@key]."),
    "footnote": (
        "Footnotes of your own cannot be written in the prose.",
        "Cite a source with [@key], or say it in the text or in a `note:`.",
    ),
}


def check_prose(outline: Outline) -> tuple[Diagnostic, ...]:
    """A message for each citation in the prose that names no source or cannot be understood."""
    told: list[Diagnostic] = []
    for path, text in prose_texts(outline):
        for cited in find_citations(text):
            told.extend(_citation_problems(outline, path, cited))
        for start, end, kind in find_slips(text):
            if kind != "bare" or any(text.startswith(key, start + 1) for key in outline.entry.sources):
                message, advice = _SLIPS[kind]
                place = outline.place_in(path, start, end)
                told.append(Diagnostic("citation-malformed", Severity.ERROR, message, advice, place))
    return tuple(told)


def check_use(outline: Outline) -> tuple[Diagnostic, ...]:
    """A note for each source that nothing quotes or cites."""
    used = {quote.entry.source for quote in outline.quotes()}
    for _, text in prose_texts(outline):
        used.update(key for cited in find_citations(text) for key, _, _ in cited.keys)
    return tuple(
        Diagnostic(
            "source-unused",
            Severity.NOTE,
            f"Nothing quotes or cites the source `{key}`.",
            "Cite it with [@" + key + "], or take it out of `sources`: it is printed in the source list.",
            outline.key_places.get(("sources", key)) or outline.place("sources", key),
        )
        for key in outline.entry.sources
        if key not in used
    )


def prose_texts(outline: Outline) -> Iterator[tuple[Path, str]]:
    """Every text of the outline that is Markdown, with its path."""
    if outline.entry.bottom_line:
        yield ("bottom_line",), outline.entry.bottom_line
    for _, path, section in outline.sections():
        if section.text:
            yield (*path, "text"), section.text
    for quote in outline.quotes():
        for name in ("note", "translation"):
            text = getattr(quote.entry, name)
            if text:
                yield (*quote.path, name), text


def _citation_problems(outline: Outline, path: Path, cited: ProseCitation) -> Iterator[Diagnostic]:
    if cited.citation is None:
        yield Diagnostic(
            "citation-malformed",
            Severity.ERROR,
            "This citation cannot be understood.",
            "Write [@key], [@key, p. 3], [see @key] or [@key; @other].",
            outline.place_in(path, cited.start, cited.end),
        )
    for key, start, end in cited.keys:
        if key not in outline.entry.sources:
            yield Diagnostic(
                "citation-unknown",
                Severity.ERROR,
                f"`sources` defines no source `{key}`.",
                _known_keys(key, outline),
                outline.place_in(path, start, end),
            )


def _known_keys(key: str, outline: Outline) -> str:
    from rapidfuzz import process

    best = process.extractOne(key, list(outline.entry.sources), score_cutoff=60)
    if best:
        return f"Did you mean `{best[0]}`?"
    return f"`sources` defines {', '.join(outline.entry.sources) or 'none'}."
