"""Chooses the day of publication from everything on a page that names a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from briefsmith.sources.dates import day_in, day_of_milliseconds, month_and_day_in, other_day_in
from briefsmith.sources.draft import Draft
from briefsmith.sources.labelling import Labelled
from briefsmith.sources.model import BODY_KINDS, BlockKind, Candidate
from briefsmith.sources.profiles import Profile

_DATE_KEYS = ("date", "published", "publish_date", "pubdate", "datetime", "created")
_ADDRESS_DAY = re.compile(r"[/_-](?P<date>20\d\d(?:([/-])\d\d\2\d\d|\d{4}))(?=[/_-])")
#: A day as American publishers write it into addresses.
_MONTH_FIRST = re.compile(r"\A(0[1-9]|1[0-2])([0-3][0-9])(20[0-9]{2})\Z")
_UTC = re.compile(r"\d[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)? ?(?:Z|UTC|GMT|[+-]00:?00)\b")
_UPDATED = re.compile(
    r"(?i)^\W{0,2}(?:最后|最後)?(?:更新|修改|updated|last (?:updated|modified)|modified|stand:)"
)
#: A line that prints a date is not longer than this, and stands so near the title.
_LINE = 100
_ABOVE_TITLE = 4
_PRINTED = frozenset({BlockKind.META, BlockKind.CREDIT, BlockKind.CHROME})
_TOP = 12


def days_of(
    draft: Draft, labelled: Sequence[Labelled], profiles: Sequence[Profile], addresses: Sequence[str]
) -> Iterator[Candidate]:
    """What is printed for the reader first, then what the address says, then what machines noted: a
    local day before one in UTC, which may be a day off.
    """
    noted = _noted(draft)
    body = next((item.passage.text for item in labelled if item.kind in BODY_KINDS), "")
    found = list(_by_pattern([body[:120]], (profile.datelines for profile in profiles), "dateline"))
    lines, above = _printed_lines(draft, labelled)
    found += [Candidate(line, "printed date") for line in lines if not _UPDATED.search(line)]
    found += clues_of(draft, "printed date")
    header = [Candidate(line, "printed date") for line in above]
    in_address = _days(_by_pattern(addresses, [[_ADDRESS_DAY]], "address"))
    evidence = [*noted, *in_address]
    known = evidence or any(profile.outlet for profile in profiles)
    others = [] if known else list(_other_readings([*found, *header]))
    american = any(clue.value.lower() == "en-us" for clue in clues_of(draft, "language"))
    yield from others if american else ()
    yield from (month_first_if_meant(candidate, evidence) for candidate in _days(found))
    header = [month_first_if_meant(one, evidence) for one in _days(header)]
    yield from (one for one in header if not noted or any(_days_apart(one, other) <= 1 for other in noted))
    yield from _days(_by_pattern(addresses, (profile.address_dates for profile in profiles), "address"))
    yield from noted
    yield from in_address
    yield from _days(clues_of(draft, "date created"))
    yield from _without_year([*lines, *above], draft)
    yield from _days(Candidate(line, "printed date of an update") for line in lines)
    yield from others


def _other_readings(printed: Iterable[Candidate]) -> Iterator[Candidate]:
    """Days whose month may stand before the day, on pages where nothing tells which is meant."""
    for candidate in printed:
        day = other_day_in(candidate.value)
        if day:
            yield Candidate(day, f"{candidate.origin}, month before day")


def clues_of(draft: Draft, field: str) -> Iterator[Candidate]:
    """The clues for one field, as candidates."""
    return (Candidate(clue.value, clue.origin) for clue in draft.clues if clue.field == field)


def _noted(draft: Draft) -> list[Candidate]:
    """What machines noted, local days before those in UTC, and those before time stamps."""
    found = [
        Candidate(value, f"front matter: {key}")
        for key in _DATE_KEYS
        for value in draft.front.values.get(key, ())[:1]
    ]
    found += [*clues_of(draft, "date"), *clues_of(draft, "time")]
    stamps = [(day_of_milliseconds(one.value), one.origin) for one in clues_of(draft, "stamp")]
    noted = _days(sorted(found, key=lambda one: _UTC.search(one.value) is not None))
    return [*noted, *(Candidate(day, origin) for day, origin in stamps if day)]


def _printed_lines(draft: Draft, labelled: Sequence[Labelled]) -> tuple[list[str], list[str]]:
    """The lines between the title and the article that may print its date, and those above the title."""
    if not draft.whole:
        return [item.passage.text for item in labelled[:_TOP] if item.kind is BlockKind.META], []
    first = next((number for number, item in enumerate(labelled) if item.kind in BODY_KINDS), 0)
    titles = [number for number in range(first) if labelled[number].passage.level in (1, 2)]
    title = titles[-1] if titles else max(0, first - _ABOVE_TITLE)
    below = [item for item in labelled[title + 1 : first + 3] if item.kind in _PRINTED]
    above = [item for item in labelled[max(0, title - _ABOVE_TITLE) : title] if item.kind in _PRINTED]
    short = [
        [item.passage.text for item in part if len(item.passage.text) <= _LINE] for part in (below, above)
    ]
    return short[0], short[1]


def _without_year(lines: Iterable[str], draft: Draft) -> Iterator[Candidate]:
    """A day printed without its year, where the name of an element says the whole of it."""
    names = [(day, clue.origin) for clue in clues_of(draft, "element name") if (day := day_in(clue.value))]
    for line in lines:
        printed = month_and_day_in(line)
        for day, origin in names:
            if printed and day.endswith(printed):
                yield Candidate(day, f"printed date, year from {origin}")


def _days(found: Iterable[Candidate]) -> list[Candidate]:
    days = [(day_in(candidate.value), candidate.origin) for candidate in found]
    return [Candidate(day, origin) for day, origin in days if day]


def _by_pattern(
    texts: Sequence[str], patterns: Iterable[Iterable[re.Pattern[str]]], origin: str
) -> Iterator[Candidate]:
    for group in patterns:
        for pattern in group:
            matches = (pattern.search(text) for text in texts)
            yield from (
                Candidate(_MONTH_FIRST.sub(r"\3-\1-\2", match["date"]), origin) for match in matches if match
            )


def _days_apart(one: Candidate, other: Candidate) -> int:
    return abs((date.fromisoformat(one.value) - date.fromisoformat(other.value)).days)


def month_first_if_meant(candidate: Candidate, noted: Sequence[Candidate]) -> Candidate:
    """02/07/2014 is the seventh of February where everything else on the page says so."""
    year, month, day = map(int, candidate.value.split("-"))
    if day > 12 or day == month or not noted:
        return candidate
    swapped = Candidate(date(year, day, month).isoformat(), candidate.origin)
    near_swapped = any(_days_apart(swapped, other) <= 1 for other in noted)
    near_read = any(_days_apart(candidate, other) <= 1 for other in noted)
    return swapped if near_swapped and not near_read else candidate
