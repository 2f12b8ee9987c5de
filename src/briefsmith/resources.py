"""Finds the templates, citation styles and documents that Briefsmith ships."""

from __future__ import annotations

from pathlib import Path


def shipped(*parts: str) -> Path:
    """The path of a shipped file below ``templates/``; it need not exist.

    An installed wheel carries ``templates/`` inside the package; a checkout has it at its top.
    """
    return _below("templates", *parts)


def shipped_document(name: str) -> Path:
    """The path of a file of ``docs/`` that the program itself reads; it need not exist."""
    return _below("docs", name)


def _below(folder: str, *parts: str) -> Path:
    package = Path(__file__).resolve().parent
    for root in (package / folder, package.parent.parent / folder):
        if root.is_dir():
            return root.joinpath(*parts)
    return package.joinpath(folder, *parts)
