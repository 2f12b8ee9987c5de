"""The JSON Schema of the outline, for editors that complete and check it while it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from briefsmith.outline.entries import OutlineEntry

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def outline_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12), made from the very models that read the outline.

    It is a little wider than the reader, which alone knows the rules between values, and takes
    scalars as an editor may see them: ``date: 2025-02-01`` as text or as a date, ``title: 2025``
    as a number.
    """
    made = OutlineEntry.model_json_schema(by_alias=True, schema_generator=GenerateJsonSchema)
    tidy = _tidy(made)
    definitions = {
        name: _with_optional_nulls(definition) for name, definition in tidy.pop("$defs", {}).items()
    }
    head = {"$schema": _DIALECT, **_with_optional_nulls(tidy)}
    head["title"] = "Briefsmith outline"
    return {**head, "$defs": definitions}


def _tidy(schema: Any) -> Any:
    """Without the detour that pydantic makes for optional values (any of this or null)."""
    if isinstance(schema, list):
        return [_tidy(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: _tidy(value) for key, value in schema.items()}
    choices = [choice for choice in result.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1 and "anyOf" in result:
        del result["anyOf"]
        result = {**choices[0], **result}
    if "patternProperties" in result:
        result["additionalProperties"] = False
    if result.get("default", 0) is None:
        del result["default"]
    return result


def _with_optional_nulls(schema: dict[str, Any]) -> dict[str, Any]:
    """The object with ``null`` allowed for every key that may be absent: a key with nothing behind
    its colon is as good as absent.
    """
    required = schema.get("required", ())
    properties = {
        name: value if name in required else _or_null(value)
        for name, value in _titled(schema.get("properties", {}))
    }
    return {**schema, "properties": properties}


def _titled(properties: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each property with a title, also one that refers to a definition, which pydantic gives none."""
    for name, value in properties.items():
        yield name, {"title": name.replace("_", " ").capitalize(), **value}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {key: schema[key] for key in ("title", "description", "default") if key in schema}
    rest = {key: value for key, value in schema.items() if key not in told}
    if set(rest) <= {"type"} and "type" in rest:
        types = rest["type"] if isinstance(rest["type"], list) else [rest["type"]]
        return {**told, "type": [*types, "null"]}
    if set(rest) == {"enum"} or set(rest) == {"enum", "type"}:
        return {**told, "enum": [*rest["enum"], None]}
    return {**told, "anyOf": [rest, {"type": "null"}]}
