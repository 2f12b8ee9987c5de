"""Checks the placeholders of a template, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from briefsmith.template_names import MARKERS, PLACEHOLDERS
from briefsmith.writers.docx.checking.marker_check import MarkerCheck
from briefsmith.writers.docx.checking.marks import Mark, broken_over, find_marks
from briefsmith.writers.docx.checking.model import Findings, Passage
from briefsmith.writers.docx.checking.places import TemplateParagraph
from briefsmith.writers.docx.checking.trial import is_filled
from briefsmith.writers.docx.checking.wording import Fault, fault_in, names_in, straightened

_BROKEN = "template-placeholder-broken"
_IDLE = "template-placeholder-idle"
#: What is said of a mark that is no whole placeholder, and what to do; {name} is the name in it.
_WRONG_MARKS = {
    "many": (
        "a placeholder has three braces on one side",
        "Write two in front and two behind: {{{{ {name} }}}}.",
    ),
    "wide": (
        "a placeholder has full-width braces",
        "Type {{{{ {name} }}}} with the keyboard set to English.",
    ),
    "few-behind": ("a placeholder is closed with one brace", "Close it with two: }}}}."),
    "long": (
        "a placeholder is longer than 200 characters",
        "Shorten it: a long text goes under `variables` in the outline, and its name in here.",
    ),
    "unclosed": ("a placeholder is not closed", "Close it with }}}} in the same paragraph."),
    "few-before": ("a placeholder is closed and not opened", "Write {{{{ {name} }}}}."),
    "unopened": (
        "}} closes a placeholder that is not opened",
        "Write {{{{ in front of the name, or take }}}} out.",
    ),
    "single": (
        "a name in single braces is printed as it stands",
        "Write {{{{ {name} }}}} if the value is meant.",
    ),
}
_LOGIC = {
    "statement": "a template has no conditions and no loops",
    "remark": "a template has no remarks of this kind",
}
_LOGIC_HELP = {
    "statement": "Take it out. A paragraph whose placeholders print nothing is left out by itself.",
    "remark": "Take it out: it would be printed.",
}
#: A placeholder that is longer is only shown below the message.
_LONGEST_NAMED = 40
_DEFINE = "Or give it a value under `variables` in the outline."
_ASK_OUTLINE = "If it is one of an outline's variables, name the outline: --outline outline.yaml."


@dataclass
class PlaceholderCheck:
    """``variables`` are the names that the outline adds, ``None`` where no outline was given."""

    variables: Collection[str] | None
    findings: Findings
    names: list[str] = field(default_factory=list)
    markers: MarkerCheck = field(init=False)

    def run(
        self, paragraphs: Sequence[TemplateParagraph], taken: Mapping[str, etree._Element]
    ) -> tuple[str, ...]:
        """Checks all paragraphs; ``taken`` are those in whose place the writer puts blocks. Gives the markers
        that were found.
        """
        markers = self.markers = MarkerCheck(self.findings, taken)
        skip = -1
        for number, paragraph in enumerate(paragraphs):
            following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
            marks = find_marks(paragraph.text, self.known)
            if skip == number:
                marks = marks[1:] if marks and marks[0].kind in {"unopened", "few-before"} else marks
            over = self._over(paragraph, following)
            if over is not None:
                skip = number + 1
                marks = tuple(mark for mark in marks if mark.end <= over)
            for mark in marks:
                self._mark(paragraph, mark, markers)
            self._unseen(paragraph)
        markers.finish()
        return tuple(markers.found)

    @cached_property
    def known(self) -> frozenset[str]:
        """The names of values and markers."""
        return frozenset(PLACEHOLDERS) | set(MARKERS) | set(self.variables or ())

    def _over(self, paragraph: TemplateParagraph, following: TemplateParagraph | None) -> int | None:
        """Tells of a placeholder that ends in the next paragraph, and gives where it begins."""
        if following is None or following.spot.part != paragraph.spot.part:
            return None
        over = broken_over(paragraph.text, following.text)
        if over is None:
            return None
        self.findings.error(
            _BROKEN,
            "a placeholder begins here and ends in the next paragraph",
            "Put all of it into one paragraph: take the paragraph mark in it out.",
            paragraph.spot,
            Passage(paragraph.text, *over),
        )
        return over[0]

    def _mark(self, paragraph: TemplateParagraph, mark: Mark, markers: MarkerCheck) -> None:
        shown = Passage(paragraph.text, mark.start, mark.end)
        if mark.kind == "whole" or (mark.kind == "wide" and self._would_be_filled(shown, mark.name)):
            self._whole(paragraph, shown, markers)
        elif mark.kind in _LOGIC:
            code = "template-placeholder-invalid"
            self.findings.error(code, _LOGIC[mark.kind], _LOGIC_HELP[mark.kind], paragraph.spot, shown)
        else:
            said, help_text = _WRONG_MARKS[mark.kind]
            doubtful = mark.kind in {"single", "unopened"} or (
                mark.kind == "few-before" and mark.name not in self.known
            )
            tell = self.findings.warning if doubtful else self.findings.error
            tell(_BROKEN, said, help_text.format(name=mark.name or "title"), paragraph.spot, shown)

    def _is_filled(self, shown: Passage) -> bool:
        return is_filled(shown.text[shown.start : shown.end], self.known)

    def _would_be_filled(self, shown: Passage, name: str) -> bool:
        """Whether it is only the name that could be wrong in it."""
        return is_filled(shown.text[shown.start : shown.end], self.known | {name})

    def _whole(self, paragraph: TemplateParagraph, shown: Passage, markers: MarkerCheck) -> None:
        token = shown.text[shown.start : shown.end]
        if re.search("[\t\n]", token):
            sign = "tab" if "\t" in token else "line break"
            help_text = f"Take the {sign} out, or put it in front of the placeholder or behind it."
            said = f"a {sign} stands inside a placeholder"
            self.findings.error(_BROKEN, said, help_text, paragraph.spot, shown)
            return
        fault = fault_in(straightened(token), self.known)
        if fault is None and token != straightened(token) and not self._is_filled(shown):
            fault = fault_in(token, self.known)
        if fault is not None:
            self._fault(paragraph, fault, token, shown)
            return
        for name in names_in(straightened(token)):
            if name in MARKERS:
                markers.see(name, paragraph, shown)
            elif name not in self.names:
                self.names.append(name)

    def _fault(self, paragraph: TemplateParagraph, fault: Fault, token: str, shown: Passage) -> None:
        """An unknown name may be a variable where no outline was given: then it is an error only if it is
        plainly a slip of the pen.
        """
        maybe = bool(fault.unknown) and self.variables is None
        more = _ASK_OUTLINE if maybe else _DEFINE
        help_text = f"{fault.help} {more}" if fault.unknown else fault.help
        tell = self.findings.warning if maybe and not fault.likely else self.findings.error
        said = re.sub("^it ", f"{_named(token)} ", fault.said)
        tell(fault.code, said, help_text, paragraph.spot, shown)

    def _unseen(self, paragraph: TemplateParagraph) -> None:
        """Tells of placeholders where nothing is ever filled."""
        for text, said, help_text in (
            (paragraph.instructions, "a placeholder stands inside a field", "Put it into the text."),
            (
                paragraph.deleted,
                "a placeholder stands in text that a tracked change deletes",
                "Accept or reject the change in Word.",
            ),
        ):
            for mark in find_marks(text, self.known):
                if mark.kind == "whole":
                    shown = Passage(text, mark.start, mark.end)
                    self.findings.warning(
                        _IDLE, f"{said}, where it is not filled", help_text, paragraph.spot, shown
                    )


def _named(token: str) -> str:
    """A placeholder as a message calls it."""
    flat = " ".join(token.split())
    return (
        flat.replace("\\", r"\\") if len(flat) <= _LONGEST_NAMED and flat.isprintable() else "a placeholder"
    )
