"""Exports of a reference manager: read, matched to the saved files, and written back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsmith.diagnostics import Diagnostic
from briefsmith.library import LibraryEntry
from briefsmith.pipeline import Checked, build_project, check_project
from briefsmith.references.reading import read_references
from briefsmith.reports.library_exports import render_csl_json
from briefsmith.spans import Place

PAGE = (
    "---\ntitle: 港务局公布险情数字\ndate: 2024-03-05\nurl: https://news.example.org/a/12?p=1\n---\n\n"
    "港务局周三表示，全年共记录险情12起，比上一年减少3起，没有造成人员伤亡。\n"
)
OUTLINE = """\
title: 甲
references: {references}
sources:
  gang:
    file: seeds/gang.md{more}
sections:
  - title: 乙
    quotes:
      - source: gang
        quote: 港务局周三表示，全年共记录险情12起
"""
CSL = [
    {
        "id": "x1",
        "type": "article-newspaper",
        "title": "港务局公布险情数字",
        "container-title": "海港日报",
        "author": [{"family": "Chen", "given": "An"}],
        "issued": {"date-parts": [["2024", 3, 5]]},
        "URL": "http://www.news.example.org/a/12/?p=1",
        "page": "A3",
    }
]
BIB = r"""
@comment{nothing}
@online{x1,
  title = {港务局公布险情数字},
  author = {Chen, An and M{\"u}ller, Jo},
  date = {2024-03-05},
  langid = {chinese},
  file = {Snapshot:files/7/gang.md:text/html},
}
"""
RIS = """TY  - NEWS
TI  - 港务局公布险情数字
AU  - Chen, An
T2  - 海港日报
DA  - 2024/03/05/
Y2  - 2024/04/01/
UR  - https://news.example.org/a/12?p=1
ER  -
"""


def project(folder: Path, export: str, name: str = "refs.txt", more: str = "") -> Path:
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / "seeds" / "gang.md").write_text(PAGE, encoding="utf-8")
    (folder / name).write_text(export, encoding="utf-8")
    outline = folder / "outline.yaml"
    outline.write_text(OUTLINE.format(references=name, more=more), encoding="utf-8")
    return outline


def entry(checked: Checked) -> LibraryEntry:
    assert checked.library is not None
    return checked.library.entries["gang"]


def codes(checked: Checked) -> list[str]:
    return [item.code for item in checked.diagnostics]


@pytest.mark.parametrize(
    ("export", "how"), [(json.dumps(CSL), "x1"), (BIB, "x1"), (RIS, "")], ids=["csl-json", "bibtex", "ris"]
)
def test_each_form_describes_the_source_that_it_is_about(tmp_path: Path, export: str, how: str) -> None:
    checked = check_project(project(tmp_path, export))
    found = entry(checked)
    assert codes(checked) == []
    assert found.metadata.title.origin == (f"refs.txt: {how}" if how else "refs.txt")
    assert found.csl["author"][0] == {"family": "Chen", "given": "An"}
    assert found.metadata.author.value is not None
    assert "Chen" in found.metadata.author.value


def test_the_names_of_latex_are_letters(tmp_path: Path) -> None:
    found = entry(check_project(project(tmp_path, BIB)))
    assert found.csl["author"][1]["family"] == "Müller"
    assert found.metadata.language.value == "zh"


def test_what_the_references_say_is_printed(tmp_path: Path) -> None:
    build_project(project(tmp_path, json.dumps(CSL)))
    text = (tmp_path / "briefs" / "outline.md").read_text(encoding="utf-8")
    assert "[^1]: Chen A. 港务局公布险情数字\\[N/OL\\]. 海港日报，2024-03-05（A3）" in text


def test_the_outline_wins_over_the_references(tmp_path: Path) -> None:
    more = "\n    outlet: 晨报\n    author: 王伟\n    date: 2024-03-06\n    type: report"
    checked = check_project(project(tmp_path, json.dumps(CSL), more=more))
    found = entry(checked)
    assert codes(checked) == []
    assert [found.metadata.get(name).value for name in ("outlet", "author", "date")] == [
        "晨报",
        "王伟",
        "2024-03-06",
    ]
    assert "author" not in found.csl
    assert found.type == "report"
    assert found.csl["page"] == "A3"


def test_a_page_by_any_other_name_is_not_matched(tmp_path: Path) -> None:
    other = [{**CSL[0], "URL": "https://news.example.org/a/13", "issued": {"date-parts": [[2023, 3, 5]]}}]
    checked = check_project(project(tmp_path, json.dumps(other)))
    assert codes(checked) == ["references-unmatched"]
    assert entry(checked).metadata.title.origin == "front matter: title"


def test_two_items_that_fit_are_told_and_none_is_taken(tmp_path: Path) -> None:
    outline = project(tmp_path, json.dumps([CSL[0], {**CSL[0], "id": "x2", "title": "别的题名"}]))
    checked = check_project(outline)
    assert "reference-ambiguous" in codes(checked)
    assert entry(checked).metadata.title.origin == "front matter: title"


def test_the_outline_can_name_the_item(tmp_path: Path) -> None:
    export = json.dumps([{**CSL[0], "id": "x1"}, {**CSL[0], "id": "x2", "container-title": "晚报"}])
    checked = check_project(project(tmp_path, export, more="\n    reference: x2"))
    assert entry(checked).metadata.outlet.value == "晚报"
    wrong = check_project(project(tmp_path, export, more="\n    reference: x22"))
    (told,) = [item for item in wrong.diagnostics if item.code == "reference-unknown"]
    assert "Did you mean `x2`" in told.help
    assert told.place is not None
    assert told.place.line == 6


def test_a_day_that_differs_is_told(tmp_path: Path) -> None:
    export = json.dumps([{**CSL[0], "issued": {"date-parts": [[2024, 3, 6]]}}])
    checked = check_project(project(tmp_path, export))
    (told,) = [item for item in checked.diagnostics if item.code == "reference-differs"]
    assert "2024-03-06" in told.message
    settled = check_project(project(tmp_path, export, more="\n    date: 2024-03-05"))
    assert "reference-differs" not in codes(settled)


@pytest.mark.parametrize("parts", [[2024], [2024, 3]])
def test_a_month_does_not_take_the_day_from_the_page(tmp_path: Path, parts: list[int]) -> None:
    checked = check_project(project(tmp_path, json.dumps([{**CSL[0], "issued": {"date-parts": [parts]}}])))
    assert entry(checked).metadata.date.value == "2024-03-05"
    assert codes(checked) == []


def test_another_month_is_told(tmp_path: Path) -> None:
    export = json.dumps([{**CSL[0], "issued": {"date-parts": [[2024, 4]]}}])
    assert codes(check_project(project(tmp_path, export))) == ["reference-differs"]


def test_the_markup_of_citation_processors_is_no_part_of_a_title(tmp_path: Path) -> None:
    title = 'The <i>Chosun</i> on <span class="nocase">uranium-235</span>, 5 < 6<sub>2</sub>'
    found = entry(check_project(project(tmp_path, json.dumps([{**CSL[0], "title": title}]))))
    assert found.metadata.title.value == "The Chosun on uranium-235, 5 < 62"


def test_a_web_page_of_a_reference_manager_does_not_decide_the_type(tmp_path: Path) -> None:
    export = json.dumps([{**CSL[0], "type": "webpage"}])
    assert entry(check_project(project(tmp_path, export))).type is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"garbage",
        b'{"a":',
        b"[1, 2]",
        b"@article{a, title={x",
        b"\x80abc",
        b"[" * 100_000,
    ],
)
def test_what_is_no_export_is_told_where_the_outline_names_it(data: bytes) -> None:
    found, told = read_references(data, "refs.bib", Place("outline.yaml", 2))
    assert found == ()
    assert [item.code for item in told] == ["references-invalid"]
    assert told[0].place == Place("outline.yaml", 2)


def test_a_file_that_is_not_there_or_outside_is_told(tmp_path: Path) -> None:
    outline = project(tmp_path, "[]")
    outline.write_text(OUTLINE.format(references="none.json", more=""), encoding="utf-8")
    assert codes(check_project(outline)) == ["references-invalid"]
    outline.write_text(OUTLINE.format(references="../x.json", more=""), encoding="utf-8")
    assert codes(check_project(outline)) == ["path-outside"]


def _told(checked: Checked) -> tuple[Diagnostic, ...]:
    return checked.diagnostics


def test_the_library_goes_out_and_comes_in_again(tmp_path: Path) -> None:
    first = check_project(project(tmp_path, json.dumps(CSL)))
    assert first.library is not None
    written = render_csl_json(first.library)
    (item,) = json.loads(written)
    assert item["custom"]["file"] == "seeds/gang.md"
    again = check_project(project(tmp_path, written))
    assert _told(again) == ()
    assert again.library is not None
    assert json.loads(render_csl_json(again.library)) == [item]


_VALUES: st.SearchStrategy[Any] = (
    st.none() | st.integers(-5, 3000) | st.text(max_size=8) | st.lists(st.integers(0, 3000), max_size=3)
)
_DEEP = (
    _VALUES
    | st.lists(_VALUES, max_size=2)
    | st.dictionaries(
        st.sampled_from(["date-parts", "raw", "family", "given", "literal", "x"]),
        _VALUES | st.lists(st.lists(_VALUES, max_size=3), max_size=2),
        max_size=3,
    )
)
_VARIABLES = st.sampled_from(
    ["title", "author", "issued", "URL", "container-title", "type", "page", "language"]
)


@settings(deadline=None)
@given(item=st.dictionaries(_VARIABLES, _DEEP, max_size=4))
def test_whatever_an_item_holds_nothing_breaks(
    tmp_path_factory: pytest.TempPathFactory, item: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("project")
    checked = check_project(project(folder, json.dumps([{**item, "id": "gang"}])))
    assert checked.library is not None
    (made,) = json.loads(render_csl_json(checked.library))
    assert made["title"]
