"""The style sheet of the page: the shipped one, and what the margins of each printed page say."""

from __future__ import annotations

import re

from briefsmith.resources import shipped

_PLAIN = re.compile(r"[^A-Za-z0-9]")
#: The colours of FIRST's TLP 2.0, always on black.
_TLP = {
    "TLP:RED": ("tlp-red", "#ff2b2b"),
    "TLP:AMBER": ("tlp-amber", "#ffc000"),
    "TLP:AMBER+STRICT": ("tlp-amber", "#ffc000"),
    "TLP:GREEN": ("tlp-green", "#33ff00"),
    "TLP:CLEAR": ("tlp-clear", "#ffffff"),
}

#: A TLP label in the margin of a page: as large as its words need, not as the margin is.
_LABEL = "background: #000; width: 11em; height: 2em; margin: auto; font-weight: 700;"


def marking_class(marking: str) -> str:
    """The class of a TLP label, which gives it its colours; nothing for other markings."""
    return _TLP.get(marking.strip().upper(), ("", ""))[0]


def style_sheet(marking: str, draft: str) -> str:
    """The whole style sheet. ``marking`` is printed at the head and the foot of each page, ``draft`` beside
    it; either may be empty. Nothing of them can end the string, the rule or the element they stand in.
    """
    shared = shipped("html", "briefing.css").read_text(encoding="utf-8").replace("\r\n", "\n")
    return f"{shared}{''.join(_margins(marking, draft))}"


def _margins(marking: str, draft: str) -> list[str]:
    boxes = []
    if marking:
        colour = _TLP.get(marking.strip().upper(), ("", ""))[1]
        look = f" color: {colour}; {_LABEL}" if colour else ""
        boxes += [
            f"  @{place} {{ content: {_string(marking)};{look} }}"
            for place in ("top-center", "bottom-center")
        ]
    if draft:
        boxes.append(f"  @top-left {{ content: {_string(draft)}; }}")
    if not boxes:
        return []
    # On the first page the marking above the title is the marking of its head.
    first = ["@page :first {", "  @top-center { content: none; background: none; }", "}"] if marking else []
    return [f"{line}\n" for line in ["@page {", *boxes, "}", *first]]


def _string(text: str) -> str:
    """The text as a string of CSS, each character but Latin letters and digits by its number."""
    flat = re.sub(r"\s+", " ", text).strip()
    legal = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in flat)
    return '"' + _PLAIN.sub(lambda found: f"\\{ord(found[0]):06x}", legal) + '"'
