"""Dates as pages print them, as ISO 8601 days; no clock and no time zone is asked."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january januar janvier", "feb february februar février", "mar march märz mars",
         "apr april avril", "may mai", "jun june juni juin", "jul july juli juillet", "aug august août",
         "sep sept september septembre", "oct october oktober octobre", "nov november novembre",
         "dec december dezember décembre"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
#: What every day has.
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*(?:[-/.]|[年년])\s*(?P<m>\d{1,2})\s*(?:[-/.]|[月월])\s*(?P<d>\d{1,2})(?!\d)"
)
_DAY_FIRST = re.compile(r"(?<!\d)(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:19|20)\d\d)(?!\d)")
_DAY_NAMED = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?P<n>[A-Za-zäéû]{3,9})\.?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)"
)
_MONTH_NAMED = re.compile(
    r"(?P<n>[A-Za-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)"
)
#: Years of an era, and years, months and days in ideographs.
_ERA = re.compile(r"(?P<era>民[國国]|令和|平成|昭和)\s?(?P<y>\d{1,3}|元)\s?年(?=\s?\d{1,2}\s?月)")
_FIRST_YEARS = {"民國": 1912, "民国": 1912, "令和": 2019, "平成": 1989, "昭和": 1926}
_NUMERAL = re.compile(
    r"(?P<y>[〇○零一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})[日号號]"
)
_FIGURES = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_PACKED = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)")


def day_in(text: str) -> str | None:
    """The first day that a text names, as ``2024-11-15``; day before month where both are figures
    (``01/08/2023`` is the first of August), month before day where the other way is no day.
    """
    told = _in_figures(text[:2000])
    if not _YEAR.search(told):
        return None
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _DAY_NAMED, _MONTH_NAMED, _PACKED):
        for match in pattern.finditer(told):
            found = _day(match)
            if found:
                return found
    return None


def other_day_in(text: str) -> str | None:
    """The day that a text names if its month stands before its day, where it may be read in both ways:
    04/03/2024 may be the third of April.
    """
    read = day_in(text)
    match = _DAY_FIRST.search(_in_figures(text[:2000]))
    if read is None or match is None or read != _day(match):
        return None
    year, month, day = read.split("-")
    return f"{year}-{day}-{month}" if int(day) <= 12 and day != month else None


def _in_figures(text: str) -> str:
    """The same with full-width figures, years of an era and ideographs as plain figures."""
    text = text.translate(_WIDE)
    if "年" not in text:
        return text
    text = _ERA.sub(_common_year, text)
    return _NUMERAL.sub(lambda match: "-".join(map(_number, match.groups())), text)


def _common_year(match: re.Match[str]) -> str:
    year = 1 if match["y"] == "元" else int(match["y"])
    return f"{_FIRST_YEARS[match['era']] + year - 1}年"


def _number(text: str) -> str:
    """A number below a hundred, or a year figure by figure: 二十三, 十五, 二〇二四."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return text.translate(_FIGURES)
    return f"{(tens or '一').translate(_FIGURES)}{(ones or '〇').translate(_FIGURES)}"


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
