"""Characters as HTML may hold them, and languages as its attributes say them."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

#: Any run of what a reader would take for the end of a line.
_LINE_ENDS = re.compile("[\r\n\v\f\x85\u2028\u2029]+")
#: What the HTML standard (13.2.3.5) calls errors: controls but white space, surrogates, noncharacters.
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
#: Controls of direction that would reach beyond the text that holds them.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,6}")
_RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


def text_html(value: str) -> Markup:
    """The characters as escaped text on one line.

    What HTML cannot hold is shown as U+FFFD, so that nothing vanishes; a text that turns the direction of
    writing is isolated, so that it turns nothing else.
    """
    legal = _ILLEGAL.sub("\ufffd", _LINE_ENDS.sub(" ", value))
    return Markup("<bdi>{}</bdi>").format(legal) if _DIRECTION.search(legal) else escape(legal)


def plain_html(value: str) -> Markup:
    """The characters as escaped text without an element, as attributes and titles need it."""
    return escape(_DIRECTION.sub("", _ILLEGAL.sub("\ufffd", _LINE_ENDS.sub(" ", value))))


def lines_html(value: str) -> Markup:
    """Program text, its lines kept."""
    return escape(_ILLEGAL.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n")))


def language_attributes(tag: str) -> Markup:
    """`` lang="ar" dir="rtl"`` for a BCP 47 tag, with a space in front; nothing for what is no tag."""
    if not _TAG.fullmatch(tag):
        return Markup("")
    direction = ' dir="rtl"' if tag.split("-")[0].lower() in _RIGHT_TO_LEFT else ""
    return Markup(' lang="{}"').format(tag) + Markup(direction)  # noqa: S704 - one of two constants
