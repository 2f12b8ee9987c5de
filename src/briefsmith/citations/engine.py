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

from briefsmith.citations.inlines import read_inlines
from briefsmith.citations.items import CslItem
from briefsmith.citations.request import Cluster, write_request
from briefsmith.citations.styles import CitationStyle, StyleKind
from briefsmith.document import Inlines

#: Seconds: the least that one run may take, and what each further citation or item may.
BASE_TIME, TIME_EACH = 60.0, 0.05

#: A style may be made to eat memory; this is many times what ten thousand notes take.
_MEMORY = ("+RTS", "-M2G", "-A64M", "-RTS")

#: Regions that pandoc has a locale for, by the language alone.
_REGIONS = {"zh": "CN", "en": "US", "ja": "JP", "ko": "KR", "fr": "FR", "de": "DE", "es": "ES", "ru": "RU"}


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
    request = write_request(items, names, clusters, listed, style, locale)
    given = json.dumps(request, ensure_ascii=False, separators=(",", ":")).encode()
    answer = json.loads(_pandoc(given, style, BASE_TIME + TIME_EACH * (len(clusters) + len(items))))
    return _formatted(answer, names, len(clusters), style.kind is StyleKind.NUMERIC)


def engine_identity() -> str:
    """What changes when the engine is another: asking it for its version would be calling it.

    Raises ``EngineError`` where there is none.
    """
    program = _program()
    try:
        known = Path(program).stat()
    except OSError as error:
        raise EngineError("the citation engine, pandoc, is not installed") from error
    return f"{program} {known.st_size} {known.st_mtime_ns}"


def _pandoc(given: bytes, style: CitationStyle, seconds: float) -> bytes:
    """What the engine writes for a document: the JSON of pandoc's AST."""
    with tempfile.TemporaryDirectory(prefix="briefsmith-") as folder:
        csl = Path(folder) / "style.csl"
        csl.write_bytes(style.prepared)
        # The user's own data folder is kept out: nothing in it may change what is printed.
        where = [f"--csl={csl}", f"--data-dir={folder}"]
        command = [_program(), "--from=json", "--to=json", "--citeproc", "--sandbox", *where, *_MEMORY]
        done = _finished(command, given, seconds)
    if done.returncode != 0:
        raise EngineError(_reason(done.stderr.decode("utf-8", "replace"), str(csl)))
    return done.stdout


def _finished(command: list[str], given: bytes, seconds: float) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - our own arguments, no shell
            command, input=given, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise EngineError(f"formatting did not end within {seconds:.0f} seconds") from error
    except OSError as error:
        raise EngineError("the citation engine cannot be started") from error


def _program() -> str:
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as error:
        raise EngineError("the citation engine, pandoc, is not installed") from error


def _reason(words: str, path: str) -> str:
    """The engine's complaint on one line, without paths of this machine."""
    kept = [line for line in words.replace(path, "the style").splitlines() if "[WARNING]" not in line]
    line = re.sub(r"\s+", " ", " ".join(kept)).strip().rstrip(".")
    line = re.sub(r"^(pandoc\S*: |Error (reading|running) \S+( \S+)?:? )+", "", line)
    return f"the citation engine says: {line[:300]}" if line else "the citation engine refuses it"


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
