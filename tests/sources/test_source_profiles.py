"""Profiles are data: the shipped ones are sound, an analyst's own win, mistakes in one are told."""

import re
from pathlib import Path

import pytest

from briefsmith.pipeline import read_library
from briefsmith.sources.model import Source
from briefsmith.sources.profile_files import read_profiles, shipped_catalogue
from briefsmith.sources.reader import read_source
from briefsmith.starter import make_project

TEXT = "市议会周三通过了新的供水预算，明年起分三年更换老城区的全部铅管，费用由市政和用户各付一半。"

OWN = r"""
domains = ["news.example.org"]
outlet = "示例时报"
also = ["Example Times"]
article = ['^story-text$']

[fields]
date = ['^when$']
author = ['^who$']

[classes]
caption = ['^note$']

[texts]
chrome = ['^打开示例时报']
"""


def messages(text: str) -> list[str]:
    profiles, problems = read_profiles(text.encode(), "own", "profiles/own.toml")
    assert bool(profiles) is not bool(problems)
    assert {problem.code for problem in problems} <= {"profile-invalid"}
    return [f"{problem.message} {problem.help}" for problem in problems]


def read(raw: str, profile: str = OWN) -> Source:
    profiles, problems = read_profiles(profile.encode(), "own", "own.toml")
    assert not problems
    return read_source(raw.encode(), "page.html", profiles)


def page(extra: str = "") -> str:
    return (
        "<!DOCTYPE html><html><head><title>供水 | 首页</title>"
        "<link rel=canonical href=https://news.example.org/a/1.html></head><body>"
        "<h1>供水预算通过</h1><i class=when>2024年3月6日</i><i class=who>陈安</i>"
        f"<div class=story-text><div>{TEXT}</div><div class=note>铅管</div><div>好。</div>{extra}</div>"
        "<div><div>打开示例时报客户端</div></div></body></html>"
    )


def test_an_own_profile_knows_the_page() -> None:
    source = read(page())
    assert source.body.text == f"{TEXT}\n\n好。"
    assert (source.metadata.outlet.value, source.metadata.author.value) == ("示例时报", "陈安")
    assert source.metadata.date.value == "2024-03-06"
    kinds = {block.text: str(block.kind) for block in source.blocks}
    assert kinds["铅管"] == "caption"
    assert kinds["打开示例时报客户端"] == "chrome"


def test_an_own_profile_wins_over_a_shipped_one() -> None:
    source = read(
        "---\nurl: https://www.voachinese.com/a/1.html\n---\n\n" + TEXT,
        'domains = ["voachinese.com"]\noutlet = "本组所称"',
    )
    assert source.metadata.outlet.value == "本组所称"
    shipped = shipped_catalogue().of_address("https://www.voachinese.com/a/1.html")
    assert shipped
    assert shipped.outlet == "美国之音"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("domains = [", "not TOML"),
        ('domains = "a.example"', "must be a list of texts"),
        ("domains = [1]", "must be a list of texts"),
        ('domain = ["a.example"]', "unknown key `domain`"),
        ("", "names no domain"),
        ('outlet = ""', "`outlet` must be a text"),
        ('outlet = "甲"\nanonymous = "yes"', "true or false"),
        ("domains = ['a.example']\n[classes]\ncaption = ['(']", "no regular expression"),
        ("domains = ['a.example']\n[classes]\npicture = ['x']", "no such kind"),
        ("domains = ['a.example']\nclasses = ['x']", "must be a table"),
        ("domains = ['a.example']\nauthors = ['^x$']", "(?P<author>…)"),
        ("domains = ['a.example']\n[splits]\ncredit = ['x']", "(?P<rest>…)"),
        ("domains = ['a.example']\n[fields]\nday = ['x']", "no such field"),
        ("outlets = [['a.example']]", "rows of texts"),
    ],
)
def test_mistakes_are_told(text: str, said: str) -> None:
    assert any(said in message for message in messages(text))


def test_every_mistake_is_told_in_one_run() -> None:
    assert len(messages("domains = 3\nauthors = ['(']\nwrong = 1")) == 3


def test_mistakes_are_told_in_their_lines() -> None:
    text = "domains = ['a.example']\nauthors = ['^(']\n\n[classes]\ncaptoin = ['x']\n[wrong]\n"
    problems = read_profiles(text.encode(), "own", "own.toml")[1]
    assert sorted(item.place.line for item in problems if item.place) == [2, 5, 6]


def test_nothing_beside_many_outlets_is_passed_over() -> None:
    (message,) = messages("outlets = [['a.example', '甲报']]\n[texts]\nchrome = ['^x$']\n")
    assert "`texts` stands beside `outlets`" in message


def test_what_is_no_text_is_told() -> None:
    profiles, problems = read_profiles(b"\xff\xfe\x00", "own", "own.toml")
    assert not profiles
    assert "UTF-8" in problems[0].message
    assert read_profiles(b"\xef\xbb\xbfdomains = ['a.example']\r\n", "own", "own.toml")[0]


def test_a_project_has_its_own_profiles(tmp_path: Path) -> None:
    make_project(tmp_path / "p")
    folder = tmp_path / "p" / "profiles"
    folder.mkdir()
    (folder / "own.toml").write_text('domains = ["example.org"]\noutlet = "改名海事报"', encoding="utf-8")
    (folder / "bad.toml").write_text("domains = [", encoding="utf-8")
    (folder / "notes.txt").write_text("not a profile", encoding="utf-8")
    checked = read_library(tmp_path / "p" / "outline.yaml")
    found = [item for item in checked.diagnostics if item.code == "profile-invalid"]
    assert [item.place.file for item in found if item.place] == ["profiles/bad.toml"]
    assert checked.library
    candidates = checked.library.entries["channel-report"].metadata.outlet.candidates
    assert "改名海事报" in [candidate.value for candidate in candidates]


def test_a_profile_does_not_lead_out_of_the_project(tmp_path: Path) -> None:
    make_project(tmp_path / "p")
    (tmp_path / "p" / "profiles").mkdir()
    (tmp_path / "out.toml").write_text('domains = ["example.org"]', encoding="utf-8")
    (tmp_path / "p" / "profiles" / "own.toml").symlink_to(tmp_path / "out.toml")
    checked = read_library(tmp_path / "p" / "outline.yaml")
    assert [item.code for item in checked.diagnostics if "profile" in item.code] == ["profile-invalid"]


def test_the_example_of_the_manual_is_a_sound_profile(root: Path) -> None:
    manual = (root / "docs" / "profiles.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", manual, re.DOTALL)
    assert example
    assert messages(example[1]) == []
