"""Fills ``{{ title }}`` and the like in a Word template, however Word has cut them into runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import accumulate, islice

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.writers.docx.numbering import W

_PARAGRAPH, _TEXT = f"{{{W}}}p", f"{{{W}}}t"
#: A placeholder; what looks like another sign of a template language (a statement, a comment), or
#: like a placeholder that was not closed, is matched too, so that it can be told.
_TOKEN = re.compile(r"\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}|\{#[^{}]{0,200}#\}|\{[{%][^{}]{0,40}[%}]{0,2}")
#: What whole blocks are put in place of: the briefing, its annexes, the table of words of likelihood.
_MARKER = re.compile(r"\s*\{\{\s*(body|annexes|likelihood)\s*\}\}\s*")
MARKERS = ("body", "annexes", "likelihood", "contents")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: What may stand after ``|``: none of them can make much of little.
FILTERS = frozenset({"capitalize", "default", "lower", "title", "trim", "upper"})
#: How many characters all placeholders of a template may print together.
_MOST_TEXT = 1_000_000
#: How many wrong placeholders are told.
_MOST_TOLD = 20
_WHERE = {f"{{{W}}}hdr": "header", f"{{{W}}}ftr": "footer"}


def _texts(paragraph: etree._Element) -> list[etree._Element]:
    """The text elements of a paragraph, without those of text boxes anchored in it."""
    return [item for item in paragraph.iter(_TEXT) if next(item.iterancestors(_PARAGRAPH), None) is paragraph]


def find_markers(body: etree._Element) -> dict[str, etree._Element]:
    """The paragraphs that hold nothing but ``{{ body }}``, and behind it ``{{ annexes }}`` or
    ``{{ likelihood }}``: the first of each, in the order of the file.

    Those in front of the body are not taken, because footnotes are counted from the body on.
    """
    found: dict[str, etree._Element] = {}
    for paragraph in body.iter(_PARAGRAPH):
        match = _MARKER.fullmatch("".join(item.text or "" for item in _texts(paragraph)))
        if match and (match[1] == "body" or "body" in found):
            found.setdefault(match[1], paragraph)
    return found


class _RefusedError(Exception):
    """A placeholder that asks for more than it may."""


def _allowed(node: nodes.Node, names: frozenset[str]) -> None:
    """Raises ``_RefusedError`` for all but names, filters of the list, and texts given to these."""
    match node:
        case nodes.Name(name=name):
            if name in MARKERS:
                after = "" if name in ("body", "contents") else ", behind body"
                raise _RefusedError(
                    f"{name} has to stand alone in one paragraph of the template's text{after}"
                )
            if name not in names:
                raise _RefusedError(f"there is no value {name}")
        case nodes.Filter(name=name, args=args, kwargs=[], dyn_args=None, dyn_kwargs=None):
            if name not in FILTERS:
                raise _RefusedError(f"there is no filter {name}")
            if not isinstance(node.node, nodes.Name | nodes.Filter):
                raise _RefusedError("a filter has to follow the name of a value")
            for part in (node.node, *args):
                _allowed(part, names)
        case nodes.Const(value=str() | bool()):
            pass
        case _:
            raise _RefusedError("only names of values and filters can be used")


class Filling:
    """Fills the placeholders of one template with ``values``; mistakes become diagnostics.

    A placeholder is a name, with filters of a short list after it. There are no statements, no
    calculations and no calls, so no template can keep a build busy or fill the memory.
    """

    def __init__(self, values: Mapping[str, str], file: str) -> None:
        self._values = dict(values)
        self._file = file
        # No HTML here: values are set as the text of XML elements, which lxml escapes.
        self._environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
        self._known: dict[str, str | None] = {}
        self._room = _MOST_TEXT
        self.diagnostics: list[Diagnostic] = []

    def fill(self, root: etree._Element) -> None:
        """Fills every paragraph below ``root``, those in tables and text boxes too.

        A paragraph that becomes empty is taken out where its container can do without it. A
        placeholder that cannot be filled stays as it is.
        """
        where = _WHERE.get(str(root.tag), "text")
        for paragraph in list(root.iter(_PARAGRAPH)):
            texts = _texts(paragraph)
            whole = "".join(item.text or "" for item in texts)
            tokens = list(_TOKEN.finditer(whole))
            if not tokens:
                continue
            contents = _contents(texts, whole, [(token, self._value(token[0], where)) for token in tokens])
            _distribute(texts, contents)
            if not "".join(contents).strip():
                _remove_if_idle(paragraph)

    def _value(self, token: str, where: str) -> str:
        """What a placeholder prints; itself, if it cannot be filled."""
        if token not in self._known:
            self._known[token] = self._rendered(token, where)
        value = self._known[token]
        if value is None or self._room < 0:
            return token
        self._room -= len(value)
        if self._room < 0:
            self._refuse(token, where, "the placeholders of the template would print too much text")
            return token
        return value

    def _rendered(self, token: str, where: str) -> str | None:
        try:
            return self._environment.from_string(self._checked(token)).render(self._values)
        except _RefusedError as error:
            reason = str(error)
        except TemplateError as error:
            reason = error.message or type(error).__name__
        except Exception as error:  # a filter given what it does not expect can raise anything
            reason = f"{type(error).__name__}: {error}"
        self._refuse(token, where, reason)
        return None

    def _checked(self, token: str) -> nodes.Template:
        """The placeholder, parsed and found harmless before any of it is run."""
        if not (token.startswith("{{") and token.endswith("}}")):
            reason = (
                "it is not closed" if token.startswith("{{") else "statements and comments cannot be used"
            )
            raise _RefusedError(reason)
        tree = self._environment.parse(token)
        match tree.body:
            case [nodes.Output(nodes=[expression])]:
                _allowed(expression, frozenset(self._values))
            case _:
                raise _RefusedError("it has to be the name of one value")
        return tree

    def _refuse(self, token: str, where: str, reason: str) -> None:
        if len(self.diagnostics) >= _MOST_TOLD:
            return
        self.diagnostics.append(
            Diagnostic(
                "template-invalid",
                Severity.ERROR,
                f"The template {self._file} has a placeholder in its {where} that cannot be filled, "
                f"{token.strip()}: {reason}.",
                f"These can be used: {', '.join(sorted(self._values))}; after one of them | and "
                f"{', '.join(sorted(FILTERS))}; {', '.join(MARKERS)}, each alone in a paragraph.",
                detail=(token.strip(),),
            )
        )


def _contents(texts: list[etree._Element], whole: str, filled: list[tuple[re.Match[str], str]]) -> list[str]:
    """What each text element holds afterwards: what a placeholder prints goes to the run in which
    the placeholder begins.
    """
    ends = list(accumulate(len(item.text or "") for item in texts))
    contents: list[list[str]] = [[] for _ in texts]
    run = position = 0
    spans = [(found.start(), found.end(), value) for found, value in filled]
    for start, end, value in (*spans, (ends[-1], ends[-1], "")):
        while position < start:
            run = _run_at(position, run, ends)
            cut = min(start, ends[run])
            contents[run].append(whole[position:cut])
            position = cut
        if start < end:
            run = _run_at(start, run, ends)
            contents[run].append(value)
            position = end
    return ["".join(parts) for parts in contents]


def _run_at(position: int, run: int, ends: list[int]) -> int:
    """The run, ``run`` or one after it, that holds the character at ``position``."""
    while ends[run] <= position:
        run += 1
    return run


def _distribute(texts: list[etree._Element], contents: list[str]) -> None:
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
    if parent is None or busy or parent[-1] is paragraph:
        return
    if len(list(islice(parent.iterchildren(_PARAGRAPH), 2))) < 2:
        return
    parent.remove(paragraph)
