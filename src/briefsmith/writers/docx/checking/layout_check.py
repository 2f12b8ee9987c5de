"""Checks the styles, the lists and the headers that a template has for a briefing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from briefsmith.writers.docx.checking.model import Findings, Passage, Spot, wrapped
from briefsmith.writers.docx.checking.opening import OpenedTemplate
from briefsmith.writers.docx.checking.places import TemplateParagraph, sections
from briefsmith.writers.docx.style_building import StyleDefinition
from briefsmith.writers.docx.style_names import StyleIndex
from briefsmith.writers.docx.xml_names import R, q

_STYLE = "template-style-doubtful"
_USES = {q("pStyle"): "paragraph", q("rStyle"): "character"}
_PAGES = {"default": "", "first": "first-page ", "even": "even-page "}


def check_styles(
    opened: OpenedTemplate, definitions: Iterable[StyleDefinition], findings: Findings
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tells of styles that are missing, doubly named or of the wrong kind; gives the names of those of the
    briefing's styles that the template has, and of those that are added.
    """
    root = opened.related("styles")
    if root is None:
        said = "the file has no styles, so those that Word begins with are taken"
        findings.warning("template-style-missing", said, "Open it in Word and save it again.")
        return (), ()
    index = StyleIndex(root)
    own: list[str] = []
    added: list[str] = []
    for item in definitions:
        has = index.kinds(item.name)
        (own if item.kind in has else added).append(item.name)
        if has and item.kind not in has:
            said = f"the style {item.name} is a {'/'.join(has)} style and has to be a {item.kind} style"
            findings.warning(
                _STYLE, said, "One of the right kind is added as the shipped template has it; or make it so."
            )
    _doubled(Counter(_named(root)), root, findings)
    if added:
        _added(added, findings)
    return tuple(own), tuple(added)


def _added(added: list[str], findings: Findings) -> None:
    count, them = "1 style that a briefing uses is", "it is"
    if len(added) > 1:
        count, them = f"{len(added)} styles that a briefing uses are", "they are"
    said = f"{count} not in the file; {them} added from the shipped template"
    help_text = "To restyle them, make styles of these names in Word."
    findings.note("template-style-missing", said, help_text, *wrapped(added))


def _named(root: etree._Element) -> Iterator[tuple[str, str]]:
    for style in root.findall(q("style")):
        name = style.find(q("name"))
        if name is not None:
            yield style.get(q("type"), "paragraph"), name.get(q("val"), "")


def _doubled(named: Counter[tuple[str, str]], root: etree._Element, findings: Findings) -> None:
    for (kind, name), count in named.items():
        if count > 1:
            said = f"{count} {kind} styles are called {name}; the first is taken"
            findings.warning(_STYLE, said, "Rename or delete the others in Word.")
    ids = Counter(style.get(q("styleId"), "") for style in root.findall(q("style")))
    for style_id, count in ids.items():
        if count > 1:
            findings.warning(
                _STYLE, f"{count} styles have the id {style_id}", "Open it in Word and save it again."
            )


def check_references(
    opened: OpenedTemplate, paragraphs: Iterable[TemplateParagraph], findings: Findings
) -> None:
    """Tells of paragraphs that ask for a style or a list that the file does not have."""
    styles = opened.related("styles")
    known = {item.get(q("styleId")) for item in styles.findall(q("style"))} if styles is not None else set()
    lists = _lists(opened, findings)
    for paragraph in paragraphs:
        element = paragraph.element
        properties = element.find(q("pPr")) if element is not None else None
        if element is None:
            continue
        for use in element.iter(*_USES) if known else ():
            if use.get(q("val")) not in known:
                said = f"the {_USES[str(use.tag)]} style with the id {use.get(q('val'))} is not in the file"
                passage = Passage(paragraph.text)
                findings.warning(_STYLE, said, "Choose a style in Word.", paragraph.spot, passage)
        if properties is not None:
            _list_of(properties, lists, findings, "the paragraph", paragraph.spot, Passage(paragraph.text))
    for style in styles.findall(q("style")) if styles is not None else ():
        properties, name = style.find(q("pPr")), style.find(q("name"))
        if properties is not None and name is not None:
            _list_of(properties, lists, findings, f"the style {name.get(q('val'))}")


def _lists(opened: OpenedTemplate, findings: Findings) -> frozenset[str]:
    root = opened.related("numbering")
    if root is None:
        return frozenset()
    made = {item.get(q("abstractNumId")) for item in root.findall(q("abstractNum"))}
    for number in root.findall(q("num")):
        abstract = number.find(q("abstractNumId"))
        if abstract is None or abstract.get(q("val")) not in made:
            said = f"the list number {number.get(q('numId'))} has no definition, so it prints no numbers"
            findings.warning("template-numbering-missing", said, "Choose a list in Word again.")
    return frozenset(str(item.get(q("numId"))) for item in root.findall(q("num")))


def _list_of(
    properties: etree._Element,
    lists: frozenset[str],
    findings: Findings,
    what: str,
    spot: Spot | None = None,
    passage: Passage | None = None,
) -> None:
    number = properties.find(f"{q('numPr')}/{q('numId')}")
    wanted = number.get(q("val"), "0") if number is not None else "0"
    if wanted != "0" and wanted not in lists:
        said = f"{what} is numbered by a list that the file does not have ({wanted})"
        findings.warning(
            "template-numbering-missing", said, "Choose a list in Word again.", spot or Spot(), passage
        )


def check_marking(opened: OpenedTemplate, marking: str | None, findings: Findings) -> None:
    """Tells of headers and footers that do not print the marking, by ``{{ marking }}`` or by the words
    of ``marking`` themselves; where it is not known, by a label of TLP.
    """
    targets = {item.key: item.target for item in opened.relations(opened.main) if not item.external}
    settings = opened.related("settings")
    even = settings is not None and _on(settings.find(q("evenAndOddHeaders")))
    for where in ("header", "footer"):
        texts: dict[str, str] = {}
        told: set[str] = set()
        for number, section in enumerate(sections(opened), 1):
            own = set()
            for reference in section.findall(q(f"{where}Reference")):
                page = reference.get(q("type"), "default")
                target = targets.get(reference.get(f"{{{R}}}id", ""), "")
                texts[page] = _text(opened.trees[target]) if target in opened.trees else ""
                own.add(page)
            for page in _in_use(section, even):
                if page in told - own or _marked(texts.get(page), marking):
                    continue
                told.add(page)
                _unmarked(f"{_PAGES[page]}{where}", number, page in texts, findings)


def _in_use(section: etree._Element, even: bool) -> tuple[str, ...]:
    first = ("first",) if _on(section.find(q("titlePg"))) else ()
    return ("default", *first, *(("even",) if even else ()))


def _on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(q("val"), "1") not in {"0", "false", "off"}


def _text(root: etree._Element) -> str:
    return "".join(item.text or "" for item in root.iter(q("t")))


def _marked(text: str | None, marking: str | None) -> bool:
    shown = text or ""
    if "{{marking" in "".join(shown.split()).replace("{{-", "{{"):
        return True
    return "TLP:" in shown if marking is None else marking.casefold() in shown.casefold()


def _unmarked(what: str, section: int, there: bool, findings: Findings) -> None:
    where = what.rpartition(" ")[2]
    help_text = f"Put {{{{ marking }}}} into every {where}, those of first and even pages too."
    said = "the marking is not printed" if there else f"there is no {what}, so the marking is not printed"
    spot = Spot(f"{what} of section {section}" if there else f"section {section}")
    findings.warning("template-unmarked", said, help_text, spot)
