"""Fills ``{{ title }}`` and the like in a Word template, however Word has cut them into runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jinja2 import StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.writers.docx.numbering import W

_PARAGRAPH, _TEXT, _RUN = f"{{{W}}}p", f"{{{W}}}t", f"{{{W}}}r"
_TOKEN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_MARKER = re.compile(r"\s*\{\{\s*body\s*\}\}\s*")
#: Stand for "here the text of the n-th run begins" while Jinja works; XML cannot hold them, so
#: neither a template nor a (cleaned) value can.
_OPEN, _CLOSE = "\ufffe", "\uffff"
_BORDER = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _texts(paragraph: etree._Element) -> list[etree._Element]:
    """The text elements of a paragraph, without those of text boxes anchored in it."""
    return [item for item in paragraph.iter(_TEXT) if next(item.iterancestors(_PARAGRAPH), None) is paragraph]


def find_marker(body: etree._Element) -> etree._Element | None:
    """The paragraph that holds ``{{ body }}`` and nothing else."""
    for paragraph in body.iter(_PARAGRAPH):
        if _MARKER.fullmatch("".join(item.text or "" for item in _texts(paragraph))):
            return paragraph
    return None


class _Sandbox(ImmutableSandboxedEnvironment):
    """No attributes, no changes, and no multiplication: it is what fills the memory."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        raise SecurityError(f"the operator {operator} is not available in a template")


class Filling:
    """Fills the placeholders of one template with ``values``; mistakes become diagnostics.

    ``used`` collects what each part of the package was asked for by name.
    """

    def __init__(self, values: Mapping[str, object], file: str) -> None:
        self._values = dict(values)
        self._file = file
        # No HTML here: values are set as the text of XML elements, which lxml escapes.
        self._environment = _Sandbox(undefined=StrictUndefined, autoescape=False)
        self.diagnostics: list[Diagnostic] = []

    def fill(self, root: etree._Element) -> None:
        """Fills every paragraph below ``root``, those in tables and text boxes too.

        A paragraph that becomes empty is taken out where its container can do without it.
        """
        for paragraph in list(root.iter(_PARAGRAPH)):
            texts = _texts(paragraph)
            whole = "".join(item.text or "" for item in texts)
            if not _TOKEN.search(whole):
                continue
            filled = self._render(_with_borders(texts, whole), whole)
            if filled is None:
                continue
            _distribute(texts, filled)
            if not _BORDER.sub("", filled).strip():
                _remove_if_idle(paragraph)

    def _render(self, source: str, shown: str) -> str | None:
        try:
            return self._environment.from_string(source).render(self._values)
        except TemplateError as error:
            reason = error.message or type(error).__name__
        except Exception as error:  # an expression of the template can raise anything
            reason = f"{type(error).__name__}: {error}"
        told = _BORDER.sub("", reason)
        self.diagnostics.append(
            Diagnostic(
                "template-invalid",
                Severity.ERROR,
                f"The template {self._file} has a placeholder that cannot be filled: {told}",
                f"These can be used: {', '.join(sorted(self._values))}; body alone in a paragraph.",
                detail=(shown.strip(),),
            )
        )
        return None


def _with_borders(texts: list[etree._Element], whole: str) -> str:
    """The text with the beginning of each run marked, but not inside a placeholder: that belongs
    to the run in which it begins.
    """
    starts: dict[int, int] = {}
    position = 0
    for index, item in enumerate(texts):
        starts.setdefault(position, index)
        position += len(item.text or "")
    inside = {n for found in _TOKEN.finditer(whole) for n in range(found.start() + 1, found.end())}
    parts = []
    for offset, character in enumerate(whole):
        if offset in starts and offset not in inside:
            parts.append(f"{_OPEN}{starts[offset]}{_CLOSE}")
        parts.append(character)
    return "".join(parts)


def _pieces(filled: str) -> Iterator[tuple[int, str]]:
    parts = _BORDER.split(filled)
    if parts[0]:
        yield 0, parts[0]
    for number, text in zip(parts[1::2], parts[2::2], strict=True):
        yield int(number), text


def _distribute(texts: list[etree._Element], filled: str) -> None:
    contents = [""] * len(texts)
    for index, text in _pieces(filled):
        contents[index] += text
    for item, text in zip(texts, contents, strict=True):
        lines = text.split("\n")
        item.text = lines[0]
        item.set(_SPACE, "preserve")
        for line in reversed(lines[1:]):
            _add_line(item, line)


def _add_line(item: etree._Element, line: str) -> None:
    text = etree.Element(_TEXT, {_SPACE: "preserve"})
    text.text = line
    item.addnext(text)
    item.addnext(etree.Element(f"{{{W}}}br"))


def _remove_if_idle(paragraph: etree._Element) -> None:
    parent = paragraph.getparent()
    busy = paragraph.find(f".//{{{W}}}sectPr") is not None or len(paragraph.findall(f".//{{{W}}}drawing")) > 0
    busy = busy or any(True for _ in paragraph.iter(f"{{{W}}}tab", f"{{{W}}}fldChar", f"{{{W}}}fldSimple"))
    if parent is None or busy or len(parent.findall(_PARAGRAPH)) < 2 or parent[-1] is paragraph:
        return
    parent.remove(paragraph)
