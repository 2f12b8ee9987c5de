"""Markings in the outline: labels written as the standard writes them, and no section above the whole."""

from __future__ import annotations

import pytest

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.marking import TLP_LABELS, is_stricter, label_slips, read_marking
from briefsmith.outline.reader import read_outline

HEAD = "title: t\nsources: {a: a.txt}\n"


def found(text: str) -> tuple[Diagnostic, ...]:
    return read_outline(text.encode(), "outline.yaml", "/nowhere")[1]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tlp:amber", "TLP:AMBER"),
        ("TLP: AMBER", "TLP:AMBER"),
        ("TLP:WHITE", "TLP:CLEAR"),
        ("TLP:AMBER+STRICTLY", "TLP:AMBER+STRICT"),
        ("TLP:AMBER（STRICT）", "TLP:AMBER+STRICT"),
        ("TLP:GREEN+", "TLP:GREEN"),
        ("TLP::RED", "TLP:RED"),
        ("TLP/RED", "TLP:RED"),
        ("TLP：绿", "TLP:GREEN"),
        ("TLP:绿色", "TLP:GREEN"),
        ("TLP:AMBER STRICT", "TLP:AMBER+STRICT"),
        ("TLP:AMBER-STRICT", "TLP:AMBER+STRICT"),
        ("TLP:AMBER + STRICT", "TLP:AMBER+STRICT"),
        ("TLP:琥珀+严格", "TLP:AMBER+STRICT"),
        ("ＴＬＰ：ＲＥＤ", "TLP:RED"),
        ("TLP RED", "TLP:RED"),
        ("tlp-red", "TLP:RED"),
        ("TLP:REDD", "TLP:RED"),
        ("内部 tlp:red", "TLP:RED"),
    ],
)
def test_a_label_written_wrongly_is_an_error_that_names_the_right_one(written: str, meant: str) -> None:
    (said,) = found(HEAD + f"marking: '{written}'\nsections: []\n")
    assert (said.code, said.severity) == ("value-invalid", Severity.ERROR)
    assert said.place is not None
    assert (said.place.line, said.place.column) == (3, 10)
    assert f"Write `{meant}`." in said.help


def test_white_is_named_as_a_label_of_the_old_version() -> None:
    (said,) = found(HEAD + "marking: TLP:WHITE\nsections: []\n")
    assert "White is of version 1.0." in said.help


@pytest.mark.parametrize(
    "marking",
    [
        *TLP_LABELS,
        "TLP:AMBER 仅限编辑部内部",
        "TLP:AMBER+STRICT for staff only",
        "UNCLASSIFIED//TLP:GREEN",
        "内部",
        "机密★1年",
        "UNCLASSIFIED//FOR OFFICIAL USE ONLY",
        "TLP applies",
        "Contact the TLP desk",
    ],
)
def test_right_labels_and_free_markings_pass(marking: str) -> None:
    assert found(HEAD + f"marking: '{marking}'\nsections: []\n") == ()
    assert label_slips(marking) == ()
    parts = read_marking(marking)
    assert parts.before + parts.label + parts.after == marking


def test_two_labels_are_refused() -> None:
    (said,) = found(HEAD + "marking: TLP:GREEN, annex TLP:RED\nsections: []\n")
    assert (said.code, said.severity) == ("value-invalid", Severity.ERROR)
    assert "two labels" in said.message


def test_labels_have_an_order_and_free_markings_have_none() -> None:
    order = ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
    for place, label in enumerate(order):
        assert [one for one in order if is_stricter(one, label)] == order[place + 1 :]
    assert not is_stricter("TLP:RED", "内部")
    assert not is_stricter("绝密", "内部")
    assert is_stricter("TLP:RED 仅限本组", "TLP:AMBER 仅限编辑部")


def sections(overall: str, *portions: str) -> str:
    listed = "".join(f"  - title: s\n    marking: {one}\n" for one in portions)
    return HEAD + (f"marking: {overall}\n" if overall else "") + f"sections:\n{listed}"


def test_a_section_stricter_than_the_whole_is_an_error_at_its_marking() -> None:
    (said,) = found(sections("TLP:AMBER", "TLP:GREEN", "TLP:AMBER+STRICT"))
    assert (said.code, said.severity) == ("marking-lower", Severity.ERROR)
    assert said.place is not None
    assert (said.place.line, said.place.column) == (8, 14)
    assert "TLP:AMBER+STRICT" in said.help


def test_a_subsection_is_looked_at_too() -> None:
    text = HEAD + "marking: TLP:GREEN\nsections: [{title: a, sections: [{title: b, marking: TLP:RED}]}]\n"
    assert [item.code for item in found(text)] == ["marking-lower"]


def test_markings_that_cannot_be_compared_pass() -> None:
    assert found(sections("内部", "TLP:RED", "公开")) == ()
    assert found(sections("TLP:GREEN", "秘密")) == ()


def test_a_marked_section_in_an_unmarked_briefing_is_a_warning_once() -> None:
    (said,) = found(sections("", "TLP:RED", "TLP:GREEN"))
    assert (said.code, said.severity) == ("marking-missing", Severity.WARNING)
    assert said.place is not None
    assert said.place.line == 5


def test_a_label_of_a_section_is_checked_as_that_of_the_whole() -> None:
    assert [item.code for item in found(sections("TLP:RED", "tlp:green"))] == ["value-invalid"]


def test_the_mark_of_all_other_portions_is_checked_like_that_of_a_section() -> None:
    (said,) = found(HEAD + "marking: TLP:GREEN\nportion_marking: TLP:RED\nsections: []\n")
    assert said.code == "marking-lower"
    assert said.place is not None
    assert said.place.line == 4
    assert found(HEAD + "marking: UNCLASSIFIED\nportion_marking: U\nsections: []\n") == ()
