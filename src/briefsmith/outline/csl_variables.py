"""The CSL-JSON variables under a source's `csl`: which there are, and what each may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.outline.entries import CslType
from briefsmith.outline.places import Located, Path
from briefsmith.outline.spelling import nearest, short

#: The variables of CSL 1.0.2 (appendix IV, and its JSON schema): names, dates, text and numbers.
_NAME_VARIABLES = """
    author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator
"""
_DATES = frozenset({"accessed", "available-date", "event-date", "issued", "original-date", "submitted"})
_PLAIN_VARIABLES = """
    DOI ISBN ISSN PMCID PMID URL abstract annote archive archive-place archive_collection archive_location
    authority call-number chapter-number citation-key citation-label citation-number collection-number
    collection-title container-title container-title-short dimensions division edition event event-place
    event-title first-reference-note-number genre id issue journalAbbreviation jurisdiction keyword language
    license locator medium note number number-of-pages number-of-volumes original-publisher
    original-publisher-place original-title page page-first part part-number part-title printing
    printing-number publisher publisher-place references reviewed-genre reviewed-title scale section
    shortTitle source status supplement supplement-number title title-short type version volume
    volume-title volume-title-short year-suffix
"""
#: Not of CSL 1.0.2, but what our styles print in brackets behind a title in another language.
_OURS = frozenset({"translated-title"})
_NAMES = frozenset(_NAME_VARIABLES.split())
_PLAIN = frozenset(_PLAIN_VARIABLES.split()) | _OURS
KNOWN_VARIABLES = (*sorted(_NAMES), *sorted(_DATES), *sorted(_PLAIN), "categories", "custom")

_NAME_PARTS = ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")
_NAME_FLAGS = ("comma-suffix", "static-ordering", "parse-names")
_DATE_PARTS = ("date-parts", "literal", "raw", "season", "circa")

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d{2}:\d{2}\S*)?", re.ASCII)
#: EDTF (ISO 8601-2): unspecified digits, seasons, approximate and uncertain dates; intervals of them.
_EDTF_DATE = r"-?\d{2}(?:\d\d|\dX|XX)(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?)?[?~%]?"
_EDTF = re.compile(rf"{_EDTF_DATE}(?:/(?:{_EDTF_DATE}|\.\.)?)?|(?:\.\.)?/{_EDTF_DATE}", re.ASCII)

_DATE_HELP = "Write it as in 2025-02-01, 2025-02 or 2025, or as `{date-parts: [[2025, 2, 1]]}`."
_NAME_HELP = "Write `[{family: …, given: …}, {literal: …}]`, or the names as text parted by semicolons."

#: What is wrong, as far as it is known before its place is: path, code, message, help.
_Found = tuple[Path, str, str, str]


def csl_problems(root: dict[str, Any], located: Located) -> Iterator[Diagnostic]:
    """Everything wrong with the CSL variables of the sources in the plain tree."""
    sources = root.get("sources")
    for key, source in sources.items() if isinstance(sources, dict) else ():
        variables = source.get("csl") if isinstance(source, dict) else None
        for name, value in variables.items() if isinstance(variables, dict) else ():
            for path, code, message, text in _variable(name, value, ("sources", key, "csl", name)):
                place = located.key(path) if code == "key-unknown" else located.value(path)
                yield Diagnostic(code, Severity.ERROR, message, text, place)


def _variable(name: str, value: Any, path: Path) -> Iterator[_Found]:
    if name not in KNOWN_VARIABLES:
        yield _unknown(path, "CSL variable", KNOWN_VARIABLES)
    elif name in ("categories", "custom") or value is None:
        return
    elif name in _NAMES:
        yield from _names(value, path)
    elif name in _DATES:
        yield from _date(value, path)
    elif not isinstance(value, str):
        yield path, "value-type", f"`{name}` must be text or a number.", "Write plain text behind the colon."
    elif name == "type" and value not in get_args(CslType):
        meant = nearest(value, get_args(CslType))
        hint = f"Did you mean `{meant}`? " if meant else ""
        message = f"`{short(value)}` is not a type of CSL 1.0.2."
        yield path, "value-invalid", message, f"{hint}Write one such as webpage, article-newspaper or report."
    elif name == "URL" and not re.fullmatch(r"https?://[^\s/?#]+\S*", value, re.IGNORECASE):
        message = f"`{short(value)}` is not a web address."
        yield path, "value-invalid", message, "Write it out, beginning with https:// or http://."


def _unknown(path: Path, what: str, known: tuple[str, ...]) -> _Found:
    meant = nearest(str(path[-1]), known)
    text = f"The keys are: {', '.join(known)}."
    if meant:
        text = f"Did you mean `{meant}`?"
    elif known is KNOWN_VARIABLES:
        text = (
            "Frequent ones are publisher, container-title, page and volume; the CSL specification lists all."
        )
    return path, "key-unknown", f"There is no {what} `{short(str(path[-1]))}`.", text


def _names(value: Any, path: Path) -> Iterator[_Found]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _name(item, (*path, index))
    else:
        yield from _name(value, path)


def _name(value: Any, path: Path) -> Iterator[_Found]:
    if isinstance(value, dict):
        yield from _parts(value, path, (*_NAME_PARTS, *_NAME_FLAGS), "part of a name")
        if not set(value) - {*_NAME_PARTS, *_NAME_FLAGS} and not any(map(value.get, _NAME_PARTS[:3])):
            message = "A name has neither `family` and `given` nor `literal`."
            yield path, "value-invalid", message, _NAME_HELP
    elif not isinstance(value, str):
        yield path, "value-type", "A name must be a mapping of its parts, or text.", _NAME_HELP


def _parts(value: dict[str, Any], path: Path, known: tuple[str, ...], what: str) -> Iterator[_Found]:
    for key, inner in value.items():
        here = (*path, key)
        if key not in known:
            yield _unknown(here, what, known)
        elif key != "date-parts" and isinstance(inner, dict | list):
            yield here, "value-type", f"`{key}` must be text.", "Write plain text behind the colon."


def _date(value: Any, path: Path) -> Iterator[_Found]:
    if isinstance(value, dict):
        yield from _parts(value, path, _DATE_PARTS, "part of a date")
        yield from _date_mapping(value, path)
    elif not isinstance(value, str):
        yield path, "value-type", f"`{path[-1]}` must be a date.", _DATE_HELP
    elif not _is_date(value.strip()):
        yield path, "value-invalid", f"`{short(value)}` is not a date.", _DATE_HELP


def _date_mapping(value: dict[str, Any], path: Path) -> Iterator[_Found]:
    if "date-parts" in value:
        parts = value["date-parts"]
        good = isinstance(parts, list) and 1 <= len(parts) <= 2 and all(map(_is_date_parts, parts))
        if not good:
            message = "`date-parts` must be a list of one date or two, each a list of year, month and day."
            yield (*path, "date-parts"), "value-invalid", message, "Write it as in `[[2025, 2, 1]]`."
    elif not set(value) - set(_DATE_PARTS) and not value.get("raw") and not value.get("literal"):
        message = "The date has neither `date-parts` nor `literal`."
        yield path, "value-invalid", message, _DATE_HELP


def _is_date_parts(part: Any) -> bool:
    if not isinstance(part, list) or not 1 <= len(part) <= 3:
        return False
    numbers = [text for text in part if isinstance(text, str) and re.fullmatch(r"[0-9]{1,4}", text)]
    return len(numbers) == len(part) and _exists(*map(int, numbers))


def _is_date(text: str) -> bool:
    found = _ISO.fullmatch(text)
    if found and _exists(*(int(part) for part in found.groups() if part)):
        return True
    # A day that the month does not have is no date, though its digits look like one.
    return bool(_EDTF.fullmatch(text)) and not (found and found[3])


def _exists(year: int, month: int = 1, day: int = 1) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
