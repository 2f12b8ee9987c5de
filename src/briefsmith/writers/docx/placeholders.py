"""Fills ``{{ title }}`` and the like in a Word template, however Word has cut them into runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.template_names import MARKERS
from briefsmith.writers.docx.paragraph_text import (
    DRAWN_PARAGRAPH,
    PARAGRAPH,
    pieces_of,
    remove_if_idle,
    replace_spans,
    text_of,
)
from briefsmith.writers.docx.placeholder_syntax import (
    BARRIER,
    FILTERS,
    TOKEN,
    Expressions,
    RefusedError,
    marker_in,
)
from briefsmith.writers.docx.xml_names import W

__all__ = ["FILTERS", "MARKERS", "TOKEN", "Filling", "asking", "find_markers"]

#: How many characters all placeholders of a template may print together.
_MOST_TEXT = 1_000_000
#: How many wrong placeholders are told.
_MOST_TOLD = 20
#: How much of a paragraph is shown where something in it is wrong, in characters.
_SHOWN = 60
#: Where blocks cannot stand: notes and sections have no place there.
_NO_PLACE = (f"{{{W}}}tbl", f"{{{W}}}txbxContent")
_WHERE = {
    f"{{{W}}}hdr": "header",
    f"{{{W}}}ftr": "footer",
    f"{{{W}}}footnotes": "footnotes",
    f"{{{W}}}endnotes": "endnotes",
    f"{{{W}}}comments": "comments",
}
#: Attributes that are printed or read out: the text of a watermark, alternative texts.
_ATTRIBUTES = {
    "{urn:schemas-microsoft-com:vml}textpath": ("string",),
    "{urn:schemas-microsoft-com:vml}shape": ("alt",),
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr": ("descr", "title"),
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr": ("descr", "title"),
    f"{{{W}}}tblCaption": (f"{{{W}}}val",),
    f"{{{W}}}tblDescription": (f"{{{W}}}val",),
    f"{{{W}}}hyperlink": (f"{{{W}}}tooltip",),
}


def find_markers(body: etree._Element) -> dict[str, etree._Element]:
    """The paragraphs that hold nothing but ``{{ body }}``, and behind it ``{{ annexes }}`` or
    ``{{ likelihood }}``: the first of each, in the order of the file.

    Those in front of the body are not taken, because footnotes are counted from the body on; nor are
    those in tables and text boxes.
    """
    found: dict[str, etree._Element] = {}
    for paragraph in body.iter(PARAGRAPH):
        name = marker_in(text_of(paragraph))
        if name in found or name in {None, "contents"} or not _has_room(paragraph):
            continue
        if name == "body" or "body" in found:
            found[name] = paragraph
    return found


def asking(roots: Iterable[etree._Element], name: str) -> tuple[etree._Element, ...]:
    """The paragraphs with a placeholder for the value ``name``; they are found before they are filled."""
    wanted = re.compile(rf"\b{name}\b")
    return tuple(
        paragraph
        for root in roots
        for paragraph in root.iter(PARAGRAPH)
        if any(wanted.search(token[0]) for token in TOKEN.finditer(text_of(paragraph)))
    )


def _has_room(paragraph: etree._Element) -> bool:
    return next(paragraph.iterancestors(*_NO_PLACE), None) is None


class Filling:
    """Fills the placeholders of one template with ``values``; mistakes become diagnostics.

    A placeholder is a name, with filters of a short list after it. There are no statements, no
    calculations and no calls, so no template can keep a build busy or fill the memory.
    """

    def __init__(self, values: Mapping[str, str], file: str) -> None:
        self._expressions = Expressions(values)
        self._file = file
        self._known: dict[str, str | None] = {}
        self._room = _MOST_TEXT
        #: The names that the template asks for and nothing has.
        self.unknown: list[str] = []
        self.diagnostics: list[Diagnostic] = []

    @property
    def used(self) -> set[str]:
        """The names that the template has asked for so far."""
        return self._expressions.used

    def know_markers(self, markers: Mapping[str, etree._Element]) -> None:
        """Blanks the paragraphs of the markers; any other of their names is then told as doubled."""
        self._expressions.markers.update(markers)
        for paragraph in markers.values():
            pieces = pieces_of(paragraph)
            whole = "".join(piece.text for piece in pieces)
            kept = (index for index, character in enumerate(whole) if character != BARRIER)
            replace_spans(pieces, [(index, index + 1, "") for index in kept])

    def fill(self, root: etree._Element, where: str = "") -> None:
        """Fills every paragraph below ``root``, those in tables and text boxes too.

        A paragraph that becomes empty is taken out where its container can do without it. A
        placeholder that cannot be filled stays as it is.
        """
        where = where or _WHERE.get(str(root.tag), "text")
        for paragraph in list(root.iter(PARAGRAPH, DRAWN_PARAGRAPH)):
            self._fill_paragraph(paragraph, where)
        for tag, names in _ATTRIBUTES.items():
            for element in list(root.iter(tag)):
                self._fill_attributes(element, names, where)

    def fill_text(self, text: str, where: str) -> str:
        """A text with its placeholders filled, on one line."""
        return TOKEN.sub(lambda found: self._value(found[0], where, text).replace("\n", " "), text)

    def fill_data(self, text: str) -> str:
        """Data with the placeholders filled that have a value; whatever else looks like one is data."""
        return TOKEN.sub(lambda found: self._datum(found[0]), text)

    def _datum(self, token: str) -> str:
        try:
            value = self._expressions.rendered(token)
        except RefusedError:
            return token
        self._room -= len(value)
        return value.replace("\n", " ") if self._room >= 0 else token

    def _fill_paragraph(self, paragraph: etree._Element, where: str) -> None:
        pieces = pieces_of(paragraph)
        whole = "".join(piece.text for piece in pieces)
        tokens = list(TOKEN.finditer(whole))
        if not tokens:
            return
        values = [(found.start(), found.end(), self._value(found[0], where, whole)) for found in tokens]
        replace_spans(pieces, values)
        if not "".join(piece.text for piece in pieces).replace(BARRIER, "").strip():
            remove_if_idle(paragraph)

    def _fill_attributes(self, element: etree._Element, names: tuple[str, ...], where: str) -> None:
        for name in names:
            text = element.get(name, "")
            if not TOKEN.search(text):
                continue
            element.set(name, self.fill_text(text, where))
            picture = next(element.iterancestors(f"{{{W}}}pict"), None)
            if name == "string" and not element.get(name, "").strip() and picture is not None:
                # A watermark that says nothing would be drawn as an empty shape.
                holder = picture.getparent()
                if holder is not None:
                    holder.remove(picture)

    def _value(self, token: str, where: str, around: str) -> str:
        """What a placeholder prints; itself, if it cannot be filled."""
        if token not in self._known:
            self._known[token] = self._rendered(token, where, around)
        value = self._known[token]
        if value is None or self._room < 0:
            return token
        self._room -= len(value)
        if self._room < 0:
            self._tell_too_much(token)
            return token
        return value

    def _tell_too_much(self, token: str) -> None:
        self.diagnostics.append(
            Diagnostic(
                "template-invalid",
                Severity.ERROR,
                f"The placeholders of the template {self._file} would print more than {_MOST_TEXT} "
                f"characters, {token.strip()} among them.",
                "Shorten the text in the outline, or take out some of the places that print it.",
            )
        )

    def _rendered(self, token: str, where: str, around: str) -> str | None:
        try:
            return self._expressions.rendered(token)
        except RefusedError as error:
            self._refuse(token, where, around, error)
            return None

    def _refuse(self, token: str, where: str, around: str, error: RefusedError) -> None:
        if error.unknown:
            self.unknown.append(error.unknown)
        if len(self.diagnostics) >= _MOST_TOLD:
            return
        meant = self._expressions.nearest(error.unknown) if error.unknown else None
        hint = f"Did you mean {{{{ {meant} }}}}? " if meant else ""
        told = " ".join(around.replace(BARRIER, " ").split())
        shown = told if len(told) <= _SHOWN else f"{told[:_SHOWN]}…"
        detail = (token.strip(), *([f"in: {shown}"] if shown != token.strip() else []))
        self.diagnostics.append(
            Diagnostic(
                "template-invalid",
                Severity.ERROR,
                f"The template {self._file} has a placeholder in its {where} that cannot be filled, "
                f"{token.strip()}: {error}.",
                f"{hint}These can be used: {', '.join(sorted(self._expressions.values))}; after one of "
                f"them | and {', '.join(sorted(FILTERS))}; {', '.join(MARKERS)}, each alone in a paragraph.",
                detail=detail,
            )
        )
