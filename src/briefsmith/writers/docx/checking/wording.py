"""Why a placeholder cannot be filled, in the words of somebody who writes in Word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from rapidfuzz import process

from briefsmith.writers.docx.placeholders import FILTERS

#: What a writer of Chinese may call them.
_CHINESE = {
    "标题": "title",
    "標題": "title",
    "题目": "title",
    "題目": "title",
    "副标题": "subtitle",
    "副標題": "subtitle",
    "作者": "author",
    "日期": "date",
    "正文": "body",
    "密级": "marking",
    "密級": "marking",
    "标记": "marking",
    "附件": "annexes",
    "附录": "annexes",
    "语言": "language",
}
_LIKE = 70
_WORDS = re.compile(r"\w+(?:[\s-]+\w+)+")
_CURLY = "“”‘’„«»"
_WIDE = {"｜": "|", "（": "(", "）": ")", "，": ",", "．": "."}
_STRAIGHT = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’", "'"))
#: How many texts in brackets each filter takes at most.
_GIVEN = {"default": 2, "trim": 1}
_ENVIRONMENT = ImmutableSandboxedEnvironment(autoescape=False)
_ONLY_NAMES = "Write the name of a value, and if need be filters: {{ author|upper }}."


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one placeholder. ``unknown`` is a name that an outline may still define."""

    code: str
    said: str
    help: str
    unknown: str = ""
    likely: str = ""


@lru_cache(maxsize=1000)
def names_in(token: str) -> tuple[str, ...]:
    """The names that a placeholder asks for, as far as it can be understood."""
    try:
        tree = _ENVIRONMENT.parse(token)
    except (TemplateError, RecursionError):
        return ()
    return tuple(dict.fromkeys(node.name for node in tree.find_all(nodes.Name)))


@lru_cache(maxsize=1000)
def fault_in(token: str, known: frozenset[str]) -> Fault | None:
    """What keeps a closed placeholder (``{{ … }}``) from being filled; ``known`` are the names of values and
    markers.
    """
    try:
        tree = _ENVIRONMENT.parse(token)
    except (TemplateError, RecursionError):
        return _shape(token, known)
    match tree.body:
        case [nodes.Output(nodes=[expression])]:
            return _expression(expression, known)
        case _:
            return _shape(token, known)


def straightened(token: str) -> str:
    """A placeholder with the signs that Word or a Chinese keyboard put into it made plain."""
    plain = unicodedata.normalize("NFKC", token.translate(_STRAIGHT))
    return "".join(character for character in plain if unicodedata.category(character) != "Cf")


def _invalid(said: str, help_text: str = _ONLY_NAMES) -> Fault:
    return Fault("template-placeholder-invalid", said, help_text)


def _expression(node: nodes.Node, known: Collection[str]) -> Fault | None:
    match node:
        case nodes.Name(name=name):
            return None if name in known else unknown_name(name, known)
        case nodes.Filter():
            return _filter(node, known)
        case nodes.Const() | nodes.TemplateData() | nodes.List() | nodes.Dict() | nodes.Tuple():
            return _invalid("it holds a text or a number of its own instead of a name")
        case nodes.Getattr() | nodes.Getitem():
            return _invalid("it asks for a part of a value, and a value is printed whole")
        case nodes.Call():
            return _invalid("it calls something, which no template may do")
        case nodes.Sub(left=nodes.Name(name=first), right=nodes.Name(name=second)):
            return _calculation(f"{first}_{second}", known)
        case _:
            return _calculation("", known)


def _calculation(meant: str, known: Collection[str]) -> Fault:
    if meant in known:
        return _invalid("a hyphen cannot stand in a name", f"Did you mean {{{{ {meant} }}}}?")
    return _invalid("it calculates or compares, which no template may do")


def _filter(node: nodes.Filter, known: Collection[str]) -> Fault | None:
    if node.name not in FILTERS:
        return _unknown_filter(node.name)
    if not isinstance(node.node, nodes.Name | nodes.Filter):
        return _invalid("a filter has to follow the name of a value")
    most = _GIVEN.get(node.name, 0)
    plain = all(isinstance(part, nodes.Const) and isinstance(part.value, str | bool) for part in node.args)
    if node.kwargs or node.dyn_args or node.dyn_kwargs or not plain:
        said = f"the filter {node.name} is given something other than a text"
        return _invalid(said, "Give it a text in straight quotation marks: {{ author|default('—') }}.")
    if len(node.args) > most:
        said = f"the filter {node.name} is given more than it takes"
        return _invalid(said, f"Write it without brackets: |{node.name}." if not most else _ONLY_NAMES)
    return _expression(node.node, known)


def _unknown_filter(name: str) -> Fault:
    near = process.extractOne(name.lower(), sorted(FILTERS), score_cutoff=_LIKE)
    meant = f"Did you mean {near[0]}? " if near else ""
    return _invalid(f"there is no filter {name}", f"{meant}There are {_listed(FILTERS)}.")


def unknown_name(name: str, known: Collection[str]) -> Fault:
    """The fault of a name that stands for nothing, with the name that may be meant."""
    likely = _meant(name, known)
    help_text = f"Did you mean {{{{ {likely} }}}}?" if likely else f"There are {_listed(known)}."
    return Fault("template-placeholder-unknown", f"there is no value {name}", help_text, name, likely)


def _meant(name: str, known: Collection[str]) -> str:
    chinese = _CHINESE.get(name, "")
    if chinese in known:
        return chinese
    near = process.extractOne(name.lower(), sorted(known), score_cutoff=_LIKE)
    return str(near[0]) if near else ""


def _listed(names: Collection[str]) -> str:
    *first, last = sorted(names)
    return f"{', '.join(first)} and {last}" if first else last


def _shape(token: str, known: Collection[str]) -> Fault:
    """Of a placeholder that is no expression of any kind: what it looks like."""
    inner = token.strip("{}").strip()
    if not inner:
        return _invalid("it names no value", f"There are {_listed(known)}.")
    if any(unicodedata.category(character) in {"Cf", "Cc"} for character in inner.replace("\n", " ")):
        return _invalid("it holds characters that cannot be seen", "Delete it and type it again.")
    if found := next((mark for mark in _CURLY if mark in inner), ""):
        help_text = "Word makes them while one types: Ctrl+Z takes that back. Or leave the text out."
        return _invalid(f"it has typographic quotation marks ({found}) where straight ones belong", help_text)
    if found := next((mark for mark in _WIDE if mark in inner), ""):
        return _invalid(
            f"it has a full-width {found}", f"Type {_WIDE[found]} with the keyboard set to English."
        )
    if any(inner.count(mark) % 2 for mark in "'\""):
        return _invalid("a quotation mark in it is not closed", "Close it, or leave the text out.")
    if inner.endswith("|"):
        return _invalid("no filter follows |", f"Take | out, or write one of {_listed(FILTERS)} behind it.")
    if _WORDS.fullmatch(inner):
        joined = re.sub(r"[\s-]+", "_", inner).lower()
        meant = _meant(joined, known)
        return _invalid(
            "a name is one word",
            f"Did you mean {{{{ {meant} }}}}?" if meant else f"There are {_listed(known)}.",
        )
    return _invalid("it is not the name of a value")
