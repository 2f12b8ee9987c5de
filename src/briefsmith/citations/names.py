"""Turns an author line into CSL names: a person's parts where they are sure, else one literal."""

from __future__ import annotations

import re

CslName = dict[str, str]

_BETWEEN = re.compile(r"\s*[;；、]\s*")
#: What parts the names of a byline, where it can stand for nothing else (see `_byline`).
_COMMA = re.compile(r"\s*[,，]\s*")
_AND = re.compile(r"(?:,\s*|\s+)(?:and|&)\s+|\s*,\s*")
_EAST_ASIAN = re.compile(
    "[\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\u1100-\u11ff\U00020000-\U0003ffff]"
)
_SUFFIX = re.compile(r"^(jr\.?|sr\.?|ii|iii|iv)$", re.IGNORECASE)
_WORDS = """
    academy administration agency agencies alliance assembly association authority broadcasting bureau center
    centre college command commission committee company congress corporation corps council daily department
    editorial editors embassy federation force forces forum foundation government group herald inc institute
    institution journal laboratory library ltd magazine media ministry mission nations network news newspaper
    newsroom office organisation organization parliament party press program programme project radio
    reporter reporters research review secretariat senate service services society staff state states studies
    team telegraph television times tribune tv union united university voice weekly wire of the for and
"""
#: Words that hardly any person's name holds: what has one of them is an organisation.
_ORGANISATION = frozenset(_WORDS.split())


def parse_names(line: str) -> list[CslName]:
    """The names in an author line, which are parted by ``;`` or ``、``, and by commas and "and" where
    these can only stand between names ("Ann Lee, Bob Ray and Cy Poe", "王伟，李芳").

    East Asian names stay whole (a style would part and point them wrongly), and so do
    organisations and single words; of any other the last word is the family name, with the
    particles before it, unless a comma puts the family name first ("Lee, Ann").
    """
    parts = (part for part in _BETWEEN.split(line.strip()) if part)
    return [parse_name(name) for part in parts for name in _byline(part)]


def _byline(part: str) -> list[str]:
    """The names of a part without semicolons; the part itself where it may be one name."""
    east_asian = _COMMA.split(part)
    if all(len(name) > 1 and _EAST_ASIAN.match(name) for name in east_asian):
        return east_asian
    western = _AND.split(part)
    organisation = any(_is_organisation(name.split()) for name in western)
    return [part] if organisation or not all(map(_is_full_name, western)) else western


def _is_full_name(text: str) -> bool:
    """Whether a text has a given and a family name, in this order: "Ann Lee", not "Lee" or "van der Berg"."""
    words = text.split()
    return len(words) > 1 and words[0][0].isupper() and not _SUFFIX.match(words[0])


def parse_name(name: str) -> CslName:
    """One name, as ``{"literal": …}`` or with ``family``, ``given`` and perhaps ``suffix``."""
    words = name.split()
    if _EAST_ASIAN.search(name) or len(words) < 2 or _is_organisation(words):
        return {"literal": name}
    family, *others = (part.strip() for part in name.split(","))
    suffixes = [part for part in others if _SUFFIX.match(part)]
    given = [part for part in others if part not in suffixes]
    if len(given) != 1 or len(suffixes) > 1:
        return _western(name)
    made = {"family": family, "given": given[0]} | ({"suffix": suffixes[0]} if suffixes else {})
    return made if family and given[0] else {"literal": name}


def is_east_asian(text: str) -> bool:
    """Whether a text holds a Chinese, Japanese or Korean character."""
    return _EAST_ASIAN.search(text) is not None


def _is_organisation(words: list[str]) -> bool:
    plain = [word.strip(",.&()").casefold() for word in words]
    return any(word in _ORGANISATION for word in plain) or any(
        character.isdigit() or character in "&/@|" for word in words for character in word
    )


def _western(name: str) -> CslName:
    words = [word.rstrip(",") for word in name.split()]
    suffix = words.pop() if _SUFFIX.match(words[-1]) and len(words) > 2 else ""
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():
        first -= 1
    made = {"family": " ".join(words[first:]), "given": " ".join(words[:first])}
    return made | ({"suffix": suffix} if suffix else {})
