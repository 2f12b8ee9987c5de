"""Reads BibTeX and BibLaTeX through pandoc, which knows LaTeX's accents and the parts of names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from briefsmith.references.csl_json import references
from briefsmith.references.model import Reference, ReferencesError

_ENTRY = re.compile(r"^[ \t]*@(\w+)[ \t]*[{(][ \t]*([^\s,{}()]+)[ \t]*,", re.MULTILINE)
_NO_ITEMS = frozenset({"comment", "preamble", "string"})
#: The field that reference managers keep attachments in; pandoc passes it over.
_FILE = re.compile(r'^[ \t]*file[ \t]*=[ \t]*(?:\{([^{}]*)\}|"([^"]*)")', re.MULTILINE | re.IGNORECASE)
#: Inside of it: ``title:path:media type`` or only a path; ``\:`` and ``\;`` are characters of it.
_PARTED = re.compile(r"(?<!\\);")
_COLON = re.compile(r"(?<!\\):(?!\\)")
_LANGUAGES = {"chinese": "zh", "pinyin": "zh", "english": "en", "american": "en-US", "british": "en-GB"}
_LANGUAGES |= {"japanese": "ja", "korean": "ko", "french": "fr", "german": "de", "russian": "ru"}


def recognises(text: str) -> bool:
    """Whether a text has an entry of BibTeX."""
    return any(found[1].lower() not in _NO_ITEMS for found in _ENTRY.finditer(text))


def read(text: str, file: str) -> tuple[Reference, ...]:
    """The entries of a BibTeX or BibLaTeX file. Raises `ReferencesError`."""
    import pypandoc

    try:
        made = pypandoc.convert_text(
            text, "csljson", format="biblatex", extra_args=["+RTS", "-M800M", "-RTS"], sandbox=True
        )
        items = json.loads(made)
    except (RuntimeError, OSError, ValueError) as error:
        raise ReferencesError(f"it is not well-formed BibTeX ({_reason(error)})") from error
    attached = dict(_attachments(text))
    return tuple(
        replace(_with_language(found), attachments=attached.get(found.id, ()))
        for found in references(items, file)
    )


def _with_language(found: Reference) -> Reference:
    """BibLaTeX names languages in words (``langid = {chinese}``), CSL by tags."""
    tag = _LANGUAGES.get(str(found.variables.get("language", "")).casefold())
    return replace(found, variables={**found.variables, "language": tag}) if tag else found


def _attachments(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    entries = list(_ENTRY.finditer(text))
    for entry, following in zip(entries, [*entries[1:], None], strict=True):
        fields = text[entry.end() : following.start() if following else len(text)]
        found = _FILE.search(fields)
        if found:
            paths = (_path(part) for part in _PARTED.split(found[1] or found[2] or ""))
            yield entry[2], tuple(path for path in paths if path)


def _path(attachment: str) -> str:
    parts = _COLON.split(attachment.strip())
    path = parts[1] if len(parts) == 3 else attachment
    return re.sub(r"\\(.)", r"\1", path).strip()


def _reason(error: Exception) -> str:
    """Pandoc's complaint on one line, without paths."""
    words = re.sub(r"\S*[/\\]\S+", "…", str(error).partition("output:")[2] or str(error))
    return re.sub(r"\s+", " ", words).strip().rstrip(".")[:200]
