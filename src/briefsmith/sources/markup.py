"""A saved page as one stream of opened and closed elements and runs of text, whatever it was written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefsmith.text.mapped import MappedText


@dataclass(frozen=True, slots=True)
class Open:
    """An element begins. ``name`` and the keys of ``attributes`` are lower case."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Close:
    """An element ends; there need not be one that is open."""

    name: str


@dataclass(frozen=True, slots=True)
class Run:
    """Text with entities and escapes resolved, each character with its way back."""

    content: MappedText


Item = Open | Close | Run

#: Elements that never hold anything.
VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)

#: Elements whose content is no text of the page for a reader.
HIDDEN = frozenset(
    {"script", "style", "template", "noscript", "iframe", "textarea", "noembed", "noframes", "xmp"}
)
