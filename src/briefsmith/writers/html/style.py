"""The style sheet of the page: the shipped one, and what the margins of each printed page say."""

from __future__ import annotations

import re

from markupsafe import Markup

from briefsmith.marking import TLP_COLOURS, Marking, read_marking
from briefsmith.resources import shipped
from briefsmith.writers.html.characters import text_html

_PLAIN = re.compile(r"[^A-Za-z0-9]")
_CLASSES = {
    "TLP:RED": "tlp-red",
    "TLP:AMBER": "tlp-amber",
    "TLP:AMBER+STRICT": "tlp-amber",
    "TLP:GREEN": "tlp-green",
    "TLP:CLEAR": "tlp-clear",
}

#: Twelve points, the smallest size that TLP 2.0 recommends.
_TYPE = "font-size: 12pt; font-weight: 700;"
#: A TLP label in the margin of a page: as large as its words need, not as the margin is.
_LABEL = "background: #000; height: 1.6em; margin: auto 0; text-align: center;"


def marking_html(text: str) -> Markup:
    """A marking as the content of its paragraph: a TLP label in its colours, other words beside it; a
    free marking in a frame.
    """
    marking = read_marking(text)
    if not marking.label:
        return Markup('<span class="free">{}</span>').format(text_html(text))
    label = Markup('<span class="{}">{}</span>').format(_CLASSES[marking.label], marking.label)
    return text_html(marking.before) + label + text_html(marking.after)


def style_sheet(marking: str, draft: str) -> str:
    """The whole style sheet. ``marking`` is printed at the head and the foot of each page, ``draft`` beside
    it; either may be empty. Nothing of them can end the string, the rule or the element they stand in.
    """
    shared = shipped("html", "briefing.css").read_text(encoding="utf-8").replace("\r\n", "\n")
    return f"{shared}{''.join(_margins(marking, draft))}"


def _margins(marking: str, draft: str) -> list[str]:
    parts = read_marking(marking)
    if parts.label:
        boxes = _label_boxes(parts, draft)
    else:
        text = _string(marking)
        sides = ("top", "bottom") if marking else ()
        boxes = [f"  @{side}-center {{ content: {text}; {_TYPE} }}" for side in sides]
        boxes += [f"  @top-left {{ content: {_string(draft)}; }}"] if draft else []
    if not boxes:
        return []
    # On the first page the marking above the title is the marking of its head.
    nothing = "{ content: none; background: none; }"
    first = ["@page :first {", f"  @top-center {nothing}", f"  @top-right {nothing}", "}"] if marking else []
    return [f"{line}\n" for line in ["@page {", *boxes, "}", *first]]


def _label_boxes(marking: Marking, draft: str) -> list[str]:
    """The label at the right, as FIRST recommends; whatever else the margin says has the rest of it."""
    beside = f"{marking.before.strip()} {marking.after.strip()}".strip()
    head = [text for text in (draft, beside) if text]
    foot = 'counter(page) " / " counter(pages)' + (f' " \\0000b7 " {_string(beside)}' if beside else "")
    width = f"width: {len(marking.label) * 0.75 + 1.5:.2f}em;"
    look = f"color: #{TLP_COLOURS[marking.label].lower()}; {_TYPE} {_LABEL} {width}"
    label = _string(marking.label)
    boxes = [f"  @{side}-right {{ content: {label}; {look} }}" for side in ("top", "bottom")]
    boxes += [f"  @top-left {{ content: {_string(' · '.join(head))}; }}"] if head else []
    return [*boxes, f"  @bottom-left {{ content: {foot}; }}"]


def _string(text: str) -> str:
    """The text as a string of CSS, each character but Latin letters and digits by its number."""
    flat = re.sub(r"\s+", " ", text).strip()
    legal = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in flat)
    return '"' + _PLAIN.sub(lambda found: f"\\{ord(found[0]):06x}", legal) + '"'
