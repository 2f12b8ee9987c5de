"""A new project that builds at once: an outline that explains its keys, and one made-up article."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Iterator
from pathlib import Path

from briefsmith.outline.schema import outline_schema
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
    is a file, cannot be written, or holds a project already; nothing is then written.
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
        if name not in _OPTIONAL and (folder / name).exists():
            raise FileExistsError(errno.EEXIST, "is already there; name a new folder", str(folder / name))
    return tuple(_write(folder / name, text) for name, text in files.items() if not (folder / name).exists())


def _files(language: str, template: str) -> Iterator[tuple[str, str]]:
    home = shipped("projects", language)
    outline = (home / "outline.yaml").read_text(encoding="utf-8")
    named = f"template: {template}"
    yield "outline.yaml", _TEMPLATE_LINE.sub(named, outline)
    for name in ("seeds/channel-report.md", "README.md"):
        yield name, (home / name).read_text(encoding="utf-8")
    yield "outline.schema.json", json.dumps(outline_schema(), ensure_ascii=False, indent=2) + "\n"
    yield ".gitignore", shipped("projects", "gitignore").read_text(encoding="utf-8")


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
