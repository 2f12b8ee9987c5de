"""The CSL engine: pandoc's citeproc, which nothing outside this package knows of."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypandoc

from briefsmith.citations.inlines import PREFIX_END, SUFFIX_START, read_inlines
from briefsmith.citations.items import CslItem
from briefsmith.citations.names import is_east_asian
from briefsmith.citations.styles import LOCATOR_LABELS, CitationStyle, StyleKind, locator_word
from briefsmith.document import CitedSource, Inlines

#: Seconds: the least that one run may take, and what each further citation or item may.
BASE_TIME, TIME_EACH = 60.0, 0.05

#: A style may be made to eat memory; this is many times what ten thousand notes take.
_MEMORY = ("+RTS", "-M2G", "-RTS")

#: The version of the AST that is written here; its inlines have not changed since pandoc 2.0.
_API_VERSION = [1, 23]

#: Control characters and lone surrogates, which the engine's own input format cannot hold.
_UNSENDABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

#: Regions that pandoc has a locale for, by the language alone.
_REGIONS = {"zh": "CN", "en": "US", "ja": "JP", "ko": "KR", "fr": "FR", "de": "DE", "es": "ES", "ru": "RU"}


@dataclass(frozen=True, slots=True)
class Cluster:
    """Sources cited together, and the number of the note that prints them (0 in running text)."""

    sources: tuple[CitedSource, ...]
    note: int


@dataclass(frozen=True, slots=True)
class Formatted:
    """What one run gives: each cluster in its order, and each bibliography entry by its key."""

    clusters: tuple[Inlines, ...]
    entries: Mapping[str, Inlines]


class EngineError(Exception):
    """The engine refused the style or did not finish; the message is fit to be printed."""


def engine_locale(language: str) -> str:
    """The locale that a language (BCP 47) is formatted in: languages with one locale share a run."""
    tags = language.split("-")
    primary = tags[0].casefold()
    if primary == "zh":
        traditional = {"hant", "tw", "hk", "mo"} & {tag.casefold() for tag in tags[1:]}
        return "zh-TW" if traditional else "zh-CN"
    region = next((tag.upper() for tag in tags[1:] if len(tag) == 2), _REGIONS.get(primary))
    return f"{primary}-{region}" if region else primary


def run(
    style: CitationStyle,
    items: Mapping[str, CslItem],
    clusters: Sequence[Cluster],
    listed: Sequence[str],
    locale: str,
) -> Formatted:
    """Formats all clusters, and the entries of all ``items`` cited or ``listed``, in one locale.

    The engine is told the printed number of each note, so that "see note N" names that number.
    Raises ``EngineError``.
    """
    names = {key: f"item{index}" for index, key in enumerate(items)}
    blocks = [_cluster_block(cluster, names, style.kind) for cluster in clusters]
    meta = {
        "lang": _text(locale),
        "references": _list(_meta_item(names[key], item) for key, item in items.items()),
        "nocite": {"t": "MetaInlines", "c": [_cite([CitedSource(key) for key in listed], names, 0)]},
    }
    document = {"pandoc-api-version": _API_VERSION, "meta": meta, "blocks": blocks}
    answer = _pandoc(document, style, BASE_TIME + TIME_EACH * (len(clusters) + len(items)))
    return _formatted(answer, names, len(clusters), style.kind is StyleKind.NUMERIC)


def _pandoc(document: Mapping[str, Any], style: CitationStyle, seconds: float) -> Mapping[str, Any]:
    with tempfile.TemporaryDirectory(prefix="briefsmith-") as folder:
        csl = Path(folder) / "style.csl"
        csl.write_bytes(style.prepared)
        # An empty data folder: nothing that lies in the user's own may change the output.
        command = [
            *_program(),
            "--from=json",
            "--to=json",
            "--citeproc",
            f"--csl={csl}",
            f"--data-dir={folder}",
            *_MEMORY,
        ]
        try:
            done = subprocess.run(  # noqa: S603 - our own arguments, no shell
                command,
                input=json.dumps(document).encode(),
                capture_output=True,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise EngineError(f"formatting did not end within {seconds:.0f} seconds") from error
        except OSError as error:
            raise EngineError("the citation engine cannot be started") from error
    if done.returncode != 0:
        raise EngineError(_reason(done.stderr.decode("utf-8", "replace"), str(csl)))
    answer: Mapping[str, Any] = json.loads(done.stdout)
    return answer


def _program() -> list[str]:
    try:
        return [str(pypandoc.get_pandoc_path())]
    except OSError as error:
        raise EngineError("the citation engine, pandoc, is not installed") from error


def _reason(words: str, path: str) -> str:
    """The engine's complaint on one line, without paths of this machine."""
    kept = [line for line in words.replace(path, "the style").splitlines() if "[WARNING]" not in line]
    line = re.sub(r"\s+", " ", " ".join(kept)).strip().rstrip(".")
    line = re.sub(r"^(pandoc\S*: |Error (reading|running) \S+( \S+)?:? )+", "", line)
    return f"the citation engine says: {line[:300]}" if line else "the citation engine refuses it"


# ---------------------------------------------------------------------------------- what goes in


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
            "citationSuffix": [_str(_locator(source) + _suffix(source.suffix))],
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


def _locator(source: CitedSource) -> str:
    """The locator in braces, which the engine reads as one; empty braces keep it from reading the
    suffix as one.
    """
    value = re.sub(r"[{}\s]+", " ", source.locator or "").strip()
    if not value:
        return "{}"
    label = source.label if source.label in LOCATOR_LABELS else "page"
    return f"{{{locator_word(label)} {value}}}"


def _suffix(suffix: str) -> str:
    text = " ".join(suffix.split()).rstrip("。.")
    if not text:
        return ""
    if text[0].isalnum():
        text = ("，" if is_east_asian(text[0]) else ", ") + text
    return SUFFIX_START + (" " if suffix[0].isspace() and text[0] in "(（[" else "") + text


def _meta_item(name: str, item: CslItem) -> dict[str, Any]:
    values = {key: _meta(value) for key, value in item.items() if key not in ("id", "custom")}
    return {"t": "MetaMap", "c": values | {"id": _text(name)}}


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


def _text(text: str) -> dict[str, Any]:
    return {"t": "MetaInlines", "c": [_str(text)]}


def _str(text: str) -> dict[str, Any]:
    return {"t": "Str", "c": _UNSENDABLE.sub("", text)}


# ---------------------------------------------------------------------------------- what comes out


def _formatted(answer: Mapping[str, Any], names: Mapping[str, str], count: int, label: bool) -> Formatted:
    blocks = answer["blocks"]
    clusters = tuple(read_inlines(block["c"]) for block in blocks[:count])
    keys = {f"ref-{name}": key for key, name in names.items()}
    entries: dict[str, Inlines] = {}
    for block in blocks[count:]:
        for identifier, nodes in _entries(block):
            if identifier in keys:
                entries[keys[identifier]] = read_inlines(nodes, label)
    return Formatted(clusters, entries)


def _entries(block: Mapping[str, Any]) -> Iterable[tuple[str, list[Mapping[str, Any]]]]:
    """The entries in the engine's bibliography: their identifier and all of their inlines."""
    if block.get("t") != "Div":
        return
    attributes, children = block["c"]
    if "csl-entry" in attributes[1]:
        yield attributes[0], _inlines_within(children)
        return
    for child in children:
        yield from _entries(child)


def _inlines_within(blocks: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    for block in blocks:
        if block.get("t") in ("Para", "Plain"):
            found.extend(block["c"])
        elif block.get("t") == "Div":
            attributes, children = block["c"]
            found.append({"t": "Span", "c": [attributes, _inlines_within(children)]})
    return found
