"""The front matter of a post: a few lines of YAML or TOML at its top, read tolerantly and only as text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from briefsmith.sources.printed import printed_string

_BLOCK = re.compile(
    r"---[ \t]*\r?\n(?P<body>(?:(?!(?:---|\.\.\.)[ \t]*\r?$)[^\n]*+\n)*)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
#: Front matter in TOML, as Hugo writes it.
_TOML_BLOCK = re.compile(
    r"\+\+\+[ \t]*\r?\n(?P<body>(?:(?!\+\+\+[ \t]*\r?$)[^\n]*+\n)*)\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE
)
#: Front matter that is never closed: at least two lines of the kind, and where they end.
_UNCLOSED = re.compile(r"---[ \t]*\r?\n(?P<body>(?:[A-Za-z_][\w.-]*+:(?:[ \t][^\n]*+)?\n){2,})")
_LINE = re.compile(r"(?P<key>[A-Za-z_][\w.-]*+)[ \t]*+:(?:[ \t]++(?P<value>.*+))?\Z")
_LIST = re.compile(r"\[(?P<items>.*)\]\Z", re.DOTALL)

#: More than this is no front matter of an article.
_LIMIT = 65_536

#: The loader written in C, where the YAML library has it, takes a tenth of the time.
_QUICK_LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_QUICK_LIMIT = 10_000
#: What may open another level on the same line, and how many of them there may be.
_NESTING = re.compile(r"[\[{]|[-?](?=\s)")
_NESTING_LIMIT = 100


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above an article: ``values`` by key in lower case, ``end`` where the article begins."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    end: int = 0
    doubtful: bool = False

    def first(self, *keys: str) -> tuple[str, str] | None:
        """The first of ``keys`` that has a value: the key and its value."""
        for key in keys:
            values = self.values.get(key, ())
            if values and values[0]:
                return key, values[0]
        return None


def read_front_matter(raw: str) -> FrontMatter:
    """The front matter at the very top of a file; empty where there is none.

    YAML that cannot be read as YAML is read line by line (``doubtful``). Every value is text: ``no``
    and dates stay as they were written.
    """
    in_toml = _TOML_BLOCK.match(raw)
    told = _as_toml(in_toml["body"]) if in_toml and in_toml.end() <= _LIMIT else None
    if in_toml is not None and told is not None:
        return FrontMatter(told, in_toml.end())
    match = _BLOCK.match(raw)
    if match is None:
        unclosed = _UNCLOSED.match(raw)
        return (
            FrontMatter(_line_by_line(unclosed["body"]), unclosed.end(), True) if unclosed else FrontMatter()
        )
    values = _as_yaml(match["body"])
    doubtful = values is None
    if values is None:
        values = _line_by_line(match["body"])
    if not values and match["body"].strip():
        return FrontMatter()
    return FrontMatter(values, match.end(), doubtful)


def _as_yaml(text: str) -> dict[str, tuple[str, ...]] | None:
    if len(text) > _LIMIT or re.search(r"(?m)^[ \t]*+[^\s:]++:[ \t]*+&|-[ \t]++&", text):
        return None
    loaded = _loaded(text, _QUICK_LOADER) if _is_plain(text) else None
    loaded = _loaded(text, yaml.BaseLoader) if loaded is None else loaded
    if not isinstance(loaded, dict):
        return None if text.strip() else {}
    return {str(key).lower(): _texts(value) for key, value in loaded.items()}


def _as_toml(text: str) -> dict[str, tuple[str, ...]] | None:
    """The texts and days of the first level; ``None`` for what is no TOML and so stays text."""
    try:
        loaded = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    texts = {key: value.isoformat() if isinstance(value, date) else value for key, value in loaded.items()}
    return {key.lower(): found for key, value in texts.items() if (found := _texts(value))}


def _loaded(text: str, loader: type[Any]) -> object:
    try:
        return yaml.load(text, Loader=loader)  # noqa: S506 - the base loaders make only text
    except (yaml.YAMLError, RecursionError, ValueError):
        return None


def _is_plain(text: str) -> bool:
    """Whether the loader written in C may see it: that one dies of deep nesting, and takes tabs and byte
    order marks for something else.
    """
    short = len(text) <= _QUICK_LIMIT and len(_NESTING.findall(text)) <= _NESTING_LIMIT
    return short and "\t" not in text and "\ufeff" not in text


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (printed_string(value),)
    if isinstance(value, list):
        return tuple(printed_string(item) for item in value if isinstance(item, str))
    return ()


def _line_by_line(text: str) -> dict[str, tuple[str, ...]]:
    values: dict[str, tuple[str, ...]] = {}
    for line in text[:_LIMIT].split("\n"):
        match = _LINE.match(line.rstrip())
        if match and match["key"].lower() not in values:
            values[match["key"].lower()] = _loose(match["value"] or "")
    return values


def _loose(value: str) -> tuple[str, ...]:
    value = value.strip()
    listed = _LIST.match(value)
    if listed:
        return tuple(_unquoted(item) for item in listed["items"].split(","))
    return (_unquoted(value),)


def _unquoted(value: str) -> str:
    value = printed_string(value)
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return value
