"""Prints the citation styles as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefsmith.citations.samples import StyleSample
from briefsmith.citations.styles import StyleKind

_KINDS = {
    StyleKind.NOTE: "notes",
    StyleKind.NUMERIC: "numbers in the text, and a list",
    StyleKind.IN_TEXT: "author and year in the text, and a list",
}


def style_lines(samples: Iterable[StyleSample]) -> Iterator[str]:
    """For each style its name and kind, what it prints for a Chinese and an English source, and for
    the Chinese one again; a line that says how to use another.
    """
    for sample in samples:
        yield f"{sample.name}: {_KINDS[sample.kind]}"
        if sample.kind is StyleKind.NOTE:
            yield from (f"  {line}" for line in sample.cited)
        else:
            yield "  " + "  ".join(sample.cited[:2])
            yield from (f"  {line}" for line in sample.listed)
        yield ""
    yield "Write one as `citation_style` in the outline, or the path of a .csl file in the project folder."
