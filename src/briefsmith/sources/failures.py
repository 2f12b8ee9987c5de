"""Notices a save that failed: a robot check, a page that was not found, a log-in form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from briefsmith.sources.labelling import Labelled, comparable
from briefsmith.sources.model import BODY_KINDS, BlockKind
from briefsmith.sources.profiles import Profile

#: With more text than this, in characters, a page is an article, whatever else it says.
_NOTICE = 3_500
#: An ideograph counts for so many letters.
_IDEOGRAPH = 2.5
#: A sentence is a notice where this share of it says so; a title says nothing else.
_SHARE, _TITLE_SHARE = 0.4, 0.7
#: What else may stand on the page, in letters, and as a share of what is said: more where the title says
#: that the save failed, too.
_ELSE, _ELSE_SHARE = 28.0, 0.35
#: A page that only speaks to its visitor about itself is as short as this and says nothing else, in letters.
_SHORT, _NEXT_TO_NOTHING = 240.0, 15.0
_TITLED_ELSE, _TITLED_SHARE = 40.0, 0.6
#: A label, a button or a link is not longer than this and ends as no sentence does; it counts for this share.
_LABEL, _LABEL_SHARE = 40.0, 0.25
#: No sentence to a visitor is longer, in characters, and beside the body no more passages are looked at.
_SENTENCE, _SENTENCES = 400, 200

_SENTENCE_END = re.compile(
    r"(?<=[。！？!?])[”」』\"’)）]*\s*|(?<=[^\W\d_][.…])[”\"’)]*\s+|(?<=[.]{3})\s+|\s*\n\s*"
)
#: What is quoted, and how many characters outside tell that it is.
_QUOTED = re.compile(r"[“「『\"][^“”「」『』\"]{1,200}[”」』\"]")
_TOLD = 4
_STOP = re.compile(r"[。！!？?.,，…:：;；\s]+\Z")
_ENDED = re.compile(r"[。！!.…”」』\"]\s*\Z")
_SITE = re.compile(r"\s+[|·–—-]+\s+|[|｜_]|(?<=[^\W\d_a-zA-Z])[-–—](?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a page says: how much of it tells of a failure, how much goes with that, how much is neither,
    in letters; whether a sentence speaks to the visitor about the page; the name of the failure and the
    words that told.
    """

    notice: float = 0.0
    beside: float = 0.0
    other: float = 0.0
    to_visitor: bool = False
    name: str = ""
    words: str = ""

    @property
    def explained(self) -> float:
        """How much of it a failed save says, in letters."""
        return self.notice + self.beside


def failure_of(
    titles: Iterable[str], labelled: Sequence[Labelled], profiles: Iterable[Profile]
) -> tuple[str, str] | None:
    """What the save shows instead of an article, and the words that say so; ``None`` for an article.

    The whole page is the evidence: one word is none. Sentences that tell of a failure, alone or with a
    title that does, make a failed save where next to no other running text stands beside them.
    """
    profiles, titles = tuple(profiles), tuple(titles)
    body = [item for item in labelled if item.kind in BODY_KINDS]
    if sum(len(item.passage.text) for item in body) > _NOTICE:
        return None
    keys = {comparable(title) for title in titles}
    if _is_article(body, keys, profiles):
        return None
    said = _said(body, keys, profiles)
    if said.notice and said.other <= max(_ELSE, _ELSE_SHARE * said.explained):
        return said.name, said.words
    if said.other > max(_TITLED_ELSE, _TITLED_SHARE * said.explained):
        return None
    if titled := _told_by_titles(titles, profiles):
        return titled
    if said.to_visitor and said.other <= _NEXT_TO_NOTHING and said.explained <= _SHORT:
        return "a message to its visitor", said.words
    silent = not body or said.other < _ELSE_SHARE * said.explained
    return _told_around(labelled, keys, profiles) if silent else None


def _is_article(body: Sequence[Labelled], titles: set[str], profiles: Sequence[Profile]) -> bool:
    """Whether the longest sentences alone are more running text than any failed save has, so that the
    others need not be looked at.
    """
    total = sum(letters(item.passage.text) for item in body)
    own = [item for item in body if comparable(item.passage.text) not in titles]
    sentences = [
        (sentence, item.kind is BlockKind.HEADING)
        for item in own
        for sentence in _sentences(item.passage.text)
    ]
    said = _Said()
    for sentence, heading in sorted(sentences, key=lambda one: -len(one[0])):
        said = _with_sentence(said, sentence, heading, profiles)
        if said.other > max(_TITLED_ELSE, _TITLED_SHARE * (total - said.other)):
            return True
        if said.notice:
            return False
    return False


def letters(text: str) -> float:
    """How long a text is, in letters."""
    wide = ("W", "F")
    return sum(_IDEOGRAPH if unicodedata.east_asian_width(character) in wide else 1.0 for character in text)


def _told_by_titles(titles: Iterable[str], profiles: Sequence[Profile]) -> tuple[str, str] | None:
    """The failure that a title tells of, beside which the name of a site may stand; not one word."""
    for title in titles:
        for part in (title, *_SITE.split(title)):
            found = _notice(part.strip(), profiles, _TITLE_SHARE)
            if found:
                return found[0], title
    return None


def _told_around(
    labelled: Iterable[Labelled], titles: set[str], profiles: Sequence[Profile]
) -> tuple[str, str] | None:
    """The failure that what stands around the body tells of, where the body says nothing of its own."""
    rest = (item for item in labelled if item.kind not in BODY_KINDS)
    around = _said(islice(rest, _SENTENCES), titles, profiles)
    return (around.name, around.words) if around.notice else None


def _said(items: Iterable[Labelled], titles: set[str], profiles: Sequence[Profile]) -> _Said:
    said = _Said()
    for item in items:
        text = item.passage.text
        if comparable(text) in titles and not _notice(text, profiles, _SHARE):
            continue
        for sentence in _sentences(text):
            said = _with_sentence(said, sentence, item.kind is BlockKind.HEADING, profiles)
    return said


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a passage; the whole passage where it is one."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.end() > start and text[start : match.start()].strip():
            yield text[start : match.end()]
            start = match.end()
    if text[start:].strip():
        yield text[start:]


def _with_sentence(said: _Said, sentence: str, heading: bool, profiles: Sequence[Profile]) -> _Said:
    length = letters(sentence)
    found = _notice(sentence, profiles, _SHARE)
    if found:
        name, words = (said.name, said.words) if said.name else found  # the first one gives the name
        return replace(said, notice=said.notice + length, name=name, words=words)
    if _speaks_to_visitor(sentence, profiles):
        return replace(said, beside=said.beside + length, to_visitor=True, words=said.words or sentence)
    if _is_beside(sentence, profiles):
        return replace(said, beside=said.beside + length)
    label = heading or (length <= _LABEL and not _ENDED.search(sentence))
    return replace(said, other=said.other + (length * _LABEL_SHARE if label else length))


def _notice(sentence: str, profiles: Iterable[Profile], share: float) -> tuple[str, str] | None:
    """The name of the failure that a sentence tells of, and the sentence."""
    sentence = sentence.strip()
    if not sentence or len(sentence) > _SENTENCE:
        return None
    bare = _STOP.sub("", sentence)
    for profile in profiles:
        for pattern, name in profile.failures:
            match = pattern.search(bare) or (pattern.search(sentence) if sentence != bare else None)
            if match is None or _is_quoted(bare, match):
                continue
            if len(match[0]) >= share * len(bare) or _is_mostly(bare, share, profiles):
                return name, sentence
    return None


def _is_quoted(bare: str, match: re.Match[str]) -> bool:
    """Whether somebody tells of the notice: it stands between quotation marks, and more around them."""
    for quoted in _QUOTED.finditer(bare):
        if quoted.start() <= match.start() and match.end() <= quoted.end():
            return len(bare) - len(quoted[0]) >= _TOLD
    return False


def _is_mostly(bare: str, share: float, profiles: Iterable[Profile]) -> bool:
    """Whether a sentence that says so in a small part of it speaks to the visitor in all of it."""
    return share < _TITLE_SHARE and _is_beside(bare, profiles)


def _speaks_to_visitor(sentence: str, profiles: Iterable[Profile]) -> bool:
    bare = _STOP.sub("", sentence.strip())
    return len(bare) <= _SENTENCE and any(
        pattern.search(bare) for profile in profiles for pattern in profile.to_visitors
    )


def _is_beside(sentence: str, profiles: Iterable[Profile]) -> bool:
    bare = _STOP.sub("", sentence.strip())
    if len(bare) > _SENTENCE:
        return False
    return any(pattern.search(bare) for profile in profiles for pattern in profile.beside_failures)


def without_body(labelled: Sequence[Labelled]) -> list[Labelled]:
    """The same passages, none of which can be quoted."""
    return [replace(item, kind=BlockKind.CHROME) if item.kind in BODY_KINDS else item for item in labelled]
