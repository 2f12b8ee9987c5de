"""The whole story on one page: outline, library, evidence, tree, citations, outputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import assert_never

from briefsmith.checks import check_prose, check_use
from briefsmith.citations.formatting import cite
from briefsmith.citations.styles import find_style, list_styles
from briefsmith.compose.tree import compose
from briefsmith.diagnostics import Diagnostic, Severity, has_errors, sort
from briefsmith.document import Document
from briefsmith.evidence.finding import find_quotes
from briefsmith.evidence.model import Evidence
from briefsmith.library import Library, SourceRequest, build_library
from briefsmith.outline.model import Outline
from briefsmith.outline.reader import read_outline
from briefsmith.project import (
    OUTPUT_FOLDER,
    leads_out,
    read_project_profiles,
    read_project_source,
    write_outputs,
)
from briefsmith.resources import shipped
from briefsmith.spans import LineIndex, Place
from briefsmith.writers.docx import write_docx
from briefsmith.writers.markdown import write_markdown
from briefsmith.writers.pdf import write_pdf

#: What an analyst may build in spite of, as a draft: the quotations, and only they.
_DRAFT_FORGIVES = frozenset(
    {
        "quote-altered",
        "quote-ambiguous",
        "quote-absent",
        "quote-unreadable",
        "quote-too-short",
        "source-missing",
        "source-unreadable",
    }
)


@dataclass(frozen=True)
class Checked:
    """What a check found. ``lines`` holds the text of each file that a diagnostic can point into."""

    outline: Outline | None
    library: Library | None
    evidence: tuple[Evidence, ...]
    diagnostics: tuple[Diagnostic, ...]
    lines: Mapping[str, LineIndex] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        return 1 if has_errors(self.diagnostics) else 0


@dataclass(frozen=True)
class Built:
    """What a build did: ``outputs`` are the paths and whether each is new; none where it stopped."""

    checked: Checked
    outputs: tuple[tuple[Path, bool], ...]

    @property
    def exit_code(self) -> int:
        return 0 if self.outputs else 1


def read_library(path: Path) -> Checked:
    """Reads the outline at ``path`` and its sources; no quotation is looked for.

    Raises ``OSError`` where the outline itself cannot be read from the disk.
    """
    data, file = path.read_bytes(), path.as_posix()
    lines = {file: LineIndex(file, data.decode("utf-8-sig", "replace"))}
    outline, found = read_outline(data, file, str(path.parent.resolve()))
    if outline is None:
        return Checked(None, None, (), sort(found), lines)
    folder = Path(outline.folder)
    profiles, wrong = read_project_profiles(folder)
    library = build_library(_requests(outline), partial(read_project_source, folder, profiles=profiles))
    return Checked(outline, library, (), sort((*found, *wrong, *library.diagnostics)), lines)


def check_project(path: Path) -> Checked:
    """Reads the outline at ``path`` and its sources, and looks for every quotation.

    Raises ``OSError`` where the outline itself cannot be read from the disk.
    """
    checked = read_library(path)
    outline, library = checked.outline, checked.library
    if outline is None or library is None:
        return checked
    evidence = find_quotes(outline, library)
    told = (item for found in evidence for item in found.diagnostics)
    return _with(replace(checked, evidence=evidence), (*told, *check_prose(outline), *check_use(outline)))


def build_project(path: Path, draft: bool = False) -> Built:
    """Checks, and writes every output into ``briefs/`` where nothing is wrong.

    With ``draft``, quotations that are not verified do not stop the build; they are marked.
    """
    checked = check_project(path)
    outline, library = checked.outline, checked.library
    if outline is None or library is None or _stops(checked.diagnostics, draft):
        return Built(checked, ())
    document, problems = _document(outline, library, checked.evidence, draft)
    checked = _with(checked, problems)
    if document is None or has_errors(problems):
        return Built(checked, ())
    outputs, problems = _outputs(outline, document)
    checked = _with(checked, problems)
    if has_errors(problems):
        return Built(checked, ())
    return Built(checked, write_outputs(path.parent / OUTPUT_FOLDER, outputs))


def _document(
    outline: Outline, library: Library, evidence: tuple[Evidence, ...], draft: bool
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    place = outline.place("citation_style")
    style, problems = _style(outline)
    if style is None:
        return None, _placed(problems, place)
    unproven = any(not found.verified for found in evidence)
    document = compose(outline, library, evidence, draft=draft and unproven)
    cited, more = cite(document, library, style, outline.entry.language)
    return cited, _placed((*problems, *more), place)


def _outputs(outline: Outline, document: Document) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    template, problems = _template(outline)
    outputs: dict[str, bytes] = {}
    if template is None:
        return outputs, problems
    docx, more = write_docx(document, template)
    problems = _placed(more, outline.place("template"))
    for form in outline.entry.outputs:
        match form:
            case "docx":
                outputs[f"{outline.name}.docx"] = docx
            case "markdown":
                outputs[f"{outline.name}.md"] = write_markdown(document)
            case "pdf":
                outputs[f"{outline.name}.pdf"], more = write_pdf(docx)
                problems = (*problems, *_placed(more, outline.place("outputs")))
            case _:
                assert_never(form)
    return outputs, problems


def _style(outline: Outline) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    folder, wanted = Path(outline.folder), outline.entry.citation_style
    style, problems = find_style(wanted, folder)
    if style is not None and wanted not in list_styles() and leads_out(folder, style):
        return None, (_outside(wanted, outline.place("citation_style")),)
    return style, problems


def _template(outline: Outline) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    folder, wanted = Path(outline.folder), outline.entry.template
    place = outline.place("template")
    found = folder / wanted if wanted.endswith(".docx") else shipped(f"{wanted}.docx")
    if wanted.endswith(".docx") and leads_out(folder, found):
        return None, (_outside(wanted, place),)
    if found.is_file() and (wanted.endswith(".docx") or Path(wanted).name == wanted):
        return found, ()
    message = f"There is no template {wanted}."
    advice = "Write `standard`, or the path of a .docx file in the project folder."
    return None, (Diagnostic("template-unknown", Severity.ERROR, message, advice, place),)


def _outside(path: str, place: Place) -> Diagnostic:
    advice = "Copy the file into the project folder and name the copy."
    return Diagnostic(
        "path-outside", Severity.ERROR, f"{path} leads out of the project folder.", advice, place
    )


def _requests(outline: Outline) -> tuple[SourceRequest, ...]:
    names = ("title", "author", "outlet", "date", "url", "language")
    return tuple(
        SourceRequest(
            key=key,
            file=entry.file,
            place=outline.place("sources", key, "file"),
            corrections={name: value for name in names if (value := getattr(entry, name))},
            type=entry.type,
            grade=entry.grade,
            descriptor=entry.descriptor,
            accessed=entry.accessed,
            csl=entry.csl,
        )
        for key, entry in outline.entry.sources.items()
    )


def _stops(diagnostics: tuple[Diagnostic, ...], draft: bool) -> bool:
    errors = [item for item in diagnostics if item.severity is Severity.ERROR]
    return any(not draft or item.code not in _DRAFT_FORGIVES for item in errors)


def _placed(diagnostics: tuple[Diagnostic, ...], place: Place) -> tuple[Diagnostic, ...]:
    """The diagnostics, at ``place`` where they have none of their own."""
    return tuple(item if item.place else replace(item, place=place) for item in diagnostics)


def _with(checked: Checked, more: tuple[Diagnostic, ...]) -> Checked:
    return replace(checked, diagnostics=sort((*checked.diagnostics, *more)))
