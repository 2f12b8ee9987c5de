"""Reads profiles from their TOML files; a mistake in one is told with what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.sources.model import BlockKind, Metadata
from briefsmith.sources.profiles import Catalogue, Patterns, Profile
from briefsmith.spans import Place

_TEXTS = ("domains", "also", "words", "aggregators")
#: Lists of patterns, and the group that each pattern must name.
_PATTERNS: dict[str, str | None] = {
    "title_suffixes": None,
    "authors": "author",
    "datelines": "date",
    "address_dates": "date",
    "article": None,
    "originals": "original",
    "beside_failures": None,
    "to_visitors": None,
}
#: Tables of patterns by kind of block, and the group that each pattern must name.
_KINDS: dict[str, str | None] = {
    **dict.fromkeys(("classes", "texts", "edges", "top", "endings", "tails")),
    "splits": "rest",
}
_KEYS = {"outlet", "language", "anonymous", "outlets", "fields", "failures", *_TEXTS, *_PATTERNS, *_KINDS}

#: No profile is larger than this.
_LIMIT = 1_000_000


@cache
def shipped_catalogue() -> Catalogue:
    """Every shipped profile."""
    folder = files("briefsmith.sources") / "profiles"
    found = (entry for entry in folder.iterdir() if entry.name.endswith(".toml"))
    texts = {entry.name.removesuffix(".toml"): entry.read_text(encoding="utf-8") for entry in found}
    profiles: dict[str, Profile] = {}
    for name, text in sorted(texts.items()):
        read, problems = read_profiles(text.encode(), name, f"{name}.toml")
        assert not problems, problems
        profiles |= read
    return Catalogue(profiles)


def read_profiles(data: bytes, name: str, file: str) -> tuple[Mapping[str, Profile], tuple[Diagnostic, ...]]:
    """The profiles of one TOML file by their names: one named ``name``, or one for each row of ``outlets``.

    ``file`` is how diagnostics call the file. A file with any mistake gives no profile, and every
    mistake is told.
    """
    values, problem = _toml(data, file)
    if values is None:
        return {}, (problem,) if problem else ()
    reading = _Reading(values, file, data.decode("utf-8-sig").splitlines())
    profiles = reading.rows() if "outlets" in values else {name: reading.profile(name)}
    return ({}, tuple(reading.problems)) if reading.problems else (profiles, ())


def _toml(data: bytes, file: str) -> tuple[dict[str, Any] | None, Diagnostic | None]:
    if len(data) > _LIMIT:
        return None, _invalid(f"It has {len(data):,} bytes, more than any profile.", file)
    try:
        return tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n")), None
    except UnicodeDecodeError:
        return None, _invalid("It is not UTF-8 text.", file, "Save it as UTF-8.")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        advice = "Write patterns between single quotation marks: classes need no doubled backslashes there."
        return None, _invalid(f"It is not TOML: {error}.", file, advice, _line(str(error)))


def _line(message: str) -> int:
    match = re.search(r"line ([0-9]+)", message)
    return int(match[1]) if match else 1


def _invalid(message: str, file: str, advice: str = "", line: int = 1) -> Diagnostic:
    advice = advice or "Mend the profile, or take it out of the folder; the other profiles still hold."
    return Diagnostic(
        "profile-invalid", Severity.ERROR, f"The profile cannot be used. {message}", advice, Place(file, line)
    )


@dataclass
class _Reading:
    """Takes the values of one file and collects what is wrong with them."""

    values: dict[str, Any]
    file: str
    lines: list[str]
    problems: list[Diagnostic] = field(default_factory=list)

    def profile(self, name: str) -> Profile:
        for key in self.values.keys() - _KEYS:
            self._wrong(f"It has an unknown key `{key}`.", f"The keys are: {', '.join(sorted(_KEYS))}.", key)
        if not any(key in self.values for key in ("domains", "outlet", "texts", "classes", "failures")):
            self._wrong("It names no domain and no outlet.", 'Write `domains = ["example.org"]`.')
        texts = {key: self._texts(self.values, key) for key in _TEXTS}
        return Profile(
            name=name,
            outlet=self._text("outlet"),
            language=self._text("language"),
            anonymous=self._flag("anonymous"),
            domains=texts["domains"],
            also=texts["also"],
            aggregators=texts["aggregators"],
            words=frozenset(texts["words"]) | ({""} if texts["words"] else frozenset()),
            fields=tuple(self._named("fields", Metadata.FIELDS)),
            failures=tuple(self._named("failures", None)),
            title_suffixes=self._listed("title_suffixes"),
            authors=self._listed("authors"),
            datelines=self._listed("datelines"),
            address_dates=self._listed("address_dates"),
            article=self._listed("article"),
            originals=self._listed("originals"),
            beside_failures=self._listed("beside_failures"),
            to_visitors=self._listed("to_visitors"),
            classes=self._kinds("classes"),
            texts=self._kinds("texts"),
            edges=self._kinds("edges"),
            top=self._kinds("top"),
            endings=self._kinds("endings"),
            tails=self._kinds("tails"),
            splits=self._kinds("splits"),
        )

    def rows(self) -> dict[str, Profile]:
        """Profiles from rows of domain, name and other names."""
        for key in self.values.keys() - {"outlets"}:
            advice = "Write what else is known of one of them into a file of its own."
            self._wrong(f"`{key}` stands beside `outlets`, which names many publishers.", advice, key)
        rows = self.values["outlets"]
        sound = isinstance(rows, list) and all(
            isinstance(row, list) and len(row) > 1 and all(isinstance(text, str) for text in row)
            for row in rows
        )
        if not sound:
            self._wrong("`outlets` must be rows of texts: domain, name, other names.", near="outlets")
            return {}
        return {row[0]: Profile(row[0], (row[0],), row[1], tuple(row[2:])) for row in rows}

    def _wrong(self, message: str, advice: str = "", near: str = "") -> None:
        """Tells of a mistake; its line is the first that holds ``near``, for TOML values know no lines."""
        numbers = (number for number, line in enumerate(self.lines, 1) if near in line)
        self.problems.append(_invalid(message, self.file, advice, next(numbers, 1)))

    def _text(self, key: str) -> str | None:
        value = self.values.get(key)
        if value is not None and not (isinstance(value, str) and value.strip()):
            self._wrong(f"`{key}` must be a text.", near=key)
            return None
        return value

    def _flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self._wrong(f"`{key}` must be true or false.", near=key)
        return value is True

    def _texts(self, table: Mapping[str, Any], key: str, called: str = "") -> tuple[str, ...]:
        values = table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            self._wrong(f"`{called or key}` must be a list of texts.", f'Write `{key} = ["…"]`.', key)
            return ()
        return tuple(values)

    def _table(self, key: str) -> Mapping[str, Any]:
        table = self.values.get(key, {})
        if isinstance(table, dict):
            return table
        self._wrong(f"`{key}` must be a table.", f"Write `[{key}]`, and the lists below it.", key)
        return {}

    def _listed(self, key: str) -> tuple[re.Pattern[str], ...]:
        return tuple(self._patterns(self.values, key, _PATTERNS[key], key))

    def _patterns(
        self, table: Mapping[str, Any], key: str, group: str | None, called: str
    ) -> Iterator[re.Pattern[str]]:
        for text in self._texts(table, key, called):
            try:
                pattern = re.compile(text)
            except (re.error, RecursionError, OverflowError) as error:
                self._wrong(f"`{called}`: {text!r} is no regular expression: {error}.", near=text)
                continue
            if group and group not in pattern.groupindex:
                advice = f"Put (?P<{group}>…) around what it finds."
                self._wrong(f"`{called}`: {text!r} names no group.", advice, text)
                continue
            yield pattern

    def _kinds(self, key: str) -> Patterns:
        table, group = self._table(key), _KINDS[key]
        kinds = {str(kind): kind for kind in BlockKind}
        for kind in table.keys() - kinds.keys():
            advice = f"The kinds are: {', '.join(kinds)}."
            self._wrong(f"`{key}.{kind}`: there is no such kind of block.", advice, kind)
        return tuple(
            (pattern, kinds[kind])
            for kind in table
            if kind in kinds
            for pattern in self._patterns(table, kind, group, f"{key}.{kind}")
        )

    def _named(self, key: str, allowed: tuple[str, ...] | None) -> Iterator[tuple[re.Pattern[str], str]]:
        table = self._table(key)
        for name in table:
            if allowed and name not in allowed:
                advice = f"The fields are: {', '.join(allowed)}."
                self._wrong(f"`{key}.{name}`: there is no such field.", advice, name)
                continue
            for pattern in self._patterns(table, name, None, f"{key}.{name}"):
                yield pattern, name
