"""What Briefsmith has to say about a project, as plain values: code, severity, message, place, help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from briefsmith.spans import Place


class Severity(StrEnum):
    """How much a diagnostic weighs; only ``ERROR`` stops a build and makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


#: Every code there is, with what it means in one sentence; a code that is not here cannot be made.
#: `docs/messages.md` says of each what to do.
CODES: dict[str, str] = {
    # the outline as a file
    "outline-missing": "The outline file is not there or cannot be read.",
    "outline-encoding": "The outline is not UTF-8 text, or holds characters that YAML forbids.",
    "outline-too-large": "The outline is larger than any outline needs.",
    "yaml-syntax": "The outline is not well-formed YAML.",
    "yaml-forbidden": "The outline uses a part of YAML that outlines do not have (a tag, an alias).",
    "yaml-depth": "The outline is nested deeper than any outline needs.",
    # the outline as a briefing
    "key-unknown": "A key that outlines do not have.",
    "key-missing": "A key that is required is not there.",
    "key-doubled": "A key stands twice in one mapping.",
    "value-type": "A value is of the wrong type.",
    "value-invalid": "A value is not one of those allowed.",
    "value-cut": "A `#` after a space cuts a value off.",
    "character-invisible": "A value holds characters that cannot be seen.",
    "id-duplicate": "Two sections or two quotations have the same id, or a section one of the briefing's.",
    "source-undefined": "A key names a source that `sources` does not define.",
    "marking-lower": "A section is marked more strictly than the briefing as a whole.",
    "marking-missing": "A section is marked, and the briefing as a whole is not.",
    "source-unused": "A source is defined and nothing quotes or cites it.",
    "path-outside": "A path leaves the project folder.",
    # the library
    "source-missing": "A source file is not there or cannot be read.",
    "source-circular": "The outline, or one of its own outputs, is named as a source.",
    "source-unreadable": "A source file holds no article that could be quoted.",
    "source-problem": "A source file was read, but part of it was doubtful.",
    "source-twin": "Several sources hold the same article, or one is an excerpt of another.",
    "source-passed-over": "Something in a folder of sources is not read as an article.",
    "source-repost": "A source says that it was first published by another outlet.",
    "profile-invalid": "A profile in the project's `profiles` folder cannot be used.",
    # references and sourcing
    "references-invalid": "An export of a reference manager cannot be read.",
    "reference-unknown": "A source names an item that the references do not have.",
    "reference-ambiguous": "Several items of the references may describe one source.",
    "reference-differs": "The references and the saved page name different days.",
    "references-unmatched": "An export of a reference manager describes none of the sources.",
    "credibility-unconfirmed": "An item is rated as confirmed, and no independent source is cited for it.",
    "summary-unsigned": "The source summary statement is not signed.",
    "summary-outdated": "The sources have changed since the source summary statement was drafted.",
    # evidence
    "quote-altered": "A quotation differs from what stands in its source.",
    "quote-ambiguous": "A quotation stands at several places and nothing says which is meant.",
    "quote-absent": "A quotation does not stand in the body of its source.",
    "quote-unreadable": "A quotation cannot be checked, because its source cannot be read.",
    "quote-too-short": "A quotation is empty or too short to mean anything.",
    "quote-folded": "A quotation stands in its source after folding only; what was folded is told.",
    "quote-elided": "A quotation leaves out text of its source; what was left out is told.",
    "quote-after-absent": "The words given as `after` do not stand in the source in front of the quotation.",
    "quote-before-absent": "The words given as `before` do not stand in the source behind the quotation.",
    "quote-nth-absent": "`nth` is higher than the number of places where the quotation stands.",
    "quote-place-contradiction": "`after` and `before` mean different places.",
    "quote-cut-negation": "A quotation begins or ends inside a sentence so that a negation falls away.",
    "quote-cut-condition": "A quotation begins or ends inside a sentence so that a condition falls away.",
    "quote-cut-doubt": "A quotation begins or ends inside a sentence so that a doubt falls away.",
    "quote-cut-attribution": "A quotation begins or ends inside a sentence so that the speaker falls away.",
    "quote-cut-limit": "A quotation begins or ends at a number so that a limit of it falls away.",
    "quote-omits-turn": "What an omission leaves out holds a negation or a contrast.",
    "quote-replaced": "Words in square brackets stand for words of the source; both are told.",
    "quote-welded": "An omission joins the beginning of one sentence to the rest of another.",
    "quote-cut-inside": "A quotation begins or ends within a clause, where a word may be cut in two.",
    "quote-crosses-block": "A quotation runs over a part of the page that is not its body.",
    # the lock, and changes to the outline
    "lock-missing": "`--locked` asks for a lock, and there is none.",
    "lock-damaged": "The lock cannot be read, or says what cannot be.",
    "lock-version": "The lock was made by a later version of Briefsmith.",
    "lock-outdated": "The outline has changed since the lock was made.",
    "lock-source-changed": "A source has changed since it was locked.",
    "lock-source-gone": "The file of a source that was locked cannot be read any more.",
    "lock-reading-changed": "The file of a source is the one that was locked, but it is read differently.",
    "lock-quote-beside": "The text right beside a quotation has changed since it was locked.",
    "lock-quote-elsewhere": "A quotation stands in other surroundings than when it was locked.",
    "fix-left": "A quotation could not be fixed without changing something else, and was left.",
    # a Word file that was handed around
    "document-unreadable": "The file to verify is no Word file, is damaged, encrypted, or out of bounds.",
    "provenance-missing": "The Word file carries no record of its quotations.",
    "provenance-damaged": "The record of the quotations in the Word file is not as it was written.",
    "provenance-version": "The record of the quotations was made by a later version of Briefsmith.",
    "verify-edited": "The text of a quotation in the Word file is not what was printed.",
    "verify-moved": "The words of a quotation stand elsewhere in the Word file, without their bookmark.",
    "verify-removed": "A quotation is no longer in the Word file.",
    "verify-unrecorded": "A paragraph is set as a quotation and is in no record: somebody added it.",
    "verify-unproven": "A quotation in the Word file was never proven, because the file is a draft.",
    "verify-source-missing": "The saved source of a quotation is not in the folder, or cannot be read.",
    "verify-source-changed": "The saved source of a quotation is not the file that it was proven against.",
    "verify-not-borne-out": "The saved source does not hold the words that stand in the Word file.",
    # citations, templates, outputs
    "cross-reference-unknown": "A reference in the prose names no section and no quotation.",
    "citation-unknown": "A citation in the prose names a source that is not defined.",
    "citation-malformed": "A citation in the prose cannot be understood.",
    "citation-locator": "A citation names a paragraph or page that its source does not have.",
    "footnote-malformed": "A footnote in the prose has no text, or a text that nothing refers to.",
    "prose-uncited": "A text of the analyst's cites nothing.",
    "number-unsourced": "A number in the prose stands in none of the sources of its section.",
    "note-numbers-restart": "The template begins its footnotes anew, and repeats name notes by number.",
    "style-unknown": "The citation style is neither shipped nor a file.",
    "style-invalid": "The citation style is not a usable CSL file.",
    "template-unknown": "The template is neither shipped nor a file.",
    "template-invalid": "The template is not a usable Word file.",
    "variable-unused": "The template asks nowhere for a text that the outline has under `variables`.",
    "template-style": "A style of `styles` is not in the template, or its own words look like quotations.",
    "template-unsafe": "The template holds macros, or fetches something from elsewhere.",
    "template-placeholder-unknown": "A placeholder of the template asks for a value that there is not.",
    "template-placeholder-invalid": "A placeholder of the template is more than a name and filters.",
    "template-placeholder-broken": "The braces of a placeholder of the template are not two and two.",
    "template-placeholder-idle": "A placeholder stands where the template is not filled.",
    "template-marker-missing": "The template does not say where the briefing goes.",
    "template-marker-misplaced": "The place for the briefing or its annexes is where it cannot be.",
    "template-unmarked": "A header or a footer of the template does not print the marking.",
    "template-style-missing": "The template lacks styles; they are added.",
    "template-style-doubtful": "A style of the template is missing, doubly named or of the wrong kind.",
    "template-numbering-missing": "The template asks for a numbered list that it does not have.",
    "template-unfinished": "The template holds tracked changes or comments, which every briefing would hold.",
    "template-attached": "The template names another template on somebody's machine.",
    "template-protected": "The template is protected against changes.",
    "template-old-mode": "The template is laid out as an older Word did.",
    "typeface-missing": "A typeface that the template depends on is not installed on this machine.",
    "pdf-typeface-missing": "A serif typeface is printed without serifs in the PDF, for want of one here.",
    "text-illegal": "Text holds characters that a Word file cannot hold; they were left out.",
    "output-failed": "An output could not be written.",
    "tool-missing": "A program that an output needs is not installed.",
}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    ``message`` is one sentence that says what is wrong; ``help`` says what to do about it;
    ``detail`` holds further lines to show under the source line (a difference, a list of places);
    ``changes`` are ranges of them, marks included, that a terminal shows in colour: number of the line,
    start, end.
    """

    code: str
    severity: Severity
    message: str
    help: str = ""
    place: Place | None = None
    detail: tuple[str, ...] = ()
    changes: tuple[tuple[int, int, int], ...] = ()

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"not a registered diagnostic code: {self.code}")


def as_json(item: Diagnostic) -> dict[str, Any]:
    """A diagnostic in the form that other programs rely on; lines and columns are 1-based."""
    place = item.place
    return {
        "code": item.code,
        "severity": str(item.severity),
        "message": item.message,
        "help": item.help,
        "detail": list(item.detail),
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "end_line": place.end_line if place else None,
        "end_column": place.end_column if place else None,
    }


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them stops a build."""
    return any(item.severity is Severity.ERROR for item in diagnostics)


def sort(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """In the order a person mends them: by file, line and column; unplaced ones first, none twice."""

    def key(item: Diagnostic) -> tuple[str, int, int, str]:
        place = item.place or Place("", 0, 0)
        return place.file, place.line, place.column, item.code

    return tuple(sorted(dict.fromkeys(diagnostics), key=key))
