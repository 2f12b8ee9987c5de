"""What a briefing says of its sources: ratings, the signed statement, disclosures, the source list."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefsmith.compose.labels import language_group
from briefsmith.compose.sourcing import particulars
from briefsmith.diagnostics import Diagnostic
from briefsmith.library import LibraryEntry
from briefsmith.pipeline import Checked, build_project, check_project, draft_summary, read_library
from briefsmith.sources.model import Metadata
from briefsmith.sourcing.words import KINDS, summary_words

BODY = (
    "港务局周三表示，全年共记录险情12起，比上一年减少3起，没有造成人员伤亡。\n\n"
    "负责人陈安在记者会上说，减少的原因是新的预警浮标，而不是航次减少，航次实际上增加了百分之四。\n"
)
OTHER = (
    "渔业协会周四证实，去年记录在案的险情为12起，其中4起发生在夜间，协会要求增加夜间巡逻的船只。\n\n"
    "协会同时认为，小型渔船的险情大多没有上报，实际数字可能要高出一倍以上，统计口径有待改进。\n"
)
HEAD = "---\ntitle: {title}\ndate: 2024-03-0{day}\nsource: {outlet}\nurl: https://{host}/a/1\n---\n\n"
SOURCES = "sources:\n  gang: {file: seeds/gang.md, outlet: 海港日报}\n  yu: {file: seeds/yu.md, outlet: %s}\n"
QUOTE = "      - source: gang\n        quote: {}\n"
SECTION = "sections:\n  - title: 乙\n    text: 丙[@yu]。\n    quotes:\n" + QUOTE.format("全年共记录险情12起")
LEANING = QUOTE.format("没有造成人员伤亡") + QUOTE.format("新的预警浮标")


def project(
    folder: Path, more: str = "", outlet: str = "渔业周刊", second: str = OTHER, head: str = ""
) -> Path:
    seeds = folder / "seeds"
    seeds.mkdir(exist_ok=True)
    (seeds / "gang.md").write_text(
        HEAD.format(title="港务局公布数字", day=5, outlet="海港日报", host="gang.example") + BODY,
        encoding="utf-8",
    )
    (seeds / "yu.md").write_text(
        HEAD.format(title="渔业协会证实", day=6, outlet=outlet, host="yu.example") + second, encoding="utf-8"
    )
    outline = folder / "outline.yaml"
    outline.write_text(
        f"title: 甲\ndate: 2025-01-02\n{head}{SOURCES % outlet}{SECTION}{more}", encoding="utf-8"
    )
    return outline


def told(checked: Checked, code: str) -> list[Diagnostic]:
    return [item for item in checked.diagnostics if item.code == code]


def markdown(folder: Path) -> str:
    return (folder / "briefs" / "outline.md").read_text(encoding="utf-8")


class TestCredibility:
    def test_confirmed_needs_a_second_source(self, tmp_path: Path) -> None:
        checked = check_project(project(tmp_path, "        credibility: 1\n"))
        (found,) = told(checked, "credibility-unconfirmed")
        assert found.place is not None
        assert (found.place.line, found.place.column) == (12, 22)
        assert checked.exit_code == 1

    @pytest.mark.parametrize("way", ["confirmed_by: yu", "confirmed_by: [yu]", "note: 另见[@yu]。"])
    def test_an_independent_source_confirms(self, tmp_path: Path, way: str) -> None:
        more = f"        credibility: 1\n        {way}\n"
        assert told(check_project(project(tmp_path, more)), "credibility-unconfirmed") == []

    @pytest.mark.parametrize(
        ("second", "outlet", "way", "reason"),
        [
            (BODY, "渔业周刊", "confirmed_by: yu", "it holds the same article"),
            (BODY + OTHER + OTHER, "渔业周刊", "confirmed_by: yu", "one is an excerpt of the other"),
            (OTHER, "海港日报", "confirmed_by: yu", "it is of the same outlet, 海港日报"),
            (OTHER, "渔业周刊", "confirmed_by: gang", "it is the quoted source itself"),
        ],
    )
    def test_what_is_not_independent_does_not(
        self, tmp_path: Path, second: str, outlet: str, way: str, reason: str
    ) -> None:
        more = f"        credibility: 1\n        {way}\n"
        checked = check_project(project(tmp_path, more, outlet, second))
        (found,) = told(checked, "credibility-unconfirmed")
        assert reason in found.detail[0]

    def test_a_key_that_nothing_defines_is_told_at_its_place(self, tmp_path: Path) -> None:
        checked = check_project(project(tmp_path, "        confirmed_by: [yu, nobody]\n"))
        (found,) = told(checked, "source-undefined")
        assert found.place is not None
        assert (found.place.line, found.place.column) == (12, 28)

    def test_the_second_source_is_cited_with_the_quotation(self, tmp_path: Path) -> None:
        build_project(project(tmp_path, "        credibility: 1\n        confirmed_by: yu\n"))
        assert "另有独立来源印证[^3]。" in markdown(tmp_path)


class TestStatement:
    def test_the_draft_goes_into_the_outline_as_it_is_printed(self, tmp_path: Path) -> None:
        outline = project(tmp_path)
        draft = draft_summary(read_library(outline))
        outline.write_text(outline.read_text(encoding="utf-8") + draft, encoding="utf-8")
        checked = check_project(outline)
        assert told(checked, "summary-outdated") == []
        assert len(told(checked, "summary-unsigned")) == 1
        build_project(outline)
        text = markdown(tmp_path)
        assert "## 来源综述" in text
        assert "未签署" in text

    def test_the_draft_counts(self, tmp_path: Path) -> None:
        draft = yaml.safe_load(draft_summary(read_library(project(tmp_path))))["source_summary"]
        assert "本简报依据资料2篇：新闻报道2篇。出自2家机构或账号。均为中文。" in draft["text"]
        assert "发表于2024-03-05至2024-03-06。共引用原文1处" in draft["text"]
        assert "未注明可靠性评级的有：海港日报 2024-03-05、渔业周刊 2024-03-06。" in draft["text"]
        assert draft["signed"] is None

    def test_the_draft_names_twins_and_what_leans_on_one_source(self, tmp_path: Path) -> None:
        draft = draft_summary(read_library(project(tmp_path, LEANING, second=BODY)))
        assert "- 乙：海港日报 2024-03-05（4处中3处）" in draft
        assert "海港日报 2024-03-05、渔业周刊 2024-03-06内容相同或互为摘录" in draft

    def test_a_signed_statement_is_printed_with_its_signature(self, tmp_path: Path) -> None:
        more = "source_summary: {text: '两篇均可靠[@yu]。', signed: 海事组, date: 2025-01-01}\n"
        checked = build_project(project(tmp_path, more)).checked
        assert told(checked, "summary-unsigned") == []
        assert "签署：海事组，2025年1月1日" in markdown(tmp_path)

    def test_other_facts_than_those_it_was_drafted_from_are_told(self, tmp_path: Path) -> None:
        outline = project(tmp_path)
        draft = draft_summary(read_library(outline))
        changed = outline.read_text(encoding="utf-8").replace(
            "outlet: 渔业周刊", "outlet: 渔业周刊, grade: B"
        )
        outline.write_text(changed + draft, encoding="utf-8")
        (found,) = told(check_project(outline), "summary-outdated")
        assert draft_summary(read_library(outline)).split("basis: ")[1].strip() in found.help

    @pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "ja", "ko", "en", "fr"])
    def test_every_language_has_every_sentence(self, tmp_path: Path, language: str) -> None:
        draft = draft_summary(
            read_library(project(tmp_path, LEANING, second=BODY, head=f"language: {language}\n"))
        )
        assert "{" not in draft
        assert "|" not in draft.replace("text: |", "")
        words = summary_words(language)
        assert set(KINDS.values()) | {"other"} == set(words.kinds)
        assert language_group(language)


class TestPrinted:
    def test_disclosures_are_printed(self, tmp_path: Path) -> None:
        ai = "{system: 甲系统, version: '2', parameters: 温度0, use: 摘要}"
        more = f"disclosures:\n  machine_translation: 译文为机器初译。\n  ai: {ai}\n"
        assert build_project(project(tmp_path, more)).exit_code == 0
        text = markdown(tmp_path)
        assert "**机器翻译：** 译文为机器初译。" in text or "**机器翻译**：译文为机器初译。" in text
        assert "甲系统 2（温度0），摘要" in text

    def test_the_source_list_says_how_often_each_is_used(self, tmp_path: Path) -> None:
        build_project(project(tmp_path))
        assert "| 渔业周刊 · 2024-03-06 · 中文 · 引用1次 |" in markdown(tmp_path)

    def test_a_misspelt_key_of_a_statement_is_told(self, tmp_path: Path) -> None:
        checked = check_project(project(tmp_path, "source_summary: {txt: 甲, singed: 乙}\n"))
        found = [(item.code, item.help) for item in checked.diagnostics if item.code == "key-unknown"]
        assert found == [("key-unknown", "Did you mean `text`?"), ("key-unknown", "Did you mean `signed`?")]

    def test_a_disclosure_of_the_wrong_kind_is_told(self, tmp_path: Path) -> None:
        checked = check_project(project(tmp_path, "disclosures: [a]\n"))
        assert [item.code for item in checked.diagnostics if item.place and item.place.line > 11] == [
            "value-type"
        ]


def test_what_the_outline_says_in_csl_is_what_the_list_and_the_summary_say() -> None:
    said = {"language": "en-US", "container-title": "The Example Times", "issued": "2024-05-06"}
    entry = LibraryEntry("a", "a.txt", None, Metadata(), csl=said)
    assert particulars(entry, 1, "en") == "The Example Times · 2024-05-06 · English · cited once"
    assert (entry.outlet, entry.day, entry.language) == ("The Example Times", "2024-05-06", "en-US")
