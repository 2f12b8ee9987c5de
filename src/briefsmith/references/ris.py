"""Reads RIS through rispy, and says in CSL's words what its tags say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefsmith.references.model import Reference, ReferencesError

_FIRST = re.compile(r"^TY\s{1,2}-\s", re.MULTILINE)

#: RIS types in CSL's words; a page on the web (ELEC, ICOMM) is left to what the page itself tells.
_TYPES = {
    "NEWS": "article-newspaper",
    "MGZN": "article-magazine",
    "JOUR": "article-journal",
    "EJOUR": "article-journal",
    "BOOK": "book",
    "EBOOK": "book",
    "CHAP": "chapter",
    "RPRT": "report",
    "GOVDOC": "report",
    "BLOG": "post-weblog",
    "THES": "thesis",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "STAT": "legislation",
    "BILL": "bill",
    "CASE": "legal_case",
    "HEAR": "hearing",
    "STAND": "standard",
    "PAT": "patent",
    "VIDEO": "motion_picture",
    "SOUND": "broadcast",
    "PCOMM": "personal_communication",
    "DATA": "dataset",
    "MAP": "map",
}
_TEXTS = {
    "volume": "volume",
    "number": "issue",
    "publisher": "publisher",
    "place_published": "publisher-place",
    "edition": "edition",
    "doi": "DOI",
    "language": "language",
    "abstract": "abstract",
    "short_title": "title-short",
}
_CONTAINERS = ("secondary_title", "journal_name", "alternate_title3", "alternate_title2")
_DAY = re.compile(r"(\d{4})(?:/(\d{1,2})?)?(?:/(\d{1,2})?)?(?:/.*)?\Z|(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")


def recognises(text: str) -> bool:
    """Whether a text has a record of RIS."""
    return _FIRST.search(text) is not None


def read(text: str, file: str) -> tuple[Reference, ...]:
    """The records of a RIS file. Raises `ReferencesError`."""
    import rispy

    try:
        records = rispy.loads(text)
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise ReferencesError(f"it is not well-formed RIS ({str(error)[:200]})") from error
    return tuple(_reference(record, file) for record in records)


def _reference(record: Mapping[str, Any], file: str) -> Reference:
    variables: dict[str, Any] = {
        "type": _TYPES.get(str(record.get("type_of_reference"))),
        "title": record.get("title") or record.get("primary_title"),
        "author": [_name(name) for name in _listed(record, "authors", "first_authors")],
        "editor": [_name(name) for name in _listed(record, "editors", "secondary_authors")],
        "container-title": next((record[key] for key in _CONTAINERS if record.get(key)), None),
        "issued": _date(record.get("date") or record.get("publication_year") or record.get("year")),
        "accessed": _date(record.get("access_date")),
        "URL": next(iter(_listed(record, "urls", "url")), None),
        "page": "-".join(str(record[key]) for key in ("start_page", "end_page") if record.get(key)),
    }
    variables |= {variable: record.get(tag) for tag, variable in _TEXTS.items()}
    kept = {name: value for name, value in variables.items() if value not in (None, "", [])}
    attachments = _listed(record, "file_attachments1", "file_attachments2")
    return Reference(str(record.get("id") or ""), file, kept, tuple(map(str, attachments)))


def _listed(record: Mapping[str, Any], *tags: str) -> list[Any]:
    """The values of the first tag that has any; rispy gives some tags as lists and others as text."""
    value: Any = next((record[tag] for tag in tags if record.get(tag)), [])
    return value if isinstance(value, list) else [value]


def _name(written: str) -> dict[str, str]:
    """RIS writes ``Family, Given, Suffix``; a name without a comma stays whole."""
    parts = [part.strip() for part in str(written).split(",")]
    if len(parts) < 2 or not parts[0] or not parts[1]:
        return {"literal": str(written).strip().rstrip(",")}
    suffix = {"suffix": parts[2]} if len(parts) > 2 and parts[2] else {}
    return {"family": parts[0], "given": parts[1], **suffix}


def _date(written: Any) -> dict[str, Any] | None:
    """RIS writes ``2024/11/15/`` with any part but the year left out, and perhaps words behind."""
    if not written:
        return None
    found = _DAY.match(str(written).strip())
    if found is None:
        return {"literal": str(written).strip()}
    return {"date-parts": [[int(part) for part in found.groups() if part]]}
