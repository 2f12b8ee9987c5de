"""Notices a save that failed: a robot check, a page that was not found, a log-in form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefsmith.sources.labelling import Labelled
from briefsmith.sources.model import BODY_KINDS, BlockKind
from briefsmith.sources.profiles import Profile

#: With more text than this a page is an article, whatever else it says; with a title that says what
#: failed the notice may be longer. An ideograph counts for several letters.
_NOTICE = 900
_TITLED_NOTICE = 2200
_IDEOGRAPH = 2.5
#: In a text as short as this one line is enough, else so large a part of the text must say it.
_LINE, _MOST = 250, 0.55
_PASSAGE = 300
#: A longer passage that says it in a small part of it only mentions it; one of several sentences too.
_MENTION, _SMALL_PART, _PART, _SENTENCES = 120, 0.12, 0.25, 3
#: The title of a notice says little else, and above text of some length it is short.
_TITLE_PART, _TITLE_LENGTH, _PROSE = 0.5, 28, 200
_SENTENCE_END = re.compile(r"[。！.!](?:[”」』\"’)）]|\s|\Z|(?=[^\W\d_a-zA-Z]))")
_SITE = re.compile(r"\s+[|·–—-]\s+|[|｜_]")


def failure_of(
    titles: Iterable[str], labelled: Sequence[Labelled], profiles: Iterable[Profile]
) -> tuple[str, str] | None:
    """What the save shows instead of an article, and the words that say so; ``None`` for an article."""
    titles = tuple(titles)
    patterns = [pair for profile in profiles for pair in profile.failures]
    own = [item.passage.text for item in labelled if item.kind in BODY_KINDS]
    length = _length(own)
    if length > _TITLED_NOTICE:
        return None
    for pattern, name in patterns:
        told = next((title for title in titles if _is_title_of(pattern, title, length)), None)
        if told:
            return name, told
        if length > _NOTICE:
            continue
        texts = own if length > _LINE else [item.passage.text for item in labelled]
        said = [text for text in texts if len(text) <= _PASSAGE and _says(pattern, text)]
        if said and (length <= _LINE or _length(said) >= _MOST * length):
            return name, said[0]
    return None


def _length(texts: Iterable[str]) -> float:
    """How long texts are, in letters."""
    wide = ("W", "F")
    return sum(
        _IDEOGRAPH if unicodedata.east_asian_width(character) in wide else 1.0
        for text in texts
        for character in text
    )


def _is_title_of(pattern: re.Pattern[str], title: str, length: float) -> bool:
    """Whether a title says that the save failed, rather than that an article is about such things."""
    match = pattern.search(title) if len(title) <= _PASSAGE else None
    if match is None:
        return False
    own = _SITE.split(title)[0].strip()
    if len(match[0]) < _TITLE_PART * len(own):
        return False
    return length < _PROSE or _length([own]) < _TITLE_LENGTH


def _says(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a passage is a notice, rather than one that mentions such a notice."""
    match = pattern.search(text)
    if match is None:
        return False
    share = len(match[0]) / len(text)
    several = len(_SENTENCE_END.findall(text)) >= _SENTENCES
    if _length([text]) <= _MENTION:
        return share >= _TITLE_PART or bool(_SENTENCE_END.search(text))
    return share >= (_PART if several else _SMALL_PART)


def without_body(labelled: Sequence[Labelled]) -> list[Labelled]:
    """The same passages, none of which can be quoted."""
    return [replace(item, kind=BlockKind.CHROME) if item.kind in BODY_KINDS else item for item in labelled]
