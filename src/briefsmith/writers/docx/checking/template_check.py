"""Checks a Word template from end to end; the file is hostile, and nothing of it is run."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from briefsmith.outline.model import Outline
from briefsmith.writers.docx.checking.content_check import (
    check_bindings,
    check_changes,
    check_comments,
    check_page_references,
    check_reaches,
    check_relations,
    check_settings,
)
from briefsmith.writers.docx.checking.layout_check import check_marking, check_references, check_styles
from briefsmith.writers.docx.checking.model import Findings, TemplateReport
from briefsmith.writers.docx.checking.opening import OpenedTemplate, UnusableError, open_package
from briefsmith.writers.docx.checking.placeholder_check import PlaceholderCheck
from briefsmith.writers.docx.checking.places import all_paragraphs
from briefsmith.writers.docx.checking.quotation_check import check_quotation_styles
from briefsmith.writers.docx.checking.trial import check_by_trial
from briefsmith.writers.docx.designs import Design, design_named
from briefsmith.writers.docx.placeholders import find_markers
from briefsmith.writers.docx.style_names import QUOTED
from briefsmith.writers.docx.template_package import DESIGN_VARIABLE
from briefsmith.writers.docx.xml_names import q


def check_template(
    content: bytes,
    file: str,
    variables: Collection[str] | None = None,
    marking: str | None = None,
    language: str = "en",
    quoted: Collection[str] = (),
) -> TemplateReport:
    """Everything that is wrong with the template in ``content``, which is called ``file``.

    ``variables`` are the names that the outline adds and ``marking`` is what it asks to be printed on each
    page (empty: nothing); both are ``None`` where no outline is known. ``quoted`` are the names of the styles
    that it chooses for quotations. Raises nothing for any content.
    """
    findings = Findings()
    try:
        opened = open_package(content, findings)
    except UnusableError:
        return TemplateReport(findings.items)
    paragraphs = tuple(all_paragraphs(opened))
    check_relations(opened, findings)
    check_page_references(opened, findings)
    check_reaches(opened, paragraphs, findings)
    check_bindings(paragraphs, findings)
    placeholders = PlaceholderCheck(variables, findings)
    markers = placeholders.run(paragraphs, find_markers(opened.body))
    own, added = check_styles(opened, _design(opened).styles(language), findings)
    check_references(opened, paragraphs, findings)
    check_quotation_styles(opened, paragraphs, quoted, findings)
    if marking != "":
        check_marking(opened, marking, findings)
    check_changes(paragraphs, findings)
    check_comments(opened, paragraphs, findings)
    check_settings(opened, findings)
    report = TemplateReport(findings.items, tuple(placeholders.names), markers, own, added)
    if report.usable:
        check_by_trial(opened, content, file, placeholders.markers.neighbours, placeholders.known, findings)
    return replace(report, findings=findings.items, left_out=findings.left_out)


def check_for_outline(content: bytes, file: str, outline: Outline) -> TemplateReport:
    """The same, for briefings from an outline."""
    entry = outline.entry
    # Also those with a value that is wrong: that is told of the outline, and the name is not unknown.
    variables = {str(path[1]) for path in outline.key_places if len(path) == 2 and path[0] == "variables"}
    quoted = tuple(entry.styles[style] for style in QUOTED if style in entry.styles)
    return check_template(
        content, file, variables | set(entry.variables), entry.marking or "", entry.language, quoted
    )


def _design(opened: OpenedTemplate) -> Design:
    """The design that the template was made from, as its document variable says; else the standard one."""
    settings = opened.related("settings")
    for variable in settings.iter(q("docVar")) if settings is not None else ():
        if variable.get(q("name")) == DESIGN_VARIABLE:
            return design_named(variable.get(q("val"), ""))
    return design_named("")
