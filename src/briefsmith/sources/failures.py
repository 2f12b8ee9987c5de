"""Notices a save that failed: a robot check, a page that was not found, a log-in form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefsmith.sources.labelling import Labelled
from briefsmith.sources.model import BODY_KINDS, BlockKind
from briefsmith.sources.profiles import Profile

#: With more text than this a page is an article, whatever else it says; with a title that says what
#: failed the notice may be longer.
_NOTICE = 600
_TITLED_NOTICE = 1500
#: In a text as short as this one line is enough, else half of the text must say it.
_LINE = 250
_PASSAGE = 300


def failure_of(
    titles: Iterable[str], labelled: Sequence[Labelled], profiles: Iterable[Profile]
) -> tuple[str, str] | None:
    """What the save shows instead of an article, and the words that say so; ``None`` for an article."""
    patterns = [pair for profile in profiles for pair in profile.failures]
    own = [item.passage.text for item in labelled if item.kind in BODY_KINDS]
    length = sum(map(len, own))
    if length > _TITLED_NOTICE:
        return None
    for pattern, name in patterns:
        told = next((title for title in titles if len(title) <= _PASSAGE and pattern.search(title)), None)
        if told:
            return name, told
        if length > _NOTICE:
            continue
        texts = own or [item.passage.text for item in labelled]
        said = [text for text in texts if len(text) <= _PASSAGE and pattern.search(text)]
        if said and (length <= _LINE or sum(map(len, said)) * 2 >= length):
            return name, said[0]
    return None


def without_body(labelled: Sequence[Labelled]) -> list[Labelled]:
    """The same passages, none of which can be quoted."""
    return [replace(item, kind=BlockKind.CHROME) if item.kind in BODY_KINDS else item for item in labelled]
