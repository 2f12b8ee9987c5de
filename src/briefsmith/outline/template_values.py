"""What the outline says to a Word template: the names of its variables, and Briefsmith's styles."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from rapidfuzz import fuzz, process

from briefsmith.outline.values import mistake
from briefsmith.template_names import MARKERS, PLACEHOLDERS, RESERVED, STYLES, style_called

_LONGEST = 60
_SIMILAR = 60
#: As far as editors can tell, whose ``\\w`` may know ASCII only: no blanks, no ASCII signs but ``_``.
_NAME_SCHEMA = {"type": "string", "pattern": r"^[^\s!-@\[-^`{-~][^\s!-/:-@\[-^`{-~]*$", "maxLength": _LONGEST}


def _variable_name(value: str) -> str:
    shown = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
    if value in (*PLACEHOLDERS, *MARKERS):
        raise mistake(
            f"`{value}` is a placeholder of Briefsmith's own.",
            "Give the variable another name; the title, the author and the like have keys of their own.",
        )
    if value.lower() in RESERVED:
        raise mistake(f"`{value}` means something else in a template.", "Give the variable another name.")
    plain = unicodedata.normalize("NFKC", value)
    if plain != value and plain.isidentifier():
        raise mistake(f"`{shown}` has full-width or composed characters.", f"Write it as `{plain}`.")
    if not value.isidentifier() or len(value) > _LONGEST:
        raise mistake(
            f"`{shown}` cannot be the name of a variable.",
            f"Use letters of any script, digits and `_`, no digit first, {_LONGEST} characters at most"
            f"{_without_signs(value)}.",
        )
    return value


def _without_signs(value: str) -> str:
    meant = re.sub(r"\W+", "_", value).strip("_")[:_LONGEST]
    return f", as in `{meant}`" if meant.isidentifier() and meant not in PLACEHOLDERS else ""


def _style_name(value: str) -> str:
    found = style_called(value)
    if found is None:
        meant = process.extractOne(value, list(STYLES), scorer=fuzz.ratio, score_cutoff=_SIMILAR)
        raise mistake(
            f"Briefsmith sets nothing in a style `{value[:_LONGEST]}`.",
            f"Did you mean `{meant[0]}`?"
            if meant
            else f"In front of the colon stands one of: {', '.join(STYLES)}.",
        )
    return found


VariableName = Annotated[str, AfterValidator(_variable_name), WithJsonSchema(_NAME_SCHEMA)]
StyleName = Annotated[
    str, AfterValidator(_style_name), WithJsonSchema({"type": "string", "enum": list(STYLES)})
]
