"""A new project that builds at once: an outline that explains its keys, and one made-up article."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefsmith.outline.schema import outline_schema
from briefsmith.project import leads_out
from briefsmith.resources import shipped
from briefsmith.writers.docx import TEMPLATE_NAMES

#: The languages in which there is a starter.
LANGUAGES = ("zh-CN", "en")
#: What a folder may hold already; it is then left as it is.
_OPTIONAL = ("README.md", "outline.schema.json", ".gitignore")
_TEMPLATE_LINE = re.compile(r"^template: \w+", re.MULTILINE)


def make_project(folder: Path, language: str = "zh-CN", template: str = "standard") -> tuple[Path, ...]:
    """Writes the files of a new project into ``folder`` and gives the paths of those it wrote.

    Raises ``ValueError`` for a language or a template that there is none of, and ``OSError`` where the folder
    is a file, cannot be written, holds a project already, or a link in it that leads out of it; nothing is
    then left of what was written.
    """
    if language not in LANGUAGES:
        known = " or ".join(LANGUAGES)
        raise ValueError(f"there is no starter in {language}; take {known}, and change `language:` in it")
    if template not in TEMPLATE_NAMES:
        names = ", ".join(TEMPLATE_NAMES)
        raise ValueError(
            f"there is no template {template}; take one of {names}, and name your own file later"
        )
    if folder.exists() and not folder.is_dir():
        raise FileExistsError(errno.EEXIST, "is a file; name a folder", str(folder))
    files = dict(_files(language, template))
    for name in files:
        path = folder / name
        if name not in _OPTIONAL and os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "is already there; name a new folder", str(path))
        if leads_out(folder, path):
            raise OSError(errno.EPERM, "leads out of the folder; name a new one", str(path))
    return _written({folder / name: text for name, text in files.items() if not (folder / name).exists()})


def _files(language: str, template: str) -> Iterator[tuple[str, str]]:
    home = shipped("projects", language)
    outline = (home / "outline.yaml").read_text(encoding="utf-8")
    named = f"template: {template}"
    yield "outline.yaml", _TEMPLATE_LINE.sub(named, outline)
    for name in ("seeds/channel-report.md", "README.md"):
        yield name, (home / name).read_text(encoding="utf-8")
    yield "outline.schema.json", json.dumps(outline_schema(), ensure_ascii=False, indent=2) + "\n"
    yield ".gitignore", shipped("projects", "gitignore").read_text(encoding="utf-8")


def _written(files: Mapping[Path, str]) -> tuple[Path, ...]:
    """Writes all files or none, with the folders that they need."""
    made: list[Path] = []
    for path, text in files.items():
        try:
            _make_folder(path.parent, made)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
        except OSError as error:
            _take_away(made)
            raise OSError(error.errno, error.strerror, str(path)) from error
    return tuple(files)


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Makes a folder and those around it; adds those that were not there to ``made``."""
    if not folder.is_dir():
        _make_folder(folder.parent, made)
        folder.mkdir()
        made.append(folder)


def _take_away(made: list[Path]) -> None:
    for path in reversed(made):
        with contextlib.suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
