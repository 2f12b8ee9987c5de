"""Finds the templates and citation styles that Briefsmith ships."""

from __future__ import annotations

from pathlib import Path


def shipped(*parts: str) -> Path:
    """The path of a shipped file below ``templates/``; it need not exist.

    An installed wheel carries ``templates/`` inside the package; a checkout has it at its top.
    """
    package = Path(__file__).resolve().parent
    for root in (package / "templates", package.parent.parent / "templates"):
        if root.is_dir():
            return root.joinpath(*parts)
    return package.joinpath("templates", *parts)
