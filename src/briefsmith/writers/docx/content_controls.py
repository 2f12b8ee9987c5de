"""Content controls of a template: Word shows in those that are bound to data what the data say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from briefsmith.writers.docx.data_parts import CORE_STORE, DataPart
from briefsmith.writers.docx.placeholder_syntax import TOKEN
from briefsmith.writers.docx.xml_names import q

_PREFIX = re.compile(r"""xmlns:(\w+)\s*=\s*(?:'([^']*)'|"([^"]*)")""")
#: A step of the only kind of path that Word writes: names, counted.
_STEP = re.compile(r"/(?:(\w+):)?([\w.-]+)(?:\[(\d{1,4})\])?")
_PATH = re.compile(r"(?:/(?:\w+:)?[\w.-]+(?:\[\d{1,4}\])?){1,40}")
#: Controls that take no blocks.
_PLAIN = ("text", "dropDownList", "comboBox", "date", "picture", "citation", "dataBinding")


def _texts(control: etree._Element) -> list[etree._Element]:
    content = control.find(q("sdtContent"))
    return list(content.iter(q("t"))) if content is not None else []


def _shown(control: etree._Element) -> str:
    return "".join(item.text or "" for item in _texts(control))


def controls_to_fill(root: etree._Element) -> list[etree._Element]:
    """The controls below ``root`` that hold a placeholder; to be asked before it is filled."""
    return [control for control in root.iter(q("sdt")) if TOKEN.search(_shown(control))]


def settle_controls(
    root: etree._Element, filled: Iterable[etree._Element], stores: Mapping[str, DataPart]
) -> None:
    """Makes text and data agree: what was filled in goes to the data, and a control without a
    placeholder shows what the data say now.
    """
    known = set(filled)
    for control in known:
        _drop_prompt(control)
    for control in root.iter(q("sdt")):
        properties = control.find(q("sdtPr"))
        binding = properties.find(q("dataBinding")) if properties is not None else None
        if properties is None or binding is None:
            continue
        store = stores.get(binding.get(q("storeItemID"), "").upper())
        is_filled = control in known
        node = _bound(binding, store, make=is_filled) if store is not None else None
        if is_filled:
            if not _handed_on(control, store, node):
                properties.remove(binding)
        elif node is not None and node.text and properties.find(q("date")) is None:
            _show(control, node.text)
        elif binding.get(q("storeItemID"), "").upper() == CORE_STORE and (node is None or not node.text):
            # A briefing without an author does not go on showing who made the template.
            _show(control, "")


def _handed_on(control: etree._Element, store: DataPart | None, node: etree._Element | None) -> bool:
    """Whether the data hold what was filled in, so that Word will show it: one line, and no date,
    which Word would read anew.
    """
    content, properties = control.find(q("sdtContent")), control.find(q("sdtPr"))
    if store is None or node is None or content is None or properties is None:
        return False
    several = len(list(content.iter(q("p"), q("br"), q("tab")))) > 1
    if several or content.find(f".//{q('br')}") is not None or properties.find(q("date")) is not None:
        return False
    node.text = _shown(control)
    store.save()
    return True


def _bound(binding: etree._Element, store: DataPart, make: bool) -> etree._Element | None:
    """The element that a control is bound to; with ``make``, a property that is not there yet is made."""
    path = binding.get(q("xpath"), "")
    if not _PATH.fullmatch(path):
        return None
    spaces = {one[1]: one[2] or one[3] for one in _PREFIX.finditer(binding.get(q("prefixMappings"), ""))}
    steps = [_step(found, spaces) for found in _STEP.finditer(path)]
    here: etree._Element = store.root
    if not steps or here.tag != steps[0][0]:
        return None
    for name, number in steps[1:]:
        same = here.findall(name)
        if number <= len(same):
            here = same[number - 1]
        elif make and number == 1 and len(steps) == 2:
            here = etree.SubElement(here, name)
        else:
            return None
    return here if len(here) == 0 else None


def _step(found: re.Match[str], spaces: Mapping[str, str]) -> tuple[str, int]:
    space = spaces.get(found[1] or "", "")
    return f"{{{space}}}{found[2]}" if space else found[2], int(found[3] or 1)


def _show(control: etree._Element, value: str) -> None:
    texts = _texts(control)
    if not texts or _shown(control) == value:
        return
    for item in texts:
        item.text = ""
    texts[0].text = value
    _drop_prompt(control)


def _drop_prompt(control: etree._Element) -> None:
    """What stands in a control is text now, and no prompt that a click would select as a whole."""
    properties = control.find(q("sdtPr"))
    if properties is None:
        return
    prompt = properties.find(q("showingPlcHdr"))
    if prompt is None:
        return
    properties.remove(prompt)
    for run in control.iter(q("rPr")):
        style = run.find(q("rStyle"))
        if style is not None:
            run.remove(style)


def open_up(marker: etree._Element) -> None:
    """Takes the controls that can hold no blocks from around the marker, and leaves those that can."""
    for control in list(marker.iterancestors(q("sdt"))):
        properties, content = control.find(q("sdtPr")), control.find(q("sdtContent"))
        parent = control.getparent()
        if properties is None or content is None or parent is None:
            continue
        if any(properties.find(q(kind)) is not None for kind in _PLAIN):
            for child in list(content):
                control.addprevious(child)
            parent.remove(control)
        else:
            _drop_prompt(control)
