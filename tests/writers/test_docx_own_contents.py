"""A table of contents that a template has of its own: which one is filled, and what beside it stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx_checks import Package, W, problems
from house_parts import p, t
from sample import sample
from test_docx_placeholders import house, lines

from briefsmith.writers.docx import write_docx

_BODY = p("{{ body }}")
_PAGE = '<w:r><w:br w:type="page"/></w:r>'


def sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(*texts: str) -> str:
    return "".join(f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>' for text in texts)


def contents(*texts: str, before: str = "", after: str = "", more: str = "") -> str:
    """A field of contents over two paragraphs."""
    begin = f"{before}{sign('begin')}{code(*texts)}{sign('separate')}{t('old entry')}"
    return p(begin, more=more) + p(f"{sign('end')}{after}")


def filled(folder: Path, body: str) -> Package:
    path = folder / "own.docx"
    path.write_bytes(house(body + _BODY).packed())
    data, _ = write_docx(replace(sample(), contents=None, marking=""), path)
    # What is left alone may end in another paragraph than it begins in.
    assert [item for item in problems(data) if "does not end in its paragraph" not in item] == []
    return Package(data)


def codes(package: Package) -> list[str]:
    return ["".join((item.text or "").split()) for item in package.body.iter(f"{W}instrText")]


@pytest.mark.parametrize(
    ("texts", "is_filled"),
    [
        ((" T", "OC ", '\\o "1-1" '), True),
        ((' toc \\o "1-2" \\h ',), True),
        # LibreOffice writes the switch for marked entries into every table of contents.
        ((' TOC \\f \\o "1-3" \\h',), True),
        ((" TOC ", '\\h \\z \\c "Figure" '), False),
        ((" TOC \\f \\h ",), False),
        ((' TOC \\b chapter \\o "1-3" ',), False),
    ],
)
def test_contents_are_known_by_their_whole_code(
    tmp_path: Path, texts: tuple[str, ...], is_filled: bool
) -> None:
    found = lines(filled(tmp_path, contents(*texts)))
    assert ("old entry" not in found) is is_filled


def test_contents_that_list_marked_entries_are_left_alone(tmp_path: Path) -> None:
    entry = p(t("x"), sign("begin"), code(' TC "Entry" '), sign("end"))
    package = filled(tmp_path, contents(' TOC \\f \\o "1-3" ') + entry)
    assert "old entry" in lines(package)


def test_what_stands_beside_own_contents_stays(tmp_path: Path) -> None:
    picked = contents(' TOC \\o "1-2" ', before=t("In front"), after=t("Behind") + _PAGE)
    package = filled(tmp_path, picked)
    found = lines(package)
    assert "old entry" not in found
    first = next(index for index, line in enumerate(found) if "历史背景" in line)
    assert found.index("In front") < first < found.index("Behind")
    assert [item.get(f"{W}type") for item in package.body.iter(f"{W}br")].count("page") == 1


def test_what_stands_beside_own_contents_stays_in_one_paragraph(tmp_path: Path) -> None:
    one = p(
        t("In front"),
        *(sign("begin"), code(' TOC \\o "1-1" '), sign("separate"), t("old entry"), sign("end")),
        t("Behind"),
    )
    found = lines(filled(tmp_path, one))
    assert {"In front", "Behind"} <= set(found)
    assert not any("old entry" in line for line in found)


def test_own_contents_begin_the_page_that_they_began(tmp_path: Path) -> None:
    package = filled(tmp_path, contents(' TOC \\o "1-1" ', more="<w:pageBreakBefore/>"))
    assert len(list(package.body.iter(f"{W}pageBreakBefore"))) == 1


def test_own_contents_over_the_end_of_a_section_are_left_alone(tmp_path: Path) -> None:
    end = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    package = filled(tmp_path, contents(' TOC \\o "1-1" ', more=end))
    assert len(list(package.body.iter(f"{W}sectPr"))) == 2
