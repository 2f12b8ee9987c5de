"""Every shipped template with every kind of briefing: sound, and whole after LibreOffice has saved it."""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import docx
import pytest
from docx_checks import Package, W, marked_pages, problems
from long_briefing import COUNT, long_briefing
from open_xml_sdk import sdk_errors
from printed_pages import converted
from sample import english_sample, prose, sample

from briefsmith.document import Document
from briefsmith.pipeline import build_project
from briefsmith.resources import shipped
from briefsmith.verifying.model import Status
from briefsmith.verifying.verification import verify
from briefsmith.writers.docx import TEMPLATE_NAMES, write_docx

_NASTY = "& < > \" ' \u200b\ufeff 𠮷 \U0001f469\u200d\U0001f4bb ﷽ %} #} "
_FIELD = re.compile(r' *HYPERLINK "([^"]+)"(?: *\\l "([^"]+)")?')
_KINDS = ("project", "english", "long", "everything")
MATRIX = tuple(f"{name}-{kind}" for name, kind in itertools.product(TEMPLATE_NAMES, _KINDS))


def everything() -> Document:
    """Every block and inline there is, as a draft, between characters that break careless writers."""
    made = sample(draft=True)
    return replace(
        made,
        title=_NASTY * 3,
        subtitle=_NASTY,
        author=_NASTY,
        children=(*made.children[:1], prose(_NASTY), *made.children[1:]),
    )


_MADE = {"english": english_sample, "long": long_briefing, "everything": everything}


def _project(root: Path, folder: Path, template: str) -> bytes:
    """The briefing of this repository in another template."""
    copy = folder / template
    for name in ("seeds", "briefs"):
        (copy / name).mkdir(parents=True)
    for path in (root / "seeds").iterdir():
        shutil.copy(path, copy / "seeds")
    outline = (root / "outline.yaml").read_text(encoding="utf-8")
    changed = outline.replace("template: standard", f"template: {template}")
    (copy / "outline.yaml").write_text(changed.replace("[docx, markdown, html]", "[docx]"), encoding="utf-8")
    built = build_project(copy / "outline.yaml")
    return built.outputs[0][0].read_bytes()


@pytest.fixture(scope="module")
def files(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole matrix as files."""
    folder = tmp_path_factory.mktemp("matrix")
    for template, kind in itertools.product(TEMPLATE_NAMES, _KINDS):
        if kind == "project":
            data = _project(root, folder / "projects", template)
        else:
            data, _ = write_docx(_MADE[kind](), shipped(f"{template}.docx"))
        (folder / f"{template}-{kind}.docx").write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def saved(files: Path) -> Path:
    """The whole matrix, opened and saved by LibreOffice."""
    folder = files / "saved"
    folder.mkdir()
    converted(folder, "docx:MS Word 2007 XML", *(files / f"{one}.docx" for one in MATRIX))
    return folder


def read(folder: Path, one: str) -> Package:
    return Package((folder / f"{one}.docx").read_bytes())


@pytest.mark.parametrize("one", MATRIX)
def test_files_are_sound(one: str, files: Path) -> None:
    data = (files / f"{one}.docx").read_bytes()
    assert problems(data) == []
    assert marked_pages(data, "TLP:CLEAR") == []
    assert "{{" not in read(files, one).text(read(files, one).body)


@pytest.mark.parametrize("version", ["Office2019", "Microsoft365"])
def test_open_xml_sdk_finds_nothing(version: str, files: Path) -> None:
    for one in MATRIX:
        assert (one, sdk_errors(files / f"{one}.docx", version)) == (one, [])


# ------------------------------------------------------------------- opened and saved by LibreOffice


def paragraphs(package: Package) -> list[str]:
    """What the paragraphs of the text say, without white space, which LibreOffice may write otherwise."""
    said = (re.sub(r"\s", "", package.text(one)) for one in package.body.iter(f"{W}p"))
    return [one for one in said if one]


def notes(package: Package) -> list[str]:
    """What the footnotes say, in their order."""
    real = (one for one in package.notes.findall(f"{W}footnote") if one.get(f"{W}type") is None)
    return [re.sub(r"\s", "", package.text(one)) for one in real]


def style_names(package: Package) -> dict[str, str]:
    styles = package.tree("word/styles.xml").findall(f"{W}style")
    return {one.get(f"{W}styleId"): one.find(f"{W}name").get(f"{W}val").lower() for one in styles}


def headings(package: Package) -> Iterator[tuple[str, str]]:
    """The headings with the names of their styles."""
    names = style_names(package)
    for paragraph in package.body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = names.get(style.get(f"{W}val"), "") if style is not None else ""
        if name.startswith("heading"):
            yield name, re.sub(r"\s", "", package.text(paragraph))


def bookmarks(package: Package) -> set[str]:
    return {one.get(f"{W}name") for one in package.body.iter(f"{W}bookmarkStart")}


def header_rows(package: Package) -> int:
    return sum(1 for _ in package.body.iter(f"{W}tblHeader"))


def targets(package: Package) -> set[str]:
    """The addresses that links of the text and of the notes lead to; LibreOffice writes characters for
    percent-encoded ones, and makes fields of those links that have a fragment.
    """
    names = ("word/_rels/document.xml.rels", "word/_rels/footnotes.xml.rels")
    links = (one for name in names if name in package.trees for one in package.tree(name))
    found = {one.get("Target") for one in links if one.get("Type").endswith("/hyperlink")}
    for part in (package.body, package.notes):
        fields = (_FIELD.match(one.text or "") for one in part.iter(f"{W}instrText"))
        found |= {f"{one[1]}#{one[2]}" if one[2] else one[1] for one in fields if one}
    return {unquote(one) for one in found}


@pytest.mark.parametrize("one", MATRIX)
def test_libreoffice_loses_nothing(one: str, files: Path, saved: Path) -> None:
    before, after = read(files, one), read(saved, one)
    assert paragraphs(after) == paragraphs(before)
    assert notes(after) == notes(before)
    assert list(headings(after)) == list(headings(before))
    assert bookmarks(before) <= bookmarks(after)
    assert targets(before) <= targets(after)
    assert header_rows(after) == header_rows(before)
    assert marked_pages((saved / f"{one}.docx").read_bytes(), "TLP:CLEAR") == []


@pytest.mark.parametrize("one", MATRIX)
def test_libreoffice_keeps_properties_and_comments(one: str, files: Path, saved: Path) -> None:
    before, after = (docx.Document(str(folder / f"{one}.docx")) for folder in (files, saved))
    for name in ("title", "author", "language", "subject"):
        assert getattr(after.core_properties, name) == getattr(before.core_properties, name), name
    assert [one.text for one in after.comments] == [one.text for one in before.comments]


@pytest.mark.parametrize("one", MATRIX)
def test_every_quotation_is_still_what_was_proven(one: str, files: Path, saved: Path) -> None:
    before, after = (
        verify((folder / f"{one}.docx").read_bytes(), f"{one}.docx") for folder in (files, saved)
    )
    assert after.intact == before.intact
    assert [(q.record, q.status, q.now) for q in after.quotations] == [
        (q.record, q.status, q.now) for q in before.quotations
    ]
    assert {q.status for q in after.quotations} == {Status.UNTOUCHED}
    assert after.unrecorded == before.unrecorded
    assert after.exit_code == before.exit_code
    if one.endswith("long"):
        assert len(after.quotations) == COUNT
