"""What was formatted is kept by its question, and nothing that happens to it is noticed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefsmith import citation_cache
from briefsmith.citation_cache import CitationCache
from briefsmith.citations import engine, remembering
from briefsmith.citations.styles import CitationStyle
from briefsmith.document import Emphasis, Inlines, LineBreak, Link, Strong, Superscript, Text
from briefsmith.pipeline import build_project

KEY = b"k" * 32
ARTICLE = "港务局周三表示，全年共记录险情4起，比上一年减少3起。\n"
OUTLINE = """
title: 甲
outputs: [markdown]
sources:
  zh: {file: zh.txt, title: 港务局通报, outlet: 某某日报, date: 2024-05-06, language: zh-CN}
  en: {file: en.txt, title: Harbour report, outlet: The Example Times, date: 2024-05-07, language: en}
sections:
  - title: 乙
    text: 丙[@zh]，丁[@en]。
"""


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    (tmp_path / "zh.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "en.txt").write_text(
        "The harbour office counted four incidents this year.\n", encoding="utf-8"
    )
    path = tmp_path / "outline.yaml"
    path.write_text(OUTLINE, encoding="utf-8")
    return path


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for each call of the engine; the engine itself still runs."""
    done: list[str] = []
    real = engine._pandoc

    def told(given: bytes, style: CitationStyle, seconds: float) -> bytes:
        done.append(style.path.name)
        return real(given, style, seconds)

    monkeypatch.setattr(engine, "_pandoc", told)
    return done


def built(outline: Path) -> str:
    made = build_project(outline)
    assert made.exit_code == 0, made.checked.diagnostics
    return next(path for path, _ in made.outputs).read_text(encoding="utf-8")


def entries(outline: Path) -> list[Path]:
    return sorted((outline.parent / ".cache" / "briefsmith" / "citations").glob("*.answer"))


def change(outline: Path, old: str, new: str) -> None:
    outline.write_text(outline.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_build_that_changes_no_citation_does_not_call_the_engine(outline: Path, calls: list[str]) -> None:
    first = built(outline)
    assert len(calls) == 2  # one for each language
    assert built(outline) == first
    change(outline, "丙", "又丙")
    assert "又丙" in built(outline)
    assert len(calls) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("港务局通报", "港务局公告"),
        ("丙[@zh]", "丙[@zh]，再[@zh]"),
        ("title: 甲", "title: 甲\ncitation_style: gb-t-7714-2015-note"),
    ],
)
def test_what_changes_a_citation_calls_the_engine_again(
    outline: Path, calls: list[str], old: str, new: str
) -> None:
    first = built(outline)
    change(outline, old, new)
    assert built(outline) != first
    assert len(calls) > 2


def test_what_is_kept_is_what_was_formatted(tmp_path: Path) -> None:
    kept: tuple[dict[int, Inlines], dict[str, Inlines]] = (
        {0: (Text("a", "en"), Emphasis((Text("b"), Superscript((Text("c"),)))), LineBreak())},
        {"k": (Link((Strong((Text("d"),)),), "https://e.cn"), Text(""))},
    )
    assert remembering._unpacked(remembering._packed(kept)) == kept
    for damaged in (b"", b"[]", b"[[[0,[[]]]],[]]", b'[[[0,[["x"]]]],[]]', b'[[["x",[]]],[]]'):
        assert remembering._unpacked(damaged) is None


def test_it_can_be_deleted_at_any_time(outline: Path, calls: list[str]) -> None:
    first = built(outline)
    for path in entries(outline):
        path.unlink()
    assert built(outline) == first
    assert len(calls) == 4


def test_planted_damaged_and_swapped_entries_count_for_nothing(outline: Path, calls: list[str]) -> None:
    first = built(outline)
    (one,) = entries(outline)
    whole = one.read_bytes()
    change(outline, "丙[@zh]", "丙[@en]")
    built(outline)
    other = next(path for path in entries(outline) if path != one)
    change(outline, "丙[@en]", "丙[@zh]")
    before = len(calls)
    for planted in (
        b"",
        whole[:-1],
        whole[:40] + bytes([whole[40] ^ 1]) + whole[41:],
        b"\0" * 32 + whole[32:],
        other.read_bytes(),
    ):
        one.write_bytes(planted)
        assert built(outline) == first
    assert len(calls) == before + 5 * 2


def test_an_entry_of_another_user_counts_for_nothing(tmp_path: Path) -> None:
    CitationCache(tmp_path, "1", b"x" * 32).store(b"question", b"answer")
    assert CitationCache(tmp_path, "1", KEY).load(b"question") is None
    CitationCache(tmp_path, "1", KEY).store(b"question", b"answer")
    assert CitationCache(tmp_path, "1", KEY).load(b"question") == b"answer"
    assert CitationCache(tmp_path, "1", KEY).load(b"another") is None
    assert CitationCache(tmp_path, "2", KEY).load(b"question") is None


def test_the_oldest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citation_cache, "MOST_ENTRIES", 3)
    cache = CitationCache(tmp_path, "1", KEY)
    for number in range(5):
        cache.store(b"%d" % number, b"answer")
        for path in tmp_path.glob("*.answer"):
            os.utime(path, (path.stat().st_atime, path.stat().st_mtime - 10))
    assert [cache.load(b"%d" % number) for number in range(5)] == [None, None, *[b"answer"] * 3]


def test_a_disk_that_refuses_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    cache = CitationCache(tmp_path / "file", "1", KEY)
    cache.store(b"question", b"answer")
    assert cache.load(b"question") is None


@pytest.mark.skipif(os.name == "nt", reason="making links needs a right there")
def test_a_link_out_of_the_project_is_not_followed(
    outline: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (outline.parent / ".cache").symlink_to(elsewhere)
    assert built(outline)
    assert not list(elsewhere.rglob("*.answer"))
