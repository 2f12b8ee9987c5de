"""The lines below the table of sources that say which of them are no independent ones."""

from __future__ import annotations

from collections.abc import Iterator

from briefsmith.reports.text_report import harmless
from briefsmith.twins import Twins


def twin_lines(twins: Twins) -> Iterator[str]:
    """One line for each group of sources that hold the same article, and for each excerpt."""
    for group in twins.groups:
        yield harmless(f"the same article ({per_cent(group.alike)} alike): {', '.join(group.keys)}")
    for excerpt in twins.excerpts:
        yield harmless(f"an excerpt ({per_cent(excerpt.share)} of it): {excerpt.key}, of {excerpt.whole}")


def per_cent(share: float) -> str:
    """A share in whole per cent, rounded down: 100 % is said of what is equal only."""
    return f"{int(share * 100)} %"
