"""Footnotes of the analyst's own in the prose: ``[^1]`` in a sentence, ``[^1]: its text`` in a line below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from briefsmith.document import Citation, Inline, Inlines, LineBreak, Text

#: The kinds of tokens that the plug-in makes, and where a reference keeps the text of its note.
REFERENCE, NOTE = "footnote_ref", "note"
NOTE_OPEN, NOTE_CLOSE = "footnote_reference_open", "footnote_reference_close"
_LABEL = re.compile(r"`+[^`]*`+|\\.|(?P<label>\[\^(?P<name>[^\]\s]+)\])")


def footnotes(parser: MarkdownIt) -> None:
    """A plug-in for markdown-it-py that reads footnotes and leaves them where they stand."""
    parser.use(footnote_plugin, inline=False, move_to_end=False)


def with_notes(tokens: Sequence[Token], read: Callable[[Sequence[Token]], Inlines]) -> list[Token]:
    """The tokens without the texts of notes; each reference knows its own.

    ``read`` makes inlines of a token's children. A reference within a note has none: notes do not nest.
    """
    kept, texts = _parted(tokens)
    notes = {label: _joined([read(token.children or []) for token in text]) for label, text in texts[::-1]}
    for token in kept:
        for child in token.children or []:
            if child.type == REFERENCE:
                child.meta = {**child.meta, NOTE: notes.get(child.meta["label"])}
    return kept


def _parted(tokens: Sequence[Token]) -> tuple[list[Token], list[tuple[str, list[Token]]]]:
    """The tokens outside notes, and of each note its label and what is text in it."""
    kept: list[Token] = []
    texts: list[tuple[str, list[Token]]] = []
    depth = 0
    for token in tokens:
        if token.type == NOTE_OPEN:
            depth += 1
            texts.append((str(token.meta["label"]), []))
        elif token.type == NOTE_CLOSE:
            depth -= 1
        elif not depth:
            kept.append(token)
        elif token.type == "inline":
            texts[-1][1].append(token)
    return kept, texts


def _joined(parts: Sequence[Inlines]) -> Inlines:
    out: list[Inline] = []
    for part in parts:
        if out:
            out.append(LineBreak())
        out.extend(part)
    return tuple(_within(inline, following) for inline, following in zip(out, (*out[1:], None), strict=True))


def _within(inline: Inline, following: Inline | None) -> Inline:
    """A citation told that the sentence goes on behind it, where it does."""
    if isinstance(inline, Citation) and isinstance(following, Text):
        return replace(inline, goes_on=bool(following.value.strip()))
    return inline


@dataclass(frozen=True, slots=True)
class NoteSlip:
    """A footnote that cannot be printed as it stands: where in the text (code points, 0-based, end
    exclusive), and why (``undefined``, ``unused``, ``doubled``, ``nested``).
    """

    start: int
    end: int
    reason: str


def find_note_slips(text: str, tokens: Sequence[Token]) -> tuple[NoteSlip, ...]:
    """Every label of a footnote that is wrong, once each. ``tokens`` are those of the parsed ``text``."""
    kept, texts = _parted(tokens)
    defined = Counter(label for label, _ in texts)
    used = set(_references(kept))
    nested = {label for _, inside in texts for label in _references(inside)}
    wrong: dict[str, NoteSlip] = {}
    for found in _LABEL.finditer(text):
        label = found["name"]
        if label and label not in wrong and (reason := _reason(label, defined, used, nested)):
            wrong[label] = NoteSlip(found.start(), found.end(), reason)
    return tuple(wrong.values())


def _references(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        yield from (str(child.meta["label"]) for child in token.children or [] if child.type == REFERENCE)


def _reason(label: str, defined: Counter[str], used: set[str], nested: set[str]) -> str:
    if defined[label] == 0:
        return "undefined"
    if defined[label] > 1:
        return "doubled"
    if label in nested:
        return "nested"
    return "" if label in used else "unused"
