"""Styles: found by name or path, told apart, and refused where they are not usable CSL."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from lxml import etree

from briefsmith.citations.formatting import cite
from briefsmith.citations.inlines import plain
from briefsmith.citations.samples import style_samples
from briefsmith.citations.styles import StyleKind, find_style, list_styles, read_style
from briefsmith.document import Citation, CitedSource, Document, Footnote, Labels, Paragraph, Text
from briefsmith.library import Library, LibraryEntry
from briefsmith.sources.model import Metadata

STYLES = Path(__file__).resolve().parents[2] / "templates" / "styles"
GOOD = (STYLES / "gb-t-7714-2025-note.csl").read_text(encoding="utf-8")
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'
LAYOUT = '<citation><layout><text variable="title"/></layout></citation>'


def test_shipped_styles() -> None:
    assert list_styles() == (
        "apa-7",
        "chicago-18-notes-bibliography",
        "gb-t-7714-2015-note",
        "gb-t-7714-2015-numeric",
        "gb-t-7714-2025-note",
        "gb-t-7714-2025-numeric",
        "icd-206",
    )


@pytest.mark.parametrize("name", list_styles())
def test_kinds_of_the_shipped_styles(name: str) -> None:
    style, problems = read_style(STYLES / f"{name}.csl")
    assert problems == ()
    assert style is not None
    numeric, in_text = name.endswith("numeric"), name.startswith("apa")
    assert style.kind is (StyleKind.NUMERIC if numeric else StyleKind.IN_TEXT if in_text else StyleKind.NOTE)
    etree.fromstring(style.prepared)


def test_a_style_is_found_by_name_and_by_path(tmp_path: Path) -> None:
    own = tmp_path / "styles" / "own.csl"
    own.parent.mkdir()
    own.write_text(GOOD, encoding="utf-8")
    assert find_style("gb-t-7714-2025-note", tmp_path) == (STYLES / "gb-t-7714-2025-note.csl", ())
    assert find_style("styles/own.csl", tmp_path) == (own, ())


@pytest.mark.parametrize("name", ["no-such-style", "", "..", "a\0b", "x" * 5000])
def test_an_unknown_style_is_told(name: str, tmp_path: Path) -> None:
    path, problems = find_style(name, tmp_path)
    assert path is None
    assert [problem.code for problem in problems] == ["style-unknown"]
    assert "gb-t-7714-2025-note" in problems[0].help


BROKEN = {
    "empty": ("", "not well-formed"),
    "text": ("a style", "not well-formed"),
    "other root": ("<html/>", "root"),
    "no citation": (f'{HEAD} class="note"/>', "no citation layout"),
    "no class": (f"{HEAD}>{LAYOUT}</style>", "class"),
    "dependent": (
        f'{HEAD}><info><link href="http://e.org/styles/parent" rel="independent-parent"/></info></style>',
        "'parent'",
    ),
    "missing macro": (GOOD.replace('<macro name="entry">', '<macro name="other">'), "'entry'"),
    "endless macro": (GOOD.replace('<text macro="author"/>', '<text macro="entry"/>'), "calls itself"),
    "entities": ('<!DOCTYPE style [<!ENTITY a "b">]>' + GOOD.split("?>", 1)[1], "document type"),
    "prints nothing": (f'{HEAD} class="note"><citation><layout/></citation></style>', "prints nothing"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_unusable_style_is_told_and_the_document_stays_whole(name: str, tmp_path: Path) -> None:
    text, reason = BROKEN[name]
    path = tmp_path / "broken.csl"
    path.write_text(text, encoding="utf-8")
    made, problems = cite(_document(), _library(), path, "zh-CN")
    assert [problem.code for problem in problems] == ["style-invalid"]
    assert reason in problems[0].message
    assert str(tmp_path) not in problems[0].message
    assert made.children == (Paragraph((Footnote(1, (Text("[@a]"),)),)),)


def test_a_style_that_the_engine_refuses_is_told(tmp_path: Path) -> None:
    path = tmp_path / "refused.csl"
    path.write_text(GOOD.replace('variable="title"', ""), encoding="utf-8")
    _, problems = cite(_document(), _library(), path, "zh-CN")
    assert [problem.code for problem in problems] == ["style-invalid"]
    assert str(tmp_path) not in problems[0].message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_text(GOOD.replace("utf-8", "utf-16" if encoding == "utf-16" else "utf-8"), encoding=encoding)
    made, problems = cite(_document(), _library(), path, "zh-CN")
    assert problems == ()
    note = made.children[0].children[0]  # type: ignore[union-attr]  # it is a paragraph
    assert isinstance(note, Footnote)
    assert plain(note.children) == "a.txt[EB]."


def test_a_style_may_have_its_own_locale_without_a_language(tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    locale = '<locale><terms><term name="page" form="short">S. </term></terms></locale>'
    layout = '<layout><label variable="locator" form="short"/><text variable="locator"/></layout>'
    text = f'{HEAD} class="note">{locale}<citation>{layout}</citation></style>'
    path.write_text(text, encoding="utf-8")
    cited = Citation((CitedSource("a", "7", "page"),))
    made, problems = cite(_document(cited), _library(), path, "zh-CN")
    assert problems == ()
    note = made.children[0].children[0]  # type: ignore[union-attr]  # it is a paragraph
    assert isinstance(note, Footnote)
    assert plain(note.children) == "S. 7"


def _document(citation: Citation | None = None) -> Document:
    labels = Labels(**{field.name: "" for field in fields(Labels)})
    cited = citation or Citation((CitedSource("a"),))
    return Document("", "", "", "2025-01-01", "", "zh-CN", "", labels, (Paragraph((cited,)),))


def _library() -> Library:
    return Library({"a": LibraryEntry("a", "seeds/a.txt", None, Metadata())})


def test_a_parent_named_in_a_style_is_not_fetched(tmp_path: Path) -> None:
    text = (STYLES / "gb-t-7714-2025-note.csl").read_text(encoding="utf-8")
    link = '<link href="http://127.0.0.1:9/parent.csl" rel="independent-parent"/>'
    path = tmp_path / "own.csl"
    path.write_text(text.replace("<category ", f"{link}<category ", 1), encoding="utf-8")
    read, problems = read_style(path)
    assert problems == ()
    assert read is not None
    assert b"independent-parent" not in read.prepared


def test_samples_are_refused_for_what_is_no_language() -> None:
    with pytest.raises(ValueError, match="is not a language"):
        style_samples("no language!")


def test_words_of_a_style_stand_before_ours(tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_text(
        GOOD.replace('<term name="et-al">他</term>', '<term name="et-al">ほか</term>'), encoding="utf-8"
    )
    read, _ = read_style(path)
    assert read is not None
    terms = [
        term.text for term in etree.fromstring(read.prepared).iter("{*}term") if term.get("name") == "et-al"
    ]
    assert [str(text).strip("\ue013") for text in terms] == ["等", "ほか", "외"]
