"""A linear-time tokenizer for HTML as it is found, which knows where each run of text stands."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType

from briefsmith.sources.markup import HIDDEN, Close, Item, Open, Run
from briefsmith.text.mapped import MappedText

_TAG_NAME = re.compile(r"[A-Za-z][^\s/>]*+")
#: One attribute. Possessive everywhere: a hostile page must not make it go back.
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?P<name>[^\s/>=][^\s/>=]*+)"""
    r"""(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s>"'][^\s>]*+)?))?"""
)
_TAG_END = re.compile(r"[\s/]*+>")
#: A tag as most are: an end, or a beginning whose attributes stand between double quotation marks.
_PLAIN_TAG = re.compile(
    r"""<(?:/(?P<close>[A-Za-z][A-Za-z0-9]*+)|(?P<open>[A-Za-z][A-Za-z0-9]*+)"""
    r"""(?P<attributes>(?:\s++[^\s/>="'<]++="[^"<>]*+")*)\s*+/?)>"""
)
_PLAIN_ATTRIBUTE = re.compile(r"""([^\s/>="'<]++)="([^"]*+)\"""")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}+|#[xX][0-9a-fA-F]{1,7}+|[A-Za-z][A-Za-z0-9]{1,31}+);?+")

#: A template with one of these is the inside of an element that a browser shows.
_SHADOW = ("shadowrootmode", "shadowroot", "shadowmode")

#: Elements whose content is no markup.
_RAW = HIDDEN | {"title"}

_ATTRIBUTE_LIMIT = 100
_VALUE_LIMIT = 20_000


def tokenize(
    raw: str, start: int = 0, end: int | None = None, doubts: list[str] | None = None
) -> Iterator[Item]:
    """The elements and runs of text of ``raw[start:end]``; offsets are those of ``raw``.

    What a browser would not show (comments, declarations, scripts, styles) yields no text. A comment
    that never closes ends at its first ``>``, a script that never closes hides the rest, which is told
    in ``doubts``.
    """
    return _Tokenizer(raw, start, len(raw) if end is None else end, [] if doubts is None else doubts).items()


def resolve_entities(raw: str, start: int, end: int) -> MappedText:
    """``raw[start:end]`` with its entities resolved; each stands for its whole source."""
    text = MappedText.verbatim(raw[start:end], start)
    if "&" not in text.text:
        return text
    return text.replaced(
        (match.start(), match.end(), value)
        for match in _ENTITY.finditer(text.text)
        if (value := _unescaped(match[0])) != match[0]
    )


#: The same few entities come again and again.
_unescaped = lru_cache(maxsize=1024)(html.unescape)


@lru_cache(maxsize=512)
def _without_attributes(name: str) -> Open:
    return Open(name, MappingProxyType({}))


class _Tokenizer:
    """Walks through the text once; each look ahead is either consumed or remembered as hopeless."""

    def __init__(self, raw: str, start: int, end: int, doubts: list[str]) -> None:
        self.raw = raw
        self.position = start
        self.end = end
        self.last_comment_end = raw.rfind("-->", start, end)
        self.last_bracket = raw.rfind(">", start, end)
        self.quotes_mislead = False
        self.titles_close = True
        self.hidden_template = False
        self.doubts = doubts

    def items(self) -> Iterator[Item]:
        text_start = self.position
        while (found := self.raw.find("<", self.position, self.end)) >= 0:
            self.position = found
            item = self._markup(found)
            if self.position == found:
                self.position = found + 1
                continue
            if found > text_start:
                yield Run(resolve_entities(self.raw, text_start, found))
            if item is not None:
                yield item
                if isinstance(item, Open) and item.name in _RAW:
                    yield from self._raw_content(item.name)
            text_start = self.position
        if self.end > text_start:
            yield Run(resolve_entities(self.raw, text_start, self.end))

    def _plain(self, tag: re.Match[str]) -> Item:
        """The item of a plain tag; it is what reading the tag character by character gives."""
        if tag["close"]:
            return self._close(tag["close"].lower())
        name, written = tag["open"].lower(), tag["attributes"]
        if not written and name != "template":
            return _without_attributes(name)
        attributes: dict[str, str] = {}
        for key, value in _PLAIN_ATTRIBUTE.findall(written)[:_ATTRIBUTE_LIMIT]:
            attributes.setdefault(key.lower(), _resolved(value))
        return self._opened(name, attributes)

    def _markup(self, at: int) -> Item | None:
        """The item that begins with the ``<`` at ``at``; ``position`` stays there where it is only text."""
        plain = _PLAIN_TAG.match(self.raw, at, self.end)
        if plain:
            self.position = plain.end()
            return self._plain(plain)
        if at > self.last_bracket:
            return None
        following = self.raw[at + 1 : at + 2]
        if following in ("!", "?"):
            self._skip_declaration(at)
            return None
        if following == "/":
            return self._closing(at)
        name = _TAG_NAME.match(self.raw, at + 1, self.end)
        return self._opening(name[0].lower(), name.end()) if name else None

    def _skip_declaration(self, at: int) -> None:
        if self.raw.startswith("<!--", at) and at + 4 <= self.last_comment_end:
            self.position = self.raw.index("-->", at + 2) + 3
        else:
            self.position = self.raw.index(">", at) + 1

    def _closing(self, at: int) -> Item | None:
        name = _TAG_NAME.match(self.raw, at + 2, self.end)
        if name is None and self.raw[at + 2 : at + 3] != ">":
            return None
        self.position = self.raw.index(">", at) + 1
        return self._close(name[0].lower()) if name else None

    def _close(self, name: str) -> Item:
        if name != "template":
            return Close(name)
        hidden, self.hidden_template = self.hidden_template, False
        return Close(name if hidden else "shadow-root")

    def _opening(self, name: str, start: int) -> Item:
        limit = self.raw.index(">", start) + 1 if self.quotes_mislead else self.end
        attributes: dict[str, str] = {}
        position = start
        while not (finish := _TAG_END.match(self.raw, position, limit)):
            if position >= limit:
                # An open quotation mark has swallowed the rest of the page: from here on every tag ends at
                # its first ">", so that no other one is followed to the end of the page again.
                self.quotes_mislead = True
                return self._opening(name, start)
            match = _ATTRIBUTE.match(self.raw, position, limit)
            position = match.end() if match else position + 1
            if match and len(attributes) < _ATTRIBUTE_LIMIT:
                attributes.setdefault(match["name"].lower(), _value(match))
        self.position = finish.end()
        return self._opened(name, attributes)

    def _opened(self, name: str, attributes: dict[str, str]) -> Item:
        if name == "template" and any(key in attributes for key in _SHADOW):
            return Open("shadow-root", attributes)
        return Open(name, attributes)

    def _raw_content(self, name: str) -> Iterator[Item]:
        """Pass over what a hidden element holds; the content of a title is text without elements."""
        if name == "title" and not self.titles_close:
            return
        self.hidden_template = name == "template"
        closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.raw, self.position, self.end)
        stop = closing.start() if closing else self.end
        if closing is None:
            self.titles_close = False
            if name == "title":
                return
            self.doubts.append(f"a <{name}> that never closes hides the rest of the page")
        if name == "title" and stop > self.position:
            yield Run(resolve_entities(self.raw, self.position, stop))
        self.position = stop


def _value(match: re.Match[str]) -> str:
    return _resolved(match["double"] or match["single"] or match["bare"] or "")


def _resolved(value: str) -> str:
    return html.unescape(value) if "&" in value and len(value) <= _VALUE_LIMIT else value[:_VALUE_LIMIT]
