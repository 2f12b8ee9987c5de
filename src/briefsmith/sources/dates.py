"""Dates as pages print them, as ISO 8601 days; no clock and no time zone is asked."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
#: What every day has.
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*(?:[-/.]|年)\s*(?P<m>\d{1,2})\s*(?:[-/.]|月)\s*(?P<d>\d{1,2})(?!\d)"
)
_DAY_FIRST = re.compile(r"(?<!\d)(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:19|20)\d\d)(?!\d)")
_DAY_NAMED = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?P<n>[A-Za-z]{3,9})\.?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)"
)
_MONTH_NAMED = re.compile(
    r"(?P<n>[A-Za-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)"
)
_PACKED = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)")


def day_in(text: str) -> str | None:
    """The first day that a text names, as ``2024-11-15``; day before month where both are figures
    (``01/08/2023`` is the first of August), month before day where the other way is no day.
    """
    text = text[:2000]
    if not _YEAR.search(text):
        return None
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _DAY_NAMED, _MONTH_NAMED, _PACKED):
        for match in pattern.finditer(text):
            found = _day(match)
            if found:
                return found
    return None


_WITHOUT_YEAR = re.compile(r"(?<!\d)(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日")


def month_and_day_in(text: str) -> str | None:
    """The first day that a text names without a year, as ``-11-15``."""
    match = _WITHOUT_YEAR.search(text)
    return f"-{int(match['m']):02d}-{int(match['d']):02d}" if match else None


def day_of_milliseconds(stamp: str) -> str | None:
    """The day (UTC) of a time stamp in milliseconds; ``None`` for ``NaN`` and what is no such stamp."""
    if not re.fullmatch(r"[0-9]{11,14}", stamp):
        return None
    return datetime.fromtimestamp(int(stamp) / 1000, UTC).date().isoformat()


def _day(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month = _MONTHS.get(parts["n"].lower(), 0) if "n" in parts else int(parts["m"])
    day = int(parts["d"])
    if "n" not in parts and month > 12 >= day:
        month, day = day, month
    try:
        return date(int(parts["y"]), month, day).isoformat()
    except ValueError:
        return None
