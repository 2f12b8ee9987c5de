"""Says which typefaces of a template this machine lacks, as far as fontconfig tells."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Collection
from pathlib import Path

import docx

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.writers.docx.designs import Design, design_of

#: Seconds; listing some thousand fonts takes a few tenths of one.
_TIME_LIMIT = 20


def installed_families() -> frozenset[str] | None:
    """The names of the families that ``fc-list`` knows, in lower case; ``None`` where it cannot tell."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    command = [program, ":", "family"]
    try:
        told = subprocess.run(  # noqa: S603 - our own arguments, no shell
            command, capture_output=True, timeout=_TIME_LIMIT, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    lines = told.stdout.decode("utf-8", "replace").replace("\n", ",").split(",")
    return frozenset(name.strip().lower() for name in lines if name.strip())


def missing_typefaces(design: Design, installed: Collection[str]) -> tuple[str, ...]:
    """The typefaces that a design asks for and that are installed under none of their names."""
    return tuple(
        names[0] for names in design.typefaces if not any(name.lower() in installed for name in names)
    )


def typeface_problems(template: Path) -> tuple[Diagnostic, ...]:
    """A warning where typefaces of a template are missing here; nothing where it cannot be told, or the
    template is unusable.
    """
    try:
        with template.open("rb") as file:
            design = design_of(docx.Document(file))
    except Exception:  # the writer says what is wrong with it
        return ()
    installed = installed_families() if design.typefaces else None
    missing = missing_typefaces(design, installed) if installed is not None else ()
    if not missing:
        return ()
    names = "、".join(missing)
    return (
        Diagnostic(
            "typeface-missing",
            Severity.WARNING,
            f"This machine lacks typefaces of the template {design.name}: {names}.",
            "Others stand in where they are missing: install them where the PDF is made and where the Word "
            "file is read, or choose others in the template's styles.",
        ),
    )
