"""Turns an entry of the library into a CSL-JSON item."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from briefsmith.citations.names import CslName, is_east_asian, parse_names
from briefsmith.citations.outlets import host_of, is_account_host, is_news
from briefsmith.library import LibraryEntry

CslItem = dict[str, Any]

_NAMES = """
    author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator
"""
_DATES = "accessed available-date event-date issued original-date submitted"

#: The variables of CSL 1.0.2 that hold names and dates; all others are text or numbers.
NAME_VARIABLES = frozenset(_NAMES.split())
DATE_VARIABLES = frozenset(_DATES.split())

_NAME_PARTS = ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")
_PRIVATE = re.compile("[\ue010-\ue02f\U000f0000-\U000fffff]")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?!\d)")


def csl_item(entry: LibraryEntry) -> CslItem:
    """The CSL-JSON item of one source.

    The outline's ``type`` wins over the type found here, and its ``csl`` variables over everything.
    What CSL has no variable for (digest, file, grade, descriptor) goes into ``custom``. All text is
    in Unicode normal form C and without white space around it.
    """
    kind = str(entry.csl.get("type") or entry.type or _type(entry))
    item: CslItem = {"id": entry.key, "type": kind, "title": _title(entry)}
    item |= _people(entry, kind)
    item |= _text_variables(entry)
    item |= _dates(entry)
    item |= {name: _own_value(name, value) for name, value in entry.csl.items() if name != "id"}
    item["custom"] = _custom(entry) | _mapping(entry.csl.get("custom"))
    return {name: value for name, value in item.items() if value not in (None, "", [], {})}


def parse_date(text: str) -> dict[str, Any]:
    """A CSL date from ISO 8601, whole or partial (``2024``, ``2024-06``, ``2024-06-25T10:00Z``), or an
    interval of two (``2024-06/2024-07``).

    Anything else is kept as it was written.
    """
    first, _, last = text.strip().partition("/")
    ends = [_date_parts(first), *([_date_parts(last)] if _DATE.fullmatch(last) else [])]
    return {"date-parts": ends} if all(ends) else {"literal": _clean(text)}


def _date_parts(text: str) -> list[int]:
    """Year, month and day as far as a text begins with them; nothing where it does not."""
    match = _DATE.match(text)
    parts = [int(part) for part in match.groups() if part is not None] if match else []
    in_range = (1, 1, 1), (9999, 12, 31)
    return parts if all(low <= one <= high for one, low, high in zip(parts, *in_range, strict=False)) else []


def is_account(entry: LibraryEntry) -> bool:
    """Whether a source is a post of a public account: its outlet is who says it, not where."""
    return is_account_host(_host(entry))


def _type(entry: LibraryEntry) -> str:
    if is_account(entry):
        return "post"
    outlet = entry.metadata.outlet.value or ""
    return "article-newspaper" if outlet and is_news(_host(entry), outlet) else "webpage"


def _host(entry: LibraryEntry) -> str:
    return host_of(entry.metadata.url.value or "")


def _title(entry: LibraryEntry) -> str:
    # A note must say something that leads to the source, so its file stands in for a missing title.
    return _clean(entry.metadata.title.value or "") or entry.file.replace("\\", "/").rsplit("/", 1)[-1]


def _people(entry: LibraryEntry, type_: str) -> CslItem:
    """Authors and container: an account or an institution is the author of what it puts out."""
    outlet = _clean(entry.metadata.outlet.value or "")
    author = entry.metadata.author
    names = [name for name in parse_names(_clean(author.value or "")) if _differs(name, outlet)]
    if is_account(entry) and outlet and type_ in ("post", "post-weblog", "webpage"):
        return {"author": names if names and author.origin == "outline" else [{"literal": outlet}]}
    if type_ == "webpage" and outlet and not names:
        return {"author": [{"literal": outlet}]}
    return {"author": names, "container-title": outlet}


def _differs(name: CslName, outlet: str) -> bool:
    whole = name.get("literal") or f"{name.get('given', '')} {name.get('family', '')}"
    return whole.casefold().strip() != outlet.casefold()


def _text_variables(entry: LibraryEntry) -> CslItem:
    url = _clean(entry.metadata.url.value or "")
    language = _clean(entry.metadata.language.value or "")
    return {"URL": url if _is_web(url) else "", "language": language}


def _dates(entry: LibraryEntry) -> CslItem:
    found = {"issued": entry.metadata.date.value, "accessed": entry.accessed}
    return {name: parse_date(value) for name, value in found.items() if value}


def _custom(entry: LibraryEntry) -> CslItem:
    digest = entry.source.digest if entry.source else None
    made = {"file": entry.file, "digest": digest, "grade": entry.grade, "descriptor": entry.descriptor}
    return {name: value for name, value in made.items() if value}


def _own_value(name: str, value: Any) -> Any:
    """A variable from the outline in CSL-JSON's own shape: names and dates may be plain text."""
    if name in NAME_VARIABLES:
        return _own_names(value)
    if name in DATE_VARIABLES:
        return _own_date(value)
    if name == "URL" and not _is_web(str(value)):
        return None
    return _clean(str(value)) if isinstance(value, str | int | float) else None


def _own_date(value: Any) -> Any:
    """A date from the outline: ISO 8601, or a CSL date object; what is no date gives ``None``."""
    if not isinstance(value, Mapping):
        return parse_date(str(value)) if value else None
    if "date-parts" in value:
        parts = [_numbers(part) for part in value["date-parts"] or () if isinstance(part, list | tuple)]
        return {"date-parts": [part for part in parts[:2] if part]} if any(parts) else None
    written = value.get("raw") or value.get("literal")
    return parse_date(str(written)) if written else None


def _numbers(part: list[Any] | tuple[Any, ...]) -> list[int]:
    return [int(number) for number in map(str, part[:3]) if number.isascii() and number.isdigit()]


def _own_names(value: Any) -> list[CslName]:
    if isinstance(value, str):
        return parse_names(_clean(value))
    names: list[CslName] = []
    for part in value if isinstance(value, list | tuple) else [value]:
        if isinstance(part, str):
            names.extend(parse_names(_clean(part)))
        elif isinstance(part, Mapping):
            names.append({key: _clean(str(part[key])) for key in _NAME_PARTS if part.get(key)})
    return [name for name in names if name]


def _mapping(value: Any) -> CslItem:
    return dict(value) if isinstance(value, Mapping) else {}


def _is_web(url: str) -> bool:
    return url.casefold().startswith(("http://", "https://")) and is_printable_url(url)


def is_printable_url(url: str) -> bool:
    """Whether an address has no white space and no control characters in it."""
    return not any(character.isspace() or not character.isprintable() for character in url)


def _clean(text: str) -> str:
    # Some private characters are marks of our own between here and the engine (see `inlines`, `terms`
    # and `note_references`).
    text = _PRIVATE.sub("", text)
    # Line breaks cannot stand in a reference; other spaces (ideographic, say) are the source's own.
    return unicodedata.normalize("NFC", re.sub(r"[\t-\r ]+", " ", text).strip())


def language_of(item: Mapping[str, Any], default: str) -> str:
    """The language of an item (BCP 47): the one stated, else the one that its title's script tells,
    else that of the briefing. Names tell nothing: a Chinese name may stand under an English title.
    """
    stated = str(item.get("language") or "")
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", stated):
        return stated
    title = str(item.get("title") or "")
    if re.search("[\u3040-\u30ff]", title):
        return "ja"
    if re.search("[\uac00-\ud7af]", title):
        return "ko"
    if is_east_asian(title):
        return default if default[:2].casefold() == "zh" else "zh"
    return "en" if re.search("[A-Za-z]{3}", title) else default
