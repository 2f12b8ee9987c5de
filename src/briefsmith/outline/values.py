"""The kinds of text that the outline's values may be: dates, keys, paths, addresses, file names."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

#: The ids of the sections that every briefing has at its end.
BACK_MATTER = ("sources", "verification")
#: The languages (BCP 47) in which the fixed words of a briefing exist.
LABEL_LANGUAGES = ("zh", "ja", "ko", "en")

_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
#: What `[@key]` can hold: letters of any script, digits, `_`; between them also `.`, `:`, `-`.
_KEY = re.compile(r"\w+(?:[.:-]\w+)*")
KEY_SCHEMA = r"^[^\s.:\-\[\](){}@;,]([^\s\[\](){}@;,]*[^\s.:\-\[\](){}@;,])?$"
#: The key of a folder whose articles have keys without a prefix.
UNPREFIXED = "_"
CREDIBILITIES = ("1", "2", "3", "4", "5", "6")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_LONGEST_NAME = 200


def mistake(message: str, text: str, code: str = "value-invalid") -> PydanticCustomError:
    """An error of the given diagnostic code that the reader turns into a located `Diagnostic`."""
    return PydanticCustomError("briefsmith", "{message}", {"message": message, "help": text, "code": code})


def _not_empty(value: str) -> str:
    if not value.strip():
        raise mistake("The value is empty.", "Write some text here, or remove the key if it is optional.")
    return value


def _printable(value: str) -> str:
    for character in value:
        if _illegal(character):
            raise mistake(
                f"The value holds the character U+{ord(character):04X}, which cannot be printed.",
                "Remove the escape that stands for it.",
            )
    return value


def _illegal(character: str) -> bool:
    return (unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n\r\x85") or (
        ord(character) & 0xFFFE == 0xFFFE
    )


def _whole_date(value: str) -> str:
    if not _is_date(value):
        raise mistake(f"`{value}` is not a date.", "Write year, month and day as in 2025-02-01.")
    return value


def _partial_date(value: str) -> str:
    completed = value + "-01-01"[len(value) - 4 :] if len(value) in (4, 7) else value
    if not _is_date(completed):
        raise mistake(f"`{value}` is not a date.", "Write it as in 2025-02-01, 2025-02 or 2025.")
    return value


def _is_date(value: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _language_tag(value: str) -> str:
    if not LANGUAGE.fullmatch(value):
        raise mistake(f"`{value}` is not a language tag.", "Write a tag such as zh-CN, zh-TW, en, ja or ko.")
    return value


def _web_address(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        raise mistake(f"`{value}` is not a web address.", "Write it out, beginning with https:// or http://.")
    return value


def _plain_name(value: str) -> str:
    if (
        not value
        or set(value) & set('/\\:*?"<>|\n\r\t')
        or value.strip(" .") != value
        or _RESERVED.fullmatch(value)
    ):
        raise mistake(
            f"`{value}` is not a plain file name.",
            "Use letters, digits, `-` and `_`; no folder, no suffix: the outputs go to briefs/.",
        )
    if len(value.encode("utf-8", "replace")) > _LONGEST_NAME:
        raise mistake("The name is too long for a file.", f"Keep it under {_LONGEST_NAME} bytes.")
    return value


def _project_file(value: str) -> str:
    if _SCHEME.match(value):
        raise mistake(
            "A web address stands where a file is needed.",
            "Nothing is fetched: save the page into seeds/ and name that file; the address goes to `url`.",
        )
    if _leaves(value):
        raise mistake(
            f"`{value}` lies outside the project folder.",
            "Copy the file into the project, for example into seeds/, and write its path from there.",
            "path-outside",
        )
    return value


def is_folder(file: str) -> bool:
    """Whether a path of `sources` names a folder: it ends in a slash."""
    return file.endswith("/")


def _source_folder(value: str) -> str:
    if not value.endswith("/"):
        raise mistake(
            f"`sources` is the text `{value}`, which names no folder.",
            "Write the folder with a slash at its end, as in `sources: seeds/`; or below `sources:` a line "
            "`key: seeds/…` for each file.",
        )
    return value


def _with_slashes(value: str) -> str:
    if "\\" in value:
        raise mistake(
            f"The folders in `{value}` are parted by `\\`.",
            f"Write `/` instead of `\\`: `{value.replace(chr(92), '/')}`.",
        )
    return value


def _leaves(path: str) -> bool:
    """Whether a path is absolute or climbs above the folder it starts in, on any system."""
    path = path.replace("\\", "/")
    if path.startswith(("/", "~/")) or re.match(r"[A-Za-z]:", path):
        return True
    depth = 0
    for part in path.split("/"):
        depth += {"..": -1, ".": 0, "": 0}.get(part, 1)
        if depth < 0:
            return True
    return False


def _usable_key(value: str) -> str:
    if not _KEY.fullmatch(value):
        raise mistake(
            f"The key `{value}` cannot be cited as `[@{value}]`.",
            "Use letters of any script, digits and `_`, with single `.`, `:` or `-` between them.",
        )
    return value


def _credibility(value: Any) -> Any:
    """The outline's scalars all arrive as text; a list or a mapping is refused by its type."""
    if isinstance(value, str):
        if value not in CREDIBILITIES:
            raise mistake(
                f"`{value}` is not a credibility.",
                "Write a number from 1 (confirmed by other sources) to 6 (cannot be judged).",
            )
        return int(value)
    return value


def _count(value: Any) -> Any:
    """A whole number from 1 on, typed with ordinary digits; a list or a mapping is refused by its type."""
    if isinstance(value, str):
        if not re.fullmatch("[0-9]{1,6}", value) or int(value) < 1:
            raise mistake(
                f"`{value}` is not a whole number from 1 on.", "Write a number such as 1, 2 or 800."
            )
        return int(value)
    return value


#: What a scalar may be to an editor that reads `2025` as a number: here it is text all the same.
_TEXT_TYPES = ["string", "number", "boolean"]
_DATE_SCHEMA = {
    "not": {"type": ["object", "array", "boolean", "null", "number"]},
    "pattern": r"^\d{4}-\d{2}-\d{2}$",
    "format": "date",
}
_PARTIAL_SCHEMA = {
    "not": {"type": ["object", "array", "boolean", "null"]},
    "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
    "minimum": 1000,
    "maximum": 9999,
}

_REQUIRED_SCHEMA = {"type": _TEXT_TYPES, "minLength": 1}
_LANGUAGE_SCHEMA = {"type": "string", "pattern": f"^{LANGUAGE.pattern}$"}
_ADDRESS_SCHEMA = {"type": "string", "pattern": "^[hH][tT][tT][pP][sS]?://", "format": "uri"}
_COUNT_SCHEMA = {"type": ["integer", "string"], "minimum": 1, "pattern": "^0*[1-9][0-9]*$"}
_CREDIBILITY_SCHEMA = {"enum": [*range(1, 7), *CREDIBILITIES]}

Text = Annotated[str, AfterValidator(_printable), WithJsonSchema({"type": _TEXT_TYPES})]
RequiredText = Annotated[
    str, AfterValidator(_printable), AfterValidator(_not_empty), WithJsonSchema(_REQUIRED_SCHEMA)
]
IsoDate = Annotated[str, AfterValidator(_whole_date), WithJsonSchema(_DATE_SCHEMA)]
PartialDate = Annotated[str, AfterValidator(_partial_date), WithJsonSchema(_PARTIAL_SCHEMA)]
LanguageTag = Annotated[str, AfterValidator(_language_tag), WithJsonSchema(_LANGUAGE_SCHEMA)]
WebAddress = Annotated[
    str, AfterValidator(_printable), AfterValidator(_web_address), WithJsonSchema(_ADDRESS_SCHEMA)
]
FileName = Annotated[
    str, AfterValidator(_printable), AfterValidator(_plain_name), WithJsonSchema(_REQUIRED_SCHEMA)
]
ProjectFile = Annotated[
    str,
    AfterValidator(_printable),
    AfterValidator(_not_empty),
    AfterValidator(_project_file),
    AfterValidator(_with_slashes),
    WithJsonSchema(_REQUIRED_SCHEMA),
]
NameOrFile = Annotated[
    str,
    AfterValidator(_printable),
    AfterValidator(_not_empty),
    AfterValidator(_with_slashes),
    WithJsonSchema(_REQUIRED_SCHEMA),
]
SourceFolder = Annotated[
    str,
    AfterValidator(_printable),
    AfterValidator(_source_folder),
    WithJsonSchema({"type": "string", "pattern": "/$"}),
]
SourceKey = Annotated[
    str, AfterValidator(_usable_key), WithJsonSchema({"type": "string", "pattern": KEY_SCHEMA})
]
Count = Annotated[int, Field(ge=1), BeforeValidator(_count), WithJsonSchema(_COUNT_SCHEMA)]
Credibility = Annotated[
    int, Field(ge=1, le=6), BeforeValidator(_credibility), WithJsonSchema(_CREDIBILITY_SCHEMA)
]
