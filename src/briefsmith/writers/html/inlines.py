"""Inline content becomes elements, links and references to notes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import cycle
from typing import assert_never

from markupsafe import Markup

from briefsmith.compose.labels import language_group
from briefsmith.document import (
    Citation,
    Code,
    CrossReference,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    Strong,
    Superscript,
    Text,
)
from briefsmith.writers.addresses import readable_address, safe_target
from briefsmith.writers.html.characters import language_attributes, text_html
from briefsmith.writers.html.ledger import Ledger

#: A passage in Latin letters, with the spaces and marks in it.
_LATIN = re.compile("([0-9A-Za-z\u00c0-\u024f](?:[ -~\u00c0-\u024f\u2010-\u201f]*[!-~\u00c0-\u024f])?)")
#: Inside an English word, which a Chinese typeface would tear apart with a wide one.
_APOSTROPHE = re.compile("(?<=[A-Za-z])(\u2019)(?=[A-Za-z])")


@dataclass(frozen=True, slots=True)
class Setting:
    """What content stands in: its language, and whether that is a link, a note or an emphasis."""

    language: str
    linked: bool = False
    in_note: bool = False
    emphasis: bool = False


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """The parts one after the other."""
    return Markup(between).join(parts)  # noqa: S704 - ours, and never from a document


def inline_html(children: Inlines, setting: Setting, ledger: Ledger) -> Markup:
    """Elements for inline content. Raises ``ValueError`` for a citation that nobody formatted, or a
    footnote inside a footnote.
    """
    return joined(_inline(child, setting, ledger) for child in children)


def _inline(child: Inline, setting: Setting, ledger: Ledger) -> Markup:
    match child:
        case Text():
            return _text(child, setting)
        case Emphasis(children=inner):
            inside = inline_html(inner, replace(setting, emphasis=True), ledger)
            return Markup("<em>{}</em>").format(inside)
        case Strong(children=inner):
            return Markup("<strong>{}</strong>").format(inline_html(inner, setting, ledger))
        case Superscript(children=inner):
            return Markup("<sup>{}</sup>").format(inline_html(inner, setting, ledger))
        case Code(value=value):
            return Markup("<code>{}</code>").format(text_html(value))
        case Link():
            return _link(child, setting, ledger)
        case CrossReference():
            return _cross_reference(child, setting, ledger)
        case LineBreak():
            return Markup("<br>")
        case Footnote():
            return _footnote(child, setting, ledger)
        case NoteReference(number=number):
            return _note_reference(number, setting, ledger)
        case Citation():
            raise ValueError("a citation that was not formatted has reached a writer")
        case _:
            assert_never(child)


def _text(text: Text, setting: Setting) -> Markup:
    language = text.language or setting.language
    foreign = language != setting.language
    attributes = language_attributes(language) if foreign else Markup("")
    shown = text_html(text.value) if language_group(language) == "en" else _by_script(text.value, setting)
    return Markup("<span{}>{}</span>").format(attributes, shown) if attributes else shown


def _by_script(value: str, setting: Setting) -> Markup:
    """East Asian text with what is set otherwise in it: emphasis is dots at ideographs and a slant at Latin
    letters, and an apostrophe is as narrow as its word.
    """
    whole = text_html(value)
    if whole.startswith("<bdi>"):
        return whole
    pattern, other = (_LATIN, "i") if setting.emphasis else (_APOSTROPHE, "span")
    frame = Markup('<{0} class="latin">{1}</{0}>')
    parts = zip(pattern.split(value), cycle((False, True)), strict=False)
    return joined(frame.format(other, text_html(part)) if latin else text_html(part) for part, latin in parts)


def _link(link: Link, setting: Setting, ledger: Ledger) -> Markup:
    """A link; the notes in it follow it, for a link cannot hold another."""
    target = None if setting.linked else safe_target(link.target)
    if target is None:
        return inline_html(_shown(link), setting, ledger)
    words, notes = parted(_shown(link))
    inner = inline_html(words, replace(setting, linked=True), ledger)
    made = Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(target, inner)
    return made + inline_html(notes, setting, ledger)


def _cross_reference(found: CrossReference, setting: Setting, ledger: Ledger) -> Markup:
    """A link within the page; plain words where it stands in another link or leads nowhere."""
    shown, notes = parted(found.shown)
    words = inline_html(shown, replace(setting, linked=True), ledger)
    after = inline_html(notes, setting, ledger)
    if setting.linked or not found.kind:
        return words + after
    anchor = ledger.named("section" if found.kind == "section" else "quote", found.target)
    return Markup('<a href="#{}">{}</a>').format(anchor, words) + after


def _shown(link: Link) -> Inlines:
    """What a link shows; an address that shows itself, with or without its passage, is made readable."""
    match link.children:
        case (Text(value=value, language=language),) if value in (link.target, link.target.split("#")[0]):
            return (Text(readable_address(value), language),)
        case _:
            return link.children


def parted(children: Inlines) -> tuple[Inlines, Inlines]:
    """The content without its notes, and the notes."""
    words: list[Inline] = []
    notes: list[Inline] = []
    for child in children:
        match child:
            case Footnote():
                notes.append(child)
            case Emphasis() | Strong() | Superscript() | Link() | CrossReference():
                inner, more = parted(child.children)
                words.append(replace(child, children=inner))
                notes.extend(more)
            case Text() | Code() | LineBreak() | NoteReference() | Citation():
                words.append(child)
            case _:
                assert_never(child)
    return tuple(words), tuple(notes)


def _footnote(note: Footnote, setting: Setting, ledger: Ledger) -> Markup:
    if setting.in_note:
        raise ValueError("a footnote inside a footnote")
    ledger.notes.setdefault(note.number, note)
    return _reference(note.number, ledger, Markup('<sup class="note">{}</sup>'))


def _note_reference(number: int, setting: Setting, ledger: Ledger) -> Markup:
    if setting.linked:
        return text_html(ledger.shown(number))
    if setting.in_note:
        return Markup('<a href="#note-{}">{}</a>').format(number, ledger.shown(number))
    return _reference(number, ledger, Markup("{}"))


def _reference(number: int, ledger: Ledger, around: Markup) -> Markup:
    """A link to a note that the note links back to."""
    link = Markup('<a id="{}" href="#note-{}" role="doc-noteref" aria-label="{} {}">{}</a>')
    shown = ledger.shown(number)
    return around.format(link.format(ledger.refer(number), number, ledger.labels.footnotes, shown, shown))
