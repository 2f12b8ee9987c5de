"""Passages recut where a page's elements and what a reader takes for one paragraph disagree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefsmith.sources.lines import joined
from briefsmith.sources.passages import Passage
from briefsmith.sources.printed import printed
from briefsmith.sources.profiles import Profile

_DATELINE = re.compile(r"\A\w[^。，！？：“”]{0,24}[—–-]{1,2}\Z")


def recut(passages: Sequence[Passage], profiles: tuple[Profile, ...]) -> list[Passage]:
    """A dateline that stands alone joined to its paragraph, a credit at the end of one cut off."""
    return [piece for passage in _with_datelines(passages) for piece in _split(passage, profiles)]


def _with_datelines(passages: Sequence[Passage]) -> list[Passage]:
    """A place and a dash that stand alone before a paragraph are its beginning."""
    result: list[Passage] = []
    waiting: Passage | None = None
    for passage in passages:
        if waiting is not None and _begins_text(passage):
            passage = replace(passage, content=joined(waiting.content, passage.content))
        elif waiting is not None:
            result.append(waiting)
        waiting = passage if passage.told is None and _DATELINE.match(passage.text) else None
        if waiting is None:
            result.append(passage)
    return result if waiting is None else [*result, waiting]


def _begins_text(passage: Passage) -> bool:
    return passage.told is None and passage.level is None and not passage.after_image


def _split(passage: Passage, profiles: tuple[Profile, ...]) -> list[Passage]:
    """A passage at the end of which a credit stands is two."""
    for profile in profiles:
        for pattern, kind in profile.splits:
            match = pattern.search(passage.text)
            if match and match.start("rest") > 0:
                at = match.start("rest")
                head = replace(passage, content=printed(passage.content.slice(0, at)))
                rest = replace(
                    passage, content=printed(passage.content.slice(at, len(passage.content))), told=kind
                )
                return [head, rest]
    return [passage]
