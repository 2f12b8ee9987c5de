"""What is to be said of sources that are not independent of each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from briefsmith.compose.uses import used_sources
from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.library import MOST_NAMED, Library
from briefsmith.outline.model import Outline
from briefsmith.twins import Excerpt, TwinGroup, Twins

_COUNT_ONCE = "Count them as one source: keep the original, or say in the text that the other repeats it."
_UNUSED = "Should you use both, count them as one source."


def check_twins(outline: Outline, library: Library, twins: Twins) -> tuple[Diagnostic, ...]:
    """A warning for each article that the briefing quotes or cites from several sources as if they were
    independent, a note for each that it could; one note for all that lie unused in folders.
    """
    used = used_sources(outline)
    found = [(group.keys, _of_group(group, library, used)) for group in twins.groups]
    excerpts = _as_used(twins, used)
    found += [((excerpt.key, excerpt.whole), _of_excerpt(excerpt)) for excerpt in excerpts]
    told = [item for item in found if any(_named(key, library, used) for key in item[0])]
    return (
        *(_diagnostic(outline, library, keys, message, used) for keys, message in told),
        *_rest(outline, library, len(found) - len(told)),
    )


def _as_used(twins: Twins, used: Collection[str]) -> tuple[Excerpt, ...]:
    """The excerpts, each end of them named by the copy of it that is used, if one is; each pair once."""
    chosen: dict[str, str] = {}
    for group in twins.groups:
        first = next((key for key in group.keys if key in used), None)
        chosen.update({key: first or key for key in group.keys})
    pairs: dict[tuple[str, str], Excerpt] = {}
    for excerpt in sorted(twins.excerpts, key=lambda excerpt: -excerpt.share):
        part, whole = (chosen.get(key, key) for key in (excerpt.key, excerpt.whole))
        pairs.setdefault((part, whole), replace(excerpt, key=part, whole=whole))
    return tuple(pairs.values())


def _named(key: str, library: Library, used: Collection[str]) -> bool:
    return key in used or library.entries[key].folder is None


def _diagnostic(
    outline: Outline, library: Library, keys: tuple[str, ...], message: str, used: Collection[str]
) -> Diagnostic:
    both = sum(key in used for key in keys) > 1
    severity, advice = (Severity.WARNING, _COUNT_ONCE) if both else (Severity.NOTE, _UNUSED)
    at = [key for key in keys if key in used] or [key for key in keys if _named(key, library, used)]
    return Diagnostic(
        "source-twin", severity, message, advice, outline.source_place(at[-1], library.entries[at[-1]].folder)
    )


def _of_group(group: TwinGroup, library: Library, used: Collection[str]) -> str:
    """Names those that are used before the others, and no more than fit a line."""
    keys = sorted(group.keys, key=lambda key: key not in used)
    names = _listed([f"`{key}`" for key in keys])
    sources = [library.entries[key].source for key in keys]
    if len({source.digest for source in sources if source}) == 1:
        return f"{names} are the same file."
    alike = f"{int(group.alike * 100)} % of the text is equal"
    return f"{names} hold the same article: {alike}."


def _of_excerpt(excerpt: Excerpt) -> str:
    share = f"{int(excerpt.share * 100)} % of its text stands there"
    return f"`{excerpt.key}` is an excerpt of `{excerpt.whole}`: {share}."


def _listed(names: list[str]) -> str:
    if len(names) > MOST_NAMED:
        return f"{', '.join(names[:MOST_NAMED])} and {len(names) - MOST_NAMED} more"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _rest(outline: Outline, library: Library, number: int) -> Iterator[Diagnostic]:
    folders = [entry.folder for entry in library.entries.values() if entry.folder is not None]
    if number and folders:
        article = "article stands" if number == 1 else "articles stand"
        yield Diagnostic(
            "source-twin",
            Severity.NOTE,
            f"{number} {article} in the folders more than once, whole or as an excerpt.",
            "`brief sources` names them; should you use both of a pair, count them as one source.",
            outline.place("sources", folders[0], "file"),
        )
