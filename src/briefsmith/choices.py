"""What the outline chooses by name or path (citation style, template, references), found in the project."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefsmith.citations.styles import find_style, list_styles, read_style
from briefsmith.compose.template_choices import template_styles, template_variables
from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.library import Library, SourceFileError
from briefsmith.outline.model import Outline
from briefsmith.project import leads_out, read_inside
from briefsmith.references.matching import with_references
from briefsmith.references.model import Reference
from briefsmith.references.reading import read_references
from briefsmith.resources import shipped
from briefsmith.spans import Place
from briefsmith.writers.docx import TEMPLATE_NAMES, choice_problems
from briefsmith.writers.docx.checking import check_for_outline


def chosen_style(outline: Outline) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    """The file of the citation style; none, and an error, where it cannot be had."""
    folder, wanted = Path(outline.folder), outline.entry.citation_style
    style, problems = find_style(wanted, folder)
    if style is not None and wanted not in list_styles() and leads_out(folder, style):
        return None, (outside(wanted, outline.place("citation_style")),)
    return style, problems


def check_chosen_style(outline: Outline) -> tuple[Diagnostic, ...]:
    """What is wrong with the citation style."""
    style, problems = chosen_style(outline)
    more = read_style(style)[1] if style is not None else ()
    return placed((*problems, *more), outline.place("citation_style"))


def chosen_template(outline: Outline) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    """The file of the Word template; none, and an error, where it cannot be had."""
    folder, wanted = Path(outline.folder), outline.entry.template
    place, own = outline.place("template"), _is_own(wanted)
    found = folder / wanted if own else shipped(f"{wanted}.docx")
    if own and leads_out(folder, found):
        return None, (outside(wanted, place),)
    if found.is_file() and (own or Path(wanted).name == wanted):
        return found, ()
    message = f"There is no template {wanted}."
    names = ", ".join(f"`{name}`" for name in TEMPLATE_NAMES)
    advice = f"Write one of {names}, or the path of a .docx file in the project folder."
    return None, (Diagnostic("template-unknown", Severity.ERROR, message, advice, place),)


def _is_own(template: str) -> bool:
    """Whether a template is named by its path, not one of those that are shipped."""
    return template.lower().endswith(".docx")


def check_chosen_template(outline: Outline) -> tuple[Diagnostic, ...]:
    """What is wrong with the template, and with what the outline says of it, where one is filled."""
    template, problems = chosen_template(outline)
    if template is None or not {"docx", "pdf"} & set(outline.entry.outputs):
        return problems
    place, name = outline.place("template"), template.name
    own = _is_own(outline.entry.template)
    findings = check_for_outline(template.read_bytes(), name, outline).findings if own else ()
    said = choice_problems(template, template_variables(outline), template_styles(outline))
    return (*problems, *(finding.diagnostic(name, place) for finding in findings), *placed(said, place))


def describe_library(outline: Outline, library: Library) -> tuple[Library, tuple[Diagnostic, ...]]:
    """The library with what the exports of a reference manager say, and what is wrong with them."""
    references: list[Reference] = []
    problems: list[Diagnostic] = []
    for index, file in enumerate(outline.entry.references):
        place = outline.place("references", index)
        try:
            more, wrong = read_references(read_inside(Path(outline.folder), file), file, place)
        except SourceFileError as error:
            more, wrong = (), (_refused(error, place),)
        references.extend(more)
        problems.extend(wrong)
    described, told = with_references(library, outline, references)
    return described, (*problems, *told)


def _refused(error: SourceFileError, place: Place) -> Diagnostic:
    code = "references-invalid" if error.code == "source-missing" else error.code
    return Diagnostic(code, Severity.ERROR, str(error), error.advice, place)


def outside(path: str, place: Place) -> Diagnostic:
    """The error for a path of the outline that leads out of the project folder."""
    advice = "Copy the file into the project folder and name the copy."
    return Diagnostic(
        "path-outside", Severity.ERROR, f"{path} leads out of the project folder.", advice, place
    )


def placed(diagnostics: tuple[Diagnostic, ...], place: Place) -> tuple[Diagnostic, ...]:
    """The diagnostics, at ``place`` where they have none of their own."""
    return tuple(item if item.place else replace(item, place=place) for item in diagnostics)
