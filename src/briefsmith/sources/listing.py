"""A source as the plain values that ``brief read --json`` prints."""

from __future__ import annotations

from typing import Any

from briefsmith.diagnostics import as_json
from briefsmith.sources.model import Block, Metadata, Source


def source_as_json(source: Source) -> dict[str, Any]:
    """The object of ``docs/cli.md`` for one saved file; every value is one that JSON knows."""
    return {
        "file": source.path,
        "format": source.format,
        "problems": [as_json(problem) for problem in source.problems],
        "metadata": {name: _field(source.metadata, name) for name in Metadata.FIELDS},
        "body": source.body.text,
        "blocks": [_block(block) for block in source.blocks],
    }


def _field(metadata: Metadata, name: str) -> dict[str, Any]:
    """The value and where it is from; ``others`` are values that disagree with it, where there are any."""
    found = metadata.get(name)
    field: dict[str, Any] = {"value": found.value, "from": found.origin}
    others = [
        {"value": one.value, "from": one.origin} for one in found.candidates if one.value != found.value
    ]
    return field | ({"others": others} if others else {})


def _block(block: Block) -> dict[str, Any]:
    raw = block.raw_span
    return {
        "kind": str(block.kind),
        "text": block.text,
        "start": block.start,
        "end": block.end,
        "raw_start": raw.start,
        "raw_end": raw.end,
    }
