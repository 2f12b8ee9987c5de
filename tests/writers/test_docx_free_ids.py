"""Ids and names of what is added to a template that has given away the highest ones."""

# ruff: noqa: E501 - lines of XML read better whole

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx_checks import Package, W, problems
from house_parts import House, p, t
from sample import sample
from test_docx_placeholders import house

from briefsmith.writers.docx import write_docx
from briefsmith.writers.docx.free_ids import last_before_free

HIGHEST = 2**31 - 1


@pytest.mark.parametrize(
    ("taken", "most", "last"),
    [
        ((), 100, 0),
        (("1", "2", "7"), 100, 7),
        (("1", "2", "100"), 100, 2),
        (("5", "99"), 100, 5),
        (("x", "-3", "", "1000"), 100, 0),
    ],
)
def test_ids_follow_those_that_are_taken(taken: tuple[str, ...], most: int, last: int) -> None:
    assert last_before_free(taken, most) == last


def bookmark(number: int, name: str, inner: str = "") -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def crowded() -> House:
    """A template with the highest ids of a bookmark, a list and a note, and with names of ours in a header."""
    number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{HIGHEST}"/></w:numPr>'
    note = f'<w:r><w:footnoteReference w:id="{HIGHEST - 7}"/></w:r>'
    made = house(p("own", bookmark(HIGHEST, "sec_history"), note, more=number) + p("{{ body }}"))
    header = made.header("header1.xml", p(bookmark(HIGHEST - 1, "sec_sources"), "{{ marking }}"))
    footer = made.footer("footer1.xml", p("{{ marking }}"))
    references = f'<w:headerReference w:type="default" r:id="{header}"/><w:footerReference w:type="default" r:id="{footer}"/>'
    made.body = made.body.replace("<w:sectPr>", f"<w:sectPr>{references}")
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    )
    lists = f'<w:abstractNum w:abstractNumId="{HIGHEST}">{level}</w:abstractNum>'
    lists += f'<w:num w:numId="{HIGHEST}"><w:abstractNumId w:val="{HIGHEST}"/></w:num>'
    made.add("numbering", "numbering.xml", lists)
    signs = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    own = f'<w:footnote w:id="{HIGHEST - 7}">{p("<w:r><w:footnoteRef/></w:r>", t("own"))}</w:footnote>'
    made.add("footnotes", "footnotes.xml", signs + own)
    return made


def test_the_highest_ids_may_be_taken(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(crowded().packed())
    data, said = write_docx(replace(sample(), contents=3), path)
    assert said == ()
    package = Package(data)
    stories = [root for _, root in package.stories()]
    marks = [item for root in stories for item in root.iter(f"{W}bookmarkStart")]
    for name in ("name", "id"):
        values = [item.get(f"{W}{name}") for item in marks]
        assert len(values) == len(set(values))
    ids = [item.get(f"{W}id") for root in stories for item in root.iter(f"{W}bookmarkStart", f"{W}footnote")]
    lists = [item.get(f"{W}numId") for item in package.tree("word/numbering.xml").iter(f"{W}num")]
    assert max(map(int, [*ids, *lists])) == HIGHEST
    notes = [int(item.get(f"{W}id")) for item in package.notes]
    assert all(number <= 32_767 or number == HIGHEST - 7 for number in notes)
    assert [item for item in problems(data) if "note" not in item] == []
