"""The disk around `brief template`: reads a template that is checked, and writes a starter."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefsmith.compose.template_choices import template_styles, template_variables
from briefsmith.diagnostics import Diagnostic, Severity, has_errors
from briefsmith.outline.reader import read_outline
from briefsmith.project import read_plain_file
from briefsmith.spans import LineIndex
from briefsmith.writers.docx import choice_problems, typeface_problems
from briefsmith.writers.docx.checking import TemplateReport, check_for_outline, check_template
from briefsmith.writers.docx.starter_template import starter_template


@dataclass(frozen=True)
class CheckedTemplate:
    """What was found in the template ``file``. ``diagnostics`` are about the outline that goes with it and
    about this machine; ``lines`` holds the text of that outline.
    """

    file: str
    report: TemplateReport
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: Mapping[str, LineIndex] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """0 where a briefing can be built with the template, 1 where it cannot."""
        return 1 if not self.report.usable or has_errors(self.diagnostics) else 0


def check_template_file(path: Path, outline: Path | None = None) -> CheckedTemplate:
    """Checks the template at ``path``, with the variables and the marking of the outline at ``outline``.

    Raises ``OSError`` where one of them cannot be read.
    """
    content, name = read_plain_file(path), path.name
    if outline is None:
        report = check_template(content, name)
        return CheckedTemplate(name, report, typeface_problems(path) if report.usable else ())
    data, file = read_plain_file(outline), outline.as_posix()
    read, problems = read_outline(data, file, str(outline.parent.resolve()))
    report = check_for_outline(content, name, read) if read else check_template(content, name)
    wrong = tuple(item for item in problems if item.severity is Severity.ERROR)
    if read and report.usable:
        wrong = (*wrong, *choice_problems(path, template_variables(read), template_styles(read)))
    lines = {file: LineIndex(file, data.decode("utf-8-sig", "replace"))}
    return CheckedTemplate(name, report, (*wrong, *(typeface_problems(path) if report.usable else ())), lines)


def write_starter(path: Path, name: str, language: str) -> None:
    """Writes a starter made from the shipped template ``name`` to a new file.

    Raises ``OSError`` where the file is there already, its folder is not, or it is not called ``.docx``.
    """
    if path.suffix.lower() != ".docx":
        raise OSError(errno.EINVAL, "name a file that ends in .docx", str(path))
    content = starter_template(name, language)
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise OSError(errno.EEXIST, "is already there; name a new file", str(path)) from error
    except FileNotFoundError as error:
        raise OSError(errno.ENOENT, "its folder is not there; make it first", str(path)) from error
