"""The few words that say what was changed in an outline."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.outline.reader import read_outline
from briefsmith.pipeline import Built, Checked
from briefsmith.watch.outline_changes import outline_changes
from briefsmith.watch.problems import KnownProblems

OUTLINE = """
title: The title
sources:
  a: seeds/a.md
  b: seeds/b.md
sections:
  - id: one
    title: One
    text: Words.
    quotes:
      - {id: q1, source: a, quote: twelve boats came home}
      - {id: q2, source: a, quote: nine boats came home}
    sections:
      - {id: sub, title: Sub, quotes: [{id: q3, source: b, quote: six boats came home}]}
  - {id: two, title: Two}
"""


def outline(text: str = OUTLINE):
    found, problems = read_outline(text.encode(), "outline.yaml", "/project")
    assert found is not None, problems
    return found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("The title", "Another", ("title",)),
        ("The title", "The title   # a remark", ()),
        ("twelve", "eleven", ("1 quotation, section one",)),
        (
            "boats came home}\n      - {id: q2",
            "x boats came home}\n      - {id: q2",
            ("1 quotation, section one",),
        ),
        ("boats came", "ships came", ("2 quotations, section one", "1 quotation, section sub")),
        ("      - {id: q2, source: a, quote: nine boats came home}\n", "", ("1 quotation, section one",)),
        ("text: Words.", "text: Other words.", ("text of section one",)),
        ("title: One\n    text: Words.", "title: O\n    text: W.", ("title and text of section one",)),
        ("seeds/b.md", "seeds/c.md", ("source b",)),
        ("  b: seeds/b.md", "  b: seeds/b.md\n  c: seeds/c.md", ("new source c",)),
        ("{id: two, title: Two}", "{id: three, title: Two}", ("new section three", "without section two")),
    ],
)
def test_what_changed(old: str, new: str, expected: tuple[str, ...]) -> None:
    assert OUTLINE.count(old) >= 1
    assert outline_changes(outline(), outline(OUTLINE.replace(old, new))) == expected


def test_orders() -> None:
    swapped = OUTLINE.replace("q1, source: a, quote: twelve", "q9, source: a, quote: nine")
    swapped = swapped.replace("q2, source: a, quote: nine", "q1, source: a, quote: twelve").replace(
        "q9", "q2"
    )
    assert outline_changes(outline(), outline(swapped)) == ("the order of the quotations",)
    head, tail = OUTLINE.split("  - {id: two")
    before, after = head.split("sections:\n", 1)
    moved = before + "sections:\n  - {id: two" + tail + after
    assert outline_changes(outline(), outline(moved)) == ("the order of the sections",)


def diagnostic(code: str, severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(code, severity, f"about {code}")


def built(*found: Diagnostic, read: bool = True, outputs: bool = False) -> Built:
    checked = Checked(outline() if read else None, None, (), found)
    return Built(checked, ((Path("x.docx"), True),) if outputs else ())


def test_a_build_that_stopped_early_proves_nothing_mended() -> None:
    quote, warning = diagnostic("quote-absent"), diagnostic("typeface-missing", Severity.WARNING)
    syntax = diagnostic("yaml-syntax")
    new, gone, known = KnownProblems().after(built(warning, outputs=True))
    assert (new, gone) == ((warning,), ())
    new, gone, known = known.after(built(quote))
    assert (new, gone) == ((quote,), ()), "the warning needs outputs to be seen again"
    new, gone, known = known.after(built(syntax, read=False))
    assert (new, gone) == ((syntax,), ()), "an outline that cannot be read has no quotations"
    new, gone, known = known.after(built(quote))
    assert (new, gone) == ((), (syntax,))
    new, gone, known = known.after(built(warning, outputs=True))
    assert (new, gone) == ((), (quote,))
    new, gone, known = known.after(built(outputs=True))
    assert (new, gone, known.all) == ((), (warning,), ())


def test_an_outline_read_in_part_proves_nothing_mended() -> None:
    quote, key = diagnostic("quote-altered"), diagnostic("key-missing")
    _, _, known = KnownProblems().after(built(quote))
    new, gone, known = known.after(built(key))
    assert (new, gone) == ((key,), ()), "half an outline does not have that quotation"
    new, gone, known = known.after(built(diagnostic("yaml-syntax"), read=False))
    assert gone == (), "nobody looked at the keys"
    new, gone, known = known.after(built(key))
    assert (new, gone) == ((), (diagnostic("yaml-syntax"),))
    new, gone, _ = known.after(built(quote))
    assert (new, gone) == ((), (key,))


@pytest.mark.parametrize("code", ["output-failed", "tool-missing"])
def test_what_hinders_the_writing_is_not_gone_where_a_check_stops_the_build(code: str) -> None:
    quote, full = diagnostic("quote-altered"), diagnostic(code)
    _, _, known = KnownProblems().after(built(full))
    new, gone, known = known.after(built(quote))
    assert (new, gone) == ((quote,), ())
    new, gone, known = known.after(built(full))
    assert (new, gone) == ((), (quote,))
    new, gone, _ = known.after(built(outputs=True))
    assert (new, gone) == ((), (full,))


def test_two_of_a_kind_are_counted() -> None:
    one = diagnostic("quote-absent")
    _, _, known = KnownProblems().after(built(one, one))
    new, gone, _ = known.after(built(one))
    assert (new, gone) == ((), (one,))
