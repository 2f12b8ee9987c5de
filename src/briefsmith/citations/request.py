"""Writes what is to be formatted as the AST of the engine, pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefsmith.citations.inlines import (
    DATE_END,
    DATE_START,
    KEPT_CASE,
    PAIR,
    PREFIX_END,
    SHIELD,
    SUFFIX_START,
    TITLE_END,
)
from briefsmith.citations.items import DATE_VARIABLES, NAME_VARIABLES, CslItem
from briefsmith.citations.names import is_east_asian
from briefsmith.citations.small_words import parted
from briefsmith.citations.styles import LOCATOR_LABELS, CitationStyle, StyleKind, locator_word
from briefsmith.document import CitedSource

#: The version of the AST that is written here; its inlines have not changed since pandoc 2.0.
_API_VERSION = [1, 23]

#: How a list is sorted, where the language alone does not tell the engine (BCP 47, extension u).
_COLLATIONS = {"zh-CN": "-u-co-pinyin", "zh-TW": "-u-co-stroke"}

_TITLES = frozenset({"title", "title-short", "translated-title", "original-title", "container-title"})

_EDITIONS = {"ja": "第{}版", "ko": "제{}판"}

#: Control characters and lone surrogates, which the engine's own input format cannot hold.
_UNSENDABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Sources cited together, and the number of the note that prints them (0 in running text)."""

    sources: tuple[CitedSource, ...]
    note: int


def write_request(
    items: Mapping[str, CslItem],
    names: Mapping[str, str],
    clusters: Sequence[Cluster],
    listed: Sequence[str],
    style: CitationStyle,
    locale: str,
) -> dict[str, Any]:
    """The document to be formatted: one paragraph for each cluster, all items in its metadata.

    ``names`` are the identifiers that the items go by; ``listed`` are keys that the bibliography
    holds even if they are not cited.
    """
    meta = {
        "lang": _text(locale + _COLLATIONS.get(locale, "")),
        "references": _list(
            _meta_item(names[key], _counted(item, locale), style) for key, item in items.items()
        ),
        "nocite": {"t": "MetaInlines", "c": [_cite([CitedSource(key) for key in listed], names, 0)]},
    }
    blocks = [_cluster_block(cluster, names, style.kind) for cluster in clusters]
    return {"pandoc-api-version": _API_VERSION, "meta": meta, "blocks": blocks}


def _cluster_block(cluster: Cluster, names: Mapping[str, str], kind: StyleKind) -> dict[str, Any]:
    cite = _cite(cluster.sources, names, cluster.note)
    if kind is not StyleKind.NOTE:
        return {"t": "Para", "c": [cite]}
    # The note is ours: one of the engine's making would capitalise its first letter.
    return {"t": "Para", "c": [{"t": "Note", "c": [{"t": "Para", "c": [cite]}]}]}


def _cite(sources: Iterable[CitedSource], names: Mapping[str, str], note: int) -> dict[str, Any]:
    citations = [
        {
            "citationId": names[source.key],
            "citationPrefix": [_str(_prefix(source.prefix))] if source.prefix.strip() else [],
            "citationSuffix": [_str(after)] if (after := _after(source)) else [],
            "citationMode": {"t": "NormalCitation"},
            "citationNoteNum": note,
            "citationHash": 0,
        }
        for source in sources
    ]
    return {"t": "Cite", "c": [citations, []]}


def _prefix(prefix: str) -> str:
    # A space belongs after "see", but not after 参见.
    text = " ".join(prefix.split())
    return text + PREFIX_END if is_east_asian(text[-1]) or text[-1] in "：，（“《" else text


def _after(source: CitedSource) -> str:
    """Locator and suffix. The engine reads a locator from braces; empty ones keep it from reading the
    suffix as one.
    """
    value = re.sub(r"[{}\s]+", " ", source.locator or "").strip()
    suffix = _suffix(source.suffix)
    if not value:
        return "{}" + suffix if suffix else ""
    label = source.label if source.label in LOCATOR_LABELS else "page"
    return f"{{{locator_word(label)} {value}}}{suffix}"


def _suffix(suffix: str) -> str:
    text = " ".join(suffix.split()).rstrip("。")
    if not text:
        return ""
    if text[0].isalnum():
        text = ("，" if is_east_asian(text[0]) else ", ") + text
    return SUFFIX_START + (" " if suffix[0].isspace() and text[0] in "(（[" else "") + text


def _meta_item(name: str, item: CslItem, style: CitationStyle) -> dict[str, Any]:
    known = dict(item)
    for key in NAME_VARIABLES & known.keys():
        known[key] = _paired(known[key], style.capitals)
    for key in DATE_VARIABLES & known.keys():
        known[key] = _written(known[key])
    values = {key: _meta(value) for key, value in known.items() if key not in ("id", "custom")}
    values |= {key: _title(_ended(str(known[key])), style.title_case) for key in _TITLES & known.keys()}
    return {"t": "MetaMap", "c": values | {"id": _text(name)}}


def _written(date: Any) -> Any:
    """A date, marked where it is in words."""
    if isinstance(date, Mapping) and date.get("literal"):
        return {**date, "literal": f"{DATE_START}{date['literal']}{DATE_END}"}
    return date


def _ended(title: str) -> str:
    return title + TITLE_END if title.endswith(("?", "!", "？", "！", "。", "…", "‽")) else title


def _counted(item: CslItem, locale: str) -> CslItem:
    """The item with its edition counted as in Japanese or Korean: the engine's ordinals are wrong there."""
    written, edition = _EDITIONS.get(locale[:2]), str(item.get("edition", ""))
    return {**item, "edition": written.format(edition)} if written and edition.isdecimal() else item


def _paired(names: Any, capitals: bool) -> Any:
    """The names of one role, the first of two marked where it stands as a whole. ``capitals``: the style
    prints family names in capitals, which the engine would do to organisations, too.
    """
    if not isinstance(names, list):
        return names
    made = [
        {**name, "literal": _kept(name["literal"])} if capitals and "literal" in name else name
        for name in names
    ]
    if len(made) == 2 and made[0].get("literal"):
        made[0] = {**made[0], "literal": made[0]["literal"] + PAIR}
    return made


def _kept(name: str) -> str:
    """A name in letters that have no capitals; `read_inlines` turns them back."""
    return "".join(
        chr(KEPT_CASE + ord(one)) if one.upper() != one and ord(one) < 0x10000 else one for one in name
    )


def _meta(value: Any) -> dict[str, Any]:
    """A value of CSL-JSON. Text goes in as one string of the AST, so that nothing in a title is
    taken for markup, a quotation mark to be turned or a dash to be joined.
    """
    if isinstance(value, Mapping):
        return {"t": "MetaMap", "c": {str(key): _meta(part) for key, part in value.items()}}
    if isinstance(value, list | tuple):
        return _list(_meta(part) for part in value)
    return _text(str(value))


def _list(values: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"t": "MetaList", "c": list(values)}


def _title(title: str, small_words: bool) -> dict[str, Any]:
    if not small_words:
        return _text(title)
    pieces = ((_str(text), small) for text, small in parted(_shielded(title)))
    return {"t": "MetaInlines", "c": [_uncapitalised(piece) if small else piece for piece, small in pieces]}


def _uncapitalised(inline: dict[str, Any]) -> dict[str, Any]:
    return {"t": "Span", "c": [["", ["nocase"], []], [inline]]}


def _text(text: str) -> dict[str, Any]:
    return {"t": "MetaInlines", "c": [_str(_shielded(text))]}


def _shielded(text: str) -> str:
    return SHIELD + text if text.startswith((".", ",", ";", ":")) else text


def _str(text: str) -> dict[str, Any]:
    return {"t": "Str", "c": _UNSENDABLE.sub("", text)}
