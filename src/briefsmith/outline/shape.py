"""What pydantic finds wrong with the shape of an outline, as located sentences for the analyst."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.outline.places import Located, Path
from briefsmith.outline.spelling import NAMES, kind_at, nearest, short, unknown_key

#: What the error types of pydantic expected.
_EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "dict_type": "a mapping of keys and values",
    "model_type": "a mapping of keys and values",
    "int_type": "a number",
}

#: Words that people write for an allowed value.
_SYNONYMS = {
    "md": "markdown",
    "word": "docx",
    "doc": "docx",
    "yes": "auto",
    "no": "none",
    "false": "none",
    "true": "auto",
    "off": "none",
    "on": "auto",
}


def shape_problems(error: ValidationError, located: Located) -> Iterator[tuple[Path, Diagnostic]]:
    """Each mistake with the path it is at."""
    for detail in error.errors(include_url=False):
        if not _consequence(detail):
            path = _path(detail)
            yield path, _diagnostic(detail, path, located)


def _consequence(detail: ErrorDetails) -> bool:
    """Whether a list counts as too short only because its items were refused one by one."""
    return detail["type"] == "too_short" and bool(detail["input"])


def _path(detail: ErrorDetails) -> Path:
    return tuple(step for step in detail["loc"] if step != "[key]")


def _diagnostic(detail: ErrorDetails, path: Path, located: Located) -> Diagnostic:
    kind, value = detail["type"], detail["input"]
    if "[key]" in detail["loc"]:
        return _custom(detail, located, path, at_key=True)
    if kind == "briefsmith":
        return _custom(detail, located, path)
    if kind == "extra_forbidden":
        return unknown_key(path, located)
    if kind == "missing":
        return _missing(path, located)
    if value is None:
        return _without_value(path, located)
    if kind == "literal_error":
        return _not_allowed(detail, path, located)
    if kind == "too_short":
        return _error("value-invalid", f"{_subject(path)} is empty.", "Name at least one.", located, path)
    return _wrong_type(detail, path, located)


def _custom(detail: ErrorDetails, located: Located, path: Path, at_key: bool = False) -> Diagnostic:
    context = detail.get("ctx", {})
    place = located.key(path) if at_key else located.value(path)
    text = str(context.get("help", ""))
    return Diagnostic(str(context.get("code", "value-invalid")), Severity.ERROR, detail["msg"], text, place)


def _missing(path: Path, located: Located) -> Diagnostic:
    key = path[-1]
    message = f"The key `{key}` is missing {NAMES[kind_at(path[:-1])]}."
    return Diagnostic(
        "key-missing", Severity.ERROR, message, f"Add `{key}:`{_example(key)}.", located.key(path[:-1])
    )


def _without_value(path: Path, located: Located) -> Diagnostic:
    message = f"{_subject(path)} has no value."
    if isinstance(path[-1], int):
        text = "Write the item behind the dash, or remove the dash."
    else:
        text = f"Write it behind the colon{_example(path[-1])}."
    return Diagnostic("key-missing", Severity.ERROR, message, text, located.key(path))


def _example(key: str | int) -> str:
    examples = {
        "sources": ", and below it a line such as `  voa-2025: seeds/voa.txt`",
        "sections": ", and below it the sections, each beginning with `  - title: …`",
        "source": " with one of the keys under `sources`",
        "file": " with the path of the saved file",
        "title": " with some words",
    }
    return examples.get(str(key), "")


def _not_allowed(detail: ErrorDetails, path: Path, located: Located) -> Diagnostic:
    value = detail["input"]
    if not isinstance(value, str):
        return _wrong_type(detail, path, located)
    allowed = tuple(
        str(detail.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
    )
    message = (
        f"`{short(value)}` is not allowed {'here' if isinstance(path[-1], int) else f'as `{path[-1]}`'}."
    )
    meant = _SYNONYMS.get(value.lower()) or nearest(value, allowed)
    text = f"Allowed are: {', '.join(allowed)}."
    if meant in allowed:
        text = f"Did you mean `{meant}`? {text}"
    if "，" in value or "、" in value:
        text = f"Part the items with an ordinary comma. {text}"
    return _error("value-invalid", message, text, located, path)


def _wrong_type(detail: ErrorDetails, path: Path, located: Located) -> Diagnostic:
    value = detail["input"]
    wanted = _EXPECTED.get(detail["type"], "text")
    message = f"{_subject(path)} must be {wanted}, not {_kind(value)}."
    helps = {
        "a list": "Write `[a, b]` behind the colon, or one item a line below it, each beginning with `- `.",
        "text": "Write plain text; if it begins with `[` or `{`, put it in quotation marks or below `|`.",
        "a number": "Write a plain number.",
    }
    text = helps.get(wanted, "Write its keys below it, indented, each as `key: value`.")
    if wanted == "a list" and isinstance(value, dict) and any(key.startswith("-") for key in value):
        text = "Write a space after each dash: `- title: …`."
    return _error("value-type", message, text, located, path)


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping of keys and values"
    return "a list" if isinstance(value, list | tuple) else "text"


def _subject(path: Path) -> str:
    if not path:
        return "The outline"
    return f"`{short(str(path[-1]))}`" if isinstance(path[-1], str) else f"Item {path[-1] + 1} of this list"


def _error(code: str, message: str, text: str, located: Located, path: Path) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, text, located.value(path))
