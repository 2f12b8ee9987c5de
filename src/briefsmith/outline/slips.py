"""The mistakes in YAML that people make often: how a line with one looks, and what to say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.spans import LineIndex, Place

LITERAL = "put the value in quotation marks, or write it on lines of its own below `|`."

_KEY = r"^(\s*(?:-\s+)*[A-Za-z_][\w.-]*)"
_DASHES = "[－—–―−‐‑‒﹣﹘]+"
_WIDE_SPACES = "[\u3000\u00a0\u2000-\u200b]+"
_QUOTED = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')"""


@dataclass(frozen=True)
class Slip:
    """A frequent mistake: how its line looks (group 2 is the culprit, ``{0}`` in the message), what
    to do, and whether it is told of every line that has it.
    """

    pattern: re.Pattern[str]
    message: str
    help: str
    everywhere: bool = False

    def told(self, lines: LineIndex, number: int) -> Diagnostic | None:
        """The message for a 1-based line, where it fits."""
        found = self.pattern.match(lines.line(number))
        if found is None:
            return None
        place = Place(lines.file, number, found.start(2) + 1, number, found.end(2) + 1)
        return Diagnostic("yaml-syntax", Severity.ERROR, self.message.format(found[2]), self.help, place)


COLON = Slip(
    re.compile(_KEY + r"\s*(：)"),
    "A full-width colon `：` stands after a key.",
    "Write an ordinary colon and a space: `: `.",
    everywhere=True,
)

DASH = Slip(
    re.compile(rf"^(\s*(?:-\s+)?)({_DASHES})\s*(?=[A-Za-z_][\w.-]*\s*[:：])"),
    "A full-width or long dash `{0}` stands where a list item begins.",
    "Write an ordinary hyphen and a space: `- `.",
    everywhere=True,
)

#: A key that a dash of the wrong kind was read as part of.
DASHED_KEY = re.compile(rf"({_DASHES})\s*[A-Za-z_]")

#: In the order of asking; the first that fits a line near the error is told.
SLIPS = (
    COLON,
    DASH,
    Slip(
        re.compile(r"^( *)(\t)"),
        "The line is indented with a tab.",
        "YAML allows spaces only: replace the tab by spaces.",
    ),
    Slip(
        re.compile(rf"^([ \t]*)({_WIDE_SPACES})"),
        "The line is indented with a full-width or non-breaking space.",
        "Replace it by ordinary spaces.",
    ),
    Slip(
        re.compile(_KEY + r"(:)(?=[^\s/:])"),
        "No space stands after the colon of a key.",
        "Write a space after the colon: `key: value`.",
    ),
    Slip(
        re.compile(r"^(\s*)(-)(?=[^\s-])"),
        "No space stands after the dash of a list item.",
        "Write a space after the dash: `- item`.",
    ),
    Slip(
        re.compile(rf"^(\s*(?:-\s+)*[^\s:\"']+:\s+{_QUOTED}\s*)([^\s#,}}\]].*)"),
        "Text stands after the closing quotation mark of a value.",
        "The value begins with a quotation mark, and that pair closes too early: "
        "put the whole value in another pair, or write it on lines of its own below `|`.",
    ),
    Slip(
        re.compile(_KEY + r":\s+([|>])(?![-+0-9]*\s*(?:#.*)?$)"),
        "Text stands behind `{0}` on the same line.",
        "Put the text on the next line, indented deeper than its key; "
        "if the mark is part of the text, put the value in quotation marks.",
    ),
    Slip(
        re.compile(
            _KEY + r":\s+([@`%*&!]|\[(?=[@`%*&!]|[^\]]*\]\s*[^\s#])|\{(?=[^}]*\}\s*[^\s#])|[-?](?=\s))"
        ),
        "The value begins with `{0}`, which means something else in YAML.",
        "To use it as text, " + LITERAL,
    ),
    Slip(
        re.compile(_KEY + r":\s+[^\s\"'|>\[{].*?(:)(?=\s|$)"),
        "A colon followed by a space stands inside a value.",
        "To use it as text, " + LITERAL,
    ),
    Slip(
        re.compile(_KEY + r":\s+[^\s\"'|>\[{].*?\s(#)(?=[^\s#])"),
        "A `#` after a space cuts the value off: YAML takes the rest for a comment.",
        "To use it as text, " + LITERAL,
    ),
)


def slip_near(number: int, lines: LineIndex) -> tuple[Diagnostic, ...]:
    """The slip in a line (1-based) or in the last one before it that is not blank; of a kind that is
    told everywhere, all of them.
    """
    for near in _near(number, lines):
        for slip in SLIPS:
            told = slip.told(lines, near)
            if told:
                return every(slip, lines) if slip.everywhere else (told,)
    return every(DASH, lines)


def every(slip: Slip, lines: LineIndex) -> tuple[Diagnostic, ...]:
    """A message for each line that has this slip."""
    numbers = range(1, lines.text.count("\n") + 2)
    return tuple(told for number in numbers if (told := slip.told(lines, number)))


def _near(number: int, lines: LineIndex) -> Iterator[int]:
    yield number
    before = number - 1
    while before > 0 and not lines.line(before).strip():
        before -= 1
    if before > 0:
        yield before
