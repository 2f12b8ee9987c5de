"""The numbers of other notes within a note: 同5 becomes text and a reference that stays right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from briefsmith.document import (
    Emphasis,
    Inline,
    Inlines,
    Link,
    NoteReference,
    Strong,
    Superscript,
    Text,
)

#: Private characters that stand around the number of a note in what the engine prints.
_START, _END = "\ue020", "\ue021"
#: Stands for the words "as above" of a style: a title may hold the same characters.
_ABOVE_MARK, _ABOVE = "\ue022", "同上"
_PARTED = re.compile(f"({_START}[0-9]+{_END}|{_ABOVE_MARK})")
_VARIABLE = "first-reference-note-number"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: How the briefing itself says "as in note N" and "as in the note before", where the style says it
#: in Chinese: before the number, after it, the same after words of one's own, and for 同上.
_WORDS = {
    "en": ("Same as note ", "", "note ", "Ibid"),
    "ja": ("注", "に同じ", "注", "同上"),
    "ko": ("앞의 각주 ", "", "앞의 각주 ", "위와 같음"),
}
_NEW_SOURCE = re.compile(r"[;；.．。,，:：]\s*$")


def mark_note_numbers(style: etree._Element) -> None:
    """Makes a CSL style print its references to earlier notes so that they can be told from other text."""
    for element in style.iter("{*}text", "{*}number"):
        if _is_number(element):
            element.set("prefix", (element.get("prefix") or "") + _START)
            element.set("suffix", _END + (element.get("suffix") or ""))
        elif element.get("value") == _ABOVE:
            element.set("value", _ABOVE_MARK)


def in_words_for_notes(style: bytes, locale: str) -> bytes:
    """A CSL style whose terms beside the number of a note are those of ``locale`` in every language:
    they are words about this document's notes, not about the source, which may be in another language.
    """
    root = etree.fromstring(style)
    groups = [group for group in root.iter("{*}group", "{*}layout") if any(map(_is_number, group))]
    beside = {_term(one) for group in groups for one in group.iterfind("{*}text")}
    words: dict[tuple[str | None, str | None], str | None] = {}
    for language in (None, locale.split("-")[0], locale):
        words |= {_term(one): one.text for one in _terms(root, language) if _term(one) in beside}
    for one in root.iterfind("{*}locale/{*}terms/{*}term"):
        if _term(one) in words:
            one.text = words[_term(one)]
    return etree.tostring(root, encoding="utf-8") if words else style


def with_capital(inlines: Inlines) -> Inlines:
    """The citation, with a capital where it begins with the words before the number of a note."""
    match inlines:
        case (Text() as words, NoteReference(), *_):
            return (replace(words, value=words.value[:1].upper() + words.value[1:]), *inlines[1:])
        case _:
            return inlines


def _is_number(element: etree._Element) -> bool:
    return element.get("variable") == _VARIABLE


def _terms(root: etree._Element, language: str | None) -> Iterator[etree._Element]:
    for locale in root.iterfind("{*}locale"):
        if locale.get(_XML_LANG) == language:
            yield from locale.iterfind("{*}terms/{*}term")


def _term(element: etree._Element) -> tuple[str | None, str | None]:
    """The name and form of a term, or of the term that a text prints; ``None`` where it prints none."""
    return element.get("name") or element.get("term"), element.get("form")


def with_note_references(inlines: Inlines) -> Inlines:
    """What the engine printed, with each number of another note as a reference to it."""
    return tuple(part for inline in inlines for part in _parted(inline))


def _parted(inline: Inline) -> Iterator[Inline]:
    match inline:
        case Text():
            yield from _text_parted(inline)
        case Emphasis() | Strong() | Superscript() | Link():
            yield replace(inline, children=with_note_references(inline.children))
        case _:
            yield inline


def _text_parted(text: Text) -> Iterator[Inline]:
    for piece in _PARTED.split(text.value):
        if piece == _ABOVE_MARK:
            yield Text(_ABOVE)
        elif _PARTED.fullmatch(piece):
            yield NoteReference(int(piece.strip(_START + _END)))
        elif rest := piece.replace(_START, "").replace(_END, ""):
            yield replace(text, value=rest)


def in_words_of(inlines: Inlines, language: str) -> Inlines:
    """The citation with 同5 and 同上 said in the language of the briefing (BCP 47).

    They are words about this document's notes, not about the source: a briefing in Chinese says 同5 of
    an English source too, as the reference processor prints it, and one in English says neither.
    """
    words = _WORDS.get(language.split("-")[0].casefold())
    if language.casefold().startswith("zh"):
        return inlines
    return tuple(_said(inlines, words or _WORDS["en"]))


def _said(inlines: Inlines, words: tuple[str, str, str, str]) -> Iterator[Inline]:
    first, after, later, above = words
    for index, inline in enumerate(inlines):
        following = inlines[index + 1] if index + 1 < len(inlines) else None
        before = inlines[index - 1] if index else None
        if isinstance(inline, Text) and isinstance(following, NoteReference) and inline.value.endswith("同"):
            own = inline.value[:-1]
            said = _begun(_last_text(before) + own, first, later)
            yield replace(inline, value=own + said, language=None)
        elif isinstance(inline, NoteReference) and _says_same(before):
            yield inline
            if after:
                yield Text(after)
        elif isinstance(inline, Text) and inline.value == _ABOVE:
            yield Text(above if index == 0 else above[:1].lower() + above[1:])
        else:
            yield inline


def _last_text(before: Inline | None) -> str:
    return before.value if isinstance(before, Text) else ("" if before is None else ";")


def _begun(before: str, first: str, later: str) -> str:
    """The words before the number: in full where they begin the note or the next source."""
    if not before.strip():
        return first
    return first[:1].lower() + first[1:] if _NEW_SOURCE.search(before) else later


def _says_same(before: Inline | None) -> bool:
    return isinstance(before, Text) and before.value.endswith("同")
