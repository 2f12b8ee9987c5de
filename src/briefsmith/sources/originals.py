"""Finds where a repost says that it was published first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefsmith.sources.draft import Draft
from briefsmith.sources.labelling import Labelled, comparable
from briefsmith.sources.model import BODY_KINDS, Candidate
from briefsmith.sources.profiles import Profile

#: A line that says where a text is from is not longer than this.
_LINE = 160
#: It stands so near the beginning or the end of the article.
_NEAR = 4


def originals_of(
    draft: Draft, labelled: Sequence[Labelled], profiles: Sequence[Profile], own: Iterable[str]
) -> Iterator[Candidate]:
    """The outlets that the page names as its source and that are not the outlet itself (``own``)."""
    names = {key for name in own if (key := comparable(name))}
    names |= {comparable(name) for profile in profiles[:1] for name in (*profile.also, profile.outlet or "")}
    names -= {""}
    clues = [Candidate(clue.value, clue.origin) for clue in draft.clues if clue.field == "original"]
    for candidate in [*clues, *_printed(labelled, profiles)]:
        key = comparable(candidate.value)
        same = any(key in name or name in key for name in names)
        if key and not same and "://" not in candidate.value and len(candidate.value) <= 60:
            yield candidate


def _printed(labelled: Sequence[Labelled], profiles: Sequence[Profile]) -> Iterator[Candidate]:
    body = [number for number, item in enumerate(labelled) if item.kind in BODY_KINDS]
    if not body:
        return
    near = {*body[:_NEAR], *body[-_NEAR:]}
    for number in range(max(0, body[0] - 3 * _NEAR), min(len(labelled), body[-1] + 3 * _NEAR)):
        text = labelled[number].passage.text
        if len(text) <= _LINE and (labelled[number].kind not in BODY_KINDS or number in near):
            for profile in profiles:
                for pattern in profile.originals:
                    match = pattern.search(text)
                    if match:
                        yield Candidate(match["original"], "source line")
