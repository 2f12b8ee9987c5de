"""Finds a citation style, shipped or a file of one's own, and makes sure that it is usable CSL."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from lxml import etree

from briefsmith.citations.note_references import mark_note_numbers
from briefsmith.citations.terms import NAMESPACE, complete_terms
from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.resources import shipped

#: No style in use comes near; more is not a style.
LARGEST_STYLE = 4_000_000

_LABELS = """
    act appendix article-locator book canon chapter column elocation equation figure folio issue line note
    opus page paragraph part rule section sub-verbo supplement table timestamp title-locator verse version
    volume
"""

#: The kinds of locator of CSL 1.0.2 (specification, "Locators"), by their terms.
LOCATOR_LABELS = frozenset(_LABELS.split())


class StyleKind(StrEnum):
    """How a style cites: in a note, by name in running text, or by a number in running text."""

    NOTE = "note"
    IN_TEXT = "in-text"
    NUMERIC = "numeric"


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """A usable style.

    ``prepared`` is its XML with what the engine needs added: a word of our own for each kind of
    locator, and a bibliography where the style has none. ``prefix``, ``delimiter`` and ``suffix``
    are those around and between the sources of one citation. ``language`` (BCP 47) is the one that the
    style is made for, empty where it says none; ``sorts`` whether its bibliography has an order of its
    own, ``capitals`` whether it prints a part of names in capitals.
    """

    path: Path
    kind: StyleKind
    language: str
    sorts: bool
    capitals: bool
    prefix: str
    delimiter: str
    suffix: str
    prepared: bytes = field(repr=False)

    @property
    def title_case(self) -> bool:
        """Whether it asks for capitals in titles, and nowhere for capitals throughout."""
        return b'text-case="title"' in self.prepared and b'text-case="uppercase"' not in self.prepared

    @property
    def refers_back(self) -> bool:
        """Whether a repeat is printed as the number of an earlier note."""
        return b"first-reference-note-number" in self.prepared


def list_styles() -> tuple[str, ...]:
    """The names of the shipped styles, sorted."""
    return tuple(sorted(path.stem for path in shipped("styles").glob("*.csl")))


def find_style(name: str, folder: Path) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    """The file of a style given by a shipped name, or by a path relative to ``folder``.

    Nothing found gives ``None`` and an error ``style-unknown``.
    """
    if name in list_styles():
        return shipped("styles", f"{name}.csl"), ()
    for candidate in (folder / name, folder / f"{name}.csl"):
        if _is_file(candidate):
            return candidate, ()
    return None, (_unknown(name),)


def read_style(path: Path) -> tuple[CitationStyle | None, tuple[Diagnostic, ...]]:
    """The style in a file, or ``None`` and an error that says why it cannot be used."""
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST_STYLE else b""
    except (OSError, ValueError):
        return None, (_unknown(path.name),)
    try:
        return _prepare(path, _parse(data)), ()
    except _NotAStyleError as problem:
        return None, (invalid(path, str(problem)),)


def invalid(path: Path, reason: str) -> Diagnostic:
    """The error that a style cannot be used, and why."""
    help_ = "Use a shipped style (" + ", ".join(list_styles()) + ") or a complete, independent CSL 1.0 file."
    return Diagnostic(
        "style-invalid", Severity.ERROR, f"The citation style {path.name} is not usable: {reason}.", help_
    )


def locator_word(label: str) -> str:
    """The word that names a kind of locator to the engine, the same in every language."""
    return "briefsmith" + label.replace("-", "")


class _NotAStyleError(Exception):
    pass


def _unknown(name: str) -> Diagnostic:
    help_ = "Shipped styles: " + ", ".join(list_styles()) + ". Or give the path of a .csl file."
    return Diagnostic(
        "style-unknown", Severity.ERROR, f"There is no citation style {name!r}, shipped or as a file.", help_
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _parse(data: bytes) -> etree._Element:
    """The root of a style. A style from elsewhere is hostile: no entities, no network, no DTD."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _NotAStyleError("it is not well-formed XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _NotAStyleError("it has a document type declaration, which CSL has not")
    if root.tag != f"{{{NAMESPACE}}}style":
        raise _NotAStyleError("its root is not a CSL style element")
    return root


def _prepare(path: Path, root: etree._Element) -> CitationStyle:
    citation = root.find(_tag("citation"))
    layout = None if citation is None else citation.find(_tag("layout"))
    if citation is None or layout is None:
        raise _NotAStyleError(_why_no_citation(root))
    if root.get("class") not in ("note", "in-text"):
        raise _NotAStyleError('its class is neither "note" nor "in-text"')
    _check_macros(root)
    kind = _kind(root, citation)
    # Links are for people and for style managers; the engine would fetch a parent named by one.
    etree.strip_elements(root, _tag("link"), with_tail=False)
    _name_locators(root)
    mark_note_numbers(root)
    complete_terms(root)
    if root.find(_tag("bibliography")) is None:
        root.append(_bibliography_from(citation))
    sorts = root.find(f"{_tag('bibliography')}/{_tag('sort')}") is not None
    around = {name: layout.get(name) or "" for name in ("prefix", "delimiter", "suffix")}
    prepared = etree.tostring(root, encoding="utf-8")
    capitals = any(part.get("text-case") for part in root.iter(_tag("name-part")))
    language = root.get("default-locale") or ""
    return CitationStyle(path, kind, language, sorts, capitals, **around, prepared=prepared)


def _why_no_citation(root: etree._Element) -> str:
    for link in root.iter(_tag("link")):
        if link.get("rel") == "independent-parent":
            parent = (link.get("href") or "").rstrip("/").rsplit("/", 1)[-1]
            return f"it only points to another style, {parent[:80]!r}, and nothing is fetched"
    return "it has no citation layout"


def _check_macros(root: etree._Element) -> None:
    """Refuses calls of macros that are not there, for which the engine would print nothing, and
    macros that call themselves, on which it would never end.
    """
    calls = {str(macro.get("name")): _called(macro) for macro in root.findall(_tag("macro"))}
    missing = _called(root) - calls.keys()
    if missing:
        raise _NotAStyleError(f"it has no macro {min(missing)[:80]!r}, which it calls")
    # Macros whose calls all end are taken away until none is left, or only circles are.
    while calls:
        ending = {name for name, called in calls.items() if not called & calls.keys()}
        if not ending:
            raise _NotAStyleError(f"its macro {min(calls)[:80]!r} calls itself")
        calls = {name: called for name, called in calls.items() if name not in ending}


def _called(element: etree._Element) -> set[str]:
    return {str(part.get("macro")) for part in element.iter(_tag("text"), _tag("key")) if part.get("macro")}


def _kind(root: etree._Element, citation: etree._Element) -> StyleKind:
    if root.get("class") == "note":
        return StyleKind.NOTE
    printed = any(element.get("variable") == "citation-number" for element in _printed(root, citation))
    return StyleKind.NUMERIC if printed else StyleKind.IN_TEXT


def _printed(root: etree._Element, start: etree._Element) -> Iterator[etree._Element]:
    """Every text element of a citation and of the macros that it calls, directly or not."""
    macros = {macro.get("name"): macro for macro in root.findall(_tag("macro"))}
    waiting, seen = [start], set()
    while waiting:
        for element in waiting.pop().iter(_tag("text")):
            yield element
            called = element.get("macro")
            if called in macros and called not in seen:
                seen.add(called)
                waiting.append(macros[called])


def _name_locators(root: etree._Element) -> None:
    """Adds one more form to the term of each locator: the engine knows a locator's kind only by a
    word of the current language, and these words are the same in all.
    """
    locale = next((item for item in root.findall(_tag("locale")) if item.get(_XML_LANG) is None), None)
    if locale is None:
        locale = etree.Element(_tag("locale"))
        # The schema wants locales right after the info element.
        info = root.find(_tag("info"))
        root.insert(0 if info is None else root.index(info) + 1, locale)
    terms = locale.find(_tag("terms"))
    if terms is None:
        terms = etree.SubElement(locale, _tag("terms"))
    for label in sorted(LOCATOR_LABELS):
        term = etree.SubElement(terms, _tag("term"), name=label, form="verb")
        term.text = locator_word(label)


def _bibliography_from(citation: etree._Element) -> etree._Element:
    """A bibliography that prints each source as its first citation does."""
    made = deepcopy(citation)
    made.tag = _tag("bibliography")
    for name in [str(key) for key in made.attrib]:
        if name not in _BOTH_MAY_HAVE:
            del made.attrib[name]
    made_layout = made.find(_tag("layout"))
    if made_layout is not None and "delimiter" in made_layout.attrib:
        del made_layout.attrib["delimiter"]
    return made


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BOTH_MAY_HAVE = frozenset({"et-al-min", "et-al-use-first", "et-al-use-last", "and", "names-delimiter"})
